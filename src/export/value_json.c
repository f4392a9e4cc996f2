/* SPDX-License-Identifier: MIT */
#include "export/value.h"

static struct json *
message(struct str text)
{
	struct json *object = json_new_object();

	json_set(object, "role", json_new_string(STR("system")));
	json_set(object, "content", json_new_string(text));
	return object;
}

static long long
number_of(struct str text)
{
	long long number = 0;

	for (size_t i = 0; i < text.len && ascii_is_digit(text.ptr[i]); i++)
		number = number * 10 + (text.ptr[i] - '0');
	return number;
}

static struct json *
list_of(const struct value *value)
{
	struct json *array = json_new_array();

	if (value->kind == VALUE_MESSAGES)
		json_push(array, message(value->text));
	for (size_t i = 0; i < value->count; i++)
		json_push(array, json_new_string(value->entries[i]));
	return array;
}

static struct json *
map_of(const struct value *value)
{
	struct json *object = json_new_object();

	for (size_t i = 0; i < value->count; i++)
		json_set(object, value->entries[i].ptr,
			 json_new_string(value->values[i]));
	return object;
}

static struct json *
value_json(const struct value *value)
{
	if (value->kind == VALUE_LIST || value->kind == VALUE_MESSAGES)
		return list_of(value);
	if (value->kind == VALUE_MAP)
		return map_of(value);
	if (value->kind == VALUE_LINE)
		return json_new_int(number_of(value->text));
	return json_new_string(value->text);
}

struct json *
values_json(const struct values *values)
{
	struct json *object = json_new_object();

	for (size_t i = 0; i < values->count; i++)
		json_set(object, values->all[i].key,
			 value_json(&values->all[i]));
	return object;
}

static bool
is_same(const struct value *value, const struct json *json)
{
	const struct json *first = json_at(json, 0);

	if (json == NULL)
		return false;
	if (value->kind == VALUE_MESSAGES)
		return json_count(json) == 1 &&
		       str_eq(json_text(json_get(first, "role")),
			      STR("system")) &&
		       str_eq(json_text(json_get(first, "content")),
			      value->text);
	if (value->kind == VALUE_LINE)
		return json_number(json) == number_of(value->text);
	if (value->kind == VALUE_MAP)
		return json_kind(json) == JSON_KIND_OBJECT &&
		       json_count(json) == value->count;
	if (value->kind != VALUE_LIST)
		return json_kind(json) == JSON_KIND_STRING &&
		       str_eq(json_text(json), value->text);
	if (json_kind(json) != JSON_KIND_ARRAY ||
	    json_count(json) != value->count)
		return false;
	for (size_t i = 0; i < value->count; i++)
		if (!str_eq(json_text(json_at(json, i)), value->entries[i]))
			return false;
	return true;
}

bool
values_check_json(const struct values *values, const struct json *object,
		  struct error *error)
{
	for (size_t i = 0; i < values->count; i++) {
		const struct value *value = &values->all[i];

		if (!is_same(value, json_get(object, value->key)))
			return error_set(error,
					 "'%s' reads back as something else",
					 value->key);
	}
	return json_count(object) == values->count ||
	       error_set(error, "there are more members than were meant");
}
