/* SPDX-License-Identifier: MIT */
#include "export/fields.h"

#include "base/buf.h"
#include "base/count.h"
#include "export/rule.h"

/* Fields that say what an agent may do, each in one client's form. What they
 * leave unsaid or say more of is found by export/rights.c, which reads them
 * again. */

struct names {
	struct making *making;
	enum tool_client client;
	struct str *all;
	size_t count, capacity;
};

static void
add(struct names *names, struct str name)
{
	for (size_t i = 0; i < names->count; i++)
		if (str_eq(names->all[i], name))
			return;
	names->all = arena_grow(names->making->arena, names->all,
				names->count, &names->capacity,
				sizeof(*names->all));
	names->all[names->count++] = name;
}

static const struct rights *
rights_of(const struct making *making)
{
	return &making->sheet->rights;
}

static struct lane
lane_of(const struct making *making, struct str tool)
{
	return rights_lane(rights_of(making), tool, making->arena);
}

static bool
is_denied(const struct lane *lane)
{
	return lane->named && lane->base == RIGHT_DENY && lane->count == 0;
}

/*
 * One right for all that a word stands for: what is denied by name stays
 * denied, else the word is for whom one of its tools is. Listing files comes
 * with finding them.
 */
static struct lane
word_lane(const struct making *making, const struct tool_word *word)
{
	struct lane best = { 0 };
	bool found = false;

	for (enum tool_id tool = 0; tool < TOOL_COUNT; tool++) {
		struct lane lane;

		if (!(word->tools & (1u << tool)))
			continue;
		lane = lane_of(making, str_of(tool_name(tool)));
		if (tool == TOOL_LIST && found && !lane.named)
			continue;
		if (is_denied(&lane))
			return lane;
		if (!found || lane.base > best.base ||
		    (lane.base == best.base && lane.count > best.count))
			best = lane;
		found = true;
	}
	return best;
}

static bool
is_word_of(const struct tool_word *word, enum tool_client client)
{
	return tool_word_is_of(word, client) && word->use == WORD_WRITTEN;
}

static bool
denies_some(const struct making *making, enum tool_client client)
{
	const struct tool_word *word;

	for (size_t i = 0; (word = tool_word_at(i)) != NULL; i++)
		if (is_word_of(word, client) &&
		    word_lane(making, word).base == RIGHT_DENY)
			return true;
	for (size_t i = 0; i < rights_of(making)->count; i++)
		if (lane_of(making, rights_of(making)->rules[i].tool).base ==
			RIGHT_DENY &&
		    tool_named(rights_of(making)->rules[i].tool) == TOOL_COUNT)
			return true;
	return rights_of(making)->rest == RIGHT_DENY;
}

static bool
has_permissions(enum tool_client client)
{
	return client == TOOLS_OPENCODE || client == TOOLS_KILO;
}

static bool
has_patterns(enum tool_client client)
{
	return client == TOOLS_CLAUDE || client == TOOLS_SKILL;
}

/* What the source has is kept where the client takes it, a part of a set of
 * Copilot's, too. */
static struct str
word_for(const struct names *names, const struct right_rule *rule,
	 enum tool_id tool)
{
	const struct tool_word *word = tool_word_of(names->client, rule->word);

	if (names->client == TOOLS_COPILOT &&
	    str_contains(rule->word, STR("/")))
		return rule->word;
	if (word != NULL && word->use != WORD_READ &&
	    (word->tools & (1u << tool)))
		return rule->word;
	/* What a group of tools has besides, Claude Code no longer has. */
	if (tool == TOOL_LIST && word == NULL && has_patterns(names->client))
		return (struct str){ "", 0 };
	word = tool_word_for(names->client, tool);
	return word != NULL ? str_of(word->word) : (struct str){ "", 0 };
}

/* Names that stand for no common tool: servers' tools, the client's own,
 * Claude's, and to OpenCode whatever is written as its own are. */
