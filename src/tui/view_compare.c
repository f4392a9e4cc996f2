/* SPDX-License-Identifier: MIT */
#include "app/board.h"
#include "base/utf8.h"
#include "tui/compare.h"

enum {
	TWO_PANES = 70,	   /* columns from which there are two */
	WITH_RAIL = 100,   /* … from which the rows keep the rail */
	NOTE_LEAST = 44,   /* … of a pane whose head has the counts, too */
	TWO_PERSONAS = 140 /* … from which two personas are shown */
};

struct str
view_compare_status(struct canvas *canvas, const struct session *session)
{
	size_t ok, look, all;
	struct str tokens =
	    about_tokens(canvas, session->board.draft_tokens);
	const char *dot = canvas_sign(canvas, SIGN_DOT);
	struct str looks = { "", 0 };

	board_count(session, &ok, &look, &all);
	if (look > 0)
		looks = arena_printf(canvas->arena, " %s %zu flagged", dot,
				     look);
	if (canvas->columns < 60)
		return arena_printf(canvas->arena, "%zu/%zu ok%.*s", ok, all,
				    STR_ARG(looks));
	if (canvas->columns < WITH_RAIL)
		return arena_printf(canvas->arena, "%zu/%zu ok%.*s %s draft "
				    "%.*s", ok, all, STR_ARG(looks), dot,
				    STR_ARG(tokens));
	return arena_printf(
	    canvas->arena, "base %c %s %zu of %zu ok%.*s %s covers %.0f %% %s "
	    "draft %.*s", session_letter(session, session->work.draft.base),
	    dot, ok, all, STR_ARG(looks), dot, 100 * session->board.covers,
	    dot, STR_ARG(tokens));
}

static size_t
row_number(const struct board *board, size_t *all)
{
	size_t number = 0;

	*all = 0;
	for (size_t i = 0; i < board->row_count; i++) {
		if (board->rows[i].kind == BOARD_SECTION)
			continue;
		++*all;
		if (i <= board->row)
			number = *all;
	}
	return number;
}

/* "A○ B● C○ [D◐] E○": the board's row, where the board has no room. */
static struct str
row_strip(struct canvas *canvas, const struct session *session)
{
	const struct board_row *row = board_current(session);
	size_t personas = session->board.comparison->persona_count;
	struct str strip = { "", 0 };

	for (size_t i = 0; i < personas; i++) {
		enum share share = tally_share(row->ticks[i]);
		bool here = i == session->board.persona;

		strip = arena_printf(
		    canvas->arena, "%.*s%s%s%c%s%s", STR_ARG(strip),
		    i > 0 ? " " : "", here ? "[" : "",
		    session_letter(session, i),
		    share == SHARE_NOTHING_THERE
			? " "
			: canvas_sign(canvas, share_sign(share)),
		    here ? "]" : "");
	}
	return strip;
}

/* "· 3 of 24 · esc topics", as much of it as there is room for. */
static struct str
row_place(struct canvas *canvas, const struct session *session, int room)
{
	const char *dot = canvas_sign(canvas, SIGN_DOT);
	size_t all, number = row_number(&session->board, &all);
	struct str place = arena_printf(canvas->arena, " %s %zu of %zu", dot,
					number, all);
	struct str back = arena_printf(canvas->arena, "%.*s %s esc topics",
				       STR_ARG(place), dot);

	if ((int)utf8_columns(back) <= room)
		return back;
	return (int)utf8_columns(place) <= room ? place
						: (struct str){ "", 0 };
}

/* The title bar, where the rail went: its row stays. */
static void
draw_strip(struct canvas *canvas, const struct session *session)
{
	const struct board *board = &session->board;
	struct str title = board_current(session)->title;
	const char *dot = canvas_sign(canvas, SIGN_DOT);
	struct str strip = row_strip(canvas, session);
	struct str tokens = about_tokens(canvas, board->draft_tokens);
	int end = canvas->columns - 1, columns;

	canvas_fill(canvas, 0, 0, canvas->columns, STYLE_TITLE, " ");
	if (canvas->columns >= TWO_PANES)
		strip = arena_printf(canvas->arena, "%.*s %s draft %.*s",
				     STR_ARG(strip), dot, STR_ARG(tokens));
	columns = (int)utf8_columns(strip);
	if (columns + 20 < end) {
		canvas_text(canvas, 0, end - columns, end, STYLE_TITLE,
			    strip);
		end -= columns + 2;
	}
	columns = canvas_cut(canvas, 0, 1, end, STYLE_FOCUS, title);
	canvas_text(canvas, 0, columns, end, STYLE_TITLE,
		    row_place(canvas, session, end - columns));
}

