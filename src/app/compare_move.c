#include "app/move.h"

#include "app/carry.h"
#include "app/session.h"
#include "compose/edit.h"
#include "compose/take.h"

struct corrections {
	struct correction *all;
	size_t count, capacity;
};

static void
add_correction(struct session *session, struct corrections *list,
	       enum correction_kind kind, const struct candidate *other)
{
	list->all = arena_grow(&session->arena, list->all, list->count,
			       &list->capacity, sizeof *list->all);
	list->all[list->count++] = (struct correction){
		kind, session->board.persona, session->board.moved,
		other->persona, other->section
	};
}

/* With everything that others say there. */
static void
correct_topic(struct session *session, struct corrections *list,
	      enum correction_kind kind, size_t topic)
{
	const struct comparison *comparison = session->board.comparison;
	const struct topic *it = &comparison->topics[topic];

	for (size_t i = 0; i < it->count; i++) {
		const struct candidate *leaf =
		    &comparison->candidates[it->candidates[i]];

		if (leaf->persona != session->board.persona)
			add_correction(session, list, kind, leaf);
	}
}

static struct corrections
corrections_for(struct session *session, const struct move *move)
{
	const struct board *board = &session->board;
	const struct draft *draft = &session->work.draft;
	size_t now = board->topics[board->persona][board->moved];
	struct corrections list = { 0 };
	struct candidate other = { .persona = move->persona,
				   .section = move->section };

	for (size_t i = 0; i < draft->correction_count; i++) {
		list.all = arena_grow(&session->arena, list.all, list.count,
				      &list.capacity, sizeof *list.all);
		list.all[list.count++] = draft->corrections[i];
	}
	if (move->kind == MOVE_APART) {
		add_correction(session, &list, CORRECT_APART, &other);
		return list;
	}
	correct_topic(session, &list, CORRECT_APART, now);
	if (move->kind == MOVE_SAME)
		add_correction(session, &list, CORRECT_PAIR, &other);
	else if (move->kind != MOVE_ALONE)
		correct_topic(session, &list, CORRECT_PAIR, move->topic);
	return list;
}

/* What of the section was in the draft goes with it to its new topic. */
static void
move_picks(struct draft *draft, const struct session *session)
{
	const struct board *board = &session->board;
	size_t persona = board->persona;
	const struct persona *source = draft->comparison->personas[persona];
	struct str reason = STR("you moved it here");

	draft_drop_section(draft, persona, board->moved);
	for (size_t i = 0; i < source->block_count; i++) {
		const struct block *block = &source->blocks[i];

		if (!section_within(source, block->section, board->moved) ||
		    !block_is_content(block->kind))
			continue;
		if (block->item_count == 0 &&
		    board->relations.blocks[persona][i].kind ==
			RELATION_TAKEN)
			draft_take_block(draft, persona, i, reason);
		for (size_t j = block->first_item;
		     j < block->first_item + block->item_count; j++)
			if (board->relations.of[persona][j].kind ==
			    RELATION_TAKEN)
				draft_take_item(draft,
						(struct item_ref){ persona, j },
						reason);
	}
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

/* The same row of the rail, where the section stands now. */
static void
follow(struct session *session, size_t persona, size_t section)
{
	struct board *board = &session->board;
	size_t topic = board->topics[persona][section];

	board->wanted = persona;
	for (size_t i = 0; i < board->row_count; i++)
		if (board->rows[i].topic == topic) {
			board_go(session, i);
			break;
		}
}

void
compare_move_chosen(struct session *session, size_t row)
{
	struct board *board = &session->board;
	size_t persona = board->persona, section = board->moved;
	struct corrections list;
	const struct comparison *comparison;
	struct draft draft;
	struct arena scratch = { 0 };
	size_t before = board->topics[persona][section], after;
	bool apart = board->moves[row].kind == MOVE_APART;

	list = corrections_for(session, &board->moves[row]);
	comparison = compare_again(session, &list);
	session_begin(session);
	carry_draft(&draft, &session->work.draft, comparison, &scratch);
	draft.corrections = list.all;
	draft.correction_count = list.count;
	after = comparison_topic_of(comparison, persona, section);
	if (carry_topic(session->work.draft.comparison, before, comparison,
			&scratch) != after)
		move_picks(&draft, session);
	arena_release(&scratch);
	draft_release(&session->work.draft);
	session->work.draft = draft;
	session_done(session, "%c: %.*s %s %.*s",
		     session_letter(session, persona),
		     STR_ARG(comparison->personas[persona]
				 ->sections[section].title),
		     apart ? "is kept apart; it stands in" : "stands in now:",
		     STR_ARG(comparison->topics[after].title));
	follow(session, persona, section);
}
