/* SPDX-License-Identifier: MIT */
#include "compose/place.h"

#include "base/count.h"
#include "compose/edit.h"
#include "compose/ledger.h"
#include "compose/pick.h"
#include "match/short_title.h"

static const struct persona *
persona_of(const struct draft *draft, size_t persona)
{
	return draft->comparison->personas[persona];
}

size_t
place_top(const struct draft *draft, size_t persona, size_t section)
{
	return draft->comparison->top_of[persona][section];
}

static bool
topic_is_shared(const struct draft *draft, size_t topic)
{
	return topic != NO_INDEX &&
	    draft->comparison->topics[topic].kind != TOPIC_ONLY;
}

static bool
is_section_of(const struct draft *draft, size_t index, size_t topic,
	      size_t persona, size_t section)
{
	const struct entry *entry = &draft->entries[index];

	return entry->kind == ENTRY_SECTION && entry->topic == topic &&
	       (topic_is_shared(draft, topic) ||
		(entry->persona == persona && entry->section == section));
}

/* Mostly it is the one that the last question was about. */
static size_t
find_section(const struct draft *draft, size_t topic, size_t persona,
	     size_t section)
{
	struct ledger *ledger = draft->ledger;

	if (!ledger_may_have(draft, topic, persona, section))
		return NO_INDEX;
	if (ledger && ledger->found < draft->entry_count &&
	    is_section_of(draft, ledger->found, topic, persona, section))
		return ledger->found;
	for (size_t i = 0; i < draft->entry_count; i++) {
		if (!is_section_of(draft, i, topic, persona, section))
			continue;
		if (ledger)
			ledger->found = i;
		return i;
	}
	return NO_INDEX;
}

/* Before the first section of a later topic. */
static size_t
place_by_topic(const struct draft *draft, size_t topic)
{
	for (size_t i = 0; i < draft->entry_count; i = draft_end(draft, i)) {
		size_t other = draft->entries[i].topic;

		if (topic_is_shared(draft, other) && other > topic)
			return i;
	}
	return draft->entry_count;
}

/* The base keeps its order; what it lacks comes right after what comes before
 * it, since the base may have much more in between: a principle at least
 * after who it is, a subject after another. */
static size_t
place_added(const struct draft *draft, size_t topic)
{
	const struct topic *topics = draft->comparison->topics;
	enum topic_kind kind = topics[topic].kind;
	size_t at = draft->entry_count && draft->entries[0].title.len == 0 ?
	    draft_end(draft, 0) : 0;
	bool found = kind < TOPIC_SUBJECT;

	for (size_t i = 0; i < draft->entry_count; i = draft_end(draft, i)) {
		size_t other = draft->entries[i].topic;

		if (!topic_is_shared(draft, other) || other >= topic)
			continue;
		at = draft_end(draft, i);
		found |= topics[other].kind == TOPIC_SUBJECT;
	}
	return found && kind <= TOPIC_SUBJECT ? at :
	    place_by_topic(draft, topic);
}

static size_t
outermost(const struct draft *draft, size_t index)
{
	size_t above;

	while ((above = entry_above(draft, index)) != NO_INDEX)
		index = above;
	return index;
}

/* Behind the section that holds what comes before it in its own file, but
 * not behind examples, which close a persona. */
static size_t
place_by_file(const struct draft *draft, size_t persona, size_t section)
{
	for (size_t before = section; before-- > 0; ) {
		size_t topic = draft_topic_of(draft, persona, before);
		size_t top = place_top(draft, persona, before);
		size_t at = find_section(draft, topic, persona, top);

		if (at == NO_INDEX)
			continue;
		if (topic != NO_INDEX && draft->comparison->topics[topic].kind
		    == TOPIC_EXAMPLES)
			continue;
		return draft_end(draft, outermost(draft, at));
	}
	if (section > 0)
		return draft->entry_count;
	return draft->entry_count && draft->entries[0].title.len == 0 ?
	    draft_end(draft, 0) : 0;
}

static size_t
make_topic_section(struct draft *draft, size_t topic, size_t persona,
		   size_t top)
{
	const struct persona *source = persona_of(draft, persona);
	struct entry made = {
		.kind = ENTRY_SECTION, .topic = topic, .persona = persona,
		.section = top, .origin.persona = NO_INDEX,
		.title = section_shown(draft->arena, source, top),
	};
	size_t at;

	if (topic_is_shared(draft, topic)) {
		if (persona != draft->base ||
		    !title_is_step(source->sections[top].title))
			made.title = title_shown(draft->arena,
			    draft->comparison->topics[topic].title,
			    SECTION_TAG);
		at = persona == draft->base ? place_by_topic(draft, topic) :
		    place_added(draft, topic);
	} else {
		at = place_by_file(draft, persona, top);
	}
	if (top == 0 && at == 0)
		made.title = STR("");
	else if (top == 0)
		made.title = STR("Identity");
	entries_insert(draft, at, made);
	return at;
}

static size_t
find_child(const struct draft *draft, size_t parent, size_t persona,
	   size_t section)
{
	struct str title = section_shown(draft->arena,
	    persona_of(draft, persona), section);
	size_t end = draft_end(draft, parent);

	for (size_t i = section_text_end(draft, parent); i < end;
	     i = draft_end(draft, i)) {
		const struct entry *entry = &draft->entries[i];

		if (entry->persona == persona && entry->section == section)
			return i;
		if (title_same(entry->title, title))
			return i;
	}
	return NO_INDEX;
}

