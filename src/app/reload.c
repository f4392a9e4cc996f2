/* SPDX-License-Identifier: MIT */
#include "app/follow.h"
#include "app/session.h"

static bool
reload(struct session *session, size_t file)
{
	struct library *library = &session->library;
	const struct library_file *now;

	if (file >= library->loaded || !library_reload(library, file))
		return false;
	now = &library->files[file];
	if (now->refused.len > 0)
		session_say(session, "%.*s%s", STR_ARG(now->refused),
			    session_is_drafted(session, file)
				? "; the draft keeps what it took" : "");
	else
		session_say(session, "%.*s changed on disk and was read "
			    "again", STR_ARG(now->path));
	return true;
}

bool
session_is_drafted(const struct session *session, size_t file)
{
	const struct compared *compared =
	    session_compared(session, session_comparison(session));

	for (size_t i = 0;
	     compared && i < compared->comparison.persona_count; i++)
		if (compared->files[i] == file)
			return true;
	return false;
}

bool
session_follow_files(struct session *session)
{
	const struct compared *compared =
	    session_compared(session, session_comparison(session));
	bool changed = false;

	if (!compared || session->overlay != OVERLAY_NONE ||
	    session->prompt.active)
		return false;
	for (size_t i = 0; i < compared->comparison.persona_count; i++) {
		const struct persona *now =
		    session_persona(session, compared->files[i]);

		if (!now)
			return false;
		changed |= now != compared->comparison.personas[i];
	}
	if (changed)
		session_follow(session, compared->files,
			       compared->comparison.persona_count);
	return changed;
}

bool
session_reload(struct session *session)
{
	size_t current = browse_current(session);
	bool changed = reload(session, current);

	for (size_t i = 0; i < session->work.mark_count; i++)
		changed |= reload(session, session->work.marks[i]);
	for (size_t i = 0;
	     session->screen == SCREEN_SIDE && i < session->side.count; i++)
		changed |= reload(session, session->side.columns[i].file);
	if (!changed)
		return session_follow_files(session);
	browse_forget(&session->browse);
	session_refresh(session);
	session_follow_files(session);
	return true;
}
