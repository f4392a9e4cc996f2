/* SPDX-License-Identifier: MIT */
#include "compose/bans.h"
#include "compose/chooser.h"

enum { FULL_BASE = 2000 }; /* tokens of one that needs little of others */

static const double few_words = .2, /* as if a base had so much of them */
		    strange_most = .3, /* of what serves no other product */
		    known_format = .5;

/* A list of questions asks them all. */
static bool
is_question(const struct chooser *this, size_t unit)
{
	struct str text = str_trim(unit_text(this->material,
	    &this->material->units[unit]));

	while (text.len && str_contains(STR("\"*_)"),
	       (struct str){ text.ptr + text.len - 1, 1 }))
		text.len--;
	return str_ends(text, STR("?")) || str_ends(text, STR("？"));
}

bool
is_foldable(const struct chooser *this, size_t unit)
{
	const struct group *group = &this->material->groups[
	    this->material->units[unit].group];

	return group->kind == GROUP_LIST && group->closed == BOND_NONE &&
	    !range_len(group->lead) && !is_question(this, unit) &&
	    group->purpose != PURPOSE_OUTPUT && group->count > 4 &&
	    !group->bold;
}

static bool
is_rival(const struct chooser *this, size_t passage, size_t taken)
{
	const struct passage *it = passage_at(this, passage);
	const struct passage *other = passage_at(this, taken);
	double hit;

	if (it->kind != BOND_NONE || other->persona != it->persona ||
	    (it->persona == this->base && it->purpose != PURPOSE_RULES &&
	     it->purpose != PURPOSE_EXPERTISE) ||
	    taken == passage || other->purpose == PURPOSE_IDENTITY ||
	    other->purpose == PURPOSE_CLOSING ||
	    (it->up != NO_INDEX && other->up == it->up))
		return false;
	hit = passage_hit(this->passages, passage, taken);
	return hit >= rule(this, RULE_OWN_GROUND) ||
	    (hit >= .2 && it->expertise && other->expertise);
}

bool
rival_within(struct chooser *this, size_t passage)
{
	struct nearest *nearest = &this->nearest[passage];

	for (; nearest->own_seen < this->out->count && !nearest->rival;
	     nearest->own_seen++)
		nearest->rival = is_rival(this, passage,
		    this->out->order[nearest->own_seen]);
	return nearest->rival;
}

/* A list of others that would keep too little goes whole. */
static size_t
without_scraps(const struct chooser *this, const struct passage *it,
	       size_t *units, size_t count)
{
	size_t to = 0;

	for (size_t i = 0; i < count; ) {
		size_t group = this->material->units[units[i]].group;
		size_t had = 0, left = 0;

		for (size_t k = 0; k < it->unit_count; k++)
			had += this->material->units[it->units[k]].group ==
			    group;
		while (i + left < count && this->material->units[
		       units[i + left]].group == group)
			left++;
		if (left == had || (left >= 2 && left * 2 >= had))
			for (size_t k = 0; k < left; k++)
				units[to++] = units[i + k];
		i += left;
	}
	return to;
}

/* Another number for one thing, or the opposite order: what is in leads. */
static bool
contradicts(struct chooser *this, size_t unit)
{
	const struct group *group = &this->material->groups[
	    this->material->units[unit].group];
	size_t owner;

	if (!rule_is_on(this->without, RULE_CONTRADICTION) ||
	    group->kind != GROUP_LIST || group->closed != BOND_NONE ||
	    claims_against(this->claims, unit_text(this->material,
	    &this->material->units[unit]), &owner) == CLAIM_NONE)
		return false;
	if (this->out->why[unit].len == 0)
		this->out->why[unit] = STR("the draft says otherwise");
	return true;
}

/* A part of the base a quarter of which other parts of it say. */
static bool
is_repeated(struct chooser *this, size_t passage)
{
	const struct passage *it = passage_at(this, passage);
	size_t said = 0;

	if (!rule_is_on(this->without, RULE_FOLD) || it->closed ||
	    !rival_within(this, passage))
		return false;
	for (size_t i = 0; i < it->unit_count; i++)
		said += gathered_says(&this->out->gathered, it->units[i]);
	return said * 4 >= it->unit_count;
}

size_t
open_units(struct chooser *this, size_t passage, size_t *units)
{
	const struct passage *it = passage_at(this, passage);
	bool whole = it->closed || is_of_base(this, passage);
	size_t count = 0;

	if (is_of_base(this, passage) && is_repeated(this, passage)) {
		leave_out(this, passage,
			  STR("another section of its file says this"));
		return 0;
	}
	for (size_t i = 0; i < it->unit_count; i++) {
		size_t unit = it->units[i];

		if (!whole && ((rule_is_on(this->without, RULE_FOLD) &&
		    is_foldable(this, unit) &&
		    gathered_says(&this->out->gathered, unit)) ||
		    contradicts(this, unit)))
			continue;
		units[count++] = unit;
	}
	return count < it->unit_count ?
	    without_scraps(this, it, units, count) : count;
}

