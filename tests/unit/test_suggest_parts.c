/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "compose/suggest.h"
#include "sound.h"
#include "world.h"

/* What comes from others whole, in part or not at all, and what of the base
 * stays whatever others have. */

enum { A, B };

#define MASON	"---\nname: stone-mason\ndescription: Builds dry stone walls.\n" \
		"---\nYou are a stone mason with 20 years of walls behind " \
		"you.\n\n## Stones\n\n" \
		"- Sort the stones by height before you lay the first one\n" \
		"- Lay each stone across 2 below, never joint above joint\n" \
		"- Keep every 3rd stone long enough to tie both faces\n\n"

#define OTHER	"---\nname: wall-mason\ndescription: Mends dry stone walls.\n" \
		"---\n"

#define FOUR(text) text text text text
#define LONG	FOUR(FOUR(FOUR("The cope is the cope of a wall that is long.\n\n")))

struct row {
	const char *base, *other;
	const char *holds[4];	/* in that order */
	const char *lacks[2];
};

static const struct row rows[] = {
	/* A paragraph of somebody without sections, but for who that is. */
	{ MASON, OTHER "You are a wall mason in the hills. You strip a fallen "
		"gap back to its footing and check that the footing is 60 cm "
		"wide before you build again. You never use mortar, since "
		"water must drain through the wall.\n",
	  { "You are a stone mason", "You strip a fallen gap", "Sort the" },
	  { "in the hills" } },
	{ MASON, OTHER "You are a wall mason who mends walls.\n",
	  { "You are a stone mason" }, { "who mends walls" } },
	/* Another trade's form knows nothing of walls. */
	{ MASON, "---\nname: ship-broker\ndescription: Sells ships.\n---\n"
		"You are a ship broker.\n\n## Output Format\n\n```markdown\n"
		"# Deal [Name]\n- Tonnage below deck: [Number]\n- Flag and "
		"harbour: [Country]\n- Charter dates: [Dates]\n"
		"- Commission in percent: [Percent]\n```\n",
	  { "Sort the" }, { "```markdown" } },
	/* The base reports in a step of its method: one form is enough. */
	{ MASON "## Workflow\n\n1. Measure the gap.\n2. Build it up.\n"
		"3. Report:\n   ```markdown\n   # Wall [Name]\n"
		"   Gap: [Metres]\n   Stones: [Count]\n   Days: [Days]\n"
		"   ```\n",
	  OTHER "You are a wall mason.\n\n## Output Format\n\n"
		"```markdown\n# Report of the stones [Wall]\n"
		"- Gap: [Metres]\n- Stones sorted by height: [Yes]\n"
		"- Faces: [Two]\n```\n",
	  { "Measure the gap", "Report:" }, { "# Output Format" } },
	/* One step of somebody's numbered sections. */
	{ MASON, OTHER "You are a wall mason.\n\n## What the wall needs\n\n"
		"### 1. Footing\n\n- Dig the footing 30 cm deep in clay\n"
		"- Ram gravel into wet ground until it rings at 10 blows\n"
		"- Batter the face by 1 in 6 from the footing up\n\n"
		"### 2. Cope\n\n" LONG,
	  { "Sort the" }, { "Ram gravel" } },
	/* Another voice, and a ban on what the base does. */
	{ MASON, OTHER "You are a wall mason.\n\n## Capping\n\n"
		"- I cap a wall with stones of 25 cm and more\n"
		"- I never cap before the hearting has settled for 2 days\n"
		"- I wedge each cap from both ends and test it by foot\n",
	  { "Sort the" }, { "wedge each cap" } },
	{ MASON, OTHER "You are a wall mason.\n\n## Surveys\n\n"
		"- Measure the batter every 5 m and note what leans\n"
		"- Never edit any file; report what you measured\n"
		"- Mark a bulge of more than 10 cm as about to fall\n",
	  { "Sort the" }, { "Measure the batter" } },
	/* Another language. */
	{ MASON, OTHER "Tu es un maçon qui répare les murs en pierre sèche "
		"dans les collines.\n\n## Le drainage\n\n"
		"- Laisser un passage de 20 cm là où l'eau traverse le mur\n"
		"- Ne jamais poser la première assise dans une terre inondée\n"
		"- Creuser une rigole de 30 cm en amont d'un mur sur l'argile\n",
	  { "Sort the" }, { "Laisser un passage" } },
	/* The last word of another file. */
	{ MASON, OTHER "You are a wall mason.\n\n## Drainage\n\n"
		"- Leave a smoot of 20 cm where water crosses the line\n"
		"- Never lay the first course in soil that floods in May\n"
		"- Cut a drain of 30 cm uphill of a wall on clay\n\n"
		"Remember: a wall is only as good as its builder's back.\n",
	  { "Leave a smoot" }, { "Remember" } },
	/* What stands before a paragraph leads to it. */
	{ MASON "## Frost\n\nA wall that froze wet must be taken down in two "
		"stages:\n\n**First stage**: Take off the cope and let the "
		"hearting dry for 3 days.\n\n**Second stage**: Strip to the "
		"sound course.\n\n**NEVER build in frost!**\n\nThese are the "
		"signs:\n- Ice in the hearting\n- Stones that ring dull\n",
	  OTHER "You are a wall mason.\n",
	  { "must be taken down", "**First stage**", "**NEVER build",
	    "Ice in" }, { NULL } },
	/* A roster condemns itself, not what stands beside it. */
	{ MASON "## Duty\n\nKeep to these on every wall:\n\n"
		"- Record the line of the wall before you strip it\n"
		"- Give every stone back to the field it came from\n"
		"- Leave no gap open over night where sheep graze\n"
		"- Ask the owner before you move a gate post\n\n"
		"Integration with other agents:\n"
		"- Collaborate with hedge-layer on boundaries\n"
		"- Support gate-hanger on posts\n"
		"- Work with ditch-digger on drains\n"
		"- Guide path-planner on stiles\n"
		"- Help field-surveyor with lines\n",
	  OTHER "You are a wall mason.\n",
	  { "Record the line", "Ask the owner" },
	  { "hedge-layer" } },
	/* The base's own kind of principles beside another's general ones. */
	{ MASON "## Safety best practices\n\n- Steel caps\n- Gloves of hide\n"
		"- Stones below the hip\n- Two to a boulder\n- No rings\n",
	  OTHER "You are a wall mason.\n\n## Principles\n\n"
		"- Build so that your grandchild can mend it\n"
		"- Refuse to hide a bad stone inside a good face\n"
		"- Charge by the metre and show what 1 metre holds\n"
		"- Do it over when the line is 2 cm out\n",
	  { "Two to a boulder" }, { NULL } },
};

