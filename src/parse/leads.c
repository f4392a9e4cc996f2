/* SPDX-License-Identifier: MIT */
#include "parse/sections.h"

#include "parse/titles.h"

enum { LABELS_MIN = 4 };

enum follow { FOLLOW_NONE, FOLLOW_LIST, FOLLOW_OTHER };

/* The content of one node, in which labels and leads are looked for. */
struct split {
	struct tree *tree;
	struct page *page;
	size_t node;
	const size_t *own;
	size_t count;
	size_t base; /* least indentation of its text */
	enum follow *follows; /* by index into own: what a label has below */
};

static const struct line *
own_line(const struct split *split, size_t index)
{
	return &split->page->lines[split->own[index]];
}

static bool
is_follower(const struct split *split, size_t index)
{
	return index > 0 && split->own[index - 1] + 1 == split->own[index];
}

static size_t
least_indent(const struct split *split)
{
	size_t least = NO_INDEX;

	for (size_t i = 0; i < split->count; i++) {
		const struct line *line = own_line(split, i);

		if (line_is_text(line) && line->indent < least)
			least = line->indent;
	}
	return least == NO_INDEX ? 0 : least;
}

static enum follow
what_follows(const struct split *split, size_t index)
{
	for (size_t i = index + 1; i < split->count; i++) {
		if (!is_follower(split, i))
			break;
		if (own_line(split, i)->kind == LINE_BLANK)
			continue;
		return line_is_entry(split->page, split->own[i]) ?
		    FOLLOW_LIST : FOLLOW_OTHER;
	}
	return FOLLOW_NONE;
}

/* What follows a label, if the line is one. */
static enum follow
label_at(const struct split *split, size_t index)
{
	const struct line *line = own_line(split, index);
	struct str text = page_line(split->page, split->own[index]);
	enum follow follow;
	struct lead lead;

	if (line->kind != LINE_TEXT || line->indent > split->base + 1)
		return FOLLOW_NONE;
	if (lead_find(text, &lead) && !lead.rest.len)
		return what_follows(split, index);
	if (!title_is_label(text))
		return FOLLOW_NONE;
	follow = what_follows(split, index);
	return follow == FOLLOW_LIST ? follow : FOLLOW_NONE;
}

static bool
is_bold(const struct split *split, size_t index)
{
	struct lead lead;

	return lead_find(page_line(split->page, split->own[index]), &lead);
}

/* The label that stands right behind a label; NO_INDEX for none. */
static size_t
next_label(const struct split *split, size_t index)
{
	do
		index++;
	while (index < split->count &&
	       own_line(split, index)->kind == LINE_BLANK);
	return index < split->count &&
	    split->follows[index] != FOLLOW_NONE ? index : NO_INDEX;
}

/* Whether it is bold and leads right to a label: to a plain one that is a part
 * of it, or to another bold one. */
static bool
leads_to(const struct split *split, size_t index, bool bold)
{
	size_t next = is_bold(split, index) ? next_label(split, index)
					    : NO_INDEX;

	return next != NO_INDEX && is_bold(split, next) == bold;
}

/* Whether labels of the node are sections. */
static bool
find_labels(struct split *split)
{
	size_t lists = 0, labels = 0;

	split->follows = ARENA_ARRAY(&split->page->scratch, enum follow,
				     split->count);
	for (size_t i = 0; i < split->count; i++)
		split->follows[i] = label_at(split, i);
	for (size_t i = 0; i < split->count; i++) {
		if (leads_to(split, i, true))
			split->follows[i] = FOLLOW_NONE;
		lists += split->follows[i] == FOLLOW_LIST;
		labels += split->follows[i] != FOLLOW_NONE;
	}
	return labels && (split->tree->nodes[split->node].open ||
			  lists >= LABELS_MIN);
}

