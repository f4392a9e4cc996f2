/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "app/actions.h"
#include "app/handlers.h"
#include "base/utf8.h"
#include "compose/place.h"

enum { CUTS_LISTED = 12, CUT_COLUMNS = 56, BUDGET_DIGITS = 7 };

/* What a block of the draft says that only it says there, and its size. */
struct cut {
	size_t entry, tokens;
	double value; /* of its points, for each token */
};

static int
compare_cuts(const void *a, const void *b)
{
	const struct cut *x = a, *y = b;

	if (x->value < y->value || x->value > y->value)
		return x->value < y->value ? -1 : 1;
	return (x->entry > y->entry) - (x->entry < y->entry);
}

/* By entry: what its points are worth; one that stands in two entries is of
 * the first alone. */
static double *
find_values(const struct draft *draft, struct arena *arena)
{
	const struct comparison *comparison = draft->comparison;
	double *values = ARENA_ARRAY(arena, double, draft->entry_count);
	bool *said = ARENA_ARRAY(arena, bool, comparison->points.count);
	struct relations relations;

	relations_find(&relations, draft, arena);
	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < comparison->personas[p]->item_count;
		     i++) {
			struct relation relation = relations.of[p][i];
			size_t point = comparison->points.of[p][i];

			if (relation.kind != RELATION_TAKEN || said[point])
				continue;
			said[point] = true;
			values[relation.entry] +=
			    comparison->points.all[point].value;
		}
	return values;
}

/* The user's own words, and who it is, are never offered. */
static bool
can_go(const struct draft *draft, size_t index)
{
	const struct entry *entry = &draft->entries[index];
	size_t topic = entry_topic(draft, index);

	return entry->kind == ENTRY_BLOCK && !entry->edited &&
	       entry->origin.persona != NO_INDEX && !entry->lead_in &&
	       (topic == NO_INDEX ||
		draft->comparison->topics[topic].kind != TOPIC_IDENTITY);
}

static struct cut *
find_cuts(const struct draft *draft, size_t *count, struct arena *arena)
{
	double *values = find_values(draft, arena);
	struct cut *cuts = ARENA_ARRAY(arena, struct cut, draft->entry_count);

	*count = 0;
	for (size_t i = 0; i < draft->entry_count; i++) {
		size_t tokens = entry_tokens(draft, &draft->entries[i]);

		if (can_go(draft, i) && tokens > 0)
			cuts[(*count)++] = (struct cut){
				i, tokens, values[i] / (double)tokens };
	}
	if (*count > 0)
		qsort(cuts, *count, sizeof *cuts, compare_cuts);
	return cuts;
}

static void
add_cut(struct session *session, struct buf *text, const struct cut *cut)
{
	const struct draft *draft = draft_of(session);
	struct origin origin = draft->entries[cut->entry].origin;
	const struct persona *persona =
	    draft->comparison->personas[origin.persona];
	struct str line = outline_line(session, cut->entry, &session->arena);
	struct str fit = utf8_fit(line, CUT_COLUMNS);

	buf_printf(text, "  %zu tokens  %c:%zu  %.*s%s\n", cut->tokens,
		   session_letter(session, origin.persona),
		   source_first_line(&persona->source, origin.range),
		   STR_ARG(fit), fit.len == line.len ? ""
				 : session->ascii   ? "~"
						    : "…");
}

/* What costs least to lose, until it would fit. */
static void
list_cuts(struct session *session, size_t over)
{
	struct arena scratch = { 0 };
	size_t count, saved = 0, listed = 0;
	struct cut *cuts = find_cuts(draft_of(session), &count, &scratch);
	struct buf *text = why_open(session, STR("Over the budget"));

	buf_printf(text, "%s%zu tokens more than the budget of %zu. What costs "
		   "least to lose, the cheapest first:\n\n",
		   session->ascii ? "~" : "≈", over,
		   draft_of(session)->budget);
	for (size_t i = 0; i < count && saved < over; i++) {
		saved += cuts[i].tokens;
		if (i >= CUTS_LISTED)
			continue;
		add_cut(session, text, &cuts[i]);
		listed++;
	}
	if (listed < CUTS_LISTED)
		buf_printf(text, "\n%zu tokens in all. x takes out what the "
			   "cursor is on.\n", saved);
	else
		buf_add_cstr(text, "\nAnd more: whole topics go with x on the "
				   "board.\n");
	arena_release(&scratch);
}

static bool
read_budget(struct str text, size_t *budget)
{
	text = str_trim(text);
	*budget = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_digit(text.ptr[i]))
			return false;
		*budget = *budget * 10 + (size_t)(text.ptr[i] - '0');
	}
	return text.len <= BUDGET_DIGITS;
}

void
compose_budget_to(struct session *session, struct str text)
{
	size_t budget, over;

	if (!session->work.has_draft) {
		session_say(session, "No draft yet: a budget is a draft's");
		return;
	}
	if (!read_budget(text, &budget)) {
		session_say(session, "A budget is a number of tokens, such as "
			    "2000; 0 is none");
		return;
	}
	session_begin(session);
	draft_to_change(session)->budget = budget;
	over = draft_over_budget(draft_of(session));
	if (budget == 0)
		session_done(session, "no budget any more");
	else
		session_done(session, over > 0 ? "a budget of %zu tokens"
					       : "a budget of %zu tokens, "
						 "which is met", budget);
	if (over > 0)
		list_cuts(session, over);
}

void
compose_budget(struct session *session)
{
	size_t budget = draft_of(session)->budget;
	struct str now = { "", 0 };

	if (session->work.has_draft && budget > 0)
		now = arena_printf(&session->arena, "%zu", budget);
	prompt_open(session, "budget in tokens, 0 for none", now,
		    compose_budget_to);
	session->prompt.hint = "enter set it  esc leave it";
}
