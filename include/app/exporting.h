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

/* What will be written, where, and what is lost. Nothing is written before
 * Enter on the button. */
struct exporting {
	enum export_focus focus;
	size_t target;	  /* row in the targets table */
	struct buf name;
	struct buf path;  /* as typed; else by the target's rule */
	bool path_typed;
	size_t top;	  /* of the text */
	bool asked;	  /* replacing was confirmed once */
	/* derived; remade by exporting_refresh */
	struct buf text;
	struct losses losses;
	struct error error; /* why it cannot be written */
	bool possible, exists;
	size_t differing; /* lines, of an existing file */
	struct arena arena;
};

void exporting_open(struct session *session);
void exporting_refresh(struct session *session);
void exporting_release(struct exporting *exporting);
bool exporting_write(struct session *session, struct error *error);

#endif
