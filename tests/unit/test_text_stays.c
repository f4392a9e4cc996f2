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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_taken_whole_is_as_it_was),
		cmocka_unit_test(test_one_persona_is_as_it_was),
		cmocka_unit_test(test_tags_keep_what_a_title_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
