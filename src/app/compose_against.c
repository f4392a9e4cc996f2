/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/handlers.h"
#include "compose/relation.h"

/* How the items of one original fare in the draft. */
struct fare {
	size_t taken, said, gone;
};

static struct fare
fare_of(const struct draft *draft, const struct relations *relations,
	size_t p)
{
	const struct persona *persona = draft->comparison->personas[p];
	struct fare fare = { 0 };

	for (size_t i = 0; i < persona->item_count; i++) {
		enum relation_kind kind = relations->of[p][i].kind;

		fare.taken += kind == RELATION_TAKEN;
		fare.said += kind == RELATION_SAID;
		fare.gone += kind == RELATION_NEW || kind == RELATION_AGAINST;
	}
	return fare;
}

/* The section's titles, where they are others than those before. */
static void
add_section(struct session *session, struct buf *text, size_t p,
	    size_t section, size_t *last)
{
	const struct persona *persona =
	    session_comparison(session)->personas[p];
	struct arena scratch = { 0 };
	struct str path;

	if (section == *last)
		return;
	*last = section;
	path = section_path(persona, section, session->ascii ? " > " : " › ",
			    &scratch);
	buf_printf(text, "\n%.*s\n", path.len > 0 ? (int)path.len : 7,
		   path.len > 0 ? path.ptr : "(intro)");
	arena_release(&scratch);
}

/* "  - 24 text" of what is gone; what is said otherwise, with its words. */
static void
add_items(struct session *session, struct buf *text,
	  const struct relations *relations, size_t p)
{
	const struct draft *draft = draft_of(session);
	const struct persona *persona = draft->comparison->personas[p];
	size_t last = NO_INDEX;

	for (size_t i = 0; i < persona->item_count; i++) {
		const struct item *item = &persona->items[i];
		struct relation relation = relations->of[p][i];
		struct str words = persona_text(persona, item->range);

		if (relation.kind == RELATION_TAKEN)
			continue;
		add_section(session, text, p, item->section, &last);
		buf_printf(text, "  %s %zu  %.*s\n",
			   relation.kind == RELATION_SAID
			       ? session->ascii ? "~" : "≈"
			   : relation.kind == RELATION_AGAINST ? "?" : "-",
			   item->place.line, STR_ARG(words));
		if (relation.kind != RELATION_SAID ||
		    relation.entry >= draft->entry_count)
			continue;
		words = draft_text(draft, &draft->entries[relation.entry]);
		buf_printf(text, "  now: %.*s\n", STR_ARG(words));
	}
}

/* What the user wrote in the place of its words. */
static void
add_edits(struct session *session, struct buf *text, size_t p)
{
	const struct draft *draft = draft_of(session);
	bool any = false;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		struct str was;

		if (!entry->edited || entry->origin.persona != p)
			continue;
		if (!any)
			buf_add_cstr(text, "\nEdited\n");
		any = true;
		was = persona_text(draft->comparison->personas[p],
				   entry->origin.range);
		buf_printf(text, "  - %.*s\n  now: %.*s\n", STR_ARG(was),
			   STR_ARG(entry->text));
	}
}

static void
chosen(struct session *session, size_t p)
{
	const struct draft *draft = draft_of(session);
	struct arena scratch = { 0 };
	struct relations relations;
	struct fare fare;
	struct buf *text;

	if (p >= draft->comparison->persona_count)
		return;
	relations_find(&relations, draft, &scratch);
	fare = fare_of(draft, &relations, p);
	text = why_open(session, arena_printf(&session->arena, "The draft "
			"against %c: what is gone, and what is said otherwise",
			session_letter(session, p)));
	buf_printf(text, "%zu of its items are in the draft as they are, %zu "
		   "in other words, %zu are not.\n", fare.taken, fare.said,
		   fare.gone);
	add_edits(session, text, p);
	add_items(session, text, &relations, p);
	arena_release(&scratch);
}

void
compose_against(struct session *session)
{
	const struct draft *draft = draft_of(session);
	size_t count = draft->comparison->persona_count;
	struct arena scratch = { 0 };
	struct str *rows = ARENA_ARRAY(&scratch, struct str, count);
	struct relations relations;

	relations_find(&relations, draft, &scratch);
	for (size_t p = 0; p < count; p++) {
		struct fare fare = fare_of(draft, &relations, p);

		rows[p] = arena_printf(&scratch, "%c  %.*s: %zu in the draft, "
				       "%zu in other words, %zu not",
				       session_letter(session, p),
				       STR_ARG(draft->comparison->personas[p]
						   ->name),
				       fare.taken, fare.said, fare.gone);
	}
	choice_open(session, STR("The draft against which original?"), rows,
		    count, chosen);
	session->choice.cursor = draft->base < count ? draft->base : 0;
	arena_release(&scratch);
}
