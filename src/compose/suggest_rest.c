/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "compose/pick.h"
#include "compose/place.h"
#include "compose/suggestion.h"
#include "compose/take.h"

/* A text that the draft holds. */
struct text {
	unsigned long long hash;
	struct str bytes;
	struct origin origin;
};

struct texts {
	struct text *all;
	size_t count;
};

static int
compare_texts(const void *a, const void *b)
{
	const struct text *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* The very same text, or NULL. */
static const struct text *
texts_find(const struct texts *texts, struct str bytes)
{
	unsigned long long hash = str_hash(bytes);
	size_t low = 0, high = texts->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (texts->all[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < texts->count && texts->all[low].hash == hash; low++)
		if (str_eq(texts->all[low].bytes, bytes))
			return &texts->all[low];
	return NULL;
}

void
suggestion_read(struct suggestion *this)
{
	const struct draft *draft = this->draft;
	struct texts *texts = ARENA_ARRAY(&this->arena, struct texts, 1);

	this->texts = texts;
	texts->all = ARENA_ARRAY(&this->arena, struct text,
				 draft->entry_count);
	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		struct str bytes = str_trim(draft_text(draft, entry));

		if (entry->kind == ENTRY_BLOCK &&
		    entry->origin.persona != NO_INDEX)
			texts->all[texts->count++] = (struct text){
				str_hash(bytes), bytes, entry->origin };
	}
	if (texts->count)
		qsort(texts->all, texts->count, sizeof(*texts->all),
		      compare_texts);
}

bool
suggestion_holds(struct suggestion *this, struct origin origin)
{
	const struct persona *persona = suggestion_persona(this,
							   origin.persona);
	const struct text *text = this->texts ? texts_find(this->texts,
	    str_trim(persona_text(persona, origin.range))) : NULL;

	for (size_t i = 0; text && i < this->draft->entry_count; i++) {
		const struct origin *other = &this->draft->entries[i].origin;

		if (other->persona != text->origin.persona ||
		    other->range.start != text->origin.range.start)
			continue;
		entry_add_alternative(this->draft, i, origin);
		return true;
	}
	return false;
}

/* A second identity, or a second workflow, is left even by who wants all; a
 * list below a document's title is none. */
static bool
is_second(const struct suggestion *this, size_t persona, size_t section,
	  enum block_kind kind)
{
	size_t topic = draft_topic_of(this->draft, persona, section);

	if (section == 0 && kind == BLOCK_PARAGRAPH && this->introduced)
		return true;
	return topic != NO_INDEX &&
	    topic_is_one_of(&this->comparison->topics[topic]) &&
	    (section != 0 || kind == BLOCK_PARAGRAPH);
}

/* A tag that is kept, and holds nothing but tags. */
static void
take_kept(struct suggestion *this, size_t persona, size_t block,
	  struct str reason)
{
	struct draft *draft = this->draft;
	struct entry entry = pick_block(draft, persona, block,
					arena_str(draft->arena, reason));
	size_t parent;

	if (is_second(this, persona, block_home(suggestion_persona(this,
	    persona), block), BLOCK_TAG) ||
	    suggestion_holds(this, entry.origin))
		return;
	parent = place_of_block(draft, persona, block, entry.reason);
	entry.depth = draft->entries[parent].depth + 1;
	entries_insert(draft, place_block(draft, parent, entry.origin, NULL,
					  false), entry);
}

void
suggest_rest(struct suggestion *this, size_t persona, struct str reason)
{
	const struct persona *source = suggestion_persona(this, persona);

	for (size_t i = 0; i < source->block_count; i++) {
		const struct block *block = &source->blocks[i];

		if (!block_is_content(block->kind) ||
		    block->kind == BLOCK_RULE) {
			if (block_stands(source, i))
				take_kept(this, persona, i, reason);
		} else if (!is_second(this, persona, block->section,
			   block->kind) && !block_introduces(source, i)) {
			suggestion_take_open(this, persona, i, true, reason);
		}
	}
	suggest_headings(this, persona, reason);
}

void
suggest_headings(struct suggestion *this, size_t persona, struct str reason)
{
	const struct persona *source = suggestion_persona(this, persona);
	bool *filled = ARENA_ARRAY(&this->arena, bool, source->section_count);

	for (size_t i = 0; i < source->block_count; i++)
		if (block_is_content(source->blocks[i].kind) ||
		    range_len(source->blocks[i].keep))
			filled[source->blocks[i].section] = true;
	for (size_t i = 1; i < source->section_count; i++)
		if (source->sections[i].end == i + 1 && !filled[i] &&
		    source->sections[i].title.len)
			draft_take_heading(this->draft, persona, i, reason);
}
