/* SPDX-License-Identifier: MIT */
#include "model/rights.h"

bool
right_pattern_matches(struct str pattern, struct str text)
{
	size_t star = pattern.len, mark = 0, p = 0, t = 0;

	if (str_ends(pattern, STR(" *")) &&
	    str_eq(text, (struct str){ pattern.ptr, pattern.len - 2 }))
		return true;
	while (t < text.len) {
		if (p < pattern.len && pattern.ptr[p] == '*') {
			star = p++;
			mark = t;
		} else if (p < pattern.len && (pattern.ptr[p] == '?' ||
					       pattern.ptr[p] == text.ptr[t])) {
			p++;
			t++;
		} else if (star < pattern.len) {
			p = star + 1;
			t = ++mark;
		} else {
			return false;
		}
	}
	while (p < pattern.len && pattern.ptr[p] == '*')
		p++;
	return p == pattern.len;
}

/* "a_*" of a client that puts no more between a server and its tool. */
static bool
covers_spelled(struct str rule, struct str tool)
{
	struct str server, name;
	size_t at = str_find_byte(rule, '_');

	if (!str_starts(tool, STR("mcp__")) || at == rule.len ||
	    str_starts(rule, STR("mcp__")) ||
	    !server_tool_read(tool, &server, &name))
		return false;
	if (!str_starts(rule, server) || rule.len <= server.len ||
	    rule.ptr[server.len] != '_')
		return false;
	return right_pattern_matches(str_from(rule, server.len + 1), name);
}

/* "a_b" may be a tool of the server "a", or of any. */
static bool
covers_name(struct str rule, struct str tool)
{
	struct str server, name;

	if (!str_starts(rule, STR("mcp__")) ||
	    str_starts(tool, STR("mcp__")) ||
	    !server_tool_read(rule, &server, &name) ||
	    !str_eq(name, STR("*")))
		return false;
	if (str_eq(server, STR("*")))
		return str_contains(tool, STR("_"));
	return str_starts(tool, server) && tool.len > server.len &&
	       tool.ptr[server.len] == '_';
}

/* Some clients write '_' for each character that is none of a name's. */
static bool
is_same_name(struct str a, struct str b)
{
	if (!str_starts(a, STR("mcp__")) || a.len != b.len)
		return str_eq_nocase(a, b);
	for (size_t i = 0; i < a.len; i++)
		if (a.ptr[i] != b.ptr[i] &&
		    (a.ptr[i] == '*' || b.ptr[i] == '*' ||
		     ascii_is_alnum(a.ptr[i]) || ascii_is_alnum(b.ptr[i])))
			return false;
	return true;
}

bool
right_covers(struct str rule, struct str tool)
{
	if (str_eq(rule, STR("*")) || is_same_name(rule, tool))
		return true;
	if (str_starts(rule, STR("mcp__")) && str_starts(tool, rule) &&
	    str_starts(str_from(tool, rule.len), STR("__")))
		return true;
	if (str_contains(rule, STR("*")) && right_pattern_matches(rule, tool))
		return true;
	return covers_spelled(rule, tool) || covers_name(rule, tool);
}

struct lane
rights_lane(const struct rights *rights, struct str tool, struct arena *arena)
{
	struct lane lane = { .base = rights->rest };
	size_t capacity = 0;

	for (size_t i = 0; i < rights->count; i++) {
		const struct right_rule *rule = &rights->rules[i];

		if (!right_covers(rule->tool, tool))
			continue;
		lane.named |= !str_eq(rule->tool, STR("*"));
		if (rule->pattern.len > 0) {
			lane.patterns = arena_grow(arena, lane.patterns,
						   lane.count, &capacity,
						   sizeof(*lane.patterns));
			lane.patterns[lane.count++] = rule;
			continue;
		}
		lane.base = rule->right;
		lane.count = 0;
	}
	return lane;
}

const struct right_rule *
rights_rule(const struct rights *rights, struct str tool)
{
	for (size_t i = rights->count; i-- > 0;)
		if (right_covers(rights->rules[i].tool, tool))
			return &rights->rules[i];
	return NULL;
}

bool
rights_are_whole(const struct rights *rights)
{
	for (size_t i = 0; i < rights->count; i++)
		if (rights->rules[i].right == RIGHT_DENY ||
		    rights->rules[i].right == RIGHT_ASK)
			return false;
	return rights->rest == RIGHT_OWN || rights->rest == RIGHT_ALLOW;
}

bool
rights_deny_all(const struct rights *rights, tool_set set,
		struct arena *arena)
{
	for (enum tool_id tool = 0; tool < TOOL_COUNT; tool++) {
		struct lane lane;

		if (!(set & (1u << tool)))
			continue;
		lane = rights_lane(rights, str_of(tool_name(tool)), arena);
		if (lane.base != RIGHT_DENY || lane.count > 0)
			return false;
	}
	return true;
}