static struct str
other_for(const struct names *names, struct str tool)
{
	struct str name = server_tool_for(names->client, tool,
					  names->making->arena);

	if (name.len > 0)
		return name;
	if (names->client == TOOLS_CLAUDE ||
	    tool_word_of(names->client, tool) != NULL ||
	    (has_permissions(names->client) && !str_has_capital(tool) &&
	     !str_contains(tool, STR("/"))))
		return tool;
	return (struct str){ "", 0 };
}

static struct str
name_for(const struct names *names, const struct right_rule *rule)
{
	enum tool_id tool = tool_named(rule->tool);

	return tool == TOOL_COUNT ? other_for(names, rule->tool)
				  : word_for(names, rule, tool);
}

/* "git *" as Claude has it: "git:*". */
static struct str
with_pattern(struct arena *arena, struct str name, struct str pattern)
{
	size_t len = pattern.len - 2;

	if (str_starts(pattern, STR("*://")) && str_ends(pattern, STR("/*")))
		return arena_printf(arena, "%.*s(domain:%.*s)", STR_ARG(name),
				    (int)pattern.len - 6, pattern.ptr + 4);
	if (str_ends(pattern, STR(" *")) &&
	    str_find_byte(pattern, '*') == pattern.len - 1)
		return arena_printf(arena, "%.*s(%.*s:*)", STR_ARG(name),
				    (int)len, pattern.ptr);
	return arena_printf(arena, "%.*s(%.*s)", STR_ARG(name),
			    STR_ARG(pattern));
}

static bool
word_is_denied(const struct names *names, struct str name)
{
	const struct tool_word *word = tool_word_of(names->client, name);

	return word != NULL && word->tools != 0 &&
	       word_lane(names->making, word).base == RIGHT_DENY;
}

/* Not one that a later rule of the whole tool took back. */
static bool
is_in(const struct lane *lane, const struct right_rule *rule)
{
	for (size_t i = 0; i < lane->count; i++)
		if (lane->patterns[i] == rule)
			return true;
	return false;
}

static void
add_allowed(struct names *names, const struct right_rule *rule)
{
	struct lane lane = lane_of(names->making, rule->tool);
	struct str name = name_for(names, rule);

	if (name.len == 0 || rule->right == RIGHT_DENY ||
	    !list_takes_name(names->client, name))
		return;
	if (lane.base != RIGHT_DENY && !word_is_denied(names, name))
		add(names, name);
	if (lane.base == RIGHT_DENY && is_in(&lane, rule) &&
	    !rule->regex && has_patterns(names->client))
		add(names, with_pattern(names->making->arena, name,
					rule->pattern));
}

/* Servers of which none is denied, where the client can name them all. */
static void
add_servers(struct names *names)
{
	const struct rights *rights = rights_of(names->making);
	struct str every = server_tool_for(names->client, STR("mcp__*"),
					   names->making->arena);

	for (size_t i = 0; i < rights->count; i++)
		if (tool_named(rights->rules[i].tool) == TOOL_COUNT &&
		    rights->rules[i].right == RIGHT_DENY)
			return;
	if (every.len > 0)
		add(names, every);
}

/* All that the client has but what is denied. */
static void
add_rest(struct names *names)
{
	const struct tool_word *word;

	for (size_t i = 0; (word = tool_word_at(i)) != NULL; i++)
		if (is_word_of(word, names->client) &&
		    word_lane(names->making, word).base != RIGHT_DENY)
			add(names, str_of(word->word));
	add_servers(names);
}

static void
list_allowed(struct names *names)
{
	const struct rights *rights = rights_of(names->making);

	if (rights->rest != RIGHT_DENY)
		add_rest(names);
	for (size_t i = 0; i < rights->count; i++)
		add_allowed(names, &rights->rules[i]);
}

