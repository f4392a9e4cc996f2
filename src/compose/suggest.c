#include "compose/suggest.h"

#include "compose/place.h"
#include "compose/take.h"
#include "compose/weigh.h"

enum state { OPEN, TAKEN, FOLDED };

struct suggestion {
	struct draft *draft;
	const struct comparison *comparison;
	struct arena arena;
	enum state **states;	/* [persona][item] */
	struct item_ref **into;	/* of what is folded: the item that says it */
	bool **present;		/* [topic][persona] */
	bool *drafted;		/* by topic */
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
		this->states[base][i] = TAKEN;
}

static struct item_ref
other_of(const struct item_pair *pair, struct item_ref item)
{
	if (pair->a.persona == item.persona && pair->a.item == item.item)
		return pair->b;
	return pair->a;
}

/* Whether the draft says it by another item's words, which are noted. */
static bool
fold_item(struct suggestion *this, struct item_ref item)
{
	size_t count;
	const size_t *twins = comparison_twins(this->comparison, item, &count);

	for (size_t i = 0; i < count; i++) {
		struct item_ref twin = other_of(
		    &this->comparison->item_pairs[twins[i]], item);

		if (*state_of(this, twin) != TAKEN ||
		    items_contradict(this->comparison, item, twin))
			continue;
		*state_of(this, item) = FOLDED;
		this->into[item.persona][item.item] = twin;
		return true;
	}
	return false;
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
		this->states[persona][taken->first_item + i] = TAKEN;
}

static void
take_item(struct suggestion *this, struct item_ref item, struct str reason)
{
	draft_take_item(this->draft, item, reason);
	*state_of(this, item) = TAKEN;
}

/* What of a block the draft does not say; the block itself when it is all. */
static void
take_open(struct suggestion *this, size_t persona, size_t block,
	  struct str reason)
{
	const struct block *source = &persona_of(this, persona)->blocks[block];
	size_t open = 0;

	for (size_t i = 0; i < source->item_count; i++)
		open += this->states[persona][source->first_item + i] == OPEN;
	if (open == source->item_count) {
		draft_take_block(this->draft, persona, block, reason);
		mark_taken(this, persona, block);
		return;
	}
	for (size_t i = 0; i < source->item_count; i++) {
		struct item_ref item = { persona, source->first_item + i };

		if (*state_of(this, item) == OPEN)
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
		if (all || !is_offered_only(block))
			take_open(this, persona, i, reason);
	}
}

/* Open items of a persona's part, and how much they say. */
static size_t
weigh_part(struct suggestion *this, size_t topic, size_t persona, size_t *sum)
{
	const struct persona *source = persona_of(this, persona);
	size_t open = 0;

	*sum = 0;
	for (size_t i = 0; i < source->item_count; i++) {
		struct item_ref item = { persona, i };

		if (*state_of(this, item) != OPEN ||
		    topic_of(this, item) != topic)
			continue;
		open++;
		*sum += item_specificity(source, i);
	}
	return open;
}

/* The persona whose part says most that is new; NO_INDEX for none. */
static size_t
most_specific(struct suggestion *this, size_t topic)
{
	size_t best = NO_INDEX, most = 0;

	for (size_t p = 0; p < this->comparison->persona_count; p++) {
		size_t sum, open;

		if (!this->present[topic][p])
			continue;
		open = weigh_part(this, topic, p, &sum);
		if (open > 1 && sum > most) {
			best = p;
			most = sum;
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

static bool
can_join(const struct suggestion *this, struct item_ref item)
{
	size_t topic = topic_of(this, item);

	if (topic == NO_INDEX || !this->drafted[topic])
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

		if (i < count && items_contradict(this->comparison, item,
						  wording))
			continue;
		says[wording.persona] = true;
		sum = item_specificity(persona_of(this, wording.persona),
				       wording.item) + 1;
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
	if (supporters < 2 || best.persona == NO_INDEX)
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

static bool
is_before(const struct comparison *comparison, size_t a, size_t b)
{
	const struct persona *one = comparison->personas[a];
	const struct persona *other = comparison->personas[b];
	size_t leaves[2] = { 0, 0 };

	for (size_t i = 0; i < comparison->candidate_count; i++) {
		const struct candidate *leaf = &comparison->candidates[i];

		leaves[0] += !leaf->group && leaf->persona == a;
		leaves[1] += !leaf->group && leaf->persona == b;
	}
	if (leaves[0] != leaves[1])
		return leaves[0] > leaves[1];
	if (one->tokens != other->tokens)
		return one->tokens > other->tokens;
	return str_compare(one->path, other->path) < 0;
}

size_t
suggest_base(const struct comparison *comparison)
{
	size_t count = comparison->persona_count, best = 0;
	struct arena arena = { 0 };
	size_t *covers = ARENA_ARRAY(&arena, size_t, count);

	for (size_t t = 0; t < comparison->topic_count; t++) {
		const struct topic *topic = &comparison->topics[t];
		bool *seen = ARENA_ARRAY(&arena, bool, count);
		size_t sharing = 0;

		for (size_t i = 0; i < topic->count; i++)
			seen[comparison->candidates[topic->candidates[i]]
			    .persona] = true;
		for (size_t p = 0; p < count; p++)
			sharing += seen[p];
		for (size_t p = 0; p < count; p++)
			covers[p] += sharing > 1 && seen[p];
	}
	for (size_t p = 1; p < count; p++)
		if (covers[p] > covers[best] ||
		    (covers[p] == covers[best] &&
		     is_before(comparison, p, best)))
			best = p;
	arena_release(&arena);
	return best;
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
	note_alternatives(&this);
	for (size_t i = 0; i < draft->entry_count; i++)
		if (draft->entries[i].kind == ENTRY_BLOCK)
			note_agreement(&this, &draft->entries[i]);
	if (options->budget)
		draft_fit(draft, options->budget);
	arena_release(&this.arena);
}
