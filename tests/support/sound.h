/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_SOUND_H
#define SUPPORT_SOUND_H

#include "compose/draft.h"

/* What is wrong with a draft's tree, or NULL. Header only: the fuzz targets
 * use it, too. */
static inline const char *
draft_unsound(const struct draft *draft)
{
	size_t before = 0;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		const struct entry *above = NULL, *last = i ? entry - 1 : NULL;

		if (i == 0 && entry->depth != 0)
			return "it begins below something";
		if (i && entry->depth > before + 1)
			return "a level is skipped";
		before = entry->depth;
		for (size_t j = i; j-- > 0 && !above; )
			if (draft->entries[j].depth < entry->depth)
				above = &draft->entries[j];
		if (entry->kind == ENTRY_SECTION && above &&
		    above->kind != ENTRY_SECTION)
			return "a section stands below a block";
		if (entry->kind == ENTRY_BLOCK && !above)
			return "a block stands in no section";
		if (entry->kind == ENTRY_BLOCK && above->kind == ENTRY_BLOCK &&
		    (above->form == FORM_PARAGRAPH ||
		     above->form == FORM_VERBATIM ||
		     entry->form == FORM_PARAGRAPH ||
		     entry->form == FORM_VERBATIM))
			return "a block stands below no list entry";
		if (entry->continues && (!last || last->kind != ENTRY_BLOCK ||
					 last->form != FORM_PARAGRAPH))
			return "it goes on with no paragraph";
	}
	return NULL;
}

#endif
