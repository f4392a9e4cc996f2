/* SPDX-License-Identifier: MIT */
#include "app/findings.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/compare.h"
#include "cli/compare_json.h"
#include "cli/load.h"
#include "match/language.h"
#include "model/tokens.h"

static const char *
front_syntax_name(enum front_syntax syntax)
{
	static const char *const names[] = { [FRONT_NONE] = "none",
					     [FRONT_YAML] = "yaml",
					     [FRONT_TOML] = "toml",
					     [FRONT_JSON] = "json" };

	return names[syntax];
}

static const char *
front_parse_name(enum front_parse parse)
{
	static const char *const names[] = { [PARSE_STRICT] = "strict",
					     [PARSE_REPAIRED] = "repaired",
					     [PARSE_LENIENT] = "lenient" };

	return names[parse];
}

static struct json *
field_json(const struct field *field)
{
	struct json *row = json_new_object();

	json_set(row, "key", json_new_string(field->key));
	json_set(row, "kind",
		 json_new_string(str_of(field_kind_name(field->kind))));
	json_set(row, "value", json_new_string(field->value));
	json_set(row, "start_line", json_new_int((long long)field->start_line));
	json_set(row, "end_line", json_new_int((long long)field->end_line));
	return row;
}

static struct json *
front_json(const struct front_matter *front)
{
	struct json *object = json_new_object(), *fields = json_new_array();

	json_set(object, "syntax",
		 json_new_string(str_of(front_syntax_name(front->syntax))));
	json_set(object, "parse",
		 front->syntax == FRONT_NONE
		     ? json_new_null()
		     : json_new_string(str_of(front_parse_name(front->parse))));
	for (size_t i = 0; i < front->field_count; i++)
		json_push(fields, field_json(&front->fields[i]));
	json_set(object, "fields", fields);
	return object;
}

static struct json *
blocks_json(const struct persona *persona, size_t section)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];
		struct json *row;

		if (block->section != section ||
		    !block_is_content(block->kind))
			continue;
		row = json_new_object();
		json_set(row, "kind",
			 json_new_string(str_of(block_kind_name(block->kind))));
		json_set(row, "start_line",
			 json_new_int((long long)source_first_line(
			     &persona->source, block->text)));
		json_set(row, "end_line",
			 json_new_int((long long)source_last_line(
			     &persona->source, block->text)));
		json_push(list, row);
	}
	return list;
}

/* What the lines of a section cost: of a root without a title its own text. */
static size_t
section_tokens(const struct persona *persona, size_t index)
{
	const struct section *section = &persona->sections[index];
	size_t tokens = 0;

	if (index > 0 || section->title.len > 0)
		return tokens_estimate(persona_text(persona, section->range));
	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (block->section == 0 && block_is_content(block->kind))
			tokens += tokens_estimate(
			    persona_text(persona, block->range));
	}
	return tokens;
}

/* Lines of the root: its subtree when it has a title, else its own text. */
static struct lines
root_lines(const struct persona *persona)
{
	const struct section *root = &persona->sections[0];
	struct lines lines = { 0, 0 };

	if (root->title.len > 0)
		return root->lines;
	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (block->section != 0 || !block_is_content(block->kind))
			continue;
		if (lines.first == 0)
			lines.first = source_first_line(&persona->source,
							block->text);
		lines.last = source_last_line(&persona->source, block->text);
	}
	return lines;
}

/* The document's title is a heading as well. */
static const char *
syntax_shown(const struct section *section)
{
	return section->syntax == SECTION_ROOT && section->title.len > 0
		   ? section_syntax_name(SECTION_HEADING)
		   : section_syntax_name(section->syntax);
}

static struct json *
section_json(const struct persona *persona, size_t index, size_t level)
{
	const struct section *section = &persona->sections[index];
	struct lines lines =
	    index == 0 ? root_lines(persona) : section->lines;
	struct json *row = json_new_object();

	json_set(row, "title", json_new_string(section->title));
	json_set(row, "syntax", json_new_string(str_of(syntax_shown(section))));
	json_set(row, "level", json_new_int((long long)level));
	json_set(row, "group", json_new_bool(section->group));
	json_set(row, "start_line", json_new_int((long long)lines.first));
	json_set(row, "end_line", json_new_int((long long)lines.last));
	if (section->close_line > 0)
		json_set(row, "close_line",
			 json_new_int((long long)section->close_line));
	json_set(row, "tokens",
		 json_new_int((long long)section_tokens(persona, index)));
	json_set(row, "blocks", blocks_json(persona, index));
	return row;
}

/*
 * The tree, built without recursion: a section's list is found by its
 * parent's index. A root without a title stands beside its children.
 */
static struct json *
sections_json(const struct persona *persona, struct arena *arena)
{
	size_t count = persona->section_count;
	struct json *top = json_new_array();
	struct json **lists = ARENA_ARRAY(arena, struct json *, count);
	bool titled = persona->sections[0].title.len > 0;

	for (size_t i = 0; i < count; i++) {
		const struct section *section = &persona->sections[i];
		size_t level = section->level + titled;
		struct json *row, *into;

		lists[i] = top;
		if (i == 0 && !titled && root_lines(persona).first == 0)
			continue;
		row = section_json(persona, i, i == 0 ? 1 : level);
		into = i == 0 ? top : lists[section->parent];
		if (i > 0 || titled)
			lists[i] = json_new_array();
		if (lists[i] != top)
			json_set(row, "sections", lists[i]);
		json_push(into, row);
	}
	return top;
}

