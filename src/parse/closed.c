/* SPDX-License-Identifier: MIT */
#include "parse/groups.h"

#include <stdlib.h>

#include "base/count.h"
#include "base/utf8.h"
#include "model/sense.h"
#include "model/tag.h"
#include "model/unit.h"
#include "parse/titles.h"

enum {
	READ_MAX = 120,	 /* bytes of a title or entry that are looked at */
	TITLE_WORDS = 10, /* a longer one is no level or side */
	LABEL_MAX = 60,	  /* bytes before the colon of "High priority: …" */
	NUMBERED_MAX = 2500, /* bytes of numbered sections that are one */
	BLANKS_CODE = 3,  /* so many make code a template */
	BLANKS_NEXT = 2,  /* … what follows a template a part of it */
	FAT = 2		  /* an entry with more below is a heading */
};

/* What stands in a section in order: its groups and its sub-sections. */
struct element {
	size_t home, first, end;
	struct str title;
	size_t section; /* of a sub-section, else NO_INDEX */
	bool speaks;	/* "User: …" */
};

struct finder {
	struct persona *persona;
	struct arena *scratch;
	size_t *first, *end; /* by section: its blocks, those below included */
	size_t *blanks;	     /* by block: to fill in, in those before it */
	struct element *elements;
	size_t element_count;
	struct closed *found;
	size_t count, capacity;
};

/* Sections within a tag that is kept whole are no less than the tag. */
static void
add_closed(struct finder *finder, enum closed_kind kind, size_t first,
	   size_t end)
{
	const struct persona *persona = finder->persona;
	size_t head = persona_group_of(persona, first);
	size_t tail = persona_group_of(persona, end - 1);

	if (head != NO_INDEX)
		first = persona->groups[head].first;
	if (tail != NO_INDEX)
		end = persona->groups[tail].end;
	finder->found = arena_grow(finder->scratch, finder->found,
				   finder->count, &finder->capacity,
				   sizeof(*finder->found));
	finder->found[finder->count++] =
	    (struct closed){ kind, first, end, NO_INDEX };
}

static bool
is_titled(const struct section *section)
{
	return section->syntax != SECTION_ROOT &&
	    section->syntax != SECTION_LEAD;
}

static struct str
first_line(struct str text)
{
	text = str_slice(text, (struct range){ 0, READ_MAX });
	return str_slice(text, (struct range){ 0, str_find_byte(text, '\n') });
}

/* Whether the code is a text to write rather than a program, where what looks
 * like a blank is a type, a tag or a variable. */
static bool
is_written(struct str code)
{
	static const char *const languages[] = {
		"", "json", "markdown", "md", "plain", "plaintext", "text",
		"txt", "xml", "yaml", "yml",
	};
	struct str line = first_line(str_trim(code));

	while (line.len && (line.ptr[0] == '`' || line.ptr[0] == '~'))
		line = str_from(line, 1);
	line = str_trim(line);
	line.len = str_find_byte(line, ' ');
	return tag_name_among(line, languages, COUNT(languages));
}

static size_t
block_blanks(const struct persona *persona, const struct block *block)
{
	struct str text = persona_text(persona, block->text);

	if (!block_is_content(block->kind) && block->kind != BLOCK_TITLE)
		return 0;
	if (block->kind == BLOCK_CODE && !is_written(text))
		return 0;
	return text_blanks(text);
}

static void
measure(struct finder *finder)
{
	const struct persona *persona = finder->persona;

	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		finder->blanks[i + 1] = finder->blanks[i] +
		    block_blanks(persona, block);
		if (block->kind == BLOCK_TITLE && block->section)
			finder->first[block->section] = i;
		finder->end[block->section] = i + 1;
	}
	for (size_t i = persona->section_count; i-- > 1;) {
		size_t parent = persona->sections[i].parent;

		if (finder->end[parent] < finder->end[i])
			finder->end[parent] = finder->end[i];
	}
}

static size_t
blanks_in(const struct finder *finder, size_t first, size_t end)
{
	return finder->blanks[end] - finder->blanks[first];
}

static struct str
block_line(const struct persona *persona, size_t block)
{
	return first_line(block_words(persona, block));
}

/* What a group says it is: its lead-in, or the bold words it begins with. */
static struct str
group_title(const struct persona *persona, const struct unit_group *group)
{
	struct str line = block_line(persona, group->first);
	struct lead lead;

	if (group->body > group->first)
		return line;
	if (group->kind == BLOCK_PARAGRAPH && lead_find(line, &lead))
		return lead.title;
	return STR("");
}

