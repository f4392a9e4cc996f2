/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "base/count.h"
#include "compared.h"

/* A flat checklist, and the same ground in sections. */
static const char *const checkers[] = {
	"---\nname: a\n---\n"
	"You check the plans of harbour works before anything is built.\n\n"
	"## What I check\n"
	"- Tide tables are validated at every berth\n"
	"- Mooring lines are covered by a load test\n"
	"- Errors of the gauge are handled and logged\n"
	"- Dredging depth is at least 12 metres\n"
	"- Never moor two tankers at one pier\n"
	"- Partner with the harbour pilot on arrivals\n",
	"---\nname: b\n---\n"
	"# Dock inspector\n\n"
	"## Water\n\n### Tides\n"
	"- Validate the tide tables at each berth\n"
	"- Dredging depth is at least 9 metres\n\n"
	"## Ropes\n"
	"- Cover mooring lines by a load test\n"
	"- Moor two tankers at one pier\n\n"
	"## Instruments\n"
	"- Handle and log errors of the gauge\n"
	"- Partner with the tug crew on arrivals\n",
	"---\nname: c\n---\n"
	"# Clerk of the port\n\n"
	"## Ledger\n"
	"- Tide tables are validated at every berth\n"
	"- Mooring lines are covered by a load test\n"
	"- **Mooring lines** are covered by a load test!\n",
};

/* A line for each point of several items: "ab: text | text", sorted. */
static struct str
points_text(struct compared_texts *texts)
{
	const struct points *points = &texts->comparison.points;
	struct buf out = { 0 };
	struct str text;

	for (size_t i = 0; i < points->count; i++) {
		const struct point *point = &points->all[i];

		if (point->item_count < 2)
			continue;
		for (size_t j = 0; j < point->wording_count; j++) {
			struct item_ref ref = point->wordings[j].items[0];
			const struct persona *persona =
			    texts->list[ref.persona];

			buf_add(&out, j ? STR(" | ") : STR(""));
			buf_add(&out, persona_text(
					  persona,
					  persona->items[ref.item].range));
		}
		buf_printf(&out, " ×%zu\n", point->item_count);
	}
	text = arena_str(&texts->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static void
test_a_flat_list_and_sections_have_points_in_common(void **state)
{
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, checkers, "ab", NULL);
	assert_str(points_text(&texts),
		   "Tide tables are validated at every berth | "
		   "Validate the tide tables at each berth ×2\n"
		   "Mooring lines are covered by a load test | "
		   "Cover mooring lines by a load test ×2\n"
		   "Errors of the gauge are handled and logged | "
		   "Handle and log errors of the gauge ×2\n");
	compared_texts_release(&texts);
}

static void
test_equal_texts_are_one_wording_even_within_one_persona(void **state)
{
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, checkers, "c", NULL);
	assert_str(points_text(&texts),
		   "Mooring lines are covered by a load test ×2\n");
	compared_texts_release(&texts);
}

static size_t
point_at(const struct compared_texts *texts, size_t persona, size_t item)
{
	return texts->comparison.points.of[persona][item];
}

/* The partition of one order, seen in another: the same items together. */
static void
assert_same_partition(const struct compared_texts *one,
		      const struct compared_texts *other, const size_t *place)
{
	for (size_t a = 0; a < one->comparison.persona_count; a++)
		for (size_t b = 0; b < one->comparison.persona_count; b++)
			for (size_t i = 0; i < one->list[a]->item_count; i++)
				for (size_t j = 0;
				     j < one->list[b]->item_count; j++)
					assert_int_equal(
					    point_at(one, a, i) ==
						point_at(one, b, j),
					    point_at(other, place[a], i) ==
						point_at(other, place[b], j));
}

static void
test_the_order_of_the_arguments_does_not_matter(void **state)
{
	static const struct {
		const char *order;
		size_t place[3]; /* where a, b, c stand */
	} orders[] = { { "acb", { 0, 2, 1 } }, { "bac", { 1, 0, 2 } },
		       { "bca", { 2, 0, 1 } }, { "cab", { 1, 2, 0 } },
		       { "cba", { 2, 1, 0 } } };
	struct compared_texts one, other;

	(void)state;
	compare_texts(&one, checkers, "abc", NULL);
	for (size_t i = 0; i < COUNT(orders); i++) {
		compare_texts(&other, checkers, orders[i].order, NULL);
		assert_same_partition(&one, &other, orders[i].place);
		compared_texts_release(&other);
	}
	compared_texts_release(&one);
}

static void
test_every_item_is_in_one_point_that_knows_who_says_it(void **state)
{
	struct compared_texts texts;
	const struct points *points;
	size_t items = 0, listed = 0;

	(void)state;
	compare_texts(&texts, checkers, "abc", NULL);
	points = &texts.comparison.points;
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < texts.list[i]->item_count; j++) {
			const struct point *point =
			    &points->all[points->of[i][j]];

			assert_true(point_is_said_by(point, i));
			items++;
		}
	for (size_t i = 0; i < points->count; i++)
		listed += points->all[i].item_count;
	assert_int_equal(items, listed);
	assert_false(point_is_said_by(&points->all[points->of[0][0]], 1));
	compared_texts_release(&texts);
}

/* Each is like the next; the first and the last contradict each other. */
static void
test_no_chain_joins_what_contradicts(void **state)
{
	static const char *const chain[] = {
		"## Rules\n- Keep the dredging depth of the basin at 9 metres\n",
		"## Rules\n- Keep the dredging depth of the basin\n",
		"## Rules\n- Keep the dredging depth of the basin at 12 metres\n",
	};
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, chain, "abc", NULL);
	assert_int_not_equal(point_at(&texts, 0, 0), point_at(&texts, 2, 0));
	assert_true(point_at(&texts, 0, 0) == point_at(&texts, 1, 0) ||
		    point_at(&texts, 2, 0) == point_at(&texts, 1, 0));
	compared_texts_release(&texts);
}

static double
value_of(const char *item)
{
	struct buf text = { 0 };
	struct compared_texts texts;
	const char *sources[2] = { NULL, checkers[1] };
	double value;

	buf_printf(&text, "## Rules\n- %s\n", item);
	sources[0] = text.ptr;
	compare_texts(&texts, sources, "ab", NULL);
	value = texts.comparison.points.all[point_at(&texts, 0, 0)].value;
	compared_texts_release(&texts);
	buf_release(&text);
	return value;
}

static void
test_what_is_specific_is_worth_more(void **state)
{
	double plain = value_of("Paint hulls and keels before winter");

	(void)state;
	assert_true(plain > 0);
	assert_true(value_of("Paint hulls and keels before 15 winters") > plain);
	assert_true(value_of("Never paint hulls and keels in winter") >
		    value_of("Paint hulls and keels in winter"));
	assert_true(value_of("Paint hulls") < plain / 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_flat_list_and_sections_have_points_in_common),
		cmocka_unit_test(
		    test_equal_texts_are_one_wording_even_within_one_persona),
		cmocka_unit_test(
		    test_the_order_of_the_arguments_does_not_matter),
		cmocka_unit_test(
		    test_every_item_is_in_one_point_that_knows_who_says_it),
		cmocka_unit_test(test_no_chain_joins_what_contradicts),
		cmocka_unit_test(test_what_is_specific_is_worth_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
