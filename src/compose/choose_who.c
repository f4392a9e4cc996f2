/* SPDX-License-Identifier: MIT */
#include "compose/chooser.h"

enum { BEYOND_LEAST = 160 }; /* bytes beyond the sentence of who it is */

static const double prose_ratio = .6, known_prose = .3;

/* Who it is: the base's. */
void
choose_identity(struct chooser *this)
{
	for (size_t i = 0; i < this->passages->count; i++) {
		size_t passage = this->ranked[i];
		const struct passage *it = passage_at(this, passage);

		if (it->unit_count && is_of_base(this, passage) &&
		    (it->purpose == PURPOSE_IDENTITY ||
		     it->purpose == PURPOSE_CLOSING))
			take_passage(this, passage, it->units, it->unit_count,
				     STR("base: who it is"));
	}
}

/* A base that does not say who it is: the others' best word on that. */
void
borrow_identity(struct chooser *this)
{
	const struct persona_parts *of =
	    &this->material->personas[this->base];
	size_t best = NO_INDEX;

	for (size_t i = of->group_first; i < of->group_end; i++)
		if (group_says_who(this->material,
				   &this->material->groups[i]))
			return;
	for (size_t i = 0; i < this->passages->count; i++) {
		size_t passage = this->ranked[i];
		const struct passage *it = passage_at(this, passage);

		if (it->purpose != PURPOSE_IDENTITY || it->unit_count == 0)
			continue;
		if (is_of_base(this, passage) && it->title.len == 0)
			return;
		if (!is_of_base(this, passage) && it->title.len == 0 &&
		    !is_other_language(this, it) &&
		    group_says_who(this->material, &this->material->groups[
			it->groups[0]]) &&
		    this->kindred[it->persona] &&
		    (best == NO_INDEX || it->value > passage_at(this, best)->value))
			best = passage;
	}
	if (best != NO_INDEX)
		take_passage(this, best, passage_at(this, best)->units,
		     passage_at(this, best)->unit_count,
		     STR("adds: who it is, which the base does not say"));
}

bool
is_prose(const struct chooser *this, size_t persona)
{
	const struct persona_parts *of = &this->material->personas[persona];

	for (size_t i = of->first + 1; i < of->end; i++)
		if (!this->material->parts[i].is_title)
			return false;
	return true;
}

/* A paragraph of who it is and nothing more. */
static bool
only_says_who(const struct chooser *this, const struct passage *it)
{
	const struct group *group = &this->material->groups[it->groups[0]];
	struct str text = unit_text(this->material,
				    &this->material->units[it->units[0]]);

	return group_says_who(this->material, group) &&
	    text.len < text_sentence_end(text, 0) + BEYOND_LEAST;
}

/* What somebody without sections says beyond who it is. */
void
choose_prose(struct chooser *this)
{
	for (size_t i = 0; i < this->passages->count; i++) {
		size_t passage = this->ranked[i];
		const struct passage *it = passage_at(this, passage);

		if (is_of_base(this, passage) || it->title.len ||
		    it->purpose != PURPOSE_IDENTITY || it->unit_count == 0 ||
		    choice_of(this, passage)->chosen ||
		    is_other_language(this, it) ||
		    !is_prose(this, it->persona) ||
		    only_says_who(this, it) ||
		    is_unknown(this, it, known_prose) ||
		    !this->kindred[it->persona] ||
		    it->tokens < LEAST_TOKENS ||
		    gathered_gain(&this->out->gathered, it->units,
				  it->unit_count) < prose_ratio * this->out->price *
		    (double)it->tokens)
			continue;
		take_passage(this, passage, it->units, it->unit_count,
		     STR("adds a paragraph: new"));
	}
}
