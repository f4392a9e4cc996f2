/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/follow.h"
#include "app/session.h"
#include "base/stop.h"
#include "compose/suggest.h"
#include "compose/take.h"

const struct comparison *
session_comparison(const struct session *session)
{
	return session->work.has_draft ? session->work.draft.comparison
				       : NULL;
}

const struct compared *
session_compared(const struct session *session,
		 const struct comparison *comparison)
{
	for (size_t i = 0; i < session->compared_count; i++)
		if (&session->compared[i]->comparison == comparison)
			return session->compared[i];
	return NULL;
}

char
session_letter(const struct session *session, size_t persona)
{
	const struct compared *compared =
	    session_compared(session, session_comparison(session));

	if (!compared || persona >= compared->comparison.persona_count ||
	    compared->letters[persona] >= 26)
		return '?';
	return (char)('A' + compared->letters[persona]);
}

/* A persona that was reloaded makes a new comparison. */
static bool
is_of(const struct compared *compared, const size_t *files,
      const struct persona *const *personas, size_t count,
      const struct comparison_options *options)
{
	const struct comparison *comparison = &compared->comparison;

	if (compared->corrected || compared->stopped ||
	    comparison->persona_count != count ||
	    (options->choose_base &&
	     options->choose_base(comparison) != comparison->base) ||
	    (options->base != NO_INDEX && comparison->base != options->base) ||
	    compared->accept > options->accept ||
	    compared->accept < options->accept ||
	    compared->rarity != options->rarity ||
	    memcmp(compared->files, files, count * sizeof *files) != 0)
		return false;
	return memcmp(comparison->personas, personas,
		      count * sizeof *personas) == 0;
}

static struct compared *
find_compared(struct session *session, const size_t *files,
	      const struct persona *const *personas, size_t count,
	      const struct comparison_options *options)
{
	for (size_t i = session->compared_count; i-- > 0;)
		if (is_of(session->compared[i], files, personas, count,
			  options))
			return session->compared[i];
	return NULL;
}

static struct compared *
add_compared(struct session *session, const size_t *files, size_t count)
{
	struct arena *arena = &session->arena;
	struct compared *compared = ARENA_NEW(arena, struct compared);

	session->compared = arena_grow(arena, session->compared,
				       session->compared_count,
				       &session->compared_capacity,
				       sizeof(struct compared *));
	session->compared[session->compared_count++] = compared;
	compared->files = ARENA_ARRAY(arena, size_t, count);
	compared->letters = ARENA_ARRAY(arena, size_t, count);
	for (size_t i = 0; i < count; i++) {
		size_t mark = work_mark_of(&session->work, files[i]);

		compared->files[i] = files[i];
		compared->letters[i] = mark == NO_INDEX ? i : mark;
	}
	return compared;
}

static void
tell_progress(void *context, size_t done, size_t all)
{
	struct session *session = context;

	if (session->progress)
		session->progress(session, done, all);
}

struct compared *
session_compare_personas(struct session *session, const size_t *files,
			 const struct persona *const *personas, size_t count,
			 const struct comparison_options *options)
{
	struct comparison_options wanted = *options;
	bool plain = wanted.correction_count == 0;
	struct compared *compared =
	    plain ? find_compared(session, files, personas, count, &wanted)
		  : NULL;

	if (compared)
		return compared;
	if (wanted.base == NO_INDEX)
		wanted.base = 0;
	compared = add_compared(session, files, count);
	compared->corrected = !plain;
	compared->accept = wanted.accept;
	compared->rarity = wanted.rarity;
	wanted.progress = tell_progress;
	wanted.context = session;
	comparison_init(&compared->comparison, personas, count, &wanted);
	compared->stopped = stop_wanted();
	return compared;
}

