/* SPDX-License-Identifier: MIT */
#include "export/envelope.h"

#include "base/utf8.h"
#include "parse/parse.h"

/* A body that was composed stands off by a blank line; a kept one begins
 * where its own begins. */
static void
add_body(struct buf *out, const struct sheet *sheet)
{
	if (!sheet->kept)
		buf_add_byte(out, '\n');
	buf_add(out, sheet->body);
}

static bool
check_body(struct str text, const struct sheet *sheet, struct error *error)
{
	if (!sheet->kept && str_starts(text, STR("\n")))
		text = str_from(text, 1);
	return str_eq(text, sheet->body) ||
	       error_set(error, "the body reads back as something else");
}

static void
write_body(struct buf *out, const struct making *making,
	   const struct values *values)
{
	(void)values;
	buf_add(out, making->sheet->body);
}

static bool
check_whole(struct str text, const struct making *making,
	    const struct values *values, struct error *error)
{
	(void)values;
	return str_eq(text, making->sheet->body) ||
	       error_set(error, "the body reads back as something else");
}

/* The front matter ends at the first three hyphens, wherever they stand. */
static bool
split_front(struct str text, struct str *front, struct str *body)
{
	size_t end;

	if (!str_starts(text, STR("---\n")))
		return false;
	text = str_from(text, 4);
	end = str_find(text, STR("---"));
	if (end > 0 && text.ptr[end - 1] != '\n')
		return false;
	if (!str_starts(str_from(text, end), STR("---\n")))
		return false;
	*front = str_slice(text, (struct range){ 0, end });
	*body = str_from(text, end + 4);
	return true;
}

static void
write_front(struct buf *out, const struct making *making,
	    const struct values *values)
{
	buf_add_cstr(out, "---\n");
	values_add_yaml(out, values, 0);
	buf_add_cstr(out, "---\n");
	add_body(out, making->sheet);
}

static bool
check_yaml(struct str text, const struct making *making,
	   const struct values *values, struct error *error)
{
	struct yaml *root = NULL;
	struct place place;

	return yaml_parse(&root, text, making->arena, &place, error) &&
	       values_check_yaml(values, root, error);
}

bool
envelope_loads(struct str text, struct str body)
{
	struct persona persona = { 0 };
	bool same;

	parse_open(&persona, STR(""), text);
	same = persona.front.parse == PARSE_STRICT &&
	       str_eq(persona_body(&persona), body);
	persona_release(&persona);
	return same;
}

static bool
check_front(struct str text, const struct making *making,
	    const struct values *values, struct error *error)
{
	struct str front, body;

	if (!split_front(text, &front, &body))
		return error_set(error, "the front matter ends too early");
	return check_yaml(front, making, values, error) &&
	       check_body(body, making->sheet, error) &&
	       (envelope_loads(text, body) ||
		error_set(error, "it cannot be loaded again"));
}

/* Without front matter its readers would take a rule for one. */
static bool
needs_fence(const struct sheet *sheet)
{
	return str_contains(sheet->body, STR("---"));
}

static void
write_fenced(struct buf *out, const struct making *making,
	     const struct values *values)
{
	if (needs_fence(making->sheet))
		buf_add_cstr(out, "---\n---\n");
	write_body(out, making, values);
}

static bool
check_fenced(struct str text, const struct making *making,
	     const struct values *values, struct error *error)
{
	if (needs_fence(making->sheet))
		text = str_from(text, 8);
	return check_whole(text, making, values, error);
}

struct str
block_begin(const struct sheet *sheet)
{
	return arena_printf(sheet->arena, "<!-- troupe: %.*s begins -->\n",
			    STR_ARG(sheet->slug));
}

struct str
block_end(const struct sheet *sheet)
{
	return arena_printf(sheet->arena, "<!-- troupe: %.*s ends -->\n",
			    STR_ARG(sheet->slug));
}

/* Others have lines in the same file. */
static struct str
block_body(const struct sheet *sheet)
{
	return text_with_line_feeds(sheet->body, sheet->arena);
}

/* "# Role" is the title of a section, not of the persona. */
static bool
begins_with_name(struct str body, const struct sheet *sheet)
{
	struct str line = str_trim_start(body);
	struct arena *arena = sheet->arena;

	line.len = str_find_byte(line, '\n');
	return str_starts(line, STR("# ")) &&
	       str_eq(export_slug(str_from(line, 2), arena),
		      export_slug(sheet->display, arena));
}

static void
write_block(struct buf *out, const struct making *making,
	    const struct values *values)
{
	const struct sheet *sheet = making->sheet;
	struct str body = block_body(sheet);

	buf_add(out, block_begin(sheet));
	if (!begins_with_name(body, sheet))
		buf_printf(out, "# %.*s\n\n",
			   STR_ARG(sheet->display.len > 0 ? sheet->display
							  : sheet->slug));
	for (size_t i = 0; i < values->count; i++)
		buf_printf(out, "%.*s\n\n", STR_ARG(values->all[i].text));
	if (str_starts(body, STR("\n")))
		buf_truncate(out, out->len - 1);
	buf_add(out, body);
	if (!str_ends(body, STR("\n")))
		buf_add_byte(out, '\n');
	buf_add(out, block_end(sheet));
}

static bool
check_block(struct str text, const struct making *making,
	    const struct values *values, struct error *error)
{
	const struct sheet *sheet = making->sheet;

	(void)values;
	if (!str_starts(text, block_begin(sheet)) ||
	    str_find(text, block_end(sheet)) != text.len - block_end(sheet).len)
		return error_set(error, "the body ends its own block");
	return str_contains(text, block_body(sheet)) ||
	       error_set(error, "the body reads back as something else");
}

