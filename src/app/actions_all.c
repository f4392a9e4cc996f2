/* SPDX-License-Identifier: MIT */
#include <limits.h>

#include "app/actions.h"
#include "app/command.h"
#include "app/handlers.h"

size_t
cursor_moved(size_t cursor, long by, size_t count)
{
	if (count == 0)
		return 0;
	if (by < 0) {
		size_t up = by == LONG_MIN ? count : (size_t)-by;

		return up > cursor ? 0 : cursor - up;
	}
	if ((size_t)by >= count - cursor || cursor >= count)
		return count - 1;
	return cursor + (size_t)by;
}

bool
text_holds(struct str text, struct str needle)
{
	for (size_t at = 0; at + needle.len <= text.len; at++)
		if (str_eq_nocase(str_slice(text, (struct range){
				      at, at + needle.len }), needle))
			return true;
	return false;
}

void
all_browse(struct session *session)
{
	session_open(session, SCREEN_BROWSE);
}

void
all_compare(struct session *session)
{
	if (session->work.has_draft)
		session_open(session, SCREEN_COMPARE);
	else
		session_compare(session);
}

/* The marked ones, whatever the draft is about. */
void
all_compare_marked(struct session *session)
{
	if (session->work.has_draft && session->work.mark_count == 0)
		session_open(session, SCREEN_COMPARE);
	else
		session_compare(session);
}

void
all_compose(struct session *session)
{
	session_open(session, SCREEN_COMPOSE);
}

void
all_export(struct session *session)
{
	session_open(session, SCREEN_EXPORT);
}

static void
move(struct session *session, long by)
{
	const struct screen_actions *actions = session_actions(session);

	if (actions->move)
		actions->move(session, by);
}

void
all_down(struct session *session)
{
	move(session, 1);
}

void
all_up(struct session *session)
{
	move(session, -1);
}

void
all_first(struct session *session)
{
	move(session, LONG_MIN);
}

void
all_last(struct session *session)
{
	move(session, LONG_MAX);
}

static long
half_page(const struct session *session)
{
	return session->page > 2 ? session->page / 2 : 1;
}

void
all_half_down(struct session *session)
{
	move(session, half_page(session));
}

void
all_half_up(struct session *session)
{
	move(session, -half_page(session));
}

static long
whole_page(const struct session *session)
{
	return session->page > 3 ? session->page - 2 : 1;
}

void
all_page_down(struct session *session)
{
	move(session, whole_page(session));
}

void
all_page_up(struct session *session)
{
	move(session, -whole_page(session));
}

static void
scroll(struct session *session, long by)
{
	const struct screen_actions *actions = session_actions(session);

	if (actions->scroll)
		actions->scroll(session, by);
}

void
all_scroll_down(struct session *session)
{
	scroll(session, 3);
}

void
all_scroll_up(struct session *session)
{
	scroll(session, -3);
}

static void
go_section(struct session *session, int by)
{
	const struct screen_actions *actions = session_actions(session);

	if (actions->section)
		actions->section(session, by);
}

void
all_next_section(struct session *session)
{
	go_section(session, 1);
}

void
all_previous_section(struct session *session)
{
	go_section(session, -1);
}

void
all_hide_same(struct session *session)
{
	session->hide_same = !session->hide_same;
	session_refresh(session);
	browse_work(session, BROWSE_AT_ONCE);
}

void
all_zoom(struct session *session)
{
	session->zoom = !session->zoom;
}

void
all_reload(struct session *session)
{
	size_t changed = 0;

	for (size_t i = 0; i < session->library.loaded; i++)
		changed += library_reload(&session->library, i);
	browse_forget(&session->browse);
	session_refresh(session);
	session_say(session, changed == 0 ? "No file has changed"
					  : "Read again what had changed: %zu",
		    changed);
	session_follow_files(session);
}

void
all_redraw(struct session *session)
{
	session->request = (struct request){ .kind = REQUEST_REDRAW };
}

void
all_suspend(struct session *session)
{
	session->request = (struct request){ .kind = REQUEST_SUSPEND };
}

void
all_palette(struct session *session)
{
	prompt_open(session, ":", (struct str){ "", 0 }, NULL);
	session->prompt.in_view = true;
	session->overlay = OVERLAY_PALETTE;
	session->overlay_scroll = 0;
}

void
all_help(struct session *session)
{
	session->overlay = OVERLAY_HELP;
	session->overlay_scroll = 0;
}

void
all_quit(struct session *session)
{
	const struct command *back =
	    command_find(session_where(session), STR("back"));

	if (session->zoom)
		session->zoom = false;
	else if (session->screen != SCREEN_BROWSE && back)
		back->run(session);
	else if (session->unsaved)
		session->overlay = OVERLAY_QUIT;
	else
		session->quit = true;
}
