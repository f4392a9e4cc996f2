/* SPDX-License-Identifier: MIT */
#include "export/rights.h"

#include "base/buf.h"
#include "export/rule.h"
#include "model/client.h"

/* Names of what changed in the same way, for one line. */
struct changed {
	struct making *making;
	struct right_changes changes;
	const struct rights *granted;
};

#define LOSE(changed, kind, ...) \
	loss_add((changed)->making->losses, (changed)->making->arena, (kind), \
		 __VA_ARGS__)

static enum tool_client
tool_client_of(const struct making *making)
{
	return making->target->rule->tools;
}

static struct str
shown(struct str tool)
{
	return str_eq(tool, STR("mcp__*")) ? STR("tools of servers") : tool;
}

/* The tools whose change is of that sort; empty for none. */
static struct str
names_where(const struct changed *changed,
	    bool (*is)(const struct changed *changed,
		       const struct right_change *change))
{
	struct buf list = { 0 };
	struct str names;

	for (size_t i = 0; i < changed->changes.count; i++) {
		const struct right_change *change = &changed->changes.all[i];

		if (!is(changed, change))
			continue;
		buf_add_cstr(&list, list.len > 0 ? ", " : "");
		buf_add(&list, shown(change->tool));
	}
	names = arena_str(changed->making->arena, buf_str(&list));
	buf_release(&list);
	return names;
}

static bool
is_asked_no_more(const struct changed *changed,
		 const struct right_change *change)
{
	(void)changed;
	return change->wider && change->given.count == 0 &&
	       change->given.base == RIGHT_ASK;
}

static bool
is_allowed(const struct changed *changed, const struct right_change *change)
{
	(void)changed;
	return change->wider && change->given.count == 0 &&
	       change->given.base == RIGHT_DENY;
}

static bool
is_denied_by_name(const struct changed *changed,
		  const struct right_change *change)
{
	return is_allowed(changed, change) && change->given.named;
}

static bool
has_no_word(const struct changed *changed, const struct right_change *change)
{
	struct str tool = change->tool;
	enum tool_client client = tool_client_of(changed->making);

	if (change->absent)
		return true;
	return client != TOOLS_UNSAID && tool_named(tool) == TOOL_COUNT &&
	       tool_word_of(client, tool) == NULL &&
	       server_tool_for(client, tool, changed->making->arena).len == 0;
}

static bool
is_allowance(const struct right_change *change)
{
	return !change->wider && change->given.named &&
	       change->given.base != RIGHT_DENY;
}

static bool
is_missing(const struct changed *changed, const struct right_change *change)
{
	return is_allowance(change) && has_no_word(changed, change);
}

static bool
is_left_out(const struct changed *changed, const struct right_change *change)
{
	if (change->wider || change->absent || change->given.count > 0 ||
	    is_missing(changed, change))
		return false;
	return !str_eq(change->tool, STR("mcp__*")) || change->given.named;
}

/* "'git *', 'make *'": the patterns to which that right is given. */
static struct str
patterns_of(const struct changed *changed, const struct lane *lane,
	    bool denied)
{
	struct buf list = { 0 };
	struct str text;

	for (size_t i = 0; i < lane->count; i++) {
		const struct right_rule *rule = lane->patterns[i];

		if ((rule->right == RIGHT_DENY) != denied)
			continue;
		buf_printf(&list, "%s'%.*s'", list.len > 0 ? ", " : "",
			   STR_ARG(rule->pattern));
	}
	text = arena_str(changed->making->arena, buf_str(&list));
	buf_release(&list);
	return text;
}

static bool
denies_pattern(const struct lane *lane, struct str pattern)
{
	for (size_t i = 0; i < lane->count; i++)
		if (lane->patterns[i]->right == RIGHT_DENY &&
		    str_eq(lane->patterns[i]->pattern, pattern))
			return true;
	return false;
}

static bool
keeps_denials(const struct right_change *change)
{
	for (size_t i = 0; i < change->given.count; i++)
		if (change->given.patterns[i]->right == RIGHT_DENY &&
		    !denies_pattern(&change->granted,
				    change->given.patterns[i]->pattern))
			return false;
	return true;
}

