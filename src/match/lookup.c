/* SPDX-License-Identifier: MIT */
#include "match/lookup.h"

static void
index_leaves(struct comparison *comparison)
{
	size_t i, j;

	comparison->leaves = ARENA_ARRAY(&comparison->arena, size_t *,
					 comparison->persona_count);
	for (i = 0; i < comparison->persona_count; i++) {
		size_t count = comparison->personas[i]->section_count;

		comparison->leaves[i] =
		    ARENA_ARRAY(&comparison->arena, size_t, count);
		for (j = 0; j < count; j++)
			comparison->leaves[i][j] = NO_INDEX;
	}
	for (i = 0; i < comparison->candidate_count; i++) {
		const struct candidate *it = &comparison->candidates[i];

		if (!it->group)
			comparison->leaves[it->persona][it->section] = i;
	}
}

/* Where the twins of each item begin; the last one says where they end. */
static void
index_twin_starts(struct comparison *comparison)
{
	size_t i, j, start = 0;

	comparison->twin_starts = ARENA_ARRAY(&comparison->arena, size_t *,
					      comparison->persona_count);
	for (i = 0; i < comparison->persona_count; i++)
		comparison->twin_starts[i] =
		    ARENA_ARRAY(&comparison->arena, size_t,
				comparison->personas[i]->item_count + 1);
	for (i = 0; i < comparison->item_pair_count; i++) {
		const struct item_pair *pair = &comparison->item_pairs[i];

		comparison->twin_starts[pair->a.persona][pair->a.item]++;
		comparison->twin_starts[pair->b.persona][pair->b.item]++;
	}
	for (i = 0; i < comparison->persona_count; i++)
		for (j = 0; j <= comparison->personas[i]->item_count; j++) {
			size_t count = comparison->twin_starts[i][j];

			comparison->twin_starts[i][j] = start;
			start += count;
		}
}

static void
add_twin(struct comparison *comparison, struct item_ref item, size_t filled,
	 size_t index)
{
	size_t start = comparison->twin_starts[item.persona][item.item];
	size_t at = start + filled;

	while (at > start &&
	       comparison->item_pairs[comparison->twins[at - 1]].score <
		   comparison->item_pairs[index].score) {
		comparison->twins[at] = comparison->twins[at - 1];
		at--;
	}
	comparison->twins[at] = index;
}

static void
index_twins(struct comparison *comparison)
{
	struct arena scratch = { 0 };
	size_t **filled = ARENA_ARRAY(&scratch, size_t *,
				      comparison->persona_count);
	size_t i;

	index_twin_starts(comparison);
	for (i = 0; i < comparison->persona_count; i++)
		filled[i] =
		    ARENA_ARRAY(&scratch, size_t,
				comparison->personas[i]->item_count);
	comparison->twins = ARENA_ARRAY(&comparison->arena, size_t,
					2 * comparison->item_pair_count);
	for (i = 0; i < comparison->item_pair_count; i++) {
		const struct item_pair *pair = &comparison->item_pairs[i];

		add_twin(comparison, pair->a,
			 filled[pair->a.persona][pair->a.item]++, i);
		add_twin(comparison, pair->b,
			 filled[pair->b.persona][pair->b.item]++, i);
	}
	arena_release(&scratch);
}

void
lookup_init(struct comparison *comparison)
{
	index_leaves(comparison);
	index_twins(comparison);
}

/* Topics of all that stands below a section. */
enum { SEVERAL = -2 };
#define SEVERAL_TOPICS ((size_t)SEVERAL)

static size_t
join_topics(size_t a, size_t b)
{
	if (a == NO_INDEX || a == b)
		return b;
	return b == NO_INDEX ? a : SEVERAL_TOPICS;
}

/* From the last section up, so that each is looked at once. */
static size_t *
common_topics(const struct comparison *comparison, size_t persona,
	      struct arena *arena)
{
	const struct persona *source = comparison->personas[persona];
	size_t count = source->section_count;
	size_t *common = ARENA_ARRAY(arena, size_t, count);

	for (size_t i = 0; i < count; i++)
		common[i] = comparison_topic_of(comparison, persona, i);
	for (size_t i = count; i-- > 1; ) {
		size_t parent = source->sections[i].parent;

		common[parent] = join_topics(common[parent], common[i]);
	}
	return common;
}

static size_t
identity_topic(const struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->topic_count; i++)
		if (comparison->topics[i].kind == TOPIC_IDENTITY)
			return i;
	return NO_INDEX;
}

static void
index_topics(struct comparison *comparison, size_t persona,
	     const size_t *common)
{
	const struct section *sections =
	    comparison->personas[persona]->sections;
	size_t *topics = comparison->topic_of[persona];
	size_t *tops = comparison->top_of[persona];

	for (size_t i = 0; i < comparison->personas[persona]->section_count;
	     i++) {
		size_t parent = sections[i].parent;

		topics[i] = comparison_topic_of(comparison, persona, i);
		if (topics[i] == NO_INDEX && i == 0)
			topics[i] = identity_topic(comparison);
		else if (topics[i] == NO_INDEX && common[i] != SEVERAL_TOPICS)
			topics[i] = common[i];
		tops[i] = topics[i] != NO_INDEX && parent != 0 &&
		    common[parent] == topics[i] ? tops[parent] : i;
	}
}

