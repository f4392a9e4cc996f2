/* SPDX-License-Identifier: MIT */
/* Prints one of the program's tables for the README or the manual page. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/config.h"
#include "base/count.h"
#include "cli/cli.h"
#include "export/reader.h"
#include "export/rule.h"
#include "export/target.h"
#include "model/client.h"
#include "model/diagnostic.h"
#include "shells.h"

struct format {
	const char *row;    /* two columns: %s, %s */
	const char *before, *after;
	const char *chapter;	/* %s */
};

static const struct format markdown = { "| %s | %s |\n", "`", "`",
					"\n### %s\n\n" };
static const struct format manual = { ".It %s\n%s\n", "", "",
				      ".Ss %s\n" };

/* A backslash starts an escape for roff, a word of one sign is a delimiter;
 * a sentence begins a line; a bar ends a cell for Markdown. */
static void
add_escaped(struct buf *out, const struct format *format, const char *text)
{
	bool roff = format == &manual, blank = true, stop = false;

	for (; *text; blank = *text++ == ' ') {
		if (roff && blank && strchr("()[].,:;!?|", *text))
			buf_add_cstr(out, "\\&");
		if (!roff && *text == '|')
			buf_add_byte(out, '\\');
		if (roff && *text == '\\')
			buf_add_cstr(out, "\\e");
		else if (roff && *text == '-')
			buf_add_cstr(out, "\\-");
		else
			buf_add_byte(out, roff && *text == ' ' && stop ? '\n'
								     : *text);
		stop = *text == '.';
	}
}

static void
print_row(const struct format *format, const char *key, const char *text)
{
	struct buf first = { 0 }, second = { 0 };

	buf_add_cstr(&first, format->before);
	add_escaped(&first, format, key);
	buf_add_cstr(&first, format->after);
	add_escaped(&second, format, text);
	printf(format->row, first.ptr, second.ptr);
	buf_release(&first);
	buf_release(&second);
}

static void
print_head(const struct format *format, const char *first, const char *second)
{
	if (format == &markdown)
		printf("| %s | %s |\n| --- | --- |\n", first, second);
	else
		printf(".Bl -tag -width Ds\n");
}

static void
print_foot(const struct format *format)
{
	if (format == &manual)
		printf(".El\n");
}

/* Where in its chapter, when not in all of it: "topics: ". */
static void
add_place(struct buf *out, size_t chapter, const struct command *row)
{
	const char *title = chapter_title(chapter);
	const char *name = where_name(row->where);
	size_t len = strlen(title);

	if (row->where == WHERE_ALL ||
	    str_eq_nocase(str_of(name), str_of(title)))
		return;
	if (strncmp(name, title, len) == 0 && name[len] == ',')
		name += len + 2;
	buf_printf(out, "%s: ", name);
}

static void
print_chapter(const struct format *format, size_t chapter)
{
	printf(format->chapter, chapter_title(chapter));
	print_head(format, "key", "does");
	for (size_t i = 0; command_at(i); i++) {
		const struct command *row = command_at(i);
		struct buf text = { 0 };

		if (!chapter_tells(chapter, row))
			continue;
		add_place(&text, chapter, row);
		buf_printf(&text, "%s (%s)", row->help, row->name);
		print_row(format, row->keys, text.ptr);
		buf_release(&text);
	}
	print_foot(format);
}

static void
print_keys(const struct format *format)
{
	for (size_t i = 0; chapter_title(i); i++)
		print_chapter(format, i);
}

/* What the main job takes, in its order; the screen where two have the name. */
static void
print_first_keys(const struct format *format)
{
	static const struct {
		const char *name;
		unsigned where;
	} first[] = {
		{ "mark", WHERE_BROWSE },    { "compare", WHERE_BROWSE },
		{ "take", WHERE_TOPICS },    { "rows", WHERE_TOPICS },
		{ "right", WHERE_TOPICS },   { "ok", WHERE_TOPICS },
		{ "compose", WHERE_TOPICS }, { "export", WHERE_OUTLINE },
		{ "undo", WHERE_ALL },	     { "why", WHERE_TOPICS },
		{ "palette", WHERE_ALL },    { "help", WHERE_ALL },
	};

	print_head(format, "key", "does");
	for (size_t i = 0; i < COUNT(first); i++) {
		const struct command *row = command_find(
		    first[i].where, str_of(first[i].name));
		struct buf text = { 0 };

		if (!row) {
			fprintf(stderr, "no command '%s'\n", first[i].name);
			exit(1);
		}
		if (first[i].where != WHERE_ALL)
			buf_printf(&text, "%s: ", where_name(first[i].where));
		buf_add_cstr(&text, row->help);
		print_row(format, row->keys, text.ptr);
		buf_release(&text);
	}
	print_foot(format);
}

