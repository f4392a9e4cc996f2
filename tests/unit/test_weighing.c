/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/file.h"
#include "compose/recipe.h"
#include "compose/suggest.h"
#include "parse/parse.h"
#include "stage.h"

/* A library in which "deploy" is in every file, and two personas that have
 * little else in common. */
static const char *const sources[] = {
	"---\nname: one\n---\n\nYou are a baker.\n\n## Dough\n\n"
	"- Deploy the sourdough on Friday\n- Weigh the flour twice\n\n"
	"## Night work\n\n- Deploy the service before the doors open\n"
	"- Sweep the floor\n",
	"---\nname: two\n---\n\nYou are a baker, too.\n\n## Starter\n\n"
	"- Feed the sourdough on Friday\n- Count the loaves\n\n"
	"## Work and rest\n\n- Deploy the service to two zones\n"
	"- Sleep by day\n",
};

enum { MEMBERS = RARITY_LEAST + 5 };

struct shop {
	char *library, *paths[2];
	struct str recipe;
	double plain, weighed; /* scores */
	struct stage stage;
};

static void
write_text(const char *path, struct str text)
{
	struct error error;

	assert_true(file_write(path, text, true, &error));
}

static void
shop_open(struct shop *shop, const char *folder, int members)
{
	static const char *const nothing[] = { NULL };
	struct buf buf = { 0 };
	struct error error;

	shop->library = check_path(folder, "library");
	shop->paths[0] = check_path(folder, "one.md");
	shop->paths[1] = check_path(folder, "two.md");
	for (int i = 0; i < 2; i++)
		write_text(shop->paths[i], str_of(sources[i]));
	assert_true(file_make_folder(shop->library, &error));
	for (int i = 0; i < members; i++) {
		char *path;

		buf_clear(&buf);
		buf_printf(&buf, "library/%03d.md", i);
		path = check_path(folder, buf.ptr);
		buf_clear(&buf);
		buf_printf(&buf, "# Member %d\n\nDeploy the service on "
			   "Friday by night.\n", i);
		write_text(path, buf_str(&buf));
		free(path);
	}
	buf_release(&buf);
	stage_open(&shop->stage, 24, 100, nothing);
	autosave_open(&shop->stage.session);
}

static void
shop_close(struct shop *shop)
{
	stage_close(&shop->stage);
	check_remove_folder(shop->library);
	free(shop->library);
	free(shop->paths[0]);
	free(shop->paths[1]);
}

static double
sum_of_scores(const struct comparison *comparison)
{
	double sum = 0;

	for (size_t i = 0; i < comparison->pair_count; i++)
		sum += comparison->pairs[i].score;
	return sum;
}

/* What `merge --recipe` writes, with a library or without. */
static struct str
recipe_of(struct shop *shop, double *score, bool weighed)
{
	struct arena *arena = &shop->stage.session.arena;
	struct persona personas[2] = { 0 };
	const struct persona *list[] = { &personas[0], &personas[1] };
	struct library library = { 0 };
	struct rarity rarity = { 0 };
	struct comparison_options options = { .accept = suggest_accept };
	struct comparison comparison;
	struct draft draft;
	struct buf out = { 0 };
	struct str text;

	for (int i = 0; i < 2; i++) {
		parse_open(&personas[i], str_of(shop->paths[i]),
			   str_of(sources[i]));
		parse_outline(&personas[i]);
	}
	library_add(&library, shop->library);
	library_load_all(&library);
	for (size_t i = 0; i < library.count; i++)
		rarity_add(&rarity, library.files[i].persona, arena);
	options.rarity = weighed ? &rarity : NULL;
	comparison_init(&comparison, list, 2, &options);
	*score = sum_of_scores(&comparison);
	draft_init(&draft, &comparison, arena);
	draft.accept = suggest_accept;
	draft.library = str_of(shop->library);
	suggest_draft(&draft, &(struct suggest_options){ .take = TAKE_ALL });
	recipe_write(&out, &draft);
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	draft_release(&draft);
	comparison_release(&comparison);
	rarity_release(&rarity);
	library_release(&library);
	persona_release(&personas[0]);
	persona_release(&personas[1]);
	return text;
}

static void
open_weighed(struct shop *shop)
{
	recipe_of(shop, &shop->plain, false);
	shop->recipe = recipe_of(shop, &shop->weighed, true);
	assert_true(fabs(shop->plain - shop->weighed) > .01);
	autosave_begin(&shop->stage.session, shop->recipe);
	stage_draw(&shop->stage);
}

/* Whether the draft's words are; else they are as without a library. */
static bool
is_weighed(struct shop *shop)
{
	double score =
	    sum_of_scores(shop->stage.session.work.draft.comparison);
	bool weighed = fabs(score - shop->weighed) < 1e-9;

	assert_true(weighed || fabs(score - shop->plain) < 1e-9);
	return weighed;
}

static size_t
work_all(struct shop *shop)
{
	size_t slices = 1;

	while (weighing_work(&shop->stage.session, 16))
		slices++;
	return slices;
}

