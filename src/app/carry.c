/* SPDX-License-Identifier: MIT */
#include "app/carry.h"

#include <stdlib.h>

size_t
carry_topic(const struct comparison *from, size_t topic,
	    const struct comparison *to, struct arena *scratch)
{
	const struct topic *it = &from->topics[topic];
	size_t *votes = ARENA_ARRAY(scratch, size_t, to->topic_count);
	size_t best = NO_INDEX;

	for (size_t i = 0; i < it->count; i++) {
		const struct candidate *leaf =
		    &from->candidates[it->candidates[i]];
		size_t there = comparison_topic_of(to, leaf->persona,
						   leaf->section);

		if (there == NO_INDEX)
			continue;
		votes[there]++;
		if (best == NO_INDEX || votes[there] > votes[best])
			best = there;
	}
	return best;
}

void
carry_draft(struct draft *to, const struct draft *from,
	    const struct comparison *comparison, struct arena *scratch)
{
	size_t count = from->comparison->topic_count;
	size_t *topics = ARENA_ARRAY(scratch, size_t, count);
	struct draft fresh;

	draft_init(&fresh, comparison, from->arena);
	for (size_t i = 0; i < count; i++) {
		topics[i] = carry_topic(from->comparison, i, comparison,
					scratch);
		if (topics[i] == NO_INDEX)
			continue;
		fresh.ok[topics[i]] |= from->ok[i];
		fresh.left_out[topics[i]] |= from->left_out[i];
	}
	draft_copy(to, from);
	free(to->ok);
	free(to->left_out);
	to->comparison = comparison;
	to->ok = fresh.ok;
	to->left_out = fresh.left_out;
	for (size_t i = 0; i < to->entry_count; i++)
		if (to->entries[i].topic < count)
			to->entries[i].topic = topics[to->entries[i].topic];
}
