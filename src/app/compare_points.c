/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/board.h"
#include "app/handlers.h"
#include "base/utf8.h"
#include "compose/edit.h"
#include "compose/take.h"

static const struct str chosen = { "you chose it", 12 };

struct statement *
board_current_statement(const struct session *session)
{
	const struct board *board = &session->board;

	if (!board_by_statement(session) ||
	    board->item_row >= board->statements.count)
		return NULL;
	return &board->statements.all[board->item_row];
}

static const struct point *
point_of(const struct session *session, const struct statement *row)
{
	return &session->board.comparison->points.all[row->point];
}

/* Its first words, for messages. */
static struct str
told(struct session *session, struct str text)
{
	struct str line = str_trim(text), cut;

	line.len = str_find_byte(line, '\n');
	cut = utf8_fit(line, 40);
	return arena_printf(&session->board.part_arena, "%.*s%s",
			    STR_ARG(cut), cut.len < line.len
			    ? session->ascii ? "~" : "…" : "");
}

/* The item of the point that the draft has; persona NO_INDEX for none. */
static struct item_ref
taken_item(const struct session *session, const struct statement *row)
{
	const struct point *point = point_of(session, row);
	struct relation **of = session->board.relations.of;

	for (size_t i = 0; i < point->wording_count; i++)
		for (size_t k = 0; k < point->wordings[i].count; k++) {
			struct item_ref ref = point->wordings[i].items[k];

			if (of[ref.persona][ref.item].kind == RELATION_TAKEN)
				return ref;
		}
	return (struct item_ref){ NO_INDEX, NO_INDEX };
}

/* Of a whole paragraph only the sentence that says the same goes. */
static size_t
swap(struct session *session, struct item_ref item, struct item_ref old)
{
	struct draft *draft = draft_to_change(session);
	const struct persona *source =
	    session->board.comparison->personas[old.persona];
	const struct item *other = &source->items[old.item];
	size_t entry = draft_find(draft, old);

	if (source->blocks[other->block].item_count == 1 ||
	    !range_len(other->range))
		return draft_take_instead(draft, item, entry, chosen);
	draft_drop_item(draft, old);
	return draft_take_item(draft, item, chosen);
}

static size_t
drop_point(struct session *session, const struct statement *row)
{
	size_t count = 0;
	const struct point *point = point_of(session, row);

	for (size_t i = 0; i < point->wording_count; i++)
		for (size_t k = 0; k < point->wordings[i].count; k++)
			count += draft_drop_item(draft_to_change(session),
						 point->wordings[i].items[k]);
	return count;
}

/* What Space does to a row; how many blocks came or went. */
static size_t
toggle(struct session *session, const struct statement *row)
{
	struct draft *draft = draft_to_change(session);
	struct item_ref old;

	if (row->kind == STATEMENT_WHOLE)
		return row->taken ? draft_drop_block(draft, row->item.persona,
						     row->block)
				  : draft_take_block(draft, row->item.persona,
						     row->block, chosen);
	if (row->taken)
		return row->kind == STATEMENT_POINT
			   ? drop_point(session, row)
			   : draft_drop_item(draft, row->item);
	old = taken_item(session, row);
	if (old.persona != NO_INDEX)
		return swap(session, row->item, old);
	return draft_take_item(draft, row->item, chosen);
}

static void
done(struct session *session, const struct statement *row, size_t count,
     const char *verb)
{
	if (count == 0) {
		session_cancel(session);
		session_say(session, "It cannot be taken alone");
		return;
	}
	session_done(session, "%s %c: %.*s", verb,
		     session_letter(session, row->item.persona),
		     STR_ARG(told(session, row->text)));
}

static void
reopen_topic(struct session *session)
{
	draft_to_change(session)->left_out[board_current(session)->topic] =
	    false;
}

void
points_take(struct session *session)
{
	struct statement *at = board_current_statement(session), row;

	if (!at) {
		session_say(session, "Nothing to take here");
		return;
	}
	row = *at;
	session_begin(session);
	reopen_topic(session);
	done(session, &row, toggle(session, &row),
	     row.taken ? "took out" : "took");
}

