/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/board.h"
#include "app/handlers.h"
#include "compose/edit.h"
#include "compose/take.h"

static const struct str chosen = { "you chose it", 12 };

static char
letter(const struct session *session, size_t persona)
{
	return persona == NO_INDEX ? '?' : session_letter(session, persona);
}

static void
done(struct session *session, const char *verb, size_t count, size_t persona,
     struct str title)
{
	if (count == 0) {
		session_cancel(session);
		session_say(session, "Nothing of %.*s changed",
			    STR_ARG(title));
		return;
	}
	session_done(session, "%s %zu item%s of %c: %.*s", verb, count,
		     plural(count), letter(session, persona), STR_ARG(title));
}

/* What was left out, and is taken from again, is not left out any more. */
static void
open_topic(struct session *session, size_t topic)
{
	if (topic != NO_INDEX)
		draft_to_change(session)->left_out[topic] = false;
}

static void
take_topic(struct session *session, const struct board_row *row)
{
	struct draft *draft = draft_to_change(session);
	size_t persona = session->board.persona;
	struct str title = row->title;
	bool drop = tally_share(row->ticks[persona]) == SHARE_ALL;
	size_t count;

	session_begin(session);
	open_topic(session, row->topic);
	count = drop ? draft_drop_topic(draft, row->topic, persona)
		     : draft_take_topic(draft, row->topic, persona, chosen);
	done(session, drop ? "took out" : "took", count, persona, title);
}

static void
take_section(struct session *session, size_t persona, size_t section,
	     struct tally tally, struct str title)
{
	struct draft *draft = draft_to_change(session);
	bool drop = tally_share(tally) == SHARE_ALL;
	size_t count;

	session_begin(session);
	open_topic(session, session->board.topics[persona][section]);
	count = drop ? draft_drop_section(draft, persona, section)
		     : draft_take_section(draft, persona, section, chosen);
	done(session, drop ? "took out" : "took", count, persona, title);
}

/* Of a whole paragraph only the sentence that says the same goes. */
static size_t
take_instead(struct session *session, const struct persona_row *row)
{
	struct draft *draft = draft_to_change(session);
	struct item_ref item = { row->persona, row->item };
	const struct persona *other =
	    session->board.comparison->personas[row->twin.persona];
	const struct item *twin = &other->items[row->twin.item];

	if (other->blocks[twin->block].item_count == 1 ||
	    !range_len(twin->range))
		return draft_take_instead(draft, item, row->relation.entry,
					  chosen);
	draft_drop_item(draft, row->twin);
	return draft_take_item(draft, item, chosen);
}

static size_t
take_item(struct session *session, const struct persona_row *row)
{
	struct item_ref item = { row->persona, row->item };

	if (row->relation.kind == RELATION_TAKEN)
		return draft_drop_item(draft_to_change(session), item);
	if (row->relation.kind == RELATION_SAID &&
	    row->twin.persona != NO_INDEX && session->board.pinned == NO_INDEX)
		return take_instead(session, row);
	return draft_take_item(draft_to_change(session), item, chosen);
}

/* A lead-in goes with its list. */
static size_t
block_run_end(const struct persona *source, size_t block)
{
	size_t end = block + 1;

	if (!source->blocks[block].lead_in)
		return end;
	while (end < source->block_count &&
	       source->blocks[end].kind == BLOCK_ENTRY &&
	       source->blocks[end].section == source->blocks[block].section)
		end++;
	return end;
}

static size_t
take_blocks(struct session *session, const struct persona_row *row)
{
	struct draft *draft = draft_to_change(session);
	const struct persona *source =
	    session->board.comparison->personas[row->persona];
	size_t count = 0, end = block_run_end(source, row->block);

	for (size_t i = end; i-- > row->block;)
		if (row->relation.kind == RELATION_TAKEN)
			count += draft_drop_block(draft, row->persona, i);
	for (size_t i = row->block; i < end; i++)
		if (row->relation.kind != RELATION_TAKEN)
			count += draft_take_block(draft, row->persona, i,
						  chosen);
	return count;
}

