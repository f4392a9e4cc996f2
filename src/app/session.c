/* SPDX-License-Identifier: MIT */
#include "app/session.h"

#include <stdarg.h>
#include <stdlib.h>

#include "app/actions.h"
#include "parse/parse.h"

void
session_init(struct session *session)
{
	*session = (struct session){ .rows = 24, .columns = 80, .page = 20 };
	session->board.pinned = NO_INDEX;
}

static void
release_screens(struct session *session)
{
	browse_release(&session->browse);
	side_release(&session->side);
	board_release(&session->board);
	outline_release(&session->outline);
	exporting_release(&session->exporting);
}

void
session_release(struct session *session)
{
	autosave_close(session);
	release_screens(session);
	history_release(&session->history);
	work_release(&session->before);
	work_release(&session->work);
	for (size_t i = 0; i < session->compared_count; i++)
		comparison_release(&session->compared[i]->comparison);
	weighing_release(&session->weighing);
	buf_release(&session->prompt.text);
	buf_release(&session->why.title);
	buf_release(&session->why.text);
	buf_release(&session->message);
	buf_release(&session->search);
	free(session->zones);
	library_release(&session->library);
	config_release(&session->config);
	arena_release(&session->arena);
	*session = (struct session){ 0 };
}

void
session_say(struct session *session, const char *format, ...)
{
	va_list args;

	buf_clear(&session->message);
	va_start(args, format);
	buf_vprintf(&session->message, format, args);
	va_end(args);
}

const struct persona *
session_marked(const struct session *session, size_t letter)
{
	const struct work *work = &session->work;

	if (letter >= work->mark_count || work->marks[letter] == NO_INDEX)
		return NULL;
	return session->library.files[work->marks[letter]].persona;
}

const struct persona *
session_persona(struct session *session, size_t file)
{
	struct persona *persona;

	if (file >= session->library.count)
		return NULL;
	persona = session->library.files[file].persona;
	if (persona)
		parse_outline(persona);
	return persona;
}

const struct screen_actions *
session_actions(const struct session *session)
{
	switch (session->screen) {
	case SCREEN_SIDE:
		return &side_actions;
	case SCREEN_COMPARE:
		return &compare_actions;
	case SCREEN_COMPOSE:
		return &compose_actions;
	case SCREEN_EXPORT:
		return &export_actions;
	default:
		return &browse_actions;
	}
}

const struct draft *
draft_of(const struct session *session)
{
	return &session->work.draft;
}

struct draft *
draft_to_change(struct session *session)
{
	return &session->work.draft;
}

const char *
plural(size_t count)
{
	return count == 1 ? "" : "s";
}

void
session_refresh(struct session *session)
{
	const struct screen_actions *actions = session_actions(session);

	if (actions->refresh)
		actions->refresh(session);
}

static bool
needs_draft(struct session *session, enum screen screen)
{
	if (screen <= SCREEN_SIDE || session->work.has_draft)
		return false;
	session_say(session,
		    "No draft yet: mark two or more with space, then c");
	return true;
}

bool
session_open(struct session *session, enum screen screen)
{
	if (needs_draft(session, screen))
		return false;
	session->zoom = false;
	session->screen = screen;
	if (screen == SCREEN_COMPARE)
		board_open(session);
	if (screen == SCREEN_COMPOSE)
		outline_open(session);
	if (screen == SCREEN_EXPORT)
		exporting_open(session);
	session_refresh(session);
	return true;
}

void
session_zone(struct session *session, const struct zone *zone)
{
	if (session->zone_count == session->zone_capacity) {
		session->zone_capacity = 2 * session->zone_capacity + 64;
		session->zones = memory_resize(session->zones,
					       session->zone_capacity *
						   sizeof *session->zones);
	}
	session->zones[session->zone_count++] = *zone;
}
