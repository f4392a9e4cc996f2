/* SPDX-License-Identifier: MIT */
#include "compose/checks_list.h"
#include "compose/pick.h"
#include "model/unit.h"

/* What of a persona stands in the draft. */
struct taken {
	const struct persona *persona;
	size_t index;
	bool *blocks; /* by block: some of it is taken */
	size_t *entries; /* by block: the first entry that took of it */
};

static void
take_blocks(struct taken *taken, const struct entry *entry, size_t at)
{
	const struct persona *persona = taken->persona;
	struct range range = entry->origin.range;

	for (size_t i = block_at(persona, range.start);
	     i < persona->block_count &&
	     persona->blocks[i].text.start < range.end; i++) {
		if (!taken->blocks[i])
			taken->entries[i] = at;
		taken->blocks[i] = true;
	}
}

static void
read_taken(struct taken *taken, const struct check *check)
{
	const struct draft *draft = check->draft;
	size_t count = taken->persona->block_count + 1;

	taken->blocks = ARENA_ARRAY(check->arena, bool, count);
	taken->entries = ARENA_ARRAY(check->arena, size_t, count);
	for (size_t i = 0; i < draft->entry_count; i++)
		if (draft->entries[i].kind == ENTRY_BLOCK &&
		    draft->entries[i].origin.persona == taken->index)
			take_blocks(taken, &draft->entries[i], i);
}

/* How much of what is closed is taken, and the entry that took of it first. */
struct share {
	size_t all, taken, entry;
};

static struct share
share_of(const struct taken *taken, const struct closed *closed)
{
	struct share share = { 0, 0, NO_INDEX };

	for (size_t i = closed->first; i < closed->end; i++) {
		const struct block *block = &taken->persona->blocks[i];

		if (!block_stands(taken->persona, i) ||
		    block->kind == BLOCK_COMMENT)
			continue;
		share.all++;
		share.taken += taken->blocks[i];
		if (taken->blocks[i] && share.entry == NO_INDEX)
			share.entry = taken->entries[i];
	}
	return share;
}

static void
note_torn(struct check *check, const struct closed *closed,
	  struct share share)
{
	struct str quote = check_quote_entry(check, share.entry);

	check_note(check, SEVERITY_NOTE, "torn",
		   arena_printf(check->arena,
		   "%zu of %zu parts of what belongs together (%s): %.*s",
		   share.taken, share.all, closed_kind_name(closed->kind),
		   STR_ARG(quote)));
	check_places(check, share.entry, NO_INDEX);
}

static void
check_persona(struct check *check, struct taken *taken)
{
	const struct persona *persona = taken->persona;

	for (size_t i = 0; i < persona->closed_count; i++) {
		const struct closed *closed = &persona->closed[i];
		struct share share = share_of(taken, closed);

		if (!share.taken)
			continue;
		if (share.taken < share.all) {
			note_torn(check, closed, share);
		} else if (closed->needs != NO_INDEX &&
			   !share_of(taken, &persona->closed[closed->needs])
			   .taken) {
			struct str quote = check_quote_entry(check,
							     share.entry);

			check_note(check, SEVERITY_NOTE, "torn",
				   arena_printf(check->arena,
				   "an example without its template: %.*s",
				   STR_ARG(quote)));
			check_places(check, share.entry, NO_INDEX);
		}
	}
}

void
check_closed(struct check *check)
{
	const struct comparison *comparison = check->draft->comparison;

	for (size_t i = 0; i < comparison->persona_count; i++) {
		struct taken taken = { .persona = comparison->personas[i],
				       .index = i };

		if (!taken.persona->closed_count)
			continue;
		read_taken(&taken, check);
		check_persona(check, &taken);
	}
}
