/* SPDX-License-Identifier: MIT */
#include "compose/placing.h"

#include <string.h>

#include "model/title.h"

/* What a text refers to must be in the draft: else the sentence goes, or the
 * entry; for compose/placing.h. */

enum { TITLE_LEAST = 9,	/* bytes of a title that a text can be said to name */
       TITLES_MAX = 1 << 22 }; /* titles looked for, in all texts together */

struct mender {
	struct placing *placing;
	const struct material *material;
	struct node **nodes; /* all, in order */
	size_t count, capacity;
	size_t speaker; /* the persona that says who it is; NO_INDEX */
	size_t looked; /* for titles; beyond TITLES_MAX none is missed */
	struct arena arena;
};

static void
list_nodes(struct mender *mender, struct node *node)
{
	mender->nodes = arena_grow(&mender->arena, mender->nodes,
	    mender->count, &mender->capacity, sizeof(*mender->nodes));
	mender->nodes[mender->count++] = node;
	for (size_t i = 0; i < node->kid_count; i++)
		list_nodes(mender, node->kids[i]);
}

static bool
has_output(const struct mender *mender, size_t persona)
{
	for (size_t i = 0; i < mender->count; i++)
		if (mender->nodes[i]->persona == persona &&
		    mender->nodes[i]->purpose == PURPOSE_OUTPUT &&
		    node_units(mender->nodes[i]))
			return true;
	return false;
}

static size_t
first_number(struct str text)
{
	size_t number = 0, at = 0;

	while (at < text.len && !ascii_is_digit(text.ptr[at]))
		at++;
	for (; at < text.len && ascii_is_digit(text.ptr[at]) && number < 1000;
	     at++)
		number = 10 * number + (size_t)(text.ptr[at] - '0');
	return number;
}

/* How far the lists and headings of a persona in the draft count. */
static size_t
counted(const struct mender *mender, size_t persona)
{
	size_t most = 0;

	for (size_t i = 0; i < mender->count; i++) {
		const struct node *node = mender->nodes[i];
		size_t number = first_number(node->title);

		if (node->persona != persona)
			continue;
		most = number > most ? number : most;
		for (size_t k = 0; k < node->spot_count; k++)
			if (mender->material->groups[node->spots[k].group].
			    kind == GROUP_STEPS &&
			    node->spots[k].count > most)
				most = node->spots[k].count;
	}
	return most;
}

/* "phase 3", where the persona's part of the draft does not count so far. */
static bool
names_missing_step(const struct mender *mender, struct str folded,
		   size_t persona)
{
	static const char *const words[] = { " phase ", " step ", " stage ",
		" tier ", " level ", " étape ", " schritt ", " paso " };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct str rest = folded, word = str_of(words[i]);
		size_t at;

		while ((at = str_find(rest, word), at < rest.len)) {
			rest = str_from(rest, at + word.len);
			if (rest.len && ascii_is_digit(rest.ptr[0]) &&
			    first_number(rest) > 1 && first_number(rest) >
			    counted(mender, persona))
				return true;
		}
	}
	return false;
}

static bool
has_title(struct mender *mender, struct str folded)
{
	for (size_t i = 0; i < mender->count; i++)
		if (str_contains(node_folded(mender->placing->arena,
					     mender->nodes[i]), folded))
			return true;
	return false;
}

/* "see the Severity Scale", and there is no such section in the draft. */
static bool
names_missing_section(struct mender *mender, struct str text,
		      struct str folded, size_t persona)
{
	const struct persona_parts *of = &mender->material->personas[persona];

	for (size_t i = of->first + 1; i < of->end &&
	     mender->looked++ < TITLES_MAX; i++) {
		const struct part *part = &mender->material->parts[i];
		struct str title = str_trim(part->folded), whole;
		static const char *const before[] = { "the", "see", "per",
						      "your", "in", "follow" };

		if (part->is_title || title.len <= TITLE_LEAST ||
		    !str_contains(title, STR(" ")) ||
		    !str_contains(folded, part->folded))
			continue;
		whole = arena_printf(&mender->arena, "\"%.*s\"",
				     STR_ARG(part->title));
		for (size_t k = 0; k < sizeof(before) / sizeof(*before); k++)
			if ((str_contains(folded, arena_printf(&mender->arena,
			    " %s%.*s", before[k], STR_ARG(part->folded))) &&
			    str_contains(text, part->title)) ||
			    str_contains(text, whole))
				return !has_title(mender, part->folded);
	}
	return false;
}

static bool
names_other_file(struct str text, struct str folded)
{
	size_t at = str_find(text, STR("]("));

	if (at < text.len) {
		struct str target = str_from(text, at);

		target.len = str_find_byte(target, ')');
		if (str_contains(target, STR(".md")))
			return true;
	}
	return starts_cue(CUE_SELF, folded) ||
	    has_cue(CUE_OTHER_FILE, folded);
}