static size_t
add_label(struct split *split, size_t parent, size_t index)
{
	struct tree *tree = split->tree;
	size_t line = split->own[index];
	size_t node = tree_add(tree, parent, SECTION_LABEL, line);

	tree->nodes[node].title = title_unmarked(page_line(split->page, line),
	    &split->page->persona->arena);
	tree->nodes[node].open = title_is_open(tree->nodes[node].title);
	return node;
}

/* Whether a label's list ended: unindented text after a blank line. */
static bool
ends_label(const struct split *split, size_t index)
{
	size_t line = split->own[index];

	return line_is_text(own_line(split, index)) &&
	    !line_is_entry(split->page, line) &&
	    own_line(split, index)->indent <= split->base + 1 &&
	    split->page->lines[line - 1].kind == LINE_BLANK;
}

/* Gives a line to a label, and with it to the one that leads to it. */
static void
give_line(struct split *split, size_t index, size_t label, size_t group)
{
	struct tree *tree = split->tree;
	size_t line = split->own[index];

	tree->owner[line] = label;
	tree->nodes[label].end = line + 1;
	if (group != NO_INDEX)
		tree->nodes[group].end = line + 1;
}

static void
take_labels(struct split *split)
{
	size_t label = NO_INDEX, group = NO_INDEX;
	bool listed = false, seen = false;

	for (size_t i = 0; i < split->count; i++) {
		if (split->follows[i] != FOLLOW_NONE) {
			if (is_bold(split, i))
				group = NO_INDEX;
			label = add_label(split, group == NO_INDEX ?
					  split->node : group, i);
			if (leads_to(split, i, false))
				group = label;
			listed = split->follows[i] == FOLLOW_LIST;
			seen = false;
		} else if (label == NO_INDEX || !is_follower(split, i)) {
			label = NO_INDEX;
		} else if (line_is_entry(split->page, split->own[i])) {
			seen = true;
		} else if (listed && seen && ends_label(split, i)) {
			label = NO_INDEX;
		}
		if (label != NO_INDEX)
			give_line(split, i, label, group);
		else
			group = NO_INDEX;
	}
}

/* Lines of one list in which bold leads are looked for. */
struct bullets {
	struct split *split; /* its own lines are those of `parent` */
	size_t parent;
	bool entries, paragraphs; /* which leads are sections */
	size_t indent;		  /* of its top entries; 0 without a list */
};

static bool
is_top_entry(const struct bullets *bullets, size_t index)
{
	const struct split *split = bullets->split;

	return line_is_entry(split->page, split->own[index]) &&
	    own_line(split, index)->kind == LINE_ENTRY &&
	    own_line(split, index)->indent <= bullets->indent + 1;
}

/* Whether something stands below an entry. */
static bool
has_more(const struct bullets *bullets, size_t index)
{
	const struct split *split = bullets->split;

	while (++index < split->count &&
	       own_line(split, index)->kind == LINE_BLANK)
		;
	return index < split->count && !is_top_entry(bullets, index) &&
	       own_line(split, index)->indent > bullets->indent;
}

/* An entry that is bold, and nothing else, leads to nothing. */
static bool
lead_at(const struct bullets *bullets, size_t index, struct lead *lead)
{
	const struct split *split = bullets->split;
	struct str text = page_content(split->page, split->own[index]);
	bool entry = is_top_entry(bullets, index);

	if (entry)
		return lead_find(str_from(text, marker_check_box(text)),
				 lead) &&
		       (lead->rest.len || has_more(bullets, index));
	return own_line(split, index)->kind == LINE_TEXT &&
	    own_line(split, index)->indent <= split->base + 1 &&
	    lead_find(text, lead) && lead->rest.len;
}

static void
measure_list(struct bullets *bullets)
{
	const struct split *split = bullets->split;
	size_t least = NO_INDEX;

	for (size_t i = 0; i < split->count; i++)
		if (line_is_entry(split->page, split->own[i]) &&
		    own_line(split, i)->indent < least)
			least = own_line(split, i)->indent;
	bullets->indent = least == NO_INDEX ? 0 : least;
}

