/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <string.h>

#include "base/count.h"
#include "export/render.h"
#include "export/target.h"
#include "lint/scan.h"
#include "parse/parse.h"

/* One export; `out` holds the file when it is true. */
static bool
export_one(struct buf *out, struct losses *losses, const struct target *target,
	   struct persona *persona, struct arena *arena)
{
	struct export_input input = { .persona = persona };
	struct error error = { "" };
	bool done = export_text(out, losses, target, &input, arena, &error);

	HOLDS(done || (error.text[0] != '\0' && out->len == 0));
	return done;
}

static void
check_path(const struct target *target, struct persona *persona,
	   struct arena *arena)
{
	struct export_input input = { .persona = persona };
	struct str path = export_path(target, &input, arena);

	HOLDS(!str_contains(path, STR("..")) && !str_starts(path, STR("/")));
	for (size_t i = 0; i < path.len; i++)
		HOLDS(path.ptr[i] > ' ' && path.ptr[i] < 0x7f);
}

/* A file in a target's format is exported to it as it is. */
static void
check_again(const struct target *target, struct str path, struct str text,
	    struct arena *arena)
{
	struct persona persona = { 0 };
	struct losses losses = { 0 };
	struct buf out = { 0 };

	parse_open(&persona, path, text);
	parse_outline(&persona);
	HOLDS(export_one(&out, &losses, target, &persona, arena));
	HOLDS(str_eq(buf_str(&out), text));
	buf_release(&out);
	persona_release(&persona);
}

static void
check_target(const struct target *target, struct persona *persona)
{
	struct export_input input = { .persona = persona };
	struct arena arena = { 0 };
	struct losses losses = { 0 };
	struct buf out = { 0 };
	bool done = export_one(&out, &losses, target, persona, &arena);

	check_path(target, persona, &arena);
	if (done && !strcmp(target->name, "markdown"))
		HOLDS(str_ends(persona->source.bytes, buf_str(&out)));
	if (done && !strcmp(target->name, "claude"))
		check_again(target, export_path(target, &input, &arena),
			    buf_str(&out), &arena);
	buf_release(&out);
	arena_release(&arena);
}

static void
check_renderings(struct persona *persona)
{
	static const enum syntax syntaxes[] = { SYNTAX_MARKDOWN, SYNTAX_XML,
						SYNTAX_TEXT };

	for (size_t i = 0; i < COUNT(syntaxes); i++) {
		struct buf out = { 0 };

		render_persona(&out, persona, syntaxes[i]);
		HOLDS(out.len == 0 || out.ptr[out.len - 1] == '\n');
		HOLDS(out.len == 0 || out.ptr[0] != '\n');
		buf_release(&out);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct persona persona = { 0 };
	struct diagnostics found = { 0 };
	const struct target *target;

	parse_open(&persona, STR("fuzz.md"),
		   (struct str){ (const char *)bytes, size });
	parse_outline(&persona);
	for (size_t i = 0; (target = target_at(i)) != NULL; i++)
		check_target(target, &persona);
	check_renderings(&persona);
	scan_persona(&found, &persona, &persona.arena);
	scan_templates(&found, &persona, &persona.arena);
	persona_release(&persona);
	return 0;
}
