/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "compose/choose.h"

/* What makes a skeleton: much of what all say, densely, with steps and a real
 * output format; lists of names, few sections or no description count
 * against it. */
static const double with_method = 1.2, with_format = 1.2, of_nouns = .45,
		    few_titles = .6, nobody = .85, no_description = .9, too_short = .8,
		    short_share = .35, full_size = 900, of_cover = 1;

struct standing {
	size_t tokens, titles;
	double value, own; /* of what it covers; of its statements */
	double nouns;	   /* share of its text */
	bool steps, format;
	bool who; /* it says who it is */
};

static bool
has_steps(const struct passages *passages, const struct passage *passage)
{
	const struct material *material = passages->material;

	if (passage_slot(passage) != PURPOSE_METHOD)
		return false;
	if (passage->kind == BOND_STAGES)
		return true;
	for (size_t i = 0; i < passage->group_count; i++) {
		const struct group *group =
		    &material->groups[passage->groups[i]];

		if (group->kind == GROUP_STEPS && group->count > 2)
			return true;
	}
	return false;
}

static bool
has_format(const struct passages *passages, const struct passage *passage)
{
	if (passage->purpose != PURPOSE_OUTPUT)
		return false;
	for (size_t i = 0; i < passage->group_count; i++)
		if (passages->material->groups[passage->groups[i]].kind ==
		    GROUP_CODE)
			return true;
	return passage->closed;
}

static void
look_at_passages(struct standing *standing, const struct passages *passages,
		 size_t persona)
{
	size_t all = 0, nouns = 0;

	for (size_t i = passages->first[persona];
	     i < passages->first[persona + 1]; i++) {
		const struct passage *passage = &passages->all[i];

		if (passage->unit_count == 0 ||
		    passage->purpose == PURPOSE_IDENTITY)
			continue;
		standing->steps |= has_steps(passages, passage);
		standing->format |= has_format(passages, passage);
		all += passage->tokens;
		nouns += passage->nouns ? passage->tokens : 0;
	}
	standing->nouns = all ? (double)nouns / (double)all : 0;
}

/* A member of somebody's team of agents is nobody alone. */
static bool
says_who(const struct material *material, const struct group *group)
{
	return group_says_who(material, group) &&
	    (material->personas[group->persona].about_agents ||
	     !has_cue(CUE_TEAM, fold(material->arena, unit_text(material,
	      &material->units[group->first]))));
}

static void
look_at(struct standing *standing, const struct passages *passages,
	size_t persona, struct arena *arena)
{
	const struct material *material = passages->material;
	const struct persona_parts *of = &material->personas[persona];
	struct gathered gathered;

	gathered_init(&gathered, passages->measure, arena);
	for (size_t i = of->unit_first; i < of->unit_end; i++) {
		if (material->units[i].worthless ||
		    material->groups[material->units[i].group].dangling)
			continue;
		gathered_add(&gathered, i);
		standing->own += unit_value(passages->measure, i);
	}
	standing->value = gathered.value;
	standing->tokens = gathered.tokens;
	for (size_t i = of->first; i < of->end; i++)
		standing->titles += material->parts[i].title.len > 0;
	for (size_t i = of->group_first; i < of->group_end; i++) {
		standing->titles += range_len(material->groups[i].lead) > 0;
		standing->who |= says_who(material, &material->groups[i]);
	}
	look_at_passages(standing, passages, persona);
}

static double
score(const struct passages *passages, const struct standing *all, size_t p)
{
	const struct material *material = passages->material;
	const struct standing *it = &all[p];
	double cover = it->value / (passages->measure->total + 1e-9);
	double result = pow(cover, of_cover) * sqrt(it->own /
	    ((double)material->personas[p].tokens + 1));
	double size = (double)it->tokens / full_size;
	size_t largest = 0;

	for (size_t i = 0; i < material->comparison->persona_count; i++)
		largest = all[i].tokens > largest ? all[i].tokens : largest;
	result *= pow(size < 1 ? size : 1, .4);
	result *= it->titles < 3 ? few_titles : 1;
	result *= it->who ? 1 : nobody;
	result *= persona_field(material->comparison->personas[p],
				"description") ? 1 : no_description;
	if ((double)it->tokens < short_share * (double)largest)
		result *= too_short;
	result *= it->steps ? with_method : 1;
	result *= it->format ? with_format : 1;
	return result * (1 - of_nouns * it->nouns);
}

size_t
choose_base(const struct passages *passages, size_t *runner_up)
{
	const struct material *material = passages->material;
	size_t count = material->comparison->persona_count, best = 0;
	struct arena arena = { 0 };
	struct standing *all = ARENA_ARRAY(&arena, struct standing, count);
	double *scores = ARENA_ARRAY(&arena, double, count);

	for (size_t p = 0; p < count; p++)
		look_at(&all[p], passages, p, &arena);
	for (size_t p = 0; p < count; p++)
		scores[p] = score(passages, all, p);
	*runner_up = NO_INDEX;
	for (size_t pass = 0; pass < 2; pass++) {
		size_t found = NO_INDEX;

		for (size_t p = 0; p < count; p++) {
			if (pass == 1 && p == best)
				continue;
			if (found == NO_INDEX || scores[p] > scores[found] ||
			    (scores[p] >= scores[found] &&
			     material->personas[p].rank <
			     material->personas[found].rank))
				found = p;
		}
		*(pass == 0 ? &best : runner_up) = found;
	}
	arena_release(&arena);
	return best;
}
