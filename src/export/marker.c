/* SPDX-License-Identifier: MIT */
#include "export/marker.h"

#include "compose/pick.h"
#include "export/piece.h"
#include "model/unit.h"

enum { BOX = 3 }; /* bytes of "[x]" */

static size_t
back_over_blanks(struct str source, size_t at)
{
	while (at > 0 && (source.ptr[at - 1] == ' ' ||
			  source.ptr[at - 1] == '\t'))
		at--;
	return at;
}

static bool
is_marker_end(char c)
{
	return c == '-' || c == '*' || c == '+' || c == '.' || c == ')' ||
	    c == '\xa2'; /* of a bullet character */
}

/* The box that ends at `at`, behind a list marker; else "". */
static struct str
box_before(struct str source, size_t at)
{
	struct str box;
	size_t marker;

	if (at < BOX + 2)
		return STR("");
	box = str_slice(source, (struct range){ at - BOX, at });
	if (!str_eq(box, STR("[ ]")) && !str_eq_nocase(box, STR("[x]")))
		return STR("");
	marker = back_over_blanks(source, at - BOX);
	if (marker == at - BOX || marker == 0 ||
	    !is_marker_end(source.ptr[marker - 1]))
		return STR("");
	return box;
}

/* The number of the marker that ends at `at`; false when it has none. */
static bool
number_before(struct str source, size_t at, size_t *number)
{
	size_t scale = 1, digits = 0;

	*number = 0;
	if (at == 0 || (source.ptr[at - 1] != '.' && source.ptr[at - 1] != ')'))
		return false;
	at--;
	for (; digits < at && digits < 3 &&
	     ascii_is_digit(source.ptr[at - 1 - digits]); digits++) {
		*number += scale * (size_t)(source.ptr[at - 1 - digits] - '0');
		scale *= 10;
	}
	return digits > 0;
}

/* Whether the section is a bold lead that is a list entry. */
static bool
is_entry_lead(const struct persona *persona, size_t section)
{
	const struct section *this = &persona->sections[section];
	size_t number;

	return this->syntax == SECTION_LEAD &&
	    piece_marker(str_trim_start(persona_text(persona, this->range)),
			 &number);
}

/* Offset behind the marker of a numbered entry, or of a bold lead that is
 * one; 0 for what is none, or stands within another entry. */
static size_t
step_marker(const struct persona *persona, size_t block)
{
	const struct block *this = &persona->blocks[block];
	struct str text = persona_text(persona, this->text);
	struct str rest = str_trim_start(text);
	bool lead = is_entry_lead(persona, this->section);
	size_t digits = 0;

	if (this->kind != (lead ? BLOCK_TITLE : BLOCK_ENTRY))
		return 0;
	while (digits < rest.len && ascii_is_digit(rest.ptr[digits]))
		digits++;
	if (!digits || digits == rest.len)
		return 0;
	return this->text.start + (text.len - rest.len) + digits + 1;
}

struct step
step_of_block(const struct persona *persona, size_t index, size_t block)
{
	struct step step = { index, NO_INDEX, block, NO_INDEX, 1 };
	size_t group = persona_group_of(persona, block);
	size_t marker = step_marker(persona, block);

	if (!marker)
		return step;
	number_before(persona->source.bytes, marker, &step.number);
	if (group == NO_INDEX || !persona->groups[group].ordered)
		return step;
	step.list = group;
	for (size_t i = block; i-- > persona->groups[group].body;)
		if (step_marker(persona, i)) {
			step.previous = i;
			break;
		}
	return step;
}

struct marker_found
marker_before(const struct persona *persona, size_t index, size_t start)
{
	struct str source = persona->source.bytes;
	struct marker_found found = {
		STR(""), { index, NO_INDEX, 0, NO_INDEX, 1 },
	};
	size_t at = back_over_blanks(source, start);

	found.box = box_before(source, at);
	if (found.box.len)
		at = back_over_blanks(source, at - BOX);
	if (at < start && persona->block_count &&
	    step_marker(persona, block_at(persona, start)) == at)
		found.step = step_of_block(persona, index,
					   block_at(persona, start));
	return found;
}
