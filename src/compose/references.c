/* SPDX-License-Identifier: MIT */
#include "compose/references.h"

#include <stdlib.h>

#include "model/reference.h"

struct settling {
	struct references *references;
	const struct draft *draft;
	struct arena *arena;
	size_t capacity;
};

static struct str
normal_label(struct arena *arena, struct str label)
{
	struct str copy = arena_str(arena, str_trim(label));
	char *bytes = (char *)copy.ptr;
	size_t length = 0;

	for (size_t i = 0; i < copy.len; i++) {
		bool blank = ascii_is_space(bytes[i]);

		if (!blank || !length || bytes[length - 1] != ' ')
			bytes[length++] = blank ? ' ' : ascii_lower(bytes[i]);
	}
	return (struct str){ bytes, length };
}

/* What begins with the reference and goes on to the end of the text. */
static struct definition *
add_definition(struct settling *settling, size_t persona, struct str text,
	       const struct reference *reference)
{
	struct references *references = settling->references;
	struct definition *made;

	references->all = arena_grow(settling->arena, references->all,
				     references->count, &settling->capacity,
				     sizeof(*references->all));
	made = &references->all[references->count];
	*made = (struct definition){
		.persona = persona, .order = references->count++,
		.label = normal_label(settling->arena, reference->label),
		.text = str_from(text, reference->range.start),
		.rest = str_from(text, reference->range.end),
	};
	if (persona != settling->draft->base)
		made->order += (size_t)1 << 31;
	return made;
}

/* Each has its line, and those below it up to the next one. */
static void
add_definitions(struct settling *settling, size_t persona, struct str text)
{
	struct reference_scan scan = { .text = text };
	struct reference reference;
	struct definition *last = NULL;

	while (reference_next(&scan, &reference)) {
		const char *start = text.ptr + reference.range.start;

		if (reference.kind != REFERENCE_DEFINITION)
			continue;
		if (last) {
			last->text.len = (size_t)(start - last->text.ptr);
			last->rest.len = (size_t)(start - last->rest.ptr);
		}
		last = add_definition(settling, persona, text, &reference);
	}
}

static bool
may_define(const struct block *block, struct str text)
{
	return block->kind == BLOCK_DEFINITION ||
	    (block->kind == BLOCK_PARAGRAPH && str_starts(text, STR("[^")));
}

static void
collect(struct settling *settling)
{
	const struct comparison *comparison = settling->draft->comparison;

	for (size_t p = 0; p < comparison->persona_count; p++) {
		const struct persona *persona = comparison->personas[p];

		for (size_t i = 0; i < persona->block_count; i++) {
			const struct block *block = &persona->blocks[i];

			if (may_define(block, persona_text(persona,
							   block->text)))
				add_definitions(settling, p, persona_text(
				    persona, block->text));
		}
	}
}

static int
compare_definitions(const void *left, const void *right)
{
	const struct definition *a = left, *b = right;
	int order = str_compare(a->label, b->label);

	if (order)
		return order;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* The first with that label, or where it would stand. */
static size_t
lower_bound(const struct references *references, struct str label)
{
	size_t low = 0, high = references->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(references->all[middle].label, label) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
is_label(const struct references *references, size_t at, struct str label)
{
	return at < references->count &&
	    str_eq(references->all[at].label, label);
}

struct definition *
references_of(const struct references *references, size_t persona,
	      struct str label, struct arena *arena)
{
	size_t at;

	label = normal_label(arena, label);
	for (at = lower_bound(references, label);
	     is_label(references, at, label); at++)
		if (references->all[at].persona == persona)
			return &references->all[at];
	return NULL;
}

static void
note_uses(struct settling *settling, size_t persona, struct str text)
{
	struct reference_scan scan = { .text = text };
	struct reference reference;

	while (reference_next(&scan, &reference)) {
		struct definition *definition = references_of(
		    settling->references, persona, reference.label,
		    settling->arena);

		if (!definition)
			continue;
		if (reference.kind == REFERENCE_DEFINITION)
			definition->present = true;
		else
			definition->used = true;
	}
}

/* A heading may refer to something, too. */
static void
note_entry(struct settling *settling, const struct entry *entry)
{
	const struct comparison *comparison = settling->draft->comparison;
	size_t index = entry->kind == ENTRY_BLOCK ? entry->origin.persona
						  : entry->persona;
	struct str text = draft_text(settling->draft, entry);

	if (index >= comparison->persona_count)
		return;
	if (entry->kind == ENTRY_SECTION && entry->section != NO_INDEX) {
		const struct persona *persona = comparison->personas[index];

		text = persona_text(persona,
				    persona->sections[entry->section].range);
		text.len = str_find_byte(text, '\n');
	}
	note_uses(settling, index, text);
}

static bool
is_needed(const struct definition *definition)
{
	return definition->used || definition->present;
}

/* A number for the definition that makes a label nobody has. */
static size_t
free_number(const struct settling *settling, struct str label, size_t number)
{
	for (;; number++) {
		struct str made = arena_printf(settling->arena,
					       "%.*s-%zu", STR_ARG(label),
					       number);

		if (!is_label(settling->references,
			      lower_bound(settling->references, made), made))
			return number;
	}
}

/* Whether an earlier one that is needed stands for this one. */
static bool
says_same(const struct definition *earlier,
	  const struct definition *definition)
{
	return is_needed(earlier) && !earlier->same &&
	    str_eq(str_trim(earlier->rest), str_trim(definition->rest));
}

/* Those of one label that are needed: the first keeps it. */
static void
name_label(struct settling *settling, size_t first, size_t end)
{
	struct definition *all = settling->references->all;
	size_t number = 1;

	for (size_t i = first; i < end; i++) {
		struct definition *definition = &all[i];
		size_t j = first;

		if (!is_needed(definition))
			continue;
		while (j < i && !says_same(&all[j], definition))
			j++;
		if (j < i) {
			definition->same = &all[j];
			definition->number = all[j].number;
		} else if (number++ > 1) {
			definition->number = free_number(settling,
			    definition->label, number - 1);
			number = definition->number + 1;
		}
	}
}

static void
name_all(struct settling *settling)
{
	size_t end;

	for (size_t i = 0; i < settling->references->count; i = end) {
		for (end = i + 1; is_label(settling->references, end,
		    settling->references->all[i].label); end++)
			;
		name_label(settling, i, end);
	}
}

void
references_find(struct references *references, const struct draft *draft,
		struct arena *arena)
{
	struct settling settling = { .references = references,
				     .draft = draft, .arena = arena };

	*references = (struct references){ 0 };
	collect(&settling);
	if (!references->count)
		return;
	qsort(references->all, references->count, sizeof(*references->all),
	      compare_definitions);
	for (size_t i = 0; i < draft->entry_count; i++)
		note_entry(&settling, &draft->entries[i]);
	name_all(&settling);
}

struct origin
definition_origin(const struct draft *draft,
		  const struct definition *definition)
{
	const struct persona *persona =
	    draft->comparison->personas[definition->persona];
	size_t start = (size_t)(definition->text.ptr -
				persona->source.bytes.ptr);

	return (struct origin){ definition->persona,
				{ start, start + definition->text.len } };
}
