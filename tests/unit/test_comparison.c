/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "compared.h"

static void
test_sections_in_other_syntax_and_words_pair(void **state)
{
	struct compared_texts texts;
	struct str pairs;

	(void)state;
	compare_texts(&texts, gardeners, "ab", NULL);
	pairs = compared_pairs(&texts);
	assert_true(str_contains(pairs, STR("a:Pruning Roses = b:rose")));
	assert_true(str_contains(pairs, STR("a:Watering = b:irrigation")));
	assert_true(str_contains(pairs, STR("a:Communication Style = b:")));
	assert_false(str_contains(pairs, STR("a:Composting")));
	assert_false(str_contains(pairs, STR("a:Examples")));
	compared_texts_release(&texts);
}

static void
test_items_pair_as_same_or_similar(void **state)
{
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, gardeners, "bc", NULL);
	assert_true(
	    str_contains(compared_items(&texts), STR("b:17 = c:8\n")));
	compared_texts_release(&texts);
	compare_texts(&texts, gardeners, "ab", NULL);
	assert_true(str_contains(compared_items(&texts), STR("a:7 ~ b:7\n")));
	assert_true(str_contains(compared_items(&texts), STR("a:9 ~ b:8\n")));
	assert_false(str_contains(compared_items(&texts), STR("a:16")));
	compared_texts_release(&texts);
}

static void
test_no_order_of_the_arguments_changes_what_is_found(void **state)
{
	static const char *const orders[] = { "acb", "bac", "bca", "cab",
					      "cba" };
	struct compared_texts one, other;
	size_t i;

	(void)state;
	compare_texts(&one, gardeners, "abc", NULL);
	for (i = 0; i < COUNT(orders); i++) {
		compare_texts(&other, gardeners, orders[i], NULL);
		assert_str_row(compared_pairs(&other),
			       compared_pairs(&one).ptr, i);
		assert_str_row(compared_items(&other),
			       compared_items(&one).ptr, i);
		assert_str_row(compared_topics(&other, false),
			       compared_topics(&one, false).ptr, i);
		compared_texts_release(&other);
	}
	compared_texts_release(&one);
}

static void
test_a_third_persona_changes_no_pair_of_two(void **state)
{
	struct compared_texts two, three;
	struct str rest, line, all;
	size_t count = 0;

	(void)state;
	compare_texts(&two, gardeners, "ab", NULL);
	compare_texts(&three, gardeners, "abc", NULL);
	rest = compared_pairs(&two);
	all = compared_pairs(&three);
	while (str_split(&rest, '\n', &line)) {
		assert_true(str_contains(all, line));
		count += line.len > 0;
	}
	assert_true(count >= 3);
	compared_texts_release(&two);
	compared_texts_release(&three);
}

static size_t
section_named(const struct compared_texts *texts, size_t persona,
	      const char *title)
{
	const struct persona *it = texts->list[persona];
	size_t i;

	for (i = 0; i < it->section_count; i++)
		if (str_eq(it->sections[i].title, str_of(title)))
			return i;
	fail_msg("no section %s", title);
	return 0;
}

static void
test_corrections_win_over_scores(void **state)
{
	struct compared_texts texts;
	struct correction corrections[2];
	struct comparison_options options = { .corrections = corrections,
					      .correction_count = 2 };
	size_t roses, rose, compost, orchard;

	(void)state;
	compare_texts(&texts, gardeners, "ab", NULL);
	roses = section_named(&texts, 0, "Pruning Roses");
	rose = section_named(&texts, 1, "rose pruning");
	compost = section_named(&texts, 0, "Composting");
	orchard = section_named(&texts, 1, "orchard");
	compared_texts_release(&texts);
	corrections[0] =
	    (struct correction){ CORRECT_APART, 0, roses, 1, rose };
	corrections[1] =
	    (struct correction){ CORRECT_PAIR, 1, orchard, 0, compost };
	compare_texts(&texts, gardeners, "ab", &options);
	assert_int_not_equal(comparison_topic_of(&texts.comparison, 0, roses),
			     comparison_topic_of(&texts.comparison, 1, rose));
	assert_int_equal(comparison_topic_of(&texts.comparison, 0, compost),
			 comparison_topic_of(&texts.comparison, 1, orchard));
	assert_true(str_contains(compared_pairs(&texts),
				 STR("a:Composting = b:orchard 1.0")));
	assert_false(str_contains(compared_pairs(&texts),
				  STR("a:Pruning Roses = b:rose")));
	compared_texts_release(&texts);
}

