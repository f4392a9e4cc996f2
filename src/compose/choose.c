/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "compose/chooser.h"
#include "compose/place.h"

const struct str over_budget = { "over the budget", 15 };

enum { ROOT = 37, SIZE_LEAST = 1300, SIZE_MOST = 2200,
       RICH = 2000, /* tokens of a base that asks twice as much of others */
       STUB_TOKENS = 70, SLOGAN_TOKENS = 18 };

static const double
    beyond_base = 1.15, /* a draft may be so much longer */
    method_said = .5;	/* of a second method, from which it is another's */

static bool
ends_done(struct str folded)
{
	struct str text = str_trim(folded), last;
	size_t start = text.len;
	struct arena arena = { 0 };
	bool done;

	while (start > 0 && text.ptr[start - 1] != ' ')
		start--;
	last = str_from(text, start);
	done = (last.len > 5 && str_ends(last, STR("ly"))) || has_cue(CUE_DONE,
	    arena_printf(&arena, " %.*s ", STR_ARG(last)));
	arena_release(&arena);
	return done && start > 0;
}

static bool
is_filler(struct chooser *this, size_t unit)
{
	struct str text = unit_text(this->material,
				    &this->material->units[unit]);
	struct str folded, rest, word;
	size_t words = 0;

	if (str_contains(text, STR("\n")) || str_contains(text, STR(":")) ||
	    text_has_number(text) || text_has_code(text))
		return false;
	folded = fold(&this->arena, text);
	rest = folded;
	while (str_split(&rest, ' ', &word))
		words += word.len > 0;
	return words <= 5 && !starts_cue(CUE_IMPERATIVE, folded) &&
	    ends_done(folded);
}

static void
drop_filler(struct chooser *this)
{
	for (size_t i = 0; i < this->passages->count; i++) {
		struct passage *it = passage_at(this, i);
		size_t filler = 0;

		if (it->kind != BOND_NONE || it->purpose == PURPOSE_OUTPUT ||
		    it->unit_count < 3)
			continue;
		for (size_t k = 0; k < it->unit_count; k++)
			filler += this->material->groups[this->material->
			    units[it->units[k]].group].kind == GROUP_LIST &&
			    is_filler(this, it->units[k]);
		if ((double)filler < rule(this, RULE_FILLER) *
		    (double)it->unit_count)
			continue;
		for (size_t k = 0; k < it->unit_count; k++)
			this->passages->material->units[it->units[k]].
			    worthless = "says only that things are well done";
		passage_drop_units(this->passages, i);
	}
}

/* "Remember: …" at the end of a file, where others' text goes on. */
static void
drop_last_words(struct chooser *this)
{
	for (size_t p = 0; p < this->material->comparison->persona_count; p++) {
		const struct persona_parts *of = &this->material->personas[p];
		size_t unit = of->unit_end - 1, passage;
		struct passage *it;

		if (p == this->base || of->unit_end == of->unit_first ||
		    (passage = this->passages->of[unit]) == NO_INDEX)
			continue;
		it = passage_at(this, passage);
		if (it->unit_count < 2 ||
		    it->units[it->unit_count - 1] != unit ||
		    it->purpose == PURPOSE_IDENTITY || this->material->
		    groups[this->material->units[unit].group].kind !=
		    GROUP_PARAGRAPH || !starts_cue(CUE_LAST, fold(&this->arena,
		    unit_text(this->material, &this->material->units[unit]))))
			continue;
		it->unit_count--;
		it->all_count--;
		it->tokens -= this->material->units[unit].tokens;
		this->passages->material->units[unit].worthless =
		    "the last word of its file";
	}
}

/* An entry of an open list that the draft says goes; all else when all of it
 * is said. */
static void
take_unsaid(struct chooser *this, size_t passage, bool whole)
{
	const struct passage *it = passage_at(this, passage);
	size_t *units = ARENA_ARRAY(&this->arena, size_t, it->unit_count);
	size_t count = 0, said = 0, tokens = this->tokens;

	for (size_t i = 0; i < it->unit_count; i++) {
		size_t unit = it->units[i];
		bool is = !whole && gathered_says(&this->out->gathered, unit);

		said += is;
		if (is && !it->closed && is_foldable(this, unit))
			continue;
		units[count++] = unit;
		tokens += this->material->units[unit].tokens;
	}
	if (said == it->unit_count)
		leave_out(this, passage, STR("the draft says it already"));
	else if (tokens > this->out->limit)
		leave_out(this, passage, over_budget);
	else
		take_passage(this, passage, units, count, whole ? STR("base") :
		     arena_printf(this->out->arena, "%.*s adds it",
				  STR_ARG(choice_letter(this, passage))));
}

/* One output format is enough, and one method of what the draft does. */
static bool
is_led(struct chooser *this, const struct passage *it)
{
	enum purpose slot = passage_slot(it);

	if (this->best[slot] == NO_INDEX ||
	    passage_at(this, this->best[slot])->persona == it->persona)
		return false;
	return slot == PURPOSE_OUTPUT || (slot == PURPOSE_METHOD &&
	    said_elsewhere(this, it, is_ground) >= method_said);
}