static bool
is_speaker(struct str line)
{
	struct str rest, word;

	if (!text_begins(line, SENSE_SPEAKER, &word))
		return false;
	rest = str_from(line, (size_t)(word.ptr - line.ptr) + word.len);
	while (rest.len && (rest.ptr[0] == '*' || rest.ptr[0] == '"'))
		rest = str_from(rest, 1);
	return str_starts(rest, STR(":")) || str_starts(rest, STR("："));
}

static int
compare_elements(const void *left, const void *right)
{
	const struct element *a = left, *b = right;

	if (a->home != b->home)
		return a->home < b->home ? -1 : 1;
	return a->first < b->first ? -1 : a->first > b->first;
}

static void
list_elements(struct finder *finder)
{
	const struct persona *persona = finder->persona;
	size_t count = 0;

	finder->elements = ARENA_ARRAY(finder->scratch, struct element,
	    persona->group_count + persona->section_count);
	for (size_t i = 0; i < persona->group_count; i++) {
		const struct unit_group *group = &persona->groups[i];

		finder->elements[count++] = (struct element){
			group->section, group->first, group->end,
			group_title(persona, group), NO_INDEX,
			is_speaker(block_line(persona, group->first)) };
	}
	for (size_t i = 1; i < persona->section_count; i++) {
		const struct section *section = &persona->sections[i];

		if (section_home(persona, i) == i)
			finder->elements[count++] = (struct element){
				section_home(persona, section->parent),
				finder->first[i], finder->end[i],
				first_line(section->title), i, false };
	}
	finder->element_count = count;
	if (count)
		qsort(finder->elements, count, sizeof(*finder->elements),
		      compare_elements);
}

/* The first words of a title or entry: a level, one side or the other. */
static bool
begins_with(struct str text, enum sense sense)
{
	struct str word;

	return text.len && !words_least(text, TITLE_WORDS + 1) &&
	    text_begins(text, sense, &word);
}

static bool
is_level(const struct element *element)
{
	return begins_with(element->title, SENSE_LEVEL);
}

static bool
is_side(const struct element *element)
{
	return begins_with(element->title, SENSE_SIDE) ||
	    begins_with(element->title, SENSE_OTHER_SIDE);
}

static bool
is_phase(const struct element *element)
{
	return text_phase(element->title) > 0;
}

static bool
speaks(const struct element *element)
{
	return element->speaks;
}

/* The run of elements of one home for which `is` holds, from `at`. */
static size_t
run_end(const struct finder *finder, size_t at,
	bool (*is)(const struct element *))
{
	size_t end = at, home = finder->elements[at].home;

	while (end < finder->element_count &&
	       finder->elements[end].home == home &&
	       is(&finder->elements[end]))
		end++;
	return end;
}

static void
close_run(struct finder *finder, enum closed_kind kind, size_t first,
	  size_t end)
{
	add_closed(finder, kind, finder->elements[first].first,
		   finder->elements[end - 1].end);
}

/* "Critical Rules" and "Important Notes" at the top of a file are two, and so
 * are "Required Tools" and "Required Skills" anywhere. */
static bool
are_levels(const struct finder *finder, size_t first, size_t end)
{
	const struct element *element = &finder->elements[first];
	struct str word = STR(""), other = STR("");

	text_begins(element->title, SENSE_LEVEL, &word);
	for (size_t i = first + 1; i < end; i++)
		if (text_begins(finder->elements[i].title, SENSE_LEVEL,
				&other) && !str_eq_nocase(word, other))
			return end - first > 2 || element->home != 0 ||
			    element->section == NO_INDEX;
	return false;
}

static bool
are_sides(const struct finder *finder, size_t first, size_t end)
{
	bool one = false, other = false;

	for (size_t i = first; i < end; i++) {
		struct str title = finder->elements[i].title;
		bool against = begins_with(title, SENSE_OTHER_SIDE);

		other |= against;
		one |= !against && begins_with(title, SENSE_SIDE);
	}
	return one && other;
}

/* Phases with one other element between two of them are one course. */
static size_t
phases_end(const struct finder *finder, size_t at)
{
	size_t end = run_end(finder, at, is_phase);

	while (end > at && end + 1 < finder->element_count &&
	       finder->elements[end + 1].home == finder->elements[at].home &&
	       is_phase(&finder->elements[end + 1]))
		end = run_end(finder, end + 1, is_phase);
	return end;
}

/* What the nearest title says about an order: 1 that it is one, -1 that it is
 * none, 0 nothing. */
