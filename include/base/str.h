#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

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
struct str str_slice(struct str text, struct range range);
/* Bytes from `start` to the end of `text`. */
struct str str_from(struct str text, size_t start);

bool str_eq(struct str a, struct str b);
/* ASCII letters compare without case. */
bool str_eq_nocase(struct str a, struct str b);
/* Byte order, as memcmp; a prefix comes first. */
int str_compare(struct str a, struct str b);
bool str_starts(struct str text, struct str prefix);
bool str_ends(struct str text, struct str suffix);
/* Offset of the first occurrence, or text.len. */
size_t str_find(struct str text, struct str needle);
size_t str_find_byte(struct str text, char byte);
bool str_contains(struct str text, struct str needle);

/* Without blanks, tabs and line ends at either end, or at one. */
struct str str_trim(struct str text);
struct str str_trim_start(struct str text);
struct str str_trim_end(struct str text);
bool str_is_blank(struct str text);

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

size_t range_len(struct range range);
bool range_contains(struct range range, size_t at);

/* FNV-1a, 64 bit. */
unsigned long long str_hash(struct str text);

#endif
