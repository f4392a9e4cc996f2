/* SPDX-License-Identifier: MIT */
#include "parse/units.h"

#include "base/count.h"
#include "base/utf8.h"

/* Where in a text it stands: sentences do not end inside of anything. */
struct scan {
	struct str text;
	size_t at;
	size_t brackets;
	bool code, quote, strong;
};

static const char *const abbreviations[] = {
	"e.g.", "i.e.", "vs.", "cf.", "etc.", "approx.", "incl.", "resp.",
	"no.", "fig.", "dr.", "mr.", "mrs.", "ms.", "st.", "al.", "inc.",
};
static const char *const wide_ends[] = { "。", "！", "？" };

static bool
is_abbreviation(struct str text)
{
	for (size_t i = 0; i < COUNT(abbreviations); i++) {
		struct str word = str_of(abbreviations[i]);
		struct str tail = str_from(text, text.len < word.len ? 0 :
					   text.len - word.len);

		if (str_eq_nocase(tail, word) && (tail.ptr == text.ptr ||
		    !ascii_is_alnum(tail.ptr[-1])))
			return true;
	}
	return false;
}

/* "1." and "U.S." end no sentence. */
static bool
is_number_or_initial(struct str text)
{
	size_t at = text.len - 1, start = at;
	struct str before;

	while (start > 0 && ascii_is_alnum(text.ptr[start - 1]))
		start--;
	if (at - start == 1 && ascii_is_alpha(text.ptr[start]))
		return true;
	for (size_t i = start; i < at; i++)
		if (!ascii_is_digit(text.ptr[i]))
			return false;
	before = str_trim_end(str_slice(text, (struct range){ 0, start }));
	return at > start && (before.len == 0 || str_contains(STR(".!?:;"),
	    (struct str){ before.ptr + before.len - 1, 1 }) ||
	    text.ptr[start - 1] == '\n');
}

static bool
begins_sentence(struct str text)
{
	int32_t point;

	if (!text.len)
		return false;
	if (str_contains(STR("\"*`"), (struct str){ text.ptr, 1 }))
		return true;
	point = utf8_next(&text);
	if (point >= 0 && point < 0x80)
		return point >= 'A' && point <= 'Z';
	return point == 0x201c || (point > 0 && utf8_is_letter(point) &&
				   utf8_lower(point) != point);
}

static bool
is_free(const struct scan *scan)
{
	return !scan->brackets && !scan->code && !scan->quote &&
	    !scan->strong;
}

/* A quotation that is never closed is an inch, or a slip. */
static void
follow_quote(struct scan *scan)
{
	struct str rest = str_from(scan->text, scan->at + 1);

	if (scan->quote)
		scan->quote = false;
	else
		scan->quote = str_find_byte(rest, '"') < rest.len;
}

/* Passes one byte, or the mark that begins there. */
static void
step(struct scan *scan)
{
	struct str rest = str_from(scan->text, scan->at);
	size_t length = 1;

	switch (scan->code && rest.ptr[0] != '`' ? '\0' : rest.ptr[0]) {
	case '`':
		scan->code = !scan->code;
		break;
	case '(': case '[': case '{':
		scan->brackets++;
		break;
	case ')': case ']': case '}':
		scan->brackets -= scan->brackets > 0;
		break;
	case '"':
		follow_quote(scan);
		break;
	case '*':
		if (str_starts(rest, STR("**")) && ++length)
			scan->strong = !scan->strong;
		break;
	case '\xe2':
		if (str_starts(rest, STR("“")) || str_starts(rest, STR("”")))
			scan->quote = str_starts(rest, STR("“"));
	}
	scan->at += length;
}

static bool
is_closer(struct str rest)
{
	return str_contains(STR("\"')]*_`.!?"), (struct str){ rest.ptr, 1 }) ||
	    str_starts(rest, STR("”")) || str_starts(rest, STR("’"));
}

/* Whether what ends at scan->at, after its closing marks, is a sentence. */
static bool
ends_here(const struct scan *scan, struct str sentence)
{
	struct str rest = str_from(scan->text, scan->at);

	return is_free(scan) && rest.len && ascii_is_space(rest.ptr[0]) &&
	    begins_sentence(str_trim_start(rest)) &&
	    !is_abbreviation(sentence) && !is_number_or_initial(sentence);
}

