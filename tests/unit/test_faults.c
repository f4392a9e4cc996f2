/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "app/findings.h"
#include "base/buf.h"
#include "parse/parse.h"

#define DATA "tests/data/"

enum { MOST_ROWS = 200, LARGE = 70 << 10 };

struct wanted {
	char code[40];
	size_t line, column;
};

static size_t
read_places(struct wanted *rows)
{
	FILE *file = fopen(DATA "places.tsv", "r");
	char line[200];
	size_t count = 0;

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		struct wanted *row = &rows[count];

		if (line[0] == '#')
			continue;
		assert_true(count < MOST_ROWS);
		assert_int_equal(sscanf(line, "%39s %zu %zu", row->code,
					&row->line, &row->column),
				 3);
		count++;
	}
	fclose(file);
	return count;
}

static const struct diagnostic *
find_fault(const struct diagnostics *list, const char *code)
{
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->all[i].kind->code, code))
			return &list->all[i];
	return NULL;
}

static void
check_fault(const struct diagnostics *list, const struct wanted *wanted)
{
	const struct diagnostic *fault = find_fault(list, wanted->code);

	if (fault == NULL)
		fail_msg("%s is not found", wanted->code);
	if (fault->place.line != wanted->line ||
	    fault->place.column != wanted->column)
		fail_msg("%s is found at %zu:%zu", wanted->code,
			 fault->place.line, fault->place.column);
}

/* What is found by the folder lies in one like the client's. */
static bool
is_file_of(struct str path, struct str name)
{
	struct str file = str_from(path, path.len > name.len ?
					     path.len - name.len : 0);
	struct str folder = { path.ptr, path.len - file.len };

	return str_eq(file, name) &&
	    (str_eq(folder, STR("tests/data")) ||
	     str_ends(folder, STR("/agents")) ||
	     str_ends(folder, STR("/agent")));
}

static size_t
file_of(const struct library *library, const char *code)
{
	struct arena arena = { 0 };
	struct str name = arena_printf(&arena, "/%s.md", code);
	size_t i = 0;

	if (!strcmp(code, "contained"))
		name = STR("/contained.toml");
	if (!strcmp(code, "fm-bare"))
		name = STR("/fm-bare.mdc");
	while (i < library->count && !is_file_of(library->files[i].path, name))
		i++;
	if (i == library->count)
		fail_msg("%s has no file in " DATA, code);
	arena_release(&arena);
	return i;
}

static void
test_each_fault_is_found_in_the_file_named_after_it(void **state)
{
	static struct wanted rows[MOST_ROWS];
	size_t count = read_places(rows);
	struct library library = { 0 };
	struct arena arena = { 0 };
	struct namesake *namesakes;

	(void)state;
	library_add(&library, "tests/data");
	library_load_all(&library);
	namesakes = library_namesakes(&library, &arena);
	for (size_t i = 0; i < count; i++) {
		struct diagnostics list;
		size_t file;

		if (!strcmp(rows[i].code, "block-large"))
			continue;
		file = file_of(&library, rows[i].code);
		parse_outline(library.files[file].persona);
		findings_find(&list, &library, file, namesakes, &arena);
		check_fault(&list, &rows[i]);
	}
	library_release(&library);
	arena_release(&arena);
}

/* Too large to keep. */
static void
test_a_block_that_is_too_large_is_found(void **state)
{
	static const struct wanted wanted = { "block-large", 1, 1 };
	struct persona persona = { 0 };
	struct buf text = { 0 };

	(void)state;
	buf_add_repeat(&text, 'a', LARGE);
	parse_open(&persona, STR("large.md"), buf_str(&text));
	parse_outline(&persona);
	check_fault(&persona.diagnostics, &wanted);
	persona_release(&persona);
	buf_release(&text);
}

static void
test_each_row_of_the_table_has_a_file(void **state)
{
	static struct wanted rows[MOST_ROWS];
	size_t count = read_places(rows);
	const struct diagnostic_kind *kind;

	(void)state;
	for (size_t i = 0; (kind = diagnostic_at(i)) != NULL; i++) {
		size_t row = 0;

		while (row < count && strcmp(rows[row].code, kind->code) != 0)
			row++;
		if (row == count)
			fail_msg("%s has no file in " DATA, kind->code);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_each_fault_is_found_in_the_file_named_after_it),
		cmocka_unit_test(test_a_block_that_is_too_large_is_found),
		cmocka_unit_test(test_each_row_of_the_table_has_a_file),
	};

	return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
