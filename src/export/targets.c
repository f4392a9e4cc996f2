/* SPDX-License-Identifier: MIT */
#include "export/rule.h"

#include "base/count.h"

#define END	 { NULL, NULL }
#define MARK_END { 0, NULL, NULL }

static const struct mark_rule variable_marks[] = {
	{ TEMPLATE_VARIABLE, NULL, "the agent fails when it is started" },
	MARK_END
};

static const struct mark_rule copilot_marks[] = {
	{ TEMPLATE_WRAPPER, NULL, "the agent's instructions end there" },
	MARK_END
};

static const struct mark_rule include_marks[] = {
	{ TEMPLATE_INCLUDE, NULL, "the file of that name is read, too" },
	MARK_END
};

/* Claude Code renders a skill, code blocks included, before it is read. */
static const struct mark_rule skill_marks[] = {
	{ TEMPLATE_COMMAND, "!`", "Claude Code runs the command" },
	{ TEMPLATE_COMMAND, "```!", "Claude Code runs the commands below" },
	{ TEMPLATE_ARGUMENT, NULL, "Claude Code puts an argument there" },
	{ TEMPLATE_VARIABLE, "${CLAUDE_", "Claude Code puts a value there" },
	MARK_END
};

static const struct mark_rule fabric_marks[] = {
	{ TEMPLATE_MUSTACHE, NULL, "a value goes there, or the pattern fails" },
	MARK_END
};

static const struct mark_rule aichat_marks[] = {
	{ TEMPLATE_MUSTACHE, "{{__", "a value goes there" },
	MARK_END
};

static const struct field_rule claude_fields[] = {
	{ "name", make_slug },
	{ "description", make_claude_description },
	{ "tools", make_claude_tools },
	{ "disallowedTools", make_claude_denied },
	{ "model", make_claude_model },
	{ "permissionMode", make_whole },
	{ "maxTurns", make_whole },
	{ "skills", make_whole },
	{ "mcpServers", make_whole },
	{ "hooks", make_whole },
	{ "memory", make_whole },
	{ "background", make_whole },
	{ "effort", make_whole },
	{ "isolation", make_whole },
	{ "color", make_claude_color },
	{ "initialPrompt", make_whole },
	END
};

static const struct target_rule claude = {
	.envelope = &envelope_front,
	.fields = claude_fields,
	.tools = TOOLS_CLAUDE,
	.own = ".claude/agents/",
	.agent = true,
	.needs_slug = true,
};

/* Unknown keys reach the model's provider, and names are file names. */
static const struct field_rule opencode_fields[] = {
	{ "description", make_description },
	{ "mode", make_agent_mode },
	{ "model", make_provider_model },
	{ "permission", make_permission },
	{ "color", make_hex_color },
	END
};

static const struct target_rule opencode = {
	.envelope = &envelope_front,
	.fields = opencode_fields,
	.tools = TOOLS_OPENCODE,
	.own = ".opencode/agent",
	.other_place = ".opencode/agent/NAME.md",
};

static const struct field_rule kilo_fields[] = {
	{ "description", make_description },
	{ "displayName", make_display_if_other },
	{ "mode", make_agent_mode },
	{ "model", make_provider_model },
	{ "permission", make_permission },
	{ "color", make_hex_color },
	END
};

static const struct target_rule kilo = {
	.envelope = &envelope_front,
	.fields = kilo_fields,
	.tools = TOOLS_KILO,
	.own = ".kilo/agents/",
};

static const struct field_rule copilot_fields[] = {
	{ "name", make_display },
	{ "description", make_quoted_description },
	{ "tools", make_copilot_tools },
	END
};

static const struct target_rule copilot = {
	.envelope = &envelope_front,
	.fields = copilot_fields,
	.tools = TOOLS_COPILOT,
	.own = ".agent.md",
	.marks = copilot_marks,
	.limits = { .most = 30000 },
};

/* One unknown key refuses the file. */
static const struct field_rule gemini_fields[] = {
	{ "name", make_slug },
	{ "display_name", make_display_if_other },
	{ "description", make_description },
	{ "tools", make_gemini_tools },
	END
};

static const struct target_rule gemini = {
	.envelope = &envelope_front,
	.fields = gemini_fields,
	.tools = TOOLS_GEMINI,
	.own = ".gemini/agents/",
	.marks = variable_marks,
	.needs_slug = true,
};

static const struct field_rule antigravity_fields[] = {
	{ "name", make_slug },
	{ "display_name", make_display_if_other },
	{ "description", make_description },
	END
};

static const struct target_rule antigravity = {
	.envelope = &envelope_front,
	.fields = antigravity_fields,
	.tools = TOOLS_UNSAID,
	.own = ".agents/agents/",
	.marks = variable_marks,
	.needs_slug = true,
};