static struct str
first_words(struct session *session, struct str text)
{
	struct str line = text;
	struct str rest = text;
	size_t end = 0;

	if (str_split(&rest, '\n', &line) && line.len > 40) {
		for (end = 40; end > 0 && line.ptr[end] != ' ';)
			end--;
		line.len = end;
		line = arena_printf(&session->board.part_arena, "%.*s%s",
				    STR_ARG(line),
				    session->ascii ? "~" : "…");
	}
	return str_trim(line);
}

static void
say_taken(struct session *session, const struct persona_row *row, size_t count,
	  struct str words)
{
	bool taken = row->relation.kind != RELATION_TAKEN;
	bool instead = row->relation.kind == RELATION_SAID &&
		       row->twin.persona != NO_INDEX && row->item != NO_INDEX;
	char whose = letter(session, row->persona);

	if (count == 0) {
		session_cancel(session);
		session_say(session, "It cannot be taken alone");
	} else if (instead && session->board.pinned == NO_INDEX) {
		session_done(session, "%c instead of %c: %.*s", whose,
			     letter(session, row->twin.persona),
			     STR_ARG(words));
	} else {
		session_done(session, "%s %c: %.*s",
			     taken ? "took" : "took out", whose,
			     STR_ARG(words));
	}
}

static void
drop_entry(struct session *session, const struct persona_row *row)
{
	struct str words = first_words(session, row->text);

	session_begin(session);
	draft_remove(draft_to_change(session), row->entry);
	session_done(session, "took out %c: %.*s",
		     letter(session, row->persona), STR_ARG(words));
}

static void
take_row(struct session *session, struct persona_row row)
{
	size_t count;
	struct str words = first_words(session, row.text);

	session_begin(session);
	open_topic(session, session->board.part.topic);
	count = row.item != NO_INDEX ? take_item(session, &row)
				     : take_blocks(session, &row);
	say_taken(session, &row, count, words);
}

static void
take_in_rows(struct session *session)
{
	const struct persona_row *row = board_current_item(session);

	if (board_current(session)->kind == BOARD_FIELDS)
		variants_take_current(session);
	else if (!row || row->kind == ROW_REST)
		session_say(session, "Nothing to take here");
	else if (row->kind == ROW_SECTION)
		take_section(session, row->persona, row->section, row->tally,
			     row->text);
	else if (row->kind == ROW_ENTRY)
		drop_entry(session, row);
	else
		take_row(session, *row);
}

/* The cell under the cursor. */
static struct cell_key
cell_key(const struct session *session)
{
	const struct board *board = &session->board;
	const struct board_row *row = board_current(session);
	struct cell_key key = { board->comparison, board->persona,
				row->topic, row->section, NO_INDEX, NO_INDEX,
				board->focus };

	if (board->focus == FOCUS_TOPICS)
		return key;
	if (board_by_statement(session)) {
		const struct statement *at = board_current_statement(session);

		if (at) {
			key.section = (size_t)at->kind;
			key.block = at->kind == STATEMENT_WHOLE ? at->block
								: at->wording;
			key.item = at->point;
			key.persona = at->kind == STATEMENT_WHOLE
					  ? at->item.persona : 0;
		}
		return key;
	}
	if (row->kind == BOARD_FIELDS) {
		key.block = board->item_row;
	} else if (board_current_item(session)) {
		const struct persona_row *item = board_current_item(session);

		key.section = item->section;
		key.block = item->kind == ROW_ENTRY ? item->entry
						    : item->block;
		key.item = item->item;
	}
	return key;
}

static bool
is_same_cell(struct cell_key a, struct cell_key b)
{
	return a.comparison == b.comparison && a.persona == b.persona &&
	       a.topic == b.topic && a.section == b.section &&
	       a.block == b.block && a.item == b.item && a.focus == b.focus;
}

static void
take(struct session *session)
{
	const struct board_row *row = board_current(session);
	size_t persona = session->board.persona;

	if (session->board.focus == FOCUS_ROWS) {
		if (board_by_statement(session))
			points_take(session);
		else
			take_in_rows(session);
	} else if (row->kind == BOARD_FIELDS) {
		variants_take_all_of(session);
	} else if (row->kind == BOARD_SECTION) {
		take_section(session, persona, row->section,
			     row->ticks[persona], row->title);
	} else {
		take_topic(session, row);
	}
}

