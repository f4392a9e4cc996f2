/* SPDX-License-Identifier: MIT */
#include <stdalign.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#include "base/arena.h"
#include "base/count.h"
#include "base/error.h"

static void
test_memory_is_zeroed_aligned_and_apart(void **state)
{
	static const size_t sizes[] = { 0, 1, 7, 16, 100, 5000, 70000, 3 };
	enum { COUNT = COUNT(sizes) };
	struct arena arena = { 0 };
	unsigned char *memory[COUNT];

	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		memory[i] = arena_alloc(&arena, sizes[i]);
		assert_int_equal((uintptr_t)memory[i] % alignof(max_align_t),
				 0);
		for (size_t at = 0; at < sizes[i]; at++)
			assert_int_equal(memory[i][at], 0);
		memset(memory[i], (int)i + 1, sizes[i]);
	}
	for (size_t i = 0; i < COUNT; i++)
		for (size_t at = 0; at < sizes[i]; at++)
			assert_int_equal(memory[i][at], i + 1);
	arena_release(&arena);
}

static void
test_tiny_blocks_hold_what_is_larger_than_they_are(void **state)
{
	struct arena arena = { .block_size = 16 };
	struct str first, second;

	(void)state;
	first = arena_str(&arena, STR("a text of more than sixteen bytes"));
	second = arena_str(&arena, STR("b"));
	assert_str(first, "a text of more than sixteen bytes");
	assert_str(second, "b");
	arena_release(&arena);
}

static void
test_an_emptied_arena_is_usable_again(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	arena_release(&arena);
	assert_null(arena.blocks);
	arena_alloc(&arena, 10);
	arena_release(&arena);
	assert_null(arena.blocks);
	assert_str(arena_str(&arena, STR("again")), "again");
	arena_release(&arena);
}

static void
test_a_cleared_arena_hands_out_zeroed_memory_again(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	for (size_t round = 0; round < 3; round++) {
		for (size_t i = 1; i < 200; i++) {
			unsigned char *memory = arena_alloc(&arena, i * 40);

			for (size_t at = 0; at < i * 40; at++)
				assert_int_equal(memory[at], 0);
			memset(memory, 0xff, i * 40);
		}
		arena_clear(&arena);
		assert_null(arena.blocks);
	}
	arena_release(&arena);
}

static void
test_a_copied_text_ends_in_nul(void **state)
{
	struct arena arena = { 0 };
	struct str empty = arena_str(&arena, (struct str){ NULL, 0 });
	struct str text = arena_str(&arena, str_slice(STR("abcdef"),
						     (struct range){ 1, 3 }));

	(void)state;
	assert_int_equal(empty.ptr[0], '\0');
	assert_string_equal(text.ptr, "bc");
	assert_str(arena_printf(&arena, "%s-%d", "x", 7), "x-7");
	arena_release(&arena);
}

static void
test_a_growing_array_keeps_its_elements(void **state)
{
	struct arena arena = { .block_size = 1 };
	size_t capacity = 0;
	int *numbers = NULL;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		numbers = arena_grow(&arena, numbers, i, &capacity,
				     sizeof(*numbers));
		assert_true(capacity > i);
		numbers[i] = (int)i;
	}
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(numbers[i], i);
	assert_in_range(capacity, 1000, 2000);
	arena_release(&arena);
}

enum { RESTORED = 42 };

static void
restore(void)
{
	_exit(RESTORED);
}

/* The exit status of a child that asks for all the memory there is. */
static int
status_of_exhaustion(void (*before_end)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		struct arena arena = { 0 };

		memory_on_exhaustion(before_end);
		close(STDERR_FILENO);
		arena_alloc(&arena, SIZE_MAX);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
test_want_of_memory_ends_the_program_after_a_last_call(void **state)
{
	(void)state;
	assert_int_equal(status_of_exhaustion(NULL), STATUS_USAGE);
	assert_int_equal(status_of_exhaustion(restore), RESTORED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(
		    test_tiny_blocks_hold_what_is_larger_than_they_are),
		cmocka_unit_test(test_an_emptied_arena_is_usable_again),
		cmocka_unit_test(
		    test_a_cleared_arena_hands_out_zeroed_memory_again),
		cmocka_unit_test(test_a_copied_text_ends_in_nul),
		cmocka_unit_test(test_a_growing_array_keeps_its_elements),
		cmocka_unit_test(
		    test_want_of_memory_ends_the_program_after_a_last_call),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
