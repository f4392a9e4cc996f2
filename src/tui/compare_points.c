/* SPDX-License-Identifier: MIT */
#include "app/board.h"
#include "base/utf8.h"
#include "match/diff.h"
#include "tui/compare.h"

/* One topic by statement: its points on the left, on the right the topic as
 * it will be written. */

enum {
	TWO_SIDES = 100,   /* columns from which both stand beside each other */
	LETTERS_MOST = 12, /* personas that have a letter in each row */
	POINT_LINES = 2	   /* of a folded point */
};

/* "A·CD·", or "3/26" where there are too many. */
static struct str
letters_of(struct canvas *canvas, const struct session *session,
	   const struct point *point)
{
	size_t personas = session->board.comparison->persona_count;
	struct str letters = { "", 0 };

	if (personas > LETTERS_MOST)
		return arena_printf(canvas->arena, "%2zu/%zu",
				    point->persona_count, personas);
	for (size_t p = 0; p < personas; p++)
		letters = point_is_said_by(point, p)
			      ? arena_printf(canvas->arena, "%.*s%c",
					     STR_ARG(letters),
					     session_letter(session, p))
			      : arena_printf(canvas->arena, "%.*s%s",
					     STR_ARG(letters),
					     canvas_sign(canvas, SIGN_DOT));
	return letters;
}

static const struct point *
point_of(const struct session *session, const struct statement *row)
{
	return &session->board.comparison->points.all[row->point];
}

static int
letters_width(const struct session *session)
{
	size_t personas = session->board.comparison->persona_count;

	return personas > LETTERS_MOST ? 5 : (int)personas;
}

static struct str
sign_of(const struct canvas *canvas, const struct statement *row)
{
	if (row->taken)
		return str_of(canvas_sign(canvas, SIGN_TAKEN));
	if (row->relation.kind == RELATION_AGAINST)
		return STR("?");
	return str_of(canvas_sign(canvas, row->relation.kind == RELATION_SAID
					      ? SIGN_SAID
					      : SIGN_NONE));
}

static enum style
sign_style(const struct statement *row)
{
	return row->taken				? STYLE_TAKEN
	       : row->relation.kind == RELATION_AGAINST ? STYLE_AGAINST
	       : row->relation.kind == RELATION_SAID	? STYLE_SAID
							: STYLE_NEW;
}

/* The words of a wording that the standing one has, too. */
static bool
shares_most(struct canvas *canvas, struct str text, struct str standing,
	    struct diff_tokens *shared)
{
	struct diff_tokens others;
	size_t count = 0;

	diff_words(shared, &others, text, standing, canvas->arena);
	for (size_t i = 0; i < shared->count; i++)
		count += shared->all[i].shared;
	return 2 * count > shared->count;
}

/* What stands for the point of a wording, for its differing words. */
static struct str
standing_text(const struct session *session, size_t index)
{
	const struct statements *list = &session->board.statements;

	while (index > 0 && list->all[index].kind == STATEMENT_WORDING)
		index--;
	return list->all[index].text;
}

static struct str
count_of(struct canvas *canvas, const struct session *session,
	 const struct statement *row)
{
	if (row->kind != STATEMENT_POINT ||
	    point_of(session, row)->wording_count < 2)
		return (struct str){ "", 0 };
	return arena_printf(canvas->arena, "%zu%s",
			    point_of(session, row)->wording_count,
			    canvas_sign(canvas, row->folded ? SIGN_FOLDED
							    : SIGN_UNFOLDED));
}

static void
wrap_whole(struct canvas *canvas, const struct session *session,
	   const struct statement *row, struct text_lines *lines, int width)
{
	const struct persona *persona =
	    session->board.comparison->personas[row->item.persona];
	enum block_kind kind = persona->blocks[row->block].kind;
	struct wrapping how = { .width = width, .style = STYLE_CODE,
				.verbatim = true };
	size_t count = 1;

	for (size_t i = 0; i < row->text.len; i++)
		count += row->text.ptr[i] == '\n';
	markup_line(lines, 0, STYLE_CODE,
		    arena_printf(canvas->arena, "%s %s, %zu line%s",
				 canvas_sign(canvas, row->folded
							 ? SIGN_FOLDED
							 : SIGN_UNFOLDED),
				 block_kind_name(kind), count,
				 count == 1 ? "" : "s"));
	if (!row->folded)
		markup_wrap(lines, row->text, &how);
}

static void
wrap_text(struct canvas *canvas, const struct session *session, size_t index,
	  struct text_lines *lines, int width)
{
	const struct statement *row = &session->board.statements.all[index];
	struct diff_tokens shared = { 0 };
	struct wrapping how = { .width = width,
				.hit = buf_str(&session->search) };

	if (row->kind == STATEMENT_WORDING &&
	    shares_most(canvas, row->text, standing_text(session, index),
			&shared))
		how.shared = &shared;
	markup_wrap(lines, row->text, &how);
	if (how.shared)
		lines_mark_differing(lines);
	if (row->kind == STATEMENT_POINT && row->folded &&
	    lines->count > POINT_LINES) {
		lines->count = POINT_LINES;
		lines->all[POINT_LINES - 1].right =
		    str_of(canvas_sign(canvas, SIGN_ELLIPSIS));
	}
}

