/* SPDX-License-Identifier: MIT */
#include "compose/doubt.h"

#include "compose/take.h"
#include "match/words.h"

/* Pairs from this score on are proposals; less is a guess. */
static const double doubtful = .30;

/* Tokens of the topic's longest section. */
static size_t
longest(const struct comparison *comparison, size_t topic)
{
	const struct topic *it = &comparison->topics[topic];
	size_t most = 0;

	for (size_t i = 0; i < it->count; i++) {
		size_t tokens =
		    comparison->candidates[it->candidates[i]].tokens;

		if (tokens > most)
			most = tokens;
	}
	return most;
}

/* Whether a pair before that at `end` joins the section to its own topic. */
static bool
has_better(const struct comparison *comparison, size_t section, size_t end)
{
	const struct candidate *all = comparison->candidates;

	for (size_t i = 0; i < end; i++) {
		size_t a = comparison->pairs[i].a, b = comparison->pairs[i].b;

		if ((a == section || b == section) && !all[a].group &&
		    !all[b].group && all[a].topic == all[b].topic)
			return true;
	}
	return false;
}

static bool
share_word(struct vocabulary *vocabulary, struct str a, struct str b,
	   struct arena *arena)
{
	struct words one = words_read(vocabulary, a, arena);
	struct words other = words_read(vocabulary, b, arena);

	for (size_t i = 0; i < one.count; i++) {
		if (one.all[i].stop ||
		    vocabulary_is_generic_title(vocabulary, one.all[i].term))
			continue;
		for (size_t j = 0; j < other.count; j++)
			if (other.all[j].term == one.all[i].term)
				return true;
	}
	return false;
}

static struct str
title_of(const struct comparison *comparison, const struct candidate *section)
{
	return comparison->personas[section->persona]
	    ->sections[section->section].title;
}

/* Whether a title in the topic, or its own, is of the section's subject. */
static bool
share_subject(const struct comparison *comparison, size_t topic,
	      const struct candidate *section)
{
	const struct topic *it = &comparison->topics[topic];
	struct vocabulary *vocabulary = vocabulary_new();
	struct str title = title_of(comparison, section);
	struct arena arena = { 0 };
	bool shared = share_word(vocabulary, it->title, title, &arena);

	for (size_t i = 0; i < it->count && !shared; i++)
		shared = share_word(
		    vocabulary,
		    title_of(comparison,
			     &comparison->candidates[it->candidates[i]]),
		    title, &arena);
	vocabulary_free(vocabulary);
	arena_release(&arena);
	return shared;
}

/* The base's end of a pair whose other end stands in the topic. */
static size_t
base_end(const struct draft *draft, size_t topic, size_t pair)
{
	const struct comparison *comparison = draft->comparison;
	const struct candidate *all = comparison->candidates;
	size_t ends[] = { comparison->pairs[pair].a, comparison->pairs[pair].b };

	for (size_t i = 0; i < 2; i++)
		if (all[ends[i]].topic == topic &&
		    all[ends[1 - i]].persona == draft->base)
			return ends[1 - i];
	return NO_INDEX;
}

/* Two functions are another matter, since principles go with a decision
 * framework. */
static bool
is_of_subjects(const struct candidate *a, const struct candidate *b)
{
	return !a->group && !b->group && (a->named == TOPIC_SUBJECT ||
					  b->named == TOPIC_SUBJECT);
}

const struct candidate *
topic_doubt(const struct draft *draft, size_t topic)
{
	const struct comparison *comparison = draft->comparison;
	const struct candidate *all = comparison->candidates;
	size_t most = longest(comparison, topic);

	for (size_t i = 0; i < comparison->pair_count &&
			   comparison->pairs[i].score >= doubtful; i++) {
		size_t own = base_end(draft, topic, i);

		if (own != NO_INDEX &&
		    is_of_subjects(&all[comparison->pairs[i].a],
				   &all[comparison->pairs[i].b]) &&
		    ((all[own].tokens * 2 >= most &&
		      !has_better(comparison, own, i)) ||
		     share_subject(comparison, topic, &all[own])))
			return &all[own];
	}
	return NULL;
}

/* Whether two others have it, and the base has not. */
static bool
is_missing(const struct draft *draft, size_t topic)
{
	const struct comparison *comparison = draft->comparison;
	const struct topic *it = &comparison->topics[topic];
	size_t others = 0, last = NO_INDEX;

	if (it->kind == TOPIC_EXAMPLES || it->kind == TOPIC_ONLY ||
	    topic_is_one_of(it))
		return false;
	for (size_t i = 0; i < it->count; i++) {
		size_t p = comparison->candidates[it->candidates[i]].persona;

		if (p == draft->base)
			return false;
		others += p != last;
		last = p;
	}
	return others >= 2;
}

struct str
topic_doubt_reason(const struct draft *draft, size_t topic,
		   struct arena *arena)
{
	const struct candidate *own = NULL;
	struct str title;

	if (topic != NO_INDEX && is_missing(draft, topic))
		own = topic_doubt(draft, topic);
	if (!own)
		return STR("");
	title = title_of(draft->comparison, own);
	return arena_printf(arena, "the base's \"%.*s\" may be about the same",
			    STR_ARG(title));
}