static const struct field_rule qwen_fields[] = {
	{ "name", make_slug },
	{ "description", make_qwen_description },
	{ "tools", make_qwen_tools },
	{ "disallowedTools", make_qwen_denied },
	{ "permissionMode", make_claude_mode },
	{ "maxTurns", make_whole_number },
	END
};

static const struct target_rule qwen = {
	.envelope = &envelope_front,
	.fields = qwen_fields,
	.tools = TOOLS_QWEN,
	.own = ".qwen/agents/",
	.marks = variable_marks,
	.needs_slug = true,
	.limits = { .least = 10 },
};

static const struct field_rule cursor_agent_fields[] = {
	{ "name", make_slug },
	{ "description", make_description_line },
	{ "model", make_cursor_model },
	{ "readonly", make_read_only },
	END
};

static const struct target_rule cursor_agent = {
	.envelope = &envelope_front,
	.fields = cursor_agent_fields,
	.tools = TOOLS_UNSAID,
	.own = ".cursor/agents/",
	.needs_slug = true,
};

static const struct field_rule cursor_rule_fields[] = {
	{ "description", make_description_line },
	{ "globs", make_globs },
	{ "alwaysApply", make_always },
	END
};

static const struct target_rule cursor_rule = {
	.envelope = &envelope_front,
	.fields = cursor_rule_fields,
	.tools = TOOLS_UNSAID,
	.own = ".mdc",
	.plain = true,
	.marks = include_marks,
};

/* One unknown key drops the agent. */
static const struct field_rule codex_fields[] = {
	{ "name", make_slug },
	{ "description", make_description },
	{ "model", make_codex_model },
	{ "sandbox_mode", make_sandbox },
	{ "developer_instructions", make_body },
	END
};

static const struct target_rule codex = {
	.envelope = &envelope_toml,
	.fields = codex_fields,
	.tools = TOOLS_UNSAID,
	.limits = { .least = 1 },
};

static const struct field_rule skill_fields[] = {
	{ "name", make_slug },
	{ "description", make_skill_description },
	{ "license", make_copy },
	{ "compatibility", make_copy },
	{ "allowed-tools", make_allowed_tools },
	{ "metadata", make_metadata },
	END
};

static const struct target_rule skill = {
	.envelope = &envelope_front,
	.fields = skill_fields,
	.tools = TOOLS_SKILL,
	.own = "SKILL.md",
	.marks = skill_marks,
	.needs_slug = true,
};

static const struct target_rule markdown = {
	.envelope = &envelope_body,
	.tools = TOOLS_UNSAID,
	.body_only = true,
};

static const struct target_rule xml = {
	.envelope = &envelope_body,
	.syntax = SYNTAX_XML,
	.tools = TOOLS_UNSAID,
	.body_only = true,
};

static const struct target_rule text = {
	.envelope = &envelope_body,
	.syntax = SYNTAX_TEXT,
	.tools = TOOLS_UNSAID,
	.body_only = true,
};

static const struct field_rule json_fields[] = {
	{ "messages", make_messages },
	END
};

static const struct target_rule json = {
	.envelope = &envelope_json,
	.fields = json_fields,
	.tools = TOOLS_UNSAID,
	.body_only = true,
};

static const struct field_rule anthropic_fields[] = {
	{ "model", make_placeholder },
	{ "max_tokens", make_answer_limit },
	{ "system", make_body },
	{ "messages", make_empty_list },
	END
};

static const struct target_rule anthropic = {
	.envelope = &envelope_json,
	.fields = anthropic_fields,
	.tools = TOOLS_UNSAID,
	.body_only = true,
};

static const struct field_rule openai_fields[] = {
	{ "model", make_placeholder },
	{ "messages", make_messages },
	END
};

static const struct target_rule openai = {
	.envelope = &envelope_json,
	.fields = openai_fields,
	.tools = TOOLS_UNSAID,
	.body_only = true,
};

static const struct field_rule responses_fields[] = {
	{ "model", make_placeholder },
	{ "instructions", make_body },
	{ "input", make_empty_text },
	END
};

static const struct target_rule responses = {
	.envelope = &envelope_json,
	.fields = responses_fields,
	.tools = TOOLS_UNSAID,
	.body_only = true,
};

