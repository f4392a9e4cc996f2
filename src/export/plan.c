/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "base/folder.h"
#include "export/rule.h"
#include "export/sheet.h"

static bool
find_after(struct plan *plan, const struct target *target, struct str text,
	   struct arena *arena, struct error *error)
{
	struct buf whole = { 0 };
	bool shared = target != NULL && target->rule->shared;
	bool done = true;

	plan->state = shared ? PLAN_ADDED : PLAN_REPLACED;
	plan->after = text;
	if (shared) {
		done = export_merge(&whole, target, plan->before, text, error);
		plan->after = arena_str(arena, buf_str(&whole));
		buf_release(&whole);
	}
	if (str_eq(plan->before, plan->after))
		plan->state = PLAN_UNCHANGED;
	return done;
}

bool
plan_file(struct plan *plan, const struct target *target, struct str path,
	  struct str text, struct arena *arena, struct error *error)
{
	const char *name = arena_str(arena, path).ptr;
	struct error why;

	*plan = (struct plan){ .state = PLAN_NEW, .after = text };
	if (!folder_way(name, error))
		return false;
	switch (file_kind(name)) {
	case FILE_NONE:
		return true;
	case FILE_REGULAR:
		if (!file_read(&plan->before, name, arena, &why))
			return error_set(error, "%s; it is left as it is",
					 why.text);
		return find_after(plan, target, text, arena, &why) ||
		       error_set(error, "%s: %s", name, why.text);
	case FILE_LINK:
		return error_set(error, "%s: is a symbolic link", name);
	case FILE_FOLDER:
		return error_set(error, "%s: is a folder", name);
	case FILE_OTHER:
		break;
	}
	return error_set(error, "%s: not a regular file", name);
}

void
plan_note_size(const struct plan *plan, const struct target *target,
	       struct losses *losses, struct arena *arena)
{
	const struct body_limits *limits = &target->rule->limits;

	if (target->rule->shared && limits->bytes && limits->most > 0 &&
	    plan->before.len > 0 && plan->after.len > limits->most)
		loss_add(losses, arena, LOSS_NOTE,
			 "%s reads %zu bytes of the file; it has %zu then, "
			 "what stands last is cut", target->name,
			 limits->most, plan->after.len);
}

bool
plan_write(const struct plan *plan, const char *path, struct error *error)
{
	if (plan->state == PLAN_NEW)
		return file_write(path, plan->after, false, error);
	return file_change(path, plan->before, plan->after, error);
}
