/* SPDX-License-Identifier: MIT */
#include "app/library.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/compare.h"
#include "cli/compare_json.h"
#include "cli/load.h"
#include "compose/suggest.h"
#include "match/comparison.h"

static struct json *
candidate_json(const struct comparison *comparison, size_t id,
	       struct arena *arena)
{
	const struct candidate *from = &comparison->candidates[id];
	const struct persona *persona = comparison->personas[from->persona];
	const struct section *section = &persona->sections[from->section];
	bool root = section->syntax == SECTION_ROOT;
	struct json *row = json_new_object();

	json_set(row, "id", json_new_int((long long)id));
	json_set(row, "persona", json_new_int((long long)from->persona));
	json_set(row, "title",
		 json_new_string(root ? STR("") : section->title));
	json_set(row, "path", path_json(persona, from->section, arena));
	json_set(row, "syntax",
		 json_new_string(str_of(section_syntax_name(section->syntax))));
	json_set(row, "group", json_new_bool(from->group));
	json_set(row, "start_line", json_new_int((long long)from->lines.first));
	json_set(row, "end_line", json_new_int((long long)from->lines.last));
	json_set(row, "tokens", json_new_int((long long)from->tokens));
	return row;
}

static struct json *
pair_json(const struct section_pair *pair)
{
	struct json *row = json_new_object(), *why = json_new_array();

	json_set(row, "a", json_new_int((long long)pair->a));
	json_set(row, "b", json_new_int((long long)pair->b));
	json_set(row, "score", json_new_score(pair->score));
	for (size_t i = 0; i < pair->why_count; i++)
		json_push(why, json_new_string(pair->why[i]));
	json_set(row, "why", why);
	return row;
}

/* Identities and examples join by what they are. */
static bool
is_weak(const struct topic *topic, double join)
{
	return topic->kind != TOPIC_ONLY && topic->kind != TOPIC_IDENTITY &&
	       topic->kind != TOPIC_EXAMPLES && join < comparison_certain;
}

static struct json *
topic_json(const struct topic *topic, const double *joins)
{
	struct json *row = json_new_object(), *sections = json_new_array(),
		    *weak = json_new_array();

	json_set(row, "title", json_new_string(topic->title));
	json_set(row, "kind",
		 json_new_string(str_of(topic_kind_name(topic->kind))));
	for (size_t i = 0; i < topic->count; i++) {
		long long id = (long long)topic->candidates[i];

		json_push(sections, json_new_int(id));
		if (is_weak(topic, joins[id]))
			json_push(weak, json_new_int(id));
	}
	json_set(row, "sections", sections);
	json_set(row, "weak", weak);
	return row;
}

static struct json *
item_json(const struct comparison *comparison, struct item_ref ref)
{
	const struct item *item =
	    &comparison->personas[ref.persona]->items[ref.item];
	struct json *row = json_new_object();

	json_set(row, "persona", json_new_int((long long)ref.persona));
	json_set(row, "line", json_new_int((long long)item->place.line));
	json_set(row, "column", json_new_int((long long)item->place.column));
	return row;
}

static struct json *
item_pair_json(const struct comparison *comparison,
	       const struct item_pair *pair)
{
	struct json *row = json_new_object();
	bool same = pair->pairing == PAIRING_SAME;

	json_set(row, "a", item_json(comparison, pair->a));
	json_set(row, "b", item_json(comparison, pair->b));
	json_set(row, "kind",
		 json_new_string(same ? STR("same") : STR("similar")));
	json_set(row, "score", json_new_score(pair->score));
	return row;
}

static struct json *
wording_json(const struct comparison *comparison,
	     const struct wording *wording)
{
	struct json *row = json_new_object(), *items = json_new_array();
	struct item_ref first = wording->items[0];
	const struct persona *persona = comparison->personas[first.persona];

	json_set(row, "text",
		 json_new_string(persona_text(
		     persona, persona->items[first.item].range)));
	for (size_t i = 0; i < wording->count; i++)
		json_push(items, item_json(comparison, wording->items[i]));
	json_set(row, "items", items);
	return row;
}