static void
lead(struct chooser *this, size_t passage)
{
	enum purpose slot = passage_slot(passage_at(this, passage));

	if (choice_of(this, passage)->chosen && this->best[slot] == NO_INDEX)
		this->best[slot] = passage;
}

/* All that is not said yet, in order; of the base all of it. */
static void
take_whole(struct chooser *this, bool others)
{
	for (size_t pass = 0; pass < (others ? 2 : 1); pass++)
		for (size_t i = 0; i < this->passages->count; i++) {
			size_t passage = this->ranked[i];
			const struct passage *it = passage_at(this, passage);

			if (is_of_base(this, passage) != (pass == 0) ||
			    choice_of(this, passage)->chosen ||
			    it->unit_count == 0)
				continue;
			if (pass == 1 && it->purpose == PURPOSE_IDENTITY &&
			    it->title.len == 0 && !it->label) {
				leave_out(this, passage,
					  STR("a second identity"));
				continue;
			}
			if (pass == 1 && is_led(this, it))
				continue;
			take_unsaid(this, passage, pass == 0);
			lead(this, passage);
		}
}

void
chosen_drop(struct chosen *chosen, size_t passage, size_t unit,
	    const char *why)
{
	struct choice *choice = &chosen->choices[passage];
	size_t to = 0;

	for (size_t i = 0; i < choice->unit_count; i++)
		if (choice->units[i] != unit)
			choice->units[to++] = choice->units[i];
	choice->unit_count = to;
	gathered_drop(&chosen->gathered, unit);
	chosen->why[unit] = str_of(why);
}

static void
drop_passage(struct chosen *chosen, size_t passage, const char *why)
{
	struct choice *choice = &chosen->choices[passage];

	while (choice->unit_count)
		chosen_drop(chosen, passage, choice->units[0], why);
	choice->chosen = false;
}

/* An entry of the draft that another place says, out of the lesser one. */
static void
fold_entries(struct chooser *this, size_t passage)
{
	struct choice *choice = choice_of(this, passage);

	for (size_t i = choice->unit_count; i-- > 0; ) {
		size_t unit = choice->units[i], group, here = 0, all;

		if (!is_foldable(this, unit))
			continue;
		group = this->material->units[unit].group;
		all = this->material->groups[group].count;
		for (size_t k = 0; k < choice->unit_count; k++)
			here += this->material->units[choice->units[k]].group
			    == group;
		if (here <= 3 || (here - 1) * 3 < all * 2 ||
		    !gathered_says(&this->out->gathered, unit))
			continue;
		chosen_drop(this->out, passage, unit,
			    "the draft says it already");
	}
}

static void
fold_chosen(struct chooser *this)
{
	for (size_t i = this->out->count; i-- > 0 &&
	     rule_is_on(this->without, RULE_FOLD); ) {
		size_t passage = this->out->order[i];
		const struct passage *it = passage_at(this, passage);

		if (!it->closed && it->persona != this->base &&
		    it->purpose != PURPOSE_IDENTITY)
			fold_entries(this, passage);
	}
}

/* No section below a minimum unless it was whole in its source. */
static void
drop_stubs(struct chooser *this)
{
	for (size_t i = 0; i < this->out->count &&
	     rule_is_on(this->without, RULE_STUBS); i++) {
		size_t passage = this->out->order[i], tokens = 0;
		const struct passage *it = passage_at(this, passage);
		struct choice *choice = choice_of(this, passage);
		size_t left = choice->unit_count;
		bool part = left < it->all_count, slogan;

		if (it->purpose == PURPOSE_IDENTITY ||
		    it->purpose == PURPOSE_CLOSING || !choice->chosen)
			continue;
		for (size_t k = 0; k < left; k++)
			tokens += this->material->units[choice->units[k]].
			    tokens;
		slogan = !is_of_base(this, passage) && left == 1 &&
		    tokens < SLOGAN_TOKENS &&
		    this->material->groups[this->material->units[
		    choice->units[0]].group].kind == GROUP_PARAGRAPH;
		if (left == 0 || slogan || (part &&
		    !is_of_base(this, passage) && ((left < STUB_UNITS &&
		    tokens < STUB_TOKENS) || left * 100 <
		    35 * it->all_count)))
			drop_passage(this->out, passage,
				     "its section came to too little");
	}
}

/* Personas by rank, so that the order of the arguments decides nothing. */
static void
rank_passages(struct chooser *this)
{
	size_t personas = this->material->comparison->persona_count, to = 0;

	this->ranked = ARENA_ARRAY(&this->arena, size_t,
				   this->passages->count);
	for (size_t rank = 0; rank < personas; rank++)
		for (size_t p = 0; p < personas; p++) {
			if (this->material->personas[p].rank != rank)
				continue;
			for (size_t i = this->passages->first[p];
			     i < this->passages->first[p + 1]; i++)
				this->ranked[to++] = i;
		}
}

