/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/board.h"
#include "app/handlers.h"
#include "base/utf8.h"
#include "match/coverage.h"
#include "model/tokens.h"

/* What is asked for with the fewest personas. */
static const double enough = .90;

enum { NAME_COLUMNS = 34 };

double
board_coverage(const struct session *session, struct arena *arena)
{
	const struct board *board = &session->board;
	const struct comparison *comparison = board->comparison;
	struct coverage coverage = coverage_new(comparison, arena);

	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < comparison->personas[p]->item_count; i++)
			if (board->relations.of[p][i].kind == RELATION_TAKEN)
				coverage_add_item(&coverage,
						  (struct item_ref){ p, i });
	return coverage_share(&coverage);
}

/* "backend-engineer · 003", cut where it is long. */
static struct str
name_of(struct session *session, size_t persona, struct arena *arena)
{
	const struct compared *compared =
	    session_compared(session, session->board.comparison);
	struct str name = compared->comparison.personas[persona]->name;
	struct str telling = browse_telling(session, compared->files[persona]);
	const char *dot = session->ascii ? "-" : "·";

	if (telling.len > 0)
		name = arena_printf(arena, "%.*s %s %.*s", STR_ARG(name), dot,
				    STR_ARG(telling));
	return utf8_fit(name, NAME_COLUMNS);
}

static void
add_persona(struct session *session, struct buf *text, size_t persona,
	    struct arena *arena)
{
	const struct comparison *comparison = session->board.comparison;
	struct coverage alone = coverage_new(comparison, arena);
	struct str name = name_of(session, persona, arena);
	struct str tokens = tokens_shown(
	    persona_tokens(comparison->personas[persona]), arena);

	coverage_add_persona(&alone, persona);
	buf_printf(text, "%c  %.*s\n", session_letter(session, persona),
		   STR_ARG(name));
	buf_printf(text, "  %zu of %zu shared topics, %.0f %% of what is said "
		   "(%zu points), %zu only here, %s%.*s tokens\n",
		   coverage_topics(comparison, persona),
		   coverage_shared_topics(comparison),
		   100 * coverage_share(&alone), alone.point_count,
		   coverage_only(comparison, persona),
		   session->ascii ? "~" : "≈", STR_ARG(tokens));
}

/* The fewest that together say nearly all. */
static void
add_fewest(struct session *session, struct buf *text, struct arena *arena)
{
	const struct comparison *comparison = session->board.comparison;
	const struct coverage_step *steps = coverage_order(comparison, arena);

	buf_printf(text, "\n%.0f %% of it needs: ", 100 * enough);
	for (size_t i = 0; i < comparison->persona_count; i++) {
		buf_printf(text, "%s%c (%.0f %%)", i > 0 ? ", then " : "",
			   session_letter(session, steps[i].persona),
			   100 * steps[i].share);
		if (steps[i].share >= enough)
			break;
	}
	buf_add_byte(text, '\n');
}

void
compare_which(struct session *session)
{
	const struct comparison *comparison = session->board.comparison;
	struct buf *text = why_open(session, STR("Which of these, and what "
						 "would be lost"));
	struct arena scratch = { 0 };

	buf_printf(text, "%zu points are made in all; the draft covers "
		   "%.0f %% of what they are worth.\n\n",
		   comparison->points.count,
		   100 * board_coverage(session, &scratch));
	for (size_t i = 0; i < comparison->persona_count; i++)
		add_persona(session, text, i, &scratch);
	add_fewest(session, text, &scratch);
	arena_release(&scratch);
}
