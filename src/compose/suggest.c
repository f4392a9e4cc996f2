#include "compose/suggest.h"

#include "compose/claims.h"
#include "compose/place.h"
#include "compose/take.h"
#include "compose/weigh.h"

enum state { OPEN, TAKEN, FOLDED };

enum { ENOUGH = 8 }; /* items; more do not make a section better */

struct suggestion {
	struct draft *draft;
	const struct comparison *comparison;
	struct arena arena;
	enum state **states;	/* [persona][item] */
	struct item_ref **into;	/* of what is folded: the item that says it */
	bool **present;		/* [topic][persona] */
	bool *drafted;		/* by topic */
	struct claims *claims;	/* of what is taken */
};

static const struct persona *
persona_of(const struct suggestion *this, size_t persona)
{
	return this->comparison->personas[persona];
}

static enum state *
state_of(struct suggestion *this, struct item_ref item)
{
	return &this->states[item.persona][item.item];
}

static size_t
topic_of(const struct suggestion *this, struct item_ref item)
{
	return draft_topic_of(this->draft, item.persona,
			      persona_of(this, item.persona)->
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

static void
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
}

static struct str
text_of(const struct suggestion *this, struct item_ref item)
{
	const struct persona *persona = persona_of(this, item.persona);

	return persona_text(persona, persona->items[item.item].range);
}

static void
mark_item(struct suggestion *this, struct item_ref item)
{
	*state_of(this, item) = TAKEN;
	claims_add(this->claims, text_of(this, item), item.persona);
}

/* What is taken says otherwise: then it is for the user to choose. */
static bool
is_denied(const struct suggestion *this, struct item_ref item)
{
	size_t owner;

	return claims_against(this->claims, text_of(this, item), &owner) !=
	    CLAIM_NONE;
}

static void
take_base(struct suggestion *this)
{
	size_t base = this->draft->base;
	const struct persona *persona = persona_of(this, base);

	for (size_t i = 0; i < persona->front.field_count; i++) {
		struct str key = arena_str(&this->arena,
					   persona->front.fields[i].key);

		draft_take_field(this->draft, key.ptr, base);
	}
	draft_take_section(this->draft, base, 0, STR("base"));
	for (size_t i = 0; i < persona->item_count; i++)
		mark_item(this, (struct item_ref){ base, i });
}

static struct item_ref
other_of(const struct item_pair *pair, struct item_ref item)
{
	if (pair->a.persona == item.persona && pair->a.item == item.item)
		return pair->b;
	return pair->a;
}

/* Whether the draft says it by another item's words, which are noted: one of
 * the same topic where there is one. */
static bool
fold_item(struct suggestion *this, struct item_ref item)
{
	struct item_ref *into = &this->into[item.persona][item.item];
	size_t count, topic = topic_of(this, item);
	const size_t *twins = comparison_twins(this->comparison, item, &count);
	bool folded = false;

	for (size_t i = 0; i < count; i++) {
		const struct item_pair *pair =
		    &this->comparison->item_pairs[twins[i]];
		struct item_ref twin = other_of(pair, item);

		if (*state_of(this, twin) != TAKEN ||
		    !pair_is_telling(this->comparison, pair) ||
		    items_contradict(this->comparison, item, twin))
			continue;
		if (folded && topic_of(this, twin) != topic)
			continue;
		*into = twin;
		folded = true;
		if (topic_of(this, twin) == topic)
			break;
	}
	if (folded)
		*state_of(this, item) = FOLDED;
	return folded;
}

static void
fold_all(struct suggestion *this)
{
	for (size_t p = 0; p < this->comparison->persona_count; p++)
		for (size_t i = 0; i < persona_of(this, p)->item_count; i++) {
			struct item_ref item = { p, i };

			if (*state_of(this, item) == OPEN)
				fold_item(this, item);
		}
}

/* Marks the items of what was just taken. */
static void
mark_taken(struct suggestion *this, size_t persona, size_t block)
{
	const struct block *taken = &persona_of(this, persona)->blocks[block];

	for (size_t i = 0; i < taken->item_count; i++)
		mark_item(this, (struct item_ref){ persona,
			  taken->first_item + i });
}

static void
take_item(struct suggestion *this, struct item_ref item, struct str reason)
{
	draft_take_item(this->draft, item, reason);
	mark_item(this, item);
}

/* What of a block the draft does not say; the block itself when it is all. */
static void
take_open(struct suggestion *this, size_t persona, size_t block,
	  struct str reason)
{
	const struct block *source = &persona_of(this, persona)->blocks[block];
	size_t open = 0;

	for (size_t i = 0; i < source->item_count; i++) {
		struct item_ref item = { persona, source->first_item + i };

		open += *state_of(this, item) == OPEN &&
		    !is_denied(this, item);
	}
	if (open == source->item_count) {
		draft_take_block(this->draft, persona, block, reason);
		mark_taken(this, persona, block);
		return;
	}
	for (size_t i = 0; i < source->item_count; i++) {
		struct item_ref item = { persona, source->first_item + i };

		if (*state_of(this, item) == OPEN && !is_denied(this, item))
			take_item(this, item, reason);
	}
}

/* Blocks that come only when they are asked for. */
static bool
is_offered_only(const struct block *block)
{
	return block->item_count == 0 || block->kind == BLOCK_CODE ||
	    block->kind == BLOCK_COMMENT || block->kind == BLOCK_HTML;
}

/* Whether at least half of a section's own items are; what the rest says is
 * said better where it was said first. */
static bool
is_mostly_new(struct suggestion *this, size_t persona, size_t section)
{
	const struct persona *source = persona_of(this, persona);
	size_t open = 0, all = 0;

	for (size_t i = 0; i < source->item_count; i++) {
		if (source->items[i].section != section)
			continue;
		all++;
		open += this->states[persona][i] != FOLDED;
	}
	return open * 2 >= all;
}

static void
take_part(struct suggestion *this, size_t topic, size_t persona, bool all,
	  struct str reason)
{
	const struct persona *source = persona_of(this, persona);

	for (size_t i = 0; i < source->block_count; i++) {
		const struct block *block = &source->blocks[i];

		if (!block_is_content(block->kind) ||
		    block->kind == BLOCK_RULE ||
		    draft_topic_of(this->draft, persona, block->section) !=
		    topic || block_introduces(source, i))
			continue;
		if (all || (!is_offered_only(block) && (this->drafted[topic] ||
		    is_mostly_new(this, persona, block->section))))
			take_open(this, persona, i, reason);
	}
}

/* How much of a persona's part is new, and how much it says: its mean, for
 * so many items, less what is said already. */
static size_t
weigh_part(struct suggestion *this, size_t topic, size_t persona)
{
	const struct persona *source = persona_of(this, persona);
	size_t open = 0, all = 0, sum = 0;

	for (size_t i = 0; i < source->item_count; i++) {
		struct item_ref item = { persona, i };

		if (topic_of(this, item) != topic)
			continue;
		all++;
		if (*state_of(this, item) != OPEN)
			continue;
		open++;
		sum += item_specificity(source, i);
	}
	if (open < 2)
		return 0;
	return 100 * sum / all * (open < ENOUGH ? open : ENOUGH) / open;
}

/* The persona whose part says most that is new; NO_INDEX for none. */
static size_t
most_specific(struct suggestion *this, size_t topic)
{
	size_t best = NO_INDEX, most = 0;

	for (size_t p = 0; p < this->comparison->persona_count; p++) {
		size_t weight;

		if (!this->present[topic][p])
			continue;
		weight = weigh_part(this, topic, p);
		if (weight > most) {
			best = p;
			most = weight;
		}
	}
	return best;
}

static bool
is_kind_drafted(const struct suggestion *this, enum topic_kind kind)
{
	for (size_t t = 0; t < this->comparison->topic_count; t++)
		if (this->drafted[t] &&
		    this->comparison->topics[t].kind == kind)
			return true;
	return false;
}

static size_t
count_present(const struct suggestion *this, size_t topic)
{
	size_t count = 0;

	for (size_t p = 0; p < this->comparison->persona_count; p++)
		count += this->present[topic][p];
	return count;
}

static void
take_missing_topic(struct suggestion *this, size_t topic)
{
	size_t best = most_specific(this, topic);
	struct arena *arena = &this->arena;
	struct str letter, list;

	if (best == NO_INDEX)
		return;
	letter = persona_letter(arena, best);
	list = persona_list(arena, this->present[topic],
			    this->comparison->persona_count);
	take_part(this, topic, best, false, arena_printf(arena,
		  "the base has no such section; of %.*s, %.*s's is the most "
		  "specific", STR_ARG(list), STR_ARG(letter)));
	this->drafted[topic] = true;
	fold_all(this);
}

/* A section for each topic that two others have and the base lacks; who the
 * persona is, and how it works, whoever says it. */
static void
take_missing_topics(struct suggestion *this)
{
	for (size_t t = 0; t < this->comparison->topic_count; t++) {
		const struct topic *topic = &this->comparison->topics[t];
		bool one_of = topic_is_one_of(topic);

		if (this->drafted[t] || topic->kind == TOPIC_EXAMPLES ||
		    topic->kind == TOPIC_ONLY)
			continue;
		if (one_of ? is_kind_drafted(this, topic->kind) :
		    count_present(this, t) < 2)
			continue;
		take_missing_topic(this, t);
	}
}

/* Whether it has a place and makes sense alone. */
static bool
can_join(const struct suggestion *this, struct item_ref item)
{
	const struct persona *persona = persona_of(this, item.persona);
	size_t topic = topic_of(this, item);

	if (topic == NO_INDEX || !this->drafted[topic] ||
	    block_lead(persona, persona->items[item.item].block) != NO_INDEX ||
	    !str_contains(text_of(this, item), STR(" ")))
		return false;
	return this->comparison->topics[topic].kind != TOPIC_EXAMPLES &&
	    !topic_is_one_of(&this->comparison->topics[topic]);
}

/* Of an item and its twins, the wording that says most where it has a place;
 * marks who says it. */
static struct item_ref
best_wording(struct suggestion *this, struct item_ref item, bool *says)
{
	size_t count, most = 0;
	const size_t *twins = comparison_twins(this->comparison, item, &count);
	struct item_ref best = { NO_INDEX, NO_INDEX };

	for (size_t i = 0; i <= count; i++) {
		struct item_ref wording = i == count ? item : other_of(
		    &this->comparison->item_pairs[twins[i]], item);
		size_t sum;

		if (*state_of(this, wording) != OPEN || (i < count &&
		    !pair_is_telling(this->comparison,
		    &this->comparison->item_pairs[twins[i]])))
			continue;
		says[wording.persona] = true;
		sum = item_specificity(persona_of(this, wording.persona),
				       wording.item);
		if (can_join(this, wording) && sum > most) {
			most = sum;
			best = wording;
		}
	}
	return best;
}

static void
take_shared_item(struct suggestion *this, struct item_ref item)
{
	size_t personas = this->comparison->persona_count, supporters = 0;
	bool *says = ARENA_ARRAY(&this->arena, bool, personas);
	struct item_ref best = best_wording(this, item, says);
	struct str list;

	for (size_t p = 0; p < personas; p++)
		supporters += says[p];
	if (supporters < 2 || best.persona == NO_INDEX ||
	    is_denied(this, best))
		return;
	list = persona_list(&this->arena, says, personas);
	take_item(this, best, arena_printf(&this->arena,
		  "%.*s say it, the base lacks it", STR_ARG(list)));
	if (best.persona != item.persona || best.item != item.item)
		fold_item(this, item);
}

static void
take_shared_items(struct suggestion *this)
{
	for (size_t p = 0; p < this->comparison->persona_count; p++)
		for (size_t i = 0; i < persona_of(this, p)->item_count; i++) {
			struct item_ref item = { p, i };

			if (*state_of(this, item) == OPEN &&
			    can_join(this, item) && !fold_item(this, item))
				take_shared_item(this, item);
		}
	fold_all(this);
}

/* Everything that another persona adds: with `all` also to topics that the
 * draft does not have, and code. */
static void
take_additions(struct suggestion *this, size_t persona, bool all)
{
	struct str letter = persona_letter(&this->arena, persona);
	struct str reason = arena_printf(&this->arena,
	    "%.*s adds it, nobody before says it", STR_ARG(letter));

	for (size_t t = 0; t < this->comparison->topic_count; t++) {
		const struct topic *topic = &this->comparison->topics[t];

		if (!this->present[t][persona] ||
		    (topic_is_one_of(topic) &&
		     is_kind_drafted(this, topic->kind)))
			continue;
		if (!all && (!this->drafted[t] ||
			     topic->kind == TOPIC_EXAMPLES))
			continue;
		take_part(this, t, persona, all, reason);
		this->drafted[t] = true;
		fold_all(this);
	}
}

/* Writes down as alternatives what was folded. */
static void
note_alternatives(struct suggestion *this)
{
	for (size_t p = 0; p < this->comparison->persona_count; p++)
		for (size_t i = 0; i < persona_of(this, p)->item_count; i++) {
			size_t at;

			if (this->states[p][i] != FOLDED)
				continue;
			at = draft_find(this->draft, this->into[p][i]);
			if (at != NO_INDEX)
				entry_add_alternative(this->draft, at,
				    (struct origin){ p, persona_of(this, p)->
				    items[i].range });
		}
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
suggest_draft(struct draft *draft, const struct suggest_options *options)
{
	const struct comparison *comparison = draft->comparison;
	bool two = comparison->persona_count == 2;
	struct suggestion this;

	if (draft->base >= comparison->persona_count)
		return;
	suggestion_init(&this, draft);
	take_base(&this);
	fold_all(&this);
	if (options->take != TAKE_BASE) {
		take_missing_topics(&this);
		if (!two || options->take == TAKE_SHARED)
			take_shared_items(&this);
	}
	for (size_t p = 0; p < comparison->persona_count; p++)
		if (p != draft->base && (options->take == TAKE_ALL ||
		    (two && options->take == TAKE_DEFAULT)))
			take_additions(&this, p, options->take == TAKE_ALL);
	draft_tidy(draft);
	note_alternatives(&this);
	for (size_t i = 0; i < draft->entry_count; i++)
		if (draft->entries[i].kind == ENTRY_BLOCK)
			note_agreement(&this, &draft->entries[i]);
	if (options->budget)
		draft_fit(draft, options->budget);
	arena_release(&this.arena);
}