static struct json *
point_json(const struct comparison *comparison, const struct point *point)
{
	struct json *row = json_new_object(), *list = json_new_array();

	for (size_t i = 0; i < point->persona_count; i++)
		json_push(list,
			  json_new_int((long long)point->personas[i]));
	json_set(row, "personas", list);
	json_set(row, "value", json_new_score(point->value));
	list = json_new_array();
	for (size_t i = 0; i < point->wording_count; i++)
		json_push(list, wording_json(comparison, &point->wordings[i]));
	json_set(row, "wordings", list);
	return row;
}

static struct json *
comparison_json(const struct comparison *comparison, struct arena *arena)
{
	struct json *object = json_new_object(), *list = json_new_array();
	const double *joins = comparison_joins(comparison, arena);

	json_set(object, "schema", json_new_string(STR("troupe.match/1")));
	json_set(object, "personas", personas_json(comparison));
	for (size_t i = 0; i < comparison->persona_count; i++)
		json_push(list, language_json(comparison->languages[i]));
	json_set(object, "languages", list);
	list = json_new_array();
	for (size_t i = 0; i < comparison->candidate_count; i++)
		json_push(list, candidate_json(comparison, i, arena));
	json_set(object, "sections", list);
	list = json_new_array();
	for (size_t i = 0; i < comparison->pair_count; i++)
		json_push(list, pair_json(&comparison->pairs[i]));
	json_set(object, "pairs", list);
	list = json_new_array();
	for (size_t i = 0; i < comparison->topic_count; i++)
		json_push(list, topic_json(&comparison->topics[i], joins));
	json_set(object, "topics", list);
	list = json_new_array();
	for (size_t i = 0; i < comparison->item_pair_count; i++)
		if (!comparison->item_pairs[i].across)
			json_push(list,
				  item_pair_json(comparison,
						 &comparison->item_pairs[i]));
	json_set(object, "items", list);
	list = json_new_array();
	for (size_t i = 0; i < comparison->points.count; i++)
		json_push(list, point_json(comparison,
					   &comparison->points.all[i]));
	json_set(object, "points", list);
	return object;
}

static struct str
member_path(struct invocation *invocation,
	    const struct comparison *comparison, size_t id)
{
	const struct candidate *from = &comparison->candidates[id];
	struct str path =
	    section_path(comparison->personas[from->persona], from->section,
			 invocation->output->ascii ? " > " : " › ",
			 invocation->arena);

	return path.len > 0 ? path : STR("(intro)");
}

static void
print_member(struct invocation *invocation,
	     const struct comparison *comparison, size_t id, bool weak)
{
	const struct candidate *from = &comparison->candidates[id];

	output_printf(invocation->output, "%c %c %5zu-%-5zu ",
		      weak ? '~' : ' ', letter_of(from->persona),
		      from->lines.first, from->lines.last);
	output_text(invocation->output,
		    member_path(invocation, comparison, id));
	output_printf(invocation->output, "\n");
}

/* "A:52 Code Quality", of a group "A:52 all of Standards". */
static void
print_end(struct invocation *invocation, const struct comparison *comparison,
	  size_t id)
{
	const struct candidate *from = &comparison->candidates[id];

	output_printf(invocation->output, "%c:%zu %s", letter_of(from->persona),
		      from->lines.first, from->group ? "all of " : "");
	output_text(invocation->output,
		    member_path(invocation, comparison, id));
}

static void
print_pair(struct invocation *invocation, const struct comparison *comparison,
	   const struct section_pair *pair)
{
	struct output *output = invocation->output;

	output_printf(output, "  %.2f  ", pair->score);
	print_end(invocation, comparison, pair->a);
	output_printf(output, "  =  ");
	print_end(invocation, comparison, pair->b);
	output_printf(output, "\n        ");
	if (pair->why_count == 0)
		output_printf(output, "no word in common: they are for the "
			      "same");
	for (size_t i = 0; i < pair->why_count; i++) {
		output_printf(output, i > 0 ? ", " : "");
		output_text(output, pair->why[i]);
	}
	output_printf(output, "\n");
}

