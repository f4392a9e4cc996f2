/* SPDX-License-Identifier: MIT */
#include "compose/suggest.h"

#include "compose/doubt.h"
#include "compose/halves.h"
#include "compose/ledger.h"
#include "compose/pick.h"
#include "compose/place.h"
#include "compose/suggestion.h"
#include "compose/take.h"
#include "compose/weigh.h"

enum { ENOUGH = 8,   /* items; more do not make a section better */
       TELLING = 3 }; /* specificity of an item that stands alone */

static void
take_base(struct suggestion *this)
{
	size_t base = this->draft->base;
	const struct persona *persona = suggestion_persona(this, base);

	for (size_t i = 0; i < persona->front.field_count; i++) {
		struct str key = arena_str(&this->arena,
					   persona->front.fields[i].key);

		draft_take_field(this->draft, key.ptr, base);
	}
	draft_take_section(this->draft, base, 0, STR("base"));
	suggest_headings(this, base, STR("base"));
	for (size_t i = 0; i < persona->item_count; i++) {
		suggestion_take(this, (struct item_ref){ base, i });
		this->introduced |= persona->items[i].section == 0;
	}
}

/* Blocks that come only when they are asked for. */
static bool
is_offered_only(const struct block *block)
{
	return block->item_count == 0 || block->kind == BLOCK_CODE ||
	    range_len(block->keep) ||
	    block->kind == BLOCK_COMMENT || block->kind == BLOCK_HTML;
}

/* Whether at least half of a section's own items are, and are no tales; what
 * the rest says is said better where it was said first. */
static bool
is_mostly_new(struct suggestion *this, size_t persona, size_t section)
{
	const struct persona *source = suggestion_persona(this, persona);
	struct range range = source->sections[section].range;
	size_t open = 0, all = 0;

	for (size_t i = source->blocks[block_at(source, range.start)].
	     first_item; i < source->item_count &&
	     source->items[i].range.start < range.end; i++) {
		if (source->items[i].section != section)
			continue;
		all++;
		open += this->states[persona][i] != FOLDED &&
		    !text_is_tale(suggestion_text(this,
				  (struct item_ref){ persona, i }));
	}
	return open * 2 >= all;
}

static void
take_part(struct suggestion *this, size_t topic, size_t persona, bool all,
	  struct str reason)
{
	const struct persona *source = suggestion_persona(this, persona);

	for (size_t i = 0; i < source->block_count; i++) {
		const struct block *block = &source->blocks[i];

		if (!block_is_content(block->kind) ||
		    block->kind == BLOCK_RULE ||
		    draft_topic_of(this->draft, persona, block->section) !=
		    topic || block_introduces(source, i) ||
		    (block->section == 0 && this->introduced))
			continue;
		if (all || (!is_offered_only(block) && (this->drafted[topic] ||
		    is_mostly_new(this, persona, block->section))))
			suggestion_take_open(this, persona, i, all, reason);
	}
}

/* How much of a persona's part is new, and how much it says: its mean, for
 * so many items, less what is said already. */
static size_t
weigh_part(struct suggestion *this, size_t topic, size_t persona)
{
	const struct persona *source = suggestion_persona(this, persona);
	size_t open = 0, all = 0, sum = 0;

	for (size_t i = 0; i < source->item_count; i++) {
		struct item_ref item = { persona, i };

		if (suggestion_topic(this, item) != topic)
			continue;
		all++;
		if (*suggestion_state(this, item) != OPEN ||
		    text_is_tale(suggestion_text(this, item)))
			continue;
		open++;
		sum += item_specificity(source, i);
	}
	if (open < 2)
		return 0;
	return 100 * sum / all * (open < ENOUGH ? open : ENOUGH) / open;
}

/* Whether it speaks of something that the base speaks of: else it is not the
 * one to say who the base is. */
static bool
is_kin(const struct suggestion *this, size_t persona)
{
	for (size_t t = 0; t < this->comparison->topic_count; t++)
		if (this->comparison->topics[t].kind != TOPIC_IDENTITY &&
		    this->present[t][persona] &&
		    this->present[t][this->draft->base])
			return true;
	return false;
}