struct compared *
session_compare_files(struct session *session, const size_t *files,
		      size_t count, const struct comparison_options *options)
{
	const struct comparison_options usual = { .base = NO_INDEX,
						  .accept = suggest_accept };
	const struct persona **personas =
	    ARENA_ARRAY(&session->arena, const struct persona *, count);

	for (size_t i = 0; i < count; i++)
		personas[i] = session_persona(session, files[i]);
	return session_compare_personas(session, files, personas, count,
					options ? options : &usual);
}

/* Library indices of the marked personas that could be read. */
static size_t
marked_files(struct session *session, size_t **files)
{
	const struct work *work = &session->work;
	size_t count = 0;

	*files = ARENA_ARRAY(&session->arena, size_t, work->mark_count + 1);
	for (size_t i = 0; i < work->mark_count; i++)
		if (session_marked(session, i))
			(*files)[count++] = work->marks[i];
	return count;
}

static bool
is_drafted(const struct session *session, const size_t *files, size_t count)
{
	const struct compared *compared =
	    session_compared(session, session_comparison(session));

	return compared && !compared->stopped &&
	       compared->comparison.persona_count == count &&
	       memcmp(compared->files, files, count * sizeof *files) == 0;
}

/* Whether any of the files is of the draft's comparison. */
static bool
shares_drafted(const struct session *session, const size_t *files,
	       size_t count)
{
	const struct compared *compared =
	    session_compared(session, session_comparison(session));

	for (size_t i = 0;
	     compared && i < compared->comparison.persona_count; i++)
		for (size_t j = 0; j < count; j++)
			if (compared->files[i] == files[j])
				return true;
	return false;
}

static struct compared *
compare_on_best_base(struct session *session, const size_t *files,
		     size_t count)
{
	struct comparison_options options = { .base = NO_INDEX,
					      .accept = suggest_accept,
					      .choose_base = suggest_base };

	return session_compare_files(session, files, count, &options);
}

static void
start_draft(struct session *session, struct draft *draft,
	    const struct comparison *comparison)
{
	*draft = (struct draft){ 0 };
	draft_init(draft, comparison, &session->arena);
	draft->accept = suggest_accept;
	suggest_draft(draft, &(struct suggest_options){ 0 });
}

static void
say_new_draft(struct session *session, bool replaced)
{
	if (replaced)
		session_say(session, "A new draft for these personas; "
			    "u brings the old one back");
	else
		session_say(session, "The draft starts as a suggestion: %c, "
			    "plus what others share. x takes a topic out, "
			    "u undoes anything.",
			    session_letter(session,
					   session->work.draft.base));
}

static void
draft_anew(struct session *session, const size_t *files, size_t count)
{
	struct work *work = &session->work;
	struct compared *compared =
	    compare_on_best_base(session, files, count);
	bool replaced = work->has_draft && session->unsaved;

	session_begin(session);
	if (work->has_draft)
		draft_release(&work->draft);
	start_draft(session, &work->draft, &compared->comparison);
	draft_remember_suggested(compared, &work->draft);
	work->has_draft = true;
	session_done(session, "compared %zu personas", count);
	say_new_draft(session, replaced);
}

bool
session_compare(struct session *session)
{
	size_t *files;
	size_t count = marked_files(session, &files);

	if (count < 2) {
		session_say(session, "Mark %s with space: c compares two or "
			    "more", count == 1 ? "one more persona"
					       : "two or more personas");
		return false;
	}
	if (is_drafted(session, files, count))
		return session_open(session, SCREEN_COMPARE);
	if (shares_drafted(session, files, count) &&
	    draft_was_decided(session))
		session_follow(session, files, count);
	else
		draft_anew(session, files, count);
	return session_open(session, SCREEN_COMPARE);
}

/* Where a topic of one comparison stands in another of the same personas. */
static size_t
same_topic(const struct comparison *from, size_t topic,
	   const struct comparison *to)
{
	const struct candidate *first;

	if (from->topics[topic].count == 0)
		return NO_INDEX;
	first = &from->candidates[from->topics[topic].candidates[0]];
	return comparison_topic_of(to, first->persona, first->section);
}

