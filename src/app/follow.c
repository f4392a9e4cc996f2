/* SPDX-License-Identifier: MIT */
#include "app/follow.h"

#include "app/actions.h"
#include "app/session.h"
#include "base/utf8.h"
#include "compose/recipe.h"
#include "compose/seen.h"
#include "compose/suggest.h"

static struct str
write_draft(const struct draft *draft, struct arena *arena)
{
	struct buf out = { 0 };
	struct str text;

	recipe_write(&out, draft);
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static unsigned long long
hash_draft(const struct draft *draft)
{
	struct arena scratch = { 0 };
	unsigned long long hash = str_hash(write_draft(draft, &scratch));

	arena_release(&scratch);
	return hash;
}

void
draft_remember_suggested(struct compared *compared, const struct draft *draft)
{
	compared->suggested = hash_draft(draft);
}

bool
draft_was_decided(const struct session *session)
{
	const struct compared *compared =
	    session_compared(session, session_comparison(session));

	return compared && compared->suggested !=
			       hash_draft(draft_of(session));
}

static size_t
index_of(const size_t *files, size_t count, size_t file)
{
	for (size_t i = 0; i < count; i++)
		if (files[i] == file)
			return i;
	return NO_INDEX;
}

/* Where the recipe's sources are among the files. */
static const size_t *
find_places(struct session *session, const size_t *files, size_t count)
{
	const struct compared *compared =
	    session_compared(session, session_comparison(session));
	size_t old = compared->comparison.persona_count;
	size_t *places = ARENA_ARRAY(&session->arena, size_t, old);

	for (size_t i = 0; i < old; i++)
		places[i] = index_of(files, count, compared->files[i]);
	return places;
}

static struct draft
replay(struct session *session, struct recipe *recipe, const size_t *files,
       size_t count, struct stale *stale)
{
	const struct persona **personas =
	    ARENA_ARRAY(&session->arena, const struct persona *, count);
	struct comparison_options options;
	struct draft draft;

	for (size_t i = 0; i < count; i++)
		personas[i] = session_persona(session, files[i]);
	recipe_options(&options, recipe, personas, count);
	if (options.base == NO_INDEX)
		options.choose_base = suggest_base;
	options.rarity = weighing_of(session, draft_of(session));
	draft_init(&draft,
		   &session_compare_personas(session, files, personas, count,
					     &options)->comparison,
		   &session->arena);
	recipe_replay(&draft, recipe, stale);
	return draft;
}

size_t
session_count_fresh(const struct session *session, size_t *topics)
{
	const struct draft *draft = draft_of(session);
	struct arena scratch = { 0 };
	struct relations relations;
	bool *fresh = ARENA_ARRAY(&scratch, bool,
				  draft->comparison->topic_count + 1);
	size_t count = 0;

	relations_find(&relations, draft, &scratch);
	for (size_t p = 0; p < draft->comparison->persona_count; p++) {
		const struct persona *persona = draft->comparison->personas[p];

		for (size_t i = 0; i < persona->item_count; i++) {
			size_t topic = comparison_topic_of(draft->comparison,
			    p, persona->items[i].section);

			if (relations.of[p][i].kind != RELATION_NEW ||
			    draft_saw_item(draft, (struct item_ref){ p, i }))
				continue;
			count++;
			if (topic != NO_INDEX)
				fresh[topic] = true;
		}
	}
	*topics = 0;
	for (size_t i = 0; i < draft->comparison->topic_count; i++)
		*topics += fresh[i];
	arena_release(&scratch);
	return count;
}

/* "F joined, B left"; "changed: a.md". */
static void
add_change(struct buf *out, const struct session *session,
	   const struct comparison *old, const size_t *old_files,
	   const struct compared *now)
{
	size_t count = now->comparison.persona_count;

	for (size_t i = 0; i < count; i++) {
		size_t was = index_of(old_files, old->persona_count,
				      now->files[i]);

		if (was == NO_INDEX)
			buf_printf(out, "%s%c joined", out->len ? ", " : "",
				   session_letter(session, i));
		else if (old->personas[was] != now->comparison.personas[i])
			buf_printf(out, "%s%c changed on disk",
				   out->len ? ", " : "",
				   session_letter(session, i));
	}
	for (size_t i = 0; i < old->persona_count; i++)
		if (index_of(now->files, count, old_files[i]) == NO_INDEX)
			buf_printf(out, "%s%.*s left", out->len ? ", " : "",
				   STR_ARG(old->personas[i]->name));
}

static void
add_counts(struct buf *out, const struct session *session, size_t lost)
{
	size_t topics, fresh = session_count_fresh(session, &topics);

	if (lost > 0)
		buf_printf(out, "; %zu pick%s kept as %s", lost,
			   plural(lost), lost == 1 ? "it was" : "they were");
	if (fresh > 0)
		buf_printf(out, "; %zu new point%s in %zu topic%s, flagged +",
			   fresh, plural(fresh), topics, plural(topics));
	else
		buf_add_cstr(out, "; nothing new");
}

/* The cursor's topic, by its title and the persona in focus. */
struct cursor {
	struct str title;
	size_t file;
};

static struct cursor
keep_cursor(struct session *session, const struct compared *compared)
{
	const struct board *board = &session->board;
	struct cursor cursor = { { "", 0 }, NO_INDEX };

	if (board->comparison != &compared->comparison ||
	    board->row >= board->row_count)
		return cursor;
	cursor.title = arena_str(&session->arena,
				 board->rows[board->row].title);
	cursor.file = compared->files[board->persona];
	return cursor;
}

static void
find_cursor(struct session *session, struct cursor cursor)
{
	struct board *board = &session->board;
	const struct compared *compared =
	    session_compared(session, session_comparison(session));
	size_t persona = index_of(compared->files,
				  compared->comparison.persona_count,
				  cursor.file);

	if (cursor.title.len == 0)
		return;
	board_refresh(session);
	if (persona != NO_INDEX)
		board->wanted = persona;
	for (size_t i = 0; i < board->row_count; i++)
		if (str_eq(board->rows[i].title, cursor.title)) {
			board_go(session, i);
			return;
		}
}

void
session_follow(struct session *session, const size_t *files, size_t count)
{
	struct work *work = &session->work;
	const struct compared *old =
	    session_compared(session, session_comparison(session));
	struct str text = write_draft(draft_of(session), &session->arena);
	struct cursor cursor = keep_cursor(session, old);
	struct recipe recipe;
	struct error error;
	struct stale stale;
	struct draft fresh;
	struct buf what = { 0 };

	if (!recipe_read(&recipe, text, &error))
		return;
	recipe.places = find_places(session, files, count);
	session_begin(session);
	fresh = replay(session, &recipe, files, count, &stale);
	recipe_release(&recipe);
	draft_release(&work->draft);
	work->draft = fresh;
	add_change(&what, session, &old->comparison, old->files,
		   session_compared(session, fresh.comparison));
	add_counts(&what, session, stale.count);
	session_done(session, "%s", what.ptr);
	find_cursor(session, cursor);
	buf_release(&what);
}
