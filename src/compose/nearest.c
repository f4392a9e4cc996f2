/* SPDX-License-Identifier: MIT */
#include "compose/place.h"
#include "match/words.h"

/* Of a topic's sub-sections only so many are looked at. */
enum { HEADINGS_MAX = 128 };

struct nearing {
	const struct draft *draft;
	struct vocabulary *vocabulary;
	struct arena arena;
	struct words item;
};

static bool
has_exact(const struct words *words, int exact)
{
	for (size_t i = 0; i < words->count; i++)
		if (words->all[i].exact == exact)
			return true;
	return false;
}

static struct words
title_words(struct nearing *this, size_t section)
{
	struct str title = title_clean(&this->arena,
				       this->draft->entries[section].title);

	return words_read(this->vocabulary, title, &this->arena);
}

static bool
is_above(struct nearing *this, size_t section, int exact)
{
	for (;;) {
		struct words words;

		section = draft_parent(this->draft, section);
		if (section == NO_INDEX)
			return false;
		words = title_words(this, section);
		if (has_exact(&words, exact))
			return true;
	}
}

static bool
tells(const struct nearing *this, const struct word *word)
{
	return !word->stop &&
	    !vocabulary_is_generic_title(this->vocabulary, word->term) &&
	    !vocabulary_is_generic_item(this->vocabulary, word->term);
}

/* How many telling words the title has, when the item has them all. */
static size_t
count_shared(struct nearing *this, size_t section)
{
	struct words title = title_words(this, section);
	size_t shared = 0;

	for (size_t i = 0; i < title.count; i++) {
		const struct word *word = &title.all[i];

		if (!tells(this, word) ||
		    is_above(this, section, word->exact))
			continue;
		if (!has_exact(&this->item, word->exact))
			return 0;
		shared++;
	}
	return shared;
}

size_t
place_nearest(const struct draft *draft, size_t parent, size_t persona,
	      struct str text)
{
	struct nearing this = { .draft = draft };
	size_t nearest = parent, most = 0, at = section_text_end(draft, parent);
	size_t depth = draft->entries[parent].depth, looked = 0;

	if (at == draft->entry_count || draft->entries[at].depth <= depth)
		return parent;
	this.vocabulary = vocabulary_new();
	this.item = words_read(this.vocabulary, text, &this.arena);
	for (; at < draft->entry_count && looked < HEADINGS_MAX; at++) {
		const struct entry *entry = &draft->entries[at];
		size_t shared;

		if (entry->depth <= depth)
			break;
		if (entry->kind != ENTRY_SECTION || entry->persona == persona)
			continue;
		shared = count_shared(&this, at);
		looked++;
		if (shared > most) {
			nearest = at;
			most = shared;
		}
	}
	vocabulary_free(this.vocabulary);
	arena_release(&this.arena);
	return nearest;
}
