/* SPDX-License-Identifier: MIT */
#include "compose/weigh.h"

#include "base/buf.h"
#include "match/claims.h"

static const double alike_score = .75;

enum { WORDS_MAX = 40, TALE_COST = 4, LEAD_COST = 6 };

static bool
is_special(struct str word)
{
	bool capitals = false, digits = false;

	for (size_t i = 0; i < word.len; i++) {
		capitals |= i && word.ptr[i] >= 'A' && word.ptr[i] <= 'Z';
		digits |= ascii_is_digit(word.ptr[i]);
	}
	return capitals || digits;
}

bool
text_is_tale(struct str text)
{
	static const char *const beginnings[] = {
		"I", "my", "achieved", "architected", "built", "cut",
		"delivered", "designed", "developed", "grew", "handled",
		"helped", "implemented", "improved", "increased", "launched",
		"led", "maintained", "managed", "mentored", "migrated",
		"passed", "processed", "reduced", "saved", "scaled",
		"shipped", "supported", "worked", NULL
	};
	struct str word;

	text = str_trim(text);
	word = (struct str){ text.ptr, str_find_byte(text, ' ') };
	for (size_t i = 0; beginnings[i]; i++)
		if (str_eq_nocase(word, str_of(beginnings[i])))
			return true;
	return false;
}

size_t
text_specificity(struct str text)
{
	size_t words = 0, special = 0, at = 0, sum;

	text = str_trim(text);
	while (at < text.len) {
		size_t start = at;

		while (at < text.len && (ascii_is_alnum(text.ptr[at]) ||
					 (unsigned char)text.ptr[at] >= 0x80))
			at++;
		if (at > start + 1) {
			words++;
			special += is_special(str_slice(text,
			    (struct range){ start, at }));
		}
		if (at < text.len)
			special += text.ptr[at++] == '`';
	}
	if (words > WORDS_MAX)
		words = WORDS_MAX;
	if (special > WORDS_MAX)
		special = WORDS_MAX;
	sum = words + 2 * special;
	return text_is_tale(text) ? sum / TALE_COST : sum;
}

size_t
item_specificity(const struct persona *persona, size_t item)
{
	const struct item *this = &persona->items[item];
	size_t sum = text_specificity(persona_text(persona, this->range));

	if (block_lead(persona, this->block) != NO_INDEX)
		sum = sum > LEAD_COST ? sum - LEAD_COST : 0;
	return sum;
}

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
