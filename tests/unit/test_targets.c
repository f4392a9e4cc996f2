/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <dirent.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "export/sheet.h"
#include "model/client.h"
#include "parse/parse.h"

/* Files that converters break, in the shapes in which they occur. */
#define TRAPS  "tests/data/export/"
#define CORPUS "../shared/corpus/"

static void
check_name(struct str name)
{
	assert_true(name.len >= 2 && name.len <= 64);
	for (size_t i = 0; i < name.len; i++)
		assert_true(ascii_is_digit(name.ptr[i]) ||
			    (name.ptr[i] >= 'a' && name.ptr[i] <= 'z') ||
			    (name.ptr[i] == '-' && i > 0 && i + 1 < name.len));
}

static bool
names_slugs(const struct target *target)
{
	static const char *const others[] = { "copilot", "opencode", "kilo",
					      "cursor-rule", NULL };

	for (const char *const *other = others; *other != NULL; other++)
		if (!strcmp(target->name, *other))
			return false;
	return true;
}

/*
 * Cursor has two readers for a rule: one is strict YAML, the other takes what
 * follows "globs: " as it stands, and would look for files with quotes in
 * their names. No spelling of a leading star serves both; so that line alone
 * is compared as the second one reads it, and put in quotes for the first.
 */
static struct str
quote_globs(struct str front, const struct persona *persona,
	    struct arena *arena)
{
	const struct field *globs = persona_field(persona, "globs");
	size_t start = str_find(front, STR("globs: *"));
	struct str value = str_from(front, start + 7);
	struct buf quoted = { 0 };

	if (start == front.len || (start > 0 && front.ptr[start - 1] != '\n'))
		return front;
	value.len = str_find_byte(value, '\n');
	assert_non_null(globs);
	if (globs->kind == FIELD_LIST)
		for (size_t i = 0; i < globs->entry_count; i++)
			assert_true(str_contains(value, globs->entries[i]));
	else
		assert_str(str_trim(value),
			   arena_str(arena, globs->value).ptr);
	yaml_add_quoted(&quoted, value);
	front = arena_printf(arena, "%.*s%s%.*s", (int)start + 7, front.ptr,
			     quoted.ptr,
			     STR_ARG(str_from(front, start + 7 + value.len)));
	buf_release(&quoted);
	return front;
}

/* Front matter ends at the first "---", as the strictest client has it. */
static void
check_front(struct str text, const struct persona *persona, bool named_by_slug,
	    struct arena *arena)
{
	struct str rest = str_from(text, str_find_byte(text, '\n') + 1);
	size_t end = str_find(rest, STR("---"));
	struct yaml *root = NULL;
	struct str body = persona_body(persona);
	struct str lines = text_with_line_feeds(body, arena);
	const struct yaml *name;
	struct place place;
	struct error error;

	assert_true(end == 0 || rest.ptr[end - 1] == '\n');
	rest.len = end;
	assert_true(yaml_parse(&root, quote_globs(rest, persona, arena),
			       arena, &place, &error));
	assert_true(str_ends(text, body) || str_ends(text, lines));
	if (root == NULL)
		return;
	name = yaml_get(root, "name");
	if (name != NULL && named_by_slug)
		check_name(name->value);
	assert_int_equal(yaml_get(root, "description") == NULL, 0);
}

/* What was exported is imported, and exported again to the same bytes. */
static void
check_again(const struct target *target, struct str text, struct str path)
{
	struct persona persona = { 0 };
	struct export_input input = { .persona = &persona };
	struct losses losses = { 0 };
	struct arena arena = { 0 };
	struct buf out = { 0 };
	struct error error;

	parse_open(&persona, path, text);
	parse_outline(&persona);
	assert_true(export_text(&out, &losses, target, &input, &arena, &error));
	if (!str_eq(buf_str(&out), text))
		fail_msg("%s: '%s' is not '%.*s'", target->name, out.ptr,
			 STR_ARG(text));
	buf_release(&out);
	arena_release(&arena);
	persona_release(&persona);
}

static bool
has_front(const struct target *target)
{
	struct str place = str_of(target->place);

	return str_ends(place, STR(".mdc")) ||
	       (str_contains(place, STR("agents/")) &&
		str_ends(place, STR(".md"))) ||
	       str_contains(place, STR("/agent/")) ||
	       str_ends(place, STR("SKILL.md"));
}

static void
check_text(const struct target *target, struct str text,
	   const struct persona *persona, struct arena *arena)
{
	struct str place = str_of(target->place);
	struct json *json;
	struct yaml *yaml;
	struct place at;
	struct error error;

	if (str_ends(place, STR(".json"))) {
		assert_true(json_parse(&json, text, &error));
		json_free(json);
	} else if (str_ends(place, STR(".yaml")) ||
		   str_ends(place, STR(".roomodes"))) {
		assert_true(yaml_parse(&yaml, text, arena, &at, &error));
	} else if (has_front(target)) {
		assert_true(str_starts(text, STR("---\n")) ||
			    str_starts(text, STR("---\r\n")));
		check_front(text, persona, names_slugs(target), arena);
	}
}

