/* SPDX-License-Identifier: MIT */
#include "compose/place.h"
#include "compose/suggestion.h"
#include "compose/take.h"

/* Marks the items of what was just taken. */
static void
mark_taken(struct suggestion *this, size_t persona, size_t block)
{
	const struct persona *source = suggestion_persona(this, persona);
	const struct block *taken = &source->blocks[block];
	struct range range = range_len(taken->keep) ? taken->keep :
	    taken->text;

	for (size_t i = taken->first_item; i < source->item_count &&
	     source->items[i].range.start < range.end; i++)
		suggestion_take(this, (struct item_ref){ persona, i });
}

void
suggestion_take_unit(struct suggestion *this, struct item_ref item,
		     struct str reason)
{
	const struct persona *persona = suggestion_persona(this, item.persona);
	const struct item *items = persona->items;
	const struct block *block = &persona->blocks[items[item.item].block];

	draft_take_unit(this->draft, item, reason);
	for (size_t i = block->first_item;
	     i < block->first_item + block->item_count; i++)
		if (range_covers(items[item.item].unit, items[i].range))
			suggestion_take(this, (struct item_ref){
					item.persona, i });
}

/* Whether of the items from `first` up to `end` at least half, or with `all`
 * any, are open; all that says otherwise stays out, but with `all`. */
static bool
is_wanted(struct suggestion *this, size_t persona, struct range items,
	  bool all)
{
	size_t open = 0, denied = 0;

	for (size_t i = items.start; i < items.end; i++) {
		struct item_ref item = { persona, i };

		if (*suggestion_state(this, item) != OPEN)
			continue;
		open++;
		denied += suggestion_denies(this, item);
	}
	if (all)
		return open > 0;
	return open > 0 && denied == 0 && open * 2 >= range_len(items);
}

void
suggestion_take_open(struct suggestion *this, size_t persona, size_t block,
		     bool all, struct str reason)
{
	const struct persona *source = suggestion_persona(this, persona);
	const struct block *wanted = &source->blocks[block];
	struct range items = { wanted->first_item,
			       wanted->first_item + wanted->item_count };
	size_t next, taken = 0, units = 0;
	bool *take = ARENA_ARRAY(&this->arena, bool, wanted->item_count + 1);

	if (range_len(items) == 0 && suggestion_holds(this, (struct origin){
						persona, wanted->text }))
		return;
	for (size_t i = items.start; i < items.end; i = next, units++) {
		for (next = i + 1; next < items.end; next++)
			if (wanted->kind != BLOCK_TABLE &&
			    source->items[next].unit.start !=
			    source->items[i].unit.start)
				break;
		take[i - items.start] = is_wanted(this, persona,
		    (struct range){ i, next }, all);
		taken += take[i - items.start];
	}
	if (taken == units || (taken && range_len(wanted->keep))) {
		draft_take_block(this->draft, persona, block, reason);
		mark_taken(this, persona, block);
		return;
	}
	for (size_t i = items.start; i < items.end; i++)
		if (take[i - items.start])
			suggestion_take_unit(this, (struct item_ref){
					     persona, i }, reason);
}
