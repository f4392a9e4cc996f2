/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "match/family.h"
#include "parse/parse.h"

enum { MOST = 6 };

#define BAKER \
	"# Baker\n\nYou bake bread for a village bakery every morning.\n\n" \
	"- Weigh all flour and water before you knead the dough\n" \
	"- Let the dough rise twice in a warm and quiet place\n" \
	"- Score each loaf with a sharp blade before it is baked\n"
#define CLERK \
	"# Clerk\n\nYou answer letters in the office of a shipping firm.\n\n" \
	"- Read the whole letter before you begin with an answer\n"

/* Personas "a.md", "b.md" … from C strings, and their families. */
struct shelf {
	struct persona personas[MOST];
	struct families families;
};

static void
shelf_add(struct shelf *shelf, size_t index, const char *text)
{
	struct persona *persona = &shelf->personas[index];
	char path[] = "a.md";

	path[0] = (char)('a' + index);
	parse_open(persona, str_of(path), str_of(text));
	families_add(&shelf->families, persona);
}

static void
shelf_release(struct shelf *shelf)
{
	families_release(&shelf->families);
	for (size_t i = 0; i < MOST; i++)
		persona_release(&shelf->personas[i]);
}

/* "edited: b.md a.md". */
static void
expect_family(const struct shelf *shelf, size_t index, const char *wanted)
{
	const struct family *family = &shelf->families.all[index];
	struct buf text = { 0 };

	assert_true(index < shelf->families.count);
	buf_printf(&text, "%s:", family_kind_name(family->kind));
	for (size_t i = 0; i < family->count; i++)
		buf_printf(&text, " %.*s",
			   STR_ARG(family->members[i].persona->path));
	assert_string_equal(text.ptr, wanted);
	buf_release(&text);
}

static void
test_the_same_bytes_are_identical(void **state)
{
	struct shelf shelf = { 0 };

	(void)state;
	shelf_add(&shelf, 0, BAKER);
	shelf_add(&shelf, 1, CLERK);
	shelf_add(&shelf, 2, BAKER);
	families_find(&shelf.families);
	assert_int_equal(shelf.families.count, 1);
	expect_family(&shelf, 0, "identical: a.md c.md");
	assert_true(shelf.families.all[0].members[1].identical);
	shelf_release(&shelf);
}

static void
test_empty_files_are_identical_and_no_more(void **state)
{
	struct shelf shelf = { 0 };

	(void)state;
	shelf_add(&shelf, 0, "");
	shelf_add(&shelf, 1, CLERK);
	shelf_add(&shelf, 2, "");
	families_find(&shelf.families);
	assert_int_equal(shelf.families.count, 1);
	expect_family(&shelf, 0, "identical: a.md c.md");
	shelf_release(&shelf);
}

static void
test_the_longest_of_the_edited_is_the_most_complete(void **state)
{
	struct shelf shelf = { 0 };
	const struct family_member *members;

	(void)state;
	shelf_add(&shelf, 0, BAKER);
	shelf_add(&shelf, 1, CLERK);
	shelf_add(&shelf, 2, BAKER "- Sell what is left at half the price\n");
	shelf_add(&shelf, 3, BAKER);
	families_find(&shelf.families);
	assert_int_equal(shelf.families.count, 1);
	expect_family(&shelf, 0, "edited: c.md a.md d.md");
	members = shelf.families.all[0].members;
	assert_true(members[0].identical && members[0].score == 1);
	assert_true(!members[1].identical);
	assert_true(members[1].score > .6 && members[1].score < 1);
	shelf_release(&shelf);
}

static const char *const designers[] = {
	"---\nname: garden-designer\n"
	"description: Designs gardens with native plants\n---\n"
	"Walk the garden at noon and in the evening.\n",
	"---\nname: senior-garden-designer\n"
	"description: Plans gardens and terraces for schools\n---\n"
	"Ask the children where they like to play.\n",
};

static void
test_a_role_has_the_words_that_make_it_one(void **state)
{
	struct shelf shelf = { 0 };
	const struct family *family;

	(void)state;
	shelf_add(&shelf, 0, designers[0]);
	shelf_add(&shelf, 1, CLERK);
	shelf_add(&shelf, 2, designers[1]);
	families_find(&shelf.families);
	assert_int_equal(shelf.families.count, 1);
	expect_family(&shelf, 0, "role: c.md a.md");
	family = shelf.families.all;
	assert_true(family->word_count > 0);
	assert_str(family->words[0], "garden");
	shelf_release(&shelf);
}

static void
test_copies_count_as_one_in_their_role(void **state)
{
	struct shelf shelf = { 0 };
	const struct family *role;

	(void)state;
	shelf_add(&shelf, 0, designers[0]);
	shelf_add(&shelf, 1, designers[1]);
	shelf_add(&shelf, 2, designers[1]);
	shelf_add(&shelf, 3, designers[1]);
	families_find(&shelf.families);
	assert_int_equal(shelf.families.count, 2);
	expect_family(&shelf, 0, "identical: b.md c.md d.md");
	expect_family(&shelf, 1, "role: b.md a.md");
	role = &shelf.families.all[1];
	assert_int_equal(role->members[0].copies, 2);
	assert_int_equal(role->members[1].copies, 0);
	shelf_release(&shelf);
}

static void
test_the_order_of_adding_changes_nothing(void **state)
{
	static const char *const texts[] = {
		BAKER, CLERK, BAKER "- Sweep the floor when the day is done\n",
	};
	struct shelf shelf = { 0 }, turned = { 0 };
	const struct family *a, *b;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		shelf_add(&shelf, i, texts[i]);
		shelf_add(&turned, 2 - i, texts[2 - i]);
	}
	families_find(&shelf.families);
	families_find(&turned.families);
	assert_int_equal(shelf.families.count, 1);
	assert_int_equal(turned.families.count, 1);
	a = &shelf.families.all[0];
	b = &turned.families.all[0];
	expect_family(&shelf, 0, "edited: c.md a.md");
	expect_family(&turned, 0, "edited: c.md a.md");
	assert_true(a->members[1].score == b->members[1].score);
	shelf_release(&shelf);
	shelf_release(&turned);
}

static void
test_a_path_given_twice_is_one_file(void **state)
{
	struct shelf shelf = { 0 };

	(void)state;
	shelf_add(&shelf, 0, BAKER);
	families_add(&shelf.families, &shelf.personas[0]);
	families_find(&shelf.families);
	assert_int_equal(shelf.families.count, 0);
	assert_int_equal(shelf.families.kin_count, 1);
	shelf_release(&shelf);
}

static void
test_nothing_has_no_families(void **state)
{
	struct families families = { 0 };

	(void)state;
	families_find(&families);
	assert_int_equal(families.count, 0);
	families_release(&families);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_same_bytes_are_identical),
		cmocka_unit_test(test_empty_files_are_identical_and_no_more),
		cmocka_unit_test(
		    test_the_longest_of_the_edited_is_the_most_complete),
		cmocka_unit_test(test_a_role_has_the_words_that_make_it_one),
		cmocka_unit_test(test_copies_count_as_one_in_their_role),
		cmocka_unit_test(test_the_order_of_adding_changes_nothing),
		cmocka_unit_test(test_a_path_given_twice_is_one_file),
		cmocka_unit_test(test_nothing_has_no_families),
	};

	return cmocka_run_group_tests_name("family", tests, NULL, NULL);
}