static void
test_a_draft_opens_at_once_and_is_weighed_meanwhile(void **state)
{
	struct shop shop;
	struct buf out = { 0 };

	shop_open(&shop, *state, MEMBERS);
	open_weighed(&shop);
	assert_stage(&shop.stage, "[3 Compose]");
	assert_false(is_weighed(&shop));
	assert_true(work_all(&shop) > 3);
	assert_true(is_weighed(&shop));
	stage_draw(&shop.stage);
	assert_stage(&shop.stage, "Words are weighed by the 55 personas of");
	recipe_write(&out, &shop.stage.session.work.draft);
	assert_str(buf_str(&out), shop.recipe.ptr);
	buf_release(&out);
	shop_close(&shop);
}

static void
test_what_is_saved_meanwhile_is_what_was_opened(void **state)
{
	struct shop shop;
	struct str saved;
	struct error error;

	shop_open(&shop, *state, MEMBERS);
	open_weighed(&shop);
	assert_true(file_read(&saved, shop.stage.session.autosave.path.ptr,
			      &shop.stage.session.arena, &error));
	assert_true(str_ends(saved, shop.recipe));
	shop_close(&shop);
}

static void
test_what_was_changed_before_it_is_weighed_stays(void **state)
{
	struct shop shop;

	shop_open(&shop, *state, MEMBERS);
	open_weighed(&shop);
	stage_keys(&shop.stage, "+ O w n Enter");
	assert_stage(&shop.stage, "Own");
	work_all(&shop);
	assert_true(is_weighed(&shop));
	stage_draw(&shop.stage);
	assert_stage(&shop.stage, "Words are weighed by");
	assert_stage(&shop.stage, "Own");
	shop_close(&shop);
}

static void
test_what_was_taken_stays_when_its_file_changes_meanwhile(void **state)
{
	static const char *const before[] = { "", "+ O w n Enter" };

	for (size_t i = 0; i < COUNT(before); i++) {
		struct shop shop;
		struct session *session = &shop.stage.session;
		size_t count;

		shop_open(&shop, *state, MEMBERS);
		open_weighed(&shop);
		stage_keys(&shop.stage, before[i]);
		count = session->work.draft.entry_count;
		write_text(shop.paths[0], STR("# Short\n"));
		assert_true(session_reload(session));
		work_all(&shop);
		assert_non_null(session_compared(session,
				session_comparison(session))->rarity);
		assert_int_equal(session->work.draft.entry_count, count);
		stage_keys(&shop.stage, "2 l b m Esc");
		shop_close(&shop);
	}
}

static void
test_it_waits_while_something_lies_over_the_screen(void **state)
{
	struct shop shop;

	shop_open(&shop, *state, MEMBERS);
	open_weighed(&shop);
	stage_keys(&shop.stage, "?");
	work_all(&shop);
	assert_false(is_weighed(&shop));
	stage_keys(&shop.stage, "Esc");
	work_all(&shop);
	assert_true(is_weighed(&shop));
	shop_close(&shop);
}

static void
test_a_library_that_is_too_small_or_gone_is_said_and_kept(void **state)
{
	static const struct {
		int members;
		const char *said;
	} rows[] = {
		{ 2, "library has 2 personas: words are weighed by a library "
		     "from 50 on" },
		{ 0, "library has 0 personas: words are weighed by a library "
		     "from 50 on" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct shop shop;
		double score;

		shop_open(&shop, *state, rows[i].members);
		autosave_begin(&shop.stage.session,
			       recipe_of(&shop, &score, false));
		work_all(&shop);
		assert_true(str_ends(buf_str(&shop.stage.session.message),
				     str_of(rows[i].said)));
		assert_str(shop.stage.session.work.draft.library,
			   shop.library);
		shop_close(&shop);
	}
}

static void
test_a_new_base_is_weighed_as_the_old_one(void **state)
{
	struct shop shop;

	shop_open(&shop, *state, MEMBERS);
	open_weighed(&shop);
	work_all(&shop);
	session_rebase(&shop.stage.session, 1);
	assert_int_equal(shop.stage.session.work.draft.base, 1);
	assert_true(is_weighed(&shop));
	assert_str(shop.stage.session.work.draft.library, shop.library);
	shop_close(&shop);
}

static int
enter_folder(void **state)
{
	*state = check_make_folder();
	return setenv("XDG_STATE_HOME", *state, 1);
}

static int
leave_folder(void **state)
{
	check_remove_folder(*state);
	free(*state);
	return 0;
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(test_a_draft_opens_at_once_and_is_weighed_meanwhile),
		TEST(test_what_is_saved_meanwhile_is_what_was_opened),
		TEST(test_what_was_changed_before_it_is_weighed_stays),
		TEST(
		    test_what_was_taken_stays_when_its_file_changes_meanwhile),
		TEST(test_it_waits_while_something_lies_over_the_screen),
		TEST(test_a_library_that_is_too_small_or_gone_is_said_and_kept),
		TEST(test_a_new_base_is_weighed_as_the_old_one),
	};

	return cmocka_run_group_tests_name("weighing", tests, NULL, NULL);
}