static struct json *
diagnostics_json(const struct diagnostics *found, struct arena *arena)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < found->count; i++) {
		const struct diagnostic *from = &found->all[i];
		struct json *row = json_new_object();

		json_set(row, "severity",
			 json_new_string(
			     str_of(severity_name(from->kind->severity))));
		json_set(row, "code",
			 json_new_string(str_of(from->kind->code)));
		json_set(row, "line",
			 json_new_int((long long)from->place.line));
		json_set(row, "column",
			 json_new_int((long long)from->place.column));
		json_set(row, "message",
			 json_new_string(diagnostic_message(arena, from)));
		json_push(list, row);
	}
	return list;
}

static struct json *
persona_json(const struct persona *persona, enum language language,
	     const struct diagnostics *found, struct arena *arena)
{
	struct json *object = json_new_object();

	json_set(object, "schema", json_new_string(STR("troupe.persona/1")));
	json_set(object, "path", json_new_string(persona->path));
	json_set(object, "name", json_new_string(persona->name));
	json_set(object, "description", json_new_string(persona->description));
	json_set(object, "tokens",
		 json_new_int((long long)persona_tokens(persona)));
	json_set(object, "language", language_json(language));
	json_set(object, "front_matter", front_json(&persona->front));
	json_set(object, "sections", sections_json(persona, arena));
	json_set(object, "diagnostics", diagnostics_json(found, arena));
	return object;
}

static void
print_fields(struct output *output, const struct front_matter *front)
{
	for (size_t i = 0; i < front->field_count; i++) {
		const struct field *field = &front->fields[i];

		output_paint(output, PAINT_QUIET, field->key);
		output_pad(output, utf8_columns(field->key), 13);
		for (size_t k = 0; k < field->entry_count; k++) {
			output_printf(output, k > 0 ? ", " : "");
			output_text(output, field->entries[k]);
		}
		if (field->entry_count == 0)
			output_text(output, field->value);
		output_printf(output, "\n");
	}
	if (front->syntax == FRONT_NONE)
		output_paint(output, PAINT_QUIET, STR("no front matter\n"));
	else if (front->parse != PARSE_STRICT)
		output_printf(output, "(front matter %s)\n",
			      front_parse_name(front->parse));
}

static void
print_section(struct invocation *invocation, const struct persona *persona,
	      size_t index)
{
	const struct section *section = &persona->sections[index];
	struct lines lines =
	    index == 0 ? root_lines(persona) : section->lines;
	bool titled = persona->sections[0].title.len > 0;
	size_t level = section->level + titled;
	size_t indent = index > 0 && level > 1 ? 2 * (level - 1) : 0;
	struct str title = section->title.len > 0 ? section->title
						  : STR("(intro)");
	struct str tokens = tokens_shown(section_tokens(persona, index),
					 invocation->arena);
	struct output *output = invocation->output;

	if (index == 0 && lines.first == 0)
		return;
	output_printf(output, "%5zu-%-5zu %6.*s  %-7s %*s", lines.first,
		      lines.last, STR_ARG(tokens), syntax_shown(section),
		      (int)indent, "");
	output_paint(output, PAINT_BOLD, title);
	output_printf(output, "\n");
}

static void
print_persona(struct invocation *invocation, const struct persona *persona,
	      enum language language, const struct diagnostics *found)
{
	struct output *output = invocation->output;

	output_paint(output, PAINT_BOLD,
		     output_line(persona->name, invocation->arena));
	output_printf(output, " (about %zu tokens%s%s)\n",
		      persona_tokens(persona),
		      language == LANGUAGE_UNKNOWN ? "" : ", ",
		      language_name(language));
	print_fields(output, &persona->front);
	if (persona->section_count > 1 || root_lines(persona).first > 0)
		output_printf(output, "\n");
	for (size_t i = 0; i < persona->section_count; i++)
		print_section(invocation, persona, i);
	for (size_t i = 0; i < found->count; i++) {
		const struct diagnostic *row = &found->all[i];

		output_printf(output, "%s%zu:%zu: %s: ", i == 0 ? "\n" : "",
			      row->place.line, row->place.column,
			      severity_name(row->kind->severity));
		output_text(output,
			    output_line(diagnostic_message(invocation->arena,
							   row),
					invocation->arena));
		output_printf(output, "\n");
	}
}

enum status
run_show(struct invocation *invocation)
{
	bool json = invocation->arguments->values[OPTION_JSON] != NULL;
	struct arena *arena = invocation->arena;
	struct library library = { 0 };
	struct diagnostics found;
	enum language language;
	enum status status;

	if (!wanted_language(&language, invocation))
		return STATUS_USAGE;
	if (load_one(&library, invocation->arguments, &status)) {
		const struct persona *persona = library.files[0].persona;

		if (language == LANGUAGE_UNKNOWN)
			language = language_of(persona);
		findings_find(&found, &library, 0, NULL, arena);
		if (json)
			output_json(invocation->output,
				    persona_json(persona, language, &found,
						 arena));
		else
			print_persona(invocation, persona, language, &found);
	}
	library_release(&library);
	return status;
}
