/* SPDX-License-Identifier: MIT */
#include "base/count.h"
#include "model/client.h"
#include "model/rights.h"

enum { MOST_RULES = 1000 }; /* of a file; what comes after is denied */

struct reading {
	struct rights rights;
	enum tool_client client;
	struct arena *arena;
};

static void
add_rule(struct reading *reading, struct right_rule rule)
{
	struct rights *rights = &reading->rights;

	if (rights->count >= MOST_RULES) {
		if (rule.right == RIGHT_DENY)
			rights->rest = RIGHT_DENY;
		return;
	}
	rights->rules = arena_grow(reading->arena, rights->rules,
				   rights->count, &rights->capacity,
				   sizeof(*rights->rules));
	rights->rules[rights->count++] = rule;
}

/* What is said of all tools ends what was said before. */
static void
set_rest(struct reading *reading, enum right right)
{
	reading->rights.rest = right;
	reading->rights.count = 0;
}

static void
add_set(struct reading *reading, tool_set set, struct right_rule rule)
{
	for (enum tool_id tool = 0; tool < TOOL_COUNT; tool++) {
		if (!(set & (1u << tool)))
			continue;
		rule.tool = str_of(tool_name(tool));
		add_rule(reading, rule);
	}
}

/* "a_*": all tools of a server, where no more stands between the two. */
static bool
server_read_spelled(struct str word, struct str *server, struct str *tool)
{
	*server = (struct str){ word.ptr, word.len < 2 ? 0 : word.len - 2 };
	*tool = STR("*");
	return server->len > 0 && str_ends(word, STR("_*")) &&
	       !str_contains(*server, STR("*"));
}

/* A rule of a tool in the client's words. */
static void
add_word(struct reading *reading, enum tool_client client,
	 struct right_rule rule)
{
	tool_set set = tool_words_read(client, rule.word);
	struct str server, tool;

	if (set != 0) {
		add_set(reading, set, rule);
		return;
	}
	rule.tool = rule.word;
	if (server_tool_read(rule.word, &server, &tool) ||
	    ((client == TOOLS_OPENCODE || client == TOOLS_KILO) &&
	     server_read_spelled(rule.word, &server, &tool)))
		rule.tool = server_tool_name(server, tool, reading->arena);
	add_rule(reading, rule);
}

/* Claude's "git log:*" is "git log *", its "domain:x.org" what an address
 * there looks like. */
static struct str
as_pattern(struct str argument, struct arena *arena)
{
	if (str_eq(argument, STR("*")) || str_eq(argument, STR("**")) ||
	    str_eq(argument, STR(":*")))
		return (struct str){ 0 };
	if (str_starts(argument, STR("domain:")))
		return arena_printf(arena, "*://%.*s/*",
				    STR_ARG(str_from(argument, 7)));
	if (!str_ends(argument, STR(":*")))
		return argument;
	return arena_printf(arena, "%.*s *", (int)argument.len - 2,
			    argument.ptr);
}

/* "Agent(a, b)" names several, "Bash(a, b)" one command. */
static void
add_arguments(struct reading *reading, struct right_rule rule,
	      struct str arguments)
{
	tool_set task = 1u << TOOL_TASK;
	struct str piece;

	if (tool_words_read(reading->client, rule.word) != task) {
		rule.pattern = as_pattern(str_trim(arguments), reading->arena);
		add_word(reading, reading->client, rule);
		return;
	}
	while (str_split(&arguments, ',', &piece)) {
		rule.pattern = as_pattern(str_trim(piece), reading->arena);
		add_word(reading, reading->client, rule);
	}
}