static void
lose_patterns(const struct changed *changed, const struct right_change *change)
{
	const char *target = changed->making->target->name;
	struct str allowed = patterns_of(changed, &change->given, false);
	struct str denied = patterns_of(changed, &change->given, true);
	struct str tool = shown(change->tool);

	if (!change->wider && change->absent && allowed.len == 0)
		return;
	if (change->wider && change->given.base == RIGHT_DENY)
		LOSE(changed, LOSS_WIDER,
		     "%s allows %.*s as a whole; the source only %.*s", target,
		     STR_ARG(tool), STR_ARG(allowed));
	else if (change->wider && !keeps_denials(change))
		LOSE(changed, LOSS_WIDER,
		     "%s allows %.*s as a whole; the source denies it %.*s",
		     target, STR_ARG(tool), STR_ARG(denied));
	else if (change->wider)
		LOSE(changed, LOSS_WIDER,
		     "%s cannot ask: %.*s is allowed without it, %s %.*s",
		     target, STR_ARG(tool),
		     allowed.len > 0 ? "not only" : "but for",
		     STR_ARG(allowed.len > 0 ? allowed : denied));
	else if (change->granted.base != RIGHT_DENY && denied.len > 0 &&
		 allowed.len > 0)
		LOSE(changed, LOSS_NARROWER,
		     "%s: %.*s stays denied %.*s, though the source allows "
		     "%.*s", target, STR_ARG(tool), STR_ARG(denied),
		     STR_ARG(allowed));
	else
		LOSE(changed, LOSS_NARROWER,
		     "%s: %.*s is left out, as it cannot be held to %.*s",
		     target, STR_ARG(tool),
		     STR_ARG(allowed.len > 0 ? allowed : denied));
}

/* "'search' allows Glob, too" */
static void
lose_by_word(const struct changed *changed, const struct tool_word *word)
{
	struct buf more = { 0 };

	for (size_t i = 0; i < changed->changes.count; i++) {
		const struct right_change *change = &changed->changes.all[i];
		enum tool_id tool = tool_named(change->tool);

		if (tool == TOOL_COUNT || !is_allowed(changed, change) ||
		    tool_word_for(tool_client_of(changed->making), tool) !=
			word)
			continue;
		buf_printf(&more, "%s%.*s", more.len > 0 ? ", " : "",
			   STR_ARG(change->tool));
	}
	if (more.len > 0)
		LOSE(changed, LOSS_WIDER, "%s: '%s' allows %.*s, too",
		     changed->making->target->name, word->word,
		     STR_ARG(buf_str(&more)));
	buf_release(&more);
}

/* Of all that is allowed by name, one line. */
static struct str
allowed_names(const struct changed *changed)
{
	const struct rights *given = &changed->making->sheet->rights;
	struct buf list = { 0 };
	struct str text;

	for (size_t i = 0; i < given->count; i++) {
		const struct right_rule *rule = &given->rules[i];
		bool again = false;

		for (size_t j = 0; j < i; j++)
			again |= str_eq(given->rules[j].tool, rule->tool);
		if (again || rights_lane(given, rule->tool,
					 changed->making->arena).base ==
				 RIGHT_DENY)
			continue;
		buf_add_cstr(&list, list.len > 0 ? ", " : "");
		buf_add(&list, rule->tool);
	}
	text = arena_str(changed->making->arena, buf_str(&list));
	buf_release(&list);
	return text;
}

static void
lose_denials(const struct changed *changed)
{
	const char *target = changed->making->target->name;
	struct str names = names_where(changed, is_denied_by_name);
	struct str more = names_where(changed, is_allowed);
	struct str allowed = allowed_names(changed);

	if (more.len == 0)
		return;
	if (!rights_are_whole(changed->granted))
		LOSE(changed, LOSS_WIDER,
		     "%s has no list of tools: %.*s may be used, too", target,
		     STR_ARG(more));
	else if (changed->making->sheet->rights.rest != RIGHT_DENY)
		LOSE(changed, LOSS_WIDER,
		     "%s may use every tool; the denial of %.*s is dropped",
		     target, STR_ARG(names.len > 0 ? names : more));
	else if (allowed.len > 0)
		LOSE(changed, LOSS_WIDER,
		     "%s has no list of tools: every tool may be used, not "
		     "only %.*s", target, STR_ARG(allowed));
	else
		LOSE(changed, LOSS_WIDER,
		     "%s has no list of tools: every tool may be used, though "
		     "none is allowed", target);
}

/* What no word stands for: of a list that allows it, or a denial that names
 * what the client knows nothing of. */
