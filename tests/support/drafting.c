/* SPDX-License-Identifier: MIT */
#include "drafting.h"

#include "app/command.h"
#include "check.h"

void
drafting_open(struct stage *stage)
{
	review_open(stage);
	stage_keys(stage, "c");
	assert_int_equal(stage->session.screen, SCREEN_COMPOSE);
}

struct draft *
drafting_draft(struct stage *stage)
{
	return &stage->session.work.draft;
}

size_t
drafting_find(struct stage *stage, const char *start)
{
	const struct draft *draft = drafting_draft(stage);

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		struct str text = entry->kind == ENTRY_SECTION
				      ? entry->title
				      : draft_text(draft, entry);

		if (str_starts(text, str_of(start)))
			return i;
	}
	return NO_INDEX;
}

size_t
drafting_go(struct stage *stage, const char *start)
{
	size_t entry = drafting_find(stage, start);

	if (entry == NO_INDEX)
		fail_msg("the draft has no \"%s\"", start);
	outline_go(&stage->session, entry);
	stage_draw(stage);
	return entry;
}

void
drafting_at(struct stage *stage, const char *start)
{
	size_t entry = drafting_find(stage, start);

	assert_int_not_equal(entry, NO_INDEX);
	assert_int_equal(outline_current(&stage->session), entry);
}

void
drafting_type(struct stage *stage, const char *text)
{
	stage_keys(stage, "Ctrl-U");
	session_paste(&stage->session, str_of(text));
	stage_keys(stage, "Enter");
}

void
drafting_choose(struct stage *stage, const char *start)
{
	struct choice *choice = &stage->session.choice;

	assert_int_equal(stage->session.overlay, OVERLAY_CHOICE);
	for (size_t i = 0; i < choice->count; i++)
		if (str_starts(choice->rows[i], str_of(start))) {
			choice->cursor = i;
			stage_keys(stage, "Enter");
			return;
		}
	fail_msg("nothing begins with \"%s\"", start);
}
