#include <stdio.h>

#include "app/library.h"
#include "cli/cli.h"
#include "cli/load.h"
#include "model/diagnostic.h"
#include "parse/parse.h"

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
	json_set(row, "column", json_new_int((long long)diagnostic->place.column));
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
	output_text(output, persona->path);
	output_printf(output, ":%zu:%zu: ", diagnostic->place.line,
		      diagnostic->place.column);
	output_paint(output, paints[kind->severity],
		     str_of(severity_name(kind->severity)));
	output_printf(output, ": ");
	output_text(output, message);
	output_printf(output, " [%s]\n", kind->code);
}

static enum status
explain(struct invocation *invocation, struct str code)
{
	const struct diagnostic_kind *kind = diagnostic_find(code);

	if (!kind) {
		complain("lint: there is no finding '%.*s'", STR_ARG(code));
		return STATUS_USAGE;
	}
	output_printf(invocation->output, "%s (%s)\n%s\n%s\n", kind->code,
		      severity_name(kind->severity), kind->message,
		      kind->hint);
	return STATUS_DONE;
}

static bool
lint_persona(struct invocation *invocation, struct persona *persona,
	     enum severity fail_on)
{
	bool found = false;

	parse_outline(persona);
	for (size_t i = 0; i < persona->diagnostics.count; i++) {
		const struct diagnostic *row = &persona->diagnostics.all[i];

		print_finding(invocation, persona, row);
		found |= row->kind->severity >= fail_on;
	}
	return found;
}

enum status
run_lint(struct invocation *invocation)
{
	const char *const *values = invocation->arguments->values;
	enum severity fail_on = SEVERITY_ERROR;
	struct library library = { 0 };
	enum status status;
	bool found = false;

	if (values[OPTION_EXPLAIN])
		return explain(invocation, str_of(values[OPTION_EXPLAIN]));
	if (values[OPTION_FAIL_ON] &&
	    !severity_from(&fail_on, str_of(values[OPTION_FAIL_ON]))) {
		complain("lint: --fail-on is note, warning or error, not '%s'",
			 values[OPTION_FAIL_ON]);
		return STATUS_USAGE;
	}
	status = load_library(&library, invocation->arguments);
	for (size_t i = 0; i < library.count; i++)
		if (library.files[i].persona)
			found |= lint_persona(invocation,
					      library.files[i].persona,
					      fail_on);
	library_release(&library);
	return found && status == STATUS_DONE ? STATUS_FOUND : status;
}
