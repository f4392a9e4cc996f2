/* SPDX-License-Identifier: MIT */
#include "review.h"

#include "check.h"

static const char *const folder[] = { "tests/view/compare", NULL };

void
review_open(struct stage *stage)
{
	stage_open(stage, 36, 120, folder);
	stage_keys(stage, "a c");
	assert_int_equal(stage->session.screen, SCREEN_COMPARE);
	stage->session.board.by_statement = false;
}

const struct board_row *
review_row(const struct stage *stage, const char *title)
{
	const struct board *board = &stage->session.board;

	for (size_t i = 0; i < board->row_count; i++)
		if (str_eq(board->rows[i].title, str_of(title)))
			return &board->rows[i];
	fail_msg("no row \"%s\"", title);
	return NULL;
}

void
review_go(struct stage *stage, const char *title, size_t persona)
{
	const struct board_row *row = review_row(stage, title);

	stage->session.board.wanted = persona;
	board_go(&stage->session,
		 (size_t)(row - stage->session.board.rows));
}

struct persona_row *
review_item(struct stage *stage, const char *start)
{
	struct part *part = &stage->session.board.part;

	for (size_t i = 0; i < part->count; i++)
		if (str_starts(part->rows[i].text, str_of(start))) {
			stage->session.board.item_row = i;
			return &part->rows[i];
		}
	fail_msg("no item \"%s\"", start);
	return NULL;
}

enum share
review_share(const struct stage *stage, const char *title, size_t persona)
{
	return tally_share(review_row(stage, title)->ticks[persona]);
}
