/* SPDX-License-Identifier: MIT */
#include "base/offsets.h"

#include "base/source.h"
#include "base/utf8.h"

enum { SAMPLE_EVERY = 32 };

void
offsets_init(struct offsets *offsets, struct str text, struct arena *arena)
{
	struct str rest = str_from(text, source_bom(text));
	size_t points = 0;

	offsets->text = text;
	if (utf8_count(rest) == rest.len)
		return;
	offsets->samples =
	    ARENA_ARRAY(arena, size_t, rest.len / SAMPLE_EVERY + 1);
	for (; rest.len; points++) {
		if (points % SAMPLE_EVERY == 0)
			offsets->samples[offsets->count++] =
			    text.len - rest.len;
		utf8_next(&rest);
	}
}

size_t
offsets_byte(const struct offsets *offsets, size_t point)
{
	size_t sample = point / SAMPLE_EVERY;
	struct str rest = str_from(offsets->text, source_bom(offsets->text));

	if (!offsets->samples)
		return offsets->text.len - str_from(rest, point).len;
	if (sample >= offsets->count)
		return offsets->text.len;
	rest = str_from(offsets->text, offsets->samples[sample]);
	for (point %= SAMPLE_EVERY; point && rest.len; point--)
		utf8_next(&rest);
	return offsets->text.len - rest.len;
}
