/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/command.h"
#include "app/handlers.h"

static void
do_key(struct session *session, struct str key)
{
	const struct command *command;

	if (session->overlay != OVERLAY_NONE) {
		overlay_key(session, key);
		return;
	}
	if (session->prompt.active) {
		prompt_key(session, key);
		return;
	}
	command = command_for_key(&session->config, session_where(session),
				  key);
	/* There is always a way out, whatever keys were set. */
	if (command)
		command->run(session);
	else if (str_eq(key, STR("Ctrl-C")))
		all_quit(session);
	else
		session_say(session, "%.*s does nothing here · ? shows the "
			    "keys", STR_ARG(key));
}

/* On the board there is always something to say about the cursor's place. */
static void
say_where(struct session *session)
{
	if (session->message.len == 0 && session->screen == SCREEN_COMPARE &&
	    session->overlay == OVERLAY_NONE && !session->prompt.active)
		board_hint(session);
}

void
session_key(struct session *session, struct str key)
{
	buf_clear(&session->message);
	do_key(session, key);
	say_where(session);
}

void
session_paste(struct session *session, struct str text)
{
	struct prompt *prompt = &session->prompt;

	if (!prompt->active) {
		session_say(session, "Pasted text is taken only where text is "
			    "typed, such as after /");
		return;
	}
	prompt_insert(session, text);
}

static bool
contains(const struct zone *zone, int row, int column)
{
	return row >= zone->top && row < zone->bottom &&
	       column >= zone->left && column < zone->right;
}

/* What was drawn last lies on top. */
static const struct zone *
zone_at(const struct session *session, int row, int column)
{
	for (size_t i = session->zone_count; i-- > 0;)
		if (contains(&session->zones[i], row, column))
			return &session->zones[i];
	return NULL;
}

static void
click_title(struct session *session, size_t index)
{
	static void (*const open[])(struct session *session) = {
		all_browse, all_compare, all_compose, all_export
	};

	open[index](session);
}

/* The first pane's cursor moves, what stands beside it scrolls; a screen may
 * have it otherwise. */
static void
turn_wheel(struct session *session, size_t pane, long by)
{
	const struct screen_actions *actions = session_actions(session);

	if (actions->wheel)
		actions->wheel(session, pane, by);
	else if (pane == 0)
		actions->move(session, by);
	else
		actions->scroll(session, by);
}

void
session_mouse(struct session *session, int row, int column, long by)
{
	const struct screen_actions *actions = session_actions(session);
	const struct zone *zone = zone_at(session, row, column);

	if (session->overlay != OVERLAY_NONE) {
		overlay_mouse(session, zone, by);
		return;
	}
	if (!zone || session->prompt.active)
		return;
	if (zone->pane == PANE_TITLE) {
		click_title(session, zone->index);
		return;
	}
	if (by != 0)
		turn_wheel(session, zone->pane, by);
	else if (by == 0 && zone->index != NO_INDEX && actions->point)
		actions->point(session, zone->pane, zone->index);
}
