/* SPDX-License-Identifier: MIT */
#include "app/move.h"

#include "app/carry.h"
#include "app/session.h"
#include "compose/edit.h"
#include "compose/pick.h"
#include "compose/place.h"
#include "compose/take.h"

struct corrections {
	struct correction *all;
	size_t count, capacity;
};

static void
add_correction(struct session *session, struct corrections *list,
	       struct correction correction)
{
	list->all = arena_grow(&session->arena, list->all, list->count,
			       &list->capacity, sizeof *list->all);
	list->all[list->count++] = correction;
}

/* A section with everything that others say in a topic. */
static void
correct_topic(struct session *session, struct corrections *list,
	      enum correction_kind kind, struct candidate section,
	      size_t topic)
{
	const struct comparison *comparison = session->board.comparison;
	const struct topic *it = &comparison->topics[topic];

	for (size_t i = 0; i < it->count; i++) {
		const struct candidate *leaf =
		    &comparison->candidates[it->candidates[i]];

		if (leaf->persona != section.persona)
			add_correction(session, list, (struct correction){
				kind, section.persona, section.section,
				leaf->persona, leaf->section });
	}
}

static void
keep_corrections(struct session *session, struct corrections *list)
{
	const struct draft *draft = &session->work.draft;

	for (size_t i = 0; i < draft->correction_count; i++)
		add_correction(session, list, draft->corrections[i]);
}

static void
correct_leaf(struct session *session, struct corrections *list,
	     struct candidate leaf, const struct move *move)
{
	const struct board *board = &session->board;
	size_t now = board->topics[leaf.persona][leaf.section];
	struct correction same = { CORRECT_PAIR, leaf.persona, leaf.section,
				   move->persona, move->section };

	if (now == NO_INDEX || now == move->topic)
		return;
	correct_topic(session, list, CORRECT_APART, leaf, now);
	if (move->kind == MOVE_SAME)
		add_correction(session, list, same);
	else if (move->kind != MOVE_ALONE)
		correct_topic(session, list, CORRECT_PAIR, leaf, move->topic);
}

/* Everybody's sections of the topic join those of the other one. */
static void
correct_join(struct session *session, struct corrections *list,
	     const struct move *move)
{
	const struct comparison *comparison = session->board.comparison;
	const struct topic *from =
	    &comparison->topics[board_current(session)->topic];

	for (size_t i = 0; i < from->count; i++)
		correct_topic(session, list, CORRECT_PAIR,
			      comparison->candidates[from->candidates[i]],
			      move->topic);
}

static struct corrections
corrections_for(struct session *session, const struct move *move)
{
	const struct board *board = &session->board;
	struct corrections list = { 0 };

	keep_corrections(session, &list);
	if (move->kind == MOVE_JOIN)
		correct_join(session, &list, move);
	for (size_t i = 0; i < board->moved_count &&
	     move->kind != MOVE_JOIN; i++) {
		struct candidate leaf = { .persona = board->persona,
					  .section = board->moved_leaves[i] };

		if (move->kind == MOVE_APART)
			add_correction(session, &list, (struct correction){
				CORRECT_APART, leaf.persona, leaf.section,
				move->persona, move->section });
		else
			correct_leaf(session, &list, leaf, move);
	}
	return list;
}

static bool
is_moved(const struct board *board, size_t section)
{
	for (size_t i = 0; i < board->moved_count; i++)
		if (board->moved_leaves[i] == section)
			return true;
	return false;
}

/* Takes or drops what of the moved sections was in the draft. */
static void
each_pick(struct draft *draft, const struct board *board, bool take)
{
	size_t persona = board->persona;
	const struct persona *source = draft->comparison->personas[persona];
	struct str reason = STR("you moved it here");

	for (size_t i = 0; i < source->block_count; i++) {
		const struct block *block = &source->blocks[i];

		if (!is_moved(board, block->section) ||
		    !block_is_content(block->kind))
			continue;
		if (block->item_count == 0 &&
		    board->relations.blocks[persona][i].kind ==
			RELATION_TAKEN) {
			if (take)
				draft_take_block(draft, persona, i, reason);
			else
				draft_drop_block(draft, persona, i);
		}
		for (size_t j = block->first_item;
		     j < block->first_item + block->item_count; j++) {
			struct item_ref item = { persona, j };

			if (board->relations.of[persona][j].kind !=
			    RELATION_TAKEN)
				continue;
			if (take)
				draft_take_item(draft, item, reason);
			else
				draft_drop_item(draft, item);
		}
	}
}

static bool
is_of_moved(const struct draft *draft, const struct board *board, size_t index)
{
	const struct entry *entry = &draft->entries[index];
	const struct persona *source =
	    draft->comparison->personas[board->persona];

	if (entry->kind == ENTRY_SECTION)
		return entry->persona == board->persona &&
		       entry->section != NO_INDEX &&
		       section_within(source, entry->section, board->moved);
	return entry->origin.persona == board->persona &&
	       section_within(source,
			      source->blocks[block_at(
						 source,
						 entry->origin.range.start)]
				  .section,
			      board->moved);
}

