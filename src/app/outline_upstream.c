/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/handlers.h"
#include "compose/edit.h"

/* What moved needs no decision. */
void
outline_find_upstream(struct session *session)
{
	struct outline *outline = &session->outline;
	struct upstream *upstream = &outline->upstream;
	size_t count = 0;

	upstream_find(upstream, draft_of(session), &outline->arena);
	outline->upstream_rows = ARENA_ARRAY(&outline->arena, size_t,
					     upstream->pick_count +
						 upstream->new_count);
	for (size_t i = 0; i < upstream->pick_count; i++)
		if (upstream->picks[i].fate != FATE_MOVED)
			outline->upstream_rows[count++] = i;
	for (size_t i = 0; i < upstream->new_count; i++)
		outline->upstream_rows[count++] = upstream->pick_count + i;
	outline->upstream_count = count;
	if (outline->upstream_at >= count)
		outline->upstream_at = count > 0 ? count - 1 : 0;
	if (count > 0 || outline->tab != TAB_UPSTREAM)
		return;
	outline->tab = TAB_PREVIEW;
	outline->tab_focus = false;
}

const struct upstream_pick *
outline_upstream_pick(const struct outline *outline, size_t row)
{
	size_t index = outline->upstream_rows[row];

	return index < outline->upstream.pick_count
		   ? &outline->upstream.picks[index]
		   : NULL;
}

const struct upstream_new *
outline_upstream_new(const struct outline *outline, size_t row)
{
	return &outline->upstream.news[outline->upstream_rows[row] -
				       outline->upstream.pick_count];
}

static void
take_row(struct draft *draft, const struct outline *outline, size_t row)
{
	const struct upstream_pick *pick = outline_upstream_pick(outline, row);

	if (!pick)
		upstream_take_new(draft, outline_upstream_new(outline, row));
	else if (pick->fate == FATE_REWORDED)
		upstream_take_words(draft, pick);
	else
		upstream_keep(draft, pick);
}

void
compose_upstream_take(struct session *session)
{
	const struct outline *outline = &session->outline;
	const struct upstream_pick *pick;

	if (outline->upstream_count == 0)
		return;
	pick = outline_upstream_pick(outline, outline->upstream_at);
	if (pick && pick->fate == FATE_GONE) {
		session_say(session, "Its file has nothing in its place: o "
			    "keeps what the draft has, x takes it out");
		return;
	}
	session_begin(session);
	take_row(draft_to_change(session), outline, outline->upstream_at);
	session_done(session, pick ? "took the new words"
				   : "took what is new");
}

/* Picks first: what is new moves what stands behind it. */
void
compose_upstream_take_all(struct session *session)
{
	const struct outline *outline = &session->outline;
	size_t count = outline->upstream_count;

	session_begin(session);
	for (size_t i = 0; i < count; i++)
		take_row(draft_to_change(session), outline, i);
	session_done(session, "took all %zu, and kept what is gone", count);
}

static void
keep_row(struct draft *draft, const struct outline *outline, size_t row)
{
	const struct upstream_pick *pick = outline_upstream_pick(outline, row);

	if (pick)
		upstream_keep(draft, pick);
	else
		upstream_see_new(draft, outline_upstream_new(outline, row));
}

void
compose_upstream_keep(struct session *session)
{
	const struct outline *outline = &session->outline;

	if (outline->upstream_count == 0)
		return;
	session_begin(session);
	keep_row(draft_to_change(session), outline, outline->upstream_at);
	session_done(session, "left it as the draft has it");
}

void
compose_upstream_drop(struct session *session)
{
	const struct outline *outline = &session->outline;
	const struct upstream_pick *pick;

	if (outline->upstream_count == 0)
		return;
	pick = outline_upstream_pick(outline, outline->upstream_at);
	session_begin(session);
	if (pick)
		draft_remove(draft_to_change(session), pick->entry);
	else
		keep_row(draft_to_change(session), outline,
			 outline->upstream_at);
	session_done(session, pick ? "took it out" : "left out what is new");
}

/* To the text in the draft; of what is new, to its persona in Compare. */
void
compose_upstream_enter(struct session *session)
{
	struct outline *outline = &session->outline;
	const struct upstream_pick *pick;

	if (outline->upstream_count == 0)
		return;
	pick = outline_upstream_pick(outline, outline->upstream_at);
	if (!pick) {
		session_say(session, "Space takes it to its place in the "
			    "draft, o leaves it");
		return;
	}
	outline->tab = TAB_PREVIEW;
	outline->tab_focus = false;
	outline_go(session, pick->entry);
}
