/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/count.h"
#include "check.h"
#include "compose/pick.h"
#include "export/render.h"
#include "parse/parse.h"
#include "world.h"

enum { A };

/* Bodies in the scheme that a draft is written in: they come out as they are,
 * whoever wrote what in them. */
static const char *const bodies[] = {
	/* tasks */
	"## Release\n\n- [ ] Read the plan\n- [x] Tag it\n- [X] Ask\n"
	"  - [ ] twice\n- None\n",
	"## Release\n\n1. [ ] Read the plan\n2. [x] Tag it\n",
	/* steps with something between them */
	"## Build\n\n1. Build it:\n\n```sh\nmake\n```\n\n2. Install it:\n\n"
	"```sh\nmake install\n```\n\n3. Done.\n",
	"## Build\n\n1. One.\n2. Two.\n\nRestart the shell.\n\n3. Three.\n\n"
	"| a | b |\n| --- | --- |\n| 1 | 2 |\n\n4. Four.\n",
	"## Build\n\n3. Go on here.\n4. And here.\n",
	"## Build\n\n0. Look first.\n1. Then leap.\n",
	"## Build\n\n1. One.\n2. Two.\n4. Four, as the text says.\n",
	"## Build\n\n1. One.\n2. Two.\n\nThe other way:\n\n1. Uno.\n2. Dos.\n",
	"## Build\n\n1. One:\n\n- a\n- b\n\n2. Two:\n\n- c\n",
	/* titles */
	"## Run `make *.o` and `a_b_c`\n\nNow.\n",
	"## Use [the guide](https://x.org/a_b(c)) or `[y](z)`\n\nNow.\n",
	"## Call `` a`b `` first\n\nNow.\n",
	/* tags that are to be written */
	"## Form\n\nPut it into <answer> tags:\n\n<answer>\nOnly it.\n"
	"</answer>\n\n## Rules\n\nNothing else.\n",
	"## Form\n\nWrite `<plan>` first:\n\n<plan>\n- a\n- b\n</plan>\n",
	"## Form\n\nIn <verdict> tags.\n\n<verdict>pass or fail</verdict>\n",
	"## Output format\n\n<summary_part>\nText.\n</summary_part>\n",
	/* elements of HTML */
	"## Examples\n\n<details>\n<summary>Long example</summary>\n\n"
	"Hidden text.\n\n</details>\n\nMore.\n",
	"## Matrix\n\n<table>\n<tr><td>a</td></tr>\n\n"
	"<tr><td>b</td></tr>\n</table>\n",
	"## Outer\n\n<div>\n\n<details>\n\nInner.\n\n</details>\n\n</div>\n",
	/* what is defined elsewhere */
	"## Style\n\nFollow the [guide][g] and [g].\n\n"
	"[g]: https://x.org/style\n\n## More\n\nAsk first[^1].\n\n"
	"[^1]: Twice.\n",
	/* what looks like markup and is none */
	"## Limits\n\n- >95% of lines\n- <5 ms\n- 3 of 4\n- # is a sign\n",
};

static void
check_stays(const char *body, enum syntax syntax, const char *wanted)
{
	const char *texts[] = { body, "## Garden\n\nWater it early.\n", NULL };
	struct world world;
	struct buf out = { 0 };

	world_init(&world, texts, A);
	take_whole(&world.draft, A, STR(""));
	render_draft(&out, &world.draft, syntax, NULL);
	assert_str(buf_str(&out), wanted);
	buf_release(&out);
	world_release(&world);
}

static void
test_what_is_taken_whole_is_as_it_was(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bodies); i++)
		check_stays(bodies[i], SYNTAX_MARKDOWN, bodies[i]);
}

static void
test_one_persona_is_as_it_was(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bodies); i++) {
		struct persona persona = { 0 };
		struct buf out = { 0 };

		parse_open(&persona, STR("a.md"), str_of(bodies[i]));
		parse_outline(&persona);
		render_persona(&out, &persona, SYNTAX_MARKDOWN);
		assert_str(buf_str(&out), bodies[i]);
		buf_release(&out);
		persona_release(&persona);
	}
}

static void
test_tags_keep_what_a_title_has(void **state)
{
	(void)state;
	check_stays("## Read [the guide](https://x.org/g)\n\nNow.\n",
		    SYNTAX_XML, "<read_the_guide name=\"Read [the guide]"
		    "(https://x.org/g)\">\nNow.\n</read_the_guide>\n");
	check_stays("## Read [the guide](https://x.org/g)\n\nNow.\n",
		    SYNTAX_TEXT, "Read the guide (https://x.org/g)\n\n"
		    "Now.\n");
	check_stays("## Call `a*b*c`\n\n- >95% of it\n", SYNTAX_TEXT,
		    "Call a*b*c\n\n- >95% of it\n");
}

