/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "compared.h"
#include "match/matter.h"

static void
test_other_agents_and_blanks_are_told_by_their_form(void **state)
{
	static const struct {
		const char *text;
		enum matter matter;
	} rows[] = {
		{ "Hand over to sail-designer on cloth", MATTER_AGENTS },
		{ "**With rope-engineer**: share knots", MATTER_AGENTS },
		{ "Work across cross-platform builds", MATTER_PLAIN },
		{ "Speak with the engineer on watch", MATTER_PLAIN },
		{ "Read docs/rope-engineer.md first", MATTER_PLAIN },
		{ "Depth: [Number] metres", MATTER_TEMPLATE },
		{ "Berth {name}, cargo {kind_of_cargo}", MATTER_TEMPLATE },
		{ "Signed: ___", MATTER_TEMPLATE },
		{ "See [Tides](tides.md)", MATTER_PLAIN },
		{ "An array has [0] and a set {}", MATTER_PLAIN },
		{ "Depth < 12 and width > 4", MATTER_PLAIN },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (matter_of(str_of(rows[i].text)) != rows[i].matter)
			fail_msg("%s", rows[i].text);
	assert_true(matter_is_message(
	    STR("{ \"requesting_agent\": \"rope-engineer\" }")));
	assert_false(matter_is_message(STR("{ \"user-agent\": 1 }")));
}

/* What an example, a template or a list for other agents holds is not said. */
static void
test_no_evidence_makes_no_point(void **state)
{
	static const char *const texts[][2] = {
		{ "## Rules\n- Check the mooring lines of tankers daily\n",
		  "## Examples\n- Check the mooring lines of the tankers\n" },
		{ "## Rules\n- Check the mooring lines of tankers daily\n",
		  "## Output Format\n- Check the mooring lines of tankers\n" },
		{ "## Rules\n- Check the mooring lines of tankers daily\n",
		  "## Team\n- Help dock-manager check mooring lines of tankers\n"
		},
	};
	struct compared_texts compared;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		compare_texts(&compared, texts[i], "ab", NULL);
		assert_int_equal(compared.comparison.points.count, 2);
		compared_texts_release(&compared);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_other_agents_and_blanks_are_told_by_their_form),
		cmocka_unit_test(test_no_evidence_makes_no_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