static struct str
part_title(struct canvas *canvas, const struct session *session,
	   const struct part *part)
{
	const struct topic *topic =
	    &session->board.comparison->topics[part->topic];

	if (topic->kind == TOPIC_ONLY)
		return arena_printf(canvas->arena,
				    "only %c: found in nobody else",
				    session_letter(session, part->persona));
	return arena_printf(canvas->arena, "%c  %.*s",
			    session_letter(session, part->persona),
			    STR_ARG(part->title));
}

/* Whose part it is, where there is room; of namesakes what differs, too. */
static struct str
add_name(struct canvas *canvas, struct session *session, struct str title,
	 size_t persona, int room)
{
	const struct comparison *comparison = session->board.comparison;
	const struct compared *compared =
	    session_compared(session, comparison);
	struct str telling =
	    browse_telling(session, compared->files[persona]);
	const char *dot = canvas_sign(canvas, SIGN_DOT);
	struct str full = arena_printf(
	    canvas->arena, "%.*s %s %.*s%s%s%.*s", STR_ARG(title), dot,
	    STR_ARG(comparison->personas[persona]->name),
	    telling.len > 0 ? " " : "", telling.len > 0 ? dot : "",
	    STR_ARG(telling));

	return (int)utf8_columns(full) <= room ? full : title;
}

static void
draw_part_head(struct canvas *canvas, struct session *session,
	       const struct part *part, struct area area, bool focus)
{
	struct str tokens = about_tokens(canvas, part->tokens);
	struct str note = tokens;
	int room;

	if (area.right - area.left >= NOTE_LEAST)
		note = arena_printf(canvas->arena, "%zu/%zu %s %.*s",
				    part->tally.taken, part->tally.count,
				    canvas_sign(canvas, SIGN_DOT),
				    STR_ARG(tokens));
	if (session->hide_same && part->hidden > 0)
		note = arena_printf(canvas->arena, "%zu hidden %s %.*s",
				    part->hidden,
				    canvas_sign(canvas, SIGN_DOT),
				    STR_ARG(note));
	room = area.right - area.left - (int)utf8_columns(note) - 6;
	view_head(canvas, area, focus,
		  add_name(canvas, session, part_title(canvas, session, part),
			   part->persona, room),
		  note);
}

/* One persona, with the answers below its rows, or another without. */
static void
draw_part(struct canvas *canvas, struct session *session,
	  const struct part *part, struct area area, enum beside beside)
{
	bool focus = session->board.focus == FOCUS_ROWS &&
		     beside != BESIDE_NOTHING;
	struct rows_area where = { .right = area, .beside = beside,
				   .focus = focus };

	draw_part_head(canvas, session, part, area, focus);
	where.right.top++;
	where.left = where.right;
	where.left.right = where.left.left;
	rows_draw(canvas, session, part, &where);
	if (part->count == 0)
		canvas_text(canvas, area.top + 1, area.left + 1, area.right,
			    STYLE_QUIET,
			    part->hidden > 0
				? STR("The draft says all of it already; "
				      "= shows it")
				: STR("Nothing is said here"));
}

static void
draw_another(struct canvas *canvas, struct session *session,
	     struct area area)
{
	struct part part;
	size_t persona = board_beside(session, session->board.persona);

	part_list(&part, session, board_current(session)->topic, persona,
		  canvas->arena);
	draw_part(canvas, session, &part, area, BESIDE_NOTHING);
}

static bool
has_another(const struct session *session, struct area area)
{
	return area.right - area.left >= 90 &&
	       board_beside(session, session->board.persona) !=
		   session->board.persona;
}

