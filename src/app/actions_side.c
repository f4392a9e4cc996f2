/* SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "app/actions.h"
#include "app/handlers.h"

static struct side_column *
focused(struct session *session)
{
	return &session->side.columns[session->side.focus];
}

static const struct persona *
focused_persona(struct session *session)
{
	return focused(session)->persona;
}

/* The view keeps first lines within the text. */
static void
move(struct session *session, long by)
{
	struct side_column *column = focused(session);

	column->top = cursor_moved(column->top, by, SIZE_MAX);
	column->to_section = false;
	column->by_lines = true;
}

static void
scroll(struct session *session, long by)
{
	struct side *side = &session->side;

	for (size_t i = 0; i < side->count; i++)
		if (i != side->focus) {
			side->columns[i].top =
			    cursor_moved(side->columns[i].top, by, SIZE_MAX);
			side->columns[i].to_section = false;
		}
}

static bool
is_hidden(const struct persona *persona, const struct side_column *column,
	  size_t section)
{
	while (section > 0) {
		section = persona->sections[section].parent;
		if (section > 0 && column->folded[section])
			return true;
	}
	return false;
}

static void
section(struct session *session, int by)
{
	const struct persona *persona = focused_persona(session);
	struct side_column *column = focused(session);
	size_t at = column->section;

	do {
		if (by < 0 ? at == 0 : at + 1 >= persona->section_count)
			return;
		at = by < 0 ? at - 1 : at + 1;
	} while (is_hidden(persona, column, at));
	side_go(session, at);
}

static bool
section_holds(struct session *session, size_t section)
{
	const struct persona *persona = focused_persona(session);
	struct str search = buf_str(&session->search);

	for (size_t i = 0; i < persona->block_count; i++)
		if (persona->blocks[i].section == section &&
		    text_holds(persona_text(persona, persona->blocks[i].range),
			       search))
			return true;
	return false;
}

static void
go_section(struct session *session, size_t section)
{
	side_go(session, section);
	focused(session)->to_hit = true;
}

/* ". B and D hold it": the letters of the columns that do. */
static const char *
other_columns(struct session *session)
{
	const struct side *side = &session->side;
	struct str search = buf_str(&session->search), text = { "", 0 };
	size_t count = 0;

	for (size_t i = 0; i < side->count; i++) {
		size_t file = side->columns[i].file;
		size_t slot = browse_mark_of(session, file);

		if (slot >= 26 ||
		    !text_holds(session_persona(session, file)->source.bytes,
				search))
			continue;
		text = arena_printf(&session->arena, "%.*s%s%c",
				    STR_ARG(text), count++ > 0 ? ", " : ". ",
				    (int)('A' + slot));
	}
	if (count == 0)
		return "";
	return arena_printf(&session->arena, "%.*s hold%s it", STR_ARG(text),
			    count == 1 ? "s" : "").ptr;
}

static void
find_places(struct session *session, struct places *places)
{
	*places = (struct places){ focused_persona(session)->section_count,
				   focused(session)->section, section_holds,
				   go_section, other_columns };
}

static void
focus(struct session *session, size_t column)
{
	struct side *side = &session->side;

	side->focus = column;
	if (column < side->first)
		side->first = column;
}

static void
point(struct session *session, size_t pane, size_t index)
{
	if (pane >= session->side.count)
		return;
	focus(session, pane);
	side_go(session, index);
}

static void
wheel(struct session *session, size_t pane, long by)
{
	struct side *side = &session->side;

	if (pane >= side->count)
		return;
	side->columns[pane].top =
	    cursor_moved(side->columns[pane].top, by, SIZE_MAX);
	side->columns[pane].to_section = false;
	side->columns[pane].by_lines = pane == side->focus;
}

void
side_left(struct session *session)
{
	if (session->side.focus > 0)
		focus(session, session->side.focus - 1);
}

void
side_right(struct session *session)
{
	if (session->side.focus + 1 < session->side.count)
		focus(session, session->side.focus + 1);
}

void
side_fold(struct session *session)
{
	struct side_column *column = focused(session);

	if (column->section == 0)
		return;
	column->folded[column->section] = !column->folded[column->section];
	column->to_section = true;
}

void
side_follow(struct session *session)
{
	struct side *side = &session->side;

	side->loose = !side->loose;
	session_say(session, side->loose ?
		    "The others stay where they are (s lets them follow)" :
		    "The others follow by topic (s lets them go)");
	if (!side->loose)
		side_go(session, focused(session)->section);
}

void
side_back(struct session *session)
{
	if (session->zoom)
		session->zoom = false;
	else
		session_open(session, session->came_from);
}

void
side_why(struct session *session)
{
	explain_file(session, focused(session)->file);
}

void
side_edit(struct session *session)
{
	const struct persona *persona = focused_persona(session);
	size_t line = persona->sections[focused(session)->section].lines.first;

	edit_file(session, focused(session)->file, line > 0 ? line : 1);
}

void
side_copy(struct session *session)
{
	const struct persona *persona = focused_persona(session);
	struct range range =
	    persona->sections[focused(session)->section].range;

	session->request = (struct request){
		.kind = REQUEST_CLIPBOARD,
		.input = persona_text(persona, range)
	};
}

const struct screen_actions side_actions = {
	.move = move,
	.scroll = scroll,
	.section = section,
	.places = find_places,
	.point = point,
	.wheel = wheel,
	.refresh = side_refresh,
};
