/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "app/command.h"
#include "base/count.h"
#include "base/file.h"
#include "check.h"
#include "stage.h"

static const char *const folder[] = { "tests/view/compare", NULL };

static void
open_at(struct stage *stage, int rows, int columns, const char *keys)
{
	stage_open(stage, rows, columns, folder);
	stage_keys(stage, "a c");
	stage->session.board.by_statement = false;
	stage_keys(stage, keys);
}

/* To the API row with A, who says less there than B. */
#define TO_API	"j j h"
#define IN_ROWS "j j h Enter j"

static void
test_compare_is_drawn_as_before(void **state)
{
	static const struct {
		int rows, columns;
		const char *keys, *name;
	} screens[] = {
		{ 36, 120, "j", "compare-identity-120x36" },
		{ 36, 120, TO_API, "compare-topics-120x36" },
		{ 36, 120, IN_ROWS, "compare-rows-120x36" },
		{ 36, 120, "Enter", "compare-fields-120x36" },
		{ 36, 120, "j j Enter p", "compare-pinned-120x36" },
		{ 40, 150, IN_ROWS, "compare-rows-150x40" },
		{ 24, 80, TO_API, "compare-topics-80x24" },
		{ 24, 80, IN_ROWS, "compare-rows-80x24" },
		{ 24, 80, "Enter j j", "compare-fields-80x24" },
		{ 24, 80, "G Enter", "compare-only-80x24" },
		{ 15, 50, TO_API, "compare-topics-50x15" },
		{ 15, 50, IN_ROWS, "compare-rows-50x15" },
		{ 10, 40, IN_ROWS, "compare-rows-40x10" },
		{ 36, 120, "j j s Enter Enter j", "compare-points-120x36" },
		{ 24, 80, "j j s Enter Enter j", "compare-points-80x24" },
		{ 15, 50, "j j s Enter Enter j", "compare-points-50x15" },
		{ 24, 80, "j j s Enter Enter j Tab", "compare-written-80x24" },
	};
	struct stage stage;

	(void)state;
	for (size_t i = 0; i < COUNT(screens); i++) {
		open_at(&stage, screens[i].rows, screens[i].columns,
			screens[i].keys);
		assert_screen(&stage, screens[i].name);
		stage_close(&stage);
	}
}

static void
test_ascii_marks_are_star_plus_and_o(void **state)
{
	struct stage stage;

	(void)state;
	open_at(&stage, 24, 80, TO_API);
	stage.ascii = true;
	stage_keys(&stage, "Enter Esc");
	for (int row = 0; row < 24; row++) {
		struct str text = stage_row(&stage, row);

		for (size_t i = 0; i < text.len; i++)
			assert_in_range((unsigned char)text.ptr[i], ' ', '~');
	}
	assert_stage(&stage, ">  API Design");
	assert_stage(&stage, "[o]*");
	stage_close(&stage);
}

static void
test_the_focus_decides_what_stands_beside_what(void **state)
{
	struct stage stage;

	(void)state;
	open_at(&stage, 24, 80, TO_API);
	assert_stage(&stage, "Topic");
	assert_stage_not(&stage, "Draft: API Design");
	stage_keys(&stage, "Enter");
	assert_stage_not(&stage, "Topic");
	assert_stage(&stage, "Draft: API Design");
	assert_stage(&stage, "API Design · 3 of 9 · esc topics");
	stage_resize(&stage, 36, 120);
	assert_stage(&stage, "Topic");
	assert_stage(&stage, "Draft: API Design");
	stage_resize(&stage, 15, 50);
	assert_stage_not(&stage, "Draft: API Design");
	assert_stage(&stage, "A  API Design");
	stage_close(&stage);
}

static void
test_the_answer_stands_under_the_item_in_one_column(void **state)
{
	struct stage stage;
	int row;

	(void)state;
	open_at(&stage, 36, 120, TO_API);
	row = stage_find(&stage, "≈ Version every interface");
	assert_true(row > 0);
	assert_true(str_contains(stage_row(&stage, row + 1),
				 STR("B: Version every interface")));
	stage_close(&stage);
}

static void
test_the_draft_stands_on_the_same_line_in_two(void **state)
{
	struct stage stage;
	struct str text;
	int row;

	(void)state;
	open_at(&stage, 36, 120, TO_API " Enter");
	row = stage_find(&stage, "≈ Version every interface");
	assert_true(row > 0);
	text = stage_row(&stage, row);
	assert_true(str_contains(text, STR("B Version every interface")));
	stage_close(&stage);
}

