/* SPDX-License-Identifier: MIT */
#ifndef APP_VARIANTS_H
#define APP_VARIANTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "compose/draft.h"

struct session;

/* A value of a front matter field, and who has it so. */
struct variant {
	struct str key;
	struct str value; /* as it is shown: lists with commas */
	size_t *from;	  /* personas; none: the draft's own */
	size_t from_count;
	bool absent;	  /* these do not have the field */
	bool taken;	  /* the draft has it so */
	size_t tokens;
};

/* All fields of all personas: name, description, tools and model first. */
struct variants {
	struct variant *all; /* by key */
	size_t count, capacity;
	size_t keys;	     /* different ones */
	size_t tokens;	     /* of those that the draft has */
	struct arena *arena;
};

void variants_list(struct variants *variants, const struct session *session,
		struct arena *arena);
/* Index behind the last variant of the same key. */
size_t variants_key_end(const struct variants *variants, size_t index);
/* Puts it into the draft; NO_INDEX changes nothing. */
void variant_take(struct draft *draft, const struct variant *variant);

/*
 * What the keys do to the fields; each is a change that undo takes back.
 * All of the persona in focus; nothing but those (its limits on tools stay);
 * what the draft lacks, from anyone; the variant under the cursor; none.
 */
void variants_take_all_of(struct session *session);
void variants_take_only(struct session *session);
void variants_take_missing(struct session *session);
void variants_take_current(struct session *session);
void variants_drop(struct session *session);

#endif
