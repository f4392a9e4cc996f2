#ifndef EXPORT_TOOL_ROWS_H
#define EXPORT_TOOL_ROWS_H

#include "export/tools.h"

/* A tool in the words of all clients. */
struct tool_row {
	const char *words[TOOL_CLIENTS]; /* Claude's is the tool's name */
	const char *same_as;		 /* another name of that tool */
	bool writes;
	bool gone; /* clients no longer have it */
};

enum { TOOL_ROWS = 24 };

extern const struct tool_row tool_rows[TOOL_ROWS];

/* ASCII case ignored; false for NULL. */
bool tool_is_word(struct str name, const char *word);
/* Whether another client calls the row's tool so. Roo's words name groups. */
bool tool_row_is_called(const struct tool_row *row, struct str name);

#endif