static void
append_subtree(struct draft *to, const struct draft *from, size_t index,
	       size_t topic)
{
	for (size_t end = draft_end(from, index); index < end; index++) {
		size_t room = to->entry_count + 1;

		if (room > to->entry_capacity) {
			to->entry_capacity = 2 * room;
			to->entries = memory_resize(to->entries,
						    to->entry_capacity *
							sizeof *to->entries);
		}
		to->entries[to->entry_count] = from->entries[index];
		if (from->entries[index].kind == ENTRY_SECTION &&
		    from->entries[index].topic != NO_INDEX)
			to->entries[to->entry_count].topic = topic;
		to->entry_count++;
	}
}

/* Where a topic's section belongs among the others. */
static size_t
place_of_topic(const struct draft *draft, size_t topic)
{
	size_t at = 0;

	while (at < draft->entry_count &&
	       (draft->entries[at].topic == NO_INDEX ||
		draft->entries[at].topic < topic))
		at = draft_end(draft, at);
	return at;
}

/* Entries [from, count) come to stand at `to`. */
static void
move_tail(struct draft *draft, size_t from, size_t to)
{
	size_t moved = draft->entry_count - from;
	struct entry *tail = memory_alloc((moved + 1) * sizeof *tail);

	memcpy(tail, draft->entries + from, moved * sizeof *tail);
	memmove(draft->entries + to + moved, draft->entries + to,
		(from - to) * sizeof *tail);
	memcpy(draft->entries + to, tail, moved * sizeof *tail);
	free(tail);
}

static size_t
top_of_topic(const struct draft *draft, size_t topic)
{
	for (size_t i = 0; i < draft->entry_count; i = draft_end(draft, i))
		if (draft->entries[i].topic == topic)
			return i;
	return NO_INDEX;
}

static void
insert_subtree(struct draft *draft, const struct draft *old, size_t index,
	       size_t topic)
{
	size_t place = place_of_topic(draft, topic);
	size_t count = draft->entry_count;

	append_subtree(draft, old, index, topic);
	move_tail(draft, count, place);
}

/* What the user said of topics before stays; so does what they hold. */
static void
carry_over(struct draft *draft, const struct draft *old)
{
	const struct comparison *from = old->comparison;

	for (size_t i = 0; i < from->topic_count; i++) {
		size_t topic = same_topic(from, i, draft->comparison);
		size_t place = top_of_topic(old, i);

		if (topic == NO_INDEX || (!old->ok[i] && !old->left_out[i]))
			continue;
		draft_drop_topic(draft, topic, NO_INDEX);
		draft->ok[topic] = old->ok[i];
		draft->left_out[topic] = old->left_out[i];
		if (place != NO_INDEX)
			insert_subtree(draft, old, place, topic);
	}
}

void
session_rebase(struct session *session, size_t persona)
{
	struct work *work = &session->work;
	const struct compared *compared =
	    session_compared(session, session_comparison(session));
	struct comparison_options options = {
		.base = persona,
		.accept = work->draft.accept,
		.corrections = work->draft.corrections,
		.correction_count = work->draft.correction_count,
		.rarity = weighing_of(session, &work->draft)
	};
	struct draft draft;

	if (!compared || persona == work->draft.base) {
		session_say(session, "%c is the base already",
			    session_letter(session, persona));
		return;
	}
	compared = session_compare_personas(session, compared->files,
	    compared->comparison.personas, compared->comparison.persona_count,
	    &options);
	session_begin(session);
	start_draft(session, &draft, &compared->comparison);
	draft.accept = work->draft.accept;
	draft.corrections = work->draft.corrections;
	draft.correction_count = work->draft.correction_count;
	draft.library = work->draft.library;
	carry_over(&draft, &work->draft);
	draft_release(&work->draft);
	work->draft = draft;
	session_done(session, "suggested again from %c",
		     session_letter(session, persona));
}