static const struct cell *
cell_of(struct stage *stage, int row, const char *text)
{
	const struct canvas *canvas = &stage->canvas;
	struct str wanted = str_of(text);

	for (int i = 0; i < canvas->columns; i++) {
		const struct cell *cell =
		    &canvas->cells[row * canvas->columns + i];
		size_t length = 0;

		while (length < wanted.len && cell[length].bytes[0] ==
						  wanted.ptr[length])
			length++;
		if (length == wanted.len)
			return cell;
	}
	fail_msg("no \"%s\" in row %d", text, row);
	return NULL;
}

static void
test_shared_words_are_underlined(void **state)
{
	struct stage stage;
	int row;

	(void)state;
	open_at(&stage, 36, 120, TO_API " Enter");
	row = stage_find(&stage, "≈ Version every interface");
	assert_int_equal(cell_of(&stage, row, "Version")->style,
			 STYLE_SHARED);
	row = stage_find(&stage, "○ Return one");
	assert_int_equal(cell_of(&stage, row, "Return")->style, STYLE_PLAIN);
	stage_close(&stage);
}

static void
test_function_words_are_no_reason_for_a_pairing(void **state)
{
	static const char *const two[] = {
		"personas/backend-engineer.md",
		"personas/principal-backend-engineer.md", NULL
	};
	struct stage stage;
	int row;

	(void)state;
	stage_open(&stage, 36, 120, two);
	stage_keys(&stage, "a c j j l");
	row = stage_find(&stage, "≈ Problem-details errors with stable");
	assert_true(row >= 0);
	assert_int_equal(cell_of(&stage, row, "stable")->style,
			 STYLE_SHARED);
	assert_int_equal(cell_of(&stage, row, "with")->style, STYLE_PLAIN);
	stage_close(&stage);
}

static void
test_code_is_one_row_until_it_is_unfolded(void **state)
{
	struct stage stage;

	(void)state;
	open_at(&stage, 36, 120, "j j Enter G");
	assert_stage(&stage, ">● Pagination ▸ json, 4 lines");
	assert_stage_not(&stage, "page=2");
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "page=2&limit=50");
	stage_close(&stage);
}

static void
test_a_tall_row_folds_and_reads_on(void **state)
{
	struct stage stage;

	(void)state;
	open_at(&stage, 10, 40, "j l Enter j j j");
	assert_stage(&stage, "You distrust every number");
	assert_stage(&stage, "enter reads on");
	assert_stage_not(&stage, "away again");
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "away again");
	stage_close(&stage);
}

static void
test_a_key_says_what_happened(void **state)
{
	static const struct {
		const char *keys, *message;
	} rows[] = {
		{ TO_API " Enter", "New: nobody in the draft says it. Space "
				   "takes it (≈" },
		{ TO_API " Enter j", "The draft says it with B:21" },
		{ TO_API " Enter Space", "took A: Design REST endpoints" },
		{ TO_API " Enter Space Space", "Undone: took A: Design REST" },
		{ TO_API " Space", "took 4 items of A: API Design" },
		{ TO_API " x", "left out API Design · u takes it back" },
		{ TO_API " x u", "Undone: left out API Design" },
		{ TO_API " o", "1 of 9 ok. Next: Databases" },
		{ "Enter Space", "took name of A" },
	};
	struct stage stage;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		open_at(&stage, 36, 120, rows[i].keys);
		assert_stage(&stage, rows[i].message);
		stage_close(&stage);
	}
}

static void
test_the_legend_goes_when_there_is_no_room(void **state)
{
	struct stage stage;

	(void)state;
	open_at(&stage, 36, 120, "");
	assert_stage(&stage, "○ not taken");
	stage_resize(&stage, 12, 80);
	assert_stage_not(&stage, "○ not taken");
	stage_close(&stage);
}

/* Ticks stand behind the title, arrows for those out of view at the edges. */
static bool
says_who(struct str row)
{
	static const char *const signs[] = { "●", "◐", "○", "◂", "▸" };
	struct str cells = str_from(row, row.len < 10 ? row.len : 10);

	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_contains(cells, str_of(signs[i])))
			return true;
	return false;
}

static void
test_every_row_says_where_its_ticks_are(void **state)
{
	static const char *const many[] = { "personas", NULL };
	struct stage stage;
	const struct board *board = &stage.session.board;

	(void)state;
	stage_open(&stage, 60, 80, many);
	stage_keys(&stage, "a c");
	assert_true(board->comparison->persona_count > 8);
	for (size_t pass = 0; pass < 2; pass++) {
		for (int i = 2; i < 50 && (size_t)i - 2 < board->row_count;
		     i++)
			if (!says_who(stage_row(&stage, i)))
				fail_msg("%.*s", STR_ARG(stage_row(&stage,
								   i)));
		stage.session.board.persona =
		    board->comparison->persona_count - 1;
		stage_draw(&stage);
	}
	assert_stage(&stage, "◂");
	stage_close(&stage);
}