/* A name in a list, perhaps with arguments: "Bash(git log:*)". */
static void
add_name(struct reading *reading, struct str name, enum right right)
{
	size_t open = str_find_byte(name, '(');
	struct right_rule rule = { .right = right, .word = name };
	struct str inside;

	if (open == name.len || open == 0 || !str_ends(name, STR(")"))) {
		add_word(reading, reading->client, rule);
		return;
	}
	rule.word = str_trim(str_slice(name, (struct range){ 0, open }));
	inside = str_slice(name, (struct range){ open + 1, name.len - 1 });
	rule.loose = right == RIGHT_ALLOW &&
		     (reading->client == TOOLS_CLAUDE ||
		      reading->client == TOOLS_ANY);
	add_arguments(reading, rule, inside);
}

static bool
are_words_of(enum tool_client client, const struct tools *tools)
{
	for (size_t i = 0; i < tools->count; i++) {
		struct str name = tools->names[i], server, tool;

		name.len = str_find_byte(name, '(');
		if (tool_word_of(client, name) == NULL &&
		    !server_tool_read(name, &server, &tool))
			return false;
	}
	return true;
}

/* Whose list it is where the path does not tell: the first client whose words
 * all of them are. */
static enum tool_client
whose_list(const struct tools *tools)
{
	for (enum tool_client client = TOOLS_CLAUDE; client <= TOOLS_FACTORY;
	     client++)
		if (client != TOOLS_ROO && client != TOOLS_KIRO &&
		    are_words_of(client, tools))
			return client;
	return TOOLS_ANY;
}

static void
read_list(struct reading *reading, const struct field *field)
{
	struct tools tools = tools_of_field(field, reading->arena);
	enum tool_client client = reading->client;

	set_rest(reading, tools.all ? RIGHT_OWN : RIGHT_DENY);
	if (!tools.all && tools.count == 0 && field->kind == FIELD_LIST &&
	    reading->client == TOOLS_QWEN)
		set_rest(reading, RIGHT_OWN);
	if (client == TOOLS_ANY)
		reading->client = whose_list(&tools);
	/* A name that no tool has is the way to say none to Qwen and pi. */
	for (size_t i = 0; i < tools.count; i++)
		if (!str_eq(tools.names[i], STR("none")) &&
		    list_takes_name(reading->client, tools.names[i]))
			add_name(reading, tools.names[i], RIGHT_ALLOW);
	reading->client = client;
}

static bool
is_any_of(struct str text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_eq_nocase(text, str_of(*words)))
			return true;
	return false;
}

/* What says neither is denied. */
static enum right
right_named(struct str word)
{
	static const char *const allows[] = { "true", "yes", "on", "allow",
					      "allowed", "always", NULL };

	if (is_any_of(word, allows))
		return RIGHT_ALLOW;
	return str_eq_nocase(word, STR("ask")) ? RIGHT_ASK : RIGHT_DENY;
}

static void
add_patterns(struct reading *reading, struct str word, const struct yaml *map)
{
	for (const struct yaml *at = map->first; at != NULL; at = at->next) {
		struct right_rule rule = { .word = word,
					   .right = right_named(at->value) };

		if (!str_eq(at->key, STR("*")))
			rule.pattern = at->key;
		add_word(reading, TOOLS_KILO, rule);
	}
}

static void
add_permission(struct reading *reading, struct str key,
	       const struct yaml *node, struct str value)
{
	struct right_rule rule = { .word = key };

	if (node != NULL && node->kind == YAML_MAP) {
		add_patterns(reading, key, node);
		return;
	}
	rule.right = right_named(node != NULL ? node->value : value);
	if (str_eq(key, STR("*")))
		set_rest(reading, rule.right);
	else
		add_word(reading, TOOLS_KILO, rule);
}

/* "tools: {allowed: […], denied: […]}": all others are denied. */
static bool
read_sorted(struct reading *reading, const struct field *map)
{
	static const char *const allowed[] = { "allow", "allowed", NULL };
	struct field list = { .kind = FIELD_STRING };
	struct tools tools;

	for (size_t i = 0; i < map->entry_count; i++) {
		if (!is_any_of(map->entries[i], allowed))
			continue;
		list.value = map->values[i];
		tools = tools_of_field(&list, reading->arena);
		set_rest(reading, tools.all ? RIGHT_OWN : RIGHT_DENY);
		for (size_t j = 0; j < tools.count; j++)
			add_name(reading, tools.names[j], RIGHT_ALLOW);
		return true;
	}
	return false;
}

