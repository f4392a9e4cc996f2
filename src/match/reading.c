/* SPDX-License-Identifier: MIT */
#include "match/reading.h"

#include <stdlib.h>
#include <string.h>

#include "match/statement.h"
#include "match/tally.h"

struct reader {
	struct reading *reading;
	const struct persona *persona;
	struct vocabulary *vocabulary;
	struct arena *arena;	/* of the reading */
	struct arena scratch;
	struct tallier tallier;
	struct tally *titles;	/* by section */
	struct tally *contents; /* by section */
	struct str *clean;	/* by section: cleaned title */
};

static bool
is_read(const struct block *block)
{
	return block_is_content(block->kind) && block->kind != BLOCK_COMMENT;
}

static void
read_sections(struct reader *reader)
{
	const struct persona *persona = reader->persona;
	size_t i;

	reader->titles = ARENA_ARRAY(&reader->scratch, struct tally,
				     persona->section_count);
	reader->contents = ARENA_ARRAY(&reader->scratch, struct tally,
				       persona->section_count);
	reader->clean = ARENA_ARRAY(&reader->scratch, struct str,
				    persona->section_count);
	for (i = 1; i < persona->section_count; i++) {
		const struct section *section = &persona->sections[i];

		reader->clean[i] = title_clean(reader->arena, section->title);
		tally_text(&reader->tallier, &reader->titles[i], IN_TITLE,
			   reader->clean[i]);
		if (section->syntax == SECTION_LEAD)
			tally_text(&reader->tallier, &reader->contents[i],
				   IN_CONTENT, section->title);
	}
	for (i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (is_read(block))
			tally_text(&reader->tallier,
				   &reader->contents[block->section],
				   IN_CONTENT,
				   persona_text(persona, block->text));
	}
}

static void
tally_path(struct reader *reader, struct tally *tally, size_t section)
{
	size_t at = reader->persona->sections[section].parent;

	for (; at != 0; at = reader->persona->sections[at].parent)
		tally_add(&reader->tallier, tally, IN_PATH,
			  &reader->titles[at]);
}

static bool
is_listed(struct str term, const char *list)
{
	const char *at = list;
	size_t len;

	for (; *at; at += len) {
		at += strspn(at, " ");
		len = strcspn(at, " ");
		if (len > 0 && str_eq(term, (struct str){ at, len }))
			return true;
	}
	return false;
}

static bool
has_function(const struct reader *reader, const struct words *title,
	     const struct function_words *words)
{
	bool needed = false;
	size_t i;

	for (i = 0; i < title->count; i++) {
		struct str term = vocabulary_term(reader->vocabulary,
						  title->all[i].term);

		if (is_listed(term, words->needed))
			needed = true;
		else if (!title->all[i].stop && !table_is_neutral(term) &&
			 !is_listed(term, words->allowed))
			return false;
	}
	return needed;
}

static enum function
function_of(struct reader *reader, size_t section)
{
	const struct function_words *words = table_functions();
	struct words title;

	if (section == 0)
		return FUNCTION_IDENTITY;
	title = words_read(reader->vocabulary, reader->clean[section],
			   &reader->scratch);
	while (words->function != FUNCTION_NONE &&
	       !has_function(reader, &title, words))
		words++;
	return words->function;
}

static struct profile *
add_profile(struct reader *reader, size_t section, bool group)
{
	struct reading *reading = reader->reading;
	struct profile *profile = &reading->profiles[reading->profile_count++];
	const struct section *it = &reader->persona->sections[section];

	profile->section = section;
	profile->group = group;
	profile->lines = group ? it->lines : it->topic_lines;
	profile->title = reader->clean[section];
	profile->function = reading->functions[section];
	if (profile->title.len > 0)
		profile->trigrams = trigrams_of(profile->title, reader->arena);
	return profile;
}

static void
add_leaf(struct reader *reader, size_t section)
{
	struct reading *reading = reader->reading;
	struct profile *profile = add_profile(reader, section, false);
	struct tally tally = { 0 };

	tally_add(&reader->tallier, &tally, IN_TITLE, &reader->titles[section]);
	tally_add(&reader->tallier, &tally, IN_CONTENT,
		  &reader->contents[section]);
	tally_path(reader, &tally, section);
	profile->terms = tally_terms(&reader->tallier, &tally);
	profile->fields = tally_fields(&reader->tallier, &tally);
	profile->names = tally_names(&reader->tallier, &tally);
	reading->leaf_count++;
	reading->leaf_of[section] = reading->profile_count - 1;
}

