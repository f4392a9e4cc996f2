/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "export/target.h"
#include "parse/parse.h"

/* Every kind of mark once, from line 1 on. */
#define BODY                                                              \
	"A ${who} and ${CLAUDE_SKILL_DIR}.\n"                              \
	"B {{name}} and {{__os__}}.\n"                                     \
	"C $ARGUMENTS and $1.\n"                                           \
	"D !`ls` and !{ls}.\n"                                             \
	"@./notes.md\n"                                                    \
	"</agent_instructions>\n"                                          \
	"```!\nls\n```\n"

static const char file[] = "---\nname: a-b\ndescription: d\n---\n" BODY;

enum { FRONT = 4, MOST = 6 };

struct result {
	struct persona persona;
	struct losses losses;
	struct buf out;
	struct arena arena;
};

static void
export_file(struct result *result, const char *target, const char *text)
{
	struct export_input input = { .persona = &result->persona };
	struct error error;

	*result = (struct result){ 0 };
	parse_open(&result->persona, STR("x.md"), str_of(text));
	if (!export_text(&result->out, &result->losses,
			 target_find(str_of(target)), &input, &result->arena,
			 &error))
		fail_msg("%s", error.text);
}

static void
release(struct result *result)
{
	persona_release(&result->persona);
	arena_release(&result->arena);
	buf_release(&result->out);
}

/* What a client executes of the body: "line code mark", and no more. */
struct row {
	const char *target;
	bool in_body;
	struct {
		size_t line; /* of the body */
		const char *code, *mark;
	} found[MOST];
};

static const struct row rows[] = {
	{ "gemini", false, { { 1, "template-variable", "${who}" },
			     { 1, "template-variable",
			       "${CLAUDE_SKILL_DIR}" } } },
	{ "qwen", false, { { 1, "template-variable", "${who}" },
			   { 1, "template-variable",
			     "${CLAUDE_SKILL_DIR}" } } },
	{ "antigravity", false, { { 1, "template-variable", "${who}" },
				  { 1, "template-variable",
				    "${CLAUDE_SKILL_DIR}" } } },
	{ "copilot", false, { { 6, "template-wrapper",
				"</agent_instructions>" } } },
	{ "cursor-rule", false, { { 5, "template-include", "@./notes.md" } } },
	{ "agents-md", true, { { 5, "template-include", "@./notes.md" } } },
	{ "skill", false, { { 1, "template-variable", "${CLAUDE_SKILL_DIR}" },
			    { 3, "template-argument", "$ARGUMENTS" },
			    { 3, "template-argument", "$1" },
			    { 4, "template-command", "!`ls`" },
			    { 7, "template-command", "```!" } } },
	{ "fabric", false, { { 2, "template-mustache", "{{name}}" },
			     { 2, "template-mustache", "{{__os__}}" } } },
	{ "card", true, { { 2, "template-mustache", "{{name}}" },
			  { 2, "template-mustache", "{{__os__}}" } } },
	{ "aichat", false, { { 2, "template-mustache", "{{__os__}}" } } },
};

static const struct row *
row_of(const char *target)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (!strcmp(rows[i].target, target))
			return &rows[i];
	return NULL;
}

/* The line that is said is the line where the mark stands. */
static void
check_line(const struct result *result, const struct loss *loss)
{
	struct str rest = loss->in_body ? persona_body(&result->persona)
					: buf_str(&result->out);
	struct str line = { 0 };

	for (size_t i = 0; i < loss->line; i++)
		assert_true(str_split(&rest, '\n', &line));
	assert_true(str_contains(line, loss->mark));
}

static void
check_target(const struct target *target)
{
	const struct row *row = row_of(target->name);
	struct result result;
	size_t count = 0;

	export_file(&result, target->name, file);
	for (size_t i = 0; i < result.losses.count; i++) {
		const struct loss *loss = &result.losses.all[i];

		if (loss->kind != LOSS_FOUND)
			continue;
		if (row == NULL || row->found[count].code == NULL)
			fail_msg("%s: %.*s", target->name,
				 STR_ARG(loss->text));
		assert_string_equal(loss->code, row->found[count].code);
		assert_str(loss->mark, row->found[count].mark);
		assert_int_equal(loss->in_body, row->in_body);
		check_line(&result, loss);
		count++;
	}
	if (row != NULL && count < MOST && row->found[count].code != NULL)
		fail_msg("%s: %s is not found", target->name,
			 row->found[count].mark);
	release(&result);
}

static void
test_each_client_is_warned_of_what_it_alone_executes(void **state)
{
	const struct target *target;

	(void)state;
	for (size_t i = 0; (target = target_at(i)) != NULL; i++)
		check_target(target);
}

static void
test_what_is_found_names_line_mark_target_and_effect(void **state)
{
	struct result result;

	(void)state;
	export_file(&result, "gemini",
		    "---\nname: a-b\ndescription: d\ntools: Read\n"
		    "color: red\n---\n\nAsk ${who}.\n");
	assert_str(result.losses.all[result.losses.count - 1].text,
		   "line 7 of the file: '${who}' is no text to gemini: the "
		   "agent fails when it is started");
	release(&result);
}

static void
test_a_hundred_marks_are_listed_and_the_rest_is_counted(void **state)
{
	struct result result;
	struct buf text = { 0 };
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < 250; i++)
		buf_add_cstr(&text, "${a} b\n");
	export_file(&result, "gemini", text.ptr);
	for (size_t i = 0; i < result.losses.count; i++)
		count += result.losses.all[i].kind == LOSS_FOUND;
	assert_int_equal(count, 100);
	assert_str(result.losses.all[result.losses.count - 1].text,
		   "and 150 more such marks");
	buf_release(&text);
	release(&result);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_each_client_is_warned_of_what_it_alone_executes),
		cmocka_unit_test(
		    test_what_is_found_names_line_mark_target_and_effect),
		cmocka_unit_test(
		    test_a_hundred_marks_are_listed_and_the_rest_is_counted),
	};

	return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}
