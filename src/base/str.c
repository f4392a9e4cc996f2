/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <string.h>

struct str
str_of(const char *cstring)
{
	return (struct str){ cstring, strlen(cstring) };
}

bool
str_eq_nocase(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_lower(a.ptr[i]) != ascii_lower(b.ptr[i]))
			return false;
	return true;
}

int
str_compare(struct str a, struct str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;

	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

size_t
str_find(struct str text, struct str needle)
{
	size_t at = 0;

	if (needle.len == 0)
		return 0;
	while (needle.len <= text.len - at) {
		at += str_find_byte(str_from(text, at), needle.ptr[0]);
		if (needle.len > text.len - at)
			break;
		if (!memcmp(text.ptr + at, needle.ptr, needle.len))
			return at;
		at++;
	}
	return text.len;
}

size_t
str_find_byte(struct str text, char byte)
{
	const char *found = text.len ? memchr(text.ptr, byte, text.len) : NULL;

	return found ? (size_t)(found - text.ptr) : text.len;
}

bool
str_in(struct str text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_eq(text, str_of(*words)))
			return true;
	return false;
}

bool
str_in_nocase(struct str text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_eq_nocase(text, str_of(*words)))
			return true;
	return false;
}

size_t
str_run(struct str text, char byte)
{
	size_t length = 0;

	while (length < text.len && text.ptr[length] == byte)
		length++;
	return length;
}

bool
str_contains(struct str text, struct str needle)
{
	return needle.len == 0 || str_find(text, needle) < text.len;
}

struct str
str_trim(struct str text)
{
	return str_trim_end(str_trim_start(text));
}

struct str
str_trim_start(struct str text)
{
	while (text.len && ascii_is_space(text.ptr[0])) {
		text.ptr++;
		text.len--;
	}
	return text;
}

struct str
str_trim_end(struct str text)
{
	while (text.len && ascii_is_space(text.ptr[text.len - 1]))
		text.len--;
	return text;
}

bool
str_is_blank(struct str text)
{
	return str_trim_start(text).len == 0;
}

bool
str_has_capital(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] >= 'A' && text.ptr[i] <= 'Z')
			return true;
	return false;
}

bool
str_split(struct str *rest, char separator, struct str *piece)
{
	size_t at;

	if (!rest->ptr)
		return false;
	at = str_find_byte(*rest, separator);
	*piece = (struct str){ rest->ptr, at };
	if (at < rest->len)
		*rest = str_from(*rest, at + 1);
	else
		*rest = (struct str){ NULL, 0 };
	return true;
}

bool
ascii_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
ascii_is_alnum(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c);
}

bool
ascii_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
range_contains(struct range range, size_t at)
{
	return at >= range.start && at < range.end;
}

bool
range_covers(struct range outer, struct range inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

bool
ranges_overlap(struct range a, struct range b)
{
	return a.start < b.end && b.start < a.end;
}

unsigned long long
str_hash(struct str text)
{
	unsigned long long hash = 0xcbf29ce484222325ULL;

	for (size_t i = 0; i < text.len; i++) {
		hash ^= (unsigned char)text.ptr[i];
		hash *= 0x100000001b3ULL;
	}
	return hash;
}