static size_t
make_child(struct draft *draft, size_t parent, size_t persona, size_t section)
{
	size_t at = section_text_end(draft, parent);
	size_t end = draft_end(draft, parent);
	struct entry made = {
		.kind = ENTRY_SECTION,
		.depth = draft->entries[parent].depth + 1,
		.topic = NO_INDEX, .persona = persona, .section = section,
		.origin.persona = NO_INDEX,
		.title = section_shown(draft->arena,
				       persona_of(draft, persona), section),
	};

	for (size_t i = at; i < end; i = draft_end(draft, i))
		if (draft->entries[i].persona != persona ||
		    draft->entries[i].section < section)
			at = draft_end(draft, i);
	entries_insert(draft, at, made);
	return at;
}

static bool
is_below_title(const struct section *sections, size_t section,
	       struct str title)
{
	while ((section = sections[section].parent) != 0)
		if (title_same(sections[section].title, title))
			return true;
	return false;
}

static bool
has_word(struct str text, struct str wanted)
{
	struct str word;

	while (str_split(&text, ' ', &word))
		if (word.len && str_eq_nocase(word, wanted))
			return true;
	return false;
}

/* "API Key Security" of "Security", but not "Security Best Practices". */
static bool
is_narrower(const struct draft *draft, struct str title, struct str subject)
{
	struct str rest = subject, word;

	title = title_shorten(draft->arena, title, true);
	while (str_split(&rest, ' ', &word))
		if (!has_word(title, word))
			return false;
	return title.len > subject.len;
}

/*
 * A persona may have several subtrees in one topic. The one that the topic is
 * named after, or else the first, stands right in it; the others keep their
 * headings, as all do when it is named after what they stand in.
 */
static bool
keeps_heading(const struct draft *draft, size_t topic, size_t persona,
	      size_t top)
{
	const struct topic *subject = &draft->comparison->topics[topic];
	const struct section *sections = persona_of(draft, persona)->sections;
	size_t first = NO_INDEX;

	if (top == 0 || title_same(sections[top].title, subject->title))
		return false;
	if (is_below_title(sections, top, subject->title) ||
	    (persona != draft->base && subject->kind == TOPIC_SUBJECT &&
	     is_narrower(draft, sections[top].title, subject->title)))
		return true;
	for (size_t i = 0; i < subject->count; i++) {
		const struct candidate *leaf =
		    &draft->comparison->candidates[subject->candidates[i]];
		size_t other;

		if (leaf->persona != persona)
			continue;
		other = place_top(draft, persona, leaf->section);
		if (title_same(sections[other].title, subject->title))
			return true;
		if (first == NO_INDEX)
			first = other;
	}
	return first != NO_INDEX && first != top;
}

static size_t
find_or_make(struct draft *draft, size_t persona, size_t section,
	     struct str reason)
{
	const struct section *sections = persona_of(draft, persona)->sections;
	size_t topic = draft_topic_of(draft, persona, section);
	size_t top = place_top(draft, persona, section);
	size_t at = find_section(draft, topic, persona, top);
	size_t chain[DRAFT_MAX_LEVEL * 16], count = 0;

	if (at == NO_INDEX) {
		at = make_topic_section(draft, topic, persona, top);
		draft->entries[at].reason = reason;
	}
	for (; section != top && count < COUNT(chain);
	     section = sections[section].parent)
		chain[count++] = section;
	if (topic_is_shared(draft, topic) &&
	    count < COUNT(chain) &&
	    keeps_heading(draft, topic, persona, top))
		chain[count++] = top;
	while (count-- > 0 && draft->entries[at].depth < DRAFT_MAX_LEVEL) {
		size_t child;

		if (title_same(sections[chain[count]].title,
			       draft->entries[at].title))
			continue;
		child = find_child(draft, at, persona, chain[count]);
		if (child == NO_INDEX) {
			child = make_child(draft, at, persona, chain[count]);
			draft->entries[child].reason = reason;
		}
		at = child;
	}
	return at;
}

size_t
place_section(struct draft *draft, size_t persona, size_t section,
	      struct str reason)
{
	struct ledger *ledger = draft->ledger;
	size_t at;

	if (ledger && ledger->home != NO_INDEX && ledger->persona == persona &&
	    ledger->section == section)
		return ledger->home;
	at = find_or_make(draft, persona, section, reason);
	if (!ledger)
		return at;
	ledger->persona = persona;
	ledger->section = section;
	return ledger->home = at;
}

static size_t
place_titled(struct draft *draft, size_t persona, struct str reason)
{
	size_t topic = draft_topic_of(draft, persona, 0);
	size_t there = find_section(draft, topic, persona, 0);
	struct entry made = {
		.kind = ENTRY_SECTION, .topic = NO_INDEX, .persona = persona,
		.origin.persona = NO_INDEX, .reason = reason,
	};

	if (draft->entry_count == 0 || (there != NO_INDEX &&
	    draft->entries[there].persona == persona))
		return place_section(draft, persona, 0, reason);
	there = find_section(draft, NO_INDEX, persona, 0);
	if (there != NO_INDEX)
		return there;
	made.title = section_shown(draft->arena, persona_of(draft, persona),
				   0);
	entries_insert(draft, draft->entry_count, made);
	return draft->entry_count - 1;
}

size_t
place_of_block(struct draft *draft, size_t persona, size_t block,
	       struct str reason)
{
	const struct persona *source = persona_of(draft, persona);
	size_t home = block_home(source, block);

	if (home == 0 && source->sections[0].title.len &&
	    source->blocks[block].kind != BLOCK_PARAGRAPH &&
	    !block_is_lead_text(source, block))
		return place_titled(draft, persona, reason);
	return place_section(draft, persona, home, reason);
}
