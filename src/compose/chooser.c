/* SPDX-License-Identifier: MIT */
#include "compose/chooser.h"

#include <string.h>

#include "compose/entry.h"

double
rule(const struct chooser *this, enum rule rule)
{
	return rule_value(this->without, rule);
}

struct passage *
passage_at(const struct chooser *this, size_t passage)
{
	return &this->passages->all[passage];
}

struct choice *
choice_of(const struct chooser *this, size_t passage)
{
	return &this->out->choices[passage];
}

bool
is_of_base(const struct chooser *this, size_t passage)
{
	return passage_at(this, passage)->persona == this->base;
}

struct str
choice_letter(const struct chooser *this, size_t passage)
{
	return persona_letter(this->out->arena, passage_at(this, passage)->persona);
}

void
leave_out(struct chooser *this, size_t passage, struct str why)
{
	const struct passage *it = passage_at(this, passage);

	for (size_t i = 0; i < it->group_count; i++) {
		const struct group *group =
		    &this->material->groups[it->groups[i]];

		for (size_t k = group->first; k < group->first + group->count;
		     k++)
			if (this->out->why[k].len == 0 &&
			    !this->out->gathered.units[k])
				this->out->why[k] = why;
	}
}

void
take_passage(struct chooser *this, size_t passage, const size_t *units, size_t count,
     struct str reason)
{
	struct choice *choice = choice_of(this, passage);
	const struct passage *it = passage_at(this, passage);
	size_t before = this->out->gathered.tokens;

	choice->chosen = true;
	choice->reason = reason;
	choice->units = ARENA_ARRAY(this->material->arena, size_t, count);
	memcpy(choice->units, units, count * sizeof(*units));
	choice->unit_count = count;
	for (size_t i = 0; i < count; i++) {
		gathered_add(&this->out->gathered, units[i]);
		claims_add(this->claims, unit_text(this->material,
		    &this->material->units[units[i]]), units[i]);
		this->out->why[units[i]] = STR("");
	}
	this->tokens += this->out->gathered.tokens - before +
	    (it->title.len ? TITLE_COST : 0);
	this->out->order[this->out->count++] = passage;
}