static void
print_commands(const struct format *format)
{
	print_head(format, "command", "does");
	for (size_t i = 0; subcommand_at(i); i++) {
		const struct subcommand *row = subcommand_at(i);
		struct buf key = { 0 };

		buf_printf(&key, "troupe %s%s%s", row->name,
			   *row->usage ? " " : "", row->usage);
		print_row(format, key.ptr, row->help);
		buf_release(&key);
	}
	print_foot(format);
}

static void
print_options(const struct format *format)
{
	print_head(format, "option", "does");
	for (enum option_id id = 1; id < OPTION_COUNT; id++) {
		const struct option *row = option_row(id);
		struct buf key = { 0 };

		if (row->letter)
			buf_printf(&key, "-%c, ", row->letter);
		buf_printf(&key, "--%s%s%s", row->name,
			   row->argument ? "=" : "",
			   row->argument ? row->argument : "");
		print_row(format, key.ptr, row->help);
		buf_release(&key);
	}
	print_foot(format);
}

static void
print_settings(const struct format *format)
{
	struct buf styles = { 0 };

	print_head(format, "setting", "does");
	for (size_t i = 0; config_row_at(i); i++) {
		const struct config_row *row = config_row_at(i);
		struct buf key = { 0 };

		buf_printf(&key, "%s: %s", row->name, row->value);
		print_row(format, key.ptr, row->help);
		buf_release(&key);
	}
	for (size_t i = 0; config_style_at(i); i++)
		buf_printf(&styles, "%s%s", i > 0 ? ", " : "",
			   config_style_at(i));
	print_row(format, "STYLE", styles.ptr);
	print_foot(format);
	buf_release(&styles);
}

/* What a target has a place for besides the body. */
static void
add_fields(struct buf *out, const struct target_rule *rule)
{
	const struct field_rule *field = rule->fields;

	if (rule->body_only || !field || !field->key)
		return;
	for (bool first = true; field->key; field++, first = false)
		buf_printf(out, "%s%s", first ? "; keeps " : ", ",
			   field->key);
}

static void
print_targets(const struct format *format)
{
	print_head(format, "target", "is written to, and keeps");
	for (size_t i = 0; target_at(i); i++) {
		const struct target *row = target_at(i);
		struct buf text = { 0 };

		buf_printf(&text, "%s%s%s: %s", format->before, row->place,
			   format->after, row->summary);
		add_fields(&text, row->rule);
		print_row(format, row->name, text.ptr);
		buf_release(&text);
	}
	print_foot(format);
}

/* "claude; skill in .claude/skills; agents-md" */
static void
add_readings(struct buf *out, const struct reader *reader)
{
	const struct reading *reading = reader->reads;

	for (; reading->target != NULL; reading++) {
		buf_printf(out, "%s%s", out->len > 0 ? "; " : "",
			   reading->target);
		if (reading->where != NULL)
			buf_printf(out, " %s", reading->where);
	}
}

static void
print_readers(const struct format *format)
{
	print_head(format, "client", "reads");
	for (size_t i = 0; reader_at(i); i++) {
		const struct reader *row = reader_at(i);
		struct buf key = { 0 }, text = { 0 };

		buf_printf(&key, "%s%s", row->client, row->tried ? " *" : "");
		add_readings(&text, row);
		print_row(format, key.ptr, text.ptr);
		buf_release(&key);
		buf_release(&text);
	}
	print_foot(format);
}

static bool
reads(const struct reader *reader, const char *target)
{
	const struct reading *reading = reader->reads;

	while (reading->target && strcmp(reading->target, target) != 0)
		reading++;
	return reading->target != NULL;
}

