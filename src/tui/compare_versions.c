/* SPDX-License-Identifier: MIT */
#include "app/board.h"
#include "tui/compare.h"

enum { LINES_LEAST = 3, TEXT_INDENT = 5, NOTE_LEAST = 60 };

struct version {
	size_t persona;
	struct text_lines lines;
};

/* The text of the persona's first section there, as one piece. */
static struct str
version_text(const struct session *session, size_t topic, size_t persona,
	     size_t *section, struct arena *arena)
{
	const struct board *board = &session->board;
	const struct persona *source = board->comparison->personas[persona];
	struct buf text = { 0 };
	struct str copy;

	*section = NO_INDEX;
	for (size_t i = 0; i < source->block_count; i++) {
		const struct block *block = &source->blocks[i];

		if (board->topics[persona][block->section] != topic ||
		    !block_is_content(block->kind) ||
		    (*section != NO_INDEX && block->section != *section))
			continue;
		*section = block->section;
		if (text.len > 0)
			buf_add_byte(&text, ' ');
		buf_add(&text, persona_text(source, block->text));
	}
	copy = arena_str(arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* "+ My Promise, 3 items": what else of the persona stands there. */
static struct str
others_text(const struct session *session, size_t topic, size_t persona,
	    size_t section, struct arena *arena)
{
	const struct board *board = &session->board;
	const struct persona *source = board->comparison->personas[persona];
	struct str text = { "", 0 };

	for (size_t i = 0; i < source->section_count; i++) {
		size_t count = board->own[persona][i].count;

		if (i == section || board->topics[persona][i] != topic)
			continue;
		text = arena_printf(arena, "%.*s%s%.*s, %zu item%s",
				    STR_ARG(text),
				    text.len > 0     ? " · "
				    : session->ascii ? "+ "
						     : "+ ",
				    STR_ARG(source->sections[i].title), count,
				    count == 1 ? "" : "s");
	}
	return text;
}

static void
add_others(struct canvas *canvas, const struct session *session,
	   struct version *version, size_t section, int width)
{
	size_t topic = board_current(session)->topic;
	struct str others = others_text(session, topic, version->persona,
					section, canvas->arena);
	struct wrapping how = { .width = width, .indent = TEXT_INDENT,
				.style = STYLE_QUIET };

	if (others.len > 0)
		markup_wrap(&version->lines, others, &how);
}

static void
make_version(struct canvas *canvas, const struct session *session,
	     struct version *version, int width, size_t most)
{
	const struct board_row *row = board_current(session);
	enum share share = tally_share(row->ticks[version->persona]);
	size_t section;
	struct str text = version_text(session, row->topic, version->persona,
				       &section, canvas->arena);
	struct wrapping how = {
		.width = width,
		.indent = 1,
		.marker = arena_printf(
		    canvas->arena, "%s %c ",
		    canvas_sign(canvas, share_sign(share)),
		    session_letter(session, version->persona)),
		.marker_style = share_style(share),
	};

	version->lines = (struct text_lines){ .arena = canvas->arena };
	markup_wrap(&version->lines, text, &how);
	if (version->lines.count > most) {
		version->lines.count = most - 1;
		markup_line(&version->lines, TEXT_INDENT, STYLE_QUIET,
			    arena_printf(canvas->arena, "%s enter reads on",
					 canvas_sign(canvas,
						     SIGN_ELLIPSIS)));
	}
	add_others(canvas, session, version, section, width);
	markup_line(&version->lines, 0, STYLE_PLAIN, (struct str){ 0 });
}

static size_t
make_all(struct canvas *canvas, const struct session *session,
	 struct version *versions, size_t count, int width, size_t most)
{
	size_t lines = 0;

	for (size_t i = 0; i < count; i++) {
		make_version(canvas, session, &versions[i], width, most);
		lines += versions[i].lines.count;
	}
	return lines;
}

static void
draw_version(struct canvas *canvas, const struct session *session,
	     const struct version *version, struct area area, int row)
{
	bool here = version->persona == session->board.persona;

	for (size_t i = 0; i < version->lines.count; i++, row++) {
		if (row < area.top || row >= area.bottom)
			continue;
		canvas_line(canvas, row, area.left, area.right,
			    &version->lines.all[i]);
		if (here && i == 0)
			canvas_text(canvas, row, area.left, area.left + 1,
				    STYLE_CURSOR, STR(">"));
	}
}

/* The version in focus is in view; J and K go on from there. */
static int
first_line(struct board *board, const struct version *versions, size_t count,
	   int height, int lines)
{
	int start = 0, end = 0, at = 0;
	long top = 0;

	for (size_t i = 0; i < count; i++) {
		if (versions[i].persona == board->persona) {
			start = at;
			end = at + (int)versions[i].lines.count;
		}
		at += (int)versions[i].lines.count;
	}
	if (end > height)
		top = end - height;
	if (top > start)
		top = start;
	top += board->scrolled;
	if (top > lines - height)
		top = lines - height;
	return top < 0 ? 0 : (int)top;
}

static void
draw_head(struct canvas *canvas, const struct session *session,
	  struct area area, size_t count)
{
	const struct board_row *row = board_current(session);
	size_t taken = 0;

	for (size_t i = 0; i < session->board.comparison->persona_count; i++)
		taken += row->ticks[i].taken > 0;
	view_head(canvas, area, false,
		  arena_printf(canvas->arena, "%.*s %s one of these",
			       STR_ARG(row->title),
			       canvas_sign(canvas, SIGN_DOT)),
		  area.right - area.left < NOTE_LEAST
		      ? arena_printf(canvas->arena, "%zu of %zu", taken,
				     count)
		      : arena_printf(canvas->arena,
				     "%zu personas, %zu taken", count,
				     taken));
}

void
versions_draw(struct canvas *canvas, struct session *session,
	      struct area area)
{
	const struct board_row *row = board_current(session);
	size_t personas = session->board.comparison->persona_count;
	struct version *versions =
	    ARENA_ARRAY(canvas->arena, struct version, personas);
	int height = area.bottom - area.top - 1, top;
	int width = area.right - area.left - 1;
	size_t count = 0, lines, most = 400;

	for (size_t i = 0; i < personas; i++)
		if (board_has(session, row, i))
			versions[count++].persona = i;
	draw_head(canvas, session, area, count);
	area.top++;
	view_zone(session, area, PANE_ROWS, NO_INDEX);
	lines = make_all(canvas, session, versions, count, width, most);
	if (lines > (size_t)height && count > 0) {
		most = (size_t)height / count;
		most = most > LINES_LEAST + 1 ? most - 1 : LINES_LEAST;
		lines = make_all(canvas, session, versions, count, width,
				 most);
	}
	top = first_line(&session->board, versions, count, height,
			 (int)lines);
	for (size_t i = 0, at = 0; i < count; i++) {
		draw_version(canvas, session, &versions[i], area,
			     area.top + (int)at - top);
		at += versions[i].lines.count;
	}
}
