/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "compose/mention.h"

enum { MANY = 64 };

struct seen {
	size_t at[MANY];
	size_t count;
};

static void
note(void *context, const struct mention_title *title, size_t at)
{
	struct seen *seen = context;

	assert_int_equal(seen->at[title->number], MANY);
	seen->at[title->number] = at;
	seen->count++;
}

static struct seen
find(struct mentions *mentions, const char *text)
{
	struct seen seen = { .count = 0 };

	for (size_t i = 0; i < MANY; i++)
		seen.at[i] = MANY;
	mentions_find(mentions, str_of(text), note, &seen);
	return seen;
}

static void
test_titles_that_begin_one_another_are_all_found_once(void **state)
{
	struct arena arena = { 0 };
	struct mention_title titles[] = {
		{ STR("Data"), 0 },	  { STR("Data model"), 1 },
		{ STR("Data models"), 2 }, { STR("Date"), 3 },
		{ STR("model"), 4 },	  { STR("Data"), 5 },
	};
	struct mentions *mentions =
	    mentions_new(titles, COUNT(titles), &arena);
	struct seen seen = find(mentions, "a Data model, Data models");

	(void)state;
	assert_int_equal(seen.count, 4);
	assert_int_equal(seen.at[0], 2);
	assert_int_equal(seen.at[1], 2);
	assert_int_equal(seen.at[2], 14);
	assert_int_equal(seen.at[4], 7);
	assert_int_equal(find(mentions, "Dat data MODEL").count, 0);
	assert_int_equal(find(mentions, "Date").at[3], 0);
	assert_int_equal(find(mentions, "").count, 0);
	arena_release(&arena);
}

/* Words of two letters that are four to six long, in all such texts of twelve,
 * against a search for each. */
static void
test_what_is_found_is_what_a_search_for_each_finds(void **state)
{
	struct arena arena = { 0 };
	struct mention_title titles[MANY];
	struct str words[MANY];
	struct mentions *mentions;
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < MANY; i += 3) {
		char *word = arena_alloc(&arena, 7);

		for (size_t j = 0; j < 6; j++)
			word[j] = i >> j & 1 ? 'b' : 'a';
		words[count] = (struct str){ word, 4 + i / 3 % 3 };
		titles[count] = (struct mention_title){ words[count], count };
		count++;
	}
	mentions = mentions_new(titles, count, &arena);
	for (size_t i = 0; i < 4096; i++) {
		char text[13] = { 0 };
		struct seen seen;

		for (size_t j = 0; j < 12; j++)
			text[j] = i >> j & 1 ? 'b' : 'a';
		seen = find(mentions, text);
		for (size_t j = 0; j < count; j++) {
			size_t at = str_find(str_of(text), words[j]);
			size_t first = 0;

			while (!str_eq(words[first], words[j]))
				first++;
			assert_int_equal(seen.at[j],
					 at < 12 && first == j ? at : MANY);
		}
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_titles_that_begin_one_another_are_all_found_once),
		cmocka_unit_test(
		    test_what_is_found_is_what_a_search_for_each_finds),
	};

	return cmocka_run_group_tests_name("mention", tests, NULL, NULL);
}
