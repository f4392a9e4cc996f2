/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_TARGET_H
#define EXPORT_TARGET_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "compose/draft.h"
#include "model/persona.h"

/* A client's file format; one row each in export/targets.c. */
struct target {
	const char *name;    /* "claude" */
	const char *place;   /* ".claude/agents/NAME.md" */
	const char *summary; /* one line for help and README */
	/* rest: see targets.c */
	const struct target_rule *rule;
};

const struct target *target_find(struct str name);
const struct target *target_at(size_t index); /* NULL past the end */
size_t target_count(void);

/* What is exported: a persona as it is, or a draft. Exactly one is set. */
struct export_input {
	const struct persona *persona;
	const struct draft *draft;
	bool headings;	 /* a persona's body in one heading scheme, too */
	struct str name; /* overrides the name when not empty */
};

/* What the target cannot hold, holds otherwise, what an agent may do there
 * that it may not here, or no more, or what its client would execute. One
 * line each. */
enum loss_kind { LOSS_WIDER, LOSS_NARROWER, LOSS_DROPPED, LOSS_CHANGED,
		 LOSS_CUT, LOSS_FOUND, LOSS_NOTE };
/* How grave: a wider right is an error, what is found a warning. */
enum severity loss_severity(enum loss_kind kind);
/* "wider", as --json has it. */
const char *loss_kind_name(enum loss_kind kind);
struct loss {
	enum loss_kind kind;
	struct str text; /* "codex has no 'color'; dropped" */
	/* of LOSS_FOUND only */
	const char *code; /* as lint has it: "template-variable" */
	struct str mark;  /* "${who}" */
	size_t line;	  /* 1-based */
	bool in_body;	  /* a line of the body, else of the exported file */
};
struct losses {
	struct loss *all;
	size_t count, capacity;
};

/*
 * Writes the file's text to `out` and what is lost to `losses` (in `arena`).
 * A persona alone and unchanged keeps its body bytes in every Markdown
 * target. The result is parsed again and compared; a difference is an error
 * and `out` is left empty.
 */
bool export_text(struct buf *out, struct losses *losses,
		 const struct target *target, const struct export_input *input,
		 struct arena *arena, struct error *error);

/* The description as the target writes it; empty where it has no place for
 * one. */
struct str export_description(const struct target *target,
			      const struct export_input *input,
			      struct arena *arena);
/* Whether its client tells what it loads apart by name. */
bool target_is_named(const struct target *target);

/*
 * Puts an exported text into what a shared file holds already: it replaces
 * its own block or entry, else it is added at the end. Every other byte
 * stays. False, with `out` unchanged, when that cannot be done safely.
 */
bool export_merge(struct buf *out, const struct target *target,
		  struct str existing, struct str text, struct error *error);

/* What is to become of a file. */
enum plan_state {
	PLAN_NEW,
	PLAN_UNCHANGED,
	PLAN_ADDED,	/* others share it: the rest of it stays */
	PLAN_REPLACED
};
struct plan {
	enum plan_state state;
	struct str before, after; /* all of it; before is empty of a new one */
};
/*
 * What writing `text` to `path` is to leave there; a target whose file others
 * share keeps their part. Without a target, the text alone. False, with
 * "PATH: why", when it is no file to write to. In the arena,
 * but for `text`.
 */
bool plan_file(struct plan *plan, const struct target *target, struct str path,
	       struct str text, struct arena *arena, struct error *error);

/* A note where the whole file is more than its client reads of it; others'
 * parts count, too. */
void plan_note_size(const struct plan *plan, const struct target *target,
		    struct losses *losses, struct arena *arena);

/* Writes what was planned; false when the file is not what it was then. */
bool plan_write(const struct plan *plan, const char *path,
		struct error *error);

/* The file's name by the target's rule, relative to a project folder. */
struct str export_path(const struct target *target,
		       const struct export_input *input, struct arena *arena);

/* The same below a folder: in the client's other place where that folder is
 * there and the usual one is not. */
struct str export_path_below(const struct target *target,
			     const struct export_input *input,
			     const char *folder, struct arena *arena);

/* The slug of the name an input goes by; of its file's, where the name is
 * written in letters that ASCII has not. */
struct str export_input_slug(const struct export_input *input,
			     struct arena *arena);
/* NFKD, ASCII, lower case, [a-z0-9-], 2–50, not a name clients reserve. */
struct str export_slug(struct str name, struct arena *arena);
/* ": why" a slug has "-agent" at its end that the name has not, or "". */
const char *export_slug_reason(struct str name, struct arena *arena);

#endif
