/* SPDX-License-Identifier: MIT */
#ifndef APP_BOARD_H
#define APP_BOARD_H

#include <stdbool.h>

#include "app/flags.h"
#include "app/move.h"
#include "app/part.h"
#include "app/statements.h"
#include "app/variants.h"
#include "base/arena.h"
#include "base/str.h"
#include "compose/checks.h"
#include "compose/relation.h"

struct session;

enum board_focus { FOCUS_TOPICS, FOCUS_ROWS };

/* A section row stands below an unfolded "only X". */
enum board_row_kind { BOARD_FIELDS, BOARD_TOPIC, BOARD_SECTION };

struct board_row {
	enum board_row_kind kind;
	size_t topic;	    /* of the comparison; NO_INDEX of the fields */
	size_t section;	    /* of the only persona: BOARD_SECTION */
	struct str title;
	struct tally *ticks; /* by persona */
	size_t tokens;	    /* of it in the draft */
	size_t sections;    /* of an "only X" */
	unsigned flags;	    /* of app/flags.h */
	bool ok, left_out;
	bool folded;	    /* an "only X" whose sections are not shown */
};

/* What a take was done to: a cell of the board, or a row of a persona's. */
struct cell_key {
	const struct comparison *comparison;
	size_t persona, topic, section, block, item;
	enum board_focus focus;
};

/* The sheet of tick boxes: a row is a topic, a column a persona. */
struct board {
	const struct comparison *comparison; /* that it was opened for */
	enum board_focus focus;
	size_t row;	 /* cursor among board rows */
	size_t persona;	 /* column in focus */
	size_t wanted;	 /* column last chosen; it may have nothing here */
	size_t item_row; /* cursor among the persona's rows */
	struct cell_key taken; /* by the last Space … */
	size_t taken_at; /* … which was that step of the history; 0: none */
	bool by_statement; /* rows are points where several say something */
	bool draft_pane; /* by statement in one pane: the draft, not the rows */
	struct item_ref editing; /* what is in the prompt or the editor … */
	const struct comparison *editing_of; /* … of that comparison */
	size_t pinned;	 /* persona in the draft's place; NO_INDEX */
	bool rest_folded; /* "only in the draft" */
	size_t entry_read; /* entry of it that is read on; NO_INDEX */
	/* kept by views: first row of the rail, first line of the rows */
	size_t top, item_top;
	long scrolled;	 /* lines by J and K, until the cursor moves */

	/* lives as long as the comparison is shown */
	struct arena kept;
	struct folds *folds; /* by persona */
	bool *only_unfolded; /* by topic */
	bool *points_unfolded; /* by point: its wordings are shown */
	size_t **topics;     /* by persona, section: where its own content
				belongs; NO_INDEX when it has none */

	/* derived; made anew by board_refresh */
	struct arena arena;
	struct board_row *rows;
	size_t row_count;
	struct relations relations;
	struct tally **tallies; /* by persona, section: its subtree */
	struct tally **own;	/* by persona, section: without those below */
	struct notes notes;
	size_t draft_tokens;
	double covers; /* the share of all that is said, 0–1 */
	double *scores; /* by candidate: its best pair within its topic */

	/* derived; made anew when the cursor changes the topic, too */
	struct arena part_arena;
	struct part part;   /* of the topic and persona in focus */
	struct statements statements; /* of the topic, by statement */
	struct variants variants; /* of the fields row, instead of it */
	struct str edited;  /* key of the field in the editor */
	/* what `m` offers */
	struct move *moves;
	size_t move_count, move_capacity;
	size_t moved;	/* the section, of the persona in focus */
	size_t *moved_leaves; /* its own content and what lies below; of a
				 topic all that the persona has there */
	size_t moved_count;
	bool moved_head; /* its heading comes along */
};

/* Shows the draft's comparison, from the first row when it is another. */
void board_open(struct session *session);
/* Makes rows and relations anew after the draft changed. Linear in the
 * personas' items and the draft. */
void board_refresh(struct session *session);
void board_release(struct board *board);
/* Makes the persona's rows anew after row, persona, pin or folds changed. */
void board_show_part(struct session *session);

/* Row and persona in focus; a persona that says nothing there gives way to
 * the one wanted before, one that is taken, or the first that has it. */
void board_go(struct session *session, size_t row);
/* The row under the cursor. */
struct board_row *board_current(const struct session *session);
/* Whether the topic's rows are its points: of a topic that several share. */
bool board_by_statement(const struct session *session);
/* The statement under the cursor; NULL when there is none. */
struct statement *board_current_statement(const struct session *session);
/* Its row under the cursor; NULL when there is none. */
struct persona_row *board_current_item(const struct session *session);
/* Whether the persona says anything there. */
bool board_has(const struct session *session, const struct board_row *row,
	       size_t persona);
/* Whether it is flagged, and that was not said to be fine: what is new since
 * is asked about even where it was. */
bool board_is_flagged(const struct board_row *row);
/* Rows that were ok'd, that are flagged, and all that can be. */
void board_count(const struct session *session, size_t *ok, size_t *flagged,
		 size_t *all);
/* Next row from the cursor on that is neither ok nor left out; NO_INDEX. */
size_t board_next_open(const struct session *session);
/* The same that is flagged, after (1) or before (-1) the cursor. */
size_t board_next_flagged(const struct session *session, int by);
/* Somebody else who has something there, after `persona` if possible. */
size_t board_beside(const struct session *session, size_t persona);
/* Whether the row is a topic of which one persona's version is taken. */
bool board_is_one_of(const struct session *session,
		     const struct board_row *row);
/* What is to be looked at in the fields; or NULL. */
const struct note *board_fields_note(const struct session *session);
/* A leaf of the topic that stands there on a weak match only; its candidate,
 * or NO_INDEX. */
size_t board_doubtful(const struct session *session, size_t topic);
/* The share of what all personas say that the draft's items cover, 0–1. */
double board_coverage(const struct session *session, struct arena *arena);
/* Fills board->rows; part of board_refresh. */
void board_list_rows(struct session *session);
/* Says what the cursor is on, in the message line. */
void board_hint(struct session *session);

#endif
