/* SPDX-License-Identifier: MIT */
#include "base/count.h"
#include "base/keyed.h"
#include "compose/checks_list.h"
#include "compose/mention.h"
#include "compose/pick.h"
#include "compose/place.h"
#include "compose/title.h"
#include "model/sense.h"
#include "model/tag.h"
#include "model/unit.h"

/* What a text refers to, and whether the draft has it. */

enum {
	NUMBER_MAX = 64,   /* phases and steps that are told apart */
	AROUND = 40,	   /* bytes between "format" and "below" */
	TITLE_LEAST = 4	   /* bytes of a title that is looked for */
};

/* Blocks of the draft that hold a tag: the first, and whether others do. */
struct holder {
	size_t entry;
	bool others;
};

/* What a persona's text may name. */
struct own_names {
	struct keyed tags; /* those that stand on a line of their own */
	struct mentions *titles; /* those that the draft does not hold */
};

struct named_check {
	struct check *check;
	struct arena scratch;
	struct keyed titles;   /* the draft's, by key */
	struct keyed tags;     /* of blocks: one more than a holder */
	struct holder *holders;
	size_t holder_count, holder_capacity;
	struct own_names **own; /* by persona; NULL: not yet */
	struct keyed closings; /* by name: one more than the last entry */
	size_t closings_of;    /* one more than the entry they are read of */
	struct str text;       /* in which titles are looked for */
	size_t missing;	       /* the first section that it names in vain */
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

/* Bytes of the word of the sense that begins here, or 0. */
static size_t
word_at(struct str text, size_t at, enum sense sense)
{
	if (at >= text.len || !ascii_is_alnum(text.ptr[at] & 0x7f) ||
	    (at > 0 && ascii_is_alnum(text.ptr[at - 1])))
		return 0;
	return text_word(str_from(text, at), sense);
}

/* The phase or step that the text names otherwise than as its own title. */
static size_t
named_phase(struct str text)
{
	size_t own = text_phase(text);

	for (size_t at = 1; at < text.len; at++) {
		size_t number;

		if (!word_at(text, at, SENSE_PHASE))
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

	if (at == text.len || str_contains(text, STR("below")) ||
	    str_ends(str_slice(text, (struct range){ 0, at }), STR("the ")))
		return false;
	return !word_at(text, at + STR("following ").len, SENSE_OUTPUT);
}

/* "the format below", "use the following template": one that is elsewhere. */
static bool
names_format(struct str text)
{
	for (size_t at = 0; at < text.len; at++) {
		struct str around;
		size_t start = at > AROUND ? at - AROUND : 0;
		size_t length = word_at(text, at, SENSE_OUTPUT);

		if (!length)
			continue;
		while (start < at && start && ((unsigned char)
		       text.ptr[start] & 0xc0) == 0x80)
			start++;
		around = str_slice(text, (struct range){
				   start, at + length + AROUND });
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

/* Whether the title stands there as a name: in quotes, in emphasis, or with
 * "section" or the like behind it. */
static bool
is_named(struct str text, size_t at, size_t length)
{
	static const char *const kinds[] = {
		" section", " checklist", " template", " matrix", " table",
		" below", " above",
	};
	struct str behind = str_from(text, at + length);
	char before = at ? text.ptr[at - 1] : ' ';
	char after = behind.len ? behind.ptr[0] : ' ';

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
draft_has_title(struct named_check *named, struct str title)
{
	return keyed_find(&named->titles,
			  title_key(&named->scratch, title)) != NULL;
}

static struct mentions *
missing_titles(struct named_check *named, const struct persona *persona)
{
	struct mention_title *titles =
	    ARENA_ARRAY(&named->scratch, struct mention_title,
			persona->section_count);
	size_t count = 0;

	for (size_t i = 1; i < persona->section_count; i++) {
		const struct section *section = &persona->sections[i];

		if (section->syntax != SECTION_LEAD &&
		    section->title.len >= TITLE_LEAST &&
		    !draft_has_title(named, section->title))
			titles[count++] = (struct mention_title){
				section->title, i
			};
	}
	return mentions_new(titles, count, &named->scratch);
}

static struct keyed
tags_of_lines(struct str body, struct arena *arena)
{
	struct keyed tags = { 0 };

	for (size_t at = 1; at < body.len; at++) {
		struct tag tag;

		at += str_find_byte(str_from(body, at), '<');
		if (at < body.len && body.ptr[at - 1] == '\n' &&
		    tag_open(&tag, str_from(body, at)))
			*keyed_add(&tags, tag.whole, arena) = 1;
	}
	return tags;
}

/* What the entry's own file has, or NULL. */
static const struct own_names *
own_names(struct named_check *named, const struct entry *entry)
{
	const struct comparison *comparison = named->check->draft->comparison;
	const struct persona *persona;
	struct own_names **own;

	if (entry->origin.persona >= comparison->persona_count)
		return NULL;
	persona = comparison->personas[entry->origin.persona];
	own = &named->own[entry->origin.persona];
	if (*own)
		return *own;
	*own = ARENA_NEW(&named->scratch, struct own_names);
	(*own)->titles = missing_titles(named, persona);
	(*own)->tags = tags_of_lines(persona_body(persona), &named->scratch);
	return *own;
}

static void
note_mention(void *context, const struct mention_title *title, size_t at)
{
	struct named_check *named = context;

	if (title->number < named->missing &&
	    is_named(named->text, at, title->text.len))
		named->missing = title->number;
}

/* A section of the text's own file that is not in the draft. */
static void
check_titles(struct named_check *named, size_t index, struct str text)
{
	const struct draft *draft = named->check->draft;
	const struct entry *entry = &draft->entries[index];
	const struct own_names *own = own_names(named, entry);

	if (!own)
		return;
	named->text = text;
	named->missing = NO_INDEX;
	mentions_find(own->titles, text, note_mention, named);
	if (named->missing != NO_INDEX)
		note_named(named->check, index, "names-missing",
			   "names a section that the draft does not hold, ",
			   draft->comparison->personas[entry->origin.persona]
			       ->sections[named->missing].title);
}

static void
note_holder(struct named_check *named, struct str tag, size_t index)
{
	size_t *number = keyed_add(&named->tags, tag, &named->scratch);

	if (*number) {
		struct holder *holder = &named->holders[*number - 1];

		holder->others |= holder->entry != index;
		return;
	}
	named->holders = arena_grow(&named->scratch, named->holders,
	    named->holder_count, &named->holder_capacity,
	    sizeof(*named->holders));
	named->holders[named->holder_count++] = (struct holder){ index, false };
	*number = named->holder_count;
}

/* What the draft's titles and blocks hold. */
static void
read_held(struct named_check *named)
{
	const struct draft *draft = named->check->draft;

	named->own = ARENA_ARRAY(&named->scratch, struct own_names *,
				 draft->comparison->persona_count);
	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		struct str text = draft_text(draft, entry);

		if (entry->kind == ENTRY_SECTION)
			keyed_add(&named->titles, title_key(&named->scratch,
				  entry->title), &named->scratch);
		for (size_t at = 0; at < text.len &&
		     entry->kind == ENTRY_BLOCK; at++) {
			struct tag tag;

			at += str_find_byte(str_from(text, at), '<');
			if (tag_open(&tag, str_from(text, at)))
				note_holder(named, tag.whole, i);
		}
	}
}

static bool
another_has_tag(const struct named_check *named, struct str tag, size_t index)
{
	const size_t *number = keyed_find(&named->tags, tag);
	const struct holder *holder =
	    number ? &named->holders[*number - 1] : NULL;

	return holder && (holder->others || holder->entry != index);
}

static void
read_closings(struct named_check *named, size_t index, struct str text)
{
	named->closings_of = index + 1;
	for (size_t at = 0; at < text.len; at++) {
		struct str name;

		at += str_find_byte(str_from(text, at), '<');
		if (!str_starts(str_from(text, at), STR("</")))
			continue;
		name = str_from(text, at + 2);
		name.len = tag_name_length(name);
		if (str_starts(str_from(text, at + 2 + name.len), STR(">")))
			*keyed_add(&named->closings, name,
				   &named->scratch) = index + 1;
	}
}

static bool
is_closed_within(struct named_check *named, size_t index, struct str text,
		 struct str name)
{
	const size_t *last;

	if (named->closings_of != index + 1)
		read_closings(named, index, text);
	last = keyed_find(&named->closings, name);
	return last && *last == index + 1;
}

/* A tag of the text's own file: "put it into <answer>". */
static void
check_named_tags(struct named_check *named, size_t index, struct str text)
{
	struct arena *scratch = &named->scratch;
	const struct own_names *own =
	    own_names(named, &named->check->draft->entries[index]);

	for (size_t at = 0; own && at < text.len; at++) {
		struct tag tag;

		at += str_find_byte(str_from(text, at), '<');
		if (at == 0 || text.ptr[at - 1] == '\n' ||
		    !tag_open(&tag, str_from(text, at)) ||
		    tag_name_is_html(tag.name) ||
		    !keyed_find(&own->tags, tag.whole) ||
		    another_has_tag(named, tag.whole, index) ||
		    draft_has_title(named, tag_words(scratch, tag.name)) ||
		    is_closed_within(named, index, text, tag.name))
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
	read_held(&named);
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
	arena_release(&named.scratch);
}
