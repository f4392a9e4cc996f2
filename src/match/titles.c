/* SPDX-License-Identifier: MIT */
#include "match/namer.h"
#include "match/options.h"
#include "match/short_title.h"
#include "match/taken.h"

static enum topic_kind
kind_of_function(enum function function)
{
	static const enum topic_kind kinds[] = {
		[FUNCTION_NONE] = TOPIC_SUBJECT,
		[FUNCTION_IDENTITY] = TOPIC_IDENTITY,
		[FUNCTION_PRINCIPLES] = TOPIC_PRINCIPLES,
		[FUNCTION_WORKFLOW] = TOPIC_WORKFLOW,
		[FUNCTION_USE] = TOPIC_WORKFLOW,
		[FUNCTION_STANDARDS] = TOPIC_STANDARDS,
		[FUNCTION_METRICS] = TOPIC_STANDARDS,
		[FUNCTION_CONSTRAINTS] = TOPIC_STANDARDS,
		[FUNCTION_COMMUNICATION] = TOPIC_COMMUNICATION,
		[FUNCTION_OUTPUT] = TOPIC_COMMUNICATION,
		[FUNCTION_COLLABORATION] = TOPIC_COMMUNICATION,
		[FUNCTION_STACK] = TOPIC_TOOLS,
		[FUNCTION_TOOLS] = TOPIC_TOOLS,
		[FUNCTION_LEARNING] = TOPIC_WORKFLOW,
		[FUNCTION_EXPERTISE] = TOPIC_SUBJECT,
		[FUNCTION_EXAMPLES] = TOPIC_EXAMPLES,
	};

	return kinds[function];
}

static const struct reading *
reading_of(const struct namer *namer, size_t candidate)
{
	size_t persona = namer->comparison->candidates[candidate].persona;

	return &namer->grouping->readings[persona];
}

static void
note_names(struct namer *namer)
{
	struct comparison *comparison = namer->comparison;
	size_t i;

	for (i = 0; i < comparison->candidate_count; i++)
		comparison->candidates[i].named = kind_of_function(
		    reading_of(namer, i)
			->functions[comparison->candidates[i].section]);
}

/* A leaf's function, or that of the nearest section around it. */
static enum topic_kind
kind_of_candidate(const struct namer *namer, size_t candidate)
{
	const struct reading *reading = reading_of(namer, candidate);
	size_t at = namer->comparison->candidates[candidate].section;

	if (at == 0)
		return TOPIC_IDENTITY;
	for (; at != 0; at = reading->persona->sections[at].parent) {
		enum topic_kind kind =
		    kind_of_function(reading->functions[at]);

		if (kind != TOPIC_SUBJECT)
			return kind;
	}
	return TOPIC_SUBJECT;
}

/* The kind of more than half of the candidates. */
static enum topic_kind
kind_of_topic(const struct namer *namer, const struct topic *topic)
{
	size_t counts[TOPIC_ONLY + 1] = { 0 }, i;

	if (topic->kind != TOPIC_SUBJECT)
		return topic->kind;
	for (i = 0; i < topic->count; i++)
		counts[kind_of_candidate(namer, topic->candidates[i])]++;
	for (i = 0; i <= TOPIC_ONLY; i++)
		if (2 * counts[i] > topic->count)
			return (enum topic_kind)i;
	return TOPIC_SUBJECT;
}

static void
add_support(struct namer *namer)
{
	const struct grouping *grouping = namer->grouping;
	size_t count = namer->comparison->candidate_count, i;
	double accept = grouping_accept(grouping);

	namer->support = ARENA_ARRAY(&namer->scratch, double, count);
	namer->paired = ARENA_ARRAY(&namer->scratch, bool, count);
	for (i = 0; i < grouping->link_count; i++) {
		const struct link *link = &grouping->links[i];

		namer->support[link->a] += link->score;
		namer->support[link->b] += link->score;
		namer->paired[link->a] |= link->score >= accept;
		namer->paired[link->b] |= link->score >= accept;
	}
}

static struct str
short_title(struct namer *namer, size_t persona, size_t section,
	    enum topic_kind kind)
{
	struct arena *arena = &namer->comparison->arena;
	const struct reading *reading = &namer->grouping->readings[persona];
	struct str title = title_clean(
	    arena, reading->persona->sections[section].title);