double
said_elsewhere(const struct chooser *this, const struct passage *it,
	       bool (*counts)(const struct chooser *, size_t unit,
			      const struct passage *it))
{
	const struct measure *measure = this->passages->measure;
	double said = 0;

	for (size_t i = 0; i < it->unit_count; i++) {
		const struct unit *unit = &this->material->units[it->units[i]];

		for (size_t s = unit->first_statement; s <
		     unit->first_statement + unit->statement_count; s++) {
			const struct statement *statement =
			    &measure->statements[s];

			for (size_t k = 0; k < statement->link_count; k++)
				if (counts(this, measure->statements[
				    statement->links[k]].unit, it)) {
					said += statement->value;
					break;
				}
		}
	}
	return it->value > 0 ? said / it->value : 0;
}

/* In the draft, or of a solid part of the base. */
bool
is_ground(const struct chooser *this, size_t unit, const struct passage *it)
{
	size_t passage = this->passages->of[unit];
	const struct passage *other;

	if (this->material->units[unit].persona == it->persona ||
	    passage == NO_INDEX)
		return false;
	if (this->out->gathered.units[unit])
		return true;
	other = passage_at(this, passage);
	return other->persona == this->base && other->unit_count &&
	    !other->nouns && !choice_of(this, passage)->spare;
}

/* Of somebody who is neither the base nor the author. */
bool
is_third(const struct chooser *this, size_t unit, const struct passage *it)
{
	size_t persona = this->material->units[unit].persona;

	return persona != it->persona && persona != this->base;
}

/* Most of it is said here and there. */
double
said_share(const struct chooser *this, size_t passage)
{
	return said_elsewhere(this, passage_at(this, passage), is_ground);
}

double
best_topic(struct chooser *this, size_t passage, size_t *leader)
{
	struct nearest *nearest = &this->nearest[passage];

	for (; nearest->seen < this->out->count; nearest->seen++) {
		size_t other = this->out->order[nearest->seen];
		enum purpose purpose = passage_at(this, other)->purpose;
		double topic;

		if (purpose == PURPOSE_IDENTITY || purpose == PURPOSE_CLOSING)
			continue;
		topic = passage_topic(this->passages, passage, other);
		if (topic > nearest->topic) {
			nearest->topic = topic;
			nearest->leader = other;
		}
	}
	*leader = nearest->topic > 0 ? nearest->leader : NO_INDEX;
	return nearest->topic;
}

/* In another language than the base, or another script. */
bool
is_other_language(const struct chooser *this, const struct passage *it)
{
	const enum language *languages =
	    this->material->comparison->languages;
	enum language here = languages[this->base];
	enum language there = languages[it->persona];

	return it->persona != this->base && (it->ideographic !=
	    this->passages->ideographic[this->base] ||
	    (here != there && here != LANGUAGE_UNKNOWN &&
	     there != LANGUAGE_UNKNOWN));
}

static bool
bans_writing(const struct chooser *this, const struct passage *it)
{
	bool found = text_bans_writing(it->title);

	for (size_t i = 0; i < it->unit_count && !found; i++) {
		const struct unit *unit = &this->material->units[it->units[i]];

		found = this->material->groups[unit->group].kind !=
		    GROUP_CODE && text_bans_writing(unit_text(this->material,
							      unit));
	}
	return found;
}

static bool
base_bans_writing(const struct chooser *this)
{
	for (size_t i = this->passages->first[this->base];
	     i < this->passages->first[this->base + 1]; i++)
		if (bans_writing(this, passage_at(this, i)))
			return true;
	return false;
}

/* Why somebody's text would jar in the base; NULL when it would not. */
const char *
jars(const struct chooser *this, const struct passage *it)
{
	if (it->persona == this->base || !rule_is_on(this->without, RULE_VOICE))
		return NULL;
	if (it->first_person && !this->first_person)
		return "speaks of itself, in another voice";
	if (bans_writing(this, it) && !base_bans_writing(this))
		return "forbids what the base may do";
	return NULL;
}

bool
lends_method(const struct chooser *this, const struct passage *it)
{
	return this->kindred[it->persona] || is_prose(this, this->base);
}

double
base_fullness(const struct chooser *this)
{
	double much = (double)this->material->personas[this->base].tokens /
	    FULL_BASE;

	return much < 1 ? much : 1;
}

/* A short base uses few of the words that its role has. */
bool
is_unknown(const struct chooser *this, const struct passage *it, double least)
{
	double much = base_fullness(this);

	return this->role.kin[it - this->passages->all] <
	    least * (much < few_words ? few_words : much);
}

/* Somebody else's format or method of one product serves no other. */
bool
is_odd(const struct chooser *this, const struct passage *it)
{
	size_t passage = (size_t)(it - this->passages->all);

	if (it->persona == this->base)
		return false;
	if (this->role.strange[passage] > strange_most || jars(this, it) ||
	    (it->purpose == PURPOSE_OUTPUT &&
	     is_unknown(this, it, known_format)))
		return true;
	return purpose_of(it->folded) != it->purpose &&
	    (this->role.named[passage] || (it->purpose == PURPOSE_OUTPUT &&
	     this->role.foreign[passage]));
}
