/* SPDX-License-Identifier: MIT */
#include "export/value.h"

static bool
is_true(struct str text)
{
	return str_eq_nocase(text, STR("true"));
}

static struct json *
message(struct str text)
{
	struct json *object = json_new_object();

	json_set(object, "role", json_new_string(STR("system")));
	json_set(object, "content", json_new_string(text));
	return object;
}

static bool
is_switch(struct str text)
{
	return is_true(text) || str_eq_nocase(text, STR("false"));
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
scalar_of(const struct yaml *node)
{
	switch (node->kind) {
	case YAML_NULL:
		return json_new_null();
	case YAML_BOOL:
		return json_new_bool(is_true(node->value));
	case YAML_NUMBER:
		return json_new_int(number_of(node->value));
	default:
		return json_new_string(node->value);
	}
}

/* No deeper than YAML is read. */
static struct json *
tree_of(const struct yaml *node)
{
	struct buf key = { 0 };
	struct json *json;

	if (node->kind != YAML_LIST && node->kind != YAML_MAP)
		return scalar_of(node);
	json = node->kind == YAML_LIST ? json_new_array() : json_new_object();
	for (const struct yaml *at = node->first; at != NULL; at = at->next) {
		if (node->kind == YAML_LIST) {
			json_push(json, tree_of(at));
			continue;
		}
		buf_clear(&key);
		buf_add(&key, at->key);
		json_set(json, key.len > 0 ? key.ptr : "", tree_of(at));
	}
	buf_release(&key);
	return json;
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
	if (value->kind == VALUE_TREE)
		return tree_of(value->tree);
	if (value->kind == VALUE_LINE)
		return is_switch(value->text)
			   ? json_new_bool(is_true(value->text))
			   : json_new_int(number_of(value->text));
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

/* Both written: order and kinds count. */
static bool
is_same_tree(const struct value *value, const struct json *json)
{
	struct json *wanted = value_json(value);
	struct buf a = { 0 }, b = { 0 };
	bool same;

	json_write(&a, wanted);
	json_write(&b, json);
	same = str_eq(buf_str(&a), buf_str(&b));
	buf_release(&a);
	buf_release(&b);
	json_free(wanted);
	return same;
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
	if (value->kind == VALUE_LINE || value->kind == VALUE_TREE)
		return is_same_tree(value, json);
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
