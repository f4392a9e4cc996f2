/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/compare.h"
#include "cli/compare_json.h"
#include "match/coverage.h"
#include "model/tokens.h"

enum { NAME_COLUMNS = 26 };

/* "A" to "Z", then "AA": a folder may hold more than there are letters. */
struct letters {
	char text[3];
};

static struct letters
letters_of(size_t persona)
{
	if (persona < 26)
		return (struct letters){ { (char)('A' + persona), '\0' } };
	return (struct letters){ { (char)('A' + persona / 26 - 1),
				   (char)('A' + persona % 26), '\0' } };
}

/* What a persona covers of all that the personas compared say. */
struct cover {
	size_t topics, points, only, tokens;
	double share, density; /* points per 1,000 tokens */
};

static struct cover
cover_of(const struct comparison *comparison, size_t persona,
	 struct arena *arena)
{
	struct coverage coverage = coverage_new(comparison, arena);
	size_t tokens = persona_tokens(comparison->personas[persona]);

	coverage_add_persona(&coverage, persona);
	return (struct cover){
		.topics = coverage_topics(comparison, persona),
		.points = coverage.point_count,
		.only = coverage_only(comparison, persona),
		.tokens = tokens,
		.share = coverage_share(&coverage),
		.density = tokens > 0 ? 1000 * (double)coverage.point_count /
					    (double)tokens
				      : 0,
	};
}

static struct json *
persona_json(const struct comparison *comparison, size_t index,
	     struct arena *arena)
{
	const struct persona *persona = comparison->personas[index];
	struct cover cover = cover_of(comparison, index, arena);
	struct json *row = json_new_object();

	json_set(row, "path", json_new_string(persona->path));
	json_set(row, "name", json_new_string(persona->name));
	json_set(row, "tokens", json_new_int((long long)cover.tokens));
	json_set(row, "topics", json_new_int((long long)cover.topics));
	json_set(row, "points", json_new_int((long long)cover.points));
	json_set(row, "only", json_new_int((long long)cover.only));
	json_set(row, "coverage", json_new_score(cover.share));
	json_set(row, "points_per_1000", json_new_score(cover.density));
	return row;
}

static struct json *
step_json(const struct coverage_step *step)
{
	struct json *row = json_new_object();

	json_set(row, "persona", json_new_int((long long)step->persona));
	json_set(row, "adds", json_new_int((long long)step->adds));
	json_set(row, "coverage", json_new_score(step->share));
	return row;
}

static struct json *
cover_json(const struct comparison *comparison, struct arena *arena)
{
	const struct coverage_step *steps = coverage_order(comparison, arena);
	struct json *object = json_new_object(), *rows = json_new_array(),
		    *order = json_new_array();

	for (size_t i = 0; i < comparison->persona_count; i++) {
		json_push(rows, persona_json(comparison, i, arena));
		json_push(order, step_json(&steps[i]));
	}
	json_set(object, "schema", json_new_string(STR("troupe.cover/1")));
	json_set(object, "topics",
		 json_new_int((long long)coverage_shared_topics(comparison)));
	json_set(object, "points",
		 json_new_int((long long)comparison->points.count));
	json_set(object, "personas", rows);
	json_set(object, "order", order);
	return object;
}

static void
print_number(struct output *output, size_t number, int columns,
	     struct arena *arena)
{
	struct str shown = tokens_shown(number, arena);

	output_printf(output, "%*s%.*s", columns - (int)shown.len, "",
		      STR_ARG(shown));
}

static void
print_cover(struct invocation *invocation, const struct comparison *comparison,
	    size_t index)
{
	struct arena *arena = invocation->arena;
	struct output *output = invocation->output;
	const struct persona *persona = comparison->personas[index];
	struct cover cover = cover_of(comparison, index, arena);
	struct str name = output_fit(output, output_line(persona->name, arena),
				     NAME_COLUMNS, arena);

	output_printf(output, "%-3s", letters_of(index).text);
	output_paint(output, PAINT_BOLD, name);
	output_pad(output, utf8_columns(name), NAME_COLUMNS);
	print_number(output, cover.topics, 7, arena);
	print_number(output, cover.points, 8, arena);
	print_number(output, cover.only, 9, arena);
	print_number(output, cover.tokens, 9, arena);
	output_printf(output, "%8.1f%6.0f %%  ", cover.density,
		      100 * cover.share);
	output_text(output, output_line(persona->path, arena));
	output_printf(output, "\n");
}

static void
print_order(struct invocation *invocation, const struct comparison *comparison)
{
	const struct coverage_step *steps =
	    coverage_order(comparison, invocation->arena);
	struct output *output = invocation->output;

	output_printf(output, "\n");
	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct persona *persona =
		    comparison->personas[steps[i].persona];

		output_printf(output, "%-6s %-2s %3.0f %%  %5zu point%s  ",
			      i == 0 ? "first" : "then",
			      letters_of(steps[i].persona).text,
			      100 * steps[i].share, steps[i].adds,
			      steps[i].adds == 1 ? " " : "s");
		output_text(output,
			    output_line(persona->path, invocation->arena));
		output_printf(output, "\n");
	}
}

static void
print_covers(struct invocation *invocation,
	     const struct comparison *comparison)
{
	struct output *output = invocation->output;

	output_printf(output, "%zu topics that several have, %zu points; a "
			      "share is of what all of them say,\nby what it "
			      "is worth\n\n",
		      coverage_shared_topics(comparison),
		      comparison->points.count);
	output_printf(output, "%-29s%7s%8s%9s%9s%8s%8s\n", "", "topics",
		      "points", "only it", "tokens", "per 1k", "share");
	for (size_t i = 0; i < comparison->persona_count; i++)
		print_cover(invocation, comparison, i);
	print_order(invocation, comparison);
}

enum status
run_cover(struct invocation *invocation)
{
	struct compared compared = { .folders = true };
	enum status status;

	if (compared_init(&compared, invocation, &status)) {
		if (invocation->arguments->values[OPTION_JSON])
			output_json(invocation->output,
				    cover_json(&compared.comparison,
					       invocation->arena));
		else
			print_covers(invocation, &compared.comparison);
	}
	compared_release(&compared);
	return status;
}
