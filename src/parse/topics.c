/* SPDX-License-Identifier: MIT */
#include "parse/sections.h"

#include "base/utf8.h"

enum { INTRO_MIN = 40, LEAF_MIN = 20, PARENT_MIN = 150, PARENT_ITEMS_MIN = 2,
       GROUP_MIN = 2, GAP_MAX = 3 };

/* A node's content without filler at its ends, and what it amounts to. */
struct content {
	const struct page *page;
	const size_t *lines;
	size_t count;
	size_t items;
	size_t points; /* code points, counted up to PARENT_MIN */
	bool code;
};

static void
trim_content(struct content *content)
{
	const struct line *lines = content->page->lines;

	while (content->count && line_is_filler(&lines[content->lines[0]])) {
		content->lines++;
		content->count--;
	}
	while (content->count &&
	       line_is_filler(&lines[content->lines[content->count - 1]]))
		content->count--;
}

static bool
is_item(const struct page *page, size_t at)
{
	const struct line *line = &page->lines[at];
	struct str text = page_line(page, at);

	if (line->kind == LINE_BOX)
		return str_starts(str_trim_start(str_from(text,
		    marker_box(text))), STR("•"));
	return line_is_entry(page, at) || line->kind == LINE_ROW ||
	    line->kind == LINE_HEADER;
}

static void
weigh_content(struct content *content)
{
	trim_content(content);
	for (size_t i = 0; i < content->count; i++) {
		const struct line *line =
		    &content->page->lines[content->lines[i]];

		content->items += is_item(content->page, content->lines[i]);
		content->code = content->code || line_is_code(line);
		if (content->points < PARENT_MIN &&
		    (line_is_text(line) || line_is_code(line)))
			content->points +=
			    utf8_count(page_text(content->page, line->text));
	}
}

/* Last line of the first run without a gap. */
static size_t
first_run_end(const struct content *content)
{
	size_t i = 1;

	while (i < content->count &&
	       content->lines[i - 1] + 1 == content->lines[i])
		i++;
	return content->lines[i - 1];
}

static void
set_lines(struct node *node, size_t first, size_t last)
{
	node->topic = true;
	node->topic_lines.first = first + 1;
	node->topic_lines.last = last + 1;
}

/* The part of the root's content before or after the document title. */
static struct content
root_part(const struct tree *tree, struct content content, bool after)
{
	size_t before = 0;

	while (before < content.count && content.lines[before] < tree->title)
		before++;
	if (after) {
		content.lines += before;
		content.count -= before;
	} else {
		content.count = before;
	}
	weigh_content(&content);
	return content;
}

static void
mark_root(struct tree *tree, const struct content *content)
{
	struct content part = { .count = 0 };

	if (tree->title != NO_INDEX)
		part = root_part(tree, *content, true);
	if (part.points < INTRO_MIN)
		part = root_part(tree, *content, false);
	if (part.points >= INTRO_MIN)
		set_lines(&tree->nodes[0], part.lines[0],
			  first_run_end(&part));
}

/* Of a parent, what stands before its first child. */
static size_t
parent_end(const struct node *node, const struct content *content)
{
	size_t end = content->lines[content->count - 1], i = content->count;

	if (content->lines[0] <= node->line + 1 + GAP_MAX)
		end = first_run_end(content);
	if (end < node->first_kid)
		return end;
	while (i > 0 && content->lines[i - 1] >= node->first_kid)
		i--;
	return i ? content->lines[i - 1] : node->line;
}

static void
mark_section(struct node *node, const struct content *content)
{
	bool leaf = node->first_kid == NO_INDEX;

	if (leaf && (content->items >= 1 || content->points >= LEAF_MIN))
		set_lines(node, node->line, node->syntax == SECTION_TAG ?
			  node->end - 1 :
			  content->lines[content->count - 1]);
	else if (!leaf && content->count &&
		 (content->items >= PARENT_ITEMS_MIN || content->code ||
		  content->points >= PARENT_MIN))
		set_lines(node, node->line, parent_end(node, content));
}

/* Labels and leads: their own lines, however little. */
static void
mark_inline(struct node *node, struct content *content)
{
	if (node->syntax == SECTION_LABEL) {
		content->lines++;
		content->count--;
	}
	weigh_content(content);
	if (node->first_kid != NO_INDEX && content->items < 1 &&
	    content->points < PARENT_MIN)
		return;
	if (content->count)
		set_lines(node, node->line,
			  content->lines[content->count - 1]);
}

static void
mark_node(struct tree *tree, size_t index, struct content content)
{
	struct node *node = &tree->nodes[index];

	node->topic_lines = (struct lines){ node->line + 1, node->line + 1 };
	if (index == 0) {
		node->topic_lines.last = node->line;
		mark_root(tree, &content);
	} else if (node->syntax == SECTION_LABEL ||
		   node->syntax == SECTION_LEAD) {
		mark_inline(node, &content);
	} else {
		weigh_content(&content);
		mark_section(node, &content);
	}
}

static void
mark_groups(struct tree *tree)
{
	size_t *below = ARENA_ARRAY(&tree->page->scratch, size_t,
				    tree->count);

	for (size_t i = tree->count; i-- > 1;) {
		struct node *node = &tree->nodes[i];

		node->group = below[i] >= GROUP_MIN && !node->open &&
		    (node->syntax == SECTION_HEADING ||
		     node->syntax == SECTION_TAG);
		below[node->parent] += below[i] + node->topic;
	}
}

void
topics_mark(struct tree *tree)
{
	struct owned owned = tree_owned(tree);

	for (size_t i = 0; i < tree->count; i++) {
		struct content content = {
			.page = tree->page,
			.lines = owned.lines + owned.starts[i],
			.count = owned.starts[i + 1] - owned.starts[i],
		};

		mark_node(tree, i, content);
	}
	mark_groups(tree);
}
