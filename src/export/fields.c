/* SPDX-License-Identifier: MIT */
#include "export/fields.h"

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "export/dispatch.h"
#include "export/rule.h"

enum {
	SKILL_DESCRIPTION = 1024, /* characters, by the format's own rule */
	QWEN_DESCRIPTION = 1000,  /* characters; it warns of more */
	SHORT_DESCRIPTION = 120,  /* one line of a list */
	M365_NAME = 100,	  /* characters */
	M365_DESCRIPTION = 1000
};

static bool
set_text(struct value *value, struct str text)
{
	value->kind = VALUE_TEXT;
	value->text = text;
	return true;
}

static bool
set_line(struct value *value, struct str text)
{
	value->kind = VALUE_LINE;
	value->text = text;
	return true;
}

#define LOSE(making, kind, ...) \
	loss_add((making)->losses, (making)->arena, (kind), __VA_ARGS__)

bool
make_slug(struct value *value, struct making *making)
{
	const struct sheet *sheet = making->sheet;

	if (sheet->display.len == 0)
		LOSE(making, LOSS_NOTE,
		     "there is no name; '%.*s' is taken for it",
		     STR_ARG(sheet->slug));
	else if (!str_eq(sheet->slug, sheet->display))
		LOSE(making, LOSS_CHANGED, "name '%.*s' becomes '%.*s'%s",
		     STR_ARG(sheet->display), STR_ARG(sheet->slug),
		     export_slug_reason(sheet->display, making->arena));
	return set_text(value, sheet->slug);
}

bool
make_display(struct value *value, struct making *making)
{
	if (making->sheet->folded)
		LOSE(making, LOSS_CHANGED,
		     "line ends of the name become blanks");
	set_text(value, making->sheet->display.len > 0 ? making->sheet->display
						       : making->sheet->slug);
	value->kind = VALUE_QUOTED;
	return true;
}

bool
make_display_if_other(struct value *value, struct making *making)
{
	const struct sheet *sheet = making->sheet;

	if (sheet->display.len == 0 || str_eq(sheet->display, sheet->slug))
		return false;
	return make_display(value, making);
}

static struct str
description_of(const struct sheet *sheet)
{
	return sheet->description.len > 0 ? sheet->description
					  : sheet_first_sentence(sheet);
}

/* Claude Code shows the same, others do not. */
static void
note_changed_description(struct making *making)
{
	const struct sheet *sheet = making->sheet;
	const struct field *field = sheet_take(making->sheet, "description");

	if (field == NULL)
		return;
	if (making->target->rule->tools != TOOLS_CLAUDE &&
	    str_contains(field->value, STR("\\n")) &&
	    field->kind == FIELD_STRING &&
	    !str_contains(sheet->description, STR("\\n")))
		LOSE(making, LOSS_CHANGED,
		     "\\n in the description becomes a line end");
	if (field->kind == FIELD_LIST || field->kind == FIELD_MAP)
		LOSE(making, LOSS_CHANGED,
		     "the description is a %s; it becomes one text",
		     field->kind == FIELD_LIST ? "list" : "map");
}

bool
make_description(struct value *value, struct making *making)
{
	struct str text = description_of(making->sheet);

	if (making->sheet->description.len == 0)
		LOSE(making, LOSS_NOTE,
		     "there is no description; '%.*s' is taken for it",
		     STR_ARG(text));
	note_changed_description(making);
	return set_text(value, text);
}

/* Who reads it has been called already. */
bool
make_own_description(struct value *value, struct making *making)
{
	struct str whole = making->sheet->description;
	struct str own = dispatch_cut(whole);

	if (own.len < whole.len)
		LOSE(making, LOSS_DROPPED,
		     "%s is read by the agent itself; what says when to call "
		     "it is dropped", making->target->name);
	return own.len > 0 && set_text(value, own);
}

bool
make_quoted_description(struct value *value, struct making *making)
{
	make_description(value, making);
	value->kind = VALUE_QUOTED;
	return true;
}

bool
make_claude_description(struct value *value, struct making *making)
{
	make_description(value, making);
	if (str_contains(value->text, STR("\\n")))
		LOSE(making, LOSS_CHANGED,
		     "%s shows \\n in the description as a line end",
		     making->target->name);
	return true;
}

bool
make_qwen_description(struct value *value, struct making *making)
{
	make_description(value, making);
	if (utf8_count(value->text) > QWEN_DESCRIPTION)
		LOSE(making, LOSS_NOTE,
		     "%s warns of a description of more than %d characters; "
		     "this one has %zu", making->target->name,
		     QWEN_DESCRIPTION, utf8_count(value->text));
	return true;
}

