/* SPDX-License-Identifier: MIT */
#ifndef PARSE_STRAY_H
#define PARSE_STRAY_H

#include "model/persona.h"
#include "parse/front.h"

/* The lines of broken front matter, and which of them went astray. */
struct front_line {
	struct range text; /* without line end */
	size_t next;	   /* where the next line begins */
	size_t indent;
	bool blank, comment, item, is_key;
	bool joined; /* to the value above */
	struct key_line key;
};

struct front_lines {
	struct front_line *all;
	size_t count;
};

/* The lines lie in persona->arena. */
void front_lines_read(struct front_lines *lines, struct persona *persona,
		      struct range content);
/* Whether the line begins with a bracket that closes. */
bool front_closes_flow(struct str text);
/*
 * Takes the indentation off keys such as tools below a value that they would
 * make unreadable. Marks lines at the left edge that are no key, and the lines
 * of a dialogue, as part of the value above; adds a fault for each run.
 */
void front_lines_join(struct front_lines *lines, struct persona *persona,
		      struct diagnostics *faults);

#endif
