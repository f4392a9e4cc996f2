/* SPDX-License-Identifier: MIT */
#include "app/part.h"

#include "app/session.h"

static struct item_ref
twin_of_pair(const struct item_pair *pair, struct item_ref item)
{
	bool is_a = pair->a.persona == item.persona &&
		    pair->a.item == item.item;

	return is_a ? pair->b : pair->a;
}

struct item_ref
row_twin(const struct session *session, const struct persona_row *row)
{
	const struct draft *draft = &session->work.draft;
	const struct board *board = &session->board;
	struct item_ref item = { row->persona, row->item };
	const size_t *twins;
	size_t count;

	if (row->item == NO_INDEX)
		return (struct item_ref){ NO_INDEX, NO_INDEX };
	twins = comparison_twins(draft->comparison, item, &count);
	for (size_t i = 0; i < count; i++) {
		struct item_ref twin = twin_of_pair(
		    &draft->comparison->item_pairs[twins[i]], item);
		const struct relation *relation =
		    &board->relations.of[twin.persona][twin.item];

		if (board->pinned != NO_INDEX
			? twin.persona == board->pinned
			: relation->kind == RELATION_TAKEN &&
			      row->relation.kind != RELATION_TAKEN &&
			      relation->entry == row->relation.entry)
			return twin;
	}
	return (struct item_ref){ NO_INDEX, NO_INDEX };
}

struct relation
block_relation(const struct session *session, size_t persona,
	       const struct block *block, size_t index)
{
	const struct relations *relations = &session->board.relations;
	struct relation first;
	size_t taken = 0, said = 0;

	if (block->item_count == 0)
		return relations->blocks[persona][index];
	first = relations->of[persona][block->first_item];
	for (size_t i = 0; i < block->item_count; i++) {
		struct relation one =
		    relations->of[persona][block->first_item + i];

		if (one.kind == RELATION_AGAINST)
			return one;
		taken += one.kind == RELATION_TAKEN;
		said += one.kind == RELATION_SAID;
	}
	if (taken == block->item_count || taken + said == block->item_count)
		return (struct relation){ said > 0 ? RELATION_SAID
						   : RELATION_TAKEN,
					  first.entry };
	return (struct relation){ RELATION_NEW, NO_INDEX };
}

static size_t
count_lines(struct str text)
{
	struct str line;
	size_t count = 0;

	while (str_split(&text, '\n', &line))
		count++;
	return count;
}

static bool
is_fence(struct str line)
{
	line = str_trim(line);
	return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

void
row_describe(struct persona_row *row)
{
	struct str rest = row->text, line, word;

	row->lines = count_lines(row->text);
	str_split(&rest, '\n', &line);
	if (!is_fence(line))
		return;
	row->lines -= row->lines > 1 ? 2 : 1;
	line = str_trim(line);
	while (line.len > 0 && (line.ptr[0] == '`' || line.ptr[0] == '~'))
		line = str_from(line, 1);
	line = str_trim(line);
	if (str_split(&line, ' ', &word))
		row->language = word;
}