/* The same key on the same cell undoes it, whatever it had replaced. */
void
compare_take(struct session *session)
{
	struct board *board = &session->board;
	struct history *history = &session->history;
	struct cell_key key = cell_key(session);

	if (board->taken_at == history->at && history->at > 0 &&
	    is_same_cell(board->taken, key)) {
		board->taken_at = 0;
		session_undo(session);
		return;
	}
	board->taken_at = history->at;
	take(session);
	board->taken_at = history->at > board->taken_at ? history->at : 0;
	board->taken = key;
}

void
compare_take_only(struct session *session)
{
	const struct board_row *row = board_current(session);
	size_t persona = session->board.persona, topic = row->topic;
	struct str title = row->title;

	if (row->kind == BOARD_FIELDS) {
		variants_take_only(session);
		return;
	}
	session_begin(session);
	open_topic(session, topic);
	draft_drop_topic(draft_to_change(session), topic, NO_INDEX);
	draft_take_topic(draft_to_change(session), topic, persona, chosen);
	session_done(session, "took only %c: %.*s", letter(session, persona),
		     STR_ARG(title));
}

static size_t
take_news(struct session *session)
{
	const struct board *board = &session->board;
	const struct persona *source =
	    board->comparison->personas[board->persona];
	size_t count = 0;

	for (size_t i = 0; i < source->item_count; i++) {
		struct item_ref item = { board->persona, i };

		if (board->topics[board->persona][source->items[i].section] ==
			board->part.topic &&
		    board->relations.of[board->persona][i].kind ==
			RELATION_NEW)
			count += draft_take_item(draft_to_change(session), item,
						 chosen);
	}
	return count;
}

static void
take_everyones(struct session *session, const struct board_row *row)
{
	struct str title = row->title;
	size_t count;

	session_begin(session);
	open_topic(session, row->topic);
	count = draft_take_topic(draft_to_change(session), row->topic, NO_INDEX,
				 chosen);
	if (count == 0) {
		session_cancel(session);
		session_say(session, "The draft says all of %.*s already",
			    STR_ARG(title));
		return;
	}
	session_done(session, "took %zu new item%s from everyone: %.*s",
		     count, plural(count), STR_ARG(title));
}

void
compare_take_all(struct session *session)
{
	const struct board *board = &session->board;
	const struct board_row *row = board_current(session);

	if (row->kind == BOARD_FIELDS) {
		variants_take_missing(session);
	} else if (board->focus == FOCUS_ROWS) {
		session_begin(session);
		done(session, "took", take_news(session), board->persona,
		     row->title);
	} else if (board_is_one_of(session, row)) {
		session_say(session, "One of these: space takes one, enter "
			    "mixes sentences");
	} else {
		take_everyones(session, row);
	}
}

static void
drop_row(struct session *session)
{
	const struct persona_row *row = board_current_item(session);

	if (!row || row->kind == ROW_REST ||
	    (row->kind == ROW_SECTION ? row->tally.taken == 0
				      : row->relation.kind !=
					    RELATION_TAKEN)) {
		session_say(session, "It is not in the draft");
		return;
	}
	if (row->kind == ROW_SECTION)
		take_section(session, row->persona, row->section,
			     (struct tally){ 1, 0, 1 }, row->text);
	else
		take_in_rows(session);
}

static void
leave_out(struct session *session, const struct board_row *row)
{
	struct draft *draft = draft_to_change(session);
	size_t topic = row->topic;
	bool again = draft->left_out[topic];
	struct str title = row->title;

	session_begin(session);
	draft->left_out[topic] = !again;
	if (!again)
		draft_drop_topic(draft, topic, NO_INDEX);
	session_done(session, again ? "opened %.*s again" : "left out %.*s",
		     STR_ARG(title));
}

void
compare_drop(struct session *session)
{
	const struct board_row *row = board_current(session);

	if (row->kind == BOARD_FIELDS)
		variants_drop(session);
	else if (session->board.focus == FOCUS_ROWS)
		drop_row(session);
	else if (row->kind == BOARD_SECTION)
		take_section(session, session->board.persona, row->section,
			     (struct tally){ 1, 0, 1 }, row->title);
	else
		leave_out(session, row);
}

