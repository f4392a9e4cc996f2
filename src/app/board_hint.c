/* SPDX-License-Identifier: MIT */
#include "app/board.h"

#include "app/actions.h"
#include "app/handlers.h"
#include "app/session.h"
#include "compose/seen.h"
#include "compose/take.h"

static void
hint_fields(struct session *session)
{
	const struct note *note = board_fields_note(session);

	if (note && !board_current(session)->ok)
		session_say(session, "! %.*s", STR_ARG(note->text));
	else if (!draft_field(draft_of(session), "tools"))
		session_say(session, "The draft names no tools: every tool is "
			    "allowed. Enter chooses field by field");
	else
		session_say(session, "Space takes %c's fields, enter chooses "
			    "field by field",
			    session_letter(session, session->board.persona));
}

/* The first note of a topic that has that flag; or NULL. */
static const struct note *
find_note(const struct session *session, size_t topic, enum flag flag)
{
	const struct notes *notes = &session->board.notes;
	const struct draft *draft = draft_of(session);

	for (size_t i = 0; i < notes->count; i++)
		if (flag_of_note(notes->all[i].code) == flag &&
		    (entry_topic(draft, notes->all[i].entries[0]) == topic ||
		     entry_topic(draft, notes->all[i].entries[1]) == topic))
			return &notes->all[i];
	return NULL;
}

/* Unseen statements of the topic, by persona. */
static size_t
count_fresh(const struct session *session, size_t topic, size_t p)
{
	const struct board *board = &session->board;
	const struct persona *source = board->comparison->personas[p];
	size_t count = 0;

	for (size_t i = 0; i < source->item_count; i++)
		count += board->topics[p][source->items[i].section] == topic &&
			 board->relations.of[p][i].kind == RELATION_NEW &&
			 !draft_saw_item(draft_of(session),
					 (struct item_ref){ p, i });
	return count;
}

static void
hint_fresh(struct session *session, size_t topic)
{
	size_t persons = session->board.comparison->persona_count;
	struct buf who = { 0 };

	for (size_t p = 0; p < persons; p++) {
		size_t count = count_fresh(session, topic, p);

		if (count > 0)
			buf_printf(&who, "%s%c says %zu more",
				   who.len > 0 ? ", " : "",
				   session_letter(session, p), count);
	}
	session_say(session, "+ new since you looked: %s. o says that it was "
		    "seen", who.len > 0 ? who.ptr : "code or a table");
	buf_release(&who);
}

/* The first persona with an item that contradicts the draft; or NO_INDEX. */
static size_t
find_against(const struct session *session, size_t topic)
{
	const struct board *board = &session->board;

	for (size_t p = 0; p < board->comparison->persona_count; p++) {
		const struct persona *source = board->comparison->personas[p];

		for (size_t i = 0; i < source->item_count; i++)
			if (board->relations.of[p][i].kind ==
				RELATION_AGAINST &&
			    board->topics[p][source->items[i].section] ==
				topic)
				return p;
	}
	return NO_INDEX;
}

static void
hint_doubtful(struct session *session, size_t candidate)
{
	const struct board *board = &session->board;
	const struct candidate *leaf;
	struct str title;

	if (candidate == NO_INDEX)
		return;
	leaf = &board->comparison->candidates[candidate];
	title = board->comparison->personas[leaf->persona]
		    ->sections[leaf->section].title;
	session_say(session, "~ %c's %.*s stands here on a weak match "
		    "(%.0f %%): i tells why, m moves it",
		    session_letter(session, leaf->persona), STR_ARG(title),
		    100 * board->scores[candidate]);
}

/* What the most urgent flag is about. */
static void
hint_look(struct session *session, const struct board_row *row)
{
	enum flag flag = flags_first(row->flags);
	const struct note *note = find_note(session, row->topic, flag);
	size_t against = find_against(session, row->topic);

	if (row->ok)
		flag = FLAG_NEW;
	if (flag == FLAG_NEW)
		hint_fresh(session, row->topic);
	else if (note)
		session_say(session, "%s %.*s", flag_row(flag)->sign,
			    STR_ARG(note->text));
	else if (against != NO_INDEX)
		session_say(session, "%s %c %s: h l go there, i tells more",
			    flag_row(flag)->sign,
			    session_letter(session, against),
			    flag == FLAG_NUMBERS
				? "has another number than the draft"
				: "says something that contradicts the draft");
	else
		hint_doubtful(session, board_doubtful(session, row->topic));
}

static void
hint_only(struct session *session, const struct board_row *row)
{
	if (row->folded)
		session_say(session, "Found in nobody else. x leaves them "
			    "out, enter looks at each");
	else
		session_say(session, "Found in nobody else. Space takes "
			    "them, x leaves them out, h folds them");
}