static const struct field_rule claude_agents_fields[] = {
	{ "description", make_claude_description },
	{ "prompt", make_body },
	{ "tools", make_claude_tool_list },
	{ "disallowedTools", make_claude_denied_list },
	{ "model", make_claude_model },
	{ "permissionMode", make_agents_member },
	{ "maxTurns", make_agents_member },
	{ "effort", make_agents_member },
	{ "skills", make_agents_member },
	{ "mcpServers", make_agents_member },
	{ "hooks", make_agents_member },
	{ "memory", make_agents_member },
	{ "background", make_agents_member },
	{ "isolation", make_agents_member },
	{ "initialPrompt", make_agents_member },
	{ "omitClaudeMd", make_agents_member },
	{ "autoCompactWindow", make_agents_member },
	{ "observer", make_agents_member },
	{ "observerMessage", make_agents_member },
	{ "observeSubagents", make_agents_member },
	{ "observeToolResults", make_agents_member },
	END
};

/* One agent without a prompt takes all the others with it. */
static const struct target_rule claude_agents = {
	.envelope = &envelope_agents,
	.fields = claude_agents_fields,
	.tools = TOOLS_CLAUDE,
	.limits = { .least = 1 },
};

static const struct field_rule roo_fields[] = {
	{ "slug", make_slug },
	{ "name", make_display },
	{ "description", make_short_description },
	{ "whenToUse", make_when_to_use },
	{ "roleDefinition", make_block },
	{ "groups", make_roo_groups },
	END
};

static const struct target_rule roo = {
	.envelope = &envelope_modes,
	.fields = roo_fields,
	.tools = TOOLS_ROO,
	.needs_slug = true,
	.shared = true,
	.limits = { .least = 1 },
};

static const struct field_rule agents_md_fields[] = {
	{ "description", make_own_description },
	END
};

/* Codex reads no more of it. */
static const struct target_rule agents_md = {
	.envelope = &envelope_block,
	.fields = agents_md_fields,
	.tools = TOOLS_UNSAID,
	.shared = true,
	.marks = include_marks,
	.limits = { .most = 32768, .bytes = true },
};

static const struct field_rule llm_fields[] = {
	{ "system", make_doubled_dollars },
	END
};

static const struct target_rule llm = {
	.envelope = &envelope_yaml,
	.fields = llm_fields,
	.tools = TOOLS_UNSAID,
	.body_only = true,
};

static const struct target_rule fabric = {
	.envelope = &envelope_body,
	.tools = TOOLS_UNSAID,
	.body_only = true,
	.marks = fabric_marks,
};

static const struct target_rule aichat = {
	.envelope = &envelope_fenced,
	.tools = TOOLS_UNSAID,
	.body_only = true,
	.marks = aichat_marks,
};

static const struct field_rule kiro_fields[] = {
	{ "description", make_description },
	{ "model", make_full_model },
	{ "tools", make_kiro_tools },
	{ "mcpServers", make_whole },
	{ "permissions", make_whole },
	END
};

static const struct target_rule kiro = {
	.envelope = &envelope_front,
	.fields = kiro_fields,
	.tools = TOOLS_KIRO,
	.own = ".kiro/agents/",
};

/* Like a Cursor rule: taken when its description fits, unless it says when. */
static const struct field_rule steering_fields[] = {
	{ "inclusion", make_inclusion },
	{ "name", make_inclusion_name },
	{ "description", make_inclusion_description },
	{ "fileMatchPattern", make_match_pattern },
	END
};

static const struct target_rule kiro_steering = {
	.envelope = &envelope_front,
	.fields = steering_fields,
	.tools = TOOLS_UNSAID,
	.own = ".kiro/steering/",
	.plain = true,
};

/* An agent with tools reads it, as it does a rule with fields. */
static const struct target_rule cline = {
	.envelope = &envelope_body,
	.tools = TOOLS_UNSAID,
	.plain = true,
};

static const struct field_rule ollama_fields[] = {
	{ "FROM", make_placeholder },
	{ "SYSTEM", make_body },
	END
};

static const struct target_rule ollama = {
	.envelope = &envelope_modelfile,
	.fields = ollama_fields,
	.tools = TOOLS_UNSAID,
	.body_only = true,
};

static const struct field_rule pi_fields[] = {
	{ "name", make_slug },
	{ "description", make_description },
	{ "tools", make_pi_tools },
	{ "model", make_full_model },
	END
};

static const struct target_rule pi = {
	.envelope = &envelope_front,
	.fields = pi_fields,
	.tools = TOOLS_PI,
	.own = ".pi/agents/",
	.needs_slug = true,
};

static const struct field_rule factory_fields[] = {
	{ "name", make_slug },
	{ "description", make_description },
	{ "model", make_droid_model },
	{ "tools", make_factory_tools },
	END
};

static const struct target_rule factory = {
	.envelope = &envelope_front,
	.fields = factory_fields,
	.tools = TOOLS_FACTORY,
	.own = ".factory/droids/",
	.needs_slug = true,
};

