/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/board.h"
#include "app/handlers.h"
#include "compose/take.h"

enum { PAIRS_SHOWN = 12, WORDS_SHOWN = 10 };

static const char *
about(const struct session *session)
{
	return session->ascii ? "~" : "≈";
}

static struct str
path_of(struct session *session, size_t persona, size_t section)
{
	const struct persona *source =
	    session->board.comparison->personas[persona];

	if (section == 0)
		return STR("opening text");
	return section_path(source, section, session->ascii ? " > " : " › ",
			    &session->board.part_arena);
}

static void
add_pair(struct session *session, struct buf *text,
	 const struct section_pair *pair)
{
	const struct comparison *comparison = session->board.comparison;
	const struct candidate *a = &comparison->candidates[pair->a];
	const struct candidate *b = &comparison->candidates[pair->b];
	struct str left = path_of(session, a->persona, a->section);
	struct str right = path_of(session, b->persona, b->section);

	buf_printf(text, "%3.0f %%  %c %.*s  =  %c %.*s\n",
		   100 * pair->score, session_letter(session, a->persona),
		   STR_ARG(left), session_letter(session, b->persona),
		   STR_ARG(right));
	if (pair->why_count == 0)
		return;
	buf_add_cstr(text, "       ");
	for (size_t i = 0; i < pair->why_count && i < WORDS_SHOWN; i++)
		buf_printf(text, "%s%.*s", i > 0 ? ", " : "",
			   STR_ARG(pair->why[i]));
	buf_add_byte(text, '\n');
}

/* A group's is that of the first that stands in it. */
static size_t
topic_of(const struct session *session, const struct candidate *candidate)
{
	const struct board *board = &session->board;
	const struct persona *source =
	    board->comparison->personas[candidate->persona];
	size_t topic = candidate->topic;

	for (size_t i = candidate->section;
	     topic == NO_INDEX &&
	     i < source->sections[candidate->section].end; i++)
		topic = board->topics[candidate->persona][i];
	return topic;
}

/* The persona's own pairs first asked for; best first. */
static void
add_pairs(struct session *session, struct buf *text, size_t topic,
	  size_t persona)
{
	const struct comparison *comparison = session->board.comparison;
	size_t shown = 0;

	for (size_t i = 0; i < comparison->pair_count && shown < PAIRS_SHOWN;
	     i++) {
		const struct section_pair *pair = &comparison->pairs[i];
		const struct candidate *a = &comparison->candidates[pair->a];
		const struct candidate *b = &comparison->candidates[pair->b];

		if (topic_of(session, a) != topic ||
		    topic_of(session, b) != topic ||
		    (a->persona != persona && b->persona != persona))
			continue;
		add_pair(session, text, pair);
		shown++;
	}
	if (shown == 0)
		buf_add_cstr(text, "No pair of sections: it stands here "
			     "because of what stands around it.\n");
}

static void
add_notes(const struct session *session, struct buf *text, size_t topic)
{
	const struct notes *notes = &session->board.notes;
	bool any = false;
	enum flag flag;

	for (size_t i = 0; i < notes->count; i++) {
		if (entry_topic(&session->work.draft,
				notes->all[i].entries[0]) != topic)
			continue;
		if (!any)
			buf_add_cstr(text, "\nTo be looked at in the draft\n");
		any = true;
		flag = flag_of_note(notes->all[i].code);
		buf_printf(text, "  %s %.*s\n",
			   flag == FLAG_COUNT ? "·" : flag_row(flag)->sign,
			   STR_ARG(notes->all[i].text));
	}
}

static void
why_topic(struct session *session, const struct board_row *row)
{
	size_t persona = session->board.persona;
	struct buf *text = why_open(session, row->title);
	const struct topic *topic =
	    &session->board.comparison->topics[row->topic];

	if (topic->kind == TOPIC_ONLY) {
		buf_add_cstr(text, "Nobody else says any of this.\n");
	} else {
		buf_printf(text, "Why %c stands here: its best pairs\n",
			   session_letter(session, persona));
		add_pairs(session, text, row->topic, persona);
		buf_printf(text, "\nThe last part joined at %.0f %%. m moves "
			   "a section that is in the wrong place.\n",
			   100 * topic->weakest);
	}
	add_notes(session, text, row->topic);
}