/* In order; what no entry names stays as the client has it. */
static void
read_map(struct reading *reading, const struct field *map)
{
	const struct yaml *at = map->tree != NULL ? map->tree->first : NULL;

	if (map->values == NULL || read_sorted(reading, map))
		return;
	for (size_t i = 0; i < map->entry_count; i++) {
		add_permission(reading, map->entries[i], at, map->values[i]);
		at = at != NULL ? at->next : NULL;
	}
}

static void
read_tools(struct reading *reading, const struct field *field)
{
	if (field->kind == FIELD_MAP)
		read_map(reading, field);
	else
		read_list(reading, field);
}

static void
read_permission(struct reading *reading, const struct field *field)
{
	if (field->kind == FIELD_MAP)
		read_map(reading, field);
	else if (field->kind == FIELD_STRING)
		set_rest(reading, right_named(field->value));
}

/* Roo's "[edit, {fileRegex: …}]". */
static void
add_group(struct reading *reading, const struct yaml *group)
{
	const struct yaml *limits = NULL;
	struct right_rule rule = { .word = group->value,
				   .right = RIGHT_ALLOW };

	if (group->kind == YAML_LIST && group->first != NULL) {
		rule.word = group->first->value;
		limits = group->first->next;
	}
	for (const struct yaml *at = limits != NULL ? limits->first : NULL;
	     at != NULL; at = at->next)
		if (str_eq(at->key, STR("fileRegex")))
			rule.pattern = at->value;
		else if (str_eq(at->key, STR("description")))
			rule.note = at->value;
	rule.regex = rule.pattern.len > 0;
	add_word(reading, TOOLS_ROO, rule);
}

static void
read_groups(struct reading *reading, const struct field *field)
{
	struct yaml plain = { .kind = YAML_STRING };

	set_rest(reading, RIGHT_DENY);
	for (const struct yaml *at = field->tree ? field->tree->first : NULL;
	     at != NULL; at = at->next)
		add_group(reading, at);
	for (size_t i = 0; !field->tree && i < field->entry_count; i++) {
		plain.value = field->entries[i];
		add_group(reading, &plain);
	}
}

/* Kiro's "{capability: shell, effect: deny, match: [rm *]}"; what is allowed
 * there is not asked about, and no more. */
static void
add_capability(struct reading *reading, const struct yaml *entry)
{
	const struct yaml *word = yaml_get(entry, "capability");
	const struct yaml *effect = yaml_get(entry, "effect");
	const struct yaml *match = yaml_get(entry, "match");
	struct right_rule rule = { 0 };

	if (word == NULL || effect == NULL ||
	    right_named(effect->value) == RIGHT_ALLOW)
		return;
	rule.word = word->value;
	rule.right = right_named(effect->value);
	if (match == NULL || match->first == NULL)
		add_word(reading, TOOLS_KIRO, rule);
	for (match = match != NULL ? match->first : NULL; match != NULL;
	     match = match->next) {
		rule.pattern = as_pattern(match->value, reading->arena);
		add_word(reading, TOOLS_KIRO, rule);
	}
}

static void
read_capabilities(struct reading *reading, const struct field *field)
{
	for (const struct yaml *at = field->tree ? field->tree->first : NULL;
	     at != NULL; at = at->next)
		add_capability(reading, at);
}

