#include "compose/suggest.h"

static bool
is_before(const struct comparison *comparison, size_t a, size_t b)
{
	const struct persona *one = comparison->personas[a];
	const struct persona *other = comparison->personas[b];
	size_t leaves[2] = { 0, 0 };

	for (size_t i = 0; i < comparison->candidate_count; i++) {
		const struct candidate *leaf = &comparison->candidates[i];

		leaves[0] += !leaf->group && leaf->persona == a;
		leaves[1] += !leaf->group && leaf->persona == b;
	}
	if (leaves[0] != leaves[1])
		return leaves[0] > leaves[1];
	if (one->tokens != other->tokens)
		return one->tokens > other->tokens;
	return str_compare(one->path, other->path) < 0;
}

/* Clients show and choose agents by it. */
static bool
has_description(const struct comparison *comparison, size_t persona)
{
	const struct field *field =
	    persona_field(comparison->personas[persona], "description");

	return field && !str_is_blank(field->value);
}

static bool
is_better(const struct comparison *comparison, const size_t *covers, size_t a,
	  size_t b)
{
	bool one = has_description(comparison, a);

	if (one != has_description(comparison, b))
		return one;
	if (covers[a] != covers[b])
		return covers[a] > covers[b];
	return is_before(comparison, a, b);
}

size_t
suggest_base(const struct comparison *comparison)
{
	size_t count = comparison->persona_count, best = 0;
	struct arena arena = { 0 };
	size_t *covers = ARENA_ARRAY(&arena, size_t, count);

	for (size_t t = 0; t < comparison->topic_count; t++) {
		const struct topic *topic = &comparison->topics[t];
		bool *seen = ARENA_ARRAY(&arena, bool, count);
		size_t sharing = 0;

		for (size_t i = 0; i < topic->count; i++)
			seen[comparison->candidates[topic->candidates[i]]
			    .persona] = true;
		for (size_t p = 0; p < count; p++)
			sharing += seen[p];
		for (size_t p = 0; p < count; p++)
			covers[p] += sharing > 1 && seen[p];
	}
	for (size_t p = 1; p < count; p++)
		if (is_better(comparison, covers, p, best))
			best = p;
	arena_release(&arena);
	return best;
}
