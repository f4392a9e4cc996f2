/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <string.h>

#include "base/count.h"
#include "compared.h"

static const char *const plots[] = {
	"# A\n\n"
	"## Watering\n"
	"- Water deeply in the morning, twice a week\n"
	"- Keep the leaves dry to avoid mildew\n\n"
	"## Pruning Roses\n"
	"- Prune roses in late winter before the buds open\n"
	"- Disinfect the shears between plants\n\n"
	"## Ladders\n"
	"- Lean a ladder on a branch that holds you\n",
	"# B\n\n"
	"## Watering Beds\n"
	"- Water in the morning, deeply, twice a week\n"
	"- Keep all leaves dry against mildew\n\n"
	"## Rose Pruning\n"
	"- Roses are pruned in late winter, before buds open\n"
	"- Shears are disinfected between two plants\n\n"
	"## Frost\n"
	"- Wrap the pots before the first night of frost\n",
	"# C\n\n"
	"## Morning Watering\n"
	"- Water twice a week, deeply, in the morning\n"
	"- Dry leaves get no mildew\n\n"
	"## Visitors\n"
	"- Show visitors the gate they may leave open\n",
};

/* "a Ladders = b Frost" pairs, "a Ladders / b Frost" keeps apart. */
struct said {
	char a;
	const char *title_a;
	char sign, b;
	const char *title_b;
};

static size_t
persona_in(const char *order, char letter)
{
	return (size_t)(strchr(order, letter) - order);
}

static size_t
section_named(const struct compared_texts *texts, size_t persona,
	      const char *title)
{
	const struct persona *it = texts->list[persona];

	for (size_t i = 0; i < it->section_count; i++)
		if (str_eq(it->sections[i].title, str_of(title)))
			return i;
	fail_msg("no section %s", title);
	return 0;
}

/* Sections are numbered alike in every comparison of the same texts. */
static struct correction
correction_from(const struct compared_texts *texts, const char *order,
		const struct said *said)
{
	struct correction it = {
		.kind = said->sign == '=' ? CORRECT_PAIR : CORRECT_APART,
		.persona_a = persona_in(order, said->a),
		.persona_b = persona_in(order, said->b),
	};

	it.section_a = section_named(texts, it.persona_a, said->title_a);
	it.section_b = section_named(texts, it.persona_b, said->title_b);
	return it;
}

enum { SAID_MAX = 4 };

struct row {
	struct said said[SAID_MAX];
	const char *topics;
};

static void
check_row(const struct row *row, size_t number, const char *order,
	  double accept)
{
	struct correction corrections[SAID_MAX];
	struct comparison_options options = { .corrections = corrections,
					      .accept = accept };
	struct compared_texts texts;

	compare_texts(&texts, plots, order, NULL);
	for (; options.correction_count < SAID_MAX &&
	       row->said[options.correction_count].a;
	     options.correction_count++)
		corrections[options.correction_count] = correction_from(
		    &texts, order, &row->said[options.correction_count]);
	compared_texts_release(&texts);
	compare_texts(&texts, plots, order, &options);
	assert_str_row(compared_topics(&texts, false), row->topics, number);
	compared_texts_release(&texts);
}

static const struct row rows[] = {
	{ { { 0 } },
	  "only a:Ladders\n"
	  "only b:Frost\n"
	  "only c:Visitors\n"
	  "subject a:Pruning Roses b:Rose Pruning\n"
	  "subject a:Watering b:Watering Beds c:Morning Watering\n" },
	{ { { 'a', "Ladders", '=', 'b', "Watering Beds" } },
	  "only b:Frost\n"
	  "only c:Visitors\n"
	  "subject a:Ladders a:Watering b:Watering Beds c:Morning Watering\n"
	  "subject a:Pruning Roses b:Rose Pruning\n" },
	{ { { 'a', "Watering", '/', 'b', "Watering Beds" } },
	  "only a:Ladders a:Watering\n"
	  "only b:Frost\n"
	  "only c:Visitors\n"
	  "subject a:Pruning Roses b:Rose Pruning\n"
	  "subject b:Watering Beds c:Morning Watering\n" },
	{ { { 'a', "Ladders", '=', 'b', "Frost" } },
	  "only c:Visitors\n"
	  "subject a:Ladders b:Frost\n"
	  "subject a:Pruning Roses b:Rose Pruning\n"
	  "subject a:Watering b:Watering Beds c:Morning Watering\n" },
	{ { { 'a', "Watering", '/', 'b', "Watering Beds" },
	    { 'a', "Watering", '/', 'c', "Morning Watering" },
	    { 'a', "Watering", '=', 'b', "Rose Pruning" } },
	  "only a:Ladders\n"
	  "only b:Frost\n"
	  "only c:Visitors\n"
	  "subject a:Pruning Roses a:Watering b:Rose Pruning\n"
	  "subject b:Watering Beds c:Morning Watering\n" },
	{ { { 'a', "Ladders", '=', 'b', "Frost" },
	    { 'b', "Frost", '/', 'a', "Ladders" } },
	  "only a:Ladders\n"
	  "only b:Frost\n"
	  "only c:Visitors\n"
	  "subject a:Pruning Roses b:Rose Pruning\n"
	  "subject a:Watering b:Watering Beds c:Morning Watering\n" },
	{ { { 'a', "Ladders", '=', 'b', "Watering Beds" },
	    { 'a', "Ladders", '/', 'c', "Morning Watering" } },
	  "only b:Frost\n"
	  "only c:Visitors\n"
	  "subject a:Ladders b:Watering Beds\n"
	  "subject a:Pruning Roses b:Rose Pruning\n"
	  "subject a:Watering c:Morning Watering\n" },
	{ { { 'a', "Ladders", '=', 'b', "Frost" },
	    { 'a', "Ladders", '=', 'c', "Visitors" } },
	  "subject a:Ladders b:Frost c:Visitors\n"
	  "subject a:Pruning Roses b:Rose Pruning\n"
	  "subject a:Watering b:Watering Beds c:Morning Watering\n" },
	{ { { 'a', "Pruning Roses", '/', 'b', "Rose Pruning" } },
	  "only a:Ladders a:Pruning Roses\n"
	  "only b:Frost b:Rose Pruning\n"
	  "only c:Visitors\n"
	  "subject a:Watering b:Watering Beds c:Morning Watering\n" },
};

static void
test_what_the_user_said_moves_these_and_nobody_else(void **state)
{
	static const char *const orders[] = { "abc", "cab", "cba" };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		for (size_t j = 0; j < 3; j++) {
			check_row(&rows[i], i, orders[j], 0.2);
			check_row(&rows[i], i, orders[j], 0.7);
		}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_what_the_user_said_moves_these_and_nobody_else),
	};

	return cmocka_run_group_tests_name("corrections", tests, NULL, NULL);
}
