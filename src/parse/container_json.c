/* SPDX-License-Identifier: MIT */
#include "base/count.h"
#include "parse/container.h"

/* A persona's members that are not fields. */
static bool
is_text(struct str key)
{
	static const char *const keys[] = { "prompt",	    "system",
					    "instructions", "messages",
					    "roleDefinition",
					    "customInstructions", "groups" };

	for (size_t i = 0; i < COUNT(keys); i++)
		if (str_eq(key, str_of(keys[i])))
			return true;
	return false;
}

static struct str
member_text(const struct json *object, const char *key)
{
	const struct json *member = json_get(object, key);

	return member ? json_text(member) : STR("");
}

static bool
is_object(const struct json *value)
{
	return value && json_kind(value) == JSON_KIND_OBJECT;
}

static bool
is_array(const struct json *value)
{
	return value && json_kind(value) == JSON_KIND_ARRAY;
}

static void
add_paragraph(struct buf *body, struct str text)
{
	if (text.len == 0)
		return;
	if (body->len > 0)
		buf_add_cstr(body, "\n\n");
	buf_add(body, str_trim_end(text));
}

/* Text, or a list of parts with a text each. */
static void
add_content(struct buf *body, const struct json *content)
{
	if (!content)
		return;
	if (json_kind(content) == JSON_KIND_STRING)
		add_paragraph(body, json_text(content));
	if (json_kind(content) != JSON_KIND_ARRAY)
		return;
	for (size_t i = 0; i < json_count(content); i++)
		add_paragraph(body, member_text(json_at(content, i), "text"));
}

static void
add_messages(struct buf *body, const struct json *messages)
{
	for (size_t i = 0; is_array(messages) && i < json_count(messages);
	     i++) {
		const struct json *message = json_at(messages, i);
		struct str role;

		if (!is_object(message))
			continue;
		role = member_text(message, "role");
		if (str_eq(role, STR("system")) ||
		    str_eq(role, STR("developer")))
			add_content(body, json_get(message, "content"));
	}
}

static void
add_member(struct contained_text *text, struct str key,
	   const struct json *value)
{
	struct buf raw = { 0 };

	if (json_kind(value) == JSON_KIND_STRING) {
		contained_field(text, key, json_text(value));
		return;
	}
	json_write(&raw, value);
	contained_raw(text, key, buf_str(&raw));
	buf_release(&raw);
}

static bool
is_one_of(struct str key, const char *const *names)
{
	while (*names != NULL && !str_eq(key, str_of(*names)))
		names++;
	return *names != NULL;
}

static void
add_members(struct contained_text *text, const struct json *object,
	    const char *const *but)
{
	struct str key = { 0 };
	const struct json *value;

	while ((value = json_next(object, &key)) != NULL)
		if (!is_text(key) && key.len > 0 && !is_one_of(key, but))
			add_member(text, key, value);
}

/* A declarative agent of Microsoft 365. */
static bool
is_agent_manifest(const struct json *object)
{
	return json_get(object, "instructions") &&
	       json_get(object, "description") && json_get(object, "version");
}

/* One persona: `name` from the file where the object itself has none. */
static bool
add_persona(struct container *container, const struct json *object,
	    struct str name, struct arena *arena)
{
	static const char *const none[] = { NULL };
	static const char *const form[] = { "$schema", "version", NULL };
	struct contained_text text = { { 0 }, false };
	struct buf body = { 0 };
	bool found;

	add_content(&body, json_get(object, "prompt"));
	add_content(&body, json_get(object, "system"));
	add_content(&body, json_get(object, "instructions"));
	add_messages(&body, json_get(object, "messages"));
	found = body.len > 0;
	if (found) {
		if (name.len > 0 && !json_get(object, "name"))
			contained_field(&text, STR("name"), name);
		/* A payload's other members are no persona's fields. */
		if (json_get(object, "prompt"))
			add_members(&text, object, none);
		else if (is_agent_manifest(object))
			add_members(&text, object, form);
		contained_end(container, &text, name, buf_str(&body), arena);
	}
	buf_release(&body);
	return found;
}

/* Claude's names for what a group of Roo's allows. */
static const char *
group_tools(struct str group)
{
	static const char *const groups[][2] = {
		{ "read", "Read, Grep, Glob" },
		{ "edit", "Edit, Write" },
		{ "command", "Bash" },
		{ "browser", "WebFetch" },
	};

	for (size_t i = 0; i < COUNT(groups); i++)
		if (str_eq(group, str_of(groups[i][0])))
			return groups[i][1];
	return NULL;
}