static void
add_group(struct reader *reader, size_t section)
{
	const struct section *sections = reader->persona->sections;
	struct profile *profile = add_profile(reader, section, true);
	struct tally tally = { 0 };
	size_t i;

	tally_add(&reader->tallier, &tally, IN_TITLE, &reader->titles[section]);
	for (i = section; i < sections[section].end; i++) {
		if (!sections[i].topic)
			continue;
		tally_add(&reader->tallier, &tally, IN_CONTENT,
			  &reader->titles[i]);
		tally_add(&reader->tallier, &tally, IN_CONTENT,
			  &reader->contents[i]);
	}
	tally_path(reader, &tally, section);
	profile->terms = tally_terms(&reader->tallier, &tally);
	profile->fields = tally_fields(&reader->tallier, &tally);
}

/* A list of deliverables says what is wanted; a format only how it looks. */
static bool
is_template(const struct reader *reader, size_t section)
{
	const struct tally *title = &reader->titles[section];

	if (reader->reading->functions[section] != FUNCTION_OUTPUT)
		return false;
	for (size_t i = 0; i < title->count; i++) {
		struct str term = vocabulary_term(reader->vocabulary,
						  title->all[i].term);

		if (str_eq(term, STR("format")) || str_eq(term, STR("templat")))
			return true;
	}
	return false;
}

/* By its title; below an example or a template everything is one. */
static enum matter
matter_by_title(const struct reader *reader, size_t section)
{
	const struct reading *reading = reader->reading;
	enum matter above =
	    section > 0
		? reading->matters[reading->persona->sections[section].parent]
		: MATTER_PLAIN;

	if (reading->functions[section] == FUNCTION_EXAMPLES)
		return MATTER_EXAMPLE;
	if (above == MATTER_PLAIN && is_template(reader, section))
		return MATTER_TEMPLATE;
	return above;
}

/* What stands in each section, and what of it is for other agents. */
struct share {
	size_t all, agents;
};

static struct share *
count_shares(struct reader *reader)
{
	const struct persona *persona = reader->persona;
	struct share *shares = ARENA_ARRAY(&reader->scratch, struct share,
					   persona->section_count);

	for (size_t i = 0; i < persona->item_count; i++) {
		const struct item *item = &persona->items[i];
		struct str text = persona_text(persona, item->range);

		shares[item->section].all++;
		shares[item->section].agents +=
		    matter_of(text) == MATTER_AGENTS;
	}
	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (block->kind == BLOCK_CODE &&
		    matter_is_message(persona_text(persona, block->text))) {
			shares[block->section].all++;
			shares[block->section].agents++;
		}
	}
	return shares;
}

static void
find_matters(struct reader *reader)
{
	const struct persona *persona = reader->persona;
	struct reading *reading = reader->reading;
	const struct share *shares = count_shares(reader);

	reading->matters =
	    ARENA_ARRAY(reader->arena, enum matter, persona->section_count);
	for (size_t i = 0; i < persona->section_count; i++) {
		reading->matters[i] = matter_by_title(reader, i);
		if (reading->matters[i] != MATTER_EXAMPLE &&
		    shares[i].agents > 0 &&
		    2 * shares[i].agents >= shares[i].all)
			reading->matters[i] = MATTER_AGENTS;
	}
}

static void
add_profiles(struct reader *reader)
{
	const struct persona *persona = reader->persona;
	struct reading *reading = reader->reading;
	size_t i;

	reading->profiles = ARENA_ARRAY(reader->arena, struct profile,
					2 * persona->section_count);
	reading->leaf_of =
	    ARENA_ARRAY(reader->arena, size_t, persona->section_count);
	reading->functions =
	    ARENA_ARRAY(reader->arena, enum function, persona->section_count);
	for (i = 0; i < persona->section_count; i++)
		reading->functions[i] = function_of(reader, i);
	find_matters(reader);
	for (i = 0; i < persona->section_count; i++) {
		reading->leaf_of[i] = NO_INDEX;
		if (persona->sections[i].topic)
			add_leaf(reader, i);
		if (persona->sections[i].group)
			add_group(reader, i);
	}
}

