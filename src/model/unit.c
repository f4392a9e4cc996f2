/* SPDX-License-Identifier: MIT */
#include "model/unit.h"

size_t
persona_group_of(const struct persona *persona, size_t block)
{
	size_t low = 0, high = persona->group_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct unit_group *group = &persona->groups[middle];

		if (block < group->first)
			high = middle;
		else if (block >= group->end)
			low = middle + 1;
		else
			return middle;
	}
	return NO_INDEX;
}

size_t
persona_closed_of(const struct persona *persona, size_t block)
{
	size_t low = 0, high = persona->closed_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct closed *closed = &persona->closed[middle];

		if (block < closed->first)
			high = middle;
		else if (block >= closed->end)
			low = middle + 1;
		else
			return middle;
	}
	return NO_INDEX;
}

const char *
closed_kind_name(enum closed_kind kind)
{
	static const char *const names[] = {
		[CLOSED_STEPS] = "steps",
		[CLOSED_LEVELS] = "levels",
		[CLOSED_PHASES] = "phases",
		[CLOSED_SIDES] = "sides",
		[CLOSED_TEMPLATE] = "template",
		[CLOSED_EXAMPLE] = "example",
		[CLOSED_MATRIX] = "table",
		[CLOSED_CODE] = "code",
	};

	return names[kind];
}