static const struct {
	double from;
	const char *head;
} levels[] = { { .70, "Sure enough to be merged" },
	       { .30, "Likely" },
	       { 0, "Perhaps" } };

static void
print_level_head(struct output *output, size_t level)
{
	output_printf(output, "\n");
	output_paint(output, PAINT_BOLD, str_of(levels[level].head));
	if (levels[level].from > 0)
		output_printf(output, " (from %.2f)", levels[level].from);
	output_printf(output, ", and what both say\n");
}

/* Pairs by how sure they are, each with the words that say so. */
static void
print_why(struct invocation *invocation, const struct comparison *comparison)
{
	size_t level = 0, headed = NO_INDEX;

	for (size_t i = 0; i < comparison->pair_count; i++) {
		const struct section_pair *pair = &comparison->pairs[i];

		while (pair->score < levels[level].from)
			level++;
		if (headed != level)
			print_level_head(invocation->output, level);
		headed = level;
		print_pair(invocation, comparison, pair);
	}
}

/* "A is in German, B in English: …"; nothing when all are in one. */
static void
print_languages(struct output *output, const struct comparison *comparison)
{
	const enum language *languages = comparison->languages;
	size_t i;

	for (i = 1; i < comparison->persona_count &&
		    (languages[i] == languages[0] ||
		     languages[i] == LANGUAGE_UNKNOWN); i++)
		;
	if (i == comparison->persona_count) {
		if (languages[0] > LANGUAGE_EN)
			output_printf(output, "All are in %s (--language).\n",
				      language_name(languages[0]));
		return;
	}
	for (i = 0; i < comparison->persona_count; i++)
		output_printf(output, "%s%c is in %s", i > 0 ? ", " : "",
			      letter_of(i),
			      languages[i] == LANGUAGE_UNKNOWN
				  ? "none"
				  : language_name(languages[i]));
	output_printf(output, ": across languages\nonly technical terms and "
			      "titles of a kind pair (--language).\n");
}

/* Here it costs nothing to show too much. */
static void
print_level(struct invocation *invocation, double accept)
{
	struct output *output = invocation->output;

	accept = accept > 0 ? accept : comparison_accept;
	output_printf(output, "Topics join from a score of %.2f", accept);
	if (accept < suggest_accept)
		output_printf(output, ", to show all that may be related;\n"
			      "merge and the board, which write one text of "
			      "them, join from %.2f",
			      suggest_accept);
	output_printf(output, " (--accept).\n~ joined on less than %.2f\n",
		      comparison_certain);
}

static void
print_comparison(struct invocation *invocation,
		 const struct compared *compared)
{
	const struct comparison *comparison = &compared->comparison;
	const double *joins = comparison_joins(comparison, invocation->arena);
	struct output *output = invocation->output;

	print_personas(invocation, comparison);
	print_languages(output, comparison);
	print_level(invocation, compared->accept);
	for (size_t i = 0; i < comparison->topic_count; i++) {
		const struct topic *topic = &comparison->topics[i];

		output_printf(output, "\n");
		output_paint(output, PAINT_BOLD, topic->title);
		output_printf(output, "  (%s)\n",
			      topic_kind_name(topic->kind));
		for (size_t k = 0; k < topic->count; k++)
			print_member(invocation, comparison,
				     topic->candidates[k],
				     is_weak(topic,
					     joins[topic->candidates[k]]));
	}
	if (invocation->arguments->values[OPTION_WHY])
		print_why(invocation, comparison);
}

enum status
run_match(struct invocation *invocation)
{
	struct compared compared = { 0 };
	enum status status = STATUS_DONE;

	if (compared_init(&compared, invocation, &status)) {
		if (invocation->arguments->values[OPTION_JSON])
			output_json(invocation->output,
				    comparison_json(&compared.comparison,
						    invocation->arena));
		else
			print_comparison(invocation, &compared);
	}
	compared_release(&compared);
	return status;
}
