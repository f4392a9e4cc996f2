/* SPDX-License-Identifier: MIT */
#include "app/statements.h"

#include <stdlib.h>

#include "app/session.h"

struct lister {
	struct statements *statements;
	const struct session *session;
	const struct comparison *comparison;
	size_t topic;
	struct arena *arena;
};

/* What a point is sorted by. */
struct ranked {
	size_t point, said_by, order;
};

static size_t
topic_of_item(const struct lister *lister, struct item_ref ref)
{
	const struct persona *persona =
	    lister->comparison->personas[ref.persona];

	return lister->session->board
	    .topics[ref.persona][persona->items[ref.item].section];
}

static bool
is_summed(const struct block *block)
{
	return block->kind == BLOCK_CODE || block->kind == BLOCK_TABLE;
}

static bool
is_row_of_table(const struct lister *lister, struct item_ref ref)
{
	const struct persona *persona =
	    lister->comparison->personas[ref.persona];

	return is_summed(&persona->blocks[persona->items[ref.item].block]);
}

static const struct point *
point_at(const struct lister *lister, size_t point)
{
	return &lister->comparison->points.all[point];
}

static struct relation
relation_of(const struct lister *lister, struct item_ref ref)
{
	return lister->session->board.relations.of[ref.persona][ref.item];
}

/* Among equal texts, one that is taken, else one that stands in the topic. */
static struct item_ref
best_item(const struct lister *lister, const struct wording *wording)
{
	struct item_ref best = wording->items[0];
	bool here = false;

	for (size_t i = 0; i < wording->count; i++) {
		struct item_ref ref = wording->items[i];

		if (relation_of(lister, ref).kind == RELATION_TAKEN)
			return ref;
		if (!here && topic_of_item(lister, ref) == lister->topic) {
			here = true;
			best = ref;
		}
	}
	return best;
}

static struct statement
wording_row(const struct lister *lister, size_t point, size_t index)
{
	const struct wording *wording =
	    &point_at(lister, point)->wordings[index];
	struct item_ref ref = best_item(lister, wording);
	const struct persona *persona =
	    lister->comparison->personas[ref.persona];
	const struct draft *draft = &lister->session->work.draft;
	struct relation relation = relation_of(lister, ref);
	struct statement row = {
		.kind = STATEMENT_WORDING, .point = point, .wording = index,
		.item = ref, .block = persona->items[ref.item].block,
		.entry = NO_INDEX, .relation = relation,
		.taken = relation.kind == RELATION_TAKEN,
		.text = persona_text(persona, persona->items[ref.item].range),
	};

	if (!row.taken)
		return row;
	row.entry = relation.entry;
	if (draft->entries[row.entry].text.ptr)
		row.text = draft->entries[row.entry].text;
	return row;
}

/* The wording that stands in the draft, else the fullest. */
static struct statement
point_row(const struct lister *lister, size_t point)
{
	struct statement row = wording_row(lister, point, 0);

	for (size_t i = 1; i < point_at(lister, point)->wording_count &&
	     !row.taken; i++) {
		struct statement other = wording_row(lister, point, i);

		if (other.taken || (row.relation.kind != RELATION_AGAINST &&
				    other.relation.kind == RELATION_AGAINST))
			row = other;
	}
	row.kind = STATEMENT_POINT;
	row.folded = !lister->session->board.points_unfolded[point];
	return row;
}

static void
add_row(struct lister *lister, struct statement row)
{
	struct statements *list = lister->statements;

	list->all = arena_grow(lister->arena, list->all, list->count,
			       &list->capacity, sizeof *list->all);
	list->all[list->count++] = row;
}

static void
count_and_add(struct lister *lister, struct statement row)
{
	lister->statements->points++;
	lister->statements->taken += row.taken;
	if (lister->session->hide_same && row.taken)
		return;
	add_row(lister, row);
	if (row.kind != STATEMENT_POINT || row.folded)
		return;
	for (size_t i = 0; i < point_at(lister, row.point)->wording_count;
	     i++)
		add_row(lister, wording_row(lister, row.point, i));
}

static int
compare_places(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->said_by != y->said_by)
		return x->said_by > y->said_by ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* The base's items first, each persona's in their order. */
static size_t
order_of(const struct lister *lister, struct item_ref ref, size_t before)
{
	return ref.persona == lister->comparison->base ? ref.item
						       : before + ref.item;
}

static void
add_place(struct lister *lister, struct ranked *places, size_t *count,
	  size_t *index, struct item_ref ref, size_t before)
{
	size_t point = lister->comparison->points.of[ref.persona][ref.item];
	size_t order = order_of(lister, ref, before);

	if (topic_of_item(lister, ref) != lister->topic ||
	    is_row_of_table(lister, ref))
		return;
	if (index[point] == 0) {
		places[*count] = (struct ranked){
			point, point_at(lister, point)->persona_count, order
		};
		index[point] = ++*count;
	}
	if (order < places[index[point] - 1].order)
		places[index[point] - 1].order = order;
}

static void
list_points(struct lister *lister)
{
	const struct comparison *comparison = lister->comparison;
	size_t points = comparison->points.count, count = 0;
	struct ranked *places =
	    ARENA_ARRAY(lister->arena, struct ranked, points);
	size_t *index = ARENA_ARRAY(lister->arena, size_t, points);
	size_t before = comparison->personas[comparison->base]->item_count;

	for (size_t p = 0; p < comparison->persona_count; p++) {
		const struct persona *persona = comparison->personas[p];

		for (size_t i = 0; i < persona->item_count; i++)
			add_place(lister, places, &count, index,
				  (struct item_ref){ p, i }, before);
		before += persona->item_count;
	}
	if (count > 0)
		qsort(places, count, sizeof *places, compare_places);
	for (size_t i = 0; i < count; i++)
		count_and_add(lister, point_row(lister, places[i].point));
}

static struct statement
whole_row(const struct lister *lister, size_t p, size_t index)
{
	const struct board *board = &lister->session->board;
	const struct persona *persona = lister->comparison->personas[p];
	const struct block *block = &persona->blocks[index];
	struct relation relation =
	    block_relation(lister->session, p, block, index);

	return (struct statement){
		.kind = STATEMENT_WHOLE, .point = NO_INDEX,
		.item = { p, NO_INDEX }, .block = index,
		.entry = relation.kind == RELATION_TAKEN ? relation.entry
							 : NO_INDEX,
		.relation = relation,
		.taken = relation.kind == RELATION_TAKEN,
		.folded = !board->folds[p].blocks[index],
		.text = persona_text(persona, block->text),
	};
}

static void
list_wholes_of(struct lister *lister, size_t p)
{
	const struct persona *persona = lister->comparison->personas[p];

	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (lister->session->board.topics[p][block->section] !=
			lister->topic ||
		    !block_is_content(block->kind) ||
		    block->kind == BLOCK_RULE || block->lead_in ||
		    (block->item_count > 0 && !is_summed(block)))
			continue;
		count_and_add(lister, whole_row(lister, p, i));
	}
}

void
statements_list(struct statements *statements, const struct session *session,
		size_t topic, struct arena *arena)
{
	const struct comparison *comparison = session->board.comparison;
	struct lister lister = { statements, session, comparison, topic,
				 arena };

	*statements = (struct statements){ 0 };
	list_points(&lister);
	list_wholes_of(&lister, comparison->base);
	for (size_t p = 0; p < comparison->persona_count; p++)
		if (p != comparison->base)
			list_wholes_of(&lister, p);
}