static void
test_a_pair_says_which_words_carried_it(void **state)
{
	struct compared_texts texts;
	const struct section_pair *pair = NULL;
	bool roses = false;
	size_t i;

	(void)state;
	compare_texts(&texts, gardeners, "ab", NULL);
	for (i = 0; i < texts.comparison.pair_count; i++) {
		const struct section_pair *it = &texts.comparison.pairs[i];
		size_t section =
		    texts.comparison.candidates[it->a].section;

		if (section == section_named(&texts, 0, "Pruning Roses"))
			pair = it;
	}
	assert_non_null(pair);
	assert_in_range(pair->why_count, 1, 5);
	for (i = 0; i < pair->why_count; i++)
		roses = roses || str_eq(pair->why[i], STR("roses"));
	assert_true(roses);
	compared_texts_release(&texts);
}

static void
test_twins_come_best_first(void **state)
{
	struct compared_texts texts;
	const struct comparison *comparison = &texts.comparison;
	size_t persona, item, i, count, found = 0;

	(void)state;
	compare_texts(&texts, gardeners, "abc", NULL);
	for (persona = 0; persona < 3; persona++)
		for (item = 0; item < texts.list[persona]->item_count;
		     item++) {
			const size_t *twins = comparison_twins(
			    comparison, (struct item_ref){ persona, item },
			    &count);

			for (i = 1; i < count; i++)
				assert_true(
				    comparison->item_pairs[twins[i - 1]]
					.score >=
				    comparison->item_pairs[twins[i]].score);
			found += count;
		}
	assert_int_equal(found, 2 * comparison->item_pair_count);
	compared_texts_release(&texts);
}

static void
test_what_a_file_says_twice_is_found(void **state)
{
	static const char *const repeats[] = {
		"# A\n\n## Baking\n- Preheat the oven to 230 degrees\n"
		"- Dust the loaf with flour\n\n## Reminders\n"
		"- Preheat the oven to 230 degrees!\n- Sweep the floor\n",
	};
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, repeats, "a", NULL);
	assert_str(compared_items(&texts), "a:4 = a:8 across\n");
	compared_texts_release(&texts);
}

static void
test_nothing_and_empty_files_compare(void **state)
{
	static const char *const empty[] = { "", "\n\n", "# Title\n" };
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, empty, "", NULL);
	assert_int_equal(texts.comparison.topic_count, 0);
	compared_texts_release(&texts);
	compare_texts(&texts, empty, "abc", NULL);
	assert_int_equal(texts.comparison.pair_count, 0);
	compared_texts_release(&texts);
}

/* By its own pair, or by that of the group it stands in. */
static void
test_how_surely_a_section_joined_its_topic(void **state)
{
	struct compared_texts texts;
	const struct comparison *comparison = &texts.comparison;
	const double *joins;

	(void)state;
	compare_texts(&texts, gardeners, "abc", NULL);
	joins = comparison_joins(comparison, &texts.arena);
	for (size_t i = 0; i < comparison->candidate_count; i++) {
		const struct candidate *it = &comparison->candidates[i];
		const struct topic *topic = &comparison->topics[it->topic];
		const struct section *section =
		    &texts.list[it->persona]->sections[it->section];

		if (topic->kind == TOPIC_EXAMPLES)
			assert_true(joins[i] == 0);
		if (str_eq(section->title, STR("Pruning Roses")) ||
		    str_eq(section->title, STR("rose pruning")))
			assert_true(joins[i] >= comparison_certain);
	}
	for (size_t i = 0; i < comparison->pair_count; i++) {
		const struct section_pair *it = &comparison->pairs[i];
		const struct candidate *all = comparison->candidates;

		if (all[it->a].topic == all[it->b].topic) {
			assert_true(joins[it->a] >= it->score);
			assert_true(joins[it->b] >= it->score);
		}
	}
	compared_texts_release(&texts);
}

/* So many equal items, and a list of others that are all alike. */
static char *
repeated(size_t count)
{
	struct buf text = { 0 };

	buf_add_cstr(&text, "## Rules\n");
	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "- Always tar plank %zu\n", i % 10);
	return text.ptr;
}

static void
test_equal_items_pair_with_a_few_each(void **state)
{
	enum { ITEMS = 600 };
	char *text = repeated(ITEMS);
	const char *const sources[] = { text, text };
	struct compared_texts texts;
	size_t twins;

	(void)state;
	compare_texts(&texts, sources, "ab", NULL);
	assert_in_range(texts.comparison.item_pair_count, ITEMS, 10 * ITEMS);
	assert_int_equal(texts.comparison.points.count, 10);
	for (size_t i = 0; i < 2; i++)
		for (size_t j = 0; j < ITEMS; j++) {
			comparison_twins(&texts.comparison,
					 (struct item_ref){ i, j }, &twins);
			assert_in_range(twins, 1, 200);
		}
	compared_texts_release(&texts);
	free(text);
}

