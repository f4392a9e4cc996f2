#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sha256.h"
#include "cli/cli.h"
#include "cli/compare.h"
#include "cli/compare_json.h"
#include "cli/deliver.h"
#include "compose/checks.h"
#include "compose/recipe.h"
#include "compose/suggest.h"

static struct json *
entry_origin_json(const struct draft *draft, struct origin origin)
{
	return origin.persona == NO_INDEX
		   ? json_new_null()
		   : origin_json(draft->comparison, origin.persona,
				 origin.range);
}

static struct json *
block_json(const struct draft *draft, const struct entry *entry)
{
	static const char *const kinds[] = { [FORM_PARAGRAPH] = "paragraph",
					     [FORM_ITEM] = "item",
					     [FORM_STEP] = "step",
					     [FORM_VERBATIM] = "verbatim" };
	struct json *row = json_new_object(), *list = json_new_array();

	json_set(row, "kind", json_new_string(str_of(kinds[entry->form])));
	json_set(row, "text", json_new_string(draft_text(draft, entry)));
	json_set(row, "origin", entry_origin_json(draft, entry->origin));
	for (size_t i = 0; i < entry->alternative_count; i++)
		json_push(list, entry_origin_json(draft, entry->alternatives[i]));
	json_set(row, "alternatives", list);
	json_set(row, "reason", json_new_string(entry->reason));
	return row;
}

/* Lists that what follows goes into, by depth. */
struct level {
	struct json *blocks, *sections;
};

static struct json *
section_json(const struct draft *draft, const struct entry *entry,
	     struct level *level)
{
	const struct comparison *comparison = draft->comparison;
	struct json *row = json_new_object();
	struct str topic = entry->topic == NO_INDEX
			       ? (struct str){ 0 }
			       : comparison->topics[entry->topic].title;

	level->blocks = json_new_array();
	level->sections = json_new_array();
	json_set(row, "title", json_new_string(entry->title));
	json_set(row, "level", json_new_int((long long)entry->depth + 1));
	json_set(row, "topic", json_new_string(topic));
	json_set(row, "blocks", level->blocks);
	json_set(row, "sections", level->sections);
	return row;
}

/* A block below a block (a nested list entry) stands in the same section. */
static struct json *
sections_json(const struct draft *draft, struct arena *arena)
{
	struct json *top = json_new_array();
	struct level *levels =
	    ARENA_ARRAY(arena, struct level, draft->entry_count + 1);
	size_t depth = 0;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind == ENTRY_BLOCK) {
			if (levels[depth].blocks)
				json_push(levels[depth].blocks,
					  block_json(draft, entry));
			continue;
		}
		depth = entry->depth;
		json_push(depth > 0 ? levels[depth - 1].sections : top,
			  section_json(draft, entry, &levels[depth]));
	}
	return top;
}

static struct json *
field_json(const struct draft_field *field)
{
	struct json *row = json_new_object(), *from = json_new_array();

	json_set(row, "key", json_new_string(field->key));
	if (field->kind == FIELD_LIST) {
		struct json *list = json_new_array();

		for (size_t i = 0; i < field->entry_count; i++)
			json_push(list, json_new_string(field->entries[i]));
		json_set(row, "value", list);
	} else {
		json_set(row, "value",
			 json_new_string(field->kind == FIELD_MAP
					     ? field->source
					     : field->value));
	}
	for (size_t i = 0; i < field->from_count; i++)
		json_push(from, json_new_int((long long)field->from[i]));
	json_set(row, "from", from);
	return row;
}

static struct json *
notes_json(const struct draft *draft, struct arena *arena)
{
	struct json *list = json_new_array();
	struct notes notes = { 0 };

	checks_run(&notes, draft, arena);
	for (size_t i = 0; i < notes.count; i++) {
		const struct note *note = &notes.all[i];
		struct json *row = json_new_object();
		size_t entry = note->entries[0];

		json_set(row, "severity",
			 json_new_string(
			     str_of(severity_name(note->severity))));
		json_set(row, "code", json_new_string(str_of(note->code)));
		json_set(row, "text", json_new_string(note->text));
		json_set(row, "origin",
			 entry == NO_INDEX
			     ? json_new_null()
			     : entry_origin_json(draft,
					   draft->entries[entry].origin));
		json_push(list, row);
	}
	return list;
}

static struct json *
sources_json(const struct comparison *comparison, struct arena *arena)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct persona *persona = comparison->personas[i];
		struct json *row = json_new_object();

		json_set(row, "path", json_new_string(persona->path));
		json_set(row, "name", json_new_string(persona->name));
		json_set(row, "sha256",
			 json_new_string(
			     sha256_hex(arena, persona->source.bytes)));
		json_push(list, row);
	}
	return list;
}

static struct json *
draft_json(const struct draft *draft, struct arena *arena)
{
	struct json *object = json_new_object(), *list = json_new_array();
	size_t left_count;
	struct origin *left = draft_left(draft, arena, &left_count);

	json_set(object, "schema", json_new_string(STR("troupe.draft/1")));
	json_set(object, "base", json_new_int((long long)draft->base));
	json_set(object, "personas", sources_json(draft->comparison, arena));
	for (size_t i = 0; i < draft->field_count; i++)
		json_push(list, field_json(&draft->fields[i]));
	json_set(object, "fields", list);
	json_set(object, "sections", sections_json(draft, arena));
	list = json_new_array();
	for (size_t i = 0; i < left_count; i++)
		json_push(list, entry_origin_json(draft, left[i]));
	json_set(object, "left", list);
	json_set(object, "notes", notes_json(draft, arena));
	return object;
}

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
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i].name, text) == 0) {
			*take = names[i].take;
			return true;
		}
	complain("--take is base, shared or all, not '%s'", text);
	return false;
}

static bool
read_suggest_options(struct suggest_options *options,
		     const struct arguments *arguments)
{
	const char *budget = arguments->values[OPTION_BUDGET];
	char *end = NULL;

	if (!read_take(&options->take, arguments->values[OPTION_TAKE]))
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

/* What the budget cost, and whether it was met. */
static enum status
report_budget(const struct draft *draft)
{
	size_t over = draft_over_budget(draft);

	for (size_t i = 0; i < draft->dropped_count; i++) {
		struct origin origin = draft->dropped[i];
		const struct persona *persona =
		    draft->comparison->personas[origin.persona];
		struct str line = persona_text(persona, origin.range);

		line.len = str_find_byte(line, '\n');
		complain("note: dropped for the budget: %.*s:%zu: %.*s",
			 STR_ARG(persona->path),
			 source_first_line(&persona->source, origin.range),
			 STR_ARG(str_trim(line)));
	}
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
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
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
       struct draft *draft)
{
	enum status status;

	if (invocation->arguments->values[OPTION_INTERACTIVE])
		return open_draft(invocation, draft);
	status = print_draft(invocation, compared, draft);
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
		written = finish(invocation, &compared, &draft);
		if (written != STATUS_DONE)
			status = written;
		draft_release(&draft);
	}
	compared_release(&compared);
	return status;
}
