/* SPDX-License-Identifier: MIT */
#include "match/worth.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "match/lookup.h"
#include "match/statement.h"

/* The heaviest words of an item that count; more say less and less. */
enum { WORDS_MAX = 14 };

/* A word counts this much for being one, and the rest by its weight. */
static const double plain = 0.3;
/* Words that say little anywhere, and that every item has, weigh least. */
static const double generic = 0.3, common = 0.25, least = 0.06;

/* What is a blank to fill in, or for other agents. */
static const double aside = 0.4;

static const double specific[] = {
	[FUNCTION_IDENTITY] = 0.7,   [FUNCTION_PRINCIPLES] = 1.25,
	[FUNCTION_WORKFLOW] = 1.3,   [FUNCTION_USE] = 1.1,
	[FUNCTION_STANDARDS] = 1.15, [FUNCTION_CONSTRAINTS] = 1.15,
	[FUNCTION_OUTPUT] = 1.3,     [FUNCTION_COMMUNICATION] = 1.3,
	[FUNCTION_TOOLS] = 0.6,	     [FUNCTION_STACK] = 0.6,
	[FUNCTION_EXAMPLES] = 0.4,
};

static size_t
count_uses(struct worth *worth, unsigned *uses)
{
	const struct comparison *comparison = worth->comparison;
	size_t count = 0;

	worth->profiles = ARENA_ARRAY(worth->arena, size_t *,
				      comparison->persona_count);
	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct reading *reading = &worth->maker->readings[i];

		worth->profiles[i] = ARENA_ARRAY(
		    worth->arena, size_t, comparison->personas[i]->item_count);
		for (size_t j = 0; j < reading->item_count; j++) {
			const struct item_profile *it = &reading->items[j];

			worth->profiles[i][it->item] = j;
			for (size_t k = 0; k < it->terms.count; k++)
				uses[it->terms.all[k].term]++;
		}
		count += reading->item_count;
	}
	return count;
}

void
worth_init(struct worth *worth, const struct comparison *comparison,
	   const struct point_maker *maker, struct arena *arena)
{
	const struct vocabulary *vocabulary = maker->vocabulary;
	size_t terms = vocabulary_size(vocabulary);
	unsigned *uses = ARENA_ARRAY(arena, unsigned, terms);
	double items;

	*worth = (struct worth){ .comparison = comparison, .maker = maker,
				 .turns = turns_new(arena), .arena = arena };
	items = (double)count_uses(worth, uses) + 1;
	worth->weights = ARENA_ARRAY(arena, double, terms);
	for (size_t i = 0; i < terms; i++) {
		bool plain_word =
		    vocabulary_is_generic_item(vocabulary, (int)i) ||
		    vocabulary_is_generic_title(vocabulary, (int)i);
		double rare = log(items / (uses[i] + 0.5)) / log(items + 1);

		worth->weights[i] = fmax(least, (plain_word ? generic : 1) *
						    fmin(1, fmax(common, rare)));
	}
}

/* By the nearest section above that is for something. */
static double
worth_of_section(const struct worth *worth, size_t persona, size_t section)
{
	const struct reading *reading = &worth->maker->readings[persona];
	const struct section *sections = reading->persona->sections;
	enum function function = reading->functions[section];

	while (section != 0 && function == FUNCTION_NONE) {
		section = sections[section].parent;
		if (section != 0)
			function = reading->functions[section];
	}
	return (size_t)function < COUNT(specific) && specific[function] > 0
		   ? specific[function]
		   : 1;
}

static double
weigh_words(const struct worth *worth, const struct terms *terms)
{
	double heaviest[WORDS_MAX] = { 0 }, sum = 0;
	size_t count = 0;

	for (size_t i = 0; i < terms->count; i++) {
		double weight = worth->weights[terms->all[i].term];
		size_t at = count < WORDS_MAX ? count++ : WORDS_MAX;

		while (at > 0 && heaviest[at - 1] < weight) {
			if (at < WORDS_MAX)
				heaviest[at] = heaviest[at - 1];
			at--;
		}
		if (at < WORDS_MAX)
			heaviest[at] = weight;
	}
	for (size_t i = 0; i < count; i++)
		sum += plain + (1 - plain) * heaviest[i];
	return sum;
}

static double
specificity(const struct worth *worth, const struct item *item,
	    const struct item_profile *profile)
{
	struct arena scratch = { 0 };
	struct statement statement =
	    statement_read(worth->maker->vocabulary, worth->turns,
			   profile->text, &scratch);
	double words = (double)statement.word_count;
	double value = 0.75 + (statement.quantity_count > 0 ? 0.25 : 0) +
		       (statement.code_count > 0 ? 0.15 : 0) +
		       (statement.denied || statement.conditional ? 0.2 : 0);

	arena_release(&scratch);
	value *= 1.15 - exp(-words / 3);
	if (profile->matter == MATTER_TEMPLATE ||
	    profile->matter == MATTER_AGENTS)
		value *= aside;
	return item->kind == ITEM_ROW ? value * 0.8 : value;
}

double
worth_of(struct worth *worth, struct item_ref ref)
{
	const struct persona *persona = worth->comparison->personas[ref.persona];
	const struct reading *reading = &worth->maker->readings[ref.persona];
	const struct item *item = &persona->items[ref.item];
	const struct item_profile *profile =
	    &reading->items[worth->profiles[ref.persona][ref.item]];
	double section = worth_of_section(worth, ref.persona, item->section);

	vocabulary_speak(worth->maker->vocabulary, reading->language);
	if (profile->terms.count <= 3) /* a fragment is no method */
		section = fmin(1, section);
	return specificity(worth, item, profile) * section *
	       weigh_words(worth, &profile->terms);
}
