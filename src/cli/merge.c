/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/compare.h"
#include "cli/deliver.h"
#include "cli/draft_json.h"
#include "compose/checks.h"
#include "compose/place.h"
#include "compose/recipe.h"
#include "compose/rules.h"
#include "compose/suggest.h"

static bool
read_take(enum take *take, const char *text)
{
	static const struct {
		const char *name;
		enum take take;
	} names[] = { { "base", TAKE_BASE },
		      { "shared", TAKE_SHARED },
		      { "all", TAKE_ALL } };

	*take = TAKE_DEFAULT;
	if (!text)
		return true;
	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i].name, text) == 0) {
			*take = names[i].take;
			return true;
		}
	complain("--take is base, shared or all, not '%s'", text);
	return false;
}

static void
complain_of_rule(struct str name)
{
	struct buf names = { 0 };

	for (size_t i = 0; i < RULE_COUNT; i++)
		buf_printf(&names, "%s%s", i > 0 ? ", " : "",
			   rule_rows[i].name);
	complain("--without takes %s; not '%.*s'", names.ptr, STR_ARG(name));
	buf_release(&names);
}

static bool
read_without(unsigned long *without, const char *text)
{
	struct str rest = str_of(text), name;

	while (str_split(&rest, ',', &name)) {
		if (rule_find(name) == 0) {
			complain_of_rule(name);
			return false;
		}
		*without |= rule_find(name);
	}
	return true;
}

static bool
read_suggest_options(struct suggest_options *options,
		     const struct arguments *arguments)
{
	const char *budget = arguments->values[OPTION_BUDGET];
	char *end = NULL;

	if (!read_take(&options->take, arguments->values[OPTION_TAKE]))
		return false;
	if (arguments->values[OPTION_WITHOUT] && !read_without(
	    &options->without, arguments->values[OPTION_WITHOUT]))
		return false;
	if (!budget)
		return true;
	options->budget = (size_t)strtoul(budget, &end, 10);
	if (*end || !ascii_is_digit(*budget) || options->budget == 0) {
		complain("--budget is a number of tokens, not '%s'", budget);
		return false;
	}
	return true;
}

/* One line about a stretch that is not in the draft. */
static void
report_origin(const struct draft *draft, const char *what,
	      struct origin origin, struct str reason)
{
	const struct persona *persona =
	    draft->comparison->personas[origin.persona];
	struct str line = persona_text(persona, origin.range);

	line.len = str_find_byte(line, '\n');
	complain("note: %s%s%.*s%s: %.*s:%zu: %.*s", what,
		 reason.len > 0 ? " (" : "", STR_ARG(reason),
		 reason.len > 0 ? ")" : "", STR_ARG(persona->path),
		 source_first_line(&persona->source, origin.range),
		 STR_ARG(str_trim(line)));
}

static bool
is_dropped(const struct draft *draft, struct origin origin)
{
	for (size_t i = 0; i < draft->left_count; i++)
		if (draft->left[i].budget &&
		    draft->left[i].origin.persona == origin.persona &&
		    range_covers(draft->left[i].origin.range, origin.range))
			return true;
	return false;
}

/* What who wanted all has not got, and why. */
static void
report_left(const struct draft *draft, struct arena *arena)
{
	struct relations relations;
	size_t count;
	struct origin *left = draft_left(draft, arena, &count);

	relations_find(&relations, draft, arena);
	for (size_t i = 0; i < count; i++)
		if (!is_dropped(draft, left[i]))
			report_origin(draft, "left out", left[i],
				      draft_left_reason(draft, &relations,
							left[i], arena));
}

/* What contradicts, differs, or is missing; the budget says its own. */
static void
report_notes(const struct draft *draft, struct arena *arena)
{
	struct notes notes;

	checks_run(&notes, draft, arena);
	for (size_t i = 0; i < notes.count; i++) {
		const struct note *note = &notes.all[i];
		bool warning = note->severity >= SEVERITY_WARNING;

		if ((warning && strcmp(note->code, "budget-not-met") != 0) ||
		    strcmp(note->code, "tools-differ") == 0)
			complain("%s: %.*s [%s]", warning ? "warning" : "note",
				 STR_ARG(note->text), note->code);
	}
}

/* What the budget cost, and whether it was met. */
static enum status
report_budget(const struct draft *draft)
{
	size_t over = draft_over_budget(draft);

	for (size_t i = 0; i < draft->left_count; i++)
		if (draft->left[i].budget)
			report_origin(draft, "dropped for the budget",
				      draft->left[i].origin, STR(""));
	if (over == 0)
		return STATUS_DONE;
	complain("the draft has about %zu tokens, %zu more than the budget of "
		 "%zu; its fields and who it is are never dropped",
		 draft->budget + over, over, draft->budget);
	return STATUS_FOUND;
}

static const char *
without_dots(const char *path)
{
	while (strncmp(path, "./", 2) == 0)
		path += 2;
	return path;
}

/* Whether recipe and result would go to one place. */
static bool
collide(const char *const *values)
{
	const char *path = values[OPTION_RECIPE];
	const char *output = values[OPTION_OUTPUT];
	bool whole = values[OPTION_JSON] || (!output && !values[OPTION_DIR]);

	if (whole && strcmp(path, "-") == 0)
		return true;
	return output && (strcmp(without_dots(path), without_dots(output)) ==
			      0 ||
			  file_same(path, output));
}

