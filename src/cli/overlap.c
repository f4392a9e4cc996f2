/* SPDX-License-Identifier: MIT */
#include "app/library.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/load.h"
#include "cli/progress.h"
#include "match/family.h"
#include "model/tokens.h"

enum { NAME_COLUMNS = 32 };

static struct json *
member_json(const struct family *family, const struct family_member *member)
{
	struct json *row = json_new_object();

	json_set(row, "path", json_new_string(member->persona->path));
	json_set(row, "name", json_new_string(member->persona->name));
	json_set(row, "tokens",
		 json_new_int((long long)persona_tokens(member->persona)));
	json_set(row, "score", json_new_score(member->score));
	if (family->kind == FAMILY_ROLE)
		json_set(row, "copies",
			 json_new_int((long long)member->copies));
	else
		json_set(row, "identical", json_new_bool(member->identical));
	return row;
}

static struct json *
family_json(const struct family *family)
{
	struct json *row = json_new_object(), *words = json_new_array(),
		    *members = json_new_array();

	json_set(row, "kind",
		 json_new_string(str_of(family_kind_name(family->kind))));
	json_set(row, "most_complete",
		 json_new_string(family->members[0].persona->path));
	for (size_t i = 0; i < family->word_count; i++)
		json_push(words, json_new_string(family->words[i]));
	json_set(row, "words", words);
	for (size_t i = 0; i < family->count; i++)
		json_push(members, member_json(family, &family->members[i]));
	json_set(row, "members", members);
	return row;
}

static void
print_json(struct invocation *invocation, const struct families *families)
{
	struct json *document = json_new_object(), *all = json_new_array();

	json_set(document, "schema",
		 json_new_string(STR("troupe.overlap/1")));
	json_set(document, "personas",
		 json_new_int((long long)families->kin_count));
	for (size_t i = 0; i < families->count; i++)
		json_push(all, family_json(&families->all[i]));
	json_set(document, "families", all);
	output_json(invocation->output, document);
}

static void
print_reason(struct output *output, const struct family *family)
{
	double least = 1;

	for (size_t i = 1; i < family->count; i++)
		if (family->members[i].score < least)
			least = family->members[i].score;
	if (family->kind == FAMILY_IDENTICAL)
		output_printf(output, "the same bytes");
	else if (family->kind == FAMILY_EDITED)
		output_printf(output, "edited copies: of what each and * "
				      "say, at least %.0f %% is in both",
			      least * 100);
	else
		output_printf(output, "the same role:");
	for (size_t i = 0; i < family->word_count; i++) {
		output_printf(output, i > 0 ? ", " : " ");
		output_text(output, family->words[i]);
	}
}

static void
print_member(struct invocation *invocation, const struct family *family,
	     size_t index)
{
	const struct family_member *member = &family->members[index];
	struct output *output = invocation->output;
	const struct persona *persona = member->persona;
	struct arena *arena = invocation->arena;
	struct str name = output_fit(output, output_line(persona->name, arena),
				     NAME_COLUMNS, arena);
	struct str tokens =
	    tokens_shown(persona_tokens(member->persona), invocation->arena);

	output_printf(output, "  %s ", index > 0 ? " " : "*");
	output_text(output, name);
	output_pad(output, utf8_columns(name), NAME_COLUMNS);
	output_printf(output, "%7.*s  ", STR_ARG(tokens));
	if (family->kind == FAMILY_EDITED)
		output_printf(output, "%3.0f %%  ", member->score * 100);
	output_text(output, output_line(persona->path, arena));
	if (member->copies > 0)
		output_printf(output, "  +%zu near-%s", member->copies,
			      member->copies == 1 ? "copy" : "copies");
	output_printf(output, "\n");
}

/* How many families there are of each kind, as far as there are any. */
static void
print_summary(struct output *output, const struct families *families)
{
	static const char *const kinds[] = {
		[FAMILY_IDENTICAL] = "of the same bytes",
		[FAMILY_EDITED] = "with edits",
		[FAMILY_ROLE] = "of the same role",
	};
	size_t counts[FAMILY_ROLE + 1] = { 0 };
	const char *before = ":";

	for (size_t i = 0; i < families->count; i++)
		counts[families->all[i].kind]++;
	output_printf(output, "%zu personas, %zu %s", families->kin_count,
		      families->count,
		      families->count == 1 ? "family" : "families");
	for (size_t i = 0; i <= FAMILY_ROLE; i++) {
		if (counts[i] == 0)
			continue;
		output_printf(output, "%s %zu %s", before, counts[i], kinds[i]);
		before = ",";
	}
	output_printf(output, "\n");
}

static void
print_families(struct invocation *invocation, const struct families *families)
{
	struct output *output = invocation->output;

	print_summary(output, families);
	for (size_t i = 0; i < families->count; i++) {
		const struct family *family = &families->all[i];
		struct str title = arena_printf(invocation->arena,
						"%zu personas", family->count);

		output_printf(output, "\n");
		output_paint(output, PAINT_BOLD, title);
		output_printf(output, ", ");
		print_reason(output, family);
		output_printf(output, "\n");
		for (size_t j = 0; j < family->count; j++)
			print_member(invocation, family, j);
	}
}

static void
read_library(struct library *library, struct families *families)
{
	struct progress progress;

	progress_init(&progress, "read", library->count);
	while (library_load(library, 1)) {
		size_t last = library->loaded - 1;

		if (library->files[last].persona)
			families_add(families, library->files[last].persona);
		progress_set(&progress, library->loaded);
	}
	progress_end(&progress);
}

enum status
run_overlap(struct invocation *invocation)
{
	const struct arguments *arguments = invocation->arguments;
	struct library library = { 0 };
	struct families families = { 0 };
	enum status status;

	if (arguments->operand_count == 0)
		library_add_defaults(&library);
	for (size_t i = 0; i < arguments->operand_count; i++)
		library_add(&library, arguments->operands[i]);
	read_library(&library, &families);
	status = load_report(&library);
	families_find(&families);
	if (arguments->values[OPTION_JSON])
		print_json(invocation, &families);
	else
		print_families(invocation, &families);
	families_release(&families);
	library_release(&library);
	return status;
}