/* Of "**Head**: text", "Head: text", "Head – text"; else empty. */
static struct str
head_of(struct str text)
{
	struct str none = { text.ptr, 0 };
	size_t colon, dash;

	if (str_starts(text, STR("**"))) {
		size_t len = str_find(str_from(text, 2), STR("**"));

		return str_slice(text, (struct range){ 2, len + 2 });
	}
	colon = str_find(text, STR(": "));
	if (colon < text.len && colon >= 3 && colon <= 46)
		return str_slice(text, (struct range){ 0, colon });
	dash = str_find(text, STR(" - "));
	if (dash == text.len)
		dash = str_find(text, STR(" \xE2\x80\x93 "));
	if (dash == text.len)
		dash = str_find(text, STR(" \xE2\x80\x94 "));
	if (dash < text.len && dash >= 3 && dash <= 40)
		return str_slice(text, (struct range){ 0, dash });
	return none;
}

/* What holds no letter is told apart by its bytes. */
static struct str
key_of(struct reader *reader, struct str text)
{
	struct buf buf = { 0 };
	struct str key = text;

	wording_key(&buf, text);
	if (buf.len > 0)
		key = arena_str(reader->arena, buf_str(&buf));
	buf_release(&buf);
	return key;
}

static void
read_item(struct reader *reader, size_t index)
{
	const struct item *item = &reader->persona->items[index];
	struct reading *reading = reader->reading;
	struct item_profile *profile = &reading->items[reading->item_count++];
	struct tally all = { 0 }, head = { 0 };

	profile->item = index;
	profile->section = item->section;
	profile->text = persona_text(reader->persona, item->range);
	profile->matter = reading->matters[item->section];
	if (profile->matter == MATTER_PLAIN)
		profile->matter = matter_of(profile->text);
	tally_text(&reader->tallier, &all, IN_CONTENT, profile->text);
	tally_text(&reader->tallier, &head, IN_CONTENT, head_of(profile->text));
	tally_exactly(&all);
	tally_exactly(&head);
	profile->terms = tally_terms(&reader->tallier, &all);
	profile->fields = tally_fields(&reader->tallier, &all);
	profile->head = tally_terms(&reader->tallier, &head);
	profile->trigrams = trigrams_of(profile->text, reader->arena);
	profile->key = key_of(reader, profile->text);
}

