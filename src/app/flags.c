/* SPDX-License-Identifier: MIT */
#include "app/flags.h"

#include "app/session.h"
#include "base/count.h"
#include "compose/seen.h"
#include "match/claims.h"

static const struct flag_row rows[FLAG_COUNT] = {
	[FLAG_RIGHTS] = { "!", "rights" },
	[FLAG_CONTRADICTION] = { "?", "contradiction" },
	[FLAG_NUMBERS] = { "2", "two numbers" },
	[FLAG_LOST] = { "-", "its file has it no more" },
	[FLAG_NEW] = { "+", "new since" },
	[FLAG_TWICE] = { "=", "said twice" },
	[FLAG_WEAK] = { "~", "weak match" },
};

const struct flag_row *
flag_row(enum flag flag)
{
	return &rows[flag];
}

enum flag
flags_first(unsigned flags)
{
	unsigned flag = 0;

	while (flag < FLAG_COUNT && !(flags & 1u << flag))
		flag++;
	return (enum flag)flag;
}

enum flag
flag_of_note(const char *code)
{
	static const struct {
		const char *start;
		enum flag flag;
	} codes[] = {
		{ "two-numbers", FLAG_NUMBERS },
		{ "contradiction", FLAG_CONTRADICTION },
		{ "always-never", FLAG_CONTRADICTION },
		{ "pick-not-found", FLAG_LOST },
		{ "said-twice", FLAG_TWICE },
		{ "tools-missing", FLAG_RIGHTS },
		{ "tools-widened", FLAG_RIGHTS },
		{ "tool-not-allowed", FLAG_RIGHTS },
		{ "hidden", FLAG_RIGHTS },
		{ "injection", FLAG_RIGHTS },
		{ "pipe-to-shell", FLAG_RIGHTS },
	};

	for (size_t i = 0; i < COUNT(codes); i++)
		if (str_starts(str_of(code), str_of(codes[i].start)))
			return codes[i].flag;
	return FLAG_COUNT;
}

/* Of an item that contradicts an entry of the draft. */
static enum flag
flag_against(const struct draft *draft, struct str text, size_t entry,
	     struct arena *arena)
{
	struct claims *claims = claims_new(arena);
	size_t owner;

	claims_add(claims, draft_text(draft, &draft->entries[entry]), 0);
	return claims_against(claims, text, &owner) == CLAIM_NUMBER
		   ? FLAG_NUMBERS
		   : FLAG_CONTRADICTION;
}

static void
flag_items(unsigned *flags, const struct session *session, size_t p,
	   struct arena *arena)
{
	const struct board *board = &session->board;
	const struct draft *draft = &session->work.draft;
	const struct persona *persona = board->comparison->personas[p];

	for (size_t i = 0; i < persona->item_count; i++) {
		const struct item *item = &persona->items[i];
		struct relation relation = board->relations.of[p][i];
		size_t topic = board->topics[p][item->section];

		if (topic == NO_INDEX)
			continue;
		if (relation.kind == RELATION_AGAINST)
			flags[topic] |= 1u << flag_against(
			    draft, persona_text(persona, item->range),
			    relation.entry, arena);
		if (relation.kind != RELATION_TAKEN &&
		    relation.kind != RELATION_SAID &&
		    !draft_saw_item(draft, (struct item_ref){ p, i }))
			flags[topic] |= 1u << FLAG_NEW;
	}
}

static void
flag_blocks(unsigned *flags, const struct session *session, size_t p)
{
	const struct board *board = &session->board;
	const struct persona *persona = board->comparison->personas[p];

	for (size_t i = 0; i < persona->block_count; i++) {
		size_t topic = board->topics[p][persona->blocks[i].section];

		if (topic != NO_INDEX && block_is_statement(persona, i) &&
		    board->relations.blocks[p][i].kind == RELATION_NEW &&
		    !draft_saw_block(&session->work.draft, p, i))
			flags[topic] |= 1u << FLAG_NEW;
	}
}

/* Both places of a note are flagged. */
static void
flag_notes(unsigned *flags, const struct session *session)
{
	const struct notes *notes = &session->board.notes;

	for (size_t i = 0; i < notes->count; i++) {
		enum flag flag = flag_of_note(notes->all[i].code);

		for (size_t k = 0; k < 2 && flag != FLAG_COUNT; k++) {
			size_t topic = entry_topic(&session->work.draft,
						   notes->all[i].entries[k]);

			if (topic != NO_INDEX)
				flags[topic] |= 1u << flag;
		}
	}
}

unsigned *
flags_find(const struct session *session, struct arena *arena)
{
	const struct comparison *comparison = session->board.comparison;
	unsigned *flags = ARENA_ARRAY(arena, unsigned,
				      comparison->topic_count);

	for (size_t p = 0; p < comparison->persona_count; p++) {
		flag_items(flags, session, p, arena);
		flag_blocks(flags, session, p);
	}
	flag_notes(flags, session);
	for (size_t i = 0; i < comparison->topic_count; i++)
		if (board_doubtful(session, i) != NO_INDEX)
			flags[i] |= 1u << FLAG_WEAK;
	return flags;
}
