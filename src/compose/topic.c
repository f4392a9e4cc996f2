/* SPDX-License-Identifier: MIT */
#include "compose/passages.h"

/* What is about the same ground, for compose/passages.h. */

const double passage_same_topic = .34;



static double
share_of(const struct hit *hits, size_t count, size_t passage)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (hits[middle].passage < passage)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && hits[low].passage == passage ?
	    hits[low].share : 0;
}

double
passage_hit(const struct passages *passages, size_t a, size_t b)
{
	return share_of(passages->all[a].hits, passages->all[a].hit_count, b);
}

double
passage_paired(const struct passages *passages, size_t a, size_t b)
{
	return share_of(passages->all[a].paired,
			passages->all[a].paired_count, b);
}

struct overlap {
	double both, one, other; /* weights */
	size_t count;		 /* of words in both */
	bool special;		 /* one of them is no general word */
};

static struct overlap
title_overlap(const struct passage *a, const struct passage *b)
{
	struct overlap overlap = { 0 };

	for (size_t i = 0; i < a->word_count; i++) {
		overlap.one += a->words[i].weight;
		for (size_t k = 0; k < b->word_count; k++) {
			if (a->words[i].term != b->words[k].term)
				continue;
			overlap.count++;
			overlap.both += a->words[i].weight;
			overlap.special |= a->words[i].weight >= 1;
		}
	}
	for (size_t k = 0; k < b->word_count; k++)
		overlap.other += b->words[k].weight;
	return overlap;
}

double
passage_title_alike(const struct passage *a, const struct passage *b)
{
	struct overlap overlap = title_overlap(a, b);
	bool inside = overlap.count == a->word_count ||
	    overlap.count == b->word_count;

	if (a->word_count == 0 || b->word_count == 0 || overlap.count == 0)
		return 0;
	if (overlap.count == a->word_count && overlap.count == b->word_count)
		return 1;
	if (!inside && !overlap.special)
		return 0;
	return 2 * overlap.both / (overlap.one + overlap.other + .3);
}

enum purpose
passage_slot(const struct passage *passage)
{
	if (passage->purpose == PURPOSE_INVOKED)
		return PURPOSE_METHOD;
	return purpose_is_single(passage->purpose) ? passage->purpose :
	    PURPOSE_NONE;
}

static bool
is_flat(const struct passages *passages, const struct passage *passage)
{
	const struct group *group;

	if (passage->group_count != 1 || passage->up != NO_INDEX)
		return false;
	group = &passages->material->groups[passage->groups[0]];
	return group->kind == GROUP_LIST || group->kind == GROUP_STEPS;
}

/* Two checklists, two lists of metrics, of constraints … */
static bool
are_checklists(const struct passage *a, const struct passage *b)
{
	struct overlap overlap;

	if (a->purpose != b->purpose || !a->checklist || !b->checklist)
		return false;
	overlap = title_overlap(a, b);
	if (overlap.count == 0)
		return false;
	return overlap.special || overlap.count == a->word_count ||
	    overlap.count == b->word_count;
}

/* Titles of general words alone with the same last one. */
static bool
are_general(const struct passage *a, const struct passage *b)
{
	return a->word_count && b->word_count && a->purpose == b->purpose &&
	    !a->special && !b->special && a->last_hash == b->last_hash;
}

static double
larger(double a, double b)
{
	return a > b ? a : b;
}

/* By its own title, not by what it stands below. */
static bool
says_purpose(const struct passage *passage)
{
	return purpose_of(passage->folded) == passage->purpose;
}

static double
topic_by_words(const struct passages *passages, size_t one, size_t other)
{
	const struct passage *a = &passages->all[one];
	const struct passage *b = &passages->all[other];
	enum purpose slot = passage_slot(a), theirs = passage_slot(b);
	double hit = passage_hit(passages, one, other), titles;

	if (a->kind == BOND_LEVELS && b->kind == BOND_LEVELS)
		return 1;
	titles = passage_title_alike(a, b);
	if (slot != theirs)
		return larger(.35 * hit + .3 * titles, hit > .75 ? .36 : 0);
	if (slot != PURPOSE_NONE && (slot == PURPOSE_METHOD ||
	    slot == PURPOSE_OUTPUT || a->persona == b->persona ||
	    (says_purpose(a) && says_purpose(b)))) {
		if (a->persona != b->persona)
			return 1;
		return slot == PURPOSE_METHOD && (a->label || b->label) ? hit :
		    .7 * hit;
	}
	if (a->title.len && a->title_hash == b->title_hash)
		return 1;
	if ((a->purpose == PURPOSE_EXPERTISE && b->purpose == a->purpose &&
	     is_flat(passages, a) && is_flat(passages, b)) ||
	    are_checklists(a, b) || are_general(a, b))
		return .5;
	return .6 * titles +
	    .4 * larger(hit, .6 * passage_hit(passages, other, one));
}

double
passage_topic(const struct passages *passages, size_t a, size_t b)
{
	const struct passage *one = &passages->all[a];
	const struct passage *other = &passages->all[b];
	double topic = larger(topic_by_words(passages, a, b),
	    rule_value(passages->material->without, RULE_PAIRED) *
	    passage_paired(passages, a, b));

	if (one->persona != other->persona && one->expertise &&
	    (other->expertise || (other->up != NO_INDEX &&
	     passages->material->parts[other->up].named ==
	     PURPOSE_EXPERTISE && other->persona == passages->base)))
		topic = larger(topic, .5);
	return topic;
}
