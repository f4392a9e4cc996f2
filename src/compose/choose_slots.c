/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "compose/chooser.h"

enum { BLANKS_LEAST = 3, /* of a template */
       FORMAT_MAX = 750 }; /* tokens of a part without a penalty */

static const double same_ground = .5, /* of what another part speaks of */
		    own_principles = .5; /* of others' that the base
						says at the most */

static bool
has_steps(const struct chooser *this, const struct passage *it)
{
	size_t numbered = 0;

	if (it->kind == BOND_STAGES)
		return true;
	for (size_t i = 0; i < it->group_count; i++) {
		const struct group *group =
		    &this->material->groups[it->groups[i]];
		struct str label = str_trim_start(group->lead_text);

		if (group->kind == GROUP_STEPS && group->count > 2)
			return true;
		numbered += label.len && ascii_is_digit(label.ptr[0]);
	}
	return numbered > 2;
}

bool
has_group(const struct chooser *this, const struct passage *it,
	  enum group_kind kind)
{
	for (size_t i = 0; i < it->group_count; i++)
		if (this->material->groups[it->groups[i]].kind == kind)
			return true;
	return false;
}

static size_t
count_statements(const struct chooser *this, const struct passage *it)
{
	size_t count = 0;

	for (size_t i = 0; i < it->unit_count; i++)
		count += this->material->units[it->units[i]].statement_count;
	return count;
}

static size_t
count_blanks(const struct chooser *this, const struct passage *it)
{
	size_t blanks = 0;

	for (size_t i = 0; i < it->unit_count; i++)
		blanks += text_count_blanks(unit_text(this->material,
		    &this->material->units[it->units[i]]));
	return blanks;
}

/* A format below a subject is that subject's. */
static bool
is_whole_format(const struct chooser *this, const struct passage *it)
{
	enum purpose up;

	if (!has_group(this, it, GROUP_CODE) && !it->closed &&
	    it->unit_count < 3)
		return false;
	if (it->up == NO_INDEX)
		return true;
	up = this->material->parts[it->up].named;
	return up == PURPOSE_OUTPUT || up == PURPOSE_METHOD ||
	    count_blanks(this, it) > 3;
}

/* Somebody's steps for what the base has steps for, under whatever title. */
static bool
has_base_steps(const struct chooser *this, size_t passage)
{
	for (size_t i = this->passages->first[this->base];
	     i < this->passages->first[this->base + 1]; i++)
		if (passage_at(this, i)->unit_count &&
		    has_steps(this, passage_at(this, i)) &&
		    passage_topic(this->passages, passage, i) >=
		    passage_same_topic)
			return true;
	return false;
}

static bool
has_template(const struct chooser *this, const struct passage *it)
{
	for (size_t i = 0; i < it->unit_count; i++) {
		struct str text = unit_text(this->material,
		    &this->material->units[it->units[i]]);

		if (str_contains(text, STR("```")) &&
		    text_count_blanks(text) >= BLANKS_LEAST)
			return true;
	}
	return false;
}

/* The base's template in a step of its method is its format. */
static size_t
find_template(const struct chooser *this)
{
	for (size_t i = this->passages->first[this->base];
	     i < this->passages->first[this->base + 1]; i++)
		if (passage_slot(passage_at(this, i)) == PURPOSE_METHOD &&
		    has_template(this, passage_at(this, i)))
			return i;
	return NO_INDEX;
}

static bool
fits_slot(const struct chooser *this, const struct passage *it,
	  enum purpose slot)
{
	enum purpose own = it->purpose == PURPOSE_EXPERTISE ?
	    PURPOSE_EXPERTISE : passage_slot(it);

	if (it->unit_count == 0 || own != slot || it->nouns || it->intro ||
	    (it->vague && it->persona != this->base) ||
	    is_other_language(this, it) || is_odd(this, it) ||
	    it->tokens < 30 || it->unit_count +
	    count_statements(this, it) < 4)
		return false;
	if (slot == PURPOSE_METHOD)
		return has_steps(this, it) && !has_cue(CUE_DECISION,
		    it->folded) && (it->kind == BOND_STAGES ||
		    !starts_cue(CUE_STAGE, it->folded)) &&
		    (it->persona == this->base ||
		     (lends_method(this, it) && !has_base_steps(this,
		      (size_t)(it - this->passages->all))));
	if (slot == PURPOSE_OUTPUT)
		return is_whole_format(this, it);
	if (slot == PURPOSE_PRINCIPLES)
		return it->kind == BOND_NONE &&
		    !has_group(this, it, GROUP_CODE) &&
		    !has_cue(CUE_DECISION, it->folded) &&
		    (it->persona == this->base || said_elsewhere(this, it,
		     is_ground) < own_principles);
	return true;
}

static double
slot_score(const struct chooser *this, const struct passage *it,
	   enum purpose slot)
{
	double score = it->quality;

	if (slot == PURPOSE_OUTPUT && (has_group(this, it, GROUP_CODE) ||
				       it->closed))
		score *= 1.25;
	return score * (it->tokens < FORMAT_MAX ? 1 : .6);
}

