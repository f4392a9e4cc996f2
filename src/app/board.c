/* SPDX-License-Identifier: MIT */
#include "app/board.h"

#include "app/actions.h"
#include "app/session.h"
#include "compose/take.h"

enum { BY_STATEMENT = 3 /* personas from which a topic begins so */ };

/* Where each section's own content belongs. */
static void
find_topics(struct board *board, const struct draft *draft, size_t persona)
{
	const struct persona *source = draft->comparison->personas[persona];
	size_t *topics = ARENA_ARRAY(&board->kept, size_t,
				     source->section_count);

	for (size_t i = 0; i < source->section_count; i++)
		topics[i] = NO_INDEX;
	for (size_t i = 0; i < source->block_count; i++) {
		const struct block *block = &source->blocks[i];

		if (block_is_content(block->kind) &&
		    topics[block->section] == NO_INDEX)
			topics[block->section] =
			    draft_topic_of(draft, persona, block->section);
	}
	board->topics[persona] = topics;
}

static bool
is_only(const struct draft *draft, size_t topic)
{
	return topic < draft->comparison->topic_count &&
	       draft->comparison->topics[topic].kind == TOPIC_ONLY;
}

/* What only one has, and what lies deep, is looked at when asked for. */
static void
make_folds(struct board *board, const struct draft *draft, size_t persona)
{
	const struct persona *source = draft->comparison->personas[persona];
	struct folds *folds = &board->folds[persona];
	const size_t *topics = board->topics[persona];

	folds->sections = ARENA_ARRAY(&board->kept, bool,
				      source->section_count);
	folds->blocks = ARENA_ARRAY(&board->kept, bool, source->block_count);
	folds->items = ARENA_ARRAY(&board->kept, bool, source->item_count);
	for (size_t i = 1; i < source->section_count; i++)
		folds->sections[i] =
		    is_only(draft, topics[i]) &&
		    draft->comparison->topics[topics[i]].count > 3;
}

static void
forget(struct board *board)
{
	arena_release(&board->arena);
	arena_release(&board->part_arena);
	arena_release(&board->kept);
}

void
board_release(struct board *board)
{
	forget(board);
	*board = (struct board){ .pinned = NO_INDEX, .entry_read = NO_INDEX };
}

static bool
same_personas(const struct comparison *a, const struct comparison *b)
{
	if (!a || a->persona_count != b->persona_count)
		return false;
	for (size_t i = 0; i < a->persona_count; i++)
		if (a->personas[i] != b->personas[i])
			return false;
	return true;
}

/* Compared another way: what was unfolded stays so. */
static void
start_again(struct board *board, const struct draft *draft)
{
	size_t personas = draft->comparison->persona_count;

	board->comparison = draft->comparison;
	board->only_unfolded = ARENA_ARRAY(&board->kept, bool,
					   draft->comparison->topic_count);
	board->points_unfolded = ARENA_ARRAY(&board->kept, bool,
					     draft->comparison->points.count);
	for (size_t i = 0; i < personas; i++)
		find_topics(board, draft, i);
}

static void
start(struct board *board, const struct draft *draft)
{
	size_t personas = draft->comparison->persona_count;
	struct arena *kept = &board->kept;

	if (same_personas(board->comparison, draft->comparison)) {
		start_again(board, draft);
		return;
	}
	board_release(board);
	board->comparison = draft->comparison;
	board->persona = board->wanted = draft->base;
	board->folds = ARENA_ARRAY(kept, struct folds, personas);
	board->topics = ARENA_ARRAY(kept, size_t *, personas);
	board->only_unfolded = ARENA_ARRAY(kept, bool,
					   draft->comparison->topic_count);
	board->points_unfolded = ARENA_ARRAY(kept, bool,
					     draft->comparison->points.count);
	board->by_statement = personas >= BY_STATEMENT;
	for (size_t i = 0; i < personas; i++) {
		find_topics(board, draft, i);
		make_folds(board, draft, i);
	}
}

static struct tally
block_tally(const struct board *board, size_t persona,
	    const struct block *block, size_t index)
{
	struct tally tally = { 0 };
	const struct relation *of = board->relations.of[persona];

	if (!block_is_content(block->kind) || block->kind == BLOCK_RULE ||
	    (block->lead_in && block->item_count == 0))
		return tally;
	if (block->item_count == 0) {
		enum relation_kind kind =
		    board->relations.blocks[persona][index].kind;

		return (struct tally){ kind == RELATION_TAKEN,
				       kind == RELATION_SAID, 1 };
	}
	for (size_t i = 0; i < block->item_count; i++) {
		tally.taken += of[block->first_item + i].kind ==
			       RELATION_TAKEN;
		tally.said += of[block->first_item + i].kind == RELATION_SAID;
	}
	tally.count = block->item_count;
	return tally;
}