	if (section == 0)
		return STR("Identity");
	if (title.len == 0)
		title = str_trim(reading->persona->sections[section].title);
	if (title.len == 0)
		return STR("Untitled");
	return title_shorten(arena, title, kind == TOPIC_SUBJECT);
}

static bool
better_title(const struct namer *namer, size_t a, size_t b)
{
	const struct candidate *all = namer->comparison->candidates;

	/* Text before all sections has no title of its own. */
	if ((all[a].section == 0) != (all[b].section == 0))
		return all[b].section == 0;
	if (namer->support[a] != namer->support[b])
		return namer->support[a] > namer->support[b];
	return all[a].tokens > all[b].tokens;
}

size_t
namer_best(const struct namer *namer, const struct topic *topic,
	       size_t persona)
{
	const struct comparison *comparison = namer->comparison;
	size_t best = NO_INDEX, i, j;

	for (i = 0; i < comparison->persona_count; i++) {
		size_t owner = namer->grouping->order[i];

		for (j = 0; j < topic->count; j++) {
			size_t it = topic->candidates[j];

			if (comparison->candidates[it].persona != owner ||
			    (persona != NO_INDEX && owner != persona))
				continue;
			if (best == NO_INDEX || better_title(namer, it, best))
				best = it;
		}
	}
	return best;
}

static bool
is_paired_group(const struct namer *namer, size_t persona, size_t section)
{
	const struct comparison *comparison = namer->comparison;
	const struct candidate *all = comparison->candidates;
	size_t at = namer->grouping->first[persona];

	for (; at < comparison->candidate_count &&
	       all[at].persona == persona; at++)
		if (all[at].group && all[at].section == section)
			return namer->paired[at];
	return false;
}

static bool
has_paired(const struct namer *namer, const struct topic *topic)
{
	size_t i;

	for (i = 0; i < topic->count; i++)
		if (namer->paired[topic->candidates[i]])
			return true;
	return false;
}

/* Leaves that pair with nothing came with the nearest group around them that
 * does; 0 for none. */
static size_t
pairing_group(const struct namer *namer, const struct topic *topic,
	      size_t leaf)
{
	const struct candidate *it = &namer->comparison->candidates[leaf];
	const struct section *sections =
	    namer->comparison->personas[it->persona]->sections;
	size_t at = has_paired(namer, topic) ? 0 : it->section;

	while (at != 0 && !is_paired_group(namer, it->persona, at))
		at = sections[at].parent;
	return at;
}

/*
 * The section that names what a persona has in a topic: its one leaf, or the
 * group that holds all its leaves there and few others, or that they came
 * with.
 */
static size_t
naming_section(const struct namer *namer, const struct topic *topic,
	       size_t best)
{
	const struct candidate *all = namer->comparison->candidates;
	const struct persona *persona =
	    namer->comparison->personas[all[best].persona];
	const struct reading *reading = reading_of(namer, best);
	size_t at = persona->sections[all[best].section].parent;
	size_t mine = 0, group, i;

	for (i = 0; i < topic->count; i++)
		mine += all[topic->candidates[i]].persona == all[best].persona;
	if (mine < 2)
		return all[best].section;
	group = pairing_group(namer, topic, best);
	if (group != 0)
		return group;
	for (; at != 0; at = persona->sections[at].parent) {
		size_t inside = 0, below = 0;

		for (i = 0; i < topic->count; i++)
			inside += all[topic->candidates[i]].persona ==
				      all[best].persona &&
				  section_within(
				      persona,
				      all[topic->candidates[i]].section, at);
		for (i = at; i < persona->sections[at].end; i++)
			below += reading->leaf_of[i] != NO_INDEX;
		if (inside == mine && 4 * below <= 5 * mine &&
		    !persona->sections[at].open)
			return at;
	}
	return all[best].section;
}

static bool
next_name(struct str *rest, struct str *word)
{
	while (str_split(rest, ' ', word))
		if (word->len > 0 && !str_eq(*word, STR("&")) &&
		    !str_eq_nocase(*word, STR("and")))
			return true;
	return false;
}