static struct str
joined(const struct names *names, const char *between)
{
	struct buf out = { 0 };
	struct str text;

	for (size_t i = 0; i < names->count; i++) {
		buf_add_cstr(&out, i > 0 ? between : "");
		buf_add(&out, names->all[i]);
	}
	text = arena_str(names->making->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static bool
set_list(struct value *value, const struct names *names)
{
	value->kind = VALUE_LIST;
	value->entries = names->all;
	value->count = names->count;
	return true;
}

/* For clients that can allow, but not deny; a list is left out where
 * everything is allowed, which all of them say by silence. */
static bool
make_list(struct value *value, struct making *making, enum tool_client client)
{
	struct names names = { .making = making, .client = client };

	if (!denies_some(making, client))
		return false;
	list_allowed(&names);
	return set_list(value, &names);
}

/* For clients that can do both. */
static bool
make_allowed(struct value *value, struct making *making,
	     enum tool_client client)
{
	struct names names = { .making = making, .client = client };

	if (rights_of(making)->rest != RIGHT_DENY)
		return false;
	list_allowed(&names);
	return set_list(value, &names);
}

static void
add_denied(struct names *names, const struct right_rule *rule)
{
	struct lane lane = lane_of(names->making, rule->tool);
	bool listed = rights_of(names->making)->rest == RIGHT_DENY;
	struct str name = name_for(names, rule);

	if (name.len == 0)
		return;
	if (lane.base == RIGHT_DENY && !listed)
		add(names, name);
	if (rule->right == RIGHT_DENY && is_in(&lane, rule) &&
	    !rule->regex && has_patterns(names->client) &&
	    (lane.base != RIGHT_DENY || listed))
		add(names, with_pattern(names->making->arena, name,
					rule->pattern));
}

static bool
make_denied(struct value *value, struct making *making,
	    enum tool_client client)
{
	struct names names = { .making = making, .client = client };
	const struct rights *rights = rights_of(making);

	for (size_t i = 0; i < rights->count; i++)
		add_denied(&names, &rights->rules[i]);
	return names.count > 0 && set_list(value, &names);
}

/* As one text with commas; an empty list stays one, as a blank value would
 * be refused. */
static bool
as_text(struct value *value, struct making *making)
{
	struct names names = { .making = making, .all = value->entries,
			       .count = value->count };

	if (value->count == 0)
		return true;
	value->kind = VALUE_TEXT;
	value->text = joined(&names, ", ");
	return true;
}

bool
make_claude_denied_list(struct value *value, struct making *making)
{
	return make_denied(value, making, TOOLS_CLAUDE);
}

bool
make_claude_denied(struct value *value, struct making *making)
{
	return make_denied(value, making, TOOLS_CLAUDE) &&
	       as_text(value, making);
}

/* A list between brackets is none to older ones, a text one name. */
bool
make_qwen_denied(struct value *value, struct making *making)
{
	value->lines = true;
	return make_denied(value, making, TOOLS_QWEN);
}

bool
make_claude_tools(struct value *value, struct making *making)
{
	return make_allowed(value, making, TOOLS_CLAUDE) &&
	       as_text(value, making);
}

bool
make_claude_tool_list(struct value *value, struct making *making)
{
	return make_allowed(value, making, TOOLS_CLAUDE);
}

bool
make_copilot_tools(struct value *value, struct making *making)
{
	return make_list(value, making, TOOLS_COPILOT);
}

bool
make_gemini_tools(struct value *value, struct making *making)
{
	return make_list(value, making, TOOLS_GEMINI);
}

/* Every tool is a word there, too. */
bool
make_kiro_tools(struct value *value, struct making *making)
{
	static struct str all[] = { { "*", 1 } };

	if (make_list(value, making, TOOLS_KIRO))
		return true;
	value->kind = VALUE_LIST;
	value->entries = all;
	value->count = COUNT(all);
	return true;
}

bool
make_factory_tools(struct value *value, struct making *making)
{
	return make_list(value, making, TOOLS_FACTORY);
}

/* A list makes it throw, and nothing would be everything. */
bool
make_pi_tools(struct value *value, struct making *making)
{
	if (!make_list(value, making, TOOLS_PI))
		return false;
	if (value->count > 0)
		return as_text(value, making);
	value->kind = VALUE_TEXT;
	value->text = STR("none");
	return true;
}

/* Of what is allowed by name. */
static void
note_switched_off(struct making *making)
{
	static const struct {
		enum tool_id tool;
		const char *why;
		enum loss_kind kind;
	} off[] = {
		{ TOOL_LIST, "is off unless its settings turn it on",
		  LOSS_NOTE },
		{ TOOL_TODO, "is off in sub-agents", LOSS_NARROWER },
		{ TOOL_SEARCH, "works with the key of a provider only",
		  LOSS_NOTE },
	};

	for (size_t i = 0; i < COUNT(off); i++) {
		struct lane lane = lane_of(making,
					   str_of(tool_name(off[i].tool)));

		if (lane.named && lane.base != RIGHT_DENY)
			loss_add(making->losses, making->arena, off[i].kind,
				 "%s: '%s' %s", making->target->name,
				 tool_word_for(TOOLS_QWEN, off[i].tool)->word,
				 off[i].why);
	}
}

/* Qwen takes an empty list for all tools, and a name that no tool has for
 * none. Older ones read no list between brackets. */
bool
make_qwen_tools(struct value *value, struct making *making)
{
	static struct str none[] = { { "none", 4 } };

	note_switched_off(making);
	if (!make_allowed(value, making, TOOLS_QWEN))
		return false;
	value->lines = true;
	if (value->count == 0) {
		value->entries = none;
		value->count = 1;
	}
	return true;
}

/* "- - edit", and what the group is held to. */
static void
add_limited_group(struct buf *out, struct str group,
		  const struct right_rule *rule)
{
	buf_printf(out, "\n      - - %.*s\n        - fileRegex: ",
		   STR_ARG(group));
	yaml_add_scalar(out, rule->pattern);
	if (rule->note.len > 0) {
		buf_add_cstr(out, "\n          description: ");
		yaml_add_scalar(out, rule->note);
	}
}

/* The last rule with a regular expression for what the word stands for. */
static const struct right_rule *
limit_of(const struct making *making, const struct tool_word *word)
{
	struct lane lane = word_lane(making, word);

	if (lane.base != RIGHT_DENY || lane.count != 1 ||
	    !lane.patterns[0]->regex ||
	    lane.patterns[0]->right != RIGHT_ALLOW)
		return NULL;
	return lane.patterns[0];
}

static void
add_limited_groups(struct buf *out, const struct names *names)
{
	const struct tool_word *word;

	for (size_t i = 0; i < names->count; i++)
		buf_printf(out, "\n      - %.*s", STR_ARG(names->all[i]));
	for (size_t i = 0; (word = tool_word_at(i)) != NULL; i++) {
		const struct right_rule *limit;

		if (!is_word_of(word, TOOLS_ROO))
			continue;
		limit = limit_of(names->making, word);
		if (limit != NULL)
			add_limited_group(out, str_of(word->word), limit);
	}
}

/* Roo wants the key in any case. */
bool
make_roo_groups(struct value *value, struct making *making)
{
	struct names names = { .making = making, .client = TOOLS_ROO };
	struct buf limited = { 0 };

	list_allowed(&names);
	set_list(value, &names);
	buf_add_cstr(&limited, "groups:");
	add_limited_groups(&limited, &names);
	if (str_contains(buf_str(&limited), STR("fileRegex"))) {
		value->kind = VALUE_SOURCE;
		value->text = arena_str(making->arena, buf_str(&limited));
	}
	buf_release(&limited);
	return true;
}

static const char *
right_word(enum right right)
{
	static const char *const words[] = { "deny", "ask", "allow", "allow" };

	return words[right];
}

static bool
has_globs(const struct lane *lane)
{
	for (size_t i = 0; i < lane->count; i++)
		if (!lane->patterns[i]->regex)
			return true;
	return false;
}

/* One key of permissions: a right, or rights by pattern in their order. */
static void
add_permission(struct buf *out, struct str key, const struct lane *lane)
{
	buf_add_cstr(out, "\n  ");
	yaml_add_scalar(out, key);
	buf_add_byte(out, ':');
	if (!has_globs(lane) || !permission_takes_patterns(key)) {
		buf_printf(out, " %s", right_word(lane->base));
		return;
	}
	if (lane->base != RIGHT_OWN)
		buf_printf(out, "\n    \"*\": %s", right_word(lane->base));
	for (size_t i = 0; i < lane->count; i++) {
		if (lane->patterns[i]->regex)
			continue;
		buf_add_cstr(out, "\n    ");
		yaml_add_quoted(out, lane->patterns[i]->pattern);
		buf_printf(out, ": %s", right_word(lane->patterns[i]->right));
	}
}

/* What is left of it where a key takes no patterns may be nothing. */
static bool
is_said(const struct lane *lane, struct str key)
{
	return lane->named &&
	       (lane->base != RIGHT_OWN || permission_takes_patterns(key));
}

/* Where all that is not named is denied, every key stands for itself. */
static void
add_known(struct buf *out, const struct names *names)
{
	const struct making *making = names->making;
	bool denied = rights_of(making)->rest == RIGHT_DENY;
	const struct tool_word *word;

	for (size_t i = 0; (word = tool_word_at(i)) != NULL; i++) {
		struct lane lane;

		if (!is_word_of(word, names->client))
			continue;
		lane = word_lane(making, word);
		if (is_said(&lane, str_of(word->word)) ||
		    (denied && word->tools < 1u << TOOL_SKILL))
			add_permission(out, str_of(word->word), &lane);
	}
}

static bool
is_first(const struct rights *rights, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (str_eq(rights->rules[i].tool, rights->rules[index].tool))
			return false;
	return true;
}

/* The one pattern that stands for all servers' tools stands for more: it may
 * deny only. */
static bool
says_more(struct str tool, const struct lane *lane)
{
	return str_eq(tool, STR("mcp__*")) && lane->base != RIGHT_DENY;
}

static void
add_others(struct buf *out, const struct names *names)
{
	struct making *making = names->making;
	const struct rights *rights = rights_of(making);

	for (size_t i = 0; i < rights->count; i++) {
		const struct right_rule *rule = &rights->rules[i];
		struct str key;
		struct lane lane;

		if (tool_named(rule->tool) != TOOL_COUNT ||
		    !is_first(rights, i))
			continue;
		key = other_for(names, rule->tool);
		lane = lane_of(making, rule->tool);
		if (key.len > 0 && !says_more(rule->tool, &lane))
			add_permission(out, key, &lane);
	}
}

/* What is not named is as its client has it. The last match holds. */
bool
make_permission(struct value *value, struct making *making)
{
	struct names names = { .making = making,
			       .client = making->target->rule->tools };
	const struct rights *rights = rights_of(making);
	struct buf out = { 0 };
	size_t start;

	buf_add_cstr(&out, "permission:");
	start = out.len;
	if (rights->rest != RIGHT_OWN)
		buf_printf(&out, "\n  \"*\": %s", right_word(rights->rest));
	add_known(&out, &names);
	add_others(&out, &names);
	value->kind = VALUE_SOURCE;
	value->text = arena_str(making->arena, buf_str(&out));
	buf_release(&out);
	return value->text.len > start;
}

bool
make_allowed_tools(struct value *value, struct making *making)
{
	struct names names = { .making = making, .client = TOOLS_SKILL };

	if (rights_of(making)->rest != RIGHT_DENY)
		return false;
	list_allowed(&names);
	value->kind = VALUE_TEXT;
	value->text = joined(&names, " ");
	return names.count > 0;
}

/* Clients without a list of tools know at least "may not write". */
static bool
is_read_only(struct making *making)
{
	return rights_deny_all(rights_of(making),
			       tools_that_write() & ~(1u << TOOL_NOTEBOOK),
			       making->arena);
}

/* Its own field says it itself. */
bool
make_sandbox(struct value *value, struct making *making)
{
	static const char *const modes[] = { "read-only", "workspace-write",
					     "danger-full-access" };
	const struct field *field = sheet_take(making->sheet, value->key);

	value->kind = VALUE_TEXT;
	for (size_t i = 0; field != NULL && i < COUNT(modes); i++)
		if (str_eq(field->value, str_of(modes[i]))) {
			value->text = str_of(modes[i]);
			return true;
		}
	value->text = STR("read-only");
	return is_read_only(making);
}

bool
make_read_only(struct value *value, struct making *making)
{
	value->kind = VALUE_LINE;
	value->text = STR("true");
	return is_read_only(making);
}