static int
order_of_title(struct str title)
{
	if (text_has(title, SENSE_STEPS))
		return 1;
	return text_has(title, SENSE_STANDING) ? -1 : 0;
}

static int
order_of(const struct persona *persona, size_t section)
{
	int order = 0;

	for (; section != 0 && !order;
	     section = persona->sections[section].parent)
		order = order_of_title(first_line(
		    persona->sections[section].title));
	return order;
}

static bool
is_numbered(const struct element *element)
{
	return element->section != NO_INDEX && text_number(element->title);
}

static size_t
elements_size(const struct finder *finder, size_t first, size_t end)
{
	const struct block *blocks = finder->persona->blocks;

	return blocks[finder->elements[end - 1].end - 1].text.end -
	    blocks[finder->elements[first].first].text.start;
}

/* "### 1. Title", "### 2. Title" where the title above is that of a method. */
static void
find_numbered(struct finder *finder, size_t at)
{
	size_t end = run_end(finder, at, is_numbered);

	if (end - at > 1 &&
	    elements_size(finder, at, end) <= NUMBERED_MAX &&
	    order_of(finder->persona, finder->elements[at].home) > 0)
		close_run(finder, CLOSED_PHASES, at, end);
}

static void
find_runs(struct finder *finder)
{
	size_t levels = 0, sides = 0, phases = 0, numbers = 0, spoken = 0;

	for (size_t i = 0; i < finder->element_count; i++) {
		if (i >= levels && (levels = run_end(finder, i, is_level)) > i
		    && are_levels(finder, i, levels))
			close_run(finder, CLOSED_LEVELS, i, levels);
		if (i >= sides && (sides = run_end(finder, i, is_side)) > i &&
		    are_sides(finder, i, sides))
			close_run(finder, CLOSED_SIDES, i, sides);
		if (i >= phases && (phases = phases_end(finder, i)) > i + 1)
			close_run(finder, CLOSED_PHASES, i, phases);
		if (i >= spoken && (spoken = run_end(finder, i, speaks)) >
		    i + 1)
			close_run(finder, CLOSED_EXAMPLE, i, spoken);
		if (i < numbers)
			continue;
		numbers = run_end(finder, i, is_numbered);
		if (numbers > i)
			find_numbered(finder, i);
	}
}

/* What the entries of a list are; nested ones are not counted. */
struct tally {
	size_t entries, levels, ones, others, phases, fat;
	bool interrupted;
};

static bool
is_picture(struct str word)
{
	int32_t point = utf8_next(&word);

	return !utf8_is_letter(point) && !utf8_is_digit(point);
}

/* "High: …", "**High** …", "✅ …" or "High": a name, not the sentence's. */
static bool
names_entry(struct str line, enum sense sense)
{
	struct str word, name = line;
	struct lead lead;

	if (!text_begins(line, sense, &word))
		return false;
	if (lead_find(line, &lead) || is_picture(word))
		return true;
	name.len = str_find_byte(line, ':');
	return (name.len < line.len && name.len <= LABEL_MAX) ||
	    !words_least(line, 4);
}

static size_t
nested_in(const struct persona *persona, size_t block, size_t end)
{
	const struct block *this = &persona->blocks[block];
	size_t nested = 0;

	for (size_t i = block + 1; i < end; i++)
		nested += persona->blocks[i].kind == BLOCK_ENTRY;
	for (size_t i = 0; i < this->item_count; i++)
		nested += persona->items[this->first_item + i].depth > 0;
	return nested;
}

static void
tally_entry(struct tally *tally, const struct persona *persona, size_t block,
	    size_t end)
{
	struct str line = block_line(persona, block);
	bool against;

	if (end > block + 1) /* a bold lead: the text behind it is its line */
		line = first_line(persona->sections[
		    persona->blocks[block].section].title);
	against = names_entry(line, SENSE_OTHER_SIDE);
	tally->entries++;
	tally->levels += names_entry(line, SENSE_LEVEL);
	tally->others += against;
	tally->ones += !against && names_entry(line, SENSE_SIDE);
	tally->phases += text_phase(line) > 0;
	tally->fat += nested_in(persona, block, end) > FAT;
}

static struct tally
tally_group(const struct persona *persona, const struct unit_group *group)
{
	struct tally tally = { 0 };
	size_t next;

	for (size_t i = group->body; i < group->end; i = next) {
		const struct block *block = &persona->blocks[i];

		next = i + 1;
		if (block->kind == BLOCK_TITLE) {
			while (next < group->end &&
			       section_within(persona,
					      persona->blocks[next].section,
					      block->section))
				next++;
		}
		if (block->kind == BLOCK_ENTRY ? block->ordered ==
		    group->ordered : block->kind == BLOCK_TITLE)
			tally_entry(&tally, persona, i, next);
		else
			tally.interrupted |= block_is_content(block->kind);
	}
	return tally;
}

