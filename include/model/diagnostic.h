/* SPDX-License-Identifier: MIT */
#ifndef MODEL_DIAGNOSTIC_H
#define MODEL_DIAGNOSTIC_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/source.h"
#include "base/str.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };
const char *severity_name(enum severity severity);
bool severity_from(enum severity *severity, struct str name);

/*
 * Everything Troupe can find fault with, in one table: model/diagnostic.c.
 * A code's text name is what lint prints and what --explain takes.
 */
struct diagnostic_kind {
	const char *code;    /* "fm-colon" */
	enum severity severity;
	const char *message; /* one line; %s is the diagnostic's detail */
	const char *hint;    /* what to do about it, one line or more */
};

struct diagnostic {
	const struct diagnostic_kind *kind;
	struct place place; /* in the file as it is on disk */
	struct str detail;  /* raw text from the file, perhaps empty */
};

struct diagnostics {
	struct diagnostic *all;
	size_t count, capacity;
};

/* NULL when there is none of that code. */
const struct diagnostic_kind *diagnostic_find(struct str code);
/* The table, in order; NULL past its end. */
const struct diagnostic_kind *diagnostic_at(size_t index);

/* `code` must be in the table; `detail` is copied. */
void diagnostics_add(struct diagnostics *list, struct arena *arena,
		     const char *code, struct place place, struct str detail);
/* By place, then in the order of the table. */
void diagnostics_sort(struct diagnostics *list);
/* The message with the detail in it, in the arena. */
struct str diagnostic_message(struct arena *arena,
			      const struct diagnostic *diagnostic);

#endif
