/* SPDX-License-Identifier: MIT */
#include "cli/deliver.h"

#include <string.h>

#include "app/exporting.h"
#include "base/file.h"
#include "cli/meant.h"
#include "cli/patch.h"

const struct target *
wanted_target(struct invocation *invocation, const char *fallback)
{
	const char *name = invocation->arguments->values[OPTION_TO];
	const struct target *target =
	    target_find(str_of(name ? name : fallback));
	struct meant meant = { .word = str_of(name ? name : fallback) };
	struct buf known = { 0 };

	if (target)
		return target;
	for (size_t i = 0; target_at(i); i++)
		meant_consider(&meant, target_at(i)->name);
	for (size_t i = 0; target_at(i); i++)
		buf_printf(&known, "%s%s", i > 0 ? ", " : "",
			   target_at(i)->name);
	if (meant.best)
		complain("there is no target '%s', did you mean '%s'? There "
			 "are %s", name, meant.best, known.ptr);
	else
		complain("there is no target '%s'; there are %s", name,
			 known.ptr);
	buf_release(&known);
	return NULL;
}

/* One file on its way, and how that ended. */
struct handover {
	struct invocation *invocation;
	const struct delivery *delivery;
	const struct target *target; /* NULL: no export */
	struct str text;
	const char *path; /* NULL: standard output */
	struct plan plan; /* of the file at the path */
	struct losses *losses; /* NULL: no export */
	bool written; /* a file */
	struct error error; /* why nothing was written, else empty */
};

static bool
has(const struct handover *handover, enum option_id id)
{
	return handover->invocation->arguments->values[id] != NULL;
}

/* Whether the path may be written as the user has it. */
static bool
check_path(struct handover *handover)
{
	const struct delivery *delivery = handover->delivery;
	const char *path = handover->path;
	struct error *error = &handover->error;

	if (file_is_folder(path))
		return error_set(error, "%s: is a folder; name the file to "
				 "write", path);
	if (exporting_is_source(path, delivery->sources,
				delivery->source_count))
		return error_set(error, "%s: is a source; a source is never "
				 "overwritten", path);
	if (!plan_file(&handover->plan, handover->target, str_of(path),
		       handover->text, handover->invocation->arena, error))
		return false;
	if (handover->plan.state != PLAN_REPLACED ||
	    has(handover, OPTION_FORCE) || has(handover, OPTION_DRY_RUN))
		return true;
	return error_set(error, "%s: exists; --force replaces it", path);
}

static void
print_plan(struct handover *handover)
{
	static const char *const states[] = {
		[PLAN_NEW] = "would be written",
		[PLAN_UNCHANGED] = "unchanged",
		[PLAN_ADDED] = "would be added to",
		[PLAN_REPLACED] = "would be replaced",
	};
	struct invocation *invocation = handover->invocation;
	const struct plan *plan = &handover->plan;
	struct str path = str_of(handover->path);
	bool refused = plan->state == PLAN_REPLACED &&
		       !has(handover, OPTION_FORCE);

	output_text(invocation->output, output_line(path, invocation->arena));
	output_printf(invocation->output, ": %s%s, %zu bytes\n",
		      states[plan->state], refused ? " with --force" : "",
		      plan->after.len);
	if (plan->state != PLAN_NEW)
		print_patch(invocation, path, plan->before, plan->after);
}

/* With --dir, the folder the user named and those below it that the client's
 * place asks for; nothing is made for a path he wrote himself. */
static bool
make_place(struct handover *handover)
{
	struct str path = str_of(handover->path);
	size_t end = path.len;

	if (!has(handover, OPTION_DIR))
		return true;
	while (end > 0 && path.ptr[end - 1] != '/')
		end--;
	if (end < 2)
		return true;
	path.len = end - 1;
	return file_make_folder(
	    arena_str(handover->invocation->arena, path).ptr,
	    &handover->error);
}

static void
put_out(struct handover *handover)
{
	bool dry = has(handover, OPTION_DRY_RUN);
	struct output *output = handover->invocation->output;

	if (dry && !has(handover, OPTION_JSON))
		output_printf(output, "standard output: would be written, "
			      "%zu bytes\n", handover->text.len);
	else if (!has(handover, OPTION_JSON))
		output_text(output, handover->text);
}

/* Nothing is touched that is like this already. */
static void
put_file(struct handover *handover)
{
	const struct plan *plan = &handover->plan;
	bool quiet = has(handover, OPTION_JSON);

	if (has(handover, OPTION_DRY_RUN)) {
		if (!quiet)
			print_plan(handover);
	} else if (plan->state == PLAN_UNCHANGED) {
		if (!quiet)
			complain("note: %s: unchanged", handover->path);
	} else {
		handover->written =
		    make_place(handover) &&
		    plan_write(plan, handover->path, &handover->error);
		/* The path is the target's, not the user's. */
		if (handover->written && has(handover, OPTION_DIR) && !quiet)
			complain("note: %s: written", handover->path);
	}
}

/* Known only where the file is that holds more than this. */
static void
note_size(struct handover *handover)
{
	struct losses *losses = handover->losses;
	size_t before = losses ? losses->count : 0;

	if (!losses || !handover->target)
		return;
	plan_note_size(&handover->plan, handover->target, losses,
		       handover->invocation->arena);
	if (losses->count > before && !has(handover, OPTION_JSON))
		complain("note: %.*s", STR_ARG(losses->all[before].text));
}

static void
put(struct handover *handover)
{
	if (handover->path && strcmp(handover->path, "-") == 0)
		handover->path = NULL;
	if (!handover->path)
		put_out(handover);
	else if (check_path(handover)) {
		note_size(handover);
		put_file(handover);
	}
}