static bool
is_unknown_denial(const struct changed *changed,
		  const struct right_change *change)
{
	(void)changed;
	return is_allowed(changed, change) &&
	       tool_named(change->tool) == TOOL_COUNT;
}

static void
lose_words(const struct changed *changed)
{
	const char *target = changed->making->target->name;
	struct str others = names_where(changed, is_unknown_denial);
	const struct tool_word *word;

	for (size_t i = 0; (word = tool_word_at(i)) != NULL; i++)
		if (tool_word_is_of(word, tool_client_of(changed->making)) &&
		    word->use == WORD_WRITTEN)
			lose_by_word(changed, word);
	if (others.len > 0)
		LOSE(changed, LOSS_WIDER,
		     "%s: %.*s may be used, too", target,
		     STR_ARG(others));
}

static bool
has_words(enum tool_client client)
{
	return client != TOOLS_UNSAID && client != TOOLS_SKILL &&
	       client != TOOLS_ANY;
}

static void
lose_wider(const struct changed *changed)
{
	const char *target = changed->making->target->name;
	struct str asked = names_where(changed, is_asked_no_more);
	bool all = changed->making->sheet->rights.rest == RIGHT_ASK;

	if (tool_client_of(changed->making) == TOOLS_SKILL &&
	    changed->making->sheet->rights.rest == RIGHT_DENY &&
	    names_where(changed, is_allowed).len > 0)
		LOSE(changed, LOSS_WIDER,
		     "a skill's tools are approved beforehand, not "
		     "restricted: every tool may be used");
	else if (has_words(tool_client_of(changed->making)) &&
		 !rights_are_whole(changed->granted))
		lose_words(changed);
	else
		lose_denials(changed);
	if (asked.len > 0)
		LOSE(changed, LOSS_WIDER,
		     "%s cannot ask: %.*s may be used without it", target,
		     STR_ARG(all ? STR("every tool") : asked));
}

/* A client that can only allow lists what is not denied. */
static bool
lists_others(const struct changed *changed, const struct right_change *change)
{
	(void)changed;
	return !change->wider && !change->given.named &&
	       str_eq(change->tool, STR("mcp__*"));
}

static void
lose_narrower(const struct changed *changed)
{
	const char *target = changed->making->target->name;
	struct str missing = names_where(changed, is_missing);
	struct str left = names_where(changed, is_left_out);

	if (missing.len > 0)
		LOSE(changed, LOSS_NARROWER,
		     "%s has no such tools: %.*s; dropped", target,
		     STR_ARG(missing));
	if (left.len > 0)
		LOSE(changed, LOSS_NARROWER, "%s: %.*s may not be used, either",
		     target, STR_ARG(left));
	if (names_where(changed, lists_others).len > 0)
		LOSE(changed, LOSS_NARROWER,
		     "%s cannot deny tools; the others are listed, those of "
		     "servers are not", target);
}

static bool
is_nothing(const struct rights *rights)
{
	for (size_t i = 0; i < rights->count; i++)
		if (rights->rules[i].right != RIGHT_DENY)
			return false;
	return rights->rest == RIGHT_DENY;
}

static bool
is_known(const struct changed *changed, struct str tool)
{
	return claude_has_tool(tool) ||
	       tool_word_of(tool_client_of(changed->making), tool) != NULL;
}

/* Names that were kept, though Troupe knows them of nobody. */
static void
note_unknown(const struct changed *changed)
{
	struct buf list = { 0 };

	for (size_t i = 0; i < changed->granted->count; i++) {
		struct str tool = changed->granted->rules[i].tool;

		if (tool_named(tool) != TOOL_COUNT ||
		    str_starts(tool, STR("mcp__")) || is_known(changed, tool) ||
		    rights_rule(&changed->making->sheet->rights, tool) == NULL)
			continue;
		buf_printf(&list, "%s%.*s", list.len > 0 ? ", " : "",
			   STR_ARG(tool));
	}
	if (list.len > 0)
		LOSE(changed, LOSS_NOTE, "%s may not know these tools: %.*s",
		     changed->making->target->name,
		     STR_ARG(buf_str(&list)));
	buf_release(&list);
}

/* Claude Code starts no agent whose list comes to nothing; an empty list is
 * another matter. */
