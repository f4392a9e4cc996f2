/* SPDX-License-Identifier: MIT */
#ifndef APP_MOVE_H
#define APP_MOVE_H

#include <stddef.h>

#include "match/comparison.h"

struct session;

/* What `m` offers for a section, in the order in which it is listed. */
enum move_kind {
	MOVE_LIKELY,	/* to a topic that it has a score with */
	MOVE_SAME,	/* pair it with a section of another topic */
	MOVE_APART,	/* keep it apart from one that it stands beside */
	MOVE_ALONE,	/* out of its topic */
	MOVE_JOIN,	/* all of the topic, everybody's, to another */
	MOVE_ELSEWHERE	/* to a topic without any score */
};

struct move {
	enum move_kind kind;
	size_t topic;
	size_t persona, section; /* of MOVE_SAME and MOVE_APART */
	double score;
};

/* Corrects the comparison with board->moves[row] and carries the draft over;
 * a change that undo takes back. */
void compare_move_chosen(struct session *session, size_t row);

#endif
