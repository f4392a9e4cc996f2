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

/* A line of the difference between the file that exists and the text. */
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
	size_t top;	  /* of the text */
	bool asked;	  /* the difference is shown: Enter replaces */
	/* derived; remade by exporting_refresh */
	struct str path;
	struct buf text;
	struct losses losses;
	struct error error; /* why it cannot be written */
	bool possible, exists, has_place;
	struct changed_line *changed; /* when the file exists */
	size_t changed_count;
	size_t differing; /* of them come or go */
	struct arena arena;
};

void exporting_open(struct session *session);
void exporting_refresh(struct session *session);
void exporting_release(struct exporting *exporting);
/* Writes the text; an existing file is replaced. */
bool exporting_write(struct session *session, struct error *error);
/* The name it will have. */
struct str exporting_name(const struct session *session);

#endif