/* The base's where it has one; another role's only where nobody else has. */
static void
find_best(struct chooser *this, enum purpose slot)
{
	size_t best = NO_INDEX;
	double most = 0;

	for (size_t pass = 0; pass < 3 && best == NO_INDEX; pass++) {
		for (size_t i = 0; i < this->passages->count; i++) {
			size_t passage = this->ranked[i];
			const struct passage *it = passage_at(this, passage);
			double score;

			if (!fits_slot(this, it, slot) ||
			    (it->persona != this->base && (pass == 0 ||
			     (pass == 1 && !this->kindred[it->persona]))))
				continue;
			score = slot_score(this, it, slot);
			if (best == NO_INDEX || score > most) {
				best = passage;
				most = score;
			}
		}
		if (slot == PURPOSE_OUTPUT && pass == 0 && best == NO_INDEX)
			best = find_template(this);
	}
	this->best[slot] = best;
}

static bool
has_subjects(const struct chooser *this)
{
	size_t tokens = 0;

	for (size_t i = this->passages->first[this->base];
	     i < this->passages->first[this->base + 1]; i++) {
		const struct passage *it = passage_at(this, i);

		if ((it->purpose == PURPOSE_EXPERTISE ||
		     it->purpose == PURPOSE_SUBJECT) && it->unit_count)
			tokens += it->tokens;
	}
	return tokens > 40;
}

/* Whether the base's second of a kind is about the first one's ground. */
static bool
on_ground(const struct chooser *this, size_t passage, size_t best,
	  enum purpose slot)
{
	const struct passage *it = passage_at(this, passage), *leader = passage_at(this, best);
	double mine = passage_hit(this->passages, passage, best);
	double theirs = passage_hit(this->passages, best, passage);

	if (it->up != NO_INDEX && it->up == leader->up)
		return mine >= same_ground;
	if (slot == PURPOSE_METHOD && it->purpose == PURPOSE_INVOKED &&
	    leader->purpose != PURPOSE_INVOKED)
		return leader->closed && it->unit_count > 2 && mine >= .25;
	return mine >= .25 || theirs >= same_ground;
}

static void
take_slot_part(struct chooser *this, size_t passage, enum purpose slot,
	       bool whole)
{
	size_t *units = ARENA_ARRAY(&this->arena, size_t,
				    passage_at(this, passage)->unit_count);
	size_t count = passage_at(this, passage)->unit_count;
	size_t size = this->tokens + passage_at(this, passage)->tokens;

	if (choice_of(this, passage)->chosen || count == 0 ||
	    ((this->strict || !is_of_base(this, passage)) &&
	     (double)size > (double)this->out->limit * (this->strict ? 1 :
	     whole ? 1.3 : 1.05))) {
		if (count && this->strict)
			leave_out(this, passage, over_budget);
		return;
	}
	if (whole)
		memcpy(units, passage_at(this, passage)->units,
		       count * sizeof(*units));
	else
		count = open_units(this, passage, units);
	if (count)
		take_passage(this, passage, units, count, arena_printf(
		    this->out->arena, "%s: the draft's %s",
		    is_of_base(this, passage) ? "base" : "adds",
		    purpose_name(slot)));
}

static void
fill_slot(struct chooser *this, enum purpose slot)
{
	size_t best = this->best[slot];
	const struct passage *leader;

	if (best == NO_INDEX)
		return;
	leader = passage_at(this, best);
	take_slot_part(this, best, slot, true);
	for (size_t i = this->passages->first[leader->persona];
	     i < this->passages->first[leader->persona + 1]; i++) {
		const struct passage *it = passage_at(this, i);

		if (i == best || it->unit_count == 0 ||
		    (slot == PURPOSE_EXPERTISE ? it->purpose != slot :
		     passage_slot(it) != slot))
			continue;
		if (!is_of_base(this, i)) {
			if (it->up != NO_INDEX && it->up == leader->up &&
			    (slot == PURPOSE_METHOD || slot == PURPOSE_OUTPUT))
				take_slot_part(this, i, slot, false);
			continue;
		}
		if (slot != PURPOSE_METHOD && slot != PURPOSE_OUTPUT &&
		    on_ground(this, i, best, slot)) {
			choice_of(this, i)->spare = true;
			leave_out(this, i, arena_printf(this->out->arena,
			    "one %s is enough, \"%.*s\" leads",
			    purpose_name(slot), STR_ARG(leader->title)));
		} else {
			take_slot_part(this, i, slot, false);
		}
	}
}

void
choose_slots(struct chooser *this)
{
	static const enum purpose wanted[] = {
		PURPOSE_OUTPUT, PURPOSE_METHOD, PURPOSE_PRINCIPLES,
		PURPOSE_COMMUNICATION, PURPOSE_EXPERTISE
	};
	static const enum purpose order[] = {
		PURPOSE_METHOD, PURPOSE_OUTPUT, PURPOSE_PRINCIPLES,
		PURPOSE_COMMUNICATION, PURPOSE_EXPERTISE
	};

	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
		if (wanted[i] != PURPOSE_EXPERTISE || !has_subjects(this))
			find_best(this, wanted[i]);
	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++)
		fill_slot(this, order[i]);
}
