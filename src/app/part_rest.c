/* SPDX-License-Identifier: MIT */
#include "app/part.h"

#include "app/session.h"
#include "model/tokens.h"

static void
add_row(struct part *part, const struct persona_row *row)
{
	part->rows = arena_grow(part->arena, part->rows, part->count,
				&part->capacity, sizeof *part->rows);
	part->rows[part->count++] = *row;
}

static void
use(bool *used, size_t count, const struct relation *relation)
{
	if (relation->entry < count)
		used[relation->entry] = true;
}

/* Entries that some row of the part is or stands beside, shown or not. */
static bool *
find_used(const struct part *part, const struct session *session)
{
	const struct draft *draft = &session->work.draft;
	const struct board *board = &session->board;
	const struct persona *source =
	    draft->comparison->personas[part->persona];
	const size_t *topics = board->topics[part->persona];
	bool *used = ARENA_ARRAY(part->arena, bool, draft->entry_count);

	for (size_t i = 0; i < source->item_count; i++)
		if (topics[source->items[i].section] == part->topic)
			use(used, draft->entry_count,
			    &board->relations.of[part->persona][i]);
	for (size_t i = 0; i < source->block_count; i++)
		if (source->blocks[i].item_count == 0 &&
		    topics[source->blocks[i].section] == part->topic)
			use(used, draft->entry_count,
			    &board->relations.blocks[part->persona][i]);
	return used;
}

static struct persona_row
entry_row(const struct session *session, size_t index)
{
	const struct draft *draft = &session->work.draft;
	const struct entry *entry = &draft->entries[index];
	struct persona_row row = {
		.kind = ROW_ENTRY,
		.persona = entry->origin.persona,
		.section = NO_INDEX,
		.block = NO_INDEX,
		.item = NO_INDEX,
		.entry = index,
		.text = draft_text(draft, entry),
		.summed = entry->form == FORM_VERBATIM,
		.folded = session->board.entry_read != index,
		.relation = { RELATION_TAKEN, index },
		.twin = { NO_INDEX, NO_INDEX },
	};

	if (row.summed)
		row_describe(&row);
	return row;
}

static void
list_entries(struct part *rest, const struct session *session,
	     const bool *used)
{
	const struct draft *draft = &session->work.draft;
	size_t topic = NO_INDEX;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		struct persona_row row;

		if (entry->depth == 0)
			topic = entry->topic;
		if (topic != rest->topic || entry->kind != ENTRY_BLOCK ||
		    used[i])
			continue;
		row = entry_row(session, i);
		add_row(rest, &row);
	}
}

/* Whether the persona says it, too, in this topic. */
static bool
has_twin(const struct session *session, const struct persona_row *row,
	 const struct part *part)
{
	const struct comparison *comparison =
	    session->work.draft.comparison;
	const size_t *topics = session->board.topics[part->persona];
	const size_t *twins;
	size_t count;

	if (row->item == NO_INDEX)
		return false;
	twins = comparison_twins(comparison,
				 (struct item_ref){ row->persona, row->item },
				 &count);
	for (size_t i = 0; i < count; i++) {
		const struct item_pair *pair =
		    &comparison->item_pairs[twins[i]];
		struct item_ref twin = pair->a.persona == part->persona
					   ? pair->a
					   : pair->b;
		const struct persona *source;

		if (twin.persona != part->persona)
			continue;
		source = comparison->personas[twin.persona];
		if (topics[source->items[twin.item].section] == part->topic)
			return true;
	}
	return false;
}

static void
list_pinned(struct part *rest, const struct session *session,
	    const struct part *part)
{
	struct part other;

	part_list(&other, session, part->topic, session->board.pinned,
		  part->arena);
	for (size_t i = 0; i < other.count; i++) {
		struct persona_row row = other.rows[i];

		if (row.kind == ROW_SECTION || has_twin(session, &row, part))
			continue;
		row.kind = ROW_OTHER;
		row.depth = 0;
		row.titled = false;
		row.twin = (struct item_ref){ NO_INDEX, NO_INDEX };
		add_row(rest, &row);
	}
}

void
part_add_rest(struct part *part, const struct session *session)
{
	struct part rest = { .topic = part->topic, .persona = part->persona,
			     .arena = part->arena };
	struct persona_row head = {
		.kind = ROW_REST,
		.persona = session->board.pinned,
		.section = NO_INDEX,
		.block = NO_INDEX,
		.item = NO_INDEX,
		.entry = NO_INDEX,
		.folded = session->board.rest_folded,
		.twin = { NO_INDEX, NO_INDEX },
	};

	if (session->board.pinned == NO_INDEX)
		list_entries(&rest, session, find_used(part, session));
	else
		list_pinned(&rest, session, part);
	if (rest.count == 0)
		return;
	head.tally.count = rest.count;
	add_row(part, &head);
	for (size_t i = 0; i < rest.count && !head.folded; i++)
		add_row(part, &rest.rows[i]);
}

static bool
stands_beside(const struct session *session, const struct persona_row *row)
{
	return session->board.pinned == NO_INDEX &&
	       row->relation.entry < session->work.draft.entry_count &&
	       (row->relation.kind == RELATION_SAID ||
		row->relation.kind == RELATION_AGAINST);
}

struct str
part_other_text(const struct session *session, const struct persona_row *row)
{
	const struct draft *draft = &session->work.draft;
	const struct persona *other;

	if (row->kind == ROW_ENTRY || row->kind == ROW_OTHER)
		return row->text;
	if (row->twin.persona != NO_INDEX) {
		other = draft->comparison->personas[row->twin.persona];
		return persona_text(other,
				    other->items[row->twin.item].range);
	}
	if (row->kind == ROW_SECTION || !stands_beside(session, row))
		return (struct str){ "", 0 };
	return draft_text(draft, &draft->entries[row->relation.entry]);
}

size_t
part_other_persona(const struct session *session,
		   const struct persona_row *row)
{
	if (row->kind == ROW_ENTRY || row->kind == ROW_OTHER)
		return row->persona;
	if (row->twin.persona != NO_INDEX)
		return row->twin.persona;
	if (!stands_beside(session, row))
		return NO_INDEX;
	return session->work.draft.entries[row->relation.entry]
	    .origin.persona;
}
