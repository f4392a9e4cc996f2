/* SPDX-License-Identifier: MIT */
#ifndef APP_EXPORTING_H
#define APP_EXPORTING_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "export/target.h"

struct session;

enum export_focus { EXPORT_TARGETS, EXPORT_NAME, EXPORT_FILE, EXPORT_BUTTON,
		    EXPORT_FOCUS_COUNT };

/* A line of the difference between the file that exists and the new one. */
struct changed_line {
	char sign; /* '+' comes, '-' goes, ' ' stays */
	struct str text;
};

/* What will be written, where, and what is lost. Nothing is written before
 * Enter on the button, and nothing is replaced before a second one. */
struct exporting {
	enum export_focus focus;
	size_t target;	  /* row in the targets table */
	struct buf name;  /* as typed; empty: the draft's */
	struct buf typed; /* path as typed; empty: by the target's rule */
	size_t typed_for; /* the target; a folder holds for all of them */
	size_t top;	  /* line of the text pane */
	size_t hit;	  /* byte of the text that was searched for */
	bool to_hit;	  /* the view scrolls to it, and clears this */
	bool asked;	  /* the difference is shown: Enter replaces */
	/* derived; remade by exporting_refresh */
	struct str path;
	struct buf recipe; /* where the draft is kept; empty: nowhere */
	unsigned long long recipe_of; /* hash of the place's name and text */
	struct str missing; /* the client's folder that is not here */
	struct buf text;    /* what the target gets */
	struct buf file;    /* what the file will hold: more than the text
			       where others share it */
	struct str before;  /* what it holds, when there is one */
	struct losses losses;
	struct error error; /* why it cannot be written */
	bool possible;
	enum plan_state state; /* of the file at the path */
	unsigned long long old; /* hash of the file that exists */
	struct changed_line *changed; /* when there is one */
	size_t changed_count;
	size_t differing;   /* of them come or go */
	struct arena arena;
};

void exporting_open(struct session *session);
void exporting_refresh(struct session *session);
void exporting_release(struct exporting *exporting);
/* Writes the file, and its recipe beside the draft; an existing file is
 * replaced when that was asked for. */
bool exporting_write(struct session *session, struct error *error);
/* Whether the path names a file that one of them was read from. */
bool exporting_is_source(const char *path,
			 const struct persona *const *sources, size_t count);
/* The name it will have. */
struct str exporting_name(const struct session *session);
/* Letters of the personas that the draft has text of: "A B D". */
struct str exporting_letters(const struct session *session,
			     struct arena *arena);
/* The command that writes the same file once more; empty when there is no
 * place for the recipe. In the arena. */
struct str exporting_script(const struct session *session,
			    struct arena *arena);

#endif