/* Of a target that many read, their names. */
static void
print_readers_of(const struct format *format, const char *target)
{
	bool first = true;

	printf("%s%s%s is read by", format->before, target, format->after);
	for (size_t i = 0; reader_at(i); i++) {
		if (!reads(reader_at(i), target))
			continue;
		printf("%s %s", first ? "" : ",", reader_at(i)->client);
		first = false;
	}
	printf(".\n");
}

/* For a newcomer: those with a folder of their own, where their clients look,
 * a row each; of the others the names. */
static void
print_first_targets(const struct format *format)
{
	struct buf others = { 0 };

	print_head(format, "target", "is written to");
	for (size_t i = 0; target_at(i); i++) {
		const struct target *row = target_at(i);
		struct buf text = { 0 };

		if (row->place[0] != '.' && others.len > 0)
			buf_add_cstr(&others, ", ");
		if (row->place[0] == '.') {
			buf_printf(&text, "%s%s%s: %s", format->before,
				   row->place, format->after, row->summary);
			print_row(format, row->name, text.ptr);
		} else {
			buf_printf(&others, "%s%s%s", format->before,
				   row->name, format->after);
		}
		buf_release(&text);
	}
	print_foot(format);
	printf("\nBesides: %s.\n\n", others.ptr);
	print_readers_of(format, "agents-md");
	print_readers_of(format, "skill");
	buf_release(&others);
}

static void
print_clients(const struct format *format)
{
	static const char *const namings[] = {
		[NAMED_BY_FIELD] = "the field name",
		[NAMED_BY_FILE] = "the file's name",
		[NAMED_BY_FOLDER] = "the folder's name",
	};

	print_head(format, "file", "is read by");
	for (size_t i = 0; client_at(i); i++) {
		const struct client *row = client_at(i);
		struct buf key = { 0 }, text = { 0 };

		buf_printf(&key, "%s%s%s", row->folder ? row->folder + 1 : "",
			   row->ending[0] == '/' ? "NAME" : "*", row->ending);
		buf_printf(&text, "%s%s, which calls it by %s",
			   row->id == CLIENT_PROMPT ? "as a prompt by " : "",
			   row->name, namings[row->naming]);
		print_row(format, key.ptr, text.ptr);
		buf_release(&key);
		buf_release(&text);
	}
	print_foot(format);
}

/* A message stands for all of its kind: an ellipsis is for the detail. */
static void
add_message(struct buf *out, const char *message)
{
	for (; *message; message++)
		if (message[0] == '%' && message[1] == 's') {
			buf_add_cstr(out, "\xe2\x80\xa6");
			message++;
		} else {
			buf_add_byte(out, *message);
		}
}

static void
print_diagnostics(const struct format *format)
{
	print_head(format, "code", "means");
	for (size_t i = 0; diagnostic_at(i); i++) {
		const struct diagnostic_kind *row = diagnostic_at(i);
		struct buf text = { 0 };

		buf_printf(&text, "%s: ", severity_name(row->severity));
		add_message(&text, row->message);
		buf_printf(&text, ". %s", row->hint);
		print_row(format, row->code, text.ptr);
		buf_release(&text);
	}
	print_foot(format);
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*print)(const struct format *format);
	} tables[] = {
		{ "keys", print_keys },	      { "commands", print_commands },
		{ "options", print_options }, { "targets", print_targets },
		{ "diagnostics", print_diagnostics },
		{ "settings", print_settings },
		{ "firstkeys", print_first_keys },
		{ "firsttargets", print_first_targets },
		{ "clients", print_clients },
		{ "readers", print_readers },
	};
	bool roff = argc == 3 && strcmp(argv[2], "manual") == 0;

	if (argc == 3 && print_completion(argv[1], argv[2]))
		return 0;
	for (size_t i = 0; i < COUNT(tables); i++)
		if (argc == 3 && strcmp(argv[1], tables[i].name) == 0) {
			tables[i].print(roff ? &manual : &markdown);
			return 0;
		}
	fprintf(stderr, "usage: tables NAME markdown|manual|bash|zsh|fish\n");
	return 2;
}
