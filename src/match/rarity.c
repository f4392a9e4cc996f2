#include "match/rarity.h"

#include <math.h>

struct counter {
	struct rarity *rarity;
	struct arena *arena;
	size_t *seen; /* by term: the last persona that had it, from 1 */
	size_t seen_count, seen_capacity, use_capacity;
};

static void
make_room(struct counter *counter)
{
	struct rarity *rarity = counter->rarity;
	size_t size = vocabulary_size(rarity->vocabulary);

	while (rarity->use_count < size) {
		rarity->uses = arena_grow(counter->arena, rarity->uses,
					  rarity->use_count,
					  &counter->use_capacity,
					  sizeof *rarity->uses);
		counter->seen = arena_grow(counter->arena, counter->seen,
					   counter->seen_count,
					   &counter->seen_capacity,
					   sizeof *counter->seen);
		counter->seen[counter->seen_count++] = 0;
		rarity->uses[rarity->use_count++] = 0;
	}
}

static void
count_term(struct counter *counter, int term, size_t number)
{
	if (counter->seen[term] != number)
		counter->rarity->uses[term]++;
	counter->seen[term] = number;
}

static void
count_words(struct counter *counter, struct str text, size_t number)
{
	struct arena scratch = { 0 };
	struct words words =
	    words_read(counter->rarity->vocabulary, text, &scratch);

	make_room(counter);
	for (size_t i = 0; i < words.count; i++) {
		count_term(counter, words.all[i].term, number);
		if (words.all[i].exact != words.all[i].term)
			count_term(counter, words.all[i].exact, number);
	}
	arena_release(&scratch);
}

void
rarity_init(struct rarity *rarity, const struct persona *const *personas,
	    size_t count, struct arena *arena)
{
	struct counter counter = { .rarity = rarity, .arena = arena };

	*rarity = (struct rarity){ .vocabulary = vocabulary_new(),
				   .persona_count = count };
	for (size_t i = 0; i < count; i++)
		count_words(&counter, persona_body(personas[i]), i + 1);
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
	unsigned uses = term >= 0 && (size_t)term < rarity->use_count
			    ? rarity->uses[term]
			    : 0;

	return log(((double)rarity->persona_count + 1) / (uses + .5));
}
