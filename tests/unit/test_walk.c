/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "check.h"

#include "../fuzz/walk.h"

enum { WALKS = 40, LENGTH = 300 };

/* The byte that is this key. */
static uint8_t
byte_of(const char *key)
{
	struct str rest = str_of(walk_keys), name;
	uint8_t number = 0;

	while (str_split(&rest, ' ', &name) && !str_eq(name, str_of(key)))
		number++;
	return number;
}

/* The same walks on every machine; WALKS in the environment for more. */
static void
test_random_walks_through_a_session_leave_it_sound(void **state)
{
	const char *wanted = getenv("WALKS"), *folder = walk_begin();
	int walks = wanted ? atoi(wanted) : WALKS;
	uint8_t bytes[LENGTH];

	(void)state;
	for (int i = 0; i < walks; i++) {
		unsigned long long number = (unsigned long long)i + 1;

		for (size_t j = 0; j < LENGTH; j++) {
			number = number * 6364136223846793005u +
				 1442695040888963407u;
			bytes[j] = (uint8_t)(number >> 56);
		}
		/* Most screens are for two or more that are compared. */
		if (i % 4 != 0) {
			bytes[0] = byte_of("a");
			bytes[1] = byte_of("c");
		}
		walk_run(bytes, LENGTH, folder);
	}
	check_remove_folder(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_random_walks_through_a_session_leave_it_sound),
	};

	return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
