/* SPDX-License-Identifier: MIT */
#include "app/board.h"

#include "app/session.h"
#include "compose/take.h"

/* What a section must score to join a topic without being asked about. */
static const double certain = 0.70;

static struct board_row *
add_row(struct session *session, struct board_row row)
{
	struct board *board = &session->board;
	size_t personas = board->comparison->persona_count;

	row.ticks = ARENA_ARRAY(&board->arena, struct tally, personas);
	board->rows[board->row_count] = row;
	return &board->rows[board->row_count++];
}

static void
tick(struct tally *sum, struct tally more)
{
	sum->taken += more.taken;
	sum->said += more.said;
	sum->count += more.count;
}

const struct note *
board_fields_note(const struct session *session)
{
	const struct notes *notes = &session->board.notes;

	for (size_t i = 0; i < notes->count; i++)
		if (str_starts(str_of(notes->all[i].code), STR("tools")) &&
		    notes->all[i].severity >= SEVERITY_WARNING)
			return &notes->all[i];
	return NULL;
}

/* How many of a persona's fields the draft has as they are there. */
static void
tick_fields(struct session *session, struct board_row *row)
{
	struct board *board = &session->board;
	struct variants variants;

	variants_list(&variants, session, &board->arena);
	for (size_t i = 0; i < variants.count; i++)
		for (size_t j = 0; j < variants.all[i].from_count; j++) {
			struct tally *tally =
			    &row->ticks[variants.all[i].from[j]];

			if (variants.all[i].absent)
				continue;
			tally->count++;
			tally->taken += variants.all[i].taken;
		}
	row->tokens = variants.tokens;
	row->flags = board_fields_note(session) ? 1u << FLAG_RIGHTS : 0;
}

static void
add_fields(struct session *session)
{
	struct board_row *row =
	    add_row(session, (struct board_row){
				 .kind = BOARD_FIELDS,
				 .topic = NO_INDEX,
				 .section = NO_INDEX,
				 .title = STR("Fields"),
				 .ok = session->work.draft.fields_ok });

	tick_fields(session, row);
}

/* Ticks, by topic and persona, of all that the personas say. */
static struct tally **
tick_topics(struct session *session)
{
	struct board *board = &session->board;
	const struct comparison *comparison = board->comparison;
	struct tally **ticks = ARENA_ARRAY(&board->arena, struct tally *,
					   comparison->topic_count);

	for (size_t i = 0; i < comparison->topic_count; i++)
		ticks[i] = ARENA_ARRAY(&board->arena, struct tally,
				       comparison->persona_count);
	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < comparison->personas[p]->section_count;
		     i++)
			if (board->topics[p][i] != NO_INDEX)
				tick(&ticks[board->topics[p][i]][p],
				     board->own[p][i]);
	return ticks;
}

/* By topic: tokens in the draft. */
static size_t *
count_tokens(struct session *session)
{
	const struct draft *draft = &session->work.draft;
	size_t *tokens = ARENA_ARRAY(&session->board.arena, size_t,
				     draft->comparison->topic_count);
	const size_t *topics = entry_topics(draft, &session->board.arena);

	for (size_t i = 0; i < draft->entry_count; i++)
		if (topics[i] != NO_INDEX)
			tokens[topics[i]] +=
			    entry_tokens(draft, &draft->entries[i]);
	return tokens;
}

static struct str
row_title(struct session *session, size_t topic)
{
	const struct topic *it = &session->board.comparison->topics[topic];

	if (it->kind != TOPIC_ONLY)
		return it->title;
	return arena_printf(&session->board.arena, "only %c (%zu)",
			    session_letter(session, it->only), it->count);
}

static void
add_sections(struct session *session, size_t topic)
{
	struct board *board = &session->board;
	const struct topic *it = &board->comparison->topics[topic];

	for (size_t i = 0; i < it->count; i++) {
		const struct candidate *leaf =
		    &board->comparison->candidates[it->candidates[i]];
		const struct persona *source =
		    board->comparison->personas[leaf->persona];
		struct board_row *row = add_row(session, (struct board_row){
			.kind = BOARD_SECTION,
			.topic = topic,
			.section = leaf->section,
			.title = leaf->section > 0
				     ? source->sections[leaf->section].title
				     : STR("opening text"),
		});

		row->ticks[leaf->persona] =
		    board->own[leaf->persona][leaf->section];
	}
}

static size_t
count_rows(const struct comparison *comparison)
{
	size_t count = 1;

	for (size_t i = 0; i < comparison->topic_count; i++)
		count += 1 + comparison->topics[i].count;
	return count;
}