/* What is longer is refused. */
static const struct field_rule m365_fields[] = {
	{ "version", make_manifest_version },
	{ "name", make_short_name },
	{ "description", make_m365_description },
	{ "instructions", make_body },
	END
};

static const struct target_rule m365 = {
	.envelope = &envelope_json,
	.fields = m365_fields,
	.tools = TOOLS_UNSAID,
	.toolless = true,
	.limits = { .least = 1, .most = 8000, .refused = true },
};

static const struct mark_rule card_marks[] = {
	{ TEMPLATE_MUSTACHE, NULL, "a name or value goes there" },
	MARK_END
};

/* All are required, though empty. */
static const struct field_rule card_fields[] = {
	{ "name", make_display },
	{ "description", make_description },
	{ "personality", make_empty_text },
	{ "scenario", make_empty_text },
	{ "first_mes", make_empty_text },
	{ "mes_example", make_empty_text },
	{ "creator_notes", make_empty_text },
	{ "system_prompt", make_body },
	{ "post_history_instructions", make_empty_text },
	{ "alternate_greetings", make_empty_list },
	{ "tags", make_text_list },
	{ "creator", make_text_or_none },
	{ "character_version", make_text_or_none },
	{ "extensions", make_empty_map },
	END
};

static const struct target_rule card = {
	.envelope = &envelope_card,
	.fields = card_fields,
	.tools = TOOLS_UNSAID,
	.toolless = true,
	.marks = card_marks,
};

/* In the order in which they are offered. */
static const struct target targets[] = {
	{ "claude", ".claude/agents/NAME.md", "Claude Code sub-agent",
	  &claude },
	{ "opencode", ".opencode/agents/NAME.md", "OpenCode sub-agent",
	  &opencode },
	{ "copilot", ".github/agents/NAME.agent.md", "GitHub Copilot agent",
	  &copilot },
	{ "gemini", ".gemini/agents/NAME.md", "Gemini CLI sub-agent",
	  &gemini },
	{ "cursor-agent", ".cursor/agents/NAME.md", "Cursor sub-agent",
	  &cursor_agent },
	{ "cursor-rule", ".cursor/rules/NAME.mdc", "Cursor rule",
	  &cursor_rule },
	{ "codex", ".codex/agents/NAME.toml", "Codex agent", &codex },
	{ "skill", "NAME/SKILL.md", "skill of Claude and others", &skill },
	{ "markdown", "NAME.md", "body only", &markdown },
	{ "xml", "NAME.md", "body, sections as tags", &xml },
	{ "json", "NAME.json", "chat payload", &json },
	{ "text", "NAME.txt", "body without markup", &text },
	{ "agents-md", "AGENTS.md", "marked block for any agent",
	  &agents_md },
	{ "kilo", ".kilo/agents/NAME.md", "Kilo sub-agent", &kilo },
	{ "qwen", ".qwen/agents/NAME.md", "Qwen Code sub-agent", &qwen },
	{ "antigravity", ".agents/agents/NAME.md", "Antigravity agent",
	  &antigravity },
	{ "roo", ".roomodes", "Roo Code mode", &roo },
	{ "claude-agents", "NAME.json", "for claude --agents",
	  &claude_agents },
	{ "anthropic", "NAME.json", "Anthropic messages payload",
	  &anthropic },
	{ "openai", "NAME.json", "OpenAI chat payload", &openai },
	{ "openai-responses", "NAME.json", "OpenAI responses payload",
	  &responses },
	{ "llm", "NAME.yaml", "template of llm", &llm },
	{ "fabric", "NAME/system.md", "Fabric pattern", &fabric },
	{ "aichat", "NAME.md", "aichat role", &aichat },
	{ "kiro", ".kiro/agents/NAME.md", "Kiro agent", &kiro },
	{ "kiro-steering", ".kiro/steering/NAME.md", "Kiro steering file",
	  &kiro_steering },
	{ "cline", ".clinerules/NAME.md", "Cline rule", &cline },
	{ "ollama", "NAME/Modelfile", "Ollama model", &ollama },
	{ "pi", ".pi/agents/NAME.md", "pi sub-agent", &pi },
	{ "factory", ".factory/droids/NAME.md", "Factory droid", &factory },
	{ "m365", "NAME/declarativeAgent.json", "Microsoft 365 declarative agent",
	  &m365 },
	{ "card", "NAME.json", "character card V2", &card },
};

size_t
target_count(void)
{
	return COUNT(targets);
}

const struct target *
target_at(size_t index)
{
	return index < target_count() ? &targets[index] : NULL;
}

const struct target *
target_find(struct str name)
{
	const struct target *target;

	for (size_t i = 0; (target = target_at(i)) != NULL; i++)
		if (str_eq(name, str_of(target->name)))
			break;
	return target;
}