/* A body that ends its own block, or is longer than the client takes. */
static bool
may_be_refused(const struct target *target, const struct persona *persona)
{
	struct str body = persona_body(persona);

	if (strcmp(target->name, "m365") == 0)
		return utf8_count(body) > 8000;
	if (strcmp(target->name, "ollama") == 0)
		return str_contains(body, STR("\"\"\""));
	return strcmp(target->name, "agents-md") == 0;
}

static void
check_trap(const struct target *target, const struct persona *persona)
{
	struct export_input input = { .persona = persona };
	struct losses losses = { 0 };
	struct arena arena = { 0 };
	struct buf out = { 0 };
	struct error error = { "" };
	struct str path = export_path(target, &input, &arena);

	if (!export_text(&out, &losses, target, &input, &arena, &error)) {
		if (!may_be_refused(target, persona))
			fail_msg("%s: %s", target->name, error.text);
		assert_int_equal(out.len, 0);
	} else {
		check_text(target, buf_str(&out), persona, &arena);
		if (has_front(target))
			check_again(target, buf_str(&out), path);
	}
	assert_false(str_contains(path, STR("..")));
	assert_false(str_contains(path, STR("NAME")));
	buf_release(&out);
	arena_release(&arena);
}

static void
check_file(const char *path)
{
	struct persona persona = { 0 };
	const struct target *target;
	struct str bytes;
	struct error error;

	if (!file_read(&bytes, path, &persona.arena, &error))
		fail_msg("%s", error.text);
	parse_open(&persona, str_of(path), bytes);
	parse_outline(&persona);
	for (size_t i = 0; (target = target_at(i)) != NULL; i++)
		check_trap(target, &persona);
	persona_release(&persona);
}

static void
test_traps_load_in_every_target(void **state)
{
	DIR *folder = opendir(TRAPS);
	struct arena arena = { 0 };
	struct dirent *entry;
	size_t count = 0;

	(void)state;
	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		check_file(arena_printf(&arena, TRAPS "%s", entry->d_name).ptr);
		count++;
	}
	closedir(folder);
	arena_release(&arena);
	assert_true(count >= 48);
}

/* "shape<tab>path" a line, a path for each of its shapes: the sample of public
 * personas, where it is. */
static void
test_the_sample_of_public_personas_exports_and_imports(void **state)
{
	struct arena arena = { 0 };
	struct str list, line, seen = STR("");
	struct error error;

	(void)state;
	if (!file_read(&list, CORPUS "SHAPES.tsv", &arena, &error)) {
		print_message("skipped: no " CORPUS "\n");
		skip();
	}
	for (struct str rest = list; str_split(&rest, '\n', &line);) {
		struct str name = str_from(line, str_find_byte(line, '\t'));
		struct str path = arena_printf(&arena, CORPUS "%.*s",
					       STR_ARG(str_from(name, 1)));

		seen.ptr = list.ptr;
		seen.len = (size_t)(line.ptr - list.ptr);
		if (!str_contains(seen, name) &&
		    file_kind(path.ptr) == FILE_REGULAR)
			check_file(path.ptr);
	}
	arena_release(&arena);
}

/* What is written for a client is read, and checked, as that client's. */
static void
test_where_a_target_is_written_its_client_is_known(void **state)
{
	const struct target *target;
	size_t known = 0;

	(void)state;
	for (size_t i = 0; (target = target_at(i)) != NULL; i++) {
		struct str place = str_of(target->place);

		if (!has_front(target) && !str_ends(place, STR(".toml")))
			continue;
		if (client_of(place) == NULL)
			fail_msg("%s: whose is %s?", target->name,
				 target->place);
		known++;
	}
	assert_true(known >= 9);
}

static void
test_long_descriptions_stay_whole_or_are_cut_with_a_word(void **state)
{
	const struct target *target;
	struct arena arena = { 0 };
	struct persona persona = { 0 };
	struct export_input input = { .persona = &persona };
	struct str bytes;
	struct error error;

	(void)state;
	assert_true(
	    file_read(&bytes, TRAPS "long-description.md", &arena, &error));
	parse_open(&persona, STR("a.md"), bytes);
	for (size_t i = 0; (target = target_at(i)) != NULL; i++) {
		struct losses losses = { 0 };
		struct buf out = { 0 };
		bool cut = false;

		assert_true(
		    export_text(&out, &losses, target, &input, &arena, &error));
		for (size_t j = 0; j < losses.count; j++)
			cut |= losses.all[j].kind == LOSS_CUT;
		assert_int_equal(cut, !strcmp(target->name, "skill") ||
					      !strcmp(target->name, "m365"));
		buf_release(&out);
	}
	arena_release(&arena);
	persona_release(&persona);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_traps_load_in_every_target),
		cmocka_unit_test(
		    test_the_sample_of_public_personas_exports_and_imports),
		cmocka_unit_test(
		    test_where_a_target_is_written_its_client_is_known),
		cmocka_unit_test(
		    test_long_descriptions_stay_whole_or_are_cut_with_a_word),
	};

	return cmocka_run_group_tests_name("targets", tests, NULL, NULL);
}