/* A group may be a list of its name and where it applies. */
static void
add_groups(struct contained_text *text, const struct json *groups)
{
	struct buf tools = { 0 };

	for (size_t i = 0; i < json_count(groups); i++) {
		const struct json *group = json_at(groups, i);
		struct str name = is_array(group) && json_count(group) > 0
				      ? json_text(json_at(group, 0))
				      : json_text(group);
		const char *known = group_tools(name);

		buf_add_cstr(&tools, tools.len > 0 ? ", " : "");
		if (known)
			buf_add_cstr(&tools, known);
		else
			buf_add(&tools, name);
	}
	if (tools.len > 0)
		contained_field(text, STR("tools"), buf_str(&tools));
	else
		contained_raw(text, STR("tools"), STR("[]"));
	buf_release(&tools);
}

static bool
has_limits(const struct json *groups)
{
	for (size_t i = 0; i < json_count(groups); i++)
		if (is_array(json_at(groups, i)))
			return true;
	return false;
}

static struct str
without_ellipsis(struct str text)
{
	if (str_ends(text, STR("\u2026")) || str_ends(text, STR("...")))
		text.len -= 3;
	return text;
}

/* Whether the description is but the start of the text, on one line; a list
 * has no room for all of it. */
static bool
shortens(struct str description, struct str text)
{
	struct str line, piece;

	description = str_trim(without_ellipsis(str_trim(description)));
	while (description.len > 0 && str_split(&text, '\n', &line)) {
		line = str_trim(line);
		piece = str_slice(description, (struct range){ 0, line.len });
		if (piece.len > 0 && !str_starts(line, piece))
			return false;
		description = str_trim(str_from(description, piece.len));
	}
	return description.len == 0;
}

static void
add_mode(struct container *container, const struct json *mode,
	 struct arena *arena)
{
	static const char *const both[] = { "description", "whenToUse", NULL };
	static const char *const none[] = { NULL };
	struct contained_text text = { { 0 }, false };
	struct str when = member_text(mode, "whenToUse");
	struct buf body = { 0 };

	add_paragraph(&body, member_text(mode, "roleDefinition"));
	add_paragraph(&body, member_text(mode, "customInstructions"));
	if (when.len > 0 && shortens(member_text(mode, "description"), when)) {
		contained_field(&text, STR("description"), when);
		add_members(&text, mode, both);
	} else {
		add_members(&text, mode, none);
	}
	if (is_array(json_get(mode, "groups"))) {
		add_groups(&text, json_get(mode, "groups"));
		if (has_limits(json_get(mode, "groups")))
			add_member(&text, STR("groups"),
				   json_get(mode, "groups"));
	}
	contained_end(container, &text, member_text(mode, "slug"),
		      buf_str(&body), arena);
	buf_release(&body);
}

/* Objects by name, each with a prompt. */
static bool
add_map(struct container *container, const struct json *map,
	struct arena *arena)
{
	struct str name = { 0 };
	const struct json *agent;
	bool found = false;

	if (!is_object(map))
		return false;
	while ((agent = json_next(map, &name)) != NULL)
		if (is_object(agent) && json_get(agent, "prompt"))
			found |= add_persona(container, agent, name, arena);
	return found;
}

/* A character card: what its instructions are, or else what it is like. */
static bool
add_card(struct container *container, const struct json *root,
	 struct arena *arena)
{
	static const char *const fields[] = { "name", "description", "tags",
					      "creator", NULL };
	const struct json *data = json_get(root, "data");
	struct contained_text text = { { 0 }, false };
	struct buf body = { 0 };

	if (!str_starts(member_text(root, "spec"), STR("chara_card_")) ||
	    !is_object(data))
		return false;
	for (const char *const *key = fields; *key != NULL; key++) {
		const struct json *value = json_get(data, *key);
		bool empty = !value || (!is_array(value) &&
					json_text(value).len == 0) ||
			     (is_array(value) && json_count(value) == 0);

		if (!empty)
			add_member(&text, str_of(*key), value);
	}
	add_paragraph(&body, member_text(data, "system_prompt"));
	if (body.len == 0)
		add_paragraph(&body, member_text(data, "description"));
	add_paragraph(&body, member_text(data, "personality"));
	add_paragraph(&body, member_text(data, "scenario"));
	add_paragraph(&body, member_text(data, "post_history_instructions"));
	contained_end(container, &text, STR(""), buf_str(&body), arena);
	buf_release(&body);
	return true;
}

bool
container_json(struct container *container, const struct json *root,
	       struct arena *arena)
{
	const struct json *modes;

	if (!is_object(root))
		return false;
	if (add_card(container, root, arena))
		return true;
	modes = json_get(root, "customModes");
	for (size_t i = 0; is_array(modes) && i < json_count(modes); i++)
		if (is_object(json_at(modes, i)))
			add_mode(container, json_at(modes, i), arena);
	if (is_array(modes))
		return container->count > 0;
	return add_persona(container, root, STR(""), arena) ||
	    add_map(container, json_get(root, "agents"), arena) ||
	    add_map(container, json_get(root, "agent"), arena) ||
	    add_map(container, root, arena);
}