static void
add_twins(struct session *session, struct buf *text, struct item_ref item)
{
	const struct comparison *comparison = session->board.comparison;
	const size_t *twins;
	size_t count;

	twins = comparison_twins(comparison, item, &count);
	buf_add_cstr(text, count > 0 ? "\nSaid by others\n"
				     : "\nNobody else says it.\n");
	for (size_t i = 0; i < count; i++) {
		const struct item_pair *pair =
		    &comparison->item_pairs[twins[i]];
		bool is_a = pair->a.persona == item.persona &&
			    pair->a.item == item.item;
		struct item_ref other = is_a ? pair->b : pair->a;
		const struct persona *source =
		    comparison->personas[other.persona];
		const struct item *twin = &source->items[other.item];
		struct str words = persona_text(source, twin->range);

		buf_printf(text, "%3.0f %%  %c:%zu %s%.*s\n",
			   100 * pair->score,
			   session_letter(session, other.persona),
			   twin->place.line,
			   pair->pairing == PAIRING_SAME ? "(the same) " : "",
			   STR_ARG(words));
	}
}

static void
add_entry(struct session *session, struct buf *text,
	  const struct persona_row *row)
{
	static const char *const kinds[] = {
		[RELATION_NEW] = "New: nobody in the draft says it",
		[RELATION_TAKEN] = "In the draft",
		[RELATION_SAID] = "The draft says it already",
		[RELATION_AGAINST] = "It contradicts the draft",
	};
	const struct draft *draft = &session->work.draft;
	const struct entry *entry;
	struct str title, said;

	buf_printf(text, "\n%s", kinds[row->relation.kind]);
	if (row->relation.entry >= draft->entry_count) {
		buf_add_byte(text, '\n');
		return;
	}
	entry = &draft->entries[row->relation.entry];
	title = entry_topic_title(draft, row->relation.entry);
	buf_printf(text, ", in %.*s", STR_ARG(title));
	if (entry->reason.len > 0)
		buf_printf(text, " (%.*s)", STR_ARG(entry->reason));
	buf_add_byte(text, '\n');
	if (row->relation.kind == RELATION_TAKEN)
		return;
	said = draft_text(draft, entry);
	buf_printf(text, "       %c %.*s\n",
		   session_letter(session, entry->origin.persona),
		   STR_ARG(said));
}

/* Pairs of the section itself, as own content or as a group. */
static void
add_section_pairs(struct session *session, struct buf *text,
		  const struct persona_row *row)
{
	const struct comparison *comparison = session->board.comparison;
	size_t shown = 0;

	for (size_t i = 0; i < comparison->pair_count && shown < PAIRS_SHOWN;
	     i++) {
		const struct section_pair *pair = &comparison->pairs[i];
		const struct candidate *a = &comparison->candidates[pair->a];
		const struct candidate *b = &comparison->candidates[pair->b];

		if ((a->persona != row->persona ||
		     a->section != row->section) &&
		    (b->persona != row->persona ||
		     b->section != row->section))
			continue;
		if (shown++ == 0)
			buf_add_cstr(text, "\nPaired with\n");
		add_pair(session, text, pair);
	}
	if (shown == 0)
		buf_add_cstr(text, "\nPaired with no section of another: it "
			     "stands here because of what stands around "
			     "it.\n");
}

static void
why_section(struct session *session, const struct persona_row *row)
{
	const struct board_row *here = board_current(session);
	const struct persona *source =
	    session->board.comparison->personas[row->persona];
	struct lines lines = source->sections[row->section].lines;
	struct tally tally = row->tally;
	struct buf *text = why_open(session, row->text);
	struct str path = path_of(session, row->persona, row->section);

	buf_printf(text, "%c  %.*s, %.*s\n%.*s:%zu-%zu\n\n",
		   session_letter(session, row->persona),
		   STR_ARG(source->name), STR_ARG(path),
		   STR_ARG(source->path), lines.first, lines.last);
	buf_printf(text, "%s%zu tokens, %zu item%s: %zu in the draft, %zu more "
		   "said by it\nin the topic %.*s\n", about(session),
		   row->tokens, tally.count, plural(tally.count), tally.taken,
		   tally.said, STR_ARG(here->title));
	add_section_pairs(session, text, row);
}