/* "databases storage" is "Databases & Storage". */
static bool
says_same(struct str a, struct str b)
{
	struct str x, y;

	for (;;) {
		bool more = next_name(&a, &x);

		if (more != next_name(&b, &y))
			return false;
		if (!more)
			return true;
		if (!str_eq_nocase(x, y))
			return false;
	}
}

/* A tag's title as somebody else wrote it who could write any. */
static struct str
spelled_out(const struct namer *namer, const struct topic *topic,
	    struct str title)
{
	const struct comparison *comparison = namer->comparison;
	size_t i;

	for (i = 0; i < topic->count; i++) {
		const struct candidate *it =
		    &comparison->candidates[topic->candidates[i]];
		const struct section *section =
		    &comparison->personas[it->persona]->sections[it->section];
		struct str other = title_clean(&namer->comparison->arena,
					       section->title);

		if (it->section != 0 && section->syntax != SECTION_TAG &&
		    says_same(title, other))
			return other;
	}
	return title;
}

static struct str
title_of_section(struct namer *namer, const struct topic *topic,
		 size_t persona, size_t section)
{
	const struct section *sections =
	    namer->comparison->personas[persona]->sections;
	struct str title = short_title(namer, persona, section, topic->kind);

	return sections[section].syntax == SECTION_TAG
		   ? spelled_out(namer, topic, title)
		   : title;
}

/* With `own`, of the leaf itself and not of what it stands in. */
static struct str
title_of(struct namer *namer, const struct topic *topic, size_t persona,
	 bool own)
{
	const struct candidate *all = namer->comparison->candidates;
	size_t best = namer_best(namer, topic, persona);

	if (best == NO_INDEX)
		best = namer_best(namer, topic, NO_INDEX);
	return title_of_section(namer, topic, all[best].persona,
				own ? all[best].section
				    : naming_section(namer, topic, best));
}

/* The base's title, else its leaf's, else the clearest, else another
 * persona's, else with a number. */
static struct str
unique_title(struct namer *namer, struct taken *taken, size_t index)
{
	struct comparison *comparison = namer->comparison;
	const struct topic *topic = &comparison->topics[index];
	struct str title = title_of(namer, topic, comparison->base, false);
	struct str other;
	size_t i;

	if (topic->kind == TOPIC_EXAMPLES)
		title = STR("Examples");
	if (topic->kind == TOPIC_ONLY)
		title = arena_printf(
		    &comparison->arena, "Only %.*s",
		    STR_ARG(comparison->personas[topic->only]->name));
	other = title;
	if (topic->kind != TOPIC_ONLY && taken_has(taken, other))
		other = title_of(namer, topic, comparison->base, true);
	for (i = 0; i < comparison->persona_count &&
		    taken_has(taken, other); i++)
		other = topic->kind == TOPIC_ONLY
			    ? title
			    : title_of(namer, topic,
				       namer->grouping->order[i], false);
	if (taken_has(taken, other))
		other = taken_number(taken, title, &comparison->arena);
	taken_add(taken, other);
	return other;
}

static void
note_topics(struct comparison *comparison)
{
	size_t i, j;

	for (i = 0; i < comparison->candidate_count; i++)
		comparison->candidates[i].topic = NO_INDEX;
	for (i = 0; i < comparison->topic_count; i++)
		for (j = 0; j < comparison->topics[i].count; j++)
			comparison->candidates[comparison->topics[i]
						   .candidates[j]]
			    .topic = i;
}

static void
choose_base(struct comparison *comparison,
	    const struct comparison_options *options)
{
	if (options && options->choose_base)
		comparison->base = options->choose_base(comparison);
}

void
topics_name(struct comparison *comparison, const struct grouping *grouping)
{
	struct namer namer = { .comparison = comparison,
			       .grouping = grouping };
	struct taken taken;
	size_t i;

	add_support(&namer);
	note_names(&namer);
	note_topics(comparison);
	for (i = 0; i < comparison->topic_count; i++)
		comparison->topics[i].kind =
		    kind_of_topic(&namer, &comparison->topics[i]);
	choose_base(comparison, grouping->options);
	topics_sort(&namer);
	note_topics(comparison);
	taken_init(&taken, comparison->topic_count, &namer.scratch);
	for (i = 0; i < comparison->topic_count; i++)
		comparison->topics[i].title = unique_title(&namer, &taken, i);
	arena_release(&namer.scratch);
}