/* What the topic in focus looks like beside the board. */
static void
draw_topic(struct canvas *canvas, struct session *session, struct area area)
{
	const struct board_row *row = board_current(session);
	struct area second = area;

	if (row->kind == BOARD_FIELDS) {
		fields_draw(canvas, session, area, false);
		return;
	}
	if (board_is_one_of(session, row)) {
		versions_draw(canvas, session, area);
		return;
	}
	if (has_another(session, area)) {
		area.right = area.left + (area.right - area.left) / 2;
		second.left = area.right + 1;
		draw_another(canvas, session, second);
	}
	draw_part(canvas, session, &session->board.part, area, BESIDE_BELOW);
	if (area.right != second.right)
		view_wall(canvas, second, area.right);
}

static struct str
left_title(struct canvas *canvas, const struct session *session)
{
	const struct board *board = &session->board;

	if (board->pinned != NO_INDEX)
		return arena_printf(canvas->arena, "%c (pinned)",
				    session_letter(session, board->pinned));
	return arena_printf(canvas->arena, "Draft: %.*s",
			    STR_ARG(board_current(session)->title));
}

static struct str
left_note(struct canvas *canvas, const struct session *session)
{
	const struct board *board = &session->board;
	size_t topic = board_current(session)->topic;
	struct part part;

	if (board->pinned == NO_INDEX)
		return about_tokens(canvas, board_current(session)->tokens);
	part_list(&part, session, topic, board->pinned, canvas->arena);
	return about_tokens(canvas, part.tokens);
}

/* The draft, or the pinned persona, and beside it the one in focus. */
static void
draw_beside(struct canvas *canvas, struct session *session, struct area area)
{
	const struct part *part = &session->board.part;
	struct rows_area where = { .left = area, .right = area,
				   .beside = BESIDE_LEFT, .focus = true };
	int middle = area.left + (area.right - area.left) / 2 - 1;

	where.left.right = middle;
	where.right.left = middle + 1;
	view_head(canvas, where.left, false, left_title(canvas, session),
		  left_note(canvas, session));
	draw_part_head(canvas, session, part, where.right, true);
	view_wall(canvas, area, middle);
	where.left.top++;
	where.right.top++;
	rows_draw(canvas, session, part, &where);
}

/* Nothing of the draft could stand beside what only one says. */
static bool
is_only(const struct session *session)
{
	const struct board *board = &session->board;

	return board->comparison->topics[board_current(session)->topic]
		   .kind == TOPIC_ONLY;
}

static void
draw_rows(struct canvas *canvas, struct session *session, struct area area)
{
	struct area second = area;

	if (board_current(session)->kind == BOARD_FIELDS) {
		fields_draw(canvas, session, area, true);
		return;
	}
	if (session->zoom || is_only(session) ||
	    area.right - area.left < TWO_PANES - 8) {
		draw_part(canvas, session, &session->board.part, area,
			  BESIDE_BELOW);
		return;
	}
	if (canvas->columns >= TWO_PERSONAS && has_another(session, area)) {
		area.right -= (area.right - area.left) / 3;
		second.left = area.right + 1;
		draw_another(canvas, session, second);
		view_wall(canvas, second, area.right);
	}
	draw_beside(canvas, session, area);
}

static bool
has_rail(const struct canvas *canvas, const struct session *session)
{
	if (session->board.focus == FOCUS_TOPICS)
		return canvas->columns >= TWO_PANES && !session->zoom;
	return canvas->columns >= WITH_RAIL && !session->zoom &&
	       board_current(session)->kind != BOARD_FIELDS;
}

void
view_compare(struct canvas *canvas, struct session *session, struct area area)
{
	bool topics = session->board.focus == FOCUS_TOPICS;
	struct area rail = area;

	if (!topics && board_by_statement(session)) {
		points_draw(canvas, session, area);
		return;
	}
	if (!has_rail(canvas, session)) {
		if (topics)
			rail_draw(canvas, session, area, true);
		else
			draw_rows(canvas, session, area);
		if (!topics && canvas->columns < WITH_RAIL)
			draw_strip(canvas, session);
		return;
	}
	rail.right = area.left +
		     rail_width(session, (area.right - area.left) /
					     (topics ? 2 : 3));
	rail_draw(canvas, session, rail, topics);
	view_wall(canvas, area, rail.right);
	area.left = rail.right + 1;
	if (topics)
		draw_topic(canvas, session, area);
	else
		draw_rows(canvas, session, area);
}
