/* SPDX-License-Identifier: MIT */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

/*
 * JSON values to write, and to read. json_new_* returns a value that the
 * caller owns until it is put into another one, or freed. (The plain names are
 * the library's.)
 */
struct json;

struct json *json_new_object(void);
struct json *json_new_array(void);
struct json *json_new_string(struct str text); /* invalid bytes become U+FFFD */
struct json *json_new_int(long long number);
struct json *json_new_score(double score); /* rounded to four decimals */
struct json *json_new_bool(bool truth);
struct json *json_new_null(void);
/* Both take ownership of `value`. */
void json_set(struct json *object, const char *key, struct json *value);
void json_push(struct json *array, struct json *value);
void json_free(struct json *value);

/* Compact, one line, no final newline. U+2028 and U+2029 are escaped. */
void json_write(struct buf *out, const struct json *value);
/* The same value; all that is not utf8_is_visible() escaped, so that a terminal
 * obeys nothing in it. */
void json_write_shown(struct buf *out, const struct json *value);
/* Indented by two. */
void json_write_pretty(struct buf *out, const struct json *value);

bool json_parse(struct json **value, struct str text, struct error *error);
enum json_kind { JSON_KIND_NULL, JSON_KIND_BOOL, JSON_KIND_NUMBER,
		 JSON_KIND_STRING, JSON_KIND_ARRAY, JSON_KIND_OBJECT };
enum json_kind json_kind(const struct json *value);
/* Borrowed from `value`; NULL when absent. */
const struct json *json_get(const struct json *object, const char *key);
const struct json *json_at(const struct json *array, size_t index);
size_t json_count(const struct json *value); /* of an array or object */
/* The member after `*key`, which came from here, in file order; the first
 * when its ptr is NULL. NULL behind the last. O(1). */
const struct json *json_next(const struct json *object, struct str *key);
struct str json_text(const struct json *string); /* empty for other kinds */
long long json_number(const struct json *number);

#endif