bool
make_description_line(struct value *value, struct making *making)
{
	make_description(value, making);
	if (str_contains(value->text, STR("\n")))
		LOSE(making, LOSS_CHANGED,
		     "line ends of the description become blanks");
	value->text = text_one_line(value->text, making->arena);
	return true;
}

static bool
make_cut_description(struct value *value, struct making *making, size_t points)
{
	struct str whole;

	make_description_line(value, making);
	whole = value->text;
	value->text = text_cut(whole, points);
	if (value->text.len < whole.len)
		LOSE(making, LOSS_CUT,
		     "description is cut to %zu of %zu characters",
		     utf8_count(value->text), utf8_count(whole));
	return true;
}

bool
make_m365_description(struct value *value, struct making *making)
{
	return make_cut_description(value, making, M365_DESCRIPTION);
}

bool
make_short_name(struct value *value, struct making *making)
{
	struct str whole;

	make_display(value, making);
	whole = value->text;
	value->text = text_cut(whole, M365_NAME);
	if (value->text.len < whole.len)
		LOSE(making, LOSS_CUT, "name is cut to %zu of %zu characters",
		     utf8_count(value->text), utf8_count(whole));
	return true;
}

bool
make_manifest_version(struct value *value, struct making *making)
{
	(void)making;
	return set_text(value, STR("v1.8"));
}

bool
make_skill_description(struct value *value, struct making *making)
{
	make_cut_description(value, making, SKILL_DESCRIPTION);
	if (str_contains(value->text, STR("<")) ||
	    str_contains(value->text, STR(">")))
		LOSE(making, LOSS_NOTE, "where skills are checked before use, "
		     "'<' and '>' in a description are refused");
	return true;
}

/* What a list shows of a description that stands whole elsewhere. */
bool
make_short_description(struct value *value, struct making *making)
{
	struct str whole = text_one_line(description_of(making->sheet),
					 making->arena);
	struct str cut = text_cut(whole, SHORT_DESCRIPTION - 1);

	if (cut.len == whole.len ||
	    sheet_take(making->sheet, "whenToUse") != NULL)
		return set_text(value, whole);
	LOSE(making, LOSS_NOTE,
	     "the short description has %zu of %zu characters; whenToUse has "
	     "all of them", utf8_count(cut), utf8_count(whole));
	return set_text(value, arena_printf(making->arena, "%.*s\u2026",
					    STR_ARG(cut)));
}

/* Roo's own field says it where a file has it. */
bool
make_when_to_use(struct value *value, struct making *making)
{
	const struct field *field = sheet_take(making->sheet, "whenToUse");

	if (field != NULL && field->kind == FIELD_STRING &&
	    field->value.len > 0)
		return set_text(value, field->value);
	return make_description(value, making);
}

bool
make_claude_model(struct value *value, struct making *making)
{
	static const char *const aliases[] = { "sonnet", "opus",    "haiku",
					       "fable",	 "inherit", NULL };
	const struct field *field = sheet_take(making->sheet, "model");

	if (field == NULL || field->value.len == 0)
		return false;
	for (const char *const *alias = aliases; *alias != NULL; alias++)
		if (str_eq_nocase(field->value, str_of(*alias)))
			return set_text(value, str_of(*alias));
	if (str_starts(field->value, STR("claude-")))
		return set_text(value, field->value);
	LOSE(making, LOSS_DROPPED, "%s has no model '%.*s'; dropped",
	     making->target->name, STR_ARG(field->value));
	return false;
}

static bool
make_model_if(struct value *value, struct making *making,
	      bool (*fits)(struct str model))
{
	const struct field *field = sheet_take(making->sheet, "model");

	if (field == NULL || field->value.len == 0)
		return false;
	if (fits(field->value))
		return set_text(value, field->value);
	LOSE(making, LOSS_DROPPED, "%s has no model '%.*s'; dropped",
	     making->target->name, STR_ARG(field->value));
	return false;
}

static bool
has_provider(struct str model)
{
	size_t at = str_find_byte(model, '/');

	return at > 0 && at + 1 < model.len && !str_contains(model, STR(" "));
}

bool
make_provider_model(struct value *value, struct making *making)
{
	return make_model_if(value, making, has_provider);
}

static bool
is_openai_model(struct str model)
{
	return str_starts(model, STR("gpt-")) ||
	       str_contains(model, STR("codex")) ||
	       (model.len > 1 && model.ptr[0] == 'o' &&
		ascii_is_digit(model.ptr[1]));
}

/* An id, and no client's short name. */
static bool
is_full_model(struct str model)
{
	bool digits = false;

	for (size_t i = 0; i < model.len; i++) {
		if (ascii_is_space(model.ptr[i]))
			return false;
		digits |= ascii_is_digit(model.ptr[i]);
	}
	return digits;
}

