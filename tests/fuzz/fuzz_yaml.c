/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include "base/utf8.h"
#include "base/yaml.h"

/* Children lie inside, in order; libyaml's own depth is bounded. */
static void
check_ranges(const struct yaml *node, struct range outer, size_t depth)
{
	size_t at = outer.start;

	HOLDS(depth <= 17);
	HOLDS(node->range.start <= node->range.end);
	HOLDS(node->range.end <= outer.end);
	HOLDS(node->key_range.start <= node->key_range.end);
	HOLDS(node->key_range.end <= outer.end);
	for (const struct yaml *child = node->first; child;
	     child = child->next) {
		size_t start = child->key_range.end ?
		    child->key_range.start : child->range.start;

		HOLDS(start >= at);
		HOLDS(!child->key_range.end ||
		      child->key_range.end <= child->range.start);
		at = child->range.end;
		check_ranges(child, node->range, depth + 1);
	}
}

static void
check_parse(struct str text)
{
	struct arena arena = { 0 };
	struct yaml *root = NULL;
	struct place place = { 0, 0 };
	struct error error = { "" };
	struct source source;

	source_init(&source, text, &arena);
	if (yaml_parse(&root, text, &arena, &place, &error)) {
		if (root)
			check_ranges(root, (struct range){ 0, text.len }, 1);
	} else {
		HOLDS(error.text[0]);
		HOLDS(place.line >= 1 && place.column >= 1);
		HOLDS(place.line <= source.line_count || text.len == 0);
	}
	arena_release(&arena);
}

static void
check_round_trip(struct str value)
{
	struct arena arena = { 0 };
	struct buf text = { 0 }, clean = { 0 };
	struct yaml *root = NULL;
	struct place place;
	struct error error;

	utf8_scrub(&clean, value);
	yaml_add_scalar(&text, value);
	HOLDS(str_find_byte(buf_str(&text), '\n') == text.len);
	HOLDS(!str_contains(buf_str(&text), STR("---")));
	HOLDS(yaml_parse(&root, buf_str(&text), &arena, &place, &error));
	HOLDS(root->kind == YAML_STRING);
	HOLDS(str_eq(root->value, buf_str(&clean)));
	buf_release(&text);
	buf_release(&clean);
	arena_release(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct str text = { (const char *)bytes, size };

	check_parse(text);
	check_round_trip(text);
	return 0;
}
