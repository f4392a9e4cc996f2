/* SPDX-License-Identifier: MIT */
#include "compose/checks.h"

#include "base/utf8.h"
#include "compose/astray.h"
#include "compose/checks_list.h"
#include "compose/entry.h"
#include "compose/references.h"
#include "compose/weigh.h"
#include "match/claims.h"

enum { QUOTE_COLUMNS = 56 };

/* A file that nearly repeats itself is its author's affair. */
static const double twice_score = .8, twice_score_within = .95;

void
check_note(struct check *check, enum severity severity, const char *code,
	   struct str text)
{
	struct notes *notes = check->notes;

	notes->all = arena_grow(check->arena, notes->all, notes->count,
				&check->capacity, sizeof(*notes->all));
	notes->all[notes->count++] = (struct note){ severity, code, text,
	    { NO_INDEX, NO_INDEX } };
}

void
check_places(struct check *check, size_t first, size_t second)
{
	struct note *note = &check->notes->all[check->notes->count - 1];

	note->entries[0] = first;
	note->entries[1] = second;
}

struct str
check_quote(struct check *check, struct str text, struct origin origin)
{
	struct str line = str_trim(text), cut;
	struct str letter = STR("own text");
	size_t at = 0;

	line.len = str_find_byte(line, '\n');
	line = str_trim(line);
	cut = utf8_fit(line, QUOTE_COLUMNS);
	if (origin.persona != NO_INDEX) {
		const struct persona *persona =
		    check->draft->comparison->personas[origin.persona];

		letter = persona_letter(check->arena, origin.persona);
		at = source_first_line(&persona->source, origin.range);
	}
	return arena_printf(check->arena, at ? "“%.*s%s” (%.*s:%zu)" :
			    "“%.*s%s” (%.*s)", STR_ARG(cut),
			    cut.len < line.len ? "…" : "", STR_ARG(letter),
			    at);
}

struct str
check_quote_entry(struct check *check, size_t index)
{
	const struct entry *entry = &check->draft->entries[index];

	return check_quote(check, draft_text(check->draft, entry),
			   entry->origin);
}

static struct str
quote_item(struct check *check, struct item_ref item)
{
	const struct persona *persona =
	    check->draft->comparison->personas[item.persona];
	struct range range = persona->items[item.item].range;

	return check_quote(check, persona_text(persona, range),
			   (struct origin){ item.persona, range });
}

static void
check_twice(struct check *check)
{
	const struct comparison *comparison = check->draft->comparison;

	for (size_t i = 0; i < comparison->item_pair_count; i++) {
		const struct item_pair *pair = &comparison->item_pairs[i];
		struct relation a = check->relations.of[pair->a.persona]
		    [pair->a.item];
		struct relation b = check->relations.of[pair->b.persona]
		    [pair->b.item];
		struct str one, other;

		if (a.kind != RELATION_TAKEN || b.kind != RELATION_TAKEN ||
		    a.entry == b.entry ||
		    !pair_is_telling(comparison, pair) || pair->score <
		    (pair->a.persona == pair->b.persona ? twice_score_within :
		     twice_score))
			continue;
		one = quote_item(check, pair->a);
		other = quote_item(check, pair->b);
		check_note(check, SEVERITY_NOTE, "said-twice",
			   arena_printf(check->arena,
			   "said twice: %.*s and %.*s", STR_ARG(one),
			   STR_ARG(other)));
		check_places(check, a.entry, b.entry);
	}
}

static void
note_contradiction(struct check *check, enum claim_kind kind, size_t first,
		   size_t second)
{
	struct str one = check_quote_entry(check, first);
	struct str other = check_quote_entry(check, second);

	check_note(check, SEVERITY_WARNING, claim_code(kind),
		   arena_printf(check->arena, "%s: %.*s and %.*s",
				claim_words(kind), STR_ARG(one),
				STR_ARG(other)));
	check_places(check, first, second);
}

static void
check_contradictions(struct check *check)
{
	struct claims *claims = claims_new(check->arena);
	const bool *examples = draft_examples(check->draft, check->arena);

	for (size_t i = 0; i < check->draft->entry_count; i++) {
		const struct entry *entry = &check->draft->entries[i];
		struct str text = draft_text(check->draft, entry);
		enum claim_kind kind;
		size_t other = NO_INDEX;

		if (entry->kind != ENTRY_BLOCK || examples[i])
			continue;
		kind = claims_meet(claims, text, i, &other);
		if (kind != CLAIM_NONE)
			note_contradiction(check, kind, other, i);
	}
}

