/* SPDX-License-Identifier: MIT */
#include "compose/suggest.h"

#include <string.h>

#include "base/stop.h"
#include "compose/pick.h"
#include "compose/placing.h"
#include "compose/relation.h"

const double suggest_accept = .70;

struct maker {
	struct draft *draft;
	struct arena arena;
	struct material material;
	struct measure measure;
	struct passages passages;
	struct chosen chosen;
	struct placing placing;
};

static void
read_personas(struct maker *maker, const struct comparison *comparison,
	      unsigned long without)
{
	material_init(&maker->material, comparison, without, &maker->arena);
	measure_init(&maker->measure, &maker->material);
	passages_init(&maker->passages, &maker->measure);
}

static void
release(struct maker *maker)
{
	measure_release(&maker->measure);
	arena_release(&maker->arena);
}

size_t
suggest_base(const struct comparison *comparison)
{
	struct maker maker = { 0 };
	size_t base = 0, runner_up;

	if (stop_wanted()) {
		for (size_t i = 1; i < comparison->persona_count; i++)
			if (persona_tokens(comparison->personas[i]) >
			    persona_tokens(comparison->personas[base]))
				base = i;
		return base;
	}
	read_personas(&maker, comparison, 0);
	base = choose_base(&maker.passages, &runner_up);
	release(&maker);
	return base;
}

static void
take_fields(struct draft *draft)
{
	const struct persona *persona =
	    draft->comparison->personas[draft->base];

	for (size_t i = 0; i < persona->front.field_count; i++)
		draft_take_field(draft, arena_str(draft->arena,
		    persona->front.fields[i].key).ptr, draft->base);
}

/* Who else says what is taken: by entry, all at once. */
static void
note_alternatives(struct draft *draft)
{
	const struct comparison *comparison = draft->comparison;
	struct arena arena = { 0 };
	struct relations relations;
	size_t *counts = ARENA_ARRAY(&arena, size_t, draft->entry_count + 1);

	relations_find(&relations, draft, &arena);
	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t p = 0; p < comparison->persona_count; p++) {
			const struct persona *persona =
			    comparison->personas[p];

			for (size_t i = 0; i < persona->item_count; i++) {
				struct relation it = relations.of[p][i];
				struct entry *entry;

				if (it.kind != RELATION_SAID)
					continue;
				entry = &draft->entries[it.entry];
				if (pass == 0)
					counts[it.entry]++;
				else
					entry->alternatives[
					    entry->alternative_count++] =
					    (struct origin){ p,
					    persona->items[i].range };
			}
		}
		for (size_t i = 0; pass == 0 && i < draft->entry_count; i++)
			if (counts[i])
				draft->entries[i].alternatives = ARENA_ARRAY(
				    draft->arena, struct origin, counts[i]);
	}
	arena_release(&arena);
}

static void
note_left(struct draft *draft, size_t persona, struct range range,
	  struct str why)
{
	draft->left[draft->left_count++] = (struct left_unit){
		{ persona, range }, arena_str(draft->arena, why),
		str_eq(why, over_budget) };
}

/* The title that a lead-in begins with is no text of its own. */
static struct range
text_behind_title(const struct persona *persona, struct range lead)
{
	size_t block = block_at(persona, lead.start);

	if (persona->blocks[block].kind != BLOCK_TITLE)
		return lead;
	if (block + 1 == persona->block_count ||
	    persona->blocks[block + 1].text.start >= lead.end)
		return (struct range){ 0 };
	lead.start = persona->blocks[block + 1].text.start;
	return lead;
}

/* A lead-in is out with what it leads to, or a heading says the same. */
static void
note_lead(struct maker *maker, const struct group *group)
{
	struct str why = STR("its heading says it");
	struct range lead = text_behind_title(maker->draft->comparison->
	    personas[group->persona], group->lead);

	for (size_t i = 0; i < group->count; i++) {
		why = maker->chosen.why[group->first + i];
		if (!why.len)
			why = STR("its heading says it");
		if (maker->chosen.gathered.units[group->first + i])
			break;
	}
	if (range_len(lead))
		note_left(maker->draft, group->persona, lead, why);
}

/* Why the rest is not in it: asked for of what is not. */
static void
note_reasons(struct maker *maker)
{
	const struct material *material = &maker->material;

	maker->draft->left = ARENA_ARRAY(maker->draft->arena, struct left_unit,
	    material->unit_count + material->group_count + 1);
	maker->draft->left_count = 0;
	for (size_t g = 0; g < material->group_count; g++) {
		const struct group *group = &material->groups[g];

		if (range_len(group->lead) && !maker->placing.leads[g])
			note_lead(maker, group);
		for (size_t i = group->first; i < group->first + group->count;
		     i++)
			if (maker->chosen.why[i].len)
				note_left(maker->draft, group->persona,
					  material->units[i].range,
					  maker->chosen.why[i]);
	}
}

/* What is chosen is estimated: less room is given until it fits. */
static void
make_fit(struct maker *maker, const struct suggest_options *options)
{
	enum { TRIES = 8 };
	struct draft *draft = maker->draft;
	struct suggest_options text = *options;
	size_t over = draft_all_tokens(draft); /* of its fields */

	for (int i = 0; i < TRIES && (i == 0 || over > 0); i++) {
		size_t less = over << (i > 1 ? i - 1 : 0);

		if (text.budget)
			text.budget = text.budget > less ?
			    text.budget - less : 1;
		draft->entry_count = 0;
		choose(&maker->chosen, &maker->passages, &text, draft->arena);
		placing_init(&maker->placing, &maker->chosen);
		placing_write(&maker->placing, draft);
		over = draft_over_budget(draft);
	}
}

void
suggest_draft(struct draft *draft, const struct suggest_options *options)
{
	struct maker maker = { .draft = draft };

	if (draft->base >= draft->comparison->persona_count)
		return;
	if (stop_wanted()) {
		take_fields(draft);
		return;
	}
	read_personas(&maker, draft->comparison, options->without |
		      (options->take == TAKE_ALL ? 1UL << RULE_EXAMPLES : 0));
	maker.passages.base = draft->base;
	take_fields(draft);
	draft->budget = options->budget;
	make_fit(&maker, options);
	note_alternatives(draft);
	note_reasons(&maker);
	release(&maker);
}