/* The persona whose part says most that is new; NO_INDEX for none. */
static size_t
most_specific(struct suggestion *this, size_t topic)
{
	enum topic_kind kind = this->comparison->topics[topic].kind;
	size_t best = NO_INDEX, most = 0;

	for (size_t k = 0; k < this->comparison->persona_count; k++) {
		size_t weight, p = this->order[k];

		if (!this->present[topic][p] ||
		    (kind == TOPIC_IDENTITY && !is_kin(this, p)))
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
	return kind == TOPIC_IDENTITY && this->introduced;
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
	size_t before = this->draft->entry_count;
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
	this->drafted[topic] = this->draft->entry_count > before;
	suggestion_fold_all(this);
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
		    count_present(this, t) < 2 || topic_doubt(this->draft, t))
			continue;
		take_missing_topic(this, t);
	}
}

/* Whether it has a place and makes sense alone. */
static bool
can_join(const struct suggestion *this, struct item_ref item)
{
	const struct persona *persona = suggestion_persona(this, item.persona);
	const struct item *source = &persona->items[item.item];
	size_t topic = suggestion_topic(this, item);

	if (topic == NO_INDEX || !this->drafted[topic] ||
	    source->section == 0 || source->kind == ITEM_ROW ||
	    item_other_half(persona, item.item) != NO_INDEX ||
	    range_len(persona->blocks[source->block].keep) ||
	    this->draft->comparison->lead_of[item.persona][source->block] !=
		NO_INDEX ||
	    !str_contains(suggestion_text(this, item), STR(" ")) ||
	    text_specificity(suggestion_text(this, item)) < TELLING)
		return false;
	return this->comparison->topics[topic].kind != TOPIC_EXAMPLES &&
	    !topic_is_one_of(&this->comparison->topics[topic]);
}

static bool
is_earlier(const struct suggestion *this, struct item_ref a, struct item_ref b)
{
	if (b.persona == NO_INDEX)
		return false;
	if (a.persona != b.persona)
		return this->ranks[a.persona] < this->ranks[b.persona];
	return a.item < b.item;
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
		struct item_ref wording = i == count ? item : pair_other(
		    &this->comparison->item_pairs[twins[i]], item);
		size_t sum;

		if (*suggestion_state(this, wording) != OPEN || (i < count &&
		    !pair_is_telling(this->comparison,
		    &this->comparison->item_pairs[twins[i]])))
			continue;
		says[wording.persona] = true;
		sum = item_specificity(
		    suggestion_persona(this, wording.persona), wording.item);
		if (can_join(this, wording) && (sum > most || (sum == most &&
		    is_earlier(this, wording, best)))) {
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
	    suggestion_denies(this, best))
		return;
	list = persona_list(&this->arena, says, personas);
	suggestion_take_unit(this, best, arena_printf(&this->arena,
		  "%.*s say it, the base lacks it", STR_ARG(list)));
	if (best.persona != item.persona || best.item != item.item)
		suggestion_fold(this, item);
}

static void
take_shared_items(struct suggestion *this)
{
	for (size_t k = 0; k < this->comparison->persona_count; k++) {
		size_t p = this->order[k];
		size_t count = suggestion_persona(this, p)->item_count;

		for (size_t i = 0; i < count; i++) {
			struct item_ref item = { p, i };

			if (*suggestion_state(this, item) == OPEN &&
			    can_join(this, item) &&
			    !suggestion_fold(this, item))
				take_shared_item(this, item);
		}
	}
	suggestion_fold_all(this);
}

/* Everything that another persona adds: with `all` also to topics that the
 * draft does not have, and code. */
static void
take_additions(struct suggestion *this, size_t persona, bool all)
{
	struct str letter = persona_letter(&this->arena, persona);
	struct str reason = arena_printf(&this->arena,
	    "%.*s adds it, nobody before says it", STR_ARG(letter));

	if (all)
		suggestion_read(this);
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
		suggestion_fold_all(this);
	}
	if (all)
		suggest_rest(this, persona, reason);
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
	ledger_open(draft, &this.arena);
	take_base(&this);
	suggestion_fold_all(&this);
	if (options->take != TAKE_BASE) {
		take_missing_topics(&this);
		if (!two || options->take == TAKE_SHARED)
			take_shared_items(&this);
	}
	for (size_t k = 0; k < comparison->persona_count; k++) {
		size_t p = this.order[k];

		if (p != draft->base && (options->take == TAKE_ALL ||
		    (two && options->take == TAKE_DEFAULT)))
			take_additions(&this, p, options->take == TAKE_ALL);
	}
	ledger_close(draft);
	draft_tidy(draft, options->take == TAKE_ALL);
	suggestion_note(&this);
	if (options->budget)
		draft_fit(draft, options->budget);
	arena_release(&this.arena);
}
