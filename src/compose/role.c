/* SPDX-License-Identifier: MIT */
#include "compose/role.h"

#include "match/words.h"

enum { WHO_MAX = 300 };

static const double strange_weight = .6; /* of a word that can be strange */

static struct str
description_of(const struct persona *persona)
{
	static const char *const ends[] = { "<example", "Example", "\n\n",
					    "\\n\\n", "例", "Exemple" };
	struct str text = persona->description;

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		text.len = str_find(text, str_of(ends[i]));
	return text;
}

static struct str
role_text(const struct material *material, size_t p, struct arena *arena)
{
	const struct persona_parts *of = &material->personas[p];
	const struct persona *persona = material->comparison->personas[p];
	struct str who = STR(""), description = description_of(persona);

	for (size_t i = of->group_first; i < of->group_end && !who.len; i++)
		if (group_says_who(material, &material->groups[i]))
			who = unit_text(material, &material->units[
					material->groups[i].first]);
	who.len = who.len < WHO_MAX ? who.len : WHO_MAX;
	return arena_printf(arena, "%.*s. %.*s. %.*s", STR_ARG(persona->name),
			    STR_ARG(description), STR_ARG(who));
}

struct counts {
	size_t *files, *last; /* by term: personas whose role text has it */
	double *weights;      /* by term, 0 of what no statement has */
	size_t *users, *user; /* by term: personas that use it anywhere */
	bool *base;	      /* by term: the base does */
};

static void
count_role_text(struct counts *counts, const struct passages *passages,
		size_t p, bool *own, struct arena *arena)
{
	const struct material *material = passages->material;
	struct vocabulary *vocabulary = passages->measure->vocabulary;
	struct words words = words_read(vocabulary,
	    role_text(material, p, arena), arena);

	for (size_t i = 0; i < words.count; i++) {
		size_t term = (size_t)words.all[i].term;

		if (words.all[i].stop || counts->last[term] == p + 1)
			continue;
		counts->last[term] = p + 1;
		counts->files[term]++;
		own[term] = true;
	}
}

static void
count_users(struct counts *counts, const struct passages *passages)
{
	const struct measure *measure = passages->measure;

	for (size_t s = 0; s < measure->statement_count; s++) {
		const struct statement *it = &measure->statements[s];
		size_t p = passages->material->units[it->unit].persona;

		for (size_t k = it->first; k < it->first + it->count; k++) {
			size_t term = (size_t)measure->words[k].term;

			counts->weights[term] = measure->words[k].weight;
			counts->base[term] |= p == passages->base;
			if (counts->user[term] == p + 1)
				continue;
			counts->user[term] = p + 1;
			counts->users[term]++;
		}
	}
}

/* Words that only one persona's role has. */
static void
find_strange(struct role *role, const struct passages *passages, bool **own,
	     const struct counts *counts, size_t index)
{
	const struct measure *measure = passages->measure;
	const struct passage *it = &passages->all[index];
	const bool *mine = own[it->persona];
	bool special = false, used = false;
	double sum = 0, all = 0, kin = 0;

	for (size_t i = 0; i < it->unit_count; i++) {
		const struct unit *unit =
		    &passages->material->units[it->units[i]];

		for (size_t s = unit->first_statement; s <
		     unit->first_statement + unit->statement_count; s++) {
			const struct statement *said = &measure->statements[s];
			bool any = false;

			for (size_t k = said->first;
			     k < said->first + said->count; k++) {
				size_t term = (size_t)measure->words[k].term;

				all += measure->words[k].weight;
				kin += counts->base[term] ?
				    measure->words[k].weight : 0;
				any |= mine[term] && counts->files[term] == 1 &&
				    counts->users[term] < 2 &&
				    counts->weights[term] >= strange_weight;
			}
			sum += any ? said->value : 0;
		}
	}
	role->strange[index] = it->value > 0 ? sum / it->value : 0;
	role->kin[index] = all > 0 ? kin / all : 0;
	for (size_t i = 0; i < it->word_count; i++) {
		size_t term = (size_t)it->words[i].term;

		if (mine[term] && counts->files[term] == 1 &&
		    counts->users[term] < 2 &&
		    counts->weights[term] >= strange_weight)
			role->named[index] = true;
		special |= it->words[i].weight >= 1;
		used |= it->words[i].weight >= 1 && counts->base[term];
	}
	role->foreign[index] = special && !used;
}

void
role_init(struct role *role, const struct passages *passages,
	  struct arena *arena)
{
	const struct material *material = passages->material;
	struct vocabulary *vocabulary = passages->measure->vocabulary;
	size_t personas = material->comparison->persona_count, terms;
	struct counts counts;
	bool **own;

	for (size_t p = 0; p < personas; p++)
		words_read(vocabulary, role_text(material, p, arena), arena);
	terms = vocabulary_size(vocabulary) + 1;
	counts = (struct counts){
		ARENA_ARRAY(arena, size_t, terms),
		ARENA_ARRAY(arena, size_t, terms),
		ARENA_ARRAY(arena, double, terms),
		ARENA_ARRAY(arena, size_t, terms),
		ARENA_ARRAY(arena, size_t, terms),
		ARENA_ARRAY(arena, bool, terms),
	};
	*role = (struct role){ 0 };
	own = ARENA_ARRAY(arena, bool *, personas);
	for (size_t p = 0; p < personas; p++) {
		own[p] = ARENA_ARRAY(arena, bool, terms);
		count_role_text(&counts, passages, p, own[p], arena);
	}
	count_users(&counts, passages);
	role->strange = ARENA_ARRAY(arena, double, passages->count + 1);
	role->kin = ARENA_ARRAY(arena, double, passages->count + 1);
	role->named = ARENA_ARRAY(arena, bool, passages->count + 1);
	role->foreign = ARENA_ARRAY(arena, bool, passages->count + 1);
	for (size_t i = 0; i < passages->count; i++)
		find_strange(role, passages, own, &counts, i);
}