/* Why a text is out of place in the draft; NULL when it is not. */
static const char *
broken(struct mender *mender, const struct node *node, struct str text,
       size_t persona)
{
	struct str folded = fold(&mender->arena, text);

	if (has_cue(CUE_FORMAT, folded) && node->purpose != PURPOSE_OUTPUT &&
	    !has_output(mender, persona))
		return "refers to an output format that is not taken";
	if (names_missing_step(mender, folded, persona))
		return "refers to a step that is not taken";
	if (names_missing_section(mender, text, folded, persona))
		return "refers to a section that is not taken";
	if (!mender->material->personas[persona].about_docs &&
	    names_other_file(text, folded))
		return "speaks of another file";
	if (has_cue(CUE_HERE, folded) && node->kid_count == 0 &&
	    node->spot_count < 2)
		return "refers to what is not there";
	return NULL;
}

struct pieces {
	struct piece *all;
	size_t count, capacity;
};

static void
add_piece(struct mender *mender, struct pieces *pieces, struct piece piece)
{
	pieces->all = arena_grow(mender->placing->arena, pieces->all,
	    pieces->count, &pieces->capacity, sizeof(piece));
	pieces->all[pieces->count++] = piece;
}

/* Somebody else's word on who it is. */
static bool
says_who_again(const struct mender *mender, const struct unit *unit,
	       struct str sentence)
{
	const struct passages *passages = mender->placing->passages;
	size_t passage = passages->of[unit - mender->material->units];

	return unit->persona != mender->speaker && passage != NO_INDEX &&
	    passages->all[passage].purpose == PURPOSE_IDENTITY &&
	    text_says_who(sentence, (struct arena *)&mender->arena);
}

/* The sentences of a paragraph that are in place; NULL when all are. */
static const char *
mend_paragraph(struct mender *mender, const struct node *node,
	       struct pieces *pieces, struct piece piece)
{
	const struct unit *unit = &mender->material->units[piece.unit];
	struct str text = unit_text(mender->material, unit);
	const char *why = NULL;
	size_t first = pieces->count, start = 0;

	while (start < text.len) {
		size_t end = text_sentence_end(text, start);
		struct str sentence = str_slice(text,
						(struct range){ start, end });
		const char *bad = start == 0 && says_who_again(mender, unit,
		    sentence) ? "a second identity" :
		    broken(mender, node, sentence, unit->persona);
		size_t blanks = sentence.len - str_trim_start(sentence).len;

		if (bad)
			why = bad;
		else if (str_trim(sentence).len)
			add_piece(mender, pieces, (struct piece){ piece.unit, {
			    unit->range.start + start + blanks,
			    unit->range.start + end }, false });
		start = end;
	}
	if (!why) {
		pieces->count = first;
		add_piece(mender, pieces, piece);
	}
	if (pieces->count == first)
		return why;
	if (why)
		mender->placing->chosen->why[piece.unit] = str_of(why);
	return NULL;
}

static const char *
mend_piece(struct mender *mender, const struct node *node,
	   struct pieces *pieces, struct piece piece)
{
	const struct unit *unit = &mender->material->units[piece.unit];
	const struct group *group = &mender->material->groups[unit->group];
	struct str text = unit_text(mender->material, unit);
	const char *why;

	if (group->kind == GROUP_PARAGRAPH && unit->form == FORM_PARAGRAPH &&
	    piece.whole)
		return mend_paragraph(mender, node, pieces, piece);
	if ((group->kind != GROUP_LIST && group->kind != GROUP_STEPS) ||
	    group->closed != BOND_NONE || str_contains(text, STR("\n"))) {
		add_piece(mender, pieces, piece);
		return NULL;
	}
	why = broken(mender, node, text, unit->persona);
	if (!why)
		add_piece(mender, pieces, piece);
	return why;
}

static void
drop_unit(struct mender *mender, size_t unit, const char *why)
{
	size_t passage = mender->placing->passages->of[unit];

	if (passage == NO_INDEX) {
		gathered_drop(&mender->placing->chosen->gathered, unit);
		mender->placing->chosen->why[unit] = str_of(why);
		return;
	}
	chosen_drop(mender->placing->chosen, passage, unit, why);
}

static void
mend_spot(struct mender *mender, struct node *node, struct spot *spot)
{
	const struct group *group = &mender->material->groups[spot->group];
	struct pieces pieces = { 0 };

	for (size_t i = 0; i < spot->count; i++) {
		const char *why = mend_piece(mender, node, &pieces,
					     spot->pieces[i]);

		if (why)
			drop_unit(mender, spot->pieces[i].unit, why);
	}
	spot->pieces = pieces.all;
	spot->count = pieces.count;
	if (spot->lead) {
		const struct persona *persona = mender->material->comparison->
		    personas[group->persona];

		spot->lead = !names_other_file(persona_text(persona,
		    group->lead), group->lead_text);
	}
}