static void
note_no_start(const struct changed *changed)
{
	const struct rights *granted = changed->granted;

	if (tool_client_of(changed->making) != TOOLS_CLAUDE ||
	    granted->rest != RIGHT_DENY || is_nothing(granted))
		return;
	for (size_t i = 0; i < granted->count; i++)
		if (granted->rules[i].right != RIGHT_DENY &&
		    (claude_has_tool(granted->rules[i].tool) ||
		     str_starts(granted->rules[i].tool, STR("mcp__"))))
			return;
	LOSE(changed, LOSS_NOTE,
	     "%s starts no agent with a list of tools of which it has none",
	     changed->making->target->name);
}

/* A pattern that is kept is matched as another client matches it. */
static void
note_patterns(const struct changed *changed)
{
	const struct persona *persona = changed->making->sheet->persona;
	struct making *making = changed->making;

	if (persona == NULL ||
	    persona_tool_client(persona) == tool_client_of(making))
		return;
	for (size_t i = 0; i < changed->granted->count; i++) {
		const struct right_rule *rule = &changed->granted->rules[i];
		bool more = tool_client_of(making) == TOOLS_CLAUDE &&
			    rule->right == RIGHT_DENY;

		if (rule->pattern.len > 0 && !rule->regex && !rule->loose)
			LOSE(changed, more ? LOSS_NARROWER : LOSS_NOTE,
			     "%s matches '%.*s' of %.*s in its own way%s",
			     making->target->name, STR_ARG(rule->pattern),
			     STR_ARG(rule->tool),
			     more ? "; some versions deny all of it" : "");
	}
}

static void
lose_changes(struct making *making, const struct rights *granted)
{
	const struct rights *given = &making->sheet->rights;
	struct changed changed = { .making = making, .granted = granted };

	changed.changes = rights_compare(given, granted, tool_client_of(making),
					 making->arena);
	lose_wider(&changed);
	for (size_t i = 0; i < changed.changes.count; i++)
		if (changed.changes.all[i].given.count > 0)
			lose_patterns(&changed, &changed.changes.all[i]);
	lose_narrower(&changed);
	note_unknown(&changed);
	note_no_start(&changed);
	note_patterns(&changed);
	if (is_nothing(granted) && !is_nothing(given))
		LOSE(&changed, LOSS_NARROWER,
		     "no tool is left that %s has; it may use none",
		     making->target->name);
}

/* A value as a reader finds it in a file. */
static struct field
as_field(const struct value *value, struct arena *arena)
{
	struct field field = { .key = str_of(value->key),
			       .kind = FIELD_STRING,
			       .value = value->text };
	struct yaml *root = NULL;
	struct place place;
	struct error error;

	if (value->kind == VALUE_LIST) {
		field.kind = FIELD_LIST;
		field.entries = value->entries;
		field.entry_count = value->count;
	} else if (value->kind == VALUE_SOURCE &&
		   yaml_parse(&root, value->text, arena, &place, &error) &&
		   root != NULL && root->first != NULL) {
		field_fill(&field, root->first, value->text, arena);
	}
	return field;
}

static struct rights
read_again(struct making *making, const struct values *values)
{
	struct field *fields = ARENA_ARRAY(making->arena, struct field,
					   values->count);

	for (size_t i = 0; i < values->count; i++)
		fields[i] = as_field(&values->all[i], making->arena);
	return rights_read(fields, values->count, tool_client_of(making),
			   making->arena);
}

void
rights_take(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->field_count; i++)
		sheet->used[i] |= rights_field(sheet->fields[i].key);
}

static void
note_quoted_list(struct making *making)
{
	const struct sheet *sheet = making->sheet;

	for (size_t i = 0; i < sheet->field_count; i++)
		if (rights_list_is_quoted(&sheet->fields[i]))
			loss_add(making->losses, making->arena, LOSS_CHANGED,
				 "the list of tools is in quotes, so that no "
				 "client reads it; it is read here");
}

void
rights_lose(struct making *making, const struct values *values)
{
	struct rights granted = { .rest = RIGHT_OWN };

	if (tool_client_of(making) != TOOLS_SKILL)
		granted = read_again(making, values);
	lose_changes(making, &granted);
	note_quoted_list(making);
}

void
rights_lose_kept(struct making *making, const struct persona *kept)
{
	const struct persona *was = making->sheet->persona;
	struct rights granted =
	    rights_read(kept->front.fields, kept->front.field_count,
			persona_tool_client(was), making->arena);

	if (tool_client_of(making) != TOOLS_SKILL)
		lose_changes(making, &granted);
}