/* Whether a numbered list is an order: by its lead-in, the titles above it,
 * and else unless its entries are headings of lists. */
static bool
is_order(const struct persona *persona, const struct unit_group *group,
	 const struct tally *tally)
{
	int order = 0;

	if (tally->entries < 2)
		return false;
	if (tally->interrupted)
		return true;
	if (group->body > group->first)
		order = order_of_title(block_line(persona, group->first));
	if (!order)
		order = order_of(persona, group->section);
	return order ? order > 0 : 2 * tally->fat <= tally->entries;
}

static void
find_in_list(struct finder *finder, const struct unit_group *group)
{
	struct tally tally = tally_group(finder->persona, group);
	size_t sides = tally.ones + tally.others;

	if (tally.levels >= 2 && (tally.levels == tally.entries ||
	    (tally.levels > 2 && 2 * tally.levels >= tally.entries)))
		add_closed(finder, CLOSED_LEVELS, group->first, group->end);
	else if (tally.ones && tally.others && sides == tally.entries)
		add_closed(finder, CLOSED_SIDES, group->first, group->end);
	else if (tally.phases >= 2 && 2 * tally.phases >= tally.entries)
		add_closed(finder, CLOSED_PHASES, group->first, group->end);
	else if (group->ordered && is_order(finder->persona, group, &tally))
		add_closed(finder, CLOSED_STEPS, group->first, group->end);
}

static void
find_in_groups(struct finder *finder)
{
	const struct persona *persona = finder->persona;

	for (size_t i = 0; i < persona->group_count; i++) {
		const struct unit_group *group = &persona->groups[i];
		size_t blanks = blanks_in(finder, group->first, group->end);

		if (group->kind == BLOCK_ENTRY)
			find_in_list(finder, group);
		else if (group->kind == BLOCK_TABLE)
			add_closed(finder, CLOSED_MATRIX, group->first,
				   group->end);
		else if (group->kind == BLOCK_CODE)
			add_closed(finder, blanks >= BLANKS_CODE ?
				   CLOSED_TEMPLATE : CLOSED_CODE,
				   group->first, group->end);
	}
}

/* The next section beside this one, or NO_INDEX. */
static size_t
sibling_of(const struct persona *persona, size_t section)
{
	size_t next = persona->sections[section].end;

	return next < persona->section_count &&
	    persona->sections[next].parent == persona->sections[section].parent
	    && is_titled(&persona->sections[next]) ? next : NO_INDEX;
}

/* Blanks in what stands in the section itself, not in one below it. */
static size_t
own_blanks(const struct finder *finder, size_t section)
{
	const struct persona *persona = finder->persona;
	size_t end = finder->end[section];

	for (size_t i = section + 1; i < persona->sections[section].end; i++)
		if (is_titled(&persona->sections[i]) &&
		    finder->first[i] < end)
			end = finder->first[i];
	return blanks_in(finder, finder->first[section] + 1, end);
}

/* Whether a format's sub-sections are mostly ones to fill in. */
static bool
parts_have_blanks(const struct finder *finder, size_t section)
{
	const struct persona *persona = finder->persona;
	size_t parts = 0, blank = 0, next;

	for (size_t i = section + 1; i < persona->sections[section].end;
	     i = next) {
		next = persona->sections[i].end;
		parts++;
		blank += blanks_in(finder, finder->first[i],
				   finder->end[i]) > 0;
	}
	return blank > 0 && 2 * blank >= parts;
}

/* Where a format written with headings of its own ends: what follows beside
 * it and has blanks belongs to it, unless it is a section of another kind. */
static size_t
template_last(const struct finder *finder, size_t section)
{
	const struct persona *persona = finder->persona;
	size_t next;

	while ((next = sibling_of(persona, section)) != NO_INDEX &&
	       blanks_in(finder, finder->first[next], finder->end[next]) >=
	       BLANKS_NEXT &&
	       !text_has(first_line(persona->sections[next].title),
			 SENSE_EXAMPLE) &&
	       !order_of_title(first_line(persona->sections[next].title)))
		section = next;
	return section;
}

