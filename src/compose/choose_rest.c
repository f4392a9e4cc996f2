/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "base/stop.h"
#include "compose/chooser.h"

enum { HEAD_COST = 12, /* tokens that a foreign section costs beside */
       CODE_MAX = 240 };

static const double shared_least = .35, /* of what a third one says */
		    same_ground = .25; /* of the base's that another says */

struct offer {
	size_t passage;
	size_t *units, count;
	double ratio, rank;
};

static bool
is_aside(const struct chooser *this, const struct passage *it)
{
	size_t part = it->part;

	if (has_cue(CUE_ASIDE, it->folded))
		return true;
	while (this->material->parts[part].parent != NO_INDEX) {
		if (!this->material->parts[part].is_title &&
		    has_cue(CUE_ASIDE, this->material->parts[part].folded))
			return true;
		part = this->material->parts[part].parent;
	}
	return false;
}

static bool
has_sibling(const struct chooser *this, const struct passage *it)
{
	for (size_t i = 0; it->up != NO_INDEX && i < this->out->count; i++)
		if (passage_at(this, this->out->order[i])->up == it->up)
			return true;
	return false;
}

static size_t
code_tokens(const struct chooser *this, const size_t *units, size_t count)
{
	size_t tokens = 0;

	for (size_t i = 0; i < count; i++) {
		const struct unit *unit = &this->material->units[units[i]];

		tokens += this->material->groups[unit->group].kind ==
		    GROUP_CODE ? unit->tokens : 0;
	}
	return tokens;
}

/* A base much of which is long code: that is its substance. */
static bool
is_coded(const struct chooser *this)
{
	size_t all = 0, coded = 0;

	for (size_t i = this->passages->first[this->base];
	     i < this->passages->first[this->base + 1]; i++) {
		const struct passage *it = passage_at(this, i);
		size_t code = code_tokens(this, it->units, it->unit_count);

		all += it->tokens;
		coded += it->tokens > CODE_MAX && code * 10 >
		    it->tokens * 6 ? it->tokens : 0;
	}
	return (double)coded > rule(this, RULE_CODED) * (double)all;
}

/* What it brings for its size, of what it says and what the role is for. */
static double
ratio_of(struct chooser *this, const struct offer *offer, double gain,
	 size_t cost)
{
	const struct passage *it = passage_at(this, offer->passage);
	bool base = it->persona == this->base;
	double ratio = gain / (double)cost;
	size_t code = code_tokens(this, offer->units, offer->count), all = 0;

	for (size_t i = 0; i < offer->count; i++)
		all += this->material->units[offer->units[i]].tokens;
	if (!base && (it->nouns || it->vague))
		ratio *= rule(this, RULE_NAMES);
	else if (it->bare)
		ratio *= .6;
	if (!base && (it->nouns || it->vague || code * 2 >= all) &&
	    this->role.kin[offer->passage] < rule(this, RULE_KIN))
		ratio *= this->role.kin[offer->passage] /
		    rule(this, RULE_KIN);
	if (!base)
		ratio *= 1 - rule(this, RULE_STRANGE) *
		    (this->role.named[offer->passage] ? 1 :
		     this->role.strange[offer->passage]);
	if (!this->kindred[it->persona])
		ratio *= 1 - (1 - rule(this, RULE_OTHER_ROLE)) *
		    base_fullness(this);
	ratio *= it->kind == BOND_LEVELS ? 1.2 : 1;
	ratio *= this->aside[offer->passage] ? rule(this, RULE_ASIDE) : 1;
	ratio *= !base && has_sibling(this, it) ? 1.15 : 1;
	if (it->purpose != PURPOSE_OUTPUT && code * 10 > cost * 6 &&
	    ((cost > CODE_MAX && !(base && this->coded) &&
	      ratio < rule(this, RULE_CODE) * this->out->price) ||
	     (!base && this->role.foreign[offer->passage]) ||
	     !this->kindred[it->persona]))
		return 0;
	return ratio;
}

/* "2. Implementation" is nothing without its first part. */
static bool
is_step(const struct chooser *this, const struct passage *it)
{
	struct str title = str_trim(it->folded);

	return it->up != NO_INDEX && title.len > 0 &&
	    (ascii_is_digit(title.ptr[0]) || starts_cue(CUE_STAGE,
	     it->folded)) && this->material->parts[it->part].title.ptr ==
	    it->title.ptr;
}

/* The base's gives way to another's of the same title, if that says nothing
 * of its own, or of the same ground. */
static bool
gives_way(struct chooser *this, size_t passage, size_t leader)
{
	const struct passage *it = passage_at(this, passage);

	return passage_at(this, leader)->persona != it->persona &&
	    (!is_of_base(this, passage) ||
	     purpose_is_all(it->purpose, it->folded) ||
	     passage_hit(this->passages, passage, leader) >= same_ground);
}

