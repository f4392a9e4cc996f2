#include "parse/conditions.h"

#include "base/count.h"
#include "model/tag.h"
#include "parse/titles.h"

enum { PHRASE_MIN = 2 }; /* words */

static const char *const condition_keys[] = {
	"if", "when", "unless", "else", "condition", "test", "case", "while",
	"until", "foreach", "for-each",
};

static const char *const condition_names[] = {
	"if", "elif", "elseif", "else", "when", "otherwise", "unless",
	"switch", "case", "while", "until", "loop", "foreach", "for-each",
	"repeat", "branch", "condition",
};

static bool
is_one_of(struct str text, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq_nocase(text, str_of(list[i])))
			return true;
	return false;
}

static bool
is_condition(struct str text)
{
	struct tag tag;
	struct str key, value;

	if (!tag_open(&tag, text))
		return false;
	if (is_one_of(tag.name, condition_names, COUNT(condition_names)))
		return true;
	while (tag_attribute(&tag.attributes, &key, &value))
		if (is_one_of(key, condition_keys, COUNT(condition_keys)))
			return true;
	return false;
}

static bool
has_phrase(struct str text)
{
	struct tag tag;
	struct str key, value;

	if (!tag_open(&tag, text))
		return false;
	while (tag_attribute(&tag.attributes, &key, &value))
		if (words_least(value, PHRASE_MIN))
			return true;
	return false;
}

/* The last line of what begins here and stays whole, or NO_INDEX. */
static size_t
kept_until(const struct page *page, size_t at)
{
	const struct line *line = &page->lines[at];
	struct str text = page_opening(page, at);

	if (line->kind == LINE_ONE && is_condition(text))
		return page_opening_last(page, at);
	if ((line->kind != LINE_OPEN && line->kind != LINE_TAG) ||
	    line->partner == NO_INDEX || line->partner < at)
		return NO_INDEX;
	if (is_condition(text) || (line->kind == LINE_TAG &&
				   has_phrase(text)))
		return line->partner;
	return NO_INDEX;
}

/* Blocks come in order, so the next range's begin after this one's. */
static void
keep(struct page *page, size_t *block, size_t first, size_t last)
{
	struct persona *persona = page->persona;
	struct range range = { page->lines[first].text.start,
			       page->lines[last].text.end };

	while (*block < persona->block_count &&
	       persona->blocks[*block].range.end <= range.start)
		++*block;
	for (; *block < persona->block_count &&
	     persona->blocks[*block].text.start < range.end; ++*block)
		persona->blocks[*block].keep = range;
}

void
conditions_keep(struct page *page)
{
	size_t *open = ARENA_ARRAY(&page->scratch, size_t, page->count + 1);
	size_t depth = 0, block = 0, kept = page->first, last;

	for (size_t i = page->first; i < page->count; i++) {
		const struct line *line = &page->lines[i];

		while (depth && page->lines[open[depth - 1]].partner < i)
			depth--;
		last = i < kept ? NO_INDEX : kept_until(page, i);
		if (last != NO_INDEX && depth &&
		    page->lines[open[depth - 1]].kind == LINE_TAG) {
			last = page->lines[open[depth - 1]].partner;
			keep(page, &block, open[depth - 1], last);
			kept = last + 1;
		} else if (last != NO_INDEX) {
			keep(page, &block, i, last);
			kept = last + 1;
		}
		if ((line->kind == LINE_OPEN || line->kind == LINE_TAG) &&
		    line->partner != NO_INDEX && line->partner > i)
			open[depth++] = i;
	}
}
