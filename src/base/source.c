/* SPDX-License-Identifier: MIT */
#include "base/source.h"

#include "base/utf8.h"

/* Most files have no CR at all, and memchr is many times faster. */
static size_t
next_line(struct str bytes, size_t at, bool has_cr)
{
	if (!has_cr) {
		const char *end = memchr(bytes.ptr + at, '\n', bytes.len - at);

		return end ? (size_t)(end - bytes.ptr) + 1 : bytes.len;
	}
	while (at < bytes.len && bytes.ptr[at] != '\n' &&
	       bytes.ptr[at] != '\r')
		at++;
	if (at == bytes.len)
		return at;
	return at + (str_starts(str_from(bytes, at), STR("\r\n")) ? 2 : 1);
}

void
source_init(struct source *source, struct str bytes, struct arena *arena)
{
	bool has_cr = str_find_byte(bytes, '\r') < bytes.len;
	size_t count = 0, line = 0;
	size_t *starts;

	for (size_t at = 0; at < bytes.len; at = next_line(bytes, at, has_cr))
		count++;
	starts = ARENA_ARRAY(arena, size_t, count + 1);
	for (size_t at = 0; at < bytes.len; at = next_line(bytes, at, has_cr))
		starts[line++] = at;
	starts[count] = bytes.len;
	*source = (struct source){ bytes, starts, count };
}

struct range
source_line_range(const struct source *source, size_t line)
{
	size_t len = source->bytes.len;

	if (line >= source->line_count)
		return (struct range){ len, len };
	return (struct range){ source->line_starts[line],
			       source->line_starts[line + 1] };
}

struct str
source_line(const struct source *source, size_t line)
{
	struct str text =
	    str_slice(source->bytes, source_line_range(source, line));

	if (str_ends(text, STR("\n")))
		text.len--;
	if (str_ends(text, STR("\r")))
		text.len--;
	return text;
}

size_t
source_line_at(const struct source *source, size_t offset)
{
	size_t low = 0, high = source->line_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (source->line_starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct place
source_place(const struct source *source, size_t offset)
{
	size_t line = source_line_at(source, offset);
	size_t start = source_line_range(source, line).start;
	struct str text = source_line(source, line);

	if (offset < start)
		offset = start;
	if (text.len > offset - start)
		text.len = offset - start;
	if (line == 0)
		text = str_from(text, source_bom(source->bytes));
	return (struct place){ line + 1, utf8_count(text) + 1 };
}

size_t
source_first_line(const struct source *source, struct range range)
{
	return source_line_at(source, range.start) + 1;
}

size_t
source_last_line(const struct source *source, struct range range)
{
	size_t last = range.end > range.start ? range.end - 1 : range.start;

	return source_line_at(source, last) + 1;
}

size_t
source_bom(struct str bytes)
{
	return str_starts(bytes, STR("\xef\xbb\xbf")) ? 3 : 0;
}
