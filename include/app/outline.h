/* SPDX-License-Identifier: MIT */
#ifndef APP_OUTLINE_H
#define APP_OUTLINE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "compose/checks.h"
#include "compose/draft.h"
#include "compose/upstream.h"
#include "export/render.h"

struct session;

enum outline_tab { TAB_PREVIEW, TAB_NOTES, TAB_LEFT_OUT, TAB_UPSTREAM,
		   TAB_COUNT };

/* A section, or prose outside of all, of which something is left out. */
struct left_row {
	size_t persona, section;
	const struct origin *parts; /* what is left out of it, in order */
	size_t part_count, tokens;
	size_t first_line;
	bool partly; /* other parts of it are in the draft */
	bool said;   /* the draft says all of it already, in other words */
};

/* The draft as a tree beside its preview, its notes and what is left out. */
struct outline {
	const struct comparison *comparison; /* that it was opened for */
	size_t cursor;	 /* row; 0 is the fields */
	size_t top, preview_top;
	bool follow;	 /* the preview goes to the cursor's text */
	enum outline_tab tab;
	bool tab_focus;	 /* the keys go to the tab */
	size_t note, left, upstream_at; /* cursors of the tabs */
	size_t place;	 /* of the note's two: 0 or 1 */
	size_t list_top; /* first line of notes or left out on screen */
	unsigned long long *unfolded; /* sections, by what they are */
	size_t unfolded_count, unfolded_capacity;
	struct str field; /* key of the field being edited */
	/* derived; remade by outline_refresh */
	size_t *rows;	 /* entries in view; NO_INDEX is the fields row */
	size_t row_count;
	struct notes notes;
	struct left_row *left_rows; /* what is new first, then what is said */
	size_t left_count;
	size_t left_new;	    /* of them the draft does not say */
	struct upstream upstream; /* what became of its sources since */
	size_t *upstream_rows; /* picks, then what is new, by number */
	size_t upstream_count;
	struct buf preview; /* what the first target would get */
	struct spans spans; /* of the preview */
	struct arena arena;
};

void outline_open(struct session *session);
/* Runs the checks and renders the draft; linear in it and its sources. */
void outline_refresh(struct session *session);
void outline_release(struct outline *outline);
/* Entry under the cursor, or NO_INDEX on the fields row. */
size_t outline_current(const struct session *session);
/* Whether the keys go to that tab. */
bool outline_in_tab(const struct session *session, enum outline_tab tab);
/* Its row in focus; NULL when the keys go elsewhere, or nothing is left. */
const struct left_row *outline_current_left(const struct session *session);
/* The entry that the note in focus points at; NO_INDEX for none. */
size_t outline_noted(const struct session *session);
/* Puts the cursor on an entry, unfolding what it stands in. */
void outline_go(struct session *session, size_t entry);
bool outline_is_folded(const struct session *session, size_t entry);
void outline_set_folded(struct session *session, size_t entry, bool folded);
/* Bytes of the preview before its body: the fields. */
size_t outline_body(const struct outline *outline);
/* Of the preview: what an entry and all below it became; NO_INDEX: fields. */
struct range outline_text(const struct session *session, size_t entry);
/* A section's title; of prose without one its topic's. */
struct str outline_title(const struct session *session, size_t entry);
/* Letters of the personas below an entry, first come first; in the arena. */
struct str outline_letters(const struct session *session, size_t entry,
			   struct arena *arena);
/* A block's text on one line, without marks; in the arena. */
struct str outline_line(const struct session *session, size_t entry,
			struct arena *arena);

/* Makes the rows of that tab; part of outline_refresh. */
void outline_find_upstream(struct session *session);
/* The pick of a row; NULL where it is something new, and then that. */
const struct upstream_pick *
outline_upstream_pick(const struct outline *outline, size_t row);
const struct upstream_new *outline_upstream_new(const struct outline *outline,
						size_t row);

/* Makes left_rows; part of outline_refresh. */
void outline_find_left(struct session *session);
/* Takes just what is left out of the row's section; how many blocks, and the
 * first of them in `*first`. */
size_t outline_take_left(struct draft *draft, const struct left_row *row,
			 size_t *first);

#endif
