/* SPDX-License-Identifier: MIT */
#include "compose/suggestion.h"

#include "compose/halves.h"
#include "compose/place.h"
#include "compose/take.h"
#include "compose/weigh.h"

const struct persona *
suggestion_persona(const struct suggestion *this, size_t persona)
{
	return this->comparison->personas[persona];
}

enum state *
suggestion_state(struct suggestion *this, struct item_ref item)
{
	return &this->states[item.persona][item.item];
}

size_t
suggestion_topic(const struct suggestion *this, struct item_ref item)
{
	return draft_topic_of(this->draft, item.persona,
			      suggestion_persona(this, item.persona)->
			      items[item.item].section);
}

static void
find_presence(struct suggestion *this)
{
	const struct comparison *comparison = this->comparison;

	this->present = ARENA_ARRAY(&this->arena, bool *,
				    comparison->topic_count);
	this->drafted = ARENA_ARRAY(&this->arena, bool,
				    comparison->topic_count);
	for (size_t t = 0; t < comparison->topic_count; t++) {
		const struct topic *topic = &comparison->topics[t];

		this->present[t] = ARENA_ARRAY(&this->arena, bool,
					       comparison->persona_count);
		for (size_t i = 0; i < topic->count; i++)
			this->present[t][comparison->candidates[
			    topic->candidates[i]].persona] = true;
		this->drafted[t] = this->present[t][this->draft->base];
	}
}

static bool
goes_before(const struct persona *a, const struct persona *b)
{
	if (persona_tokens(a) != persona_tokens(b))
		return persona_tokens(a) > persona_tokens(b);
	return str_compare(a->source.bytes, b->source.bytes) < 0;
}

