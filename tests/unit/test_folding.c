/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "compose/halves.h"
#include "compose/suggest.h"
#include "parsed.h"
#include "world.h"

/* Two that share half a sentence in sections about other things. */
static const char *const brewers[] = {
	"---\nname: alpha\n---\n\nYou are a brewer of pale ales.\n\n"
	"## Quality standards\n\n"
	"- Careful malting practice with loose grain beds\n"
	"- Label every barrel\n- Open books for the tax inspector\n\n"
	"## Grain bins\n\n- Dry the barley in the barrel\n"
	"- Turn the bins weekly\n\n## Hops\n\n"
	"- Weigh hops before the barrel is closed\n- Boil for an hour\n"
	"\n## Delivery\n\n- Load each barrel upright\n"
	"- Ring the bell of the inn\n",
	"---\nname: beta\n---\n\nYou are a distiller of rye whiskey.\n"
	"\n## Column still\n\n- Loose grain beds, barrel\n"
	"- Eventual souring, complexity\n\n## Cellar\n\n"
	"- Count the bungs of a barrel twice\n- Keep the door shut\n\n"
	"## Yard\n\n- \xE2\x9C\x85 Dry the barley in the barrel\n"
	"- \xE2\x9D\x8C Needs a big roof\n\n## Sales\n\n"
	"- Sign each barrel\n- Send letters to old customers\n",
	NULL
};

static void
assert_taken(const char *text)
{
	struct world world;

	world_init(&world, brewers, 0);
	suggest_draft(&world.draft, &(struct suggest_options){
		      .take = TAKE_ALL });
	world_find(&world.draft, text);
	world_release(&world);
}

static void
test_in_another_topic_only_what_says_every_word_stands_for_it(void **state)
{
	(void)state;
	assert_taken("Loose");
}

static void
test_no_half_of_a_pair_is_left_out_alone(void **state)
{
	(void)state;
	assert_taken("\xE2\x9C\x85 Dry");
	assert_taken("\xE2\x9D\x8C Needs");
}

static void
test_halves_are_told_by_how_they_begin(void **state)
{
	static const struct {
		const char *text;
		size_t first; /* of the pair; NO_INDEX for none */
	} rows[] = {
		{ "- \xE2\x9C\x85 Fast\n- \xE2\x9D\x8C Dear\n", 0 },
		{ "- \xE2\x9D\x8C Dear\n- \xE2\x9C\x85 Fast\n", 0 },
		{ "## Oven\n\n- Weigh it\n- **Pros:** it is fast\n"
		  "- **Cons:** it is dear\n", 1 },
		{ "## Oven\n\n- **Client-Side**: one of it\n"
		  "- **Server-Side**: two of it\n", 0 },
		{ "+ fast to bake\n- dear to heat\n", 0 },
		{ "- Production: fast\n- Console: dear\n", NO_INDEX },
		{ "- \xE2\x9C\x85 a b\n- \xE2\x9C\x85 c d\n- \xE2\x9D\x8C e f\n",
		  NO_INDEX },
		{ "- \xE2\x9C\x85 Fast\n\n## Other\n\n- \xE2\x9D\x8C Dear\n",
		  NO_INDEX },
		{ "- Weigh it\n- Bake it\n", NO_INDEX },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona;
		size_t first = NO_INDEX;

		parsed(&persona, rows[i].text);
		for (size_t j = persona.item_count; j-- > 0;)
			if (item_other_half(&persona, j) != NO_INDEX)
				first = j;
		if (first != rows[i].first)
			fail_msg("row %zu: %zu", i, first);
		if (first != NO_INDEX)
			assert_int_equal(item_other_half(&persona, first + 1),
					 first);
		persona_release(&persona);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_in_another_topic_only_what_says_every_word_stands_for_it),
		cmocka_unit_test(test_no_half_of_a_pair_is_left_out_alone),
		cmocka_unit_test(test_halves_are_told_by_how_they_begin),
	};

	return cmocka_run_group_tests_name("folding", tests, NULL, NULL);
}
