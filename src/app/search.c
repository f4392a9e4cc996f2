/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
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

void
say_found(struct session *session, size_t number, size_t count)
{
	session_say(session, "Found %zu of %zu%s", number, count,
		    count > 1 ? ": n next, N previous" : "");
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
	say_found(session, number, count);
}

static void
say_none(struct session *session, const struct places *places)
{
	session_say(session, "No match: nothing here holds \"%.*s\"%s",
		    STR_ARG(buf_str(&session->search)),
		    places->elsewhere ? places->elsewhere(session) : "");
}

static void
find_place(struct session *session, int by)
{
	struct places places = { .count = 0 };
	size_t found;

	session_actions(session)->places(session, &places);
	found = next_place(session, &places, by);
	if (found == NO_INDEX) {
		say_none(session, &places);
		return;
	}
	places.go(session, found);
	say_which(session, &places, found);
}

static void
find(struct session *session, int by)
{
	const struct screen_actions *actions = session_actions(session);

	if (session->search.len == 0)
		session_say(session, "Nothing was searched for yet: / "
			    "searches");
	else if (actions->places)
		find_place(session, by);
	else if (!actions->find || !actions->find(session, by))
		say_none(session, &(struct places){ .count = 0 });
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
