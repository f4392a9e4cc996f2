/* SPDX-License-Identifier: MIT */
#include "base/count.h"
#include "compose/checks_list.h"
#include "compose/pick.h"
#include "compose/place.h"
#include "model/sense.h"
#include "model/tag.h"
#include "model/unit.h"

/* What a text refers to, and whether the draft has it. */

enum {
	NUMBER_MAX = 64,   /* phases and steps that are told apart */
	AROUND = 40,	   /* bytes between "format" and "below" */
	TITLE_LEAST = 4	   /* bytes of a title that is looked for */
};

struct named_check {
	struct check *check;
	bool phases[NUMBER_MAX + 1]; /* those that titles or entries begin */
	size_t steps;		     /* of the longest numbered list */
	bool output;		     /* a format, a template, code to copy */
};

static void
note_named(struct check *check, size_t entry, const char *code,
	   const char *words, struct str what)
{
	struct str quote = check_quote_entry(check, entry);

	check_note(check, SEVERITY_WARNING, code,
		   arena_printf(check->arena, "%s%.*s: %.*s", words,
				STR_ARG(what), STR_ARG(quote)));
	check_places(check, entry, NO_INDEX);
}

/* The template that a block is a part of, or its code. */
static bool
is_format(const struct draft *draft, const struct entry *entry)
{
	const struct persona *persona;
	size_t closed;

	if (entry->kind == ENTRY_SECTION)
		return text_has(entry->title, SENSE_OUTPUT);
	if (entry->origin.persona >= draft->comparison->persona_count)
		return entry->form == FORM_VERBATIM;
	persona = draft->comparison->personas[entry->origin.persona];
	closed = persona_closed_of(persona, block_at(persona,
				   entry->origin.range.start));
	return closed != NO_INDEX &&
	    (persona->closed[closed].kind == CLOSED_TEMPLATE ||
	     persona->closed[closed].kind == CLOSED_CODE ||
	     persona->closed[closed].kind == CLOSED_MATRIX);
}

static void
note_phase(struct named_check *named, size_t number)
{
	if (number && number <= NUMBER_MAX)
		named->phases[number] = true;
}

static size_t
digits(struct str text)
{
	size_t number = 0;

	for (size_t i = 0; i < text.len && i < 3 &&
	     ascii_is_digit(text.ptr[i]); i++)
		number = number * 10 + (size_t)(text.ptr[i] - '0');
	return number;
}

/* The number in a tag like <step n="3">, else 0. */
static size_t
tag_number(struct str line)
{
	struct tag tag;
	struct str key, value;

	if (!tag_open(&tag, line))
		return 0;
	while (tag_attribute(&tag.attributes, &key, &value))
		if (value.len && ascii_is_digit(value.ptr[0]))
			return digits(value);
	return 0;
}

/* Every line may begin a phase: entries with others below are one text. */
static void
read_lines(struct named_check *named, struct str text)
{
	struct str line;

	while (str_split(&text, '\n', &line)) {
		line = str_trim(line);
		note_phase(named, text_phase(line));
		note_phase(named, text_number(line));
		note_phase(named, tag_number(line));
	}
}

static void
read_draft(struct named_check *named)
{
	const struct draft *draft = named->check->draft;
	size_t steps = 0;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		bool step = entry->kind == ENTRY_BLOCK &&
		    entry->form == FORM_STEP;

		if (entry->kind == ENTRY_SECTION && entry->section != NO_INDEX
		    && entry->persona < draft->comparison->persona_count)
			read_lines(named, draft->comparison->personas[
			    entry->persona]->sections[entry->section].title);
		steps = step ? steps + 1 : entry->kind == ENTRY_SECTION ? 0 :
		    steps;
		named->steps = steps > named->steps ? steps : named->steps;
		read_lines(named, draft_text(draft, entry));
		named->output |= is_format(draft, entry);
	}
}

/* Text behind a word of the sense and blanks, from where the word stands. */
static bool
word_at(struct str text, size_t at, enum sense sense, struct str *word)
{
	struct str rest = str_from(text, at);

	return (at == 0 || !ascii_is_alnum(text.ptr[at - 1])) &&
	    ascii_is_alnum(rest.ptr[0] & 0x7f) &&
	    text_begins(rest, sense, word) && word->ptr == rest.ptr;
}

/* The phase or step that the text names otherwise than as its own title. */
static size_t
named_phase(struct str text)
{
	size_t own = text_phase(text);

	for (size_t at = 1; at < text.len; at++) {
		struct str word;
		size_t number;

		if (!word_at(text, at, SENSE_PHASE, &word))
			continue;
		number = text_phase(str_from(text, at));
		if (number && number != own)
			return number;
	}
	return 0;
}

/* "following conventional commit format": it is the writer who follows. */
static bool
follows_another(struct str text)
{
	size_t at = str_find(text, STR("following "));
	struct str word;

	if (at == text.len || str_contains(text, STR("below")) ||
	    str_ends(str_slice(text, (struct range){ 0, at }), STR("the ")))
		return false;
	return !word_at(text, at + STR("following ").len, SENSE_OUTPUT,
			&word);
}