static void
wrap_statement(struct canvas *canvas, const struct session *session,
	       size_t index, struct text_lines *lines, int width)
{
	const struct statement *row = &session->board.statements.all[index];
	int room = width - letters_width(session) - 8;

	*lines = (struct text_lines){ .arena = canvas->arena };
	if (row->kind == STATEMENT_WHOLE)
		wrap_whole(canvas, session, row, lines, room);
	else
		wrap_text(canvas, session, index, lines, room);
	if (lines->count == 0)
		markup_line(lines, 0, STYLE_PLAIN, (struct str){ 0 });
}

/* What stands before the text on its first line. */
static void
draw_marks(struct canvas *canvas, const struct session *session, int row,
	   int left, const struct statement *what)
{
	char letter = session_letter(session, what->item.persona);
	bool wording = what->kind == STATEMENT_WORDING;
	int column = left + (wording ? letters_width(session) - 1 : 1);

	if (column < left + 1)
		column = left + 1;
	canvas_text(canvas, row, column, column + 2, sign_style(what),
		    sign_of(canvas, what));
	column += 2;
	if (what->kind == STATEMENT_POINT)
		view_letters(canvas, row, column,
			     column + letters_width(session),
			     letters_of(canvas, session,
					point_of(session, what)));
	else
		view_letters(canvas, row, column, column + 1,
			     (struct str){ &letter, 1 });
}

/* One statement from line `skip` on; the screen row after it. */
static int
draw_statement(struct canvas *canvas, struct session *session,
	       struct area area, size_t index, size_t skip)
{
	const struct statement *row = &session->board.statements.all[index];
	int text = area.left + letters_width(session) + 4;
	struct text_lines lines;
	int at = area.top;

	wrap_statement(canvas, session, index, &lines,
		       area.right - area.left);
	for (size_t i = skip; i < lines.count && at < area.bottom; i++, at++) {
		canvas_line(canvas, at, text, area.right - 4, &lines.all[i]);
		if (i == 0) {
			draw_marks(canvas, session, at, area.left, row);
			canvas_right(canvas, at, area.right - 4,
				     area.right - 1, STYLE_QUIET,
				     count_of(canvas, session, row));
		}
		if (index == session->board.item_row) {
			if (i == 0)
				canvas_text(canvas, at, area.left,
					    area.left + 1, STYLE_CURSOR,
					    STR(">"));
			canvas_mark(canvas, at, area.left, area.right);
		}
		view_zone(session,
			  (struct area){ at, at + 1, area.left, area.right },
			  PANE_ROWS, index);
	}
	return at;
}

static size_t
height_of(struct canvas *canvas, const struct session *session, size_t index,
	  int width)
{
	struct text_lines lines;

	wrap_statement(canvas, session, index, &lines, width);
	return lines.count;
}

/* First line so that the cursor's statement is in view. */
static void
follow(struct canvas *canvas, struct session *session, size_t height,
       int width)
{
	struct board *board = &session->board;
	size_t start = 0, end;

	for (size_t i = 0; i < board->item_row; i++)
		start += height_of(canvas, session, i, width);
	end = start + (board->statements.count > 0
			   ? height_of(canvas, session, board->item_row, width)
			   : 0);
	if (board->item_top + height < end)
		board->item_top = end - height;
	if (board->item_top > start)
		board->item_top = start;
}

static void
draw_points(struct canvas *canvas, struct session *session, struct area area)
{
	struct board *board = &session->board;
	const struct statements *list = &board->statements;
	int width = area.right - area.left;
	size_t skip;

	view_head(canvas, area, true, board_current(session)->title,
		  arena_printf(canvas->arena, "%zu point%s %s %zu in the "
			       "draft", list->points,
			       list->points == 1 ? "" : "s",
			       canvas_sign(canvas, SIGN_DOT), list->taken));
	area.top++;
	session->page = area.bottom - area.top;
	view_zone(session, area, PANE_ROWS, NO_INDEX);
	follow(canvas, session, (size_t)(area.bottom - area.top), width);
	skip = board->item_top;
	if (list->count == 0)
		canvas_text(canvas, area.top, area.left + 1, area.right,
			    STYLE_QUIET, STR("The draft has all that is said "
					     "here; = shows it"));
	for (size_t i = 0; i < list->count && area.top < area.bottom; i++) {
		size_t height = height_of(canvas, session, i, width);

		if (skip >= height) {
			skip -= height;
			continue;
		}
		area.top = draw_statement(canvas, session, area, i, skip);
		skip = 0;
	}
}

