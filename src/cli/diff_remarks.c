/* SPDX-License-Identifier: MIT */
#include "cli/diff.h"

/* A file that nearly repeats itself is its author's affair. */
static const double repeat_score = .95;

static bool
is_told(const struct sheet *sheet, struct item_ref a, struct item_ref b)
{
	size_t row = sheet->row_of[a.persona][a.item];

	return row > 0 && row == sheet->row_of[b.persona][b.item];
}

static bool
is_example(const struct sheet *sheet, struct item_ref ref)
{
	const struct comparison *comparison = sheet->comparison;
	const struct persona *persona = comparison->personas[ref.persona];
	size_t topic = comparison_topic_of(comparison, ref.persona,
					   persona->items[ref.item].section);

	return topic != NO_INDEX &&
	       comparison->topics[topic].kind == TOPIC_EXAMPLES;
}

static void
add_remark(struct sheet *sheet, struct remarks *remarks, struct remark remark)
{
	remarks->all = arena_grow(sheet->invocation->arena, remarks->all,
				  remarks->count, &remarks->capacity,
				  sizeof *remarks->all);
	remarks->all[remarks->count++] = remark;
}

static void
find_contradictions(struct sheet *sheet, struct remarks *remarks)
{
	const struct comparison *comparison = sheet->comparison;
	struct arena *arena = sheet->invocation->arena;
	struct claims *claims = claims_new(arena);
	struct item_ref *owners = NULL;
	size_t count = 0, capacity = 0;

	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < comparison->personas[p]->item_count;
		     i++) {
			struct item_ref ref = { p, i };
			struct str text = persona_text(
			    comparison->personas[p],
			    comparison->personas[p]->items[i].range);
			enum claim_kind kind;
			size_t owner = NO_INDEX;

			if (is_example(sheet, ref))
				continue;
			kind = claims_meet(claims, text, count, &owner);
			if (kind != CLAIM_NONE)
				add_remark(sheet, remarks,
					   (struct remark){
					       owners[owner], ref, kind, 0,
					       is_told(sheet, owners[owner],
						       ref) });
			owners = arena_grow(arena, owners, count, &capacity,
					    sizeof *owners);
			owners[count++] = ref;
		}
}

static void
find_repeats(struct sheet *sheet, struct remarks *remarks)
{
	const struct comparison *comparison = sheet->comparison;

	for (size_t i = 0; i < comparison->item_pair_count; i++) {
		const struct item_pair *pair = &comparison->item_pairs[i];

		if (pair->a.persona == pair->b.persona &&
		    pair->score >= repeat_score &&
		    !is_example(sheet, pair->a) && !is_example(sheet, pair->b))
			add_remark(sheet, remarks,
				   (struct remark){ pair->a, pair->b,
						    CLAIM_NONE, pair->score,
						    false });
	}
}

void
diff_remarks(struct sheet *sheet, struct remarks *remarks)
{
	find_contradictions(sheet, remarks);
	find_repeats(sheet, remarks);
}