static enum status
finish(const struct handover *handover)
{
	if (!*handover->error.text)
		return STATUS_DONE;
	complain("%s", handover->error.text);
	return STATUS_USAGE;
}

bool
may_write(struct invocation *invocation, const char *path, struct str text,
	  const struct delivery *delivery)
{
	struct handover handover = { .invocation = invocation,
				     .delivery = delivery,
				     .text = text,
				     .path = path };

	return strcmp(path, "-") == 0 || check_path(&handover) ||
	       finish(&handover) == STATUS_DONE;
}

enum status
write_result(struct invocation *invocation, const char *path, struct str text,
	     const struct delivery *delivery)
{
	struct handover handover = { .invocation = invocation,
				     .delivery = delivery,
				     .text = text,
				     .path = path };

	put(&handover);
	return finish(&handover);
}

static void
report_losses(const struct losses *losses)
{
	for (size_t i = 0; i < losses->count; i++)
		complain("%s: %.*s",
			 severity_name(loss_severity(losses->all[i].kind)),
			 STR_ARG(losses->all[i].text));
}

static bool
loses(const struct losses *losses)
{
	for (size_t i = 0; i < losses->count; i++)
		if (losses->all[i].kind != LOSS_NOTE)
			return true;
	return false;
}

static bool
find_path(struct handover *handover)
{
	const char *const *values = handover->invocation->arguments->values;
	struct arena *arena = handover->invocation->arena;
	struct str below;

	handover->path = values[OPTION_OUTPUT];
	if (!values[OPTION_DIR])
		return true;
	if (handover->path)
		return error_set(&handover->error, "--dir finds the name, "
				 "--output gives it: not both");
	below = export_path_below(handover->target,
				  &handover->delivery->input,
				  values[OPTION_DIR], arena);
	handover->path = arena_printf(arena, "%s/%.*s", values[OPTION_DIR],
				      STR_ARG(below)).ptr;
	return true;
}

static struct json *
loss_json(const struct loss *loss)
{
	struct json *row = json_new_object();

	json_set(row, "kind",
		 json_new_string(str_of(loss_kind_name(loss->kind))));
	json_set(row, "text", json_new_string(loss->text));
	return row;
}

static struct json *
finding_json(const struct loss *loss)
{
	struct json *row = json_new_object();

	json_set(row, "code", json_new_string(str_of(loss->code)));
	json_set(row, "mark", json_new_string(loss->mark));
	json_set(row, "line", json_new_int((long long)loss->line));
	json_set(row, "in", json_new_string(loss->in_body ? STR("body")
							  : STR("file")));
	json_set(row, "text", json_new_string(loss->text));
	return row;
}

static struct json *
text_or_null(const char *text)
{
	return text && *text ? json_new_string(str_of(text)) : json_new_null();
}

static struct json *
handover_json(const struct handover *handover, const struct losses *losses)
{
	static const char *const states[] = { [PLAN_NEW] = "new",
					      [PLAN_UNCHANGED] = "unchanged",
					      [PLAN_ADDED] = "added",
					      [PLAN_REPLACED] = "replaced" };
	struct json *object = json_new_object(), *lost = json_new_array();
	struct json *found = json_new_array();
	const char *state = states[handover->plan.state];

	for (size_t i = 0; i < losses->count; i++)
		if (losses->all[i].kind == LOSS_FOUND)
			json_push(found, finding_json(&losses->all[i]));
		else
			json_push(lost, loss_json(&losses->all[i]));
	json_set(object, "schema", json_new_string(STR("troupe.export/1")));
	json_set(object, "target",
		 json_new_string(str_of(handover->target->name)));
	json_set(object, "path", text_or_null(handover->path));
	json_set(object, "state", text_or_null(handover->path ? state : NULL));
	json_set(object, "written", json_new_bool(handover->written));
	json_set(object, "error", text_or_null(handover->error.text));
	json_set(object, "losses", lost);
	json_set(object, "findings", found);
	json_set(object, "text", json_new_string(handover->text));
	return object;
}

/* With --json nothing but the document tells about it. */
static void
hand_over(struct handover *handover, struct losses *losses)
{
	handover->losses = losses;
	if (!has(handover, OPTION_JSON))
		report_losses(losses);
	if (!find_path(handover))
		return;
	if (has(handover, OPTION_STRICT) && loses(losses))
		error_set(&handover->error, "nothing written: --strict");
	else
		put(handover);
}

static void
set_options(struct delivery *delivery, const char *const *values)
{
	delivery->input.headings = values[OPTION_HEADINGS] != NULL;
	if (values[OPTION_NAME])
		delivery->input.name = str_of(values[OPTION_NAME]);
}

enum status
deliver_report(struct invocation *invocation, struct delivery *delivery,
	       struct json **report)
{
	struct handover handover = { .invocation = invocation,
				     .delivery = delivery };
	struct losses losses = { 0 };
	struct buf text = { 0 };
	enum status status;

	*report = NULL;
	handover.target = wanted_target(invocation, delivery->fallback);
	if (!handover.target)
		return STATUS_USAGE;
	set_options(delivery, invocation->arguments->values);
	if (export_text(&text, &losses, handover.target, &delivery->input,
			invocation->arena, &handover.error)) {
		handover.text = buf_str(&text);
		hand_over(&handover, &losses);
	}
	status = finish(&handover);
	delivery->written = handover.written ? handover.path : NULL;
	if (has(&handover, OPTION_JSON))
		*report = handover_json(&handover, &losses);
	buf_release(&text);
	return status;
}

enum status
deliver(struct invocation *invocation, struct delivery *delivery)
{
	struct json *report;
	enum status status = deliver_report(invocation, delivery, &report);

	if (report)
		output_json(invocation->output, report);
	return status;
}
