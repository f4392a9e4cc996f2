/* SPDX-License-Identifier: MIT */
#include "compose/weigh.h"

#include "base/buf.h"
#include "match/claims.h"

static const double alike_score = .75;

struct str
persona_list(struct arena *arena, const bool *personas, size_t count)
{
	struct buf out = { 0 };
	size_t left = 0;
	struct str list;

	for (size_t i = 0; i < count; i++)
		left += personas[i];
	for (size_t i = 0; i < count; i++) {
		if (!personas[i])
			continue;
		if (out.len)
			buf_add_cstr(&out, left == 1 ? " and " : ", ");
		buf_add(&out, persona_letter(arena, i));
		left--;
	}
	list = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return list;
}

bool
items_contradict(const struct comparison *comparison, struct item_ref a,
		 struct item_ref b)
{
	const struct persona *one = comparison->personas[a.persona];
	const struct persona *other = comparison->personas[b.persona];

	return texts_contradict(persona_text(one, one->items[a.item].range),
				persona_text(other,
					     other->items[b.item].range));
}

static size_t
topic_of_item(const struct comparison *comparison, struct item_ref ref)
{
	const struct persona *persona = comparison->personas[ref.persona];

	return comparison_topic_of(comparison, ref.persona,
				   persona->items[ref.item].section);
}

bool
topic_is_examples(const struct comparison *comparison, size_t topic)
{
	return topic != NO_INDEX &&
	    comparison->topics[topic].kind == TOPIC_EXAMPLES;
}

bool
pair_is_telling(const struct comparison *comparison,
		const struct item_pair *pair)
{
	size_t a = topic_of_item(comparison, pair->a);
	size_t b = topic_of_item(comparison, pair->b);

	if (a == b)
		return true;
	return pair->score >= alike_score &&
	    !topic_is_examples(comparison, a) &&
	    !topic_is_examples(comparison, b);
}

bool
pair_says(const struct comparison *comparison, const struct item_pair *pair,
	  struct item_ref item)
{
	bool is_a = pair->a.persona == item.persona &&
	    pair->a.item == item.item;

	if (topic_of_item(comparison, pair->a) ==
	    topic_of_item(comparison, pair->b))
		return true;
	return pair_is_telling(comparison, pair) &&
	    (is_a ? pair->a_within : pair->b_within);
}