/* The one topic of the leaves below; NO_INDEX for none or several. */
static size_t
topic_below(const struct comparison *comparison, size_t persona, size_t top)
{
	const struct persona *source = comparison->personas[persona];
	size_t found = NO_INDEX;

	for (size_t i = top; i < source->sections[top].end; i++) {
		size_t topic = comparison_topic_of(comparison, persona, i);

		if (topic == NO_INDEX || topic == found)
			continue;
		if (found != NO_INDEX)
			return NO_INDEX;
		found = topic;
	}
	return found;
}

static void
check_heading(const struct comparison *comparison, size_t persona,
	      size_t section)
{
	const struct section *sections =
	    comparison->personas[persona]->sections;
	size_t topic = comparison->topic_of[persona][section];
	size_t top = comparison->top_of[persona][section];
	size_t own = comparison_topic_of(comparison, persona, section);

	assert_int_equal(topic, own != NO_INDEX ? own :
			 topic_below(comparison, persona, section));
	assert_true(section_within(comparison->personas[persona], section,
				   top));
	if (top != section)
		assert_int_equal(topic_below(comparison, persona, top), topic);
	if (topic != NO_INDEX && sections[top].parent != 0)
		assert_int_not_equal(topic_below(comparison, persona,
						 sections[top].parent), topic);
}

static void
test_a_heading_is_of_the_one_topic_below_it(void **state)
{
	static const char *const nested[] = {
		"# A\n\n## Ovens\n\n### Heat\n"
		"- Preheat the oven to 230 degrees\n\n"
		"### Care\n- Sweep the oven after each bake\n\n"
		"## Garden\n\n### Roses\n\n#### Pruning\n"
		"- Prune roses above a bud\n",
		"# B\n\n## Heat of ovens\n"
		"- Preheat the oven to 230 degrees\n\n"
		"## Pruning roses\n- Prune roses above a bud\n",
	};
	struct compared_texts texts;
	const struct comparison *comparison = &texts.comparison;
	size_t garden, pruning;

	(void)state;
	compare_texts(&texts, nested, "ab", NULL);
	for (size_t p = 0; p < 2; p++)
		for (size_t i = 1; i < texts.list[p]->section_count; i++)
			check_heading(comparison, p, i);
	garden = section_named(&texts, 0, "Garden");
	pruning = section_named(&texts, 0, "Pruning");
	assert_int_not_equal(comparison->topic_of[0][pruning], NO_INDEX);
	assert_int_equal(comparison->topic_of[0][garden],
			 comparison->topic_of[0][pruning]);
	assert_int_equal(comparison->top_of[0][pruning], garden);
	compared_texts_release(&texts);
}

static void
test_what_leads_in_to_a_block_is_known(void **state)
{
	static const char *const lists[] = {
		"# A\n\nBefore each bake, whatever the recipe says, you look "
		"at these:\n\n- the oven\n- the door\n\nDone.\n\n"
		"- alone\n",
		"# B\n",
	};
	struct compared_texts texts;
	size_t led = 0;

	(void)state;
	compare_texts(&texts, lists, "ab", NULL);
	for (size_t i = 0; i < texts.list[0]->block_count; i++) {
		size_t lead = texts.comparison.lead_of[0][i];

		assert_int_equal(lead, block_lead(texts.list[0], i));
		led += lead != NO_INDEX;
	}
	assert_int_equal(led, 2);
	compared_texts_release(&texts);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sections_in_other_syntax_and_words_pair),
		cmocka_unit_test(test_items_pair_as_same_or_similar),
		cmocka_unit_test(
		    test_no_order_of_the_arguments_changes_what_is_found),
		cmocka_unit_test(test_a_third_persona_changes_no_pair_of_two),
		cmocka_unit_test(test_corrections_win_over_scores),
		cmocka_unit_test(test_a_pair_says_which_words_carried_it),
		cmocka_unit_test(test_twins_come_best_first),
		cmocka_unit_test(test_what_a_file_says_twice_is_found),
		cmocka_unit_test(test_nothing_and_empty_files_compare),
		cmocka_unit_test(test_equal_items_pair_with_a_few_each),
		cmocka_unit_test(test_a_heading_is_of_the_one_topic_below_it),
		cmocka_unit_test(test_what_leads_in_to_a_block_is_known),
		cmocka_unit_test(test_how_surely_a_section_joined_its_topic),
	};

	return cmocka_run_group_tests_name("comparison", tests, NULL, NULL);
}
