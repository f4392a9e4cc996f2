/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_RELATION_H
#define COMPOSE_RELATION_H

#include "compose/draft.h"

/*
 * How each item of each persona stands to the whole draft. Linear in items
 * and their pairs.
 */
enum relation_kind {
	RELATION_NEW,	  /* nobody in the draft says it */
	RELATION_TAKEN,	  /* it is in the draft */
	RELATION_SAID,	  /* the draft says it already: see `entry` */
	RELATION_AGAINST  /* it contradicts `entry` */
};

struct relation {
	enum relation_kind kind;
	size_t entry; /* of the draft; NO_INDEX when new */
};

struct relations {
	struct relation **of;	  /* of[persona][item] */
	struct relation **blocks; /* blocks[persona][block]: of content without
				     items (code, tables, lead-ins); taken
				     only when all of it is in the draft */
};

void relations_find(struct relations *relations, const struct draft *draft,
		    struct arena *arena);

#endif
