/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "model/rights.h"

/*
 * Two lanes are compared by trying them: for each pattern, and each pattern
 * within another, a text that it matches, and one that none does. Patterns
 * that cannot be tried (regular expressions) count as all they could be.
 */

enum { MOST_TRIED = 24 }; /* patterns of a lane; of more, as above */

struct comparing {
	const struct rights *given, *granted;
	enum tool_client client;
	struct arena *arena;
	struct right_changes changes;
};

static int
level(enum right right)
{
	return right == RIGHT_OWN ? (int)RIGHT_ALLOW : (int)right;
}

static enum right
right_of(const struct lane *lane, struct str text)
{
	for (size_t i = lane->count; i-- > 0;)
		if (right_pattern_matches(lane->patterns[i]->pattern, text))
			return lane->patterns[i]->right;
	return lane->base;
}

static bool
same_pattern(const struct right_rule *a, const struct right_rule *b)
{
	return a->right == b->right && a->regex == b->regex &&
	       str_eq(a->pattern, b->pattern);
}

static bool
same_lane(const struct lane *a, const struct lane *b)
{
	if (level(a->base) != level(b->base) || a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!same_pattern(a->patterns[i], b->patterns[i]))
			return false;
	return true;
}

/* The pattern with a text in place of its stars. */
static struct str
filled(struct str pattern, struct str with, struct arena *arena)
{
	struct buf out = { 0 };
	struct str text;

	for (size_t i = 0; i < pattern.len; i++)
		if (pattern.ptr[i] == '*')
			buf_add(&out, with);
		else
			buf_add_byte(&out, pattern.ptr[i] == '?'
						? 'x'
						: pattern.ptr[i]);
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

struct extent {
	bool wider, narrower;
};

static void
try(struct extent *extent, const struct lane *given,
    const struct lane *granted, struct str text)
{
	int before = level(right_of(given, text));
	int after = level(right_of(granted, text));

	extent->wider |= after > before;
	extent->narrower |= after < before;
}

static const struct right_rule *
pattern_at(const struct lane *given, const struct lane *granted, size_t i)
{
	return i < given->count ? given->patterns[i]
				: granted->patterns[i - given->count];
}

static struct extent
try_all(const struct lane *given, const struct lane *granted,
	struct arena *arena)
{
	size_t count = given->count + granted->count;
	struct extent extent = { 0 };

	try(&extent, given, granted, STR("\x01"));
	for (size_t i = 0; i < count; i++) {
		struct str outer = pattern_at(given, granted, i)->pattern;

		try(&extent, given, granted, filled(outer, STR(""), arena));
		try(&extent, given, granted, filled(outer, STR("\x01"), arena));
		for (size_t j = 0; j < count; j++) {
			struct str inner = filled(
			    pattern_at(given, granted, j)->pattern,
			    STR("\x01"), arena);

			try(&extent, given, granted,
			    filled(outer, inner, arena));
		}
	}
	return extent;
}

static void
find_bounds(const struct lane *lane, int *least, int *most)
{
	*least = *most = level(lane->base);
	for (size_t i = 0; i < lane->count; i++) {
		int at = level(lane->patterns[i]->right);

		*least = at < *least ? at : *least;
		*most = at > *most ? at : *most;
	}
}

static struct extent
bound_all(const struct lane *given, const struct lane *granted)
{
	int given_least, given_most, least, most;

	find_bounds(given, &given_least, &given_most);
	find_bounds(granted, &least, &most);
	return (struct extent){ .wider = most > given_least,
				.narrower = least < given_most };
}

static bool
can_be_tried(const struct lane *lane)
{
	for (size_t i = 0; i < lane->count; i++)
		if (lane->patterns[i]->regex)
			return false;
	return lane->count <= MOST_TRIED;
}

static bool
is_loose(const struct lane *lane)
{
	for (size_t i = 0; i < lane->count; i++)
		if (lane->patterns[i]->loose)
			return true;
	return false;
}

/* A client that does not hold to a pattern gives the whole tool. */
static struct lane
as_it_is_held(const struct lane *lane)
{
	struct lane held = *lane;

	if (is_loose(lane))
		held = (struct lane){ .base = RIGHT_ALLOW,
				      .named = lane->named };
	return held;
}

static struct extent
compare_lanes(const struct lane *given, const struct lane *granted,
	      struct arena *arena)
{
	struct lane held = *granted;

	if (same_lane(given, granted) && is_loose(given) == is_loose(granted))
		return (struct extent){ 0 };
	if (!is_loose(given))
		held = as_it_is_held(granted);
	if (same_lane(given, &held))
		return (struct extent){ 0 };
	if (can_be_tried(given) && can_be_tried(&held))
		return try_all(given, &held, arena);
	return bound_all(given, &held);
}

/* Finding files comes with searching them. */
static bool
is_implied(const struct comparing *comparing, enum tool_id tool)
{
	struct lane lane;

	if (tool != TOOL_LIST)
		return false;
	lane = rights_lane(comparing->given, str_of(tool_name(TOOL_LIST)),
			   comparing->arena);
	if (lane.named && level(lane.base) < level(RIGHT_ALLOW))
		return false;
	lane = rights_lane(comparing->given, str_of(tool_name(TOOL_GLOB)),
			   comparing->arena);
	if (lane.base == RIGHT_DENY)
		lane = rights_lane(comparing->given,
				   str_of(tool_name(TOOL_GREP)),
				   comparing->arena);
	if (lane.base == RIGHT_DENY)
		lane = rights_lane(comparing->given,
				   str_of(tool_name(TOOL_READ)),
				   comparing->arena);
	return lane.base != RIGHT_DENY;
}

static void
compare_tool(struct comparing *comparing, struct str tool, bool absent)
{
	struct right_changes *changes = &comparing->changes;
	struct right_change change = { .tool = tool, .absent = absent };
	struct extent extent;

	change.given = rights_lane(comparing->given, tool, comparing->arena);
	change.granted = rights_lane(comparing->granted, tool,
				     comparing->arena);
	if (absent)
		change.granted = (struct lane){ .base = RIGHT_DENY };
	extent = compare_lanes(&change.given, &change.granted,
			       comparing->arena);
	change.wider = extent.wider;
	if (!extent.wider && !extent.narrower)
		return;
	changes->all = arena_grow(comparing->arena, changes->all,
				  changes->count, &changes->capacity,
				  sizeof(*changes->all));
	changes->all[changes->count++] = change;
}

static bool
is_other(const struct rights *rights, size_t index)
{
	struct str tool = rights->rules[index].tool;

	for (size_t i = 0; i < index; i++)
		if (str_eq(rights->rules[i].tool, tool))
			return false;
	return tool_named(tool) == TOOL_COUNT && !str_eq(tool, STR("*")) &&
	       !str_eq(tool, STR("mcp__*"));
}

/* "a_b" is what some client has for "mcp__a__b". */
static bool
is_spelled(struct str spelled, struct str name)
{
	struct str server, tool;

	return str_starts(name, STR("mcp__")) &&
	       server_tool_read(name, &server, &tool) &&
	       spelled.len == server.len + 1 + tool.len &&
	       str_starts(spelled, server) && str_ends(spelled, tool) &&
	       spelled.ptr[server.len] == '_';
}

/* What the given rights call otherwise is compared under their name. */
static bool
is_given(const struct comparing *comparing, struct str tool)
{
	const struct rights *given = comparing->given;

	for (size_t i = 0; i < given->count; i++)
		if (str_eq(given->rules[i].tool, tool) ||
		    is_spelled(tool, given->rules[i].tool))
			return true;
	return false;
}

static void
compare_others(struct comparing *comparing)
{
	for (size_t i = 0; i < comparing->given->count; i++)
		if (is_other(comparing->given, i))
			compare_tool(comparing,
				     comparing->given->rules[i].tool, false);
	for (size_t i = 0; i < comparing->granted->count; i++)
		if (is_other(comparing->granted, i) &&
		    !is_given(comparing, comparing->granted->rules[i].tool))
			compare_tool(comparing,
				     comparing->granted->rules[i].tool, false);
}

struct right_changes
rights_compare(const struct rights *given, const struct rights *granted,
	       enum tool_client client, struct arena *arena)
{
	struct comparing comparing = { given, granted, client, arena, { 0 } };

	for (enum tool_id tool = 0; tool < TOOL_COUNT; tool++)
		if (!is_implied(&comparing, tool))
			compare_tool(&comparing, str_of(tool_name(tool)),
				     !client_has_tool(client, tool));
	compare_others(&comparing);
	compare_tool(&comparing, STR("mcp__*"), false);
	return comparing.changes;
}
