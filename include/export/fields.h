/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_FIELDS_H
#define EXPORT_FIELDS_H

#include "export/sheet.h"
#include "export/target.h"
#include "export/value.h"

/* One export under way. */
struct making {
	const struct target *target;
	struct sheet *sheet;
	struct losses *losses;
	struct arena *arena;
};

/*
 * A field of a target and how it is made. Makers set the value and take what
 * they used from the sheet; false when the field is left out. What cannot be
 * said is added to the losses.
 */
struct field_rule {
	const char *key; /* NULL ends a list of rules */
	bool (*make)(struct value *value, struct making *making);
};

bool make_slug(struct value *value, struct making *making);
bool make_display(struct value *value, struct making *making);
bool make_display_if_other(struct value *value, struct making *making);
bool make_description(struct value *value, struct making *making);
bool make_own_description(struct value *value, struct making *making);
bool make_quoted_description(struct value *value, struct making *making);
bool make_claude_description(struct value *value, struct making *making);
bool make_qwen_description(struct value *value, struct making *making);
bool make_description_line(struct value *value, struct making *making);
bool make_skill_description(struct value *value, struct making *making);
bool make_short_description(struct value *value, struct making *making);
bool make_when_to_use(struct value *value, struct making *making);

bool make_claude_tools(struct value *value, struct making *making);
bool make_claude_tool_list(struct value *value, struct making *making);
bool make_copilot_tools(struct value *value, struct making *making);
bool make_gemini_tools(struct value *value, struct making *making);
bool make_qwen_tools(struct value *value, struct making *making);
bool make_roo_groups(struct value *value, struct making *making);
bool make_permission(struct value *value, struct making *making);
bool make_allowed_tools(struct value *value, struct making *making);
bool make_claude_denied(struct value *value, struct making *making);
bool make_claude_denied_list(struct value *value, struct making *making);
bool make_qwen_denied(struct value *value, struct making *making);
bool make_kiro_tools(struct value *value, struct making *making);
bool make_pi_tools(struct value *value, struct making *making);
bool make_factory_tools(struct value *value, struct making *making);
bool make_sandbox(struct value *value, struct making *making);
bool make_read_only(struct value *value, struct making *making);

bool make_claude_model(struct value *value, struct making *making);
bool make_provider_model(struct value *value, struct making *making);
bool make_codex_model(struct value *value, struct making *making);
bool make_full_model(struct value *value, struct making *making);
bool make_droid_model(struct value *value, struct making *making);
bool make_cursor_model(struct value *value, struct making *making);
bool make_claude_color(struct value *value, struct making *making);
bool make_hex_color(struct value *value, struct making *making);

/* The same in YAML, as lines that a diff can be read of. */
bool make_block(struct value *value, struct making *making);
bool make_body(struct value *value, struct making *making);
bool make_doubled_dollars(struct value *value, struct making *making);
bool make_messages(struct value *value, struct making *making);
bool make_copy(struct value *value, struct making *making);
/* Modes of Claude Code's permissions; NULL ends them. */
extern const char *const claude_modes[];
bool make_claude_mode(struct value *value, struct making *making);
/* The field of that name as it stands, whatever it holds; only a list or a
 * number. */
bool make_whole(struct value *value, struct making *making);
bool make_text_list(struct value *value, struct making *making);
bool make_text_or_none(struct value *value, struct making *making);
bool make_whole_number(struct value *value, struct making *making);
/* A field that Claude Code's --agents takes, in the shape that it takes. */
bool make_agents_member(struct value *value, struct making *making);
bool make_metadata(struct value *value, struct making *making);
bool make_agent_mode(struct value *value, struct making *making);
bool make_placeholder(struct value *value, struct making *making);
bool make_answer_limit(struct value *value, struct making *making);
bool make_empty_list(struct value *value, struct making *making);
bool make_empty_text(struct value *value, struct making *making);
bool make_empty_map(struct value *value, struct making *making);
bool make_manifest_version(struct value *value, struct making *making);
bool make_short_name(struct value *value, struct making *making);
bool make_m365_description(struct value *value, struct making *making);
bool make_inclusion(struct value *value, struct making *making);
bool make_inclusion_name(struct value *value, struct making *making);
bool make_inclusion_description(struct value *value, struct making *making);
bool make_match_pattern(struct value *value, struct making *making);
bool make_globs(struct value *value, struct making *making);
bool make_always(struct value *value, struct making *making);

#endif