static bool
wide_end(struct scan *scan)
{
	struct str rest = str_from(scan->text, scan->at);

	if ((unsigned char)rest.ptr[0] < 0xe3)
		return false;
	for (size_t i = 0; i < COUNT(wide_ends); i++)
		if (str_starts(rest, str_of(wide_ends[i])) && is_free(scan)) {
			scan->at += str_of(wide_ends[i]).len;
			return true;
		}
	return false;
}

/* Moves behind the next end of a sentence, or to the end of the text. */
static void
next_end(struct scan *scan)
{
	while (scan->at < scan->text.len) {
		char c = scan->text.ptr[scan->at];
		bool ends = c == '.' || c == '!' || c == '?';
		struct str sentence = str_slice(scan->text, (struct range){
						0, scan->at + 1 });

		if (wide_end(scan))
			return;
		step(scan);
		if (!ends)
			continue;
		while (scan->at < scan->text.len &&
		       is_closer(str_from(scan->text, scan->at)))
			step(scan);
		if (ends_here(scan, sentence))
			return;
	}
}

static struct range
trimmed(const struct persona *persona, struct range range)
{
	struct str text = persona_text(persona, range);

	range.start += text.len - str_trim_start(text).len;
	range.end = range.start + str_trim(text).len;
	return range;
}

static void
set_units(struct persona *persona, size_t first, size_t end,
	  struct range unit)
{
	unit = trimmed(persona, unit);
	for (size_t i = first; i < end; i++)
		persona->items[i].unit = unit;
}

/* Each sentence that has items is one; what has none goes with the next, at
 * the end with the last. */
static void
cut_sentences(struct persona *persona, size_t first, size_t end,
	      struct range range)
{
	struct scan scan = { .text = persona_text(persona, range) };
	size_t start = range.start, reached = 0, i = first;

	while (first < end) {
		size_t at;

		next_end(&scan);
		at = range.start + scan.at;
		for (; i < end && persona->items[i].range.start < at; i++)
			reached = persona->items[i].range.end;
		if (at < range.end && (i == first || reached > at))
			continue;
		if (i == end || at >= range.end) {
			i = end;
			at = range.end;
		}
		set_units(persona, first, i, (struct range){ start, at });
		first = i;
		start = at;
	}
}

static bool
is_sentence(const struct item *item)
{
	return item->kind == ITEM_SENTENCE || item->kind == ITEM_CLAUSE;
}

static size_t
line_start(const struct persona *persona, size_t at, size_t least)
{
	struct str bytes = persona->source.bytes;

	while (at > least && bytes.ptr[at - 1] != '\n' &&
	       bytes.ptr[at - 1] != '\r')
		at--;
	return at;
}

/* Paragraphs and list entries; a nested entry ends the one before it. */
static void
cut_text(struct persona *persona, const struct block *block)
{
	size_t end = block->first_item + block->item_count;
	size_t at = block->text.start, next;

	for (size_t i = block->first_item; i < end; i = next) {
		const struct item *item = &persona->items[i];
		size_t stop = block->text.end;

		for (next = i + 1; next < end; next++)
			if (!is_sentence(&persona->items[next]))
				break;
		if (next < end)
			stop = line_start(persona,
					  persona->items[next].range.start,
					  item->range.end);
		if (is_sentence(item)) {
			if (i > block->first_item)
				at = line_start(persona, item->range.start,
						at);
			cut_sentences(persona, i, next,
				      (struct range){ at, stop });
		} else if (item->kind == ITEM_ENTRY) {
			set_units(persona, i, next, (struct range){
				  item->range.start, stop });
		} else {
			next = i + 1;
			set_units(persona, i, next, item->range);
			stop = item->range.end;
		}
		at = stop;
	}
}

void
units_find(struct persona *persona)
{
	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];
		size_t end = block->first_item + block->item_count;

		if (block->kind == BLOCK_PARAGRAPH ||
		    block->kind == BLOCK_ENTRY) {
			cut_text(persona, block);
			continue;
		}
		for (size_t j = block->first_item; j < end; j++)
			persona->items[j].unit =
			    block->kind == BLOCK_TABLE ?
			    persona->items[j].range : block->text;
	}
}
