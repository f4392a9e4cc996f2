/* SPDX-License-Identifier: MIT */
#include "compose/halves.h"

#include "base/count.h"

/* How the halves begin: signs, or a label before a colon. */
static const struct {
	const char *one, *other;
	bool label;
} openings[] = {
	{ "\xE2\x9C\x85", "\xE2\x9D\x8C", false },
	{ "\xE2\x9C\x93", "\xE2\x9C\x97", false },
	{ "\xE2\x9C\x94", "\xE2\x9C\x98", false },
	{ "\xE2\x9C\x94", "\xE2\x9D\x8C", false },
	{ "\xF0\x9F\x91\x8D", "\xF0\x9F\x91\x8E", false },
	{ "+ ", "- ", false },
	{ "pro", "con", true },
	{ "pros", "cons", true },
	{ "advantage", "disadvantage", true },
	{ "advantages", "disadvantages", true },
	{ "benefits", "drawbacks", true },
	{ "benefits", "costs", true },
	{ "strengths", "weaknesses", true },
	{ "upside", "downside", true },
	{ "do", "don't", true },
	{ "good", "bad", true },
	{ "before", "after", true },
	{ "client", "server", true },
	{ "client-side", "server-side", true },
};

enum { OPENINGS = COUNT(openings) };

/* "**Pros:** fast" and "Pros: fast" open with "Pros". */
static bool
is_labelled(struct str text, struct str label)
{
	while (text.len > 0 && (text.ptr[0] == '*' || text.ptr[0] == '_'))
		text = str_from(text, 1);
	if (text.len < label.len ||
	    !str_eq_nocase(str_slice(text, (struct range){ 0, label.len }),
			   label))
		return false;
	text = str_from(text, label.len);
	while (text.len > 0 && (text.ptr[0] == '*' || text.ptr[0] == '_'))
		text = str_from(text, 1);
	return text.len > 0 && text.ptr[0] == ':';
}

/* The entry's bullet may be the sign. */
static bool
is_signed(const struct persona *persona, size_t item, struct str sign)
{
	const struct item *it = &persona->items[item];
	const struct block *block = &persona->blocks[it->block];

	return str_starts(persona_text(persona, it->range), sign) ||
	       (block->first_item == item && block->kind == BLOCK_ENTRY &&
		str_starts(str_trim(persona_text(persona, block->text)),
			   sign));
}

static bool
opens_with(const struct persona *persona, size_t item, const char *opening,
	   bool label)
{
	struct str text = persona_text(persona, persona->items[item].range);

	return label ? is_labelled(text, str_of(opening))
		     : is_signed(persona, item, str_of(opening));
}

static bool
are_neighbours(const struct persona *persona, size_t a, size_t b)
{
	return a < persona->item_count && b < persona->item_count &&
	       persona->items[a].section == persona->items[b].section;
}

/* Whether the one before or after, too, opens so: a list of many for and
 * some against is no pair. */
static bool
goes_on(const struct persona *persona, size_t from, size_t to,
	const char *opening, bool label)
{
	return are_neighbours(persona, from, to) &&
	       opens_with(persona, to, opening, label);
}

/* Whether `first` and the item after it are the halves of one pair. */
static bool
are_halves(const struct persona *persona, size_t first)
{
	if (!are_neighbours(persona, first, first + 1))
		return false;
	for (size_t i = 0; i < 2 * OPENINGS; i++) {
		bool turned = i >= OPENINGS;
		const char *one = openings[i % OPENINGS].one;
		const char *other = openings[i % OPENINGS].other;
		bool label = openings[i % OPENINGS].label;
		const char *head = turned ? other : one;
		const char *tail = turned ? one : other;

		if (opens_with(persona, first, head, label) &&
		    opens_with(persona, first + 1, tail, label) &&
		    !goes_on(persona, first, first - 1, head, label) &&
		    !goes_on(persona, first + 1, first + 2, tail, label))
			return true;
	}
	return false;
}

size_t
item_other_half(const struct persona *persona, size_t item)
{
	if (are_halves(persona, item))
		return item + 1;
	if (item > 0 && are_halves(persona, item - 1))
		return item - 1;
	return NO_INDEX;
}