static void
tally_add(struct tally *sum, struct tally more)
{
	sum->taken += more.taken;
	sum->said += more.said;
	sum->count += more.count;
}

static void
tally_persona(struct board *board, const struct draft *draft, size_t persona)
{
	const struct persona *source = draft->comparison->personas[persona];
	size_t sections = source->section_count;
	struct tally *own = ARENA_ARRAY(&board->arena, struct tally, sections);
	struct tally *all = ARENA_ARRAY(&board->arena, struct tally, sections);

	for (size_t i = 0; i < source->block_count; i++)
		tally_add(&own[source->blocks[i].section],
			  block_tally(board, persona, &source->blocks[i], i));
	for (size_t i = sections; i-- > 0;) {
		tally_add(&all[i], own[i]);
		if (i > 0)
			tally_add(&all[source->sections[i].parent], all[i]);
	}
	board->own[persona] = own;
	board->tallies[persona] = all;
}

static void
tally_all(struct board *board, const struct draft *draft)
{
	size_t personas = draft->comparison->persona_count;

	board->own = ARENA_ARRAY(&board->arena, struct tally *, personas);
	board->tallies = ARENA_ARRAY(&board->arena, struct tally *, personas);
	for (size_t i = 0; i < personas; i++)
		tally_persona(board, draft, i);
}

static size_t
cursor_topic(const struct board *board)
{
	return board->row < board->row_count ? board->rows[board->row].topic
					     : NO_INDEX;
}

/* The same row again, or the topic that it stood in. */
static void
keep_row(struct board *board, size_t topic, size_t section,
	 enum board_row_kind kind)
{
	size_t found = NO_INDEX;

	for (size_t i = 0; i < board->row_count; i++) {
		const struct board_row *row = &board->rows[i];

		if (row->topic != topic || row->kind == BOARD_FIELDS)
			continue;
		if (found == NO_INDEX ||
		    (row->kind == kind && row->section == section))
			found = i;
	}
	if (topic != NO_INDEX && found != NO_INDEX)
		board->row = found;
	if (board->row >= board->row_count)
		board->row = board->row_count - 1;
}

void
board_refresh(struct session *session)
{
	struct board *board = &session->board;
	const struct draft *draft = draft_of(session);
	struct board_row at = { .topic = cursor_topic(board) };

	if (!session->work.has_draft)
		return;
	if (board->comparison != draft->comparison) {
		start(board, draft);
		at.topic = NO_INDEX;
	}
	if (at.topic != NO_INDEX)
		at = board->rows[board->row];
	arena_release(&board->arena);
	board->rows = NULL;
	board->row_count = 0;
	board->entry_read = NO_INDEX;
	relations_find(&board->relations, draft, &board->arena);
	checks_run(&board->notes, draft, &board->arena);
	board->draft_tokens = draft_all_tokens(draft);
	board->covers = board_coverage(session, &board->arena);
	tally_all(board, draft);
	board_list_rows(session);
	keep_row(board, at.topic, at.section, at.kind);
	board_go(session, board->row);
}

void
board_open(struct session *session)
{
	board_refresh(session);
}

struct board_row *
board_current(const struct session *session)
{
	return &session->board.rows[session->board.row];
}

struct persona_row *
board_current_item(const struct session *session)
{
	const struct board *board = &session->board;

	if (board_current(session)->kind == BOARD_FIELDS ||
	    board->item_row >= board->part.count)
		return NULL;
	return &board->part.rows[board->item_row];
}

bool
board_has(const struct session *session, const struct board_row *row,
	  size_t persona)
{
	return persona < draft_of(session)->comparison->persona_count &&
	       row->ticks[persona].count > 0;
}

size_t
board_beside(const struct session *session, size_t persona)
{
	size_t personas = draft_of(session)->comparison->persona_count;
	const struct board_row *row = board_current(session);

	for (size_t i = 1; i < personas; i++) {
		size_t at = (persona + i) % personas;

		if (row->kind == BOARD_FIELDS || board_has(session, row, at))
			return at;
	}
	return persona;
}

bool
board_is_one_of(const struct session *session, const struct board_row *row)
{
	return row->kind == BOARD_TOPIC &&
	       topic_is_one_of(
		   &draft_of(session)->comparison->topics[row->topic]);
}

