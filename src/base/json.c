/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include <jansson.h>

#include "base/utf8.h"

/* A struct json is jansson's value under another name. */
static json_t *
inner(const struct json *value)
{
	return (json_t *)(uintptr_t)value;
}

static struct json *
outer(json_t *value)
{
	if (!value)
		memory_exhausted();
	return (struct json *)value;
}

struct json *
json_new_object(void)
{
	return outer(json_object());
}

struct json *
json_new_array(void)
{
	return outer(json_array());
}

struct json *
json_new_string(struct str text)
{
	struct buf clean = { 0 };
	struct json *value;

	utf8_scrub(&clean, text);
	text = buf_str(&clean);
	value = outer(json_stringn_nocheck(text.ptr, text.len));
	buf_release(&clean);
	return value;
}

struct json *
json_new_int(long long number)
{
	return outer(json_integer(number));
}

struct json *
json_new_score(double score)
{
	if (!isfinite(score))
		return json_new_null();
	return outer(json_real(round(score * 1e4) / 1e4));
}

struct json *
json_new_bool(bool truth)
{
	return outer(json_boolean(truth));
}

struct json *
json_new_null(void)
{
	return outer(json_null());
}

void
json_set(struct json *object, const char *key, struct json *value)
{
	struct buf clean = { 0 };

	utf8_scrub(&clean, str_of(key));
	buf_add_byte(&clean, '\0');
	if (json_object_set_new_nocheck(inner(object), clean.ptr, inner(value)))
		memory_exhausted();
	buf_release(&clean);
}

void
json_push(struct json *array, struct json *value)
{
	if (json_array_append_new(inner(array), inner(value)))
		memory_exhausted();
}

void
json_free(struct json *value)
{
	json_decref(inner(value));
}

static int
add_chunk(const char *bytes, size_t len, void *data)
{
	buf_add(data, (struct str){ bytes, len });
	return 0;
}

/* Scripts end a line at U+2028 and U+2029, even inside a string. */
static void
add_with_separators_escaped(struct buf *out, struct str text)
{
	struct str lead = STR("\xe2\x80");

	while (text.len) {
		size_t at = str_find(text, lead);
		struct str rest = str_from(text, at);

		buf_add(out, (struct str){ text.ptr, at });
		if (str_starts(rest, STR("\xe2\x80\xa8")))
			buf_add_cstr(out, "\\u2028");
		else if (str_starts(rest, STR("\xe2\x80\xa9")))
			buf_add_cstr(out, "\\u2029");
		else
			buf_add(out, str_slice(rest, (struct range){ 0, 3 }));
		text = str_from(rest, 3);
	}
}

static void
add_escaped(struct buf *out, int32_t point)
{
	uint32_t above = (uint32_t)point - 0x10000;

	if (point < 0x10000)
		buf_printf(out, "\\u%04X", (unsigned)point);
	else
		buf_printf(out, "\\u%04X\\u%04X",
			   (unsigned)(0xd800 | above >> 10),
			   (unsigned)(0xdc00 | (above & 0x3ff)));
}

/* Jansson itself escapes what is below a blank; what is beyond ASCII stands
 * within strings only. */
static void
add_with_unseen_escaped(struct buf *out, struct str text)
{
	while (text.len) {
		struct str rest = text;
		int32_t point = utf8_next(&rest);

		if (point < 0x7f || utf8_is_visible(point))
			buf_add(out, (struct str){ text.ptr,
						   text.len - rest.len });
		else
			add_escaped(out, point);
		text = rest;
	}
}

static void
write_with(struct buf *out, const struct json *value, size_t flags,
	   void (*add)(struct buf *out, struct str text))
{
	struct buf text = { 0 };

	json_dump_callback(inner(value), add_chunk, &text,
			   flags | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
	add(out, buf_str(&text));
	buf_release(&text);
}

void
json_write(struct buf *out, const struct json *value)
{
	write_with(out, value, JSON_COMPACT, add_with_separators_escaped);
}

void
json_write_shown(struct buf *out, const struct json *value)
{
	write_with(out, value, JSON_COMPACT, add_with_unseen_escaped);
}

void
json_write_pretty(struct buf *out, const struct json *value)
{
	write_with(out, value, JSON_INDENT(2), add_with_separators_escaped);
}

bool
json_parse(struct json **value, struct str text, struct error *error)
{
	json_error_t fault;
	const char *bytes = text.len ? text.ptr : "";
	json_t *parsed = json_loadb(bytes, text.len,
				    JSON_DECODE_ANY | JSON_ALLOW_NUL, &fault);

	if (!parsed)
		return error_set(error, "%d:%d: %s", fault.line,
				 fault.column > 0 ? fault.column : 1,
				 fault.text);
	*value = outer(parsed);
	return true;
}

enum json_kind
json_kind(const struct json *value)
{
	switch (json_typeof(inner(value))) {
	case JSON_OBJECT:
		return JSON_KIND_OBJECT;
	case JSON_ARRAY:
		return JSON_KIND_ARRAY;
	case JSON_STRING:
		return JSON_KIND_STRING;
	case JSON_INTEGER:
	case JSON_REAL:
		return JSON_KIND_NUMBER;
	case JSON_TRUE:
	case JSON_FALSE:
		return JSON_KIND_BOOL;
	default:
		return JSON_KIND_NULL;
	}
}

const struct json *
json_get(const struct json *object, const char *key)
{
	return (struct json *)json_object_get(inner(object), key);
}

const struct json *
json_at(const struct json *array, size_t index)
{
	return (struct json *)json_array_get(inner(array), index);
}

size_t
json_count(const struct json *value)
{
	if (json_is_array(inner(value)))
		return json_array_size(inner(value));
	return json_object_size(inner(value));
}

const struct json *
json_next(const struct json *object, struct str *key)
{
	json_t *members = inner(object);
	void *member;

	if (key->ptr)
		member = json_object_iter_next(
		    members, json_object_key_to_iter(key->ptr));
	else
		member = json_object_iter(members);
	if (!member)
		return NULL;
	*key = str_of(json_object_iter_key(member));
	return (struct json *)json_object_iter_value(member);
}

struct str
json_text(const struct json *string)
{
	const char *text = json_string_value(inner(string));

	if (!text)
		return (struct str){ "", 0 };
	return (struct str){ text, json_string_length(inner(string)) };
}

static long long
whole_number(double value)
{
	if (value >= 9.2e18)
		return LLONG_MAX;
	return value <= -9.2e18 ? LLONG_MIN : (long long)value;
}

long long
json_number(const struct json *number)
{
	if (json_is_real(inner(number)))
		return whole_number(json_real_value(inner(number)));
	if (json_is_boolean(inner(number)))
		return json_is_true(inner(number));
	return json_integer_value(inner(number));
}
