/* SPDX-License-Identifier: MIT */
#include "app/findings.h"
#include "base/count.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/load.h"
#include "cli/patch.h"
#include "lint/fix.h"
#include "model/diagnostic.h"
#include "parse/parse.h"

enum { SUMMARY_MOST = 8 }; /* faults named after --fix */

static struct json *
finding_json(const struct persona *persona,
	     const struct diagnostic *diagnostic, struct str message)
{
	struct json *row = json_new_object();
	const struct diagnostic_kind *kind = diagnostic->kind;

	json_set(row, "path", json_new_string(persona->path));
	json_set(row, "severity",
		 json_new_string(str_of(severity_name(kind->severity))));
	json_set(row, "code", json_new_string(str_of(kind->code)));
	json_set(row, "line", json_new_int((long long)diagnostic->place.line));
	json_set(row, "column",
		 json_new_int((long long)diagnostic->place.column));
	json_set(row, "message", json_new_string(message));
	return row;
}

static void
print_finding(struct invocation *invocation, const struct persona *persona,
	      const struct diagnostic *diagnostic)
{
	static const enum paint paints[] = { [SEVERITY_NOTE] = PAINT_QUIET,
					     [SEVERITY_WARNING] = PAINT_WARN,
					     [SEVERITY_ERROR] = PAINT_BAD };
	struct output *output = invocation->output;
	const struct diagnostic_kind *kind = diagnostic->kind;
	struct str message = diagnostic_message(invocation->arena, diagnostic);

	if (invocation->arguments->values[OPTION_JSON]) {
		output_json(output,
			    finding_json(persona, diagnostic, message));
		return;
	}
	output_text(output, output_line(persona->path, invocation->arena));
	output_printf(output, ":%zu:%zu: ", diagnostic->place.line,
		      diagnostic->place.column);
	output_paint(output, paints[kind->severity],
		     str_of(severity_name(kind->severity)));
	output_printf(output, ": ");
	output_text(output, output_line(message, invocation->arena));
	output_printf(output, " [%s]\n", kind->code);
}

/* The place of a detail is shown, since there is none. */
static struct str
message_shown(struct invocation *invocation,
	      const struct diagnostic_kind *kind)
{
	struct diagnostic example = { .kind = kind, .detail = STR("…") };

	if (invocation->output->ascii)
		example.detail = STR("...");
	return diagnostic_message(invocation->arena, &example);
}

static enum status
explain(struct invocation *invocation, struct str code)
{
	const struct diagnostic_kind *kind = diagnostic_find(code);

	if (!kind) {
		complain("lint: there is no finding '%.*s'", STR_ARG(code));
		return STATUS_USAGE;
	}
	output_paint(invocation->output, PAINT_BOLD, str_of(kind->code));
	output_printf(invocation->output, " (%s)\n%.*s\n%s\n",
		      severity_name(kind->severity),
		      STR_ARG(message_shown(invocation, kind)), kind->hint);
	return STATUS_DONE;
}

static bool
lint_file(struct invocation *invocation, const struct library *library,
	  size_t index, const struct namesake *namesakes)
{
	struct persona *persona = library->files[index].persona;
	const char *level = invocation->arguments->values[OPTION_FAIL_ON];
	enum severity fail_on = SEVERITY_ERROR;
	struct arena arena = { 0 };
	struct diagnostics list;
	bool found = false;

	if (level)
		severity_from(&fail_on, str_of(level));
	parse_outline(persona);
	findings_find(&list, library, index, namesakes, &arena);
	for (size_t i = 0; i < list.count; i++) {
		print_finding(invocation, persona, &list.all[i]);
		found |= list.all[i].kind->severity >= fail_on;
	}
	arena_release(&arena);
	return found;
}

static enum status
lint_all(struct invocation *invocation)
{
	struct library library = { 0 };
	enum status status;
	/* What was not looked at does not pass. */
	bool found = !load_library(&library, invocation->arguments, &status);
	struct namesake *namesakes =
	    library_namesakes(&library, invocation->arena);

	for (size_t i = 0; i < library.count; i++)
		if (library.files[i].persona)
			found |= lint_file(invocation, &library, i, namesakes);
	library_release(&library);
	return found && status == STATUS_DONE ? STATUS_FOUND : status;
}

static bool
holds_code(const struct persona *persona, const char *code)
{
	for (size_t i = 0; i < persona->diagnostics.count; i++)
		if (str_eq(str_of(persona->diagnostics.all[i].kind->code),
			   str_of(code)))
			return true;
	return false;
}

/* "x.md: mended: fm-tab (line 3), fm-brackets (line 4)": what is gone. */
static struct str
summary(struct invocation *invocation, const struct persona *persona,
	struct str text)
{
	const char *verb = invocation->arguments->values[OPTION_DRY_RUN] ?
			       "would mend" : "mended";
	struct persona fixed = { 0 };
	struct buf line = { 0 };
	struct str shown;
	size_t count = 0;

