/* SPDX-License-Identifier: MIT */
#include <stdarg.h>

#include "app/actions.h"
#include "app/session.h"

static struct spot
locate(const struct session *session)
{
	const struct screen_actions *actions = session_actions(session);
	struct spot spot = { .screen = (int)session->screen };

	if (actions->locate)
		actions->locate(session, &spot);
	return spot;
}

void
session_begin(struct session *session)
{
	work_release(&session->before);
	work_copy(&session->before, &session->work);
	session->before_spot = locate(session);
}

void
session_cancel(struct session *session)
{
	work_release(&session->before);
}

/* A mark, or the suggestion itself, is nothing that could be lost. */
static bool
changes_draft(const struct session *session)
{
	return session->work.has_draft && session->screen >= SCREEN_COMPARE;
}

void
session_done(struct session *session, const char *format, ...)
{
	struct buf what = { 0 };
	va_list args;

	va_start(args, format);
	buf_vprintf(&what, format, args);
	va_end(args);
	history_remember(&session->history, &session->before,
			 &session->before_spot, buf_str(&what));
	session_say(session, "%s · u takes it back", what.ptr);
	buf_release(&what);
	session->unsaved |= changes_draft(session);
	autosave_write(session);
	session_refresh(session);
	session->history.steps[session->history.count - 1].after =
	    locate(session);
}

static void
go_to(struct session *session, const struct spot *spot)
{
	const struct screen_actions *actions;
	enum screen screen = (enum screen)spot->screen;

	if (screen >= SCREEN_COMPARE && !session->work.has_draft)
		screen = SCREEN_BROWSE;
	if (session->screen >= SCREEN_COMPARE && !session->work.has_draft)
		session->screen = SCREEN_BROWSE;
	if (screen != session->screen && screen != SCREEN_SIDE)
		session_open(session, screen);
	else
		session_refresh(session);
	actions = session_actions(session);
	if (actions->go && screen == session->screen)
		actions->go(session, spot);
}

static void
after_step(struct session *session, const struct spot *spot, struct str what,
	   const char *verb, const char *other)
{
	session->unsaved |= changes_draft(session);
	autosave_write(session);
	go_to(session, spot);
	session_say(session, "%s: %.*s · %s", verb, STR_ARG(what), other);
}

void
session_undo(struct session *session)
{
	const struct step *step =
	    history_undo(&session->history, &session->work);

	if (step)
		after_step(session, &step->spot, step->what, "Undone",
			   "Ctrl-R does it again");
	else
		session_say(session, "Nothing to undo");
}

void
session_redo(struct session *session)
{
	const struct step *step =
	    history_redo(&session->history, &session->work);

	if (step)
		after_step(session, &step->after, step->what, "Done again",
			   "u takes it back");
	else
		session_say(session, "Nothing to do again");
}