void
points_take_both(struct session *session)
{
	struct statement *at = board_current_statement(session), row;
	const struct point *point;
	size_t count = 0;

	if (!at || at->kind == STATEMENT_WHOLE) {
		session_say(session, "There is one wording of this alone");
		return;
	}
	row = *at;
	point = point_of(session, &row);
	session_begin(session);
	reopen_topic(session);
	for (size_t i = 0; i < point->wording_count; i++)
		if (row.kind == STATEMENT_POINT || i == row.wording)
			count += draft_take_item(draft_to_change(session),
						 point->wordings[i].items[0],
						 chosen);
	if (count == 0) {
		session_cancel(session);
		session_say(session, "The draft has it already");
		return;
	}
	session_done(session, "took %zu wording%s as well: %.*s", count,
		     plural(count), STR_ARG(told(session, row.text)));
}

/* The entry that was to be edited, if it is still there. */
static void
edited(struct session *session, struct str text)
{
	const struct board *board = &session->board;
	struct draft *draft = draft_to_change(session);
	size_t entry;

	text = str_trim(text);
	if (board->editing_of != draft->comparison)
		return;
	entry = draft_find(draft, board->editing);
	if (entry == NO_INDEX ||
	    str_eq(text, draft_text(draft, &draft->entries[entry])))
		return;
	session_begin(session);
	if (text.len == 0)
		draft_remove(draft, entry);
	else
		draft_edit(draft, entry, text);
	session_done(session, text.len == 0 ? "took it out" : "edited: %.*s",
		     STR_ARG(told(session, text)));
}

/* In one line where it is one, else in $EDITOR. */
static void
edit(struct session *session, struct item_ref item)
{
	struct board *board = &session->board;
	const struct draft *draft = draft_of(session);
	size_t entry = draft_find(draft, item);
	struct str text;

	if (entry == NO_INDEX)
		return;
	board->editing = item;
	board->editing_of = draft->comparison;
	text = draft_text(draft, &draft->entries[entry]);
	if (str_find_byte(text, '\n') == text.len)
		prompt_open(session, "edit", text, edited);
	else
		session->request = (struct request){
			.kind = REQUEST_EDITOR, .input = text,
			.done = edited
		};
}

void
points_edit(struct session *session)
{
	const struct statement *row = board_current_statement(session);

	if (!row || row->kind == STATEMENT_WHOLE)
		session_say(session, "e edits one statement; code is edited "
			    "in Compose");
	else if (!row->taken)
		session_say(session, "It is not in the draft: space takes it, "
			    "E takes it and starts from it");
	else
		edit(session, row->item);
}

void
points_start_from(struct session *session)
{
	const struct statement *row = board_current_statement(session);
	struct item_ref item;

	if (!row || row->kind == STATEMENT_WHOLE) {
		points_edit(session);
		return;
	}
	item = row->item;
	if (!row->taken)
		points_take(session);
	edit(session, item);
}

void
points_unfold(struct session *session)
{
	struct board *board = &session->board;
	const struct statement *row = board_current_statement(session);
	size_t point;

	if (!row)
		return;
	if (row->kind == STATEMENT_WHOLE) {
		bool *fold = &board->folds[row->item.persona]
				  .blocks[row->block];

		*fold = !*fold;
		board_show_part(session);
		return;
	}
	point = row->point;
	while (board->statements.all[board->item_row].kind ==
	       STATEMENT_WORDING)
		board->item_row--;
	board->points_unfolded[point] = !board->points_unfolded[point];
	board_show_part(session);
	board_hint(session);
}

void
compare_by(struct session *session)
{
	struct board *board = &session->board;
	const struct board_row *row = board_current(session);

	board->by_statement = !board->by_statement;
	board->item_row = 0;
	board->scrolled = 0;
	board_show_part(session);
	if (board->by_statement && !board_by_statement(session))
		session_say(session, "By statement, where several say "
			    "something; %.*s stays by persona",
			    STR_ARG(row->title));
	else
		session_say(session, "By %s", board->by_statement
					 ? "statement: who says it, and in "
					   "which words"
					 : "persona: its own text, in its own "
					   "order");
}

