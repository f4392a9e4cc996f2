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

/* A section, or prose outside of all, of which something is left out. */
struct left_row {
	size_t persona, section;
	size_t blocks, tokens;	/* of it that are left out */
	size_t first_line;
};

/* The draft as a tree beside its preview, its notes and what is left out. */
struct outline {
	size_t cursor;	 /* row; 0 is the fields */
	size_t top, preview_top;
	bool follow;	 /* the preview goes to the cursor's text */
	enum outline_tab tab;
	bool tab_focus;	 /* the keys go to notes or left out */
	size_t note, left;
	size_t list_top; /* first row of notes or left out on screen */
	unsigned long long *unfolded; /* sections, by what they are */
	size_t unfolded_count, unfolded_capacity;
	struct str *fine; /* texts of notes the user said are fine */
	size_t fine_count, fine_capacity;
	/* derived; remade by outline_refresh */
	size_t *rows;	 /* entries in view; NO_INDEX is the fields row */
	size_t row_count;
	struct notes notes;
	struct left_row *left_rows;
	size_t left_count;
	struct buf preview; /* what the first target would get */
	struct spans spans; /* of the preview */
	struct arena arena;
};

void outline_open(struct session *session);
void outline_refresh(struct session *session);
void outline_release(struct outline *outline);
/* Entry under the cursor, or NO_INDEX on the fields row. */
size_t outline_current(const struct session *session);
/* Puts the cursor on an entry, unfolding what it stands in. */
void outline_go(struct session *session, size_t entry);
bool outline_is_folded(const struct session *session, size_t entry);
void outline_set_folded(struct session *session, size_t entry, bool folded);
/* Letters of the personas below an entry, first come first; in the arena. */
struct str outline_letters(const struct session *session, size_t entry,
			   struct arena *arena);
/* A block's text on one line, without marks; in the arena. */
struct str outline_line(const struct session *session, size_t entry,
			struct arena *arena);

#endif
