/* SPDX-License-Identifier: MIT */
#include "readings.h"

#include <string.h>

#include "check.h"
#include "parse/parse.h"

void
readings_init(struct readings *readings, const char *a, const char *b)
{
	struct persona *personas = readings->personas;

	memset(readings, 0, sizeof(*readings));
	readings->vocabulary = vocabulary_new();
	parse_open(&personas[0], STR("a.md"), str_of(a));
	parse_open(&personas[1], STR("b.md"), str_of(b));
	parse_outline(&personas[0]);
	parse_outline(&personas[1]);
	reading_init(&readings->a, &personas[0], LANGUAGE_UNKNOWN,
		     readings->vocabulary, &readings->arena);
	reading_init(&readings->b, &personas[1], LANGUAGE_UNKNOWN,
		     readings->vocabulary, &readings->arena);
	readings->weights =
	    weights_of(&readings->a, &readings->b, readings->vocabulary,
		       &readings->arena);
	readings->items =
	    items_match(&readings->a, &readings->b, &readings->weights, 0,
			&readings->arena);
}

void
readings_release(struct readings *readings)
{
	vocabulary_free(readings->vocabulary);
	arena_release(&readings->arena);
	persona_release(&readings->personas[0]);
	persona_release(&readings->personas[1]);
}

size_t
readings_profile(const struct reading *reading, const char *title, bool group)
{
	size_t i;

	for (i = 0; i < reading->profile_count; i++)
		if (reading->profiles[i].group == group &&
		    str_eq(reading->profiles[i].title, str_of(title)))
			return i;
	fail_msg("no profile %s", title);
	return 0;
}