void
points_pane(struct session *session)
{
	session->board.draft_pane = !session->board.draft_pane;
}

static void
add_wordings(struct session *session, struct buf *text,
	     const struct point *point)
{
	for (size_t i = 0; i < point->wording_count; i++) {
		const struct wording *wording = &point->wordings[i];
		struct str words = { "", 0 };

		for (size_t k = 0; k < wording->count; k++) {
			struct item_ref ref = wording->items[k];
			const struct persona *persona =
			    session->board.comparison->personas[ref.persona];
			const struct item *item = &persona->items[ref.item];

			words = persona_text(persona, item->range);
			buf_printf(text, "%s%c:%zu", k > 0 ? "  " : "",
				   session_letter(session, ref.persona),
				   item->place.line);
		}
		buf_printf(text, "\n  %.*s\n\n", STR_ARG(words));
	}
}

void
points_why(struct session *session)
{
	const struct statement *row = board_current_statement(session);
	const struct draft *draft = draft_of(session);
	struct buf *text;

	if (!row)
		return;
	text = why_open(session, row->kind == STATEMENT_WHOLE
				     ? STR("Code or a table")
				     : STR("Who says it, and how"));
	if (row->kind == STATEMENT_WHOLE)
		buf_printf(text, "Of %c: it is taken whole or not at all.\n",
			   session_letter(session, row->item.persona));
	else
		add_wordings(session, text, point_of(session, row));
	if (row->entry != NO_INDEX && draft->entries[row->entry].reason.len)
		buf_printf(text, "In the draft: %.*s\n",
			   STR_ARG(draft->entries[row->entry].reason));
	else if (row->relation.kind == RELATION_SAID)
		buf_add_cstr(text, "The draft says much the same in other "
				   "words, but it is not sure to be the same "
				   "point.\n");
}

void
points_copy(struct session *session)
{
	const struct statement *row = board_current_statement(session);

	if (row)
		session->request = (struct request){
			.kind = REQUEST_CLIPBOARD, .input = row->text
		};
}

static void
hint_wording(struct session *session, const struct statement *row)
{
	const struct persona *persona =
	    session->board.comparison->personas[row->item.persona];
	size_t line = persona->items[row->item.item].place.line;
	char letter = session_letter(session, row->item.persona);

	if (row->taken)
		session_say(session, "%c:%zu stands in the draft. Space takes "
			    "it out, e edits it", letter, line);
	else if (taken_item(session, row).persona != NO_INDEX)
		session_say(session, "%c:%zu says it so. Space takes this "
			    "wording instead, a keeps both, E starts from it",
			    letter, line);
	else
		session_say(session, "%c:%zu says it so. Space takes it",
			    letter, line);
}

void
points_hint(struct session *session)
{
	const struct statement *row = board_current_statement(session);
	size_t wordings;

	if (!row) {
		session_say(session, "The draft has all that is said here; = "
			    "shows it");
		return;
	}
	if (row->kind == STATEMENT_WHOLE) {
		session_say(session, "%s. Space takes it %s, enter reads it",
			    row->taken ? "In the draft, whole"
				       : "Whole or not at all",
			    row->taken ? "out" : "in");
		return;
	}
	wordings = point_of(session, row)->wording_count;
	if (row->kind == STATEMENT_WORDING || wordings == 1)
		hint_wording(session, row);
	else
		session_say(session, "%zu say it, in %zu wordings. %s, enter "
			    "shows all", point_of(session, row)->persona_count,
			    wordings,
			    row->taken ? "Space takes it out"
			    : row->relation.kind == RELATION_AGAINST
				? "? It contradicts the draft. Space takes it "
				  "nevertheless"
				: "Space takes the fullest");
}