static void
find_order(struct suggestion *this)
{
	size_t count = this->comparison->persona_count;
	size_t *order = ARENA_ARRAY(&this->arena, size_t, count);

	for (size_t i = 0; i < count; i++) {
		size_t at = i;

		for (; at > 0 && goes_before(suggestion_persona(this, i),
		     suggestion_persona(this, order[at - 1])); at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	this->order = order;
	this->ranks = ARENA_ARRAY(&this->arena, size_t, count);
	for (size_t i = 0; i < count; i++)
		this->ranks[order[i]] = i;
}

void
suggestion_init(struct suggestion *this, struct draft *draft)
{
	const struct comparison *comparison = draft->comparison;

	*this = (struct suggestion){ .draft = draft,
				     .comparison = comparison };
	this->claims = claims_new(&this->arena);
	this->states = ARENA_ARRAY(&this->arena, enum state *,
				   comparison->persona_count);
	this->into = ARENA_ARRAY(&this->arena, struct item_ref *,
				 comparison->persona_count);
	for (size_t p = 0; p < comparison->persona_count; p++) {
		size_t count = comparison->personas[p]->item_count;

		this->states[p] = ARENA_ARRAY(&this->arena, enum state, count);
		this->into[p] = ARENA_ARRAY(&this->arena, struct item_ref,
					    count);
	}
	find_presence(this);
	find_order(this);
}

struct str
suggestion_text(const struct suggestion *this, struct item_ref item)
{
	const struct persona *persona = suggestion_persona(this, item.persona);

	return persona_text(persona, persona->items[item.item].range);
}

void
suggestion_take(struct suggestion *this, struct item_ref item)
{
	*suggestion_state(this, item) = TAKEN;
	claims_add(this->claims, suggestion_text(this, item), item.persona);
}

bool
suggestion_denies(const struct suggestion *this, struct item_ref item)
{
	size_t owner;

	return claims_against(this->claims, suggestion_text(this, item),
			      &owner) != CLAIM_NONE;
}

struct item_ref
pair_other(const struct item_pair *pair, struct item_ref item)
{
	if (pair->a.persona == item.persona && pair->a.item == item.item)
		return pair->b;
	return pair->a;
}

/* Into an item of the same topic where there is one, else the most alike. */
bool
suggestion_fold(struct suggestion *this, struct item_ref item)
{
	struct item_ref *into = &this->into[item.persona][item.item];
	size_t count, topic = suggestion_topic(this, item);
	const size_t *twins = comparison_twins(this->comparison, item, &count);
	bool folded = false;

	for (size_t i = 0; i < count; i++) {
		const struct item_pair *pair =
		    &this->comparison->item_pairs[twins[i]];
		struct item_ref twin = pair_other(pair, item);

		if (*suggestion_state(this, twin) != TAKEN ||
		    !pair_says(this->comparison, pair, item) ||
		    items_contradict(this->comparison, item, twin))
			continue;
		if (folded && suggestion_topic(this, twin) != topic)
			continue;
		*into = twin;
		folded = true;
		if (suggestion_topic(this, twin) == topic)
			break;
	}
	if (folded)
		*suggestion_state(this, item) = FOLDED;
	return folded;
}

/* Of a pair like pro and con the one half is not left out alone. */
static void
open_halves(struct suggestion *this, size_t p)
{
	const struct persona *persona = suggestion_persona(this, p);

	for (size_t i = 0; i < persona->item_count; i++) {
		size_t other = this->states[p][i] != FOLDED ? NO_INDEX
				   : item_other_half(persona, i);

		if (other != NO_INDEX && this->states[p][other] == OPEN)
			this->states[p][i] = OPEN;
	}
}

void
suggestion_fold_all(struct suggestion *this)
{
	for (size_t k = 0; k < this->comparison->persona_count; k++) {
		size_t p = this->order[k];
		size_t count = suggestion_persona(this, p)->item_count;

		for (size_t i = 0; i < count; i++) {
			struct item_ref item = { p, i };

			if (*suggestion_state(this, item) == OPEN)
				suggestion_fold(this, item);
		}
		open_halves(this, p);
	}
}

/* Whether the words that stand for a folded item are an alternative to it: in
 * another topic only the very same are, what is alike merely says it, too. */
static bool
is_alternative(struct suggestion *this, struct item_ref item,
	       struct item_ref into)
{
	size_t count;
	const size_t *twins;

	if (suggestion_topic(this, item) == suggestion_topic(this, into))
		return true;
	twins = comparison_twins(this->comparison, item, &count);
	for (size_t i = 0; i < count; i++) {
		const struct item_pair *pair =
		    &this->comparison->item_pairs[twins[i]];
		struct item_ref other = pair_other(pair, item);

		if (other.persona == into.persona && other.item == into.item)
			return pair->pairing == PAIRING_SAME;
	}
	return false;
}

static void
note_alternative(struct suggestion *this, struct item_ref item)
{
	struct item_ref into = this->into[item.persona][item.item];
	size_t at;

	if (*suggestion_state(this, item) != FOLDED ||
	    !is_alternative(this, item, into))
		return;
	at = draft_find(this->draft, into);
	if (at != NO_INDEX)
		entry_add_alternative(this->draft, at, (struct origin){
		    item.persona, suggestion_persona(this, item.persona)->
		    items[item.item].range });
}

static void
note_agreement(struct suggestion *this, struct entry *entry)
{
	size_t personas = this->comparison->persona_count, others = 0;
	bool *says = ARENA_ARRAY(&this->arena, bool, personas);
	struct str list;

	for (size_t i = 0; i < entry->alternative_count; i++)
		says[entry->alternatives[i].persona] = true;
	says[this->draft->base] = false;
	for (size_t p = 0; p < personas; p++)
		others += says[p];
	if (others == 0 || entry->origin.persona != this->draft->base)
		return;
	list = persona_list(&this->arena, says, personas);
	entry->reason = arena_printf(this->draft->arena,
	    "base; %.*s %s it, too", STR_ARG(list),
	    others == 1 ? "says" : "say");
}

void
suggestion_note(struct suggestion *this)
{
	for (size_t p = 0; p < this->comparison->persona_count; p++)
		for (size_t i = 0; i < suggestion_persona(this, p)->item_count;
		     i++)
			note_alternative(this, (struct item_ref){ p, i });
	for (size_t i = 0; i < this->draft->entry_count; i++)
		if (this->draft->entries[i].kind == ENTRY_BLOCK)
			note_agreement(this, &this->draft->entries[i]);
}
