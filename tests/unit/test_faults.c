#include "check.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
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

/* The one that is too large to keep is made here. */
static struct str
bytes_of(const char *code, struct arena *arena)
{
	struct str path = arena_printf(arena, DATA "%s.md", code);
	struct str bytes;
	struct error error;
	struct buf text = { 0 };

	if (!strcmp(code, "block-large")) {
		buf_add_repeat(&text, 'a', LARGE);
		bytes = arena_str(arena, buf_str(&text));
		buf_release(&text);
		return bytes;
	}
	if (!file_read(&bytes, path.ptr, arena, &error))
		fail_msg("%s", error.text);
	return bytes;
}

static const struct diagnostic *
find_fault(const struct persona *persona, const char *code)
{
	for (size_t i = 0; i < persona->diagnostics.count; i++)
		if (!strcmp(persona->diagnostics.all[i].kind->code, code))
			return &persona->diagnostics.all[i];
	return NULL;
}

static void
check_fault(const struct wanted *wanted)
{
	struct persona persona = { 0 };
	const struct diagnostic *fault;
	struct str bytes = bytes_of(wanted->code, &persona.arena);

	parse_open(&persona, STR("reader.md"), bytes);
	parse_outline(&persona);
	fault = find_fault(&persona, wanted->code);
	if (fault == NULL)
		fail_msg("%s is not found", wanted->code);
	if (fault->place.line != wanted->line ||
	    fault->place.column != wanted->column)
		fail_msg("%s is found at %zu:%zu", wanted->code,
			 fault->place.line, fault->place.column);
	persona_release(&persona);
}

static void
test_each_fault_is_found_in_the_file_named_after_it(void **state)
{
	static struct wanted rows[MOST_ROWS];
	size_t count = read_places(rows);

	(void)state;
	for (size_t i = 0; i < count; i++)
		check_fault(&rows[i]);
}

static void
test_each_fault_of_front_matter_has_a_file(void **state)
{
	static struct wanted rows[MOST_ROWS];
	size_t count = read_places(rows);
	const struct diagnostic_kind *kind;

	(void)state;
	for (size_t i = 0; (kind = diagnostic_at(i)) != NULL; i++) {
		size_t row = 0;

		if (strncmp(kind->code, "fm-", 3) != 0)
			continue;
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
		cmocka_unit_test(test_each_fault_of_front_matter_has_a_file),
	};

	return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