static int
compare_items(const void *a, const void *b)
{
	const struct item_profile *x = a, *y = b;

	if (x->section != y->section)
		return x->section < y->section ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

static size_t
first_item_of(const struct reading *reading, size_t section)
{
	size_t low = 0, high = reading->item_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (reading->items[middle].section < section)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int
compare_keys(const void *a, const void *b)
{
	const struct item_profile *x = *(struct item_profile *const *)a;
	const struct item_profile *y = *(struct item_profile *const *)b;
	int order = str_compare(x->key, y->key);

	return order ? order : (x > y) - (x < y);
}

/* Says of each item which one has its text first; in `wording` for now. */
static void
find_repeats(struct reader *reader)
{
	struct reading *reading = reader->reading;
	struct item_profile *first = NULL, **sorted =
	    ARENA_ARRAY(&reader->scratch, struct item_profile *,
			reading->item_count);
	size_t i;

	for (i = 0; i < reading->item_count; i++)
		sorted[i] = &reading->items[i];
	if (reading->item_count > 0)
		qsort(sorted, reading->item_count, sizeof(sorted[0]),
		      compare_keys);
	for (i = 0; i < reading->item_count; i++) {
		if (!first || !str_eq(first->key, sorted[i]->key))
			first = sorted[i];
		sorted[i]->wording = (size_t)(first - reading->items);
	}
}

static void
list_wordings(struct reader *reader)
{
	struct reading *reading = reader->reading;
	size_t *capacities =
	    ARENA_ARRAY(&reader->scratch, size_t, reading->item_count);
	size_t i;

	find_repeats(reader);
	reading->wordings =
	    ARENA_ARRAY(reader->arena, struct repeats, reading->item_count);
	for (i = 0; i < reading->item_count; i++) {
		struct item_profile *it = &reading->items[i];
		struct repeats *repeats;

		it->wording = it->wording == i
				  ? reading->wording_count++
				  : reading->items[it->wording].wording;
		repeats = &reading->wordings[it->wording];
		repeats->items = arena_grow(
		    reader->arena, repeats->items, repeats->count,
		    &capacities[it->wording], sizeof(size_t));
		it->repeat = repeats->count;
		repeats->items[repeats->count++] = i;
	}
}

static void
read_items(struct reader *reader)
{
	struct reading *reading = reader->reading;
	size_t i;

	reading->items = ARENA_ARRAY(reader->arena, struct item_profile,
				     reader->persona->item_count);
	for (i = 0; i < reader->persona->item_count; i++)
		read_item(reader, i);
	qsort(reading->items, reading->item_count, sizeof(reading->items[0]),
	      compare_items);
	list_wordings(reader);
	for (i = 0; i < reading->profile_count; i++) {
		struct profile *profile = &reading->profiles[i];
		size_t end = profile->group
				 ? reader->persona->sections[profile->section]
				       .end
				 : profile->section + 1;

		profile->first_item = first_item_of(reading, profile->section);
		profile->item_count =
		    first_item_of(reading, end) - profile->first_item;
	}
}

static void
add_uses(unsigned *uses, const struct terms *terms)
{
	size_t i;

	for (i = 0; i < terms->count; i++)
		if (terms->all[i].title > 0 || terms->all[i].content > 0)
			uses[terms->all[i].term]++;
}

static void
count_uses(struct reader *reader)
{
	struct reading *reading = reader->reading;
	size_t i;

	reading->uses_count = vocabulary_size(reader->vocabulary);
	reading->uses =
	    ARENA_ARRAY(reader->arena, unsigned, reading->uses_count);
	reading->field_uses =
	    ARENA_ARRAY(reader->arena, unsigned, reading->uses_count);
	for (i = 0; i < reading->profile_count; i++) {
		if (reading->profiles[i].group)
			continue;
		add_uses(reading->uses, &reading->profiles[i].terms);
		add_uses(reading->uses, &reading->profiles[i].names);
		add_uses(reading->field_uses, &reading->profiles[i].fields);
	}
}

size_t
reading_profiles(const struct reading *reading)
{
	return reading->profile_count < READING_PROFILES_MAX
		   ? reading->profile_count
		   : READING_PROFILES_MAX;
}

size_t
reading_items(const struct reading *reading)
{
	return reading->item_count < READING_ITEMS_MAX ? reading->item_count
						       : READING_ITEMS_MAX;
}

static bool
has_term_above(const struct reader *reader, size_t section, int term)
{
	const struct section *sections = reader->persona->sections;
	size_t at = sections[section].parent, i;

	for (; at != 0; at = sections[at].parent)
		for (i = 0; i < reader->titles[at].count; i++)
			if (reader->titles[at].all[i].term == term)
				return true;
	return false;
}

static void
count_title_uses(struct reader *reader)
{
	struct reading *reading = reader->reading;
	size_t i, j;

	reading->title_uses =
	    ARENA_ARRAY(reader->arena, unsigned, reading->uses_count);
	for (i = 1; i < reader->persona->section_count; i++)
		for (j = 0; j < reader->titles[i].count; j++) {
			int term = reader->titles[i].all[j].term;

			if (!has_term_above(reader, i, term))
				reading->title_uses[term]++;
		}
}

unsigned
reading_title_uses(const struct reading *reading, int term)
{
	return (size_t)term < reading->uses_count ? reading->title_uses[term]
						  : 0;
}

unsigned
reading_field_uses(const struct reading *reading, int term)
{
	return (size_t)term < reading->uses_count ? reading->field_uses[term]
						  : 0;
}

unsigned
reading_uses(const struct reading *reading, int term)
{
	return (size_t)term < reading->uses_count ? reading->uses[term] : 0;
}

void
reading_init(struct reading *reading, const struct persona *persona,
	     enum language language, struct vocabulary *vocabulary,
	     struct arena *arena)
{
	struct reader reader = { .reading = reading,
				 .persona = persona,
				 .vocabulary = vocabulary,
				 .arena = arena };

	memset(reading, 0, sizeof(*reading));
	reading->persona = persona;
	reading->language = language != LANGUAGE_UNKNOWN ? language
							 : language_of(persona);
	if (persona->section_count == 0)
		return;
	vocabulary_speak(vocabulary, reading->language);
	reader.tallier =
	    (struct tallier){ vocabulary, arena, &reader.scratch };
	read_sections(&reader);
	add_profiles(&reader);
	read_items(&reader);
	count_uses(&reader);
	count_title_uses(&reader);
	arena_release(&reader.scratch);
}
