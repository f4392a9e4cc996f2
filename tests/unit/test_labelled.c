/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "base/file.h"
#include "match/comparison.h"
#include "parse/parse.h"

/* Small sets that were labelled by hand: tests/data/languages, two pairs of
 * personas a language, and tests/data/checklists. */

struct files {
	struct persona personas[2];
	const struct persona *list[2];
	struct comparison comparison;
	struct arena arena;
};

static struct str
read_file(struct arena *arena, const char *path)
{
	struct error error;
	struct str bytes;

	if (!file_read(&bytes, path, arena, &error))
		fail_msg("%s", error.text);
	return bytes;
}

static void
compare_files(struct files *files, const char *a, const char *b)
{
	const char *const paths[] = { a, b };

	*files = (struct files){ .list = { NULL } };
	for (size_t i = 0; i < 2; i++) {
		parse_open(&files->personas[i], str_of(paths[i]),
			   read_file(&files->personas[i].arena, paths[i]));
		parse_outline(&files->personas[i]);
		files->list[i] = &files->personas[i];
	}
	comparison_init(&files->comparison, files->list, 2, NULL);
}

static void
release_files(struct files *files)
{
	comparison_release(&files->comparison);
	persona_release(&files->personas[0]);
	persona_release(&files->personas[1]);
	arena_release(&files->arena);
}

static struct str
title_of(const struct files *files, size_t candidate)
{
	const struct candidate *it = &files->comparison.candidates[candidate];

	return it->group || it->section == 0
		   ? STR("")
		   : files->list[it->persona]->sections[it->section].title;
}

struct score {
	size_t right, found, wanted;
};

/* Whether "a | b" is a line of the labels. */
static bool
is_label(struct str labels, struct str a, struct str b)
{
	struct str line;

	while (str_split(&labels, '\n', &line))
		if (line.len == a.len + b.len + 3 && str_starts(line, a) &&
		    str_ends(line, b))
			return true;
	return false;
}

static void
count_pairs(struct score *score, const struct files *files, struct str labels)
{
	const struct comparison *comparison = &files->comparison;
	struct str rest = labels, line;

	for (size_t i = 0; i < comparison->pair_count; i++) {
		struct str a = title_of(files, comparison->pairs[i].a);
		struct str b = title_of(files, comparison->pairs[i].b);

		if (a.len == 0 || b.len == 0)
			continue;
		score->found++;
		score->right += is_label(labels, a, b);
	}
	while (str_split(&rest, '\n', &line))
		score->wanted += line.len > 0;
}

static void
score_pair(struct score *score, const char *language, int number)
{
	struct arena arena = { 0 };
	const char *const base = "tests/data/languages";
	struct str a = arena_printf(&arena, "%s/%s-%d-a.md", base, language,
				    number);
	struct str b = arena_printf(&arena, "%s/%s-%d-b.md", base, language,
				    number);
	struct str labels = arena_printf(&arena, "%s/%s-%d-pairs", base,
					 language, number);
	struct files files;

	compare_files(&files, a.ptr, b.ptr);
	assert_str(str_of(language_code(files.comparison.languages[0])),
		   language);
	assert_str(str_of(language_code(files.comparison.languages[1])),
		   language);
	count_pairs(score, &files, read_file(&files.arena, labels.ptr));
	release_files(&files);
	arena_release(&arena);
}

static void
test_sections_pair_in_each_language(void **state)
{
	static const char *const languages[] = { "de", "es", "fr", "ja" };

	(void)state;
	for (size_t i = 0; i < COUNT(languages); i++) {
		struct score score = { 0 };
		double f1;

		score_pair(&score, languages[i], 1);
		score_pair(&score, languages[i], 2);
		f1 = 2 * (double)score.right /
		     (double)(score.found + score.wanted);
		if (f1 < .85)
			fail_msg("%s: F1 %.3f", languages[i], f1);
	}
}

static size_t
points_in_common(const char *a, const char *b)
{
	struct arena arena = { 0 };
	struct str path_a =
	    arena_printf(&arena, "tests/data/checklists/%s.md", a);
	struct str path_b =
	    arena_printf(&arena, "tests/data/checklists/%s.md", b);
	struct files files;
	size_t count = 0;

	compare_files(&files, path_a.ptr, path_b.ptr);
	for (size_t i = 0; i < files.comparison.points.count; i++) {
		const struct point *it = &files.comparison.points.all[i];

		count += it->persona_count == 2 && it->wording_count == 2;
	}
	release_files(&files);
	arena_release(&arena);
	return count;
}

/* Items of a flat list stand in several sections of the other; nothing that
 * only sounds the same is a point (60% and 80%, "may" and "no"). */
static void
test_flat_checklists_have_points_in_sections(void **state)
{
	(void)state;
	assert_int_equal(points_in_common("flat-a", "sections-a"), 7);
	assert_int_equal(points_in_common("flat-b", "sections-b"), 3);
	assert_int_equal(points_in_common("flat-a", "sections-b"), 1);
	assert_int_equal(points_in_common("flat-b", "sections-a"), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sections_pair_in_each_language),
		cmocka_unit_test(test_flat_checklists_have_points_in_sections),
	};

	check_use_utf8();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