/* "## Title", "- text" as it is written. */
static void
wrap_entry(struct canvas *canvas, const struct session *session,
	   size_t index, struct text_lines *lines, int width)
{
	static const char *const marks[] = {
		[FORM_PARAGRAPH] = "", [FORM_ITEM] = "- ",
		[FORM_STEP] = "1. ", [FORM_VERBATIM] = "",
	};
	const struct draft *draft = &session->work.draft;
	const struct entry *entry = &draft->entries[index];
	size_t home = draft_parent(draft, index);
	struct str text = draft_text(draft, entry);
	bool section = entry->kind == ENTRY_SECTION;
	struct wrapping how = {
		.width = width,
		.indent = section || home == NO_INDEX ||
				  entry->form == FORM_PARAGRAPH
			      ? 0
			      : 2 * (int)(entry->depth -
					  draft->entries[home].depth - 1),
		.style = section ? STYLE_HEADING
			 : entry->form == FORM_VERBATIM ? STYLE_CODE
							: STYLE_PLAIN,
		.verbatim = !section && entry->form == FORM_VERBATIM,
		.marker_style = STYLE_HEADING,
	};

	if (section && text.len == 0)
		return;
	how.marker = section
			 ? arena_printf(canvas->arena, "%.*s ",
					(int)entry->depth + 2, "######")
			 : str_of(marks[entry->form]);
	markup_wrap(lines, text, &how);
}

/* The draft's lines of the topic, and which of them are the cursor's. */
struct written {
	struct text_lines lines;
	size_t first, end; /* of the entry that is lit; equal for none */
	char *letters;	   /* by line */
	size_t capacity;
};

static void
add_letters(struct written *written, const struct session *session,
	    const struct entry *entry, size_t first, struct arena *arena)
{
	size_t persona = entry->kind == ENTRY_SECTION ? entry->persona
						      : entry->origin.persona;

	for (size_t i = first; i < written->lines.count; i++) {
		written->letters = arena_grow(arena, written->letters, i,
					      &written->capacity, 1);
		written->letters[i] = ' ';
		if (i > first)
			continue;
		if (persona != NO_INDEX)
			written->letters[i] = session_letter(session, persona);
		else if (entry->kind == ENTRY_BLOCK)
			written->letters[i] = entry_is_lost(entry) ? '-' : '+';
	}
}

static void
write_topic(struct canvas *canvas, const struct session *session,
	    struct written *written, int width)
{
	const struct draft *draft = &session->work.draft;
	const size_t *topics = entry_topics(draft, canvas->arena);
	size_t topic = board_current(session)->topic;
	const struct statement *row = board_current_statement(session);
	size_t lit = row ? row->taken ? row->entry : row->relation.entry
			 : NO_INDEX;

	written->lines.arena = canvas->arena;
	for (size_t i = 0; i < draft->entry_count; i++) {
		size_t first = written->lines.count;

		if (topics[i] != topic)
			continue;
		wrap_entry(canvas, session, i, &written->lines, width);
		add_letters(written, session, &draft->entries[i], first,
			    canvas->arena);
		if (i == lit) {
			written->first = first;
			written->end = written->lines.count;
		}
	}
}

/* A line of it is in view unless J and K ask for others. */
static size_t
top_line(struct board *board, const struct written *written, size_t height)
{
	size_t count = written->lines.count;
	long most = count > height ? (long)(count - height) : 0;
	long start = 0;

	if (written->end > height)
		start = (long)written->first - (long)height / 3;
	start = start < 0 ? 0 : start > most ? most : start;
	if (start + board->scrolled < 0)
		board->scrolled = -start;
	if (start + board->scrolled > most)
		board->scrolled = most - start;
	return (size_t)(start + board->scrolled);
}

static void
draw_written(struct canvas *canvas, struct session *session, struct area area)
{
	struct written written = { 0 };
	size_t top, height = (size_t)(area.bottom - area.top - 1);

	view_head(canvas, area, session->board.draft_pane,
		  STR("as it will be written"),
		  about_tokens(canvas, board_current(session)->tokens));
	write_topic(canvas, session, &written, area.right - area.left - 4);
	top = top_line(&session->board, &written, height);
	if (written.lines.count == 0)
		canvas_text(canvas, area.top + 1, area.left + 1, area.right,
			    STYLE_QUIET, STR("Nothing of it is in the draft"));
	for (size_t i = 0; i < height && top + i < written.lines.count; i++) {
		int row = area.top + 1 + (int)i;
		size_t line = top + i;

		view_letters(canvas, row, area.left, area.left + 1,
			     (struct str){ &written.letters[line], 1 });
		canvas_line(canvas, row, area.left + 2, area.right,
			    &written.lines.all[line]);
		if (line >= written.first && line < written.end)
			canvas_mark(canvas, row, area.left, area.right);
	}
}

void
points_draw(struct canvas *canvas, struct session *session, struct area area)
{
	struct area right = area;

	if (canvas->columns < TWO_SIDES || session->zoom) {
		if (session->board.draft_pane)
			draw_written(canvas, session, area);
		else
			draw_points(canvas, session, area);
		return;
	}
	area.right = area.left + (area.right - area.left) * 11 / 20;
	right.left = area.right + 1;
	draw_points(canvas, session, area);
	draw_written(canvas, session, right);
	view_wall(canvas, right, area.right);
}