static void
find_kindred(struct chooser *this)
{
	size_t personas = this->material->comparison->persona_count;

	this->kindred = ARENA_ARRAY(&this->arena, bool, personas);
	for (size_t p = 0; p < personas; p++)
		this->kindred[p] = p == this->base ||
		    same_role(this->material, p, this->base);
}

static void
set_limit(struct chooser *this, const struct suggest_options *options)
{
	struct arena arena = { 0 };
	struct gathered all;
	double size, base = 0, most;

	gathered_init(&all, this->passages->measure, &arena);
	for (size_t i = 0; i < this->material->unit_count; i++) {
		const struct unit *unit = &this->material->units[i];

		if (unit->worthless ||
		    this->material->groups[unit->group].dangling)
			continue;
		gathered_add(&all, i);
		base += unit->persona == this->base ? (double)unit->tokens :
		    0;
	}
	this->out->price = all.tokens ? all.value / (double)all.tokens : 0;
	size = ROOT * sqrt((double)all.tokens);
	size = size > SIZE_LEAST ? size : SIZE_LEAST;
	most = base + .3 * ((double)all.tokens - base);
	size = size > most ? size : most;
	this->rich = 1 + base / RICH;
	size = size < SIZE_MOST ? size : SIZE_MOST;
	size = size > base * beyond_base ? size : base * beyond_base;
	this->out->limit = (size_t)size;
	if (options->take == TAKE_BASE || options->take == TAKE_ALL)
		this->out->limit = SIZE_MAX;
	if (options->budget)
		this->out->limit = options->budget;
	this->strict = options->budget > 0;
	arena_release(&arena);
}

/* Of a unit that no choice said anything about. */
static struct str
why_not(const struct chooser *this, const struct unit *unit)
{
	const struct group *group = &this->material->groups[unit->group];
	const struct part *part = &this->material->parts[unit->part];

	if (unit->worthless)
		return str_of(unit->worthless);
	if (group->dangling)
		return STR("leads to nothing");
	if (unit->persona != this->base) {
		if (this->out->take == TAKE_BASE)
			return STR("only the base is taken");
		if (part->purpose == PURPOSE_IDENTITY &&
		    group->kind == GROUP_PARAGRAPH)
			return STR("a second identity");
	}
	return STR("brings too little for its size");
}

static void
explain_rest(struct chooser *this)
{
	for (size_t i = 0; i < this->passages->count; i++) {
		const struct passage *it = passage_at(this, i);
		enum purpose slot = passage_slot(it);

		if (!choice_of(this, i)->chosen && slot != PURPOSE_NONE &&
		    this->best[slot] != NO_INDEX && this->best[slot] != i)
			leave_out(this, i, arena_printf(this->out->arena,
			    "one %s is enough, %.*s's leads",
			    purpose_name(slot),
			    STR_ARG(choice_letter(this, this->best[slot]))));
	}
	for (size_t i = 0; i < this->material->unit_count; i++) {
		const struct unit *unit = &this->material->units[i];

		if (this->out->gathered.units[i] || this->out->why[i].len)
			continue;
		this->out->why[i] = why_not(this, unit);
	}
}

void
choose(struct chosen *chosen, struct passages *passages,
       const struct suggest_options *options, struct arena *arena)
{
	struct chooser this = { .out = chosen, .passages = passages,
				.material = passages->material,
				.base = passages->base,
				.without = options->without };
	struct arena *lasting = passages->material->arena;

	*chosen = (struct chosen){ .passages = passages, .arena = arena,
				   .take = options->take };
	this.claims = claims_new(&this.arena);
	this.nearest = ARENA_ARRAY(&this.arena, struct nearest,
				   passages->count + 1);
	chosen->choices = ARENA_ARRAY(lasting, struct choice,
				      passages->count + 1);
	chosen->order = ARENA_ARRAY(lasting, size_t, passages->count + 1);
	chosen->why = ARENA_ARRAY(lasting, struct str,
				  passages->material->unit_count + 1);
	gathered_init(&chosen->gathered, passages->measure, lasting);
	for (size_t i = 0; i <= PURPOSE_MACHINERY; i++)
		this.best[i] = NO_INDEX;
	for (size_t i = passages->first[this.base];
	     i < passages->first[this.base + 1]; i++)
		this.first_person |= passages->all[i].first_person;
	find_kindred(&this);
	rank_passages(&this);
	set_limit(&this, options);
	role_init(&this.role, passages, &this.arena);
	drop_filler(&this);
	drop_last_words(&this);
	choose_identity(&this);
	borrow_identity(&this);
	if (options->take == TAKE_BASE || options->take == TAKE_ALL) {
		take_whole(&this, options->take == TAKE_ALL);
	} else {
		choose_slots(&this);
		choose_prose(&this);
		choose_rest(&this);
		fold_chosen(&this);
		drop_stubs(&this);
	}
	explain_rest(&this);
	arena_release(&this.arena);
}
