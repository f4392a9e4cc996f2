/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/count.h"
#include "match/diff_lines.h"

enum { LETTERS_MAX = 64 };

static size_t
numbers_of(int *numbers, const char *letters)
{
	size_t i;

	for (i = 0; letters[i]; i++)
		numbers[i] = letters[i];
	return i;
}

/* "=2-1+3": kept, deleted, inserted. */
static void
write_script(struct buf *out, const struct script *script)
{
	size_t i;

	buf_clear(out);
	for (i = 0; i < script->count; i++)
		buf_printf(out, "%c%zu", "=-+"[script->edits[i].kind],
			   script->edits[i].count);
}

static struct script
diff_letters(struct arena *arena, const char *a, const char *b)
{
	int x[LETTERS_MAX], y[LETTERS_MAX];
	size_t x_count = numbers_of(x, a), y_count = numbers_of(y, b);

	return diff_numbers(arena, x, x_count, y, y_count);
}

static void
test_a_script_is_the_shortest(void **state)
{
	static const struct {
		const char *a, *b, *script;
	} rows[] = {
		{ "", "", "" },
		{ "abc", "abc", "=3" },
		{ "abc", "", "-3" },
		{ "", "abc", "+3" },
		{ "abc", "axc", "=1-1+1=1" },
		{ "abcd", "bcd", "-1=3" },
		{ "abcabba", "xyz", "-7+3" },
		{ "abcdef", "abxdef", "=2-1+1=3" },
		{ "abcdefgh", "cdefghab", "-2=6+2" },
	};
	struct arena arena = { 0 };
	struct buf out = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		struct script script =
		    diff_letters(&arena, rows[i].a, rows[i].b);

		write_script(&out, &script);
		assert_str_row(buf_str(&out), rows[i].script, i);
	}
	buf_release(&out);
	arena_release(&arena);
}

static void
test_the_classic_example_keeps_four(void **state)
{
	struct arena arena = { 0 };
	struct script script = diff_letters(&arena, "abcabba", "cbabac");
	size_t i, kept = 0;

	(void)state;
	for (i = 0; i < script.count; i++)
		if (script.edits[i].kind == EDIT_KEEP)
			kept += script.edits[i].count;
	assert_int_equal(kept, 4);
	arena_release(&arena);
}

static void
test_swapped_sides_give_the_mirror_image(void **state)
{
	static const char *const rows[][2] = {
		{ "abcabba", "cbabac" }, { "aab", "aba" },
		{ "abab", "baba" },	 { "xaxbxc", "axbxcx" },
	};
	static const enum edit_kind mirror[] = { EDIT_KEEP, EDIT_INSERT,
						 EDIT_DELETE };
	struct arena arena = { 0 };
	size_t i, j, k;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		struct script one =
		    diff_letters(&arena, rows[i][0], rows[i][1]);
		struct script other =
		    diff_letters(&arena, rows[i][1], rows[i][0]);

		assert_int_equal(one.count, other.count);
		for (j = 0; j < one.count; j++) {
			const struct edit *edit = &one.edits[j];
			bool found = false;

			for (k = 0; k < other.count; k++)
				found |= other.edits[k].kind ==
					     mirror[edit->kind] &&
					 other.edits[k].count == edit->count;
			assert_true(found);
		}
	}
	arena_release(&arena);
}

static void
test_what_has_nothing_in_common_is_replaced_at_once(void **state)
{
	enum { COUNT = 50000 };
	struct arena arena = { 0 };
	int *a = ARENA_ARRAY(&arena, int, COUNT);
	int *b = ARENA_ARRAY(&arena, int, COUNT);
	struct script script;
	int i;

	(void)state;
	for (i = 0; i < COUNT; i++) {
		a[i] = i;
		b[i] = COUNT + i;
	}
	script = diff_numbers(&arena, a, COUNT, b, COUNT);
	assert_int_equal(script.count, 2);
	assert_int_equal(script.edits[0].count, COUNT);
	assert_int_equal(script.edits[1].count, COUNT);
	arena_release(&arena);
}