static void
hint_topic(struct session *session, const struct board_row *row)
{
	size_t persona = session->board.persona;
	struct tally tally = row->ticks[persona];
	char letter = session_letter(session, persona);

	if (board_is_flagged(row)) {
		hint_look(session, row);
	} else if (board_is_one_of(session, row)) {
		session_say(session, tally.taken == tally.count
			    ? "One of these: %c's is taken. h l look at the "
			      "others', o says it is fine"
			    : "One of these: space takes %c's instead, enter "
			      "mixes sentences", letter);
	} else if (tally.taken == tally.count) {
		session_say(session, "%c: all %zu items are in the draft. h l "
			    "look at the others', o says it is fine", letter,
			    tally.count);
	} else {
		session_say(session, "%c: %zu of %zu items taken, %zu more "
			    "said already. Space takes all of it", letter,
			    tally.taken, tally.count, tally.said);
	}
}

static void
hint_board(struct session *session)
{
	const struct board_row *row = board_current(session);

	if (row->kind == BOARD_FIELDS)
		hint_fields(session);
	else if (row->kind == BOARD_SECTION)
		session_say(session, "%zu item%s. Space takes the section, "
			    "enter reads it",
			    row->ticks[session->board.persona].count,
			    plural(row->ticks[session->board.persona].count));
	else if (!board_is_flagged(row) &&
		 session->board.comparison->topics[row->topic].kind ==
		 TOPIC_ONLY)
		hint_only(session, row);
	else
		hint_topic(session, row);
}

static void
hint_variant(struct session *session)
{
	const struct variants *variants = &session->board.variants;
	const struct variant *variant;

	if (session->board.item_row >= variants->count)
		return;
	variant = &variants->all[session->board.item_row];
	if (variant->taken)
		session_say(session, "The draft's %.*s. e edits it, x leaves "
			    "it out", STR_ARG(variant->key));
	else
		session_say(session, "Space takes this %.*s instead "
			    "(≈%zu tokens)", STR_ARG(variant->key),
			    variant->tokens);
}

/* "B:26", and where it stands when that is another topic. */
static struct str
place_of(const struct session *session, size_t index, size_t topic,
	 struct arena *arena)
{
	const struct draft *draft = draft_of(session);
	const struct entry *entry = &draft->entries[index];
	struct str place = STR("your own text");

	if (entry->origin.persona != NO_INDEX) {
		const struct persona *source =
		    draft->comparison->personas[entry->origin.persona];

		place = arena_printf(
		    arena, "%c:%zu",
		    session_letter(session, entry->origin.persona),
		    source_first_line(&source->source, entry->origin.range));
	}
	if (entry_topic(draft, index) == topic)
		return place;
	return arena_printf(arena, "%.*s (%.*s)", STR_ARG(place),
			    STR_ARG(entry_topic_title(draft, index)));
}

static void
hint_section(struct session *session, const struct persona_row *row)
{
	session_say(session, "%zu of %zu item%s taken, ≈%zu tokens. Space %s",
		    row->tally.taken, row->tally.count,
		    plural(row->tally.count), row->tokens,
		    row->tally.taken == row->tally.count
			? "takes the section out"
			: "takes the section, enter folds it");
}

static void
hint_relation(struct session *session, const struct persona_row *row)
{
	struct board *board = &session->board;
	struct str place = { "", 0 };

	if (row->relation.entry < draft_of(session)->entry_count)
		place = place_of(session, row->relation.entry,
				 board->part.topic, &board->part_arena);
	switch (row->relation.kind) {
	case RELATION_NEW:
		session_say(session, "New: nobody in the draft says it. Space "
			    "takes it (≈%zu tokens)", row->tokens);
		break;
	case RELATION_TAKEN:
		session_say(session, "In the draft. Space takes it out");
		break;
	case RELATION_SAID:
		session_say(session, "The draft says it with %.*s. Space "
			    "takes this %s", STR_ARG(place),
			    row->twin.persona != NO_INDEX ? "instead"
							  : "as well");
		break;
	case RELATION_AGAINST:
		session_say(session, "? It contradicts %.*s. Space takes it "
			    "nevertheless", STR_ARG(place));
		break;
	}
}

static void
hint_row(struct session *session)
{
	const struct persona_row *row = board_current_item(session);
	size_t hidden = session->board.part.hidden;

	if (!row && hidden > 0)
		session_say(session, "The draft says all %zu items already; = "
			    "shows them", hidden);
	else if (!row)
		session_say(session, "Nothing is said here");
	else if (row->kind == ROW_SECTION)
		hint_section(session, row);
	else if (row->kind == ROW_REST)
		session_say(session, row->folded ? "Enter shows them"
						 : "Enter folds them");
	else if (row->kind == ROW_ENTRY)
		session_say(session, "In the draft, and not said here. Space "
			    "or x takes it out");
	else
		hint_relation(session, row);
}

void
board_hint(struct session *session)
{
	if (!session->work.has_draft)
		return;
	if (session->board.focus == FOCUS_TOPICS)
		hint_board(session);
	else if (board_by_statement(session))
		points_hint(session);
	else if (board_current(session)->kind == BOARD_FIELDS)
		hint_variant(session);
	else
		hint_row(session);
}