	parse_open(&fixed, persona->path, text);
	buf_printf(&line, "%.*s: %s", STR_ARG(persona->path), verb);
	for (size_t i = 0; i < persona->diagnostics.count; i++) {
		const struct diagnostic *row = &persona->diagnostics.all[i];

		if (!str_starts(str_of(row->kind->code), STR("fm-")) ||
		    holds_code(&fixed, row->kind->code))
			continue;
		if (count < SUMMARY_MOST)
			buf_printf(&line, "%s %s (line %zu)",
				   count == 0 ? ":" : ",", row->kind->code,
				   row->place.line);
		count++;
	}
	if (count > SUMMARY_MOST)
		buf_printf(&line, " and %zu more", count - SUMMARY_MOST);
	shown = arena_str(invocation->arena, buf_str(&line));
	buf_release(&line);
	persona_release(&fixed);
	return shown;
}

static enum status
write_fixed(struct invocation *invocation, const struct persona *persona,
	    struct str fixed)
{
	const char *path = persona->path.ptr;
	struct output *output = invocation->output;
	struct str line = summary(invocation, persona, fixed);
	struct error error = { "standard output cannot be written" };

	print_patch(invocation, persona->path, persona->source.bytes, fixed);
	line = output_line(line, invocation->arena);
	if (invocation->arguments->values[OPTION_DRY_RUN]) {
		output_text(output, line);
		output_printf(output, "\n");
		return STATUS_DONE;
	}
	if (!output_flush(output) ||
	    !file_change(path, persona->source.bytes, fixed, &error)) {
		complain("%s", error.text);
		return STATUS_USAGE;
	}
	output_text(output, line);
	output_printf(output, "\n");
	return STATUS_DONE;
}

/* What comes on standard input goes out on standard output, mended or as it
 * was: the command is a filter there. */
static enum status
pass_fixed(struct invocation *invocation, const struct persona *persona,
	   struct str fixed)
{
	struct str line = summary(invocation, persona, fixed);

	if (invocation->arguments->values[OPTION_DRY_RUN])
		print_patch(invocation, persona->path, persona->source.bytes,
			    fixed);
	else
		output_text(invocation->output, fixed);
	complain("%.*s", STR_ARG(line));
	return STATUS_DONE;
}

static enum status
fix_file(struct invocation *invocation, const struct persona *persona)
{
	bool piped = str_eq(persona->path, STR("-"));
	bool dry = invocation->arguments->values[OPTION_DRY_RUN] != NULL;
	enum status status = STATUS_FOUND;
	struct buf fixed = { 0 };
	struct error error;

	if (!fix_needed(persona)) {
		if (piped && !dry)
			output_text(invocation->output, persona->source.bytes);
		return STATUS_DONE;
	}
	if (!fix_front(&fixed, persona, &error))
		complain("%s:%s%s", persona->path.ptr,
			 ascii_is_digit(error.text[0]) ? "" : " ", error.text);
	else if (piped)
		status = pass_fixed(invocation, persona, buf_str(&fixed));
	else
		status = write_fixed(invocation, persona, buf_str(&fixed));
	buf_release(&fixed);
	return status;
}

/* Files are mended as they are named; folders never. */
static enum status
fix_all(struct invocation *invocation)
{
	struct library library = { 0 };
	enum status status, fixed;

	load_named(&library, invocation->arguments, 0, &status);
	for (size_t i = 0; i < library.count; i++) {
		const struct persona *persona = library.files[i].persona;

		if (!persona)
			continue;
		fixed = fix_file(invocation, persona);
		if (fixed > status)
			status = fixed;
	}
	library_release(&library);
	return status;
}

/* Options that would have no effect beside another. */
static bool
check_options(const char *const *values)
{
	static const struct {
		enum option_id used, idle;
	} clashes[] = {
		{ OPTION_EXPLAIN, OPTION_JSON },
		{ OPTION_EXPLAIN, OPTION_FAIL_ON },
		{ OPTION_EXPLAIN, OPTION_FIX },
		{ OPTION_FIX, OPTION_JSON },
		{ OPTION_FIX, OPTION_FAIL_ON },
	};

	for (size_t i = 0; i < COUNT(clashes); i++)
		if (values[clashes[i].used] && values[clashes[i].idle]) {
			complain("lint: --%s or --%s: not both",
				 option_row(clashes[i].used)->name,
				 option_row(clashes[i].idle)->name);
			return false;
		}
	if (!values[OPTION_DRY_RUN] || values[OPTION_FIX])
		return true;
	complain("lint: --dry-run goes with --fix; nothing else writes");
	return false;
}

enum status
run_lint(struct invocation *invocation)
{
	const char *const *values = invocation->arguments->values;
	enum severity fail_on;

	if (!check_options(values))
		return STATUS_USAGE;
	if (values[OPTION_EXPLAIN])
		return explain(invocation, str_of(values[OPTION_EXPLAIN]));
	if (values[OPTION_FAIL_ON] &&
	    !severity_from(&fail_on, str_of(values[OPTION_FAIL_ON]))) {
		complain("lint: --fail-on is note, warning or error, not '%s'",
			 values[OPTION_FAIL_ON]);
		return STATUS_USAGE;
	}
	if (values[OPTION_FIX])
		return fix_all(invocation);
	return lint_all(invocation);
}
