/* SPDX-License-Identifier: MIT */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A run of bytes that somebody else owns. Not NUL-terminated. */
struct str {
	const char *ptr;
	size_t len;
};

/* A run of bytes by position: [start, end). */
struct range {
	size_t start, end;
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
/* For printf's "%.*s". */
#define STR_ARG(text) (int)(text).len, (text).ptr

struct str str_of(const char *cstring);
static inline struct str
str_slice(struct str text, struct range range)
{
	if (range.end > text.len)
		range.end = text.len;
	if (range.start > range.end)
		range.start = range.end;
	if (!text.ptr)
		return text;
	return (struct str){ text.ptr + range.start, range.end - range.start };
}

/* Bytes from `start` to the end of `text`. */
static inline struct str
str_from(struct str text, size_t start)
{
	return str_slice(text, (struct range){ start, text.len });
}


static inline bool
str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || !memcmp(a.ptr, b.ptr, a.len));
}

/* ASCII letters compare without case. */
bool str_eq_nocase(struct str a, struct str b);
/* Byte order, as memcmp; a prefix comes first. */
int str_compare(struct str a, struct str b);

static inline bool
str_starts(struct str text, struct str prefix)
{
	return text.len >= prefix.len &&
	    str_eq((struct str){ text.ptr, prefix.len }, prefix);
}

static inline bool
str_ends(struct str text, struct str suffix)
{
	return text.len >= suffix.len &&
	    str_eq(str_from(text, text.len - suffix.len), suffix);
}

/* Offset of the first occurrence, or text.len. */
size_t str_find(struct str text, struct str needle);
size_t str_find_byte(struct str text, char byte);
bool str_contains(struct str text, struct str needle);
/* How many times the byte stands at the start. */
size_t str_run(struct str text, char byte);

/* Whether it is one of the words; their list ends with NULL. */
bool str_in(struct str text, const char *const *words);
/* ASCII letters compare without case. */
bool str_in_nocase(struct str text, const char *const *words);

/* Without blanks, tabs and line ends at either end, or at one. */
struct str str_trim(struct str text);
struct str str_trim_start(struct str text);
struct str str_trim_end(struct str text);
bool str_is_blank(struct str text);
/* Of ASCII. */
bool str_has_capital(struct str text);

/*
 * Cuts the next piece up to `separator` off the front of `*rest`; false when
 * nothing is left. "a,,b" gives "a", "", "b"; "a," gives "a", ""; an empty
 * text gives "" once, a NULL one nothing.
 */
bool str_split(struct str *rest, char separator, struct str *piece);

/* ASCII only, whatever the locale. */
bool ascii_is_alpha(char c);
bool ascii_is_digit(char c);
bool ascii_is_alnum(char c);
bool ascii_is_space(char c); /* blank, tab, CR, LF, VT, FF */
char ascii_lower(char c);

static inline size_t
range_len(struct range range)
{
	return range.end > range.start ? range.end - range.start : 0;
}

bool range_contains(struct range range, size_t at);
bool range_covers(struct range outer, struct range inner);
bool ranges_overlap(struct range a, struct range b);

/* FNV-1a, 64 bit. */
unsigned long long str_hash(struct str text);

#endif
