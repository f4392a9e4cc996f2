/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "check.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "export/render.h"
#include "whole.h"
#include "world.h"

enum { A };

static const char *const flows[] = {
	"---\nname: a\ndescription: Runs flows.\n---\n\n"
	"<flow>\nRead the whole ticket first.\n"
	"<step n=\"1\" goal=\"Find the ticket\">\n"
	"  <check\n    if=\"a path is given\">\n    <action>Read it</action>\n"
	"  </check>\n  <action>Store its key</action>\n</step>\n"
	"<if\n  mode=\"fast\">\nSkip the questions.\n</if>\n"
	"<else>\nAsk every question.\n</else>\n"
	"Close the ticket at the end.\n</flow>\n\n"
	"<rule name=\"Care\" level=\"high\">\n- Delete nothing at all\n"
	"- Ask before every push\n</rule>\n",
	"You are a clerk who closes tickets.\n", NULL
};

static void
test_conditions_stay_around_what_they_hold(void **state)
{
	struct world world;
	struct buf out = { 0 };
	struct item_ref item;

	(void)state;
	whole_check_texts(flows);
	world_init(&world, flows, A);
	suggest_draft(&world.draft,
		      &(struct suggest_options){ .take = TAKE_BASE });
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_str(buf_str(&out),
		   "## Flow\n\nRead the whole ticket first.\n\n"
		   "<step n=\"1\" goal=\"Find the ticket\">\n"
		   "  <check\n    if=\"a path is given\">\n"
		   "    <action>Read it</action>\n  </check>\n"
		   "  <action>Store its key</action>\n</step>\n\n"
		   "<if\n  mode=\"fast\">\nSkip the questions.\n</if>\n\n"
		   "<else>\nAsk every question.\n</else>\n\n"
		   "Close the ticket at the end.\n\n"
		   "## Care (level=\"high\")\n\n- Delete nothing at all\n"
		   "- Ask before every push\n");
	item = world_item(&world, A, "Store its key");
	assert_int_equal(draft_drop_item(&world.draft, item), 1);
	assert_int_equal(draft_find(&world.draft,
				    world_item(&world, A, "Read it")),
			 NO_INDEX);
	assert_int_equal(draft_take_item(&world.draft, item, STR("")), 1);
	assert_true(draft_find(&world.draft, world_item(&world, A, "Read it"))
		    != NO_INDEX);
	buf_release(&out);
	world_release(&world);
}

static const char *const bare[] = {
	"---\nname: a\ndescription: Deploys.\n---\n\n"
	"You are a clerk who deploys what others built.\n\n"
	"## Ship\n\n<if mode=\"x\">\n<step goal=\"Stop the release now\">\n"
	"</step>\n</if>\n\nWatch the graphs.\n",
	"You are a nurse who looks after the sick.\n\n"
	"## Ward\n\n<if ward=\"y\">\n<step goal=\"Call the doctor\">\n"
	"</step>\n</if>\n\nWash your hands.\n", NULL
};

static void
test_a_kept_tag_without_text_stays(void **state)
{
	struct suggest_options options = { .take = TAKE_BASE };
	struct world world;
	struct buf out = { 0 };

	(void)state;
	whole_check_texts(bare);
	world_init(&world, bare, A);
	suggest_draft(&world.draft, &options);
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_str(buf_str(&out),
		   "You are a clerk who deploys what others built.\n\n"
		   "## Ship\n\n<if mode=\"x\">\n"
		   "<step goal=\"Stop the release now\">\n</step>\n</if>\n\n"
		   "Watch the graphs.\n");
	buf_release(&out);
	world_release(&world);
	out = (struct buf){ 0 };
	options.take = TAKE_ALL;
	world_init(&world, bare, A);
	suggest_draft(&world.draft, &options);
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_true(str_contains(buf_str(&out), STR(
		    "## Ward\n\n<if ward=\"y\">\n"
		    "<step goal=\"Call the doctor\">\n</step>\n</if>\n\n"
		    "Wash your hands.\n")));
	assert_false(str_contains(buf_str(&out), STR("# If")));
	buf_release(&out);
	world_release(&world);
}

static void
test_a_kept_tags_headings_are_not_said_again(void **state)
{
	static const char *const texts[] = {
		"You are a clerk.\n\n## Review\n\n<steps>\n"
		"  <step goal=\"Read the code first\">\n"
		"    Look at the diff and the tests.\n  </step>\n"
		"  <if ready=\"yes\">\n  </if>\n</steps>\n\n"
		"Close the ticket.\n",
		"You are a nurse.\n", NULL
	};
	struct world world;
	struct buf out = { 0 };

	(void)state;
	whole_check_texts(texts);
	world_init(&world, texts, A);
	suggest_draft(&world.draft,
		      &(struct suggest_options){ .take = TAKE_BASE });
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_true(str_contains(buf_str(&out), STR("<if ready=\"yes\">")));
	assert_false(str_contains(buf_str(&out), STR("# If")));
	buf_release(&out);
	world_release(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_conditions_stay_around_what_they_hold),
		cmocka_unit_test(test_a_kept_tag_without_text_stays),
		cmocka_unit_test(test_a_kept_tags_headings_are_not_said_again),
	};

	return cmocka_run_group_tests_name("kept tags", tests, NULL, NULL);
}
