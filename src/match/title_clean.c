/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "match/words.h"

/* "**Step 2: **" to what follows it; `text` begins with no blank. */
static struct str
skip_numbering(struct str text)
{
	static const char *const labels[] = { "step", "phase", "part",
					      "stage" };
	struct str rest = text;
	size_t i, digits = 0;

	for (i = 0; i < COUNT(labels); i++) {
		size_t len = strlen(labels[i]);

		if (rest.len > len &&
		    str_eq_nocase(str_slice(rest, (struct range){ 0, len }),
				  str_of(labels[i]))) {
			rest = str_trim_start(str_from(rest, len));
			break;
		}
	}
	while (digits < rest.len && ascii_is_digit(rest.ptr[digits]))
		digits++;
	if (digits == 0 || digits > 2)
		return text;
	rest = str_from(rest, digits);
	if (rest.len == 0 || ascii_is_alnum(rest.ptr[0]))
		return text;
	if (ascii_is_space(rest.ptr[0]) || !strchr(".):-", rest.ptr[0]))
		return str_trim_start(rest);
	return ascii_is_digit(str_from(rest, 1).len ? rest.ptr[1] : ' ')
		   ? text
		   : str_trim_start(str_from(rest, 1));
}

static bool
is_text_point(int32_t point)
{
	return point > 0 && (utf8_is_letter(point) || utf8_is_digit(point) ||
			     utf8_is_ideographic(point));
}

/* Without leading and trailing code points that are no text. */
static struct str
trim_symbols(struct str text)
{
	struct str rest = text;
	size_t at = 0, first = text.len, last = 0;

	while (rest.len > 0) {
		bool is_text = is_text_point(utf8_next(&rest));

		if (is_text && first == text.len)
			first = at;
		at = text.len - rest.len;
		if (is_text)
			last = at;
	}
	/* "C++", "C#" and the like end in what belongs to them. */
	while (last < text.len && (text.ptr[last] == '+' ||
				   text.ptr[last] == '#'))
		last++;
	return first < last ? str_slice(text, (struct range){ first, last })
			    : (struct str){ "", 0 };
}

static void
add_without_markup(struct buf *out, struct str title)
{
	size_t i, depth = 0;

	for (i = 0; i < title.len; i++) {
		char c = title.ptr[i];

		if (c == '(')
			depth++;
		if (depth == 0 && !strchr("`*", c))
			buf_add_byte(out, c);
		if (c == ')' && depth > 0)
			depth--;
	}
}

struct str
title_clean(struct arena *arena, struct str title)
{
	struct buf out = { 0 };
	struct str clean;

	add_without_markup(&out, title);
	clean = trim_symbols(buf_str(&out));
	clean = trim_symbols(skip_numbering(clean));
	clean = arena_str(arena, clean);
	buf_release(&out);
	return clean;
}