static void
write_toml(struct buf *out, const struct making *making,
	   const struct values *values)
{
	(void)making;
	values_add_toml(out, values);
}

static bool
check_toml(struct str text, const struct making *making,
	   const struct values *values, struct error *error)
{
	(void)making;
	return values_check_toml(values, text, error);
}

static void
write_yaml(struct buf *out, const struct making *making,
	   const struct values *values)
{
	(void)making;
	values_add_yaml(out, values, 0);
}

/* What Roo replaces in the file's text before it reads it: blanks and quotes
 * of typography, and dashes. */
static bool
is_replaced(int32_t point)
{
	return point == 0xa0 || (point >= 0x200b && point <= 0x200d) ||
	       (point >= 0x2010 && point <= 0x2015) || point == 0x2212 ||
	       point == 0x2018 || point == 0x2019 || point == 0x201c ||
	       point == 0x201d;
}

/* All that is not ASCII stands in quotes, so an escape is the same text. */
static void
write_modes(struct buf *out, const struct making *making,
	    const struct values *values)
{
	struct buf entry = { 0 };
	struct str rest;

	(void)making;
	buf_add_cstr(out, "customModes:\n  - ");
	values_add_yaml(&entry, values, 4);
	rest = buf_str(&entry);
	while (rest.len > 0) {
		struct str at = rest;
		int32_t point = utf8_next(&rest);

		if (is_replaced(point))
			buf_printf(out, "\\u%04x", (unsigned)point);
		else
			buf_add(out, (struct str){ at.ptr, at.len - rest.len });
	}
	buf_release(&entry);
}

static bool
check_modes(struct str text, const struct making *making,
	    const struct values *values, struct error *error)
{
	struct yaml *root = NULL;
	struct place place;
	const struct yaml *modes;

	if (!yaml_parse(&root, text, making->arena, &place, error))
		return false;
	modes = root != NULL ? yaml_get(root, "customModes") : NULL;
	if (modes == NULL || modes->first == NULL || modes->first->next != NULL)
		return error_set(error, "there is not one mode");
	return values_check_yaml(values, modes->first, error);
}

static void
write_json(struct buf *out, const struct making *making,
	   const struct values *values)
{
	struct json *object = values_json(values);

	(void)making;
	json_write_pretty(out, object);
	buf_add_byte(out, '\n');
	json_free(object);
}

static bool
check_json(struct str text, const struct making *making,
	   const struct values *values, struct error *error)
{
	struct json *object;
	bool same;

	(void)making;
	if (!json_parse(&object, text, error))
		return false;
	same = values_check_json(values, object, error);
	json_free(object);
	return same;
}

static void
write_agents(struct buf *out, const struct making *making,
	     const struct values *values)
{
	struct json *agents = json_new_object();
	struct str key = arena_str(making->arena, making->sheet->slug);

	json_set(agents, key.ptr, values_json(values));
	json_write_pretty(out, agents);
	buf_add_byte(out, '\n');
	json_free(agents);
}

static bool
check_agents(struct str text, const struct making *making,
	     const struct values *values, struct error *error)
{
	struct str key = arena_str(making->arena, making->sheet->slug);
	struct json *agents;
	const struct json *agent;
	bool same;

	if (!json_parse(&agents, text, error))
		return false;
	agent = json_get(agents, key.ptr);
	same = agent != NULL && values_check_json(values, agent, error);
	json_free(agents);
	return same;
}

/* Nothing is escaped in a Modelfile: three quotes end the text. */
static void
write_modelfile(struct buf *out, const struct making *making,
		const struct values *values)
{
	(void)making;
	buf_printf(out, "FROM %.*s\nSYSTEM \"\"\"%.*s\"\"\"\n",
		   STR_ARG(values->all[0].text), STR_ARG(values->all[1].text));
}

static bool
check_modelfile(struct str text, const struct making *making,
		const struct values *values, struct error *error)
{
	struct str quotes = STR("\"\"\""), body = values->all[1].text;
	size_t at = str_find(text, quotes) + quotes.len;

	(void)making;
	text = str_from(text, at);
	text.len = str_find(text, quotes);
	return str_eq(text, body) ||
	       error_set(error, "three quotes in the body end it, and nothing "
				"can stand for them");
}

static void
write_card(struct buf *out, const struct making *making,
	   const struct values *values)
{
	struct json *card = json_new_object();

	(void)making;
	json_set(card, "spec", json_new_string(STR("chara_card_v2")));
	json_set(card, "spec_version", json_new_string(STR("2.0")));
	json_set(card, "data", values_json(values));
	json_write_pretty(out, card);
	buf_add_byte(out, '\n');
	json_free(card);
}

static bool
check_card(struct str text, const struct making *making,
	   const struct values *values, struct error *error)
{
	struct json *card;
	bool same;

	(void)making;
	if (!json_parse(&card, text, error))
		return false;
	same = values_check_json(values, json_get(card, "data"), error);
	json_free(card);
	return same;
}

const struct envelope envelope_modelfile = { write_modelfile,
					     check_modelfile };
const struct envelope envelope_card = { write_card, check_card };
const struct envelope envelope_body = { write_body, check_whole };
const struct envelope envelope_front = { write_front, check_front };
const struct envelope envelope_fenced = { write_fenced, check_fenced };
const struct envelope envelope_block = { write_block, check_block };
const struct envelope envelope_toml = { write_toml, check_toml };
const struct envelope envelope_yaml = { write_yaml, check_yaml };
const struct envelope envelope_modes = { write_modes, check_modes };
const struct envelope envelope_json = { write_json, check_json };
const struct envelope envelope_agents = { write_agents, check_agents };