/* The worked example that stands right behind a template. */
static void
find_its_example(struct finder *finder, size_t section, size_t needs)
{
	size_t next = sibling_of(finder->persona, section);

	if (next == NO_INDEX ||
	    !text_has(first_line(finder->persona->sections[next].title),
		      SENSE_EXAMPLE))
		return;
	add_closed(finder, CLOSED_EXAMPLE, finder->first[next],
		   finder->end[next]);
	finder->found[finder->count - 1].needs = needs;
}

static void
find_templates(struct finder *finder)
{
	const struct persona *persona = finder->persona;
	size_t next;

	for (size_t i = 1; i < persona->section_count; i = next) {
		const struct section *section = &persona->sections[i];
		size_t last;

		next = i + 1;
		if (!is_titled(section) ||
		    !text_has(first_line(section->title), SENSE_OUTPUT))
			continue;
		last = template_last(finder, i);
		if (last == i && !own_blanks(finder, i) &&
		    !parts_have_blanks(finder, i))
			continue;
		add_closed(finder, CLOSED_TEMPLATE, finder->first[i],
			   finder->end[last]);
		find_its_example(finder, last, finder->first[i]);
		next = persona->sections[last].end;
	}
}

/* Whether the section shows rather than lists: code, quotation, a tag of that
 * name, or two who speak. */
static bool
shows(const struct finder *finder, size_t section)
{
	const struct persona *persona = finder->persona;
	size_t spoken = 0;

	if (persona->sections[section].syntax == SECTION_TAG)
		return true;
	for (size_t i = finder->first[section] + 1; i < finder->end[section];
	     i++) {
		enum block_kind kind = persona->blocks[i].kind;

		if (kind == BLOCK_CODE || kind == BLOCK_QUOTE ||
		    kind == BLOCK_HTML)
			return true;
		spoken += is_speaker(block_line(persona, i));
	}
	return spoken > 1;
}

/* Of examples within examples the inner ones. */
static void
find_examples(struct finder *finder)
{
	const struct persona *persona = finder->persona;
	size_t outer = NO_INDEX;

	for (size_t i = persona->section_count; i-- > 1;) {
		const struct section *section = &persona->sections[i];

		if (!is_titled(section) ||
		    !text_has(first_line(section->title), SENSE_EXAMPLE))
			continue;
		if (outer < section->end || !shows(finder, i))
			continue;
		add_closed(finder, CLOSED_EXAMPLE, finder->first[i],
			   finder->end[i]);
		outer = i;
	}
}

static int
compare_closed(const void *left, const void *right)
{
	const struct closed *a = left, *b = right;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	if (a->needs != b->needs)
		return a->needs < b->needs ? -1 : 1;
	return a->kind < b->kind ? -1 : a->kind > b->kind;
}

/* Those that lie within another are part of it; those that overlap are one. */
static void
keep_outer(struct finder *finder)
{
	struct persona *persona = finder->persona;
	struct closed *last = NULL;

	if (finder->count)
		qsort(finder->found, finder->count, sizeof(*finder->found),
		      compare_closed);
	persona->closed = ARENA_ARRAY(&persona->arena, struct closed,
				      finder->count);
	persona->closed_count = 0;
	for (size_t i = 0; i < finder->count; i++) {
		const struct closed *closed = &finder->found[i];

		if (last && closed->first < last->end) {
			if (last->end < closed->end)
				last->end = closed->end;
			continue;
		}
		last = &persona->closed[persona->closed_count++];
		*last = *closed;
	}
}

/* What an example needs was said by its first block. */
static void
resolve(struct persona *persona)
{
	for (size_t i = 0; i < persona->closed_count; i++) {
		struct closed *closed = &persona->closed[i];

		if (closed->needs != NO_INDEX)
			closed->needs = persona_closed_of(persona,
							  closed->needs);
		if (closed->needs == i)
			closed->needs = NO_INDEX;
	}
	for (size_t i = 0; i < persona->group_count; i++)
		persona->groups[i].closed =
		    persona_closed_of(persona, persona->groups[i].first);
}

void
closed_find(struct persona *persona, struct arena *scratch)
{
	struct finder finder = { .persona = persona, .scratch = scratch };
	size_t sections = persona->section_count;

	finder.first = ARENA_ARRAY(scratch, size_t, sections + 1);
	finder.end = ARENA_ARRAY(scratch, size_t, sections + 1);
	finder.blanks = ARENA_ARRAY(scratch, size_t,
				    persona->block_count + 1);
	measure(&finder);
	list_elements(&finder);
	find_runs(&finder);
	find_in_groups(&finder);
	find_templates(&finder);
	find_examples(&finder);
	keep_outer(&finder);
	resolve(persona);
}
