/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <ftw.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/file.h"
#include "cli/diff.h"
#include "parse/parse.h"

enum { FILES = 24, EACH = 7 }; /* at most, and of so many one */

struct set {
	struct persona personas[FILES];
	size_t count;
};

static void
check_item(const struct sheet *sheet, const struct rows *rows,
	   struct item_ref ref)
{
	const struct persona *persona =
	    sheet->comparison->personas[ref.persona];

	for (size_t i = 0; i < rows->count; i++)
		if (rows->all[i].kind == ROW_ITEM &&
		    rows->all[i].said[ref.persona].text.ptr &&
		    rows->all[i].said[ref.persona].index == ref.item)
			return;
	fail_msg("%s: no row holds item %zu", persona->path.ptr, ref.item);
}

static bool
holds_block(const struct rows *rows, size_t persona, size_t block)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows->all[i].kind == ROW_BLOCK &&
		    rows->all[i].said[persona].text.ptr &&
		    rows->all[i].said[persona].index == block)
			return true;
	return false;
}

/* Every item of both stands in a row, and every block that has none. */
static void
check_pair(const struct persona *a, const struct persona *b)
{
	const struct persona *list[] = { a, b };
	struct comparison comparison = { 0 };
	struct arena arena = { 0 };
	struct invocation invocation = { .arena = &arena };
	struct rows rows = { 0 };
	struct sheet sheet;

	comparison_init(&comparison, list, 2, NULL);
	diff_sheet_init(&sheet, &invocation, &comparison);
	for (size_t t = 0; t <= comparison.topic_count; t++)
		diff_topic_rows(&sheet, &rows, t);
	for (size_t p = 0; p < 2; p++) {
		for (size_t i = 0; i < list[p]->item_count; i++)
			check_item(&sheet, &rows, (struct item_ref){ p, i });
		for (size_t i = 0; i < list[p]->block_count; i++)
			if (block_is_content(list[p]->blocks[i].kind) &&
			    list[p]->blocks[i].kind != BLOCK_RULE &&
			    list[p]->blocks[i].item_count == 0)
				assert_true(holds_block(&rows, p, i));
	}
	comparison_release(&comparison);
	arena_release(&arena);
}

/* nftw has no argument for what a walk is about. */
static struct set *reading;
static size_t met;

static int
read_some(const char *path, const struct stat *status, int type,
	  struct FTW *position)
{
	struct persona *persona = &reading->personas[reading->count];
	struct error error;
	struct str bytes;

	(void)status;
	(void)position;
	if (reading->count == FILES || type != FTW_F ||
	    !str_ends(str_of(path), STR(".md")) || met++ % EACH)
		return 0;
	assert_true(file_read(&bytes, path, &persona->arena, &error));
	parse_open(persona, arena_str(&persona->arena, str_of(path)), bytes);
	parse_outline(persona);
	reading->count++;
	return 0;
}

static void
test_every_item_is_in_some_row(void **state)
{
	static const char *const folders[] = { "personas/.", "../shared/corpus/." };

	(void)state;
	for (size_t f = 0; f < COUNT(folders); f++) {
		struct set set = { 0 };

		reading = &set;
		met = 0;
		if (nftw(folders[f], read_some, 16, 0) != 0) {
			print_message("no %s: skipped\n", folders[f]);
			continue;
		}
		assert_true(set.count > 1);
		for (size_t i = 1; i < set.count; i++)
			check_pair(&set.personas[i - 1], &set.personas[i]);
		for (size_t i = 0; i < set.count; i++)
			persona_release(&set.personas[i]);
	}
}

static void
test_what_stands_in_no_topic_is_in_some_row(void **state)
{
	static const char *const texts[] = {
		"", "You bake.\n", "You bake. You mill.\n", "# T\n\n```\nx\n```\n",
		"> a quote\n\n## Empty\n",
		"# Baker\n\nYou bake.\n\n## Dough\n\n- Weigh the flour.\n"
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t j = 0; j < COUNT(texts); j++) {
			struct persona a = { 0 }, b = { 0 };

			parse_open(&a, STR("a.md"), str_of(texts[i]));
			parse_open(&b, STR("b.md"), str_of(texts[j]));
			parse_outline(&a);
			parse_outline(&b);
			check_pair(&a, &b);
			persona_release(&a);
			persona_release(&b);
		}
}

static void
check_document(const struct persona *const *list, size_t count)
{
	static const struct arguments none = { 0 };
	struct comparison comparison = { 0 };
	struct arena arena = { 0 };
	struct invocation invocation = { .arguments = &none, .arena = &arena };
	struct sheet sheet;
	bool differs = false;

	comparison_init(&comparison, list, count, NULL);
	diff_sheet_init(&sheet, &invocation, &comparison);
	json_free(diff_json(&sheet, &differs));
	assert_true(differs);
	comparison_release(&comparison);
	arena_release(&arena);
}

/* Who makes a row is not always the first in it: what has no topic joins. */
static void
test_rows_of_three_are_told_as_json(void **state)
{
	static const char *const names[] = {
		"personas/api-platform-engineer.md",
		"personas/site-reliability-engineer.md",
		"personas/distributed-systems-engineer.md",
	};
	struct persona *personas = calloc(COUNT(names), sizeof *personas);
	struct error error;
	struct str bytes;

	(void)state;
	assert_non_null(personas);
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_true(file_read(&bytes, names[i], &personas[i].arena,
				      &error));
		parse_open(&personas[i], str_of(names[i]), bytes);
		parse_outline(&personas[i]);
	}
	for (size_t i = 0; i < COUNT(names); i++) {
		const struct persona *list[COUNT(names)];

		for (size_t j = 0; j < COUNT(names); j++)
			list[j] = &personas[(i + j) % COUNT(names)];
		check_document(list, COUNT(names));
	}
	for (size_t i = 0; i < COUNT(names); i++)
		persona_release(&personas[i]);
	free(personas);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_item_is_in_some_row),
		cmocka_unit_test(test_what_stands_in_no_topic_is_in_some_row),
		cmocka_unit_test(test_rows_of_three_are_told_as_json),
	};

	return cmocka_run_group_tests_name("diff rows", tests, NULL, NULL);
}