/* What goes on in a list has the lead-in of the entry before it. */
static void
index_leads(struct comparison *comparison, size_t persona)
{
	const struct persona *source = comparison->personas[persona];
	const struct block *blocks = source->blocks;
	size_t *leads = comparison->lead_of[persona];

	for (size_t i = 0; i < source->block_count; i++)
		leads[i] = i && blocks[i].kind == BLOCK_ENTRY &&
		    blocks[i - 1].kind == BLOCK_ENTRY &&
		    blocks[i - 1].section == blocks[i].section ?
		    leads[i - 1] : block_lead(source, i);
}

void
lookup_topics(struct comparison *comparison)
{
	struct arena *arena = &comparison->arena, scratch = { 0 };
	size_t count = comparison->persona_count;

	comparison->topic_of = ARENA_ARRAY(arena, size_t *, count);
	comparison->top_of = ARENA_ARRAY(arena, size_t *, count);
	comparison->lead_of = ARENA_ARRAY(arena, size_t *, count);
	for (size_t i = 0; i < count; i++) {
		const struct persona *persona = comparison->personas[i];
		size_t sections = persona->section_count;

		comparison->topic_of[i] = ARENA_ARRAY(arena, size_t, sections);
		comparison->top_of[i] = ARENA_ARRAY(arena, size_t, sections);
		comparison->lead_of[i] =
		    ARENA_ARRAY(arena, size_t, persona->block_count);
		index_topics(comparison, i,
			     common_topics(comparison, i, &scratch));
		index_leads(comparison, i);
	}
	arena_release(&scratch);
}

size_t
comparison_topic_of(const struct comparison *comparison, size_t persona,
		    size_t section)
{
	size_t leaf = comparison->leaves[persona][section];

	return leaf == NO_INDEX ? NO_INDEX
				: comparison->candidates[leaf].topic;
}

const size_t *
comparison_twins(const struct comparison *comparison, struct item_ref item,
		 size_t *count)
{
	const size_t *starts = comparison->twin_starts[item.persona];

	*count = starts[item.item + 1] - starts[item.item];
	return &comparison->twins[starts[item.item]];
}

/* A group of more candidates does not speak for each of them. */
enum { GROUP_MAX = 128 };

/* Where the candidates below one end; of a large group so many of them. */
static size_t
leaves_end(const struct comparison *comparison, size_t candidate)
{
	size_t most = candidate + GROUP_MAX;
	const struct candidate *it = &comparison->candidates[candidate];
	size_t end = comparison->personas[it->persona]
			 ->sections[it->section]
			 .end;

	while (candidate < most && candidate < comparison->candidate_count &&
	       comparison->candidates[candidate].persona == it->persona &&
	       comparison->candidates[candidate].section < end)
		candidate++;
	return candidate;
}

static bool
has_leaf_in(const struct comparison *comparison, size_t candidate,
	    size_t topic)
{
	const struct candidate *all = comparison->candidates;
	size_t end = leaves_end(comparison, candidate);

	if (!all[candidate].group)
		return all[candidate].topic == topic;
	for (; candidate < end; candidate++)
		if (!all[candidate].group && all[candidate].topic == topic)
			return true;
	return false;
}

static void
raise_joins(double *joins, const struct comparison *comparison, size_t from,
	    size_t to, double score)
{
	const struct candidate *all = comparison->candidates;
	size_t end = all[from].group ? leaves_end(comparison, from) : from + 1;

	for (; from < end; from++)
		if (!all[from].group && joins[from] < score &&
		    has_leaf_in(comparison, to, all[from].topic))
			joins[from] = score;
}

double *
comparison_joins(const struct comparison *comparison, struct arena *arena)
{
	double *joins =
	    ARENA_ARRAY(arena, double, comparison->candidate_count);

	for (size_t i = 0; i < comparison->pair_count; i++) {
		const struct section_pair *it = &comparison->pairs[i];

		raise_joins(joins, comparison, it->a, it->b, it->score);
		raise_joins(joins, comparison, it->b, it->a, it->score);
	}
	return joins;
}

const char *
topic_kind_name(enum topic_kind kind)
{
	static const char *const names[] = {
		[TOPIC_IDENTITY] = "identity",
		[TOPIC_PRINCIPLES] = "principles",
		[TOPIC_SUBJECT] = "subject",
		[TOPIC_WORKFLOW] = "workflow",
		[TOPIC_STANDARDS] = "standards",
		[TOPIC_COMMUNICATION] = "communication",
		[TOPIC_TOOLS] = "tools",
		[TOPIC_EXAMPLES] = "examples",
		[TOPIC_ONLY] = "only",
	};

	return names[kind];
}
