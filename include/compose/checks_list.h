/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_CHECKS_LIST_H
#define COMPOSE_CHECKS_LIST_H

#include "compose/checks.h"
#include "compose/relation.h"

/* A run of compose/checks.h, for the files that it is made of. */
struct check {
	struct notes *notes;
	size_t capacity;
	const struct draft *draft;
	struct arena *arena;
	struct relations relations;
};

void check_note(struct check *check, enum severity severity, const char *code,
		struct str text);
/* Entries of the note that was added last. */
void check_places(struct check *check, size_t first, size_t second);
/* The beginning of a text in quotes, with persona and line. */
struct str check_quote(struct check *check, struct str text,
		       struct origin origin);
struct str check_quote_entry(struct check *check, size_t entry);

/* Tools that are missing, wider than the base's, or named but not allowed. */
void check_tools(struct check *check);
void check_hidden(struct check *check);
/* Lead-ins without a list, lists without their lead-in, "as above". */
void check_leads(struct check *check);
/* Text that forbids what the fields allow by name: "never edits files". */
void check_rights(struct check *check, const struct tools *tools,
		  const struct tools *denied);
/* Whether they name it, arguments aside. */
bool check_tool_named(const struct tools *tools, struct str name);
/* Phases, formats, sections and tags that the text names and that the draft
 * does not hold. */
void check_names(struct check *check);
/* Of what is closed (model/unit.h) a part, or an example alone. */
void check_closed(struct check *check);
/* Tags that are opened or closed alone. */
void check_tags(struct check *check);
/* "I build …" beside "You …". */
void check_voice(struct check *check);

#endif