bool
make_full_model(struct value *value, struct making *making)
{
	return make_model_if(value, making, is_full_model);
}

/* Factory's own word for the caller's model stands where there is none. */
bool
make_droid_model(struct value *value, struct making *making)
{
	const struct field *field = sheet_take(making->sheet, "model");

	if (field == NULL || !str_eq(field->value, STR("inherit")))
		if (make_model_if(value, making, is_full_model))
			return true;
	return set_text(value, STR("inherit"));
}

bool
make_codex_model(struct value *value, struct making *making)
{
	return make_model_if(value, making, is_openai_model);
}

/* Cursor's own ids are many; another client's short names are none. */
bool
make_cursor_model(struct value *value, struct making *making)
{
	static const char *const aliases[] = { "sonnet", "opus", "haiku",
					       "fable", NULL };
	const struct field *field = sheet_take(making->sheet, "model");

	if (field == NULL || field->value.len == 0)
		return false;
	for (const char *const *alias = aliases; *alias != NULL; alias++) {
		if (!str_eq_nocase(field->value, str_of(*alias)))
			continue;
		LOSE(making, LOSS_CHANGED, "model '%s' becomes 'inherit'",
		     *alias);
		return set_text(value, STR("inherit"));
	}
	return set_text(value, field->value);
}

bool
make_claude_color(struct value *value, struct making *making)
{
	static const char *const colors[] = { "red",	"blue",	  "green",
					      "yellow", "purple", "orange",
					      "pink",	"cyan",	  NULL };
	const struct field *field = sheet_take(making->sheet, "color");

	if (field == NULL || field->value.len == 0)
		return false;
	for (const char *const *color = colors; *color != NULL; color++)
		if (str_eq_nocase(field->value, str_of(*color)))
			return set_text(value, str_of(*color));
	LOSE(making, LOSS_DROPPED, "%s has no color '%.*s'; dropped",
	     making->target->name, STR_ARG(field->value));
	return false;
}

static bool
is_hex_color(struct str color)
{
	if (color.len != 7 || color.ptr[0] != '#')
		return false;
	for (size_t i = 1; i < color.len; i++)
		if (!str_contains(STR("0123456789abcdefABCDEF"),
				  str_slice(color, (struct range){ i, i + 1 })))
			return false;
	return true;
}

bool
make_hex_color(struct value *value, struct making *making)
{
	const struct field *field = sheet_take(making->sheet, "color");

	if (field == NULL || field->value.len == 0)
		return false;
	if (is_hex_color(field->value))
		return set_text(value, field->value);
	LOSE(making, LOSS_DROPPED, "%s has no color '%.*s'; dropped",
	     making->target->name, STR_ARG(field->value));
	return false;
}

static struct str
without_blank_lines(struct str text)
{
	struct str rest = text, line;

	while (str_split(&rest, '\n', &line) && str_is_blank(line))
		text = rest;
	return text;
}

/* The prompt alone: its line ends are the format's, and the blank line that
 * stood between it and front matter is not its own. */
static struct str
prompt(struct making *making)
{
	struct str body = without_blank_lines(making->sheet->body);
	struct buf clean = { 0 };

	body = text_with_line_feeds(body, making->arena);
	if (utf8_is_valid(body))
		return body;
	LOSE(making, LOSS_CHANGED,
	     "bytes of the body that are not UTF-8 become U+FFFD");
	utf8_scrub(&clean, body);
	body = arena_str(making->arena, buf_str(&clean));
	buf_release(&clean);
	return body;
}

bool
make_body(struct value *value, struct making *making)
{
	return set_text(value, prompt(making));
}

bool
make_block(struct value *value, struct making *making)
{
	make_body(value, making);
	value->text = str_trim_end(value->text);
	value->block = true;
	return true;
}

bool
make_doubled_dollars(struct value *value, struct making *making)
{
	struct str body = prompt(making);
	struct buf doubled = { 0 };

	for (size_t i = 0; i < body.len; i++)
		buf_add_repeat(&doubled, body.ptr[i],
			       body.ptr[i] == '$' ? 2 : 1);
	set_text(value, arena_str(making->arena, buf_str(&doubled)));
	buf_release(&doubled);
	value->kind = VALUE_QUOTED;
	return true;
}

bool
make_messages(struct value *value, struct making *making)
{
	make_body(value, making);
	value->kind = VALUE_MESSAGES;
	return true;
}

bool
make_copy(struct value *value, struct making *making)
{
	const struct field *field = sheet_take(making->sheet, value->key);

	if (field == NULL || field->value.len == 0 ||
	    field->kind == FIELD_LIST || field->kind == FIELD_MAP)
		return false;
	return set_text(value, field->value);
}