static void
why_row(struct session *session, const struct persona_row *row)
{
	const struct persona *source;
	struct buf *text = why_open(session, STR("Why"));
	struct str path;
	size_t line;

	if (row->persona == NO_INDEX || row->section == NO_INDEX) {
		buf_printf(text, "%.*s\n", STR_ARG(row->text));
		add_entry(session, text, row);
		return;
	}
	source = session->board.comparison->personas[row->persona];
	line = row->item != NO_INDEX
		   ? source->items[row->item].place.line
		   : source->sections[row->section].lines.first;
	path = path_of(session, row->persona, row->section);
	buf_printf(text, "%c  %.*s:%zu\n%.*s\n\n%.*s\n",
		   session_letter(session, row->persona),
		   STR_ARG(source->path), line, STR_ARG(path),
		   STR_ARG(row->text));
	buf_printf(text, "%s%zu tokens\n", about(session), row->tokens);
	add_entry(session, text, row);
	if (row->item != NO_INDEX)
		add_twins(session, text,
			  (struct item_ref){ row->persona, row->item });
}

static void
why_fields(struct session *session)
{
	const struct notes *notes = &session->board.notes;
	struct buf *text = why_open(session, STR("Fields"));

	buf_add_cstr(text, "What stands in the front matter: who the persona "
		     "is to the tool that loads it, and what it may do. Each "
		     "field is one of what the personas have.\n\n");
	for (size_t i = 0; i < notes->count; i++)
		if (str_starts(str_of(notes->all[i].code), STR("tool")))
			buf_printf(text, "! %.*s\n",
				   STR_ARG(notes->all[i].text));
}

void
compare_why(struct session *session)
{
	const struct board_row *row = board_current(session);
	const struct persona_row *item = board_current_item(session);

	if (row->kind == BOARD_FIELDS)
		why_fields(session);
	else if (session->board.focus == FOCUS_ROWS && item &&
		 item->kind == ROW_SECTION)
		why_section(session, item);
	else if (session->board.focus == FOCUS_ROWS && item &&
		 item->kind != ROW_REST)
		why_row(session, item);
	else
		why_topic(session, row);
}

static size_t
current_line(const struct session *session)
{
	const struct board *board = &session->board;
	const struct persona *source =
	    board->comparison->personas[board->persona];
	const struct persona_row *row = board_current_item(session);

	if (!row || row->section == NO_INDEX || row->persona != board->persona)
		return 1;
	if (row->item != NO_INDEX)
		return source->items[row->item].place.line;
	if (row->block != NO_INDEX)
		return source_first_line(&source->source,
					 source->blocks[row->block].text);
	return row->section > 0 ? source->sections[row->section].lines.first
				: 1;
}

static void
field_edited(struct session *session, struct str result)
{
	struct str key = session->board.edited;

	if (result.len > 0 && result.ptr[result.len - 1] == '\n')
		result.len--;
	session_begin(session);
	draft_set_field(&session->work.draft, key.ptr, result);
	session_done(session, "edited %.*s", STR_ARG(key));
}

static void
edit_field(struct session *session)
{
	struct board *board = &session->board;
	const struct variant *variant = &board->variants.all[board->item_row];

	if (!draft_field(&session->work.draft, variant->key.ptr) ||
	    !variant->taken) {
		session_say(session, "The draft's own value can be edited: "
			    "space takes one first");
		return;
	}
	board->edited = arena_str(&board->kept, variant->key);
	session->request = (struct request){
		.kind = REQUEST_EDITOR,
		.input = arena_str(&board->kept, variant->value),
		.done = field_edited,
	};
}

void
compare_edit(struct session *session)
{
	const struct board *board = &session->board;
	const struct compared *compared =
	    session_compared(session, board->comparison);

	if (board->focus == FOCUS_ROWS &&
	    board_current(session)->kind == BOARD_FIELDS)
		edit_field(session);
	else
		edit_file(session, compared->files[board->persona],
			  current_line(session));
}

static struct str
copied_text(const struct session *session)
{
	const struct board *board = &session->board;
	const struct persona_row *row = board_current_item(session);
	const struct persona *source =
	    board->comparison->personas[board->persona];

	if (board_current(session)->kind == BOARD_FIELDS)
		return board->variants.all[board->item_row].value;
	if (!row)
		return (struct str){ "", 0 };
	if (row->kind == ROW_SECTION && row->section > 0)
		return persona_text(source,
				    source->sections[row->section].range);
	return row->text;
}

void
compare_copy(struct session *session)
{
	struct str text = copied_text(session);

	if (session->board.focus == FOCUS_TOPICS || text.len == 0) {
		session_say(session, "Enter goes into the rows; y copies one");
		return;
	}
	session->request = (struct request){ .kind = REQUEST_CLIPBOARD,
					     .input = text };
}