static void
count_leads(struct bullets *bullets)
{
	size_t entries = 0, leads = 0;
	struct lead lead;

	for (size_t i = 0; i < bullets->split->count; i++) {
		bool entry = is_top_entry(bullets, i);
		bool found = lead_at(bullets, i, &lead);

		entries += entry;
		leads += entry && found;
		if (!entry && found)
			bullets->paragraphs = true;
	}
	bullets->entries = leads >= 2 && 2 * leads >= entries;
}

static size_t
add_lead(struct bullets *bullets, size_t index, const struct lead *lead)
{
	struct split *split = bullets->split;
	struct persona *persona = split->page->persona;
	size_t node = tree_add(split->tree, bullets->parent, SECTION_LEAD,
			       split->own[index]);

	split->tree->nodes[node].title = title_unmarked(lead->title,
						     &persona->arena);
	split->tree->nodes[node].rest =
	    (size_t)(lead->rest.ptr - persona->source.bytes.ptr);
	return node;
}

static bool
ends_lead(const struct bullets *bullets, size_t index)
{
	const struct split *split = bullets->split;
	size_t line = split->own[index];

	if (!is_follower(split, index) || is_top_entry(bullets, index))
		return true;
	return line_is_text(own_line(split, index)) &&
	    !line_is_entry(split->page, line) &&
	    split->page->lines[line - 1].kind == LINE_BLANK &&
	    own_line(split, index)->indent <= bullets->indent;
}

static void
take_leads(struct bullets *bullets)
{
	struct split *split = bullets->split;
	size_t node = NO_INDEX;

	for (size_t i = 0; i < split->count; i++) {
		struct lead lead;
		bool found = is_top_entry(bullets, i) ? bullets->entries
						      : bullets->paragraphs;

		if (found && lead_at(bullets, i, &lead))
			node = add_lead(bullets, i, &lead);
		else if (node != NO_INDEX && ends_lead(bullets, i))
			node = NO_INDEX;
		if (node != NO_INDEX) {
			split->tree->owner[split->own[i]] = node;
			split->tree->nodes[node].end = split->own[i] + 1;
		}
	}
}

static void
split_leads(struct split *split, size_t parent)
{
	struct bullets bullets = { .split = split, .parent = parent };

	measure_list(&bullets);
	count_leads(&bullets);
	if (bullets.entries || bullets.paragraphs)
		take_leads(&bullets);
}

static void
split_part(const struct tree *tree, struct split *part,
	   const struct owned *owned, size_t node)
{
	part->own = owned->lines + owned->starts[node];
	part->count = owned->starts[node + 1] - owned->starts[node];
	part->node = node;
	part->tree = (struct tree *)tree;
}

/* The section in which a label stands. */
static size_t
unlabelled(const struct tree *tree, size_t node)
{
	while (tree->nodes[node].syntax == SECTION_LABEL)
		node = tree->nodes[node].parent;
	return node;
}

void
leads_split(struct tree *tree)
{
	struct owned owned = tree_owned(tree);
	size_t count = tree->count;
	size_t *bases = ARENA_ARRAY(&tree->page->scratch, size_t, count);

	for (size_t i = 0; i < count; i++) {
		struct split split = { .page = tree->page };

		split_part(tree, &split, &owned, i);
		split.base = least_indent(&split);
		bases[i] = split.base;
		if (split.count && find_labels(&split))
			take_labels(&split);
	}
	owned = tree_owned(tree);
	count = tree->count;
	for (size_t i = 0; i < count; i++) {
		struct split split = { .page = tree->page };
		bool label = tree->nodes[i].syntax == SECTION_LABEL;

		if (!tree->nodes[i].open)
			continue;
		split_part(tree, &split, &owned, i);
		split.base = bases[label ? unlabelled(tree, i) : i];
		if (label) {
			split.own++;
			split.count--;
		}
		split_leads(&split, i);
	}
}
