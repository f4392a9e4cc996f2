/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_BANS_H
#define COMPOSE_BANS_H

#include "base/str.h"

/*
 * What a text forbids its agent: "never edits files", "read-only". A ban
 * counts where nothing narrows it: it ends there, or its object is any file
 * at all.
 */
struct ban {
	const char *words; /* '|' between them; lower case */
	const char *const *tools;
};

extern const struct ban bans[];
extern const size_t ban_count;

bool text_bans(struct str text, const struct ban *ban);
/* Writing and editing, in whatever language. */
bool text_bans_writing(struct str text);

#endif