/* Whether it may come at all; says why not. */
static bool
may_come(struct chooser *this, size_t passage)
{
	const struct passage *it = passage_at(this, passage);
	bool base = is_of_base(this, passage);
	enum purpose slot = passage_slot(it);
	const char *why;

	if (!base && this->out->take == TAKE_SHARED &&
	    said_elsewhere(this, it, is_third) < shared_least)
		return false;
	if (choice_of(this, passage)->chosen || it->unit_count == 0 ||
	    choice_of(this, passage)->spare || it->prompt ||
	    is_other_language(this, it) || (it->purpose == PURPOSE_OUTPUT &&
	    !base && (it->vague || is_odd(this, it))) ||
	    it->purpose == PURPOSE_MACHINERY ||
	    it->purpose == PURPOSE_CLOSING)
		return false;
	if (!base && slot != PURPOSE_NONE && (this->best[slot] != NO_INDEX ||
	    (slot == PURPOSE_METHOD && !lends_method(this, it))))
		return false;
	if (base && slot != PURPOSE_NONE && this->best[slot] != NO_INDEX &&
	    gives_way(this, passage, this->best[slot]))
		return false;
	if (base && it->tokens >= LEAST_TOKENS)
		return true;
	if (!base && (it->title.len == 0 || it->purpose == PURPOSE_IDENTITY ||
		      this->material->parts[it->part].named ==
		      PURPOSE_IDENTITY))
		return false;
	why = jars(this, it);
	if (why) {
		leave_out(this, passage, str_of(why));
		return false;
	}
	if (!base && is_step(this, it)) {
		leave_out(this, passage, STR("a step of another's way"));
		return false;
	}
	if (it->unit_count < STUB_UNITS && it->tokens < 60 &&
	    it->unit_count < it->all_count)
		return false;
	return base || (it->tokens >= LEAST_TOKENS &&
			it->unit_count * 2 >= it->all_count);
}

/* Whether somebody's passage leads on its ground already. */
static bool
is_led(struct chooser *this, size_t passage)
{
	const struct passage *it = passage_at(this, passage);
	size_t leader;
	double topic = best_topic(this, passage, &leader);

	if (leader != NO_INDEX && topic >= passage_same_topic &&
	    gives_way(this, passage, leader)) {
		leave_out(this, passage, arena_printf(this->out->arena,
		    "\"%.*s\" of %.*s leads on this",
		    STR_ARG(passage_at(this, leader)->title),
		    STR_ARG(choice_letter(this, leader))));
		return true;
	}
	if (!is_of_base(this, passage) && rival_within(this, passage)) {
		leave_out(this, passage,
			  STR("another section of its file says this"));
		return true;
	}
	if (!is_of_base(this, passage) && !it->closed &&
	    said_share(this, passage) >= rule(this, RULE_SPREAD)) {
		leave_out(this, passage, STR("the draft says most of it, "
					     "here and there"));
		return true;
	}
	return false;
}

static bool
make_offer(struct chooser *this, struct offer *offer)
{
	const struct passage *it = passage_at(this, offer->passage);
	bool base = it->persona == this->base;
	size_t cost = base ? 0 : HEAD_COST;
	double gain;

	offer->count = open_units(this, offer->passage, offer->units);
	if (offer->count == 0)
		return false;
	if (!base && offer->count < it->unit_count && offer->count < 3)
		return false;
	for (size_t i = 0; i < offer->count; i++)
		cost += this->material->units[offer->units[i]].tokens;
	gain = gathered_gain(&this->out->gathered, offer->units,
			     offer->count);
	offer->ratio = ratio_of(this, offer, gain, cost);
	if (offer->ratio <= 0 || (!base && offer->ratio < this->out->price *
	    rule(this, RULE_OTHERS_RATIO) * this->rich))
		return false;
	if ((this->strict || !base) && this->tokens + cost >
	    this->out->limit) {
		if (this->strict)
			leave_out(this, offer->passage, over_budget);
		return false;
	}
	offer->rank = offer->ratio * sqrt((double)cost);
	return true;
}

static bool
take_next(struct chooser *this, struct offer *offers, size_t *pending,
	  size_t *pending_count)
{
	size_t count = 0, kept = 0, best = 0;
	struct offer *top;

	for (size_t i = 0; i < *pending_count; i++) {
		struct offer *offer = &offers[count];

		if (stop_wanted())
			return false;
		offer->passage = pending[i];
		offer->units = this->room[pending[i]];
		if (choice_of(this, pending[i])->chosen ||
		    is_led(this, pending[i]))
			continue;
		pending[kept++] = pending[i];
		if (make_offer(this, offer))
			count++;
	}
	*pending_count = kept;
	if (count == 0)
		return false;
	for (size_t i = 1; i < count; i++)
		if (offers[i].rank > offers[best].rank)
			best = i;
	top = &offers[best];
	take_passage(this, top->passage, top->units, top->count,
		     is_of_base(this, top->passage) ? STR("base: its own") :
		     arena_printf(this->out->arena, "adds a section: it says "
		     "%.1f times what such a length does", top->ratio /
		     this->out->price));
	return true;
}

void
choose_rest(struct chooser *this)
{
	size_t all = this->passages->count, count = 0;
	size_t *pending = ARENA_ARRAY(&this->arena, size_t, all);
	struct offer *offers = ARENA_ARRAY(&this->arena, struct offer, all);

	this->room = ARENA_ARRAY(&this->arena, size_t *, all);
	this->aside = ARENA_ARRAY(&this->arena, bool, all);
	this->coded = is_coded(this);
	for (size_t i = 0; i < all; i++) {
		this->room[i] = ARENA_ARRAY(&this->arena, size_t,
					    passage_at(this, i)->unit_count);
		this->aside[i] = is_aside(this, passage_at(this, i));
	}
	for (size_t i = 0; i < all; i++)
		if (is_of_base(this, this->ranked[i]) &&
		    may_come(this, this->ranked[i]))
			pending[count++] = this->ranked[i];
	while (take_next(this, offers, pending, &count))
		;
	count = 0;
	for (size_t i = 0; i < all; i++)
		if (may_come(this, this->ranked[i]))
			pending[count++] = this->ranked[i];
	while (take_next(this, offers, pending, &count))
		;
}