static void
find_scores(struct board *board)
{
	const struct comparison *comparison = board->comparison;
	double *scores = ARENA_ARRAY(&board->arena, double,
				     comparison->candidate_count);

	for (size_t i = 0; i < comparison->pair_count; i++) {
		const struct section_pair *pair = &comparison->pairs[i];
		size_t topic = comparison->candidates[pair->a].topic;

		if (topic == NO_INDEX ||
		    comparison->candidates[pair->b].topic != topic)
			continue;
		if (pair->score > scores[pair->a])
			scores[pair->a] = pair->score;
		if (pair->score > scores[pair->b])
			scores[pair->b] = pair->score;
	}
	board->scores = scores;
}

size_t
board_doubtful(const struct session *session, size_t topic)
{
	const struct board *board = &session->board;
	const struct topic *it = &board->comparison->topics[topic];
	size_t found = NO_INDEX;

	if (it->kind == TOPIC_ONLY || it->kind == TOPIC_EXAMPLES)
		return NO_INDEX;
	for (size_t i = 0; i < it->count; i++) {
		double score = board->scores[it->candidates[i]];

		if (score > 0 && score < certain &&
		    (found == NO_INDEX || score < board->scores[found]))
			found = it->candidates[i];
	}
	return found;
}

struct topic_sums {
	struct tally **ticks; /* by topic, persona */
	const unsigned *flags; /* by topic */
	const size_t *tokens; /* by topic, in the draft */
};

static void
add_topic(struct session *session, size_t topic, const struct topic_sums *sums)
{
	struct board *board = &session->board;
	const struct draft *draft = &session->work.draft;
	const struct topic *it = &board->comparison->topics[topic];
	struct board_row *row = add_row(session, (struct board_row){
		.kind = BOARD_TOPIC,
		.topic = topic,
		.section = NO_INDEX,
		.title = row_title(session, topic),
		.tokens = sums->tokens[topic],
		.sections = it->count,
		.ok = draft->ok[topic],
		.left_out = draft->left_out[topic],
		.flags = sums->flags[topic],
		.folded = it->kind == TOPIC_ONLY &&
			  !board->only_unfolded[topic],
	});

	row->ticks = sums->ticks[topic];
	if (it->kind == TOPIC_ONLY && !row->folded)
		add_sections(session, topic);
}

/* What only one says stands in an order of content; here in that of the
 * letters, as people look for it. */
static size_t *
order_topics(const struct comparison *comparison, struct arena *arena)
{
	size_t *order = ARENA_ARRAY(arena, size_t, comparison->topic_count);
	size_t count = 0;

	for (size_t i = 0; i < comparison->topic_count; i++)
		if (comparison->topics[i].kind != TOPIC_ONLY)
			order[count++] = i;
	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < comparison->topic_count; i++)
			if (comparison->topics[i].kind == TOPIC_ONLY &&
			    comparison->topics[i].only == p)
				order[count++] = i;
	return order;
}

void
board_list_rows(struct session *session)
{
	struct board *board = &session->board;
	const struct comparison *comparison = board->comparison;
	struct topic_sums sums = { .ticks = tick_topics(session),
				   .tokens = count_tokens(session) };
	size_t *order = order_topics(comparison, &board->arena);

	find_scores(board);
	sums.flags = flags_find(session, &board->arena);
	board->rows = ARENA_ARRAY(&board->arena, struct board_row,
				  count_rows(comparison));
	add_fields(session);
	for (size_t i = 0; i < comparison->topic_count; i++)
		add_topic(session, order[i], &sums);
}

bool
board_is_flagged(const struct board_row *row)
{
	if (row->kind == BOARD_SECTION || row->left_out)
		return false;
	return row->flags & 1u << FLAG_NEW || (row->flags && !row->ok);
}

static bool
is_open(const struct board_row *row)
{
	return row->kind != BOARD_SECTION && !row->left_out &&
	       (!row->ok || row->flags & 1u << FLAG_NEW);
}

void
board_count(const struct session *session, size_t *ok, size_t *flagged,
	    size_t *all)
{
	const struct board *board = &session->board;

	*ok = *flagged = *all = 0;
	for (size_t i = 0; i < board->row_count; i++) {
		const struct board_row *row = &board->rows[i];

		if (row->kind == BOARD_SECTION)
			continue;
		*ok += row->ok;
		*flagged += board_is_flagged(row);
		++*all;
	}
}

static size_t
next_row(const struct session *session, int by,
	 bool (*accepts)(const struct board_row *row))
{
	const struct board *board = &session->board;
	size_t count = board->row_count;

	for (size_t i = 1; i <= count; i++) {
		size_t step = by < 0 ? count - i : i;
		size_t at = (board->row + step) % count;

		if (accepts(&board->rows[at]))
			return at;
	}
	return NO_INDEX;
}

size_t
board_next_open(const struct session *session)
{
	return next_row(session, 1, is_open);
}

size_t
board_next_flagged(const struct session *session, int by)
{
	return next_row(session, by, board_is_flagged);
}