static void
test_what_comes_and_what_stays(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const texts[] = { rows[i].base, rows[i].other,
					      NULL };
		struct world world;
		struct str text;
		size_t before = 0;

		world_init(&world, texts, A);
		suggest_draft(&world.draft, &(struct suggest_options){ 0 });
		assert_null(draft_unsound(&world.draft));
		text = world_outline(&world, &world.draft);
		for (size_t k = 0; k < COUNT(rows[i].holds) &&
		     rows[i].holds[k]; k++) {
			size_t at = str_find(text, str_of(rows[i].holds[k]));

			if (at == text.len || at < before)
				print_error("row %zu: %s\n%.*s\n", i,
				    rows[i].holds[k], STR_ARG(text));
			assert_true(at < text.len && at >= before);
			before = at;
		}
		for (size_t k = 0; k < COUNT(rows[i].lacks) &&
		     rows[i].lacks[k]; k++) {
			if (str_contains(text, str_of(rows[i].lacks[k])))
				print_error("row %zu: %s\n%.*s\n", i,
				    rows[i].lacks[k], STR_ARG(text));
			assert_false(str_contains(text,
						  str_of(rows[i].lacks[k])));
		}
		world_release(&world);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_comes_and_what_stays),
	};

	return cmocka_run_group_tests_name("suggested parts", tests, NULL,
					   NULL);
}