/* The moved section's title stands over what came of it, where that stands
 * together and nothing of others would come below it. */
static void
move_heading(struct draft *draft, const struct board *board)
{
	const struct persona *source =
	    draft->comparison->personas[board->persona];
	size_t first = 0, end, home;
	struct entry head = { .kind = ENTRY_SECTION, .topic = NO_INDEX,
			      .persona = board->persona,
			      .section = board->moved,
			      .origin.persona = NO_INDEX,
			      .reason = STR("you moved it here") };

	while (first < draft->entry_count &&
	       !is_of_moved(draft, board, first))
		first++;
	end = first;
	while (end < draft->entry_count && is_of_moved(draft, board, end))
		end++;
	home = first < draft->entry_count ? draft_parent(draft, first)
					  : NO_INDEX;
	if (home == NO_INDEX || draft->entries[first].kind == ENTRY_SECTION ||
	    draft->entries[home].depth + 2 > DRAFT_MAX_LEVEL ||
	    (end < draft->entry_count &&
	     draft->entries[end].kind == ENTRY_BLOCK))
		return;
	head.title = section_shown(draft->arena, source, board->moved);
	head.depth = draft->entries[home].depth + 1;
	entries_insert(draft, first, head);
	for (size_t i = first + 1; i <= end; i++)
		draft->entries[i].depth++;
}

/* What of it was in the draft goes with it to its new topic. */
static void
move_picks(struct draft *draft, const struct session *session,
	   const struct move *move)
{
	const struct board *board = &session->board;

	each_pick(draft, board, false);
	each_pick(draft, board, true);
	if (board->moved_head && move->kind != MOVE_ALONE)
		move_heading(draft, board);
}

static const struct comparison *
compare_again(struct session *session, const struct corrections *list)
{
	const struct draft *draft = &session->work.draft;
	const struct comparison *now = draft->comparison;
	struct comparison_options options = {
		.base = now->base,
		.accept = draft->accept,
		.corrections = list->all,
		.correction_count = list->count,
		.rarity = weighing_of(session, draft)
	};

	return &session_compare_personas(session,
	    session_compared(session, now)->files, now->personas,
	    now->persona_count, &options)->comparison;
}

/* The cursor stays on its topic, with whoever is left there; where the topic
 * is no more, it goes where the section went. */
static void
stay(struct session *session, size_t topic, size_t persona, size_t section)
{
	struct board *board = &session->board;

	if (topic == NO_INDEX)
		topic = board->topics[persona][section];
	board->wanted = persona;
	for (size_t i = 0; i < board->row_count; i++)
		if (board->rows[i].topic == topic) {
			board_go(session, i);
			break;
		}
}

/* Where what is left of the cursor's topic stands; NO_INDEX for nothing. */
static size_t
topic_left(const struct session *session, const struct comparison *comparison)
{
	const struct board *board = &session->board;
	const struct topic *topic =
	    &board->comparison->topics[board_current(session)->topic];

	for (size_t i = 0; i < topic->count; i++) {
		const struct candidate *leaf =
		    &board->comparison->candidates[topic->candidates[i]];

		if (leaf->persona != board->persona ||
		    !is_moved(board, leaf->section))
			return comparison_topic_of(comparison, leaf->persona,
						   leaf->section);
	}
	return NO_INDEX;
}

/* Of its sections that the draft had there. */
static bool
moves_away(const struct session *session, const struct comparison *comparison,
	   size_t section, struct arena *scratch)
{
	const struct board *board = &session->board;
	size_t before = board->topics[board->persona][section];

	return before != NO_INDEX &&
	       carry_topic(board->comparison, before, comparison, scratch) !=
		   comparison_topic_of(comparison, board->persona, section);
}

void
compare_move_chosen(struct session *session, size_t row)
{
	struct board *board = &session->board;
	const struct move move = board->moves[row];
	size_t persona = board->persona, moved = board->moved;
	size_t section = board->moved_leaves[0], cursor, after;
	struct corrections list = corrections_for(session, &move);
	const struct comparison *comparison = compare_again(session, &list);
	struct arena scratch = { 0 };
	struct draft draft;

	session_begin(session);
	carry_draft(&draft, &session->work.draft, comparison, &scratch);
	draft.corrections = list.all;
	draft.correction_count = list.count;
	after = comparison_topic_of(comparison, persona, section);
	cursor = topic_left(session, comparison);
	if (move.kind != MOVE_JOIN &&
	    moves_away(session, comparison, section, &scratch))
		move_picks(&draft, session, &move);
	arena_release(&scratch);
	draft_release(&session->work.draft);
	session->work.draft = draft;
	session_done(session, "%c: %.*s %s %.*s",
		     session_letter(session, persona),
		     STR_ARG(comparison->personas[persona]
				 ->sections[moved].title),
		     move.kind == MOVE_APART
			 ? "is kept apart; it stands in"
			 : "stands in now:",
		     STR_ARG(comparison->topics[after].title));
	stay(session, cursor, persona, section);
}
