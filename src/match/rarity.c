/* SPDX-License-Identifier: MIT */
#include "match/rarity.h"

#include <math.h>

static void
make_room(struct rarity *rarity, struct arena *arena)
{
	size_t size = vocabulary_size(rarity->vocabulary);

	while (rarity->count < size) {
		rarity->counts = arena_grow(arena, rarity->counts,
					    rarity->count, &rarity->capacity,
					    sizeof *rarity->counts);
		rarity->counts[rarity->count++] = (struct term_count){ 0, 0 };
	}
}

static void
count_term(struct rarity *rarity, int term)
{
	struct term_count *count = &rarity->counts[term];

	count->personas += count->last != rarity->persona_count;
	count->last = rarity->persona_count;
}

void
rarity_add(struct rarity *rarity, const struct persona *persona,
	   struct arena *arena)
{
	struct arena scratch = { 0 };
	struct words words;

	if (!rarity->vocabulary)
		rarity->vocabulary = vocabulary_new();
	vocabulary_speak(rarity->vocabulary, language_of(persona));
	words = words_read(rarity->vocabulary, persona_body(persona),
			   &scratch);
	rarity->persona_count++;
	make_room(rarity, arena);
	for (size_t i = 0; i < words.count; i++) {
		count_term(rarity, words.all[i].term);
		if (words.all[i].exact != words.all[i].term)
			count_term(rarity, words.all[i].exact);
	}
	arena_release(&scratch);
}

void
rarity_init(struct rarity *rarity, const struct persona *const *personas,
	    size_t count, struct arena *arena)
{
	*rarity = (struct rarity){ .vocabulary = vocabulary_new() };
	for (size_t i = 0; i < count; i++)
		rarity_add(rarity, personas[i], arena);
}

void
rarity_release(struct rarity *rarity)
{
	if (rarity->vocabulary)
		vocabulary_free(rarity->vocabulary);
	*rarity = (struct rarity){ 0 };
}

double
rarity_of(const struct rarity *rarity, struct str name)
{
	int term = vocabulary_find(rarity->vocabulary, name);
	size_t uses = term >= 0 && (size_t)term < rarity->count
			  ? rarity->counts[term].personas
			  : 0;

	return log(((double)rarity->persona_count + 1) / ((double)uses + .5));
}
