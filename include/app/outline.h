#ifndef APP_OUTLINE_H
#define APP_OUTLINE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "compose/checks.h"
#include "compose/draft.h"
#include "export/render.h"

struct session;

enum outline_tab { TAB_PREVIEW, TAB_NOTES, TAB_LEFT_OUT, TAB_COUNT };

/* The draft as a tree beside its preview, its notes and what is left out. */
struct outline {
	size_t cursor;	 /* row; 0 is the fields */
	size_t top, preview_top;
	enum outline_tab tab;
	bool tab_focus;	 /* the keys go to notes or left out */
	size_t note, left;
	bool *folded;	 /* by entry */
	size_t folded_count;
	struct str *fine; /* texts of notes the user said are fine */
	size_t fine_count, fine_capacity;
	/* derived; remade by outline_refresh */
	size_t *rows;	 /* entries in view; NO_INDEX is the fields row */
	size_t row_count;
	struct notes notes;
	struct origin *left_out;
	size_t left_count;
	struct buf preview;
	struct spans spans;
	struct arena arena;
};

void outline_open(struct session *session);
void outline_refresh(struct session *session);
void outline_release(struct outline *outline);
/* Entry under the cursor, or NO_INDEX on the fields row. */
size_t outline_current(const struct session *session);

#endif
