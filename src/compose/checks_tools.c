/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/count.h"
#include "compose/checks_list.h"
#include "compose/place.h"
#include "compose/weigh.h"
#include "model/rights.h"

/* Names that are no common words are a mention wherever they stand. */
static const struct {
	const char *name;
	bool telling;
} known_tools[] = {
	{ "Read", false },	{ "Write", false },  { "Edit", false },
	{ "Bash", false },	{ "Task", false },   { "LS", false },
	{ "MultiEdit", true },	{ "Grep", true },    { "Glob", true },
	{ "WebFetch", true },	{ "WebSearch", true },
	{ "TodoWrite", true },	{ "NotebookEdit", true },
};

enum { KNOWN = COUNT(known_tools) };

static void
tools_add(struct tools *tools, struct arena *arena, struct str name)
{
	struct str *names = ARENA_ARRAY(arena, struct str, tools->count + 1);

	name = str_trim(name);
	if (name.len == 0)
		return;
	if (str_eq(name, STR("*")))
		tools->all = true;
	for (size_t i = 0; i < tools->count; i++)
		names[i] = tools->names[i];
	names[tools->count++] = name;
	tools->names = names;
}

/* Splits at commas outside parentheses. */
static void
tools_split(struct tools *tools, struct arena *arena, struct str value)
{
	size_t start = 0, depth = 0;

	for (size_t i = 0; i <= value.len; i++) {
		char c = i < value.len ? value.ptr[i] : ',';

		if (c == '(')
			depth++;
		else if (c == ')' && depth)
			depth--;
		else if (c == ',' && (!depth || i == value.len)) {
			tools_add(tools, arena, str_slice(value,
				  (struct range){ start, i }));
			start = i + 1;
		}
	}
}

static struct tools
fields_tools(struct check *check, const char *key)
{
	const struct draft_field *field = draft_field(check->draft, key);
	struct tools tools = { 0 };

	for (size_t i = 0; field && i < field->entry_count; i++)
		tools_add(&tools, check->arena, field->entries[i]);
	if (field && field->kind == FIELD_STRING)
		tools_split(&tools, check->arena, field->value);
	return tools;
}

static struct tools
draft_tools(struct check *check)
{
	const struct draft_field *field = draft_field(check->draft, "tools");

	if (!field || field->kind == FIELD_NULL)
		return (struct tools){ .all = true };
	return fields_tools(check, "tools");
}

/* The name before any arguments. */
static struct str
plain_name(struct str name)
{
	name.len = str_find_byte(name, '(');
	return name;
}

bool
check_tool_named(const struct tools *tools, struct str name)
{
	for (size_t i = 0; i < tools->count; i++)
		if (str_eq_nocase(plain_name(tools->names[i]),
				  plain_name(name)))
			return true;
	return false;
}

static bool
tools_hold(const struct tools *tools, struct str name)
{
	return tools->all || check_tool_named(tools, name);
}

/* Names of `more` that `less` does not hold; empty for none. */
static struct str
names_beyond(struct check *check, const struct tools *more,
	     const struct tools *less)
{
	struct buf out = { 0 };
	struct str list;

	for (size_t i = 0; i < more->count; i++) {
		if (tools_hold(less, more->names[i]))
			continue;
		if (out.len)
			buf_add_cstr(&out, ", ");
		buf_add(&out, more->names[i]);
	}
	list = arena_str(check->arena, buf_str(&out));
	buf_release(&out);
	return list;
}

static void
note_missing(struct check *check)
{
	const struct comparison *comparison = check->draft->comparison;
	bool *name = ARENA_ARRAY(check->arena, bool,
				 comparison->persona_count);
	struct str list;

	for (size_t p = 0; p < comparison->persona_count; p++)
		name[p] = !persona_tools(comparison->personas[p],
					 check->arena).all;
	list = persona_list(check->arena, name, comparison->persona_count);
	check_note(check, SEVERITY_WARNING, "tools-missing",
		   arena_printf(check->arena, list.len ?
		   "no tools are named, so every tool is allowed; %.*s %s "
		   "them" : "no tools are named, so every tool is allowed",
		   STR_ARG(list), list.len == 1 ? "names" : "name"));
}

