/* SPDX-License-Identifier: MIT */
#include "parse/container.h"

#include "base/yaml.h"

static struct json *
scalar_json(const struct yaml *yaml)
{
	if (yaml->kind == YAML_NULL)
		return json_new_null();
	if (yaml->kind == YAML_BOOL)
		return json_new_bool(str_eq_nocase(yaml->value, STR("true")));
	return json_new_string(yaml->value);
}

/* At most as deep as yaml_parse allows: 16. */
static struct json *
tree_json(const struct yaml *yaml, struct arena *arena)
{
	struct json *value;

	if (yaml->kind != YAML_LIST && yaml->kind != YAML_MAP)
		return scalar_json(yaml);
	value = yaml->kind == YAML_LIST ? json_new_array() : json_new_object();
	for (const struct yaml *child = yaml->first; child;
	     child = child->next)
		if (yaml->kind == YAML_LIST)
			json_push(value, tree_json(child, arena));
		else
			json_set(value, arena_str(arena, child->key).ptr,
				 tree_json(child, arena));
	return value;
}

bool
container_yaml(struct json **root, struct str bytes, struct error *error)
{
	struct arena arena = { 0 };
	struct yaml *yaml = NULL;
	struct place place = { 1, 1 };
	struct error reason = { "" };
	bool read = yaml_parse(&yaml, bytes, &arena, &place, &reason);

	if (!read)
		error_set(error, "%zu:%zu: not YAML: %s", place.line,
			  place.column, reason.text);
	else
		*root = yaml ? tree_json(yaml, &arena) : json_new_null();
	arena_release(&arena);
	return read;
}