/* What was left out, and says otherwise; once for each place in the draft. */
static void
check_against(struct check *check)
{
	const struct comparison *comparison = check->draft->comparison;
	bool *seen = ARENA_ARRAY(check->arena, bool,
				 check->draft->entry_count);

	for (size_t p = 0; p < comparison->persona_count; p++) {
		const struct persona *persona = comparison->personas[p];

		for (size_t i = 0; i < persona->item_count; i++) {
			struct relation relation = check->relations.of[p][i];
			struct str one, other;

			if (relation.kind != RELATION_AGAINST ||
			    seen[relation.entry])
				continue;
			seen[relation.entry] = true;
			one = check_quote_entry(check, relation.entry);
			other = quote_item(check, (struct item_ref){ p, i });
			check_note(check, SEVERITY_NOTE, "said-otherwise",
				   arena_printf(check->arena,
				   "%.*s is in the draft; left out: %.*s",
				   STR_ARG(one), STR_ARG(other)));
			check_places(check, relation.entry, NO_INDEX);
		}
	}
}

static void
check_dropped(struct check *check)
{
	size_t over = draft_over_budget(check->draft);

	if (over > 0)
		check_note(check, SEVERITY_WARNING, "budget-not-met",
			   arena_printf(check->arena,
			   "≈%zu tokens more than the budget of %zu", over,
			   check->draft->budget));
	for (size_t i = 0; i < check->draft->left_count; i++) {
		struct origin origin = check->draft->left[i].origin;
		const struct persona *persona =
		    check->draft->comparison->personas[origin.persona];
		struct str quote;

		if (!check->draft->left[i].budget)
			continue;
		quote = check_quote(check, persona_text(persona,
				    origin.range), origin);
		check_note(check, SEVERITY_NOTE, "over-budget",
			   arena_printf(check->arena,
			   "dropped for the budget: %.*s", STR_ARG(quote)));
	}
}

static void
check_astray(struct check *check)
{
	const struct draft *draft = check->draft;

	for (size_t i = 0; i < draft->astray_count; i++)
		check_note(check, SEVERITY_WARNING, "pick-not-found",
			   astray_note(&draft->astray[i], check->arena));
}

/* A text that stands though its file says so no longer. */
static void
check_lost(struct check *check)
{
	for (size_t i = 0; i < check->draft->entry_count; i++) {
		const struct entry *entry = &check->draft->entries[i];

		if (!entry_is_lost(entry) || entry->settled)
			continue;
		check_note(check, SEVERITY_WARNING, "pick-not-found",
			   arena_printf(check->arena, "kept as it was picked, "
			   "its file has it no more: %.*s",
			   STR_ARG(check_quote_entry(check, i))));
		check_places(check, i, NO_INDEX);
	}
}

/* Two personas that mean different things by one name. */
static void
check_references(struct check *check)
{
	struct references references;

	references_find(&references, check->draft, check->arena);
	for (size_t i = 0; i < references.count; i++) {
		const struct definition *definition = &references.all[i];
		struct str quote;

		if (!definition->number || definition->same ||
		    !(definition->used || definition->present))
			continue;
		quote = check_quote(check, definition->text,
				    definition_origin(check->draft,
						      definition));
		check_note(check, SEVERITY_NOTE, "reference-renamed",
			   arena_printf(check->arena,
			   "another [%.*s], called [%.*s-%zu]: %.*s",
			   STR_ARG(definition->label),
			   STR_ARG(definition->label), definition->number,
			   STR_ARG(quote)));
	}
}

static void
drop_fine(struct notes *notes, const struct draft *draft)
{
	size_t kept = 0;

	for (size_t i = 0; i < notes->count; i++)
		if (!draft_is_fine(draft, notes->all[i].text))
			notes->all[kept++] = notes->all[i];
	notes->count = kept;
}

void
checks_run(struct notes *notes, const struct draft *draft, struct arena *arena)
{
	struct check check = { .notes = notes, .draft = draft,
			       .arena = arena };

	*notes = (struct notes){ 0 };
	relations_find(&check.relations, draft, arena);
	check_astray(&check);
	check_lost(&check);
	check_contradictions(&check);
	check_tools(&check);
	check_hidden(&check);
	check_leads(&check);
	check_tags(&check);
	check_names(&check);
	check_closed(&check);
	check_voice(&check);
	check_twice(&check);
	check_against(&check);
	check_dropped(&check);
	check_references(&check);
	drop_fine(notes, draft);
}