static void
test_fences_are_closed_and_hold_what_they_hold(void **state)
{
	(void)state;
	check_stays("## Form\n\n```markdown\n# [Title]\n\n```js\nfix();\n"
		    "```\n\n\n\n## Notes\n```\n\n## Tone\n\nCalm.\n",
		    SYNTAX_MARKDOWN,
		    "## Form\n\n````markdown\n# [Title]\n\n```js\nfix();\n"
		    "```\n\n\n\n## Notes\n````\n\n## Tone\n\nCalm.\n");
	check_stays("## Code\n\n```js\nlet x = '```';\n```\n",
		    SYNTAX_MARKDOWN,
		    "## Code\n\n```js\nlet x = '```';\n```\n");
	check_stays("## Code\n\n```js\nlet x = 1;\n", SYNTAX_MARKDOWN,
		    "## Code\n\n```js\nlet x = 1;\n```\n");
	check_stays("## Code\n\n```\none\n```\n\ntwo\n\n```js\nthree\n",
		    SYNTAX_MARKDOWN, "## Code\n\n```\none\n```\n\ntwo\n\n"
		    "```js\nthree\n```\n");
}

/* Takes what is named of A and B, and compares. */
static void
check_taken(const char *a, const char *b, const char *const *taken,
	    const char *wanted)
{
	const char *texts[] = { a, b, NULL };
	struct world world;
	struct buf out = { 0 };

	world_init(&world, texts, A);
	for (size_t i = 0; i < 2; i++)
		if (taken[i])
			world_take(&world, i, taken[i]);
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_str(buf_str(&out), wanted);
	buf_release(&out);
	world_release(&world);
}

static void
test_references_come_along_and_are_told_apart(void **state)
{
	static const char *const both[] = { "Mix", "Fold" };
	static const char *const one[] = { "Mix", NULL };
	static const char *const other[] = { NULL, "Fold" };
	static const char a[] = "## Dough\n\nMix it as [the book][Book] says, "
	    "`[book]` aside.\n\n[book]: https://a.org\n";
	static const char b[] = "## Crust\n\nFold it by [book], not "
	    "[book][].\n\n[book]: https://b.org\n[book-2]: https://c.org\n";
	static const char same[] = "## Crust\n\nFold it by [book] only.\n\n"
	    "[book]: https://a.org\n";
	static const char two[] = "## Crust\n\nFold it by [book] and [pan].\n\n"
	    "[book]: https://a.org\n[pan]: https://p.org\n";
	static const char note[] = "## Dough\n\nMix it slowly, and cold[^1].\n"
	    "\n[^1]: In summer.\n";
	static const char notes[] = "## Crust\n\nFold it twice, and warm[^1]."
	    "\n\n[^1]: In winter.\n";

	(void)state;
	check_taken(a, b, one, "## Dough\n\nMix it as [the book][Book] says, "
		    "`[book]` aside.\n\n[book]: https://a.org\n");
	check_taken(a, b, other, "## Crust\n\nFold it by [book], not "
		    "[book][].\n\n[book]: https://b.org\n");
	check_taken(a, b, both, "## Dough\n\nMix it as [the book][Book] "
		    "says, `[book]` aside.\n\n## Crust\n\nFold it by "
		    "[book][book-3], not [book][book-3].\n\n"
		    "[book]: https://a.org\n[book-3]: https://b.org\n");
	check_taken(a, same, both, "## Dough\n\nMix it as [the book][Book] "
		    "says, `[book]` aside.\n\n## Crust\n\nFold it by "
		    "[book] only.\n\n[book]: https://a.org\n");
	check_taken(a, two, both, "## Dough\n\nMix it as [the book][Book] "
		    "says, `[book]` aside.\n\n## Crust\n\nFold it by "
		    "[book] and [pan].\n\n[book]: https://a.org\n"
		    "[pan]: https://p.org\n");
	check_taken(note, notes, both, "## Dough\n\nMix it slowly, and "
		    "cold[^1].\n\n## Crust\n\nFold it twice, and "
		    "warm[^1-2].\n\n[^1]: In summer.\n"
		    "[^1-2]: In winter.\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_taken_whole_is_as_it_was),
		cmocka_unit_test(test_one_persona_is_as_it_was),
		cmocka_unit_test(test_tags_keep_what_a_title_has),
		cmocka_unit_test(
		    test_fences_are_closed_and_hold_what_they_hold),
		cmocka_unit_test(
		    test_references_come_along_and_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
