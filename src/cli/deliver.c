#include "cli/deliver.h"

#include <string.h>

#include "app/opening.h"
#include "base/file.h"
#include "cli/patch.h"

const struct target *
wanted_target(struct invocation *invocation, const char *fallback)
{
	const char *name = invocation->arguments->values[OPTION_TO];
	const struct target *target =
	    target_find(str_of(name ? name : fallback));
	struct buf known = { 0 };

	if (target)
		return target;
	for (size_t i = 0; target_at(i); i++)
		buf_printf(&known, "%s%s", i > 0 ? ", " : "",
			   target_at(i)->name);
	complain("there is no target '%s'; there are %s", name, known.ptr);
	buf_release(&known);
	return NULL;
}

static bool
is_source(const char *path, const struct delivery *delivery)
{
	for (size_t i = 0; i < delivery->source_count; i++) {
		struct str source = delivery->sources[i]->path;
		struct arena arena = { 0 };
		bool same =
		    file_same(path, path_on_disk(source, &arena).ptr);

		arena_release(&arena);
		if (same)
			return true;
	}
	return false;
}

enum status
write_result(struct invocation *invocation, const char *path, struct str text,
	     const struct delivery *delivery)
{
	bool force = invocation->arguments->values[OPTION_FORCE] != NULL;
	struct error error;

	if (!path || strcmp(path, "-") == 0) {
		output_text(invocation->output, text);
		return STATUS_DONE;
	}
	if (file_is_folder(path)) {
		complain("%s: is a folder; name the file to write", path);
		return STATUS_USAGE;
	}
	if (is_source(path, delivery)) {
		complain("%s: is a source; a source is never overwritten",
			 path);
		return STATUS_USAGE;
	}
	if (!force && file_kind(path) != FILE_NONE) {
		complain("%s: exists; --force replaces it", path);
		return STATUS_USAGE;
	}
	if (!file_write(path, text, force, &error)) {
		complain("%s", error.text);
		return STATUS_USAGE;
	}
	return STATUS_DONE;
}

static void
report_losses(const struct losses *losses)
{
	for (size_t i = 0; i < losses->count; i++)
		complain("note: %.*s", STR_ARG(losses->all[i].text));
}

static bool
loses(const struct losses *losses)
{
	for (size_t i = 0; i < losses->count; i++)
		if (losses->all[i].kind != LOSS_NOTE)
			return true;
	return false;
}

/* The folder of a path is made only below the one the user named. */
static bool
make_place(struct invocation *invocation, struct str path)
{
	size_t end = path.len;
	struct error error;
	struct str folder;

	while (end > 0 && path.ptr[end - 1] != '/')
		end--;
	if (end < 2)
		return true;
	folder = arena_str(invocation->arena,
			   (struct str){ path.ptr, end - 1 });
	if (file_make_folder(folder.ptr, &error))
		return true;
	complain("%s", error.text);
	return false;
}

static void
print_plan(struct invocation *invocation, const char *path, struct str text)
{
	bool exists = strcmp(path, "-") != 0 && file_kind(path) != FILE_NONE;
	struct error error;
	struct str before;

	output_text(invocation->output, str_of(path));
	output_printf(invocation->output, ": would be %s, %zu bytes\n",
		      exists ? "replaced" : "written", text.len);
	if (exists &&
	    file_read(&before, path, invocation->arena, &error))
		print_patch(invocation, str_of(path), before, text);
}

/* A file that others share is changed only where it is this persona's. */
static enum status
add_to_shared(struct invocation *invocation, const struct target *target,
	      const char *path, struct str text)
{
	struct buf whole = { 0 };
	struct error error;
	struct str before;
	bool done = file_read(&before, path, invocation->arena, &error) &&
		    export_merge(&whole, target, before, text, &error);

	if (done && invocation->arguments->values[OPTION_DRY_RUN])
		print_plan(invocation, path, buf_str(&whole));
	else if (done)
		done = file_write(path, buf_str(&whole), true, &error);
	buf_release(&whole);
	if (!done)
		complain("%s", error.text);
	return done ? STATUS_DONE : STATUS_USAGE;
}

static enum status
place(struct invocation *invocation, const struct target *target,
      struct delivery *delivery, struct str text)
{
	const char *const *values = invocation->arguments->values;
	const char *path = values[OPTION_OUTPUT];

	if (!path && values[OPTION_DIR]) {
		struct str below =
		    export_path(target, &delivery->input, invocation->arena);

		path = arena_printf(invocation->arena, "%s/%.*s",
				    values[OPTION_DIR], STR_ARG(below))
			   .ptr;
		if (!values[OPTION_DRY_RUN] &&
		    !make_place(invocation, str_of(path)))
			return STATUS_USAGE;
	}
	if (target_is_shared(target) && path &&
	    file_kind(path) == FILE_REGULAR && !is_source(path, delivery))
		return add_to_shared(invocation, target, path, text);
	if (values[OPTION_DRY_RUN]) {
		print_plan(invocation, path ? path : "-", text);
		return STATUS_DONE;
	}
	return write_result(invocation, path, text, delivery);
}

enum status
deliver(struct invocation *invocation, struct delivery *delivery)
{
	const char *const *values = invocation->arguments->values;
	const struct target *target =
	    wanted_target(invocation, delivery->fallback);
	enum status status = STATUS_USAGE;
	struct losses losses = { 0 };
	struct buf text = { 0 };
	struct error error;

	if (!target)
		return STATUS_USAGE;
	delivery->input.headings = values[OPTION_HEADINGS] != NULL;
	if (values[OPTION_NAME])
		delivery->input.name = str_of(values[OPTION_NAME]);
	if (!export_text(&text, &losses, target, &delivery->input,
			 invocation->arena, &error)) {
		complain("%s", error.text);
	} else {
		report_losses(&losses);
		if (values[OPTION_STRICT] && loses(&losses))
			complain("nothing written: --strict");
		else
			status = place(invocation, target, delivery,
				       buf_str(&text));
	}
	buf_release(&text);
	return status;
}