bool
make_agent_mode(struct value *value, struct making *making)
{
	static const char *const modes[] = { "subagent", "primary", "all",
					     NULL };
	const struct field *field = sheet_take(making->sheet, "mode");

	if (field != NULL && str_in(field->value, modes))
		return set_text(value, field->value);
	if (field != NULL && field->value.len > 0)
		LOSE(making, LOSS_CHANGED, "mode '%.*s' becomes 'subagent'",
		     STR_ARG(text_one_line(field->value, making->arena)));
	return set_text(value, STR("subagent"));
}

bool
make_placeholder(struct value *value, struct making *making)
{
	LOSE(making, LOSS_NOTE, "put the name of a model in place of MODEL");
	return set_text(value, STR("MODEL"));
}

bool
make_answer_limit(struct value *value, struct making *making)
{
	(void)making;
	return set_line(value, STR("4096"));
}

bool
make_empty_list(struct value *value, struct making *making)
{
	(void)making;
	value->kind = VALUE_LIST;
	return true;
}

bool
make_empty_map(struct value *value, struct making *making)
{
	(void)making;
	value->kind = VALUE_MAP;
	return true;
}

bool
make_empty_text(struct value *value, struct making *making)
{
	(void)making;
	return set_text(value, STR(""));
}

/* Cursor splits them at commas, and takes no list. */
static struct str
joined_globs(const struct field *field, struct arena *arena)
{
	struct buf list = { 0 };
	struct str text;

	if (field->kind != FIELD_LIST)
		return text_one_line(field->value, arena);
	for (size_t i = 0; i < field->entry_count; i++)
		buf_printf(&list, "%s%.*s", i > 0 ? "," : "",
			   STR_ARG(field->entries[i]));
	text = arena_str(arena, buf_str(&list));
	buf_release(&list);
	return text;
}

bool
make_globs(struct value *value, struct making *making)
{
	const struct field *field = sheet_take(making->sheet, value->key);

	value->kind = VALUE_BLANK;
	if (field != NULL && field->kind != FIELD_MAP)
		value->text = joined_globs(field, making->arena);
	if (value->text.len > 0)
		value->kind = VALUE_BARE;
	return true;
}

bool
make_always(struct value *value, struct making *making)
{
	const struct field *field = sheet_take(making->sheet, value->key);
	bool always = field != NULL && str_eq(field->value, STR("true"));

	return set_line(value, always ? STR("true") : STR("false"));
}

/* What a steering file is taken by: files that match, its description, or
 * always. */
static const struct field *
match_field(struct making *making)
{
	static const char *const keys[] = { "fileMatchPattern", "globs",
					    "applyTo" };
	const struct field *found = NULL;

	for (size_t i = 0; found == NULL && i < COUNT(keys); i++) {
		found = sheet_take(making->sheet, keys[i]);
		if (found != NULL &&
		    (found->kind == FIELD_MAP || found->kind == FIELD_NULL ||
		     joined_globs(found, making->arena).len == 0))
			found = NULL;
	}
	return found;
}

static struct str
inclusion(struct making *making)
{
	static const char *const ways[] = { "always", "fileMatch", "manual",
					    "auto" };
	const struct field *own = sheet_take(making->sheet, "inclusion");
	const struct field *always = sheet_take(making->sheet, "alwaysApply");

	for (size_t i = 0; own != NULL && i < COUNT(ways); i++)
		if (str_eq(own->value, str_of(ways[i])))
			return own->value;
	if (always != NULL && str_eq(always->value, STR("true")))
		return STR("always");
	return match_field(making) != NULL ? STR("fileMatch") : STR("auto");
}

bool
make_inclusion(struct value *value, struct making *making)
{
	return set_text(value, inclusion(making));
}

/* Kiro asks for both where the description decides. */
bool
make_inclusion_name(struct value *value, struct making *making)
{
	return str_eq(inclusion(making), STR("auto")) &&
	       make_slug(value, making);
}

bool
make_inclusion_description(struct value *value, struct making *making)
{
	return (making->sheet->description.len > 0 ||
		str_eq(inclusion(making), STR("auto"))) &&
	       make_description_line(value, making);
}

bool
make_match_pattern(struct value *value, struct making *making)
{
	const struct field *field = match_field(making);
	struct str way = inclusion(making);

	if (field == NULL)
		return false;
	if (str_eq(way, STR("fileMatch")))
		return set_text(value, joined_globs(field, making->arena));
	LOSE(making, LOSS_DROPPED,
	     "'%.*s' says nothing where inclusion is '%.*s'; dropped",
	     STR_ARG(field->key), STR_ARG(way));
	return false;
}