/* What the base denies and the draft allows. */
static struct str
names_denied(struct check *check, const struct tools *tools)
{
	const struct draft *draft = check->draft;
	struct tools base = persona_denied_tools(
	    draft->comparison->personas[draft->base], check->arena);
	struct tools denied = fields_tools(check, "disallowedTools");
	size_t count = 0;

	for (size_t i = 0; i < base.count; i++)
		if (tools_hold(tools, base.names[i]))
			base.names[count++] = base.names[i];
	base.count = count;
	return names_beyond(check, &base, &denied);
}

static void
note_widened(struct check *check, const struct tools *tools,
	     const struct tools *base)
{
	struct str more = names_beyond(check, tools, base);

	if (tools->all && !base->all)
		more = STR("every tool");
	if (more.len == 0)
		more = names_denied(check, tools);
	if (more.len)
		check_note(check, SEVERITY_WARNING, "tools-widened",
			   arena_printf(check->arena,
			   "allowed beyond the base's tools: %.*s",
			   STR_ARG(more)));
}

static void
note_differing(struct check *check, const struct tools *tools)
{
	const struct comparison *comparison = check->draft->comparison;

	for (size_t p = 0; p < comparison->persona_count; p++) {
		struct tools theirs = persona_tools(comparison->personas[p],
						    check->arena);
		struct str more = names_beyond(check, &theirs, tools);
		struct str letter = persona_letter(check->arena, p);

		if (more.len && !theirs.all)
			check_note(check, SEVERITY_NOTE, "tools-differ",
				   arena_printf(check->arena,
				   "%.*s may also use %.*s", STR_ARG(letter),
				   STR_ARG(more)));
	}
}

static bool
is_mention(struct str text, size_t at, size_t len, bool telling)
{
	char before = at ? text.ptr[at - 1] : ' ';
	char after = at + len < text.len ? text.ptr[at + len] : ' ';

	if (ascii_is_alnum(before) || ascii_is_alnum(after) ||
	    before == '_' || after == '_')
		return false;
	return telling || (before == '`' && after == '`') ||
	    before == '/' || after == '/' ||
	    str_starts(str_from(text, at + len), STR(" tool"));
}

static bool
mentions(struct str text, struct str name, bool telling)
{
	size_t at = 0;

	while (at < text.len) {
		at += str_find(str_from(text, at), name);
		if (at < text.len && is_mention(text, at, name.len, telling))
			return true;
		at++;
	}
	return false;
}

static void
note_mentions(struct check *check, const struct tools *tools,
	      const struct tools *denied)
{
	const struct draft *draft = check->draft;

	for (size_t t = 0; t < KNOWN; t++) {
		struct str name = str_of(known_tools[t].name);

		if (tools_hold(tools, name) && !tools_hold(denied, name))
			continue;
		for (size_t i = 0; i < draft->entry_count; i++) {
			const struct entry *entry = &draft->entries[i];
			struct str text = draft_text(draft, entry), quote;

			if (entry->kind != ENTRY_BLOCK ||
			    entry->form == FORM_VERBATIM ||
			    !mentions(text, name, known_tools[t].telling))
				continue;
			quote = check_quote(check, text, entry->origin);
			check_note(check, SEVERITY_WARNING, "tool-not-allowed",
				   arena_printf(check->arena,
				   "%.*s is named, the fields do not allow "
				   "it: %.*s", STR_ARG(name),
				   STR_ARG(quote)));
			check_places(check, i, NO_INDEX);
			break;
		}
	}
}

/* Another client's words for what the agent may do. */
static bool
says_otherwise(const struct draft *draft)
{
	for (size_t i = 0; i < draft->field_count; i++)
		if (rights_field(draft->fields[i].key) &&
		    draft->fields[i].kind != FIELD_NULL)
			return true;
	return false;
}

void
check_tools(struct check *check)
{
	const struct draft *draft = check->draft;
	struct tools tools = draft_tools(check), base;
	struct tools denied = fields_tools(check, "disallowedTools");

	if (draft->base >= draft->comparison->persona_count)
		return;
	base = persona_tools(draft->comparison->personas[draft->base],
			     check->arena);
	if (tools.all && !denied.count && !says_otherwise(draft))
		note_missing(check);
	else if (tools.count)
		note_differing(check, &tools);
	note_widened(check, &tools, &base);
	if ((!tools.all && tools.count) || denied.count)
		note_mentions(check, &tools, &denied);
	check_rights(check, &tools, &denied);
}
