/* SPDX-License-Identifier: MIT */
#include "export/references.h"

#include <stdlib.h>

#include "base/buf.h"
#include "compose/references.h"
#include "export/piece.h"
#include "model/reference.h"

struct settling {
	struct nodes *nodes;
	struct references references;
};

static void
add_renamed(struct buf *out, const struct reference *reference, size_t number)
{
	int length = (int)reference->label.len;
	const char *label = reference->label.ptr;

	if (reference->kind == REFERENCE_FOOTNOTE)
		buf_printf(out, "[%.*s-%zu]", length, label, number);
	else if (reference->kind == REFERENCE_DEFINITION)
		buf_printf(out, "[%.*s-%zu]:", length, label, number);
	else
		buf_printf(out, "[%.*s][%.*s-%zu]", STR_ARG(reference->shown),
			   length, label, number);
}

static struct str
renamed(const struct settling *settling, size_t persona, struct str text)
{
	struct reference_scan scan = { .text = text };
	struct reference reference;
	struct buf out = { 0 };
	size_t done = 0;

	while (reference_next(&scan, &reference)) {
		const struct definition *definition = references_of(
		    &settling->references, persona, reference.label,
		    settling->nodes->arena);

		if (!definition || !definition->number)
			continue;
		buf_add(&out, str_slice(text, (struct range){
					done, reference.range.start }));
		add_renamed(&out, &reference, definition->number);
		done = reference.range.end;
	}
	if (done) {
		buf_add(&out, str_from(text, done));
		text = arena_str(settling->nodes->arena, buf_str(&out));
	}
	buf_release(&out);
	return text;
}

static bool
is_there(const struct definition *definition)
{
	return definition->present ||
	    (definition->same && definition->same->present);
}

static int
compare_orders(const void *left, const void *right)
{
	const struct definition *const *a = left, *const *b = right;

	return (*a)->order < (*b)->order ? -1 : (*a)->order > (*b)->order;
}

/* What is used and does not stand in the draft, in the order of the files. */
static void
add_missing(struct settling *settling)
{
	struct arena *arena = settling->nodes->arena;
	struct definition **missing = ARENA_ARRAY(arena, struct definition *,
						  settling->references.count);
	struct buf out = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < settling->references.count; i++) {
		struct definition *definition = &settling->references.all[i];

		if (definition->used && !is_there(definition))
			missing[count++] = definition->same ?
			    (struct definition *)definition->same : definition;
	}
	if (count)
		qsort(missing, count, sizeof(struct definition *),
		      compare_orders);
	for (size_t i = 0; i < count; i++) {
		if (i && missing[i] == missing[i - 1])
			continue;
		if (out.len)
			buf_add_byte(&out, '\n');
		buf_add(&out, renamed(settling, missing[i]->persona,
		    piece_text(arena, missing[i]->text, (struct range){
			       0, missing[i]->text.len })));
	}
	if (out.len)
		nodes_add_end(settling->nodes,
			      arena_str(arena, buf_str(&out)));
	buf_release(&out);
}

void
references_settle(struct nodes *nodes, const struct draft *draft)
{
	struct settling settling = { .nodes = nodes };

	references_find(&settling.references, draft, nodes->arena);
	if (!settling.references.count)
		return;
	for (size_t i = 0; i < nodes->count; i++)
		if (nodes->all[i].persona != NO_INDEX)
			nodes->all[i].text = renamed(&settling,
			    nodes->all[i].persona, nodes->all[i].text);
	add_missing(&settling);
}