/* An announcement with nothing behind it. */
static bool
announces(const struct mender *mender, const struct spot *spot)
{
	const struct unit *unit;
	struct str text, folded;

	if (mender->material->groups[spot->group].kind != GROUP_PARAGRAPH ||
	    spot->count == 0)
		return false;
	unit = &mender->material->units[spot->pieces[spot->count - 1].unit];
	text = str_trim(unit_text(mender->material, unit));
	while (text.len && text.ptr[text.len - 1] == '*')
		text.len--;
	if (str_ends(text, STR(":")) || str_ends(text, STR("：")))
		return true;
	folded = fold((struct arena *)&mender->arena, text);
	return text.len < 220 && str_contains(folded, STR(" following ")) &&
	    text_sentence_end(text, 0) == text.len;
}

static void
mend_node(struct mender *mender, struct node *node)
{
	size_t to = 0, below = 0;

	for (size_t i = 0; i < node->spot_count; i++) {
		mend_spot(mender, node, &node->spots[i]);
		if (node->spots[i].count)
			node->spots[to++] = node->spots[i];
	}
	node->spot_count = to;
	for (size_t i = 0; i < node->kid_count; i++)
		below += node_units(node->kids[i]);
	while (node->spot_count && below == 0 && node->title.len &&
	       announces(mender, &node->spots[node->spot_count - 1])) {
		struct spot *spot = &node->spots[--node->spot_count];

		for (size_t i = 0; i < spot->count; i++)
			drop_unit(mender, spot->pieces[i].unit,
				  "leads to nothing");
	}
}

static size_t
number_at(struct str title, struct range *digits)
{
	size_t at = 0, end;
	static const char *const words[] = { "phase ", "step ", "stage " };

	while (at < title.len && !ascii_is_alnum(title.ptr[at]) &&
	       (unsigned char)title.ptr[at] < 0x80)
		at++;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct str rest = str_from(title, at), word = str_of(words[i]);

		if (rest.len > word.len && str_eq_nocase((struct str){
		    rest.ptr, word.len }, word))
			at += word.len;
	}
	end = at;
	while (end < title.len && ascii_is_digit(title.ptr[end]))
		end++;
	*digits = (struct range){ at, end };
	if (end == at || end == title.len ||
	    !str_contains(STR(".): "), (struct str){ title.ptr + end, 1 }) ||
	    (title.ptr[end] == '.' && end + 1 < title.len &&
	     ascii_is_digit(title.ptr[end + 1])))
		return NO_INDEX;
	return first_number(str_from(title, at));
}

/* Numbered headings start at 1 and have no gap; a single one has none. */
static void
renumber(struct mender *mender, struct node *node)
{
	size_t numbered = 0, expected = 1;
	bool gap = false;
	struct range digits;

	for (size_t i = 0; i < node->kid_count; i++) {
		size_t number = number_at(node->kids[i]->title, &digits);

		if (number == NO_INDEX)
			continue;
		if (numbered++ == 0 && number == 0)
			expected = 0;
		gap |= number != expected++;
	}
	for (size_t i = 0, next = 1; gap && i < node->kid_count; i++) {
		struct str title = node->kids[i]->title;
		size_t number = number_at(title, &digits);

		if (number == NO_INDEX)
			continue;
		if (numbered == 1 && digits.start > 0)
			continue;
		if (numbered == 1)
			node->kids[i]->title = title_without_number(title);
		else
			node->kids[i]->title = arena_printf(
			    mender->placing->arena, "%.*s%zu%.*s",
			    (int)digits.start, title.ptr, next++,
			    STR_ARG(str_from(title, digits.end)));
	}
}

/* Empty sections go; a container of one part becomes that part. */
static void
clean_up(struct mender *mender, struct node *node)
{
	for (size_t i = node->kid_count; i-- > 0; ) {
		struct node *kid = node->kids[i];

		clean_up(mender, kid);
		if (node_units(kid) == 0) {
			node_remove_kid(node, i);
		} else if (kid->passage == NO_INDEX && kid->kid_count == 1 &&
			   kid->spot_count == 0 && kid->kids[0]->title.len) {
			node->kids[i] = kid->kids[0];
		}
	}
	renumber(mender, node);
}

/* Whose word on who it is was taken first. */
static size_t
find_speaker(const struct placing *placing)
{
	const struct chosen *chosen = placing->chosen;

	for (size_t i = 0; i < chosen->count; i++) {
		const struct passage *it =
		    &placing->passages->all[chosen->order[i]];

		if (it->purpose == PURPOSE_IDENTITY && group_says_who(
		    placing->material, &placing->material->groups[
		    it->groups[0]]))
			return it->persona;
	}
	return NO_INDEX;
}

void
placing_mend(struct placing *placing)
{
	for (int pass = 0; pass < 2 && rule_is_on(placing->material->without,
	     RULE_REFERENCES); pass++) {
		struct mender mender = { .placing = placing,
					 .material = placing->material,
					 .speaker = find_speaker(placing) };

		list_nodes(&mender, &placing->root);
		for (size_t i = 0; i < mender.count; i++)
			mend_node(&mender, mender.nodes[i]);
		clean_up(&mender, &placing->root);
		arena_release(&mender.arena);
	}
}
