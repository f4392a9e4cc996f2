#include "app/actions.h"
#include "app/command.h"
#include "app/handlers.h"

/* The next place that holds what is searched for, round the end. */
static size_t
next_place(struct session *session, const struct places *places, int by)
{
	size_t last = by == 0 ? places->count : places->count + 1;

	for (size_t i = by == 0 ? 0 : 1; i < last; i++) {
		size_t place = (places->at + (by < 0 ? places->count - i : i)) %
			       places->count;

		if (places->holds(session, place))
			return place;
	}
	return NO_INDEX;
}

static void
say_which(struct session *session, const struct places *places, size_t found)
{
	size_t number = 0, count = 0;

	for (size_t i = 0; i < places->count; i++) {
		bool holds = places->holds(session, i);

		count += holds;
		number += holds && i <= found;
	}
	session_say(session, "Found %zu of %zu%s", number, count,
		    count > 1 ? ": n next, N previous" : "");
}

static bool
find_place(struct session *session, int by)
{
	struct places places = { .count = 0 };
	size_t found;

	session_actions(session)->places(session, &places);
	found = next_place(session, &places, by);
	if (found == NO_INDEX)
		return false;
	places.go(session, found);
	say_which(session, &places, found);
	return true;
}

static void
find(struct session *session, int by)
{
	const struct screen_actions *actions = session_actions(session);
	struct str search = buf_str(&session->search);
	bool found;

	if (search.len == 0) {
		session_say(session, "Nothing was searched for yet: / "
			    "searches");
		return;
	}
	found = actions->places ? find_place(session, by)
				: actions->find && actions->find(session, by);
	if (!found)
		session_say(session, "No match: nothing here holds \"%.*s\"%s",
			    STR_ARG(search),
			    session_where(session) == WHERE_ROWS
				? ". Esc and / look through all topics"
				: "");
}

static void
search_done(struct session *session, struct str text)
{
	buf_clear(&session->search);
	buf_add(&session->search, text);
	if (text.len > 0)
		find(session, 0);
}

void
all_search(struct session *session)
{
	prompt_open(session, "search", (struct str){ "", 0 }, search_done);
	session->prompt.hint = "enter find  esc leave";
}

void
all_next_match(struct session *session)
{
	find(session, 1);
}

void
all_previous_match(struct session *session)
{
	find(session, -1);
}
