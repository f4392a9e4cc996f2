/* SPDX-License-Identifier: MIT */
#ifndef APP_FOLLOW_H
#define APP_FOLLOW_H

#include <stdbool.h>
#include <stddef.h>

struct session;
struct draft;
struct compared;

/*
 * The draft goes over to other personas: one joined or left, or a file was
 * changed. Picks, edits, ticks and corrections are kept by what they say, as
 * in a recipe (compose/recipe.h); a pick that has no source any more stands
 * as it was, and what nobody has seen yet is flagged. One change, undone as
 * one.
 */
void session_follow(struct session *session, const size_t *files,
		    size_t count);

/* Whether anything of the draft is not as it was suggested. */
bool draft_was_decided(const struct session *session);
/* What `draft_was_decided` compares with: called when it was suggested. */
void draft_remember_suggested(struct compared *compared,
			      const struct draft *draft);

/* Unseen statements that the draft does not say, and their topics. */
size_t session_count_fresh(const struct session *session, size_t *topics);

#endif