/* Cursor's and Codex's words for "changes nothing". */
static void
read_switch(struct reading *reading, const struct field *field)
{
	bool sandbox = str_eq(field->key, STR("sandbox_mode"));
	struct right_rule deny = { .right = RIGHT_DENY, .word = field->key };

	if (str_eq_nocase(field->value,
			  sandbox ? STR("read-only") : STR("true")))
		add_set(reading, tools_that_write(), deny);
}

/* A denial comes last: it holds whatever the list says. */
static void
read_denied(struct reading *reading, const struct field *field)
{
	struct tools tools;

	if (field->kind == FIELD_MAP)
		return;
	tools = tools_of_field(field, reading->arena);
	if (tools.all)
		set_rest(reading, RIGHT_DENY);
	for (size_t i = 0; i < tools.count; i++)
		add_name(reading, tools.names[i], RIGHT_DENY);
}

/* In this order, whatever theirs is; of keys with the same reader the first
 * that is there says it. */
static const struct reader {
	const char *key;
	void (*read)(struct reading *reading, const struct field *field);
} readers[] = {
	{ "tools", read_tools },
	{ "allowed-tools", read_tools },
	{ "allowedTools", read_tools },
	{ "groups", read_groups },
	{ "permission", read_permission },
	{ "permissions", read_capabilities },
	{ "readonly", read_switch },
	{ "sandbox_mode", read_switch },
	{ "disallowedTools", read_denied },
	{ "disallowed-tools", read_denied },
};

bool
rights_field(struct str key)
{
	for (size_t i = 0; i < COUNT(readers); i++)
		if (str_eq_nocase(key, str_of(readers[i].key)))
			return true;
	return false;
}

bool
rights_list_is_quoted(const struct field *field)
{
	struct str text = str_trim(field->value);

	return str_eq_nocase(field->key, STR("tools")) &&
	       field->kind == FIELD_STRING && str_starts(text, STR("[")) &&
	       !str_eq(text, STR("[]"));
}

static const struct field *
find(const struct field *fields, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq_nocase(fields[i].key, str_of(key)))
			return &fields[i];
	return NULL;
}

/* No tools are none; any other key without a value says nothing. */
static bool
says_something(const struct field *field)
{
	return field != NULL && (field->kind != FIELD_NULL ||
				 str_eq_nocase(field->key, STR("tools")));
}

struct rights
rights_read(const struct field *fields, size_t count, enum tool_client client,
	    struct arena *arena)
{
	struct reading reading = { .rights = { .rest = RIGHT_OWN },
				   .client = client, .arena = arena };
	bool listed = false;

	for (size_t i = 0; i < COUNT(readers); i++) {
		const struct field *field = find(fields, count,
						 readers[i].key);

		if (!says_something(field) ||
		    (readers[i].read == read_tools && listed))
			continue;
		readers[i].read(&reading, field);
		listed |= readers[i].read == read_tools;
	}
	return reading.rights;
}

enum tool_client
persona_tool_client(const struct persona *persona)
{
	static const enum tool_client clients[] = {
		[CLIENT_CLAUDE] = TOOLS_CLAUDE,
		[CLIENT_OPENCODE] = TOOLS_OPENCODE,
		[CLIENT_KILO] = TOOLS_KILO,
		[CLIENT_COPILOT] = TOOLS_COPILOT,
		[CLIENT_QWEN] = TOOLS_QWEN,
		[CLIENT_GEMINI] = TOOLS_GEMINI,
		[CLIENT_KIRO] = TOOLS_KIRO,
		[CLIENT_PI] = TOOLS_PI,
		[CLIENT_FACTORY] = TOOLS_FACTORY,
		[CLIENT_PROMPT] = TOOLS_ANY,
	};
	const struct client *client = persona_client(persona);

	return client != NULL && client->id < COUNT(clients)
		   ? clients[client->id]
		   : TOOLS_ANY;
}

struct rights
persona_rights(const struct persona *persona, struct arena *arena)
{
	return rights_read(persona->front.fields, persona->front.field_count,
			   persona_tool_client(persona), arena);
}