static size_t
row_persona(const struct session *session, const struct board_row *row)
{
	size_t personas = draft_of(session)->comparison->persona_count;
	size_t wanted = session->board.wanted;

	if (row->kind == BOARD_FIELDS || board_has(session, row, wanted))
		return wanted;
	for (size_t i = 0; i < personas; i++)
		if (row->ticks[i].taken > 0)
			return i;
	for (size_t i = 0; i < personas; i++)
		if (row->ticks[i].count > 0)
			return i;
	return wanted;
}

/* What the cursor was on, before the rows are made anew. */
struct place_kept {
	size_t topic, persona;
	struct persona_row row;
};

static struct place_kept
keep_place(const struct board *board)
{
	struct place_kept kept = { .topic = board->part.topic,
				   .persona = board->part.persona };

	if (board->item_row < board->part.count)
		kept.row = board->part.rows[board->item_row];
	else
		kept.topic = NO_INDEX;
	return kept;
}

static bool
is_same_row(const struct persona_row *a, const struct persona_row *b)
{
	return a->kind == b->kind && a->persona == b->persona &&
	       a->section == b->section && a->block == b->block &&
	       a->item == b->item && a->entry == b->entry;
}

static void
find_place(struct board *board, const struct place_kept *kept)
{
	if (kept->topic == NO_INDEX || kept->topic != board->part.topic ||
	    kept->persona != board->part.persona)
		return;
	for (size_t i = 0; i < board->part.count; i++)
		if (is_same_row(&board->part.rows[i], &kept->row)) {
			board->item_row = i;
			return;
		}
}

static struct statement
keep_statement(const struct board *board)
{
	if (board->item_row < board->statements.count)
		return board->statements.all[board->item_row];
	return (struct statement){ .kind = STATEMENT_WHOLE,
				   .block = NO_INDEX };
}

/* The same statement again, else the point that it was a wording of. */
static void
find_statement(struct board *board, const struct statement *at)
{
	size_t found = NO_INDEX;

	for (size_t i = 0; i < board->statements.count; i++) {
		const struct statement *row = &board->statements.all[i];

		if (row->point != at->point ||
		    (at->point == NO_INDEX &&
		     (row->block != at->block ||
		      row->item.persona != at->item.persona)))
			continue;
		if (found == NO_INDEX || (row->kind == at->kind &&
					  row->wording == at->wording))
			found = i;
	}
	if (found != NO_INDEX)
		board->item_row = found;
}

bool
board_by_statement(const struct session *session)
{
	const struct board *board = &session->board;
	const struct board_row *row = board_current(session);

	return board->by_statement && row->kind == BOARD_TOPIC &&
	       board->comparison->topics[row->topic].kind != TOPIC_ONLY &&
	       !board_is_one_of(session, row);
}

void
board_show_part(struct session *session)
{
	struct board *board = &session->board;
	const struct board_row *row = board_current(session);
	struct place_kept kept = keep_place(board);
	struct statement at = keep_statement(board);
	size_t count;

	arena_release(&board->part_arena);
	board->part = (struct part){ .topic = NO_INDEX };
	board->variants = (struct variants){ 0 };
	if (row->kind == BOARD_FIELDS) {
		variants_list(&board->variants, session, &board->part_arena);
		count = board->variants.count;
	} else {
		if (board->pinned == board->persona)
			board->pinned = NO_INDEX;
		part_list(&board->part, session, row->topic, board->persona,
			  &board->part_arena);
		part_add_rest(&board->part, session);
		if (kept.row.kind != ROW_ENTRY)
			find_place(board, &kept);
		count = board->part.count;
	}
	board->statements = (struct statements){ 0 };
	if (board_by_statement(session)) {
		statements_list(&board->statements, session, row->topic,
				&board->part_arena);
		find_statement(board, &at);
		count = board->statements.count;
	}
	if (board->item_row >= count)
		board->item_row = count > 0 ? count - 1 : 0;
}

static void
to_section(struct board *board, size_t section)
{
	for (size_t i = 0; i < board->part.count; i++)
		if (board->part.rows[i].section == section) {
			board->item_row = i;
			return;
		}
}

void
board_go(struct session *session, size_t row)
{
	struct board *board = &session->board;
	size_t topic = cursor_topic(board), persona = board->persona;
	bool moved = row != board->row;

	board->row = row;
	if (moved || !board_has(session, board_current(session), persona) ||
	    board_has(session, board_current(session), board->wanted))
		board->persona =
		    row_persona(session, board_current(session));
	if (cursor_topic(board) != topic || board->persona != persona) {
		board->item_row = 0;
		board->item_top = 0;
	}
	if (moved)
		board->scrolled = 0;
	board_show_part(session);
	if (moved && board_current(session)->kind == BOARD_SECTION)
		to_section(board, board_current(session)->section);
}
