/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "compose/edit.h"
#include "compose/pick.h"
#include "compose/place.h"
#include "compose/placing.h"
#include "compose/take.h"

/* What was placed, as entries of a draft; for compose/placing.h. */

struct writer {
	const struct placing *placing;
	struct draft *draft;
	struct str reason;
};

static void
add_entry(struct writer *writer, struct entry entry)
{
	entries_insert(writer->draft, writer->draft->entry_count, entry);
}

static struct entry
stretch(const struct writer *writer, size_t persona, struct range range,
	enum block_form form)
{
	return (struct entry){ .kind = ENTRY_BLOCK, .topic = NO_INDEX,
			       .persona = NO_INDEX, .section = NO_INDEX,
			       .form = form, .origin = { persona, range },
			       .reason = writer->reason };
}

/* A lead-in that says its heading again. */
static bool
repeats(const struct writer *writer, const struct group *group,
	struct str title)
{
	struct str words = title.len ? fold(writer->draft->arena, title) :
	    STR("");
	struct str rest = group->lead_text, word;
	size_t count = 0;

	if (title.len == 0)
		return false;
	if (str_eq(words, group->lead_text))
		return true;
	while (str_split(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		count++;
		if (!str_contains(words, arena_printf(writer->draft->arena,
						      " %.*s ", STR_ARG(word))))
			return false;
	}
	return count > 0 && count <= 4;
}

static void
write_lead(struct writer *writer, const struct group *group, size_t depth)
{
	bool list = group->kind == GROUP_LIST || group->kind == GROUP_STEPS;
	struct entry entry = stretch(writer, group->persona, group->lead,
				     FORM_PARAGRAPH);

	entry.depth = depth;
	entry.lead_in = list || group->kind == GROUP_CODE ||
	    group->kind == GROUP_TABLE;
	add_entry(writer, entry);
}

static void
write_piece(struct writer *writer, const struct piece *piece, size_t depth,
	    bool continues)
{
	const struct unit *unit =
	    &writer->placing->material->units[piece->unit];
	struct entry entry;

	if (piece->whole && unit->block_only)
		entry = pick_block(writer->draft, unit->persona, unit->block,
				   writer->reason);
	else
		entry = stretch(writer, unit->persona, piece->range,
				unit->form);
	entry.lead_in = false;
	entry.depth = depth;
	entry.continues = continues;
	add_entry(writer, entry);
}

static void
write_spot(struct writer *writer, const struct spot *spot, struct str title,
	   size_t depth)
{
	const struct group *group =
	    &writer->placing->material->groups[spot->group];

	if (spot->lead && !repeats(writer, group, title)) {
		write_lead(writer, group, depth);
		writer->placing->leads[spot->group] = true;
	}
	for (size_t i = 0; i < spot->count; i++)
		write_piece(writer, &spot->pieces[i], depth, i > 0 &&
		    spot->pieces[i].unit == spot->pieces[i - 1].unit &&
		    !spot->pieces[i].whole);
}

static struct str
reason_of(const struct writer *writer, const struct node *node)
{
	if (node->passage == NO_INDEX)
		return node->foreign ? STR("adds a section") : STR("base");
	return writer->placing->chosen->choices[node->passage].reason;
}

static void
write_section(struct writer *writer, const struct node *node, size_t depth)
{
	const struct part *part = node->part == NO_INDEX ? NULL :
	    &writer->placing->material->parts[node->part];
	struct entry entry = {
		.kind = ENTRY_SECTION, .depth = depth, .title = arena_str(
		    writer->draft->arena, node->title),
		.topic = part ? draft_topic_of(writer->draft, part->persona,
					       part->section) : NO_INDEX,
		.persona = part ? part->persona : NO_INDEX,
		.section = part ? part->section : NO_INDEX,
		.origin.persona = NO_INDEX, .reason = writer->reason,
	};

	add_entry(writer, entry);
}

static void
write_node(struct writer *writer, const struct node *node, size_t depth)
{
	if (node_units(node) == 0)
		return;
	writer->reason = reason_of(writer, node);
	write_section(writer, node, depth);
	for (size_t i = 0; i < node->spot_count; i++) {
		size_t passage = writer->placing->passages->of[
		    node->spots[i].count ? node->spots[i].pieces[0].unit : 0];

		if (node->spots[i].count && passage != NO_INDEX)
			writer->reason = writer->placing->chosen->
			    choices[passage].reason;
		write_spot(writer, &node->spots[i], i == 0 ? node->title :
			   STR(""), depth + 1);
	}
	for (size_t i = 0; i < node->kid_count; i++)
		write_node(writer, node->kids[i], depth + 1 < DRAFT_MAX_LEVEL ?
			   depth + 1 : depth);
}

void
placing_write(const struct placing *placing, struct draft *draft)
{
	struct writer writer = { .placing = placing, .draft = draft,
				 .reason = STR("base: who it is") };
	const struct node *root = &placing->root;

	if (root->spot_count) {
		struct node first = *root;

		first.kid_count = 0;
		first.title = STR("");
		write_section(&writer, &first, 0);
		for (size_t i = 0; i < root->spot_count; i++)
			write_spot(&writer, &root->spots[i], STR(""), 1);
	}
	for (size_t i = 0; i < root->kid_count; i++)
		write_node(&writer, root->kids[i], 0);
}