/* "the format below", "use the following template": one that is elsewhere. */
static bool
names_format(struct str text)
{
	struct str word;

	for (size_t at = 0; at < text.len; at++) {
		struct str around;
		size_t start = at > AROUND ? at - AROUND : 0;

		if (!word_at(text, at, SENSE_OUTPUT, &word))
			continue;
		while (start < at && start && ((unsigned char)
		       text.ptr[start] & 0xc0) == 0x80)
			start++;
		around = str_slice(text, (struct range){
				   start, at + word.len + AROUND });
		around.len = start + around.len > text.len ?
		    text.len - start : around.len;
		if (text_has(around, SENSE_FOLLOWING) &&
		    !follows_another(around))
			return true;
	}
	return false;
}

static void
check_phase(struct named_check *named, size_t index, struct str text)
{
	size_t number = named_phase(text);

	if (!number || number > NUMBER_MAX || named->phases[number] ||
	    number <= named->steps)
		return;
	note_named(named->check, index, "names-missing",
		   "names what the draft does not hold, number ",
		   arena_printf(named->check->arena, "%zu", number));
}

/* Whether the title stands in the text as a name: in quotes, in emphasis, or
 * with "section" or the like behind it. */
static bool
names_title(struct str text, struct str title)
{
	static const char *const kinds[] = {
		" section", " checklist", " template", " matrix", " table",
		" below", " above",
	};
	struct str behind;
	size_t at = str_find(text, title);
	char before, after;

	if (at == text.len)
		return false;
	before = at ? text.ptr[at - 1] : ' ';
	behind = str_from(text, at + title.len);
	after = behind.len ? behind.ptr[0] : ' ';
	if ((before == '"' && after == '"') || (before == '*' && after == '*'))
		return true;
	if (str_ends(str_slice(text, (struct range){ 0, at }), STR("“")))
		return true;
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_starts(behind, str_of(kinds[i])))
			return !ascii_is_alnum(before);
	return false;
}

static bool
draft_has_title(const struct draft *draft, struct str title)
{
	for (size_t i = 0; i < draft->entry_count; i++)
		if (draft->entries[i].kind == ENTRY_SECTION &&
		    title_same(draft->entries[i].title, title))
			return true;
	return false;
}

/* A section of the text's own file that is not in the draft. */
static void
check_titles(struct named_check *named, size_t index, struct str text)
{
	const struct draft *draft = named->check->draft;
	size_t owner = draft->entries[index].origin.persona;
	const struct persona *persona;

	if (owner >= draft->comparison->persona_count)
		return;
	persona = draft->comparison->personas[owner];
	for (size_t i = 1; i < persona->section_count; i++) {
		const struct section *section = &persona->sections[i];

		if (section->syntax == SECTION_LEAD ||
		    section->title.len < TITLE_LEAST ||
		    !names_title(text, section->title) ||
		    draft_has_title(draft, section->title))
			continue;
		note_named(named->check, index, "names-missing",
			   "names a section that the draft does not hold, ",
			   section->title);
		return;
	}
}

/* Whether the tag stands on a line of its own in the file of the entry. */
static bool
is_own_tag(const struct draft *draft, const struct entry *entry,
	   struct str tag, struct arena *arena)
{
	size_t owner = entry->origin.persona;

	return owner < draft->comparison->persona_count &&
	    str_contains(persona_body(draft->comparison->personas[owner]),
			 arena_printf(arena, "\n%.*s", STR_ARG(tag)));
}

static bool
draft_has_text(const struct draft *draft, struct str text, size_t without)
{
	for (size_t i = 0; i < draft->entry_count; i++)
		if (i != without && draft->entries[i].kind == ENTRY_BLOCK &&
		    str_contains(draft_text(draft, &draft->entries[i]), text))
			return true;
	return false;
}

/* A tag of the text's own file: "put it into <answer>". */
static void
check_named_tags(struct named_check *named, size_t index, struct str text)
{
	const struct draft *draft = named->check->draft;
	struct arena *arena = named->check->arena;

	for (size_t at = 0; at < text.len; at++) {
		struct tag tag;

		at += str_find_byte(str_from(text, at), '<');
		if (at == 0 || text.ptr[at - 1] == '\n' ||
		    !tag_open(&tag, str_from(text, at)) ||
		    tag_name_is_html(tag.name) ||
		    !is_own_tag(draft, &draft->entries[index], tag.whole,
				arena) ||
		    draft_has_text(draft, tag.whole, index) ||
		    draft_has_title(draft, tag_words(arena, tag.name)) ||
		    str_contains(text, arena_printf(arena, "</%.*s>",
						    STR_ARG(tag.name))))
			continue;
		note_named(named->check, index, "names-missing",
			   "names a tag that the draft does not hold, ",
			   tag.whole);
		return;
	}
}

void
check_names(struct check *check)
{
	const struct draft *draft = check->draft;
	struct named_check named = { .check = check };

	read_draft(&named);
	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		struct str text = draft_text(draft, entry);

		if (entry->kind != ENTRY_BLOCK ||
		    entry->form == FORM_VERBATIM)
			continue;
		check_phase(&named, i, text);
		check_titles(&named, i, text);
		check_named_tags(&named, i, text);
		if (!named.output && names_format(text))
			note_named(check, i, "names-missing",
				   "names a format that the draft does not "
				   "hold", STR(""));
	}
}
