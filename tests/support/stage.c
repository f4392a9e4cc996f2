/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/command.h"
#include "base/buf.h"
#include "base/file.h"
#include "check.h"
#include "tui/view.h"

void
stage_draw(struct stage *stage)
{
	arena_release(&stage->frame);
	canvas_init(&stage->canvas, stage->rows, stage->columns,
		    stage->ascii, &stage->frame);
	view_draw(&stage->canvas, &stage->session);
}

void
stage_open(struct stage *stage, int rows, int columns,
	   const char *const *paths)
{
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
	*stage = (struct stage){ .rows = rows, .columns = columns };
	session_init(&stage->session);
	stage->session.searched = STR("tests");
	for (size_t i = 0; paths[i]; i++)
		library_add(&stage->session.library, paths[i]);
	library_load_all(&stage->session.library);
	session_refresh(&stage->session);
	stage_draw(stage);
}

void
stage_close(struct stage *stage)
{
	session_release(&stage->session);
	arena_release(&stage->frame);
}

/* Drawn after each key, as the loop does. */
void
stage_keys(struct stage *stage, const char *names)
{
	struct str rest = str_of(names), name;

	while (str_split(&rest, ' ', &name))
		if (name.len > 0) {
			session_key(&stage->session, name);
			stage_draw(stage);
		}
}

void
stage_resize(struct stage *stage, int rows, int columns)
{
	stage->rows = rows;
	stage->columns = columns;
	stage_draw(stage);
}

struct str
stage_row(struct stage *stage, int row)
{
	return canvas_row(&stage->canvas, row, &stage->frame);
}

int
stage_find(struct stage *stage, const char *text)
{
	for (int row = 0; row < stage->rows; row++)
		if (str_contains(stage_row(stage, row), str_of(text)))
			return row;
	return -1;
}

static void
print_screen(struct stage *stage)
{
	for (int row = 0; row < stage->rows; row++)
		print_error("%2d|%.*s\n", row, STR_ARG(stage_row(stage, row)));
}

void
stage_check(struct stage *stage, const char *text, bool wanted,
	    const char *file, int line)
{
	if ((stage_find(stage, text) >= 0) == wanted)
		return;
	print_error("\"%s\" is %s the screen:\n", text,
		    wanted ? "not on" : "on");
	print_screen(stage);
	_fail(file, line);
}

static void
take_screen(struct stage *stage, struct buf *text)
{
	for (int row = 0; row < stage->rows; row++) {
		buf_add(text, stage_row(stage, row));
		buf_add_byte(text, '\n');
	}
}

static void
print_difference(struct str actual, struct str wanted)
{
	struct str a, w;

	for (int row = 0; str_split(&actual, '\n', &a) &&
			  str_split(&wanted, '\n', &w); row++)
		if (!str_eq(a, w))
			print_error("row %d is  |%.*s\n  and not |%.*s\n",
				    row, STR_ARG(a), STR_ARG(w));
}

void
stage_compare(struct stage *stage, const char *name, const char *file,
	      int line)
{
	struct str path = arena_printf(&stage->frame,
				       "tests/view/screens/%s.txt", name);
	struct buf text = { 0 };
	struct str wanted = { "", 0 };
	struct error error;
	bool same;

	take_screen(stage, &text);
	if (getenv("GENERATE"))
		file_write(path.ptr, buf_str(&text), true, &error);
	if (!file_read(&wanted, path.ptr, &stage->frame, &error))
		print_error("%s\n", error.text);
	same = str_eq(buf_str(&text), wanted);
	if (!same)
		print_difference(buf_str(&text), wanted);
	buf_release(&text);
	if (!same)
		_fail(file, line);
}