static void
test_a_mark_says_its_reason_where_the_cursor_is(void **state)
{
	struct stage stage;
	const struct board *board = &stage.session.board;
	size_t marked = 0;

	(void)state;
	open_at(&stage, 36, 120, "h t");
	for (size_t i = 0; i < board->row_count; i++) {
		bool mark = board_is_flagged(&board->rows[i]);
		bool says;

		stage_keys(&stage, i == 0 ? "j k" : "j");
		says = str_starts(buf_str(&stage.session.message),
				  str_of(flags_first(board->rows[i].flags) <
						 FLAG_COUNT
					     ? flag_row(flags_first(
						   board->rows[i].flags))
						   ->sign
					     : "none"));
		if (mark != says)
			fail_msg("%.*s", STR_ARG(board->rows[i].title));
		marked += mark;
	}
	assert_true(board->rows[0].flags != 0);
	assert_true(marked > 1);
	stage_keys(&stage, "g i Esc");
	assert_stage(&stage, " ! ");
	stage_close(&stage);
}

static void
test_the_mouse_finds_rows_of_both_panes(void **state)
{
	struct stage stage;

	(void)state;
	open_at(&stage, 36, 120, "");
	session_mouse(&stage.session, stage_find(&stage, "Databases"), 5, 0);
	stage_draw(&stage);
	assert_int_equal(stage.session.board.row, 3);
	session_mouse(&stage.session, 4, 60, 0);
	stage_draw(&stage);
	assert_int_equal(stage.session.board.focus, FOCUS_ROWS);
	stage_close(&stage);
}

static void
test_any_size_is_drawn(void **state)
{
	struct stage stage;

	(void)state;
	open_at(&stage, 36, 120, TO_API);
	for (int columns = 40; columns <= 200; columns += 7)
		for (int rows = 10; rows <= 50; rows += 8) {
			stage_resize(&stage, rows, columns);
			stage_keys(&stage, "Enter j l J = Esc k ] p");
			assert_stage(&stage, "? help");
		}
	stage_close(&stage);
}

static void
write_twin(const char *path, const char *entry)
{
	struct arena arena = { 0 };
	struct error error;
	struct str text = arena_printf(&arena, "---\nname: twin\n---\n\n"
				       "## Testing\n\n- %s\n- Run the tests "
				       "on every commit\n", entry);

	assert_true(file_write(path, text, true, &error));
	arena_release(&arena);
}

static void
test_a_head_tells_whose_part_it_is_of_namesakes_too(void **state)
{
	char *made = check_make_folder();
	const char *const twins[] = { made, NULL };
	char *left = check_path(made, "left.md");
	char *right = check_path(made, "right.md");
	struct stage stage;

	(void)state;
	write_twin(left, "Cover nine lines of ten");
	write_twin(right, "Mock nothing that is owned by others");
	stage_open(&stage, 36, 120, twins);
	stage_keys(&stage, "a c j h");
	assert_stage(&stage, "A  Testing · twin ·left");
	stage_keys(&stage, "l");
	assert_stage(&stage, "B  Testing · twin ·right");
	stage_close(&stage);
	check_remove_folder(made);
	free(made);
	free(left);
	free(right);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compare_is_drawn_as_before),
		cmocka_unit_test(test_ascii_marks_are_star_plus_and_o),
		cmocka_unit_test(
		    test_the_focus_decides_what_stands_beside_what),
		cmocka_unit_test(
		    test_the_answer_stands_under_the_item_in_one_column),
		cmocka_unit_test(
		    test_the_draft_stands_on_the_same_line_in_two),
		cmocka_unit_test(test_shared_words_are_underlined),
		cmocka_unit_test(
		    test_function_words_are_no_reason_for_a_pairing),
		cmocka_unit_test(test_code_is_one_row_until_it_is_unfolded),
		cmocka_unit_test(test_a_tall_row_folds_and_reads_on),
		cmocka_unit_test(test_a_key_says_what_happened),
		cmocka_unit_test(test_the_legend_goes_when_there_is_no_room),
		cmocka_unit_test(test_every_row_says_where_its_ticks_are),
		cmocka_unit_test(
		    test_a_mark_says_its_reason_where_the_cursor_is),
		cmocka_unit_test(test_the_mouse_finds_rows_of_both_panes),
		cmocka_unit_test(test_any_size_is_drawn),
		cmocka_unit_test(
		    test_a_head_tells_whose_part_it_is_of_namesakes_too),
	};

	check_use_utf8();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
