/* SPDX-License-Identifier: MIT */
#include "lint/scan.h"

#include "lint/templates.h"
#include "model/client.h"

/* Of a kind; a template engine's file has hundreds. */
enum { TEMPLATES_MAX = 10, MARK_MAX = 120 };

/* A command's text has $ARGUMENTS, or lies in a folder of commands. */
static bool
may_be_command(const struct persona *persona)
{
	const struct client *client = persona_client(persona);

	return (client != NULL && client->id == CLIENT_PROMPT) ||
	       str_contains(persona->path, STR("commands/")) ||
	       str_contains(persona->path, STR("prompts/")) ||
	       str_contains(persona->source.bytes, STR("$ARGUMENTS"));
}

/* $1 stands in SQL and shell, too. */
static bool
is_number(struct str mark)
{
	return mark.len > 1 && mark.ptr[0] == '$' &&
	       ascii_is_digit(mark.ptr[1]);
}

void
scan_templates(struct diagnostics *list, const struct persona *persona,
	       struct arena *arena)
{
	const struct source *source = &persona->source;
	size_t at = persona->front.range.end;
	size_t counts[TEMPLATE_KINDS] = { 0 };
	bool command = may_be_command(persona);
	struct template_mark found;

	while (template_next(source->bytes, &at, &found)) {
		struct str mark = str_slice(source->bytes, found.range);

		if ((is_number(mark) && !command) ||
		    counts[found.kind]++ >= TEMPLATES_MAX)
			continue;
		diagnostics_add(list, arena, template_code(found.kind),
				source_place(source, found.range.start),
				str_slice(mark,
					  (struct range){ 0, MARK_MAX }));
	}
}
