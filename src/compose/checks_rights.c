/* SPDX-License-Identifier: MIT */
#include "compose/bans.h"
#include "compose/checks_list.h"

/* The first of the ban's tools that the fields allow, or NULL. */
static const char *
allowed_tool(const struct ban *ban, const struct tools *tools,
	     const struct tools *denied)
{
	for (size_t i = 0; ban->tools[i]; i++)
		if (check_tool_named(tools, str_of(ban->tools[i])) &&
		    !check_tool_named(denied, str_of(ban->tools[i])))
			return ban->tools[i];
	return NULL;
}

void
check_rights(struct check *check, const struct tools *tools,
	     const struct tools *denied)
{
	const struct draft *draft = check->draft;

	for (size_t b = 0; b < ban_count; b++) {
		const char *tool = allowed_tool(&bans[b], tools, denied);

		for (size_t i = 0; tool && i < draft->entry_count; i++) {
			const struct entry *entry = &draft->entries[i];
			struct str quote;

			if (entry->kind != ENTRY_BLOCK ||
			    entry->form == FORM_VERBATIM ||
			    !text_bans(draft_text(draft, entry), &bans[b]))
				continue;
			quote = check_quote_entry(check, i);
			check_note(check, SEVERITY_WARNING,
				   "text-against-tools",
				   arena_printf(check->arena,
				   "the fields allow %s, the text forbids it: "
				   "%.*s", tool, STR_ARG(quote)));
			check_places(check, i, NO_INDEX);
			break;
		}
	}
}
