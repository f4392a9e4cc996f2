#include "app/session.h"

static bool
is_drafted(const struct session *session, size_t file)
{
	const struct compared *compared =
	    session_compared(session, session_comparison(session));

	for (size_t i = 0;
	     compared && i < compared->comparison.persona_count; i++)
		if (compared->files[i] == file)
			return true;
	return false;
}

static bool
reload(struct session *session, size_t file)
{
	struct library *library = &session->library;
	const struct library_file *now;
	const char *kept = "";

	if (file >= library->loaded || !library_reload(library, file))
		return false;
	now = &library->files[file];
	if (is_drafted(session, file))
		kept = "; the draft keeps what it took";
	if (now->refused.len > 0)
		session_say(session, "%.*s%s", STR_ARG(now->refused), kept);
	else
		session_say(session, "%.*s changed on disk and was read "
			    "again%s", STR_ARG(now->path), kept);
	return true;
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
		return false;
	browse_forget(&session->browse);
	session_refresh(session);
	return true;
}