/* Before anything is written. */
static bool
check_recipe(struct invocation *invocation, struct str text,
	     const struct delivery *delivery)
{
	const char *const *values = invocation->arguments->values;
	const char *path = values[OPTION_RECIPE];

	if (!path)
		return true;
	if (!collide(values))
		return may_write(invocation, path, text, delivery);
	complain("merge: --recipe and the result both go to %s",
		 strcmp(path, "-") == 0 ? "standard output" : path);
	return false;
}

/* The result may have come to be in its place. */
static enum status
save_recipe(struct invocation *invocation, struct str text,
	    const struct delivery *delivery)
{
	const char *path = invocation->arguments->values[OPTION_RECIPE];

	if (!path)
		return STATUS_DONE;
	if (!delivery->written || !file_same(path, delivery->written))
		return write_result(invocation, path, text, delivery);
	complain("merge: %s is the result; no recipe is written", path);
	return STATUS_USAGE;
}

static enum status
print_result(struct invocation *invocation, const struct draft *draft,
	     struct delivery *delivery)
{
	const char *const *values = invocation->arguments->values;
	enum status status = STATUS_DONE;
	struct json *document, *report = NULL;

	if (!values[OPTION_JSON])
		return deliver(invocation, delivery);
	document = draft_json(draft, invocation->arena);
	if (values[OPTION_OUTPUT] || values[OPTION_DIR] || values[OPTION_TO])
		status = deliver_report(invocation, delivery, &report);
	if (report)
		json_set(document, "export", report);
	output_json(invocation->output, document);
	return status;
}

static enum status
print_draft(struct invocation *invocation, const struct compared *compared,
	    struct draft *draft)
{
	struct delivery delivery = {
		.input = { .draft = draft },
		.fallback = "claude",
		.sources = compared->personas,
		.source_count = compared->count,
	};
	enum status status = STATUS_USAGE;
	struct buf recipe = { 0 };

	if (invocation->arguments->values[OPTION_RECIPE])
		recipe_write(&recipe, draft);
	if (check_recipe(invocation, buf_str(&recipe), &delivery))
		status = print_result(invocation, draft, &delivery);
	if (status == STATUS_DONE)
		status = save_recipe(invocation, buf_str(&recipe), &delivery);
	buf_release(&recipe);
	return status;
}

/* What makes no sense where nothing is written. */
static bool
can_open(const struct arguments *arguments)
{
	static const enum option_id others[] = {
		OPTION_JSON, OPTION_TO, OPTION_OUTPUT, OPTION_FORCE,
		OPTION_DIR, OPTION_DRY_RUN, OPTION_STRICT, OPTION_RECIPE
	};

	if (!arguments->values[OPTION_INTERACTIVE])
		return true;
	for (size_t i = 0; i < COUNT(others); i++)
		if (arguments->values[others[i]]) {
			complain("--interactive writes nothing by itself: "
				 "leave out --%s",
				 option_row(others[i])->name);
			return false;
		}
	if (isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1)
		return true;
	complain("merge --interactive needs a terminal; without it merge "
		 "writes the draft");
	return false;
}

/* Handed on as a recipe, which brings it back as it is. */
static enum status
open_draft(struct invocation *invocation, const struct draft *draft)
{
	const struct arguments *arguments = invocation->arguments;
	struct buf text = { 0 };

	recipe_write(&text, draft);
	*invocation->start = (struct cli_start){
		true, arguments->operands, arguments->operand_count,
		invocation->output->ascii,
		arguments->values[OPTION_COLOR] && !invocation->output->color,
		arena_str(invocation->arena, buf_str(&text))
	};
	buf_release(&text);
	return STATUS_DONE;
}

static enum status
finish(struct invocation *invocation, const struct compared *compared,
       struct draft *draft, enum take take)
{
	enum status status;

	if (invocation->arguments->values[OPTION_INTERACTIVE])
		return open_draft(invocation, draft);
	status = print_draft(invocation, compared, draft);
	if (status == STATUS_DONE)
		report_notes(draft, invocation->arena);
	if (status == STATUS_DONE && take == TAKE_ALL)
		report_left(draft, invocation->arena);
	return status == STATUS_DONE ? report_budget(draft) : status;
}

enum status
run_merge(struct invocation *invocation)
{
	struct suggest_options options = { 0 };
	struct compared compared = { .accept = suggest_accept,
				     .suggests = true };
	enum status status = STATUS_USAGE, written;
	struct draft draft = { 0 };

	if (can_open(invocation->arguments) &&
	    read_suggest_options(&options, invocation->arguments) &&
	    compared_init(&compared, invocation, &status)) {
		draft_init(&draft, &compared.comparison, invocation->arena);
		draft.accept = compared.accept;
		if (compared.rarity.persona_count > 0)
			draft.library = str_of(
			    invocation->arguments->values[OPTION_LIBRARY]);
		suggest_draft(&draft, &options);
		if (invocation->arguments->values[OPTION_NAME])
			draft_set_field(
			    &draft, "name",
			    str_of(invocation->arguments->values[OPTION_NAME]));
		written = finish(invocation, &compared, &draft,
				 options.take);
		if (written != STATUS_DONE)
			status = written;
		draft_release(&draft);
	}
	compared_release(&compared);
	return status;
}
