#ifndef APP_BOARD_H
#define APP_BOARD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "compose/checks.h"
#include "compose/relation.h"

struct session;

enum board_focus { FOCUS_TOPICS, FOCUS_ROWS };

/* The sheet of tick boxes: a row is a topic, a column a persona. */
struct board {
	enum board_focus focus;
	size_t row;	 /* cursor among board rows */
	size_t persona;	 /* column in focus */
	size_t item_row; /* cursor among the persona's rows */
	size_t top, item_top, draft_top;
	size_t pinned;	 /* persona shown in the draft's place; NO_INDEX */
	bool **folded;	 /* by persona, by section */
	/* derived; remade by board_refresh */
	struct board_row *rows;
	size_t row_count;
	struct persona_row *persona_rows;
	size_t persona_row_count;
	struct relations relations;
	struct notes notes;
	struct arena arena;
};

enum board_row_kind { BOARD_FIELDS, BOARD_TOPIC };

struct board_row {
	enum board_row_kind kind;
	size_t topic;	      /* of the comparison */
	struct str title;
	enum share *shares;   /* by persona */
	size_t tokens;	      /* of the topic in the draft */
	bool ok, left_out, needs_look;
};

/* A row of the persona in focus: a field, a section's head, an item, a code
 * block or table. */
enum persona_row_kind { ROW_FIELD, ROW_SECTION, ROW_ITEM, ROW_BLOCK };

struct persona_row {
	enum persona_row_kind kind;
	size_t depth;
	size_t section, item, block; /* which apply */
	const char *field;
	struct relation relation;
	size_t taken, count;  /* of a section: items in the draft, in all */
	size_t tokens;
	bool folded;
	struct item_ref twin; /* whose words it shares; persona NO_INDEX */
};

void board_open(struct session *session);
/* Remakes rows and relations after the draft or the focus changed. */
void board_refresh(struct session *session);
void board_release(struct board *board);

#endif