static void
write_shared(struct buf *out, struct str text, const struct diff_tokens *tokens)
{
	size_t i;

	buf_clear(out);
	for (i = 0; i < tokens->count; i++) {
		const struct diff_token *token = &tokens->all[i];

		buf_add_cstr(out, i ? " " : "");
		buf_add_cstr(out, token->shared ? "=" : "");
		buf_add(out, str_slice(text, token->range));
	}
}

static void
test_words_compare_without_case_ending_and_markup(void **state)
{
	static const struct {
		const char *a, *b, *a_marked, *b_marked;
	} rows[] = {
		{ "- **Cache** queries", "caching every query",
		  "=Cache =queries", "=caching every =query" },
		{ "Use `npm ci` here", "use `npm install` here",
		  "=Use `npm ci` =here", "=use `npm install` =here" },
		{ "Read [the guide](a.md)", "read [the guide](b.md)",
		  "=Read [the guide](a.md)", "=read [the guide](b.md)" },
		{ "at most 3 retries", "at most 5 retries",
		  "=at =most 3 =retries", "=at =most 5 =retries" },
		{ "", "something", "", "something" },
		{ "日本語", "日本酒", "=日 本語", "=日 本酒" },
	};
	struct arena arena = { 0 };
	struct buf out = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		struct str a = str_of(rows[i].a), b = str_of(rows[i].b);
		struct diff_tokens x, y;

		diff_words(&x, &y, a, b, &arena);
		write_shared(&out, a, &x);
		assert_str_row(buf_str(&out), rows[i].a_marked, i);
		write_shared(&out, b, &y);
		assert_str_row(buf_str(&out), rows[i].b_marked, i);
		diff_words(&y, &x, b, a, &arena);
		write_shared(&out, a, &x);
		assert_str_row(buf_str(&out), rows[i].a_marked, i);
	}
	buf_release(&out);
	arena_release(&arena);
}

static void
test_line_ends_are_part_of_a_line(void **state)
{
	static const struct {
		const char *a, *b, *script, *first;
	} rows[] = {
		{ "a\nb\n", "a\nb\n", "=2", "a" },
		{ "a\r\nb\r\n", "a\r\nb\r\n", "=2", "a" },
		{ "a\r\nb\r\n", "a\nb\n", "-2+2", "a\r" },
		{ "a\r\nb\n", "a\nb\n", "-1+1=1", "a\r" },
		{ "a\nb\n", "a\nb", "=1-1+1", "a" },
		{ "a\r\n", "a\r\nb", "=1+1", "a" },
		{ "a\rb", "a\r\nb", "-1+1=1", "a\r" },
	};
	struct arena arena = { 0 };
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str a = str_of(rows[i].a), b = str_of(rows[i].b);
		struct line_diff diff;

		diff_lines(&diff, a, b, &arena);
		write_script(&out, &diff.script);
		assert_str_row(buf_str(&out), rows[i].script, i);
		assert_str_row(diff.a[0], rows[i].first, i);
		assert_int_equal(diff.a_ended,
				 strchr("\r\n", a.ptr[a.len - 1]) != NULL);
		assert_int_equal(diff.b_ended,
				 strchr("\r\n", b.ptr[b.len - 1]) != NULL);
	}
	buf_release(&out);
	arena_release(&arena);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_script_is_the_shortest),
		cmocka_unit_test(test_the_classic_example_keeps_four),
		cmocka_unit_test(test_swapped_sides_give_the_mirror_image),
		cmocka_unit_test(
		    test_what_has_nothing_in_common_is_replaced_at_once),
		cmocka_unit_test(
		    test_words_compare_without_case_ending_and_markup),
		cmocka_unit_test(test_line_ends_are_part_of_a_line),
	};

	return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
