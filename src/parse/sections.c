/* SPDX-License-Identifier: MIT */
#include "parse/sections.h"

#include "model/tag.h"
#include "parse/titles.h"

enum { LINES_BEFORE_TITLE_MAX = 6 };

struct builder {
	struct tree *tree;
	struct page *page;
	size_t current;
	bool too_deep;
};

bool
line_is_entry(const struct page *page, size_t line)
{
	const struct line *it = &page->lines[line];

	return it->entry || (it->kind == LINE_CLOSE &&
			     marker_length(page_line(page, line)) > 0);
}

size_t
tree_add(struct tree *tree, size_t parent, enum section_syntax syntax,
	 size_t line)
{
	struct node *node;

	tree->nodes = arena_grow(&tree->page->scratch, tree->nodes,
				 tree->count, &tree->capacity,
				 sizeof(*tree->nodes));
	node = &tree->nodes[tree->count];
	*node = (struct node){
		.syntax = syntax, .parent = parent, .line = line,
		.end = tree->page->count, .first_kid = NO_INDEX,
	};
	if (tree->count) {
		struct node *above = &tree->nodes[parent];

		node->depth = above->depth + 1;
		tree->titled[line] = tree->count;
		if (above->first_kid == NO_INDEX || line < above->first_kid)
			above->first_kid = line;
	}
	return tree->count++;
}

struct owned
tree_owned(const struct tree *tree)
{
	struct page *page = tree->page;
	struct owned owned;
	size_t *next;

	owned.starts = ARENA_ARRAY(&page->scratch, size_t, tree->count + 2);
	owned.lines = ARENA_ARRAY(&page->scratch, size_t, page->count);
	next = owned.starts + 1;
	for (size_t i = page->first; i < page->count; i++)
		if (tree->owner[i] != NO_INDEX)
			next[tree->owner[i] + 1]++;
	for (size_t i = 0; i < tree->count; i++)
		next[i + 1] += next[i];
	for (size_t i = page->first; i < page->count; i++)
		if (tree->owner[i] != NO_INDEX)
			owned.lines[next[tree->owner[i]]++] = i;
	return owned;
}

/* The line of the H1 that is the document's title, or NO_INDEX. */
static size_t
find_title(const struct page *page)
{
	size_t found = NO_INDEX, texts = 0;
	bool cdata = false;

	for (size_t i = page->first; i < page->count; i++) {
		const struct line *line = &page->lines[i];
		bool title = line->heading && !cdata;

		if (line_is_text(line))
			cdata = marker_cdata(page_line(page, i), cdata);
		if (title && line->level == 1) {
			if (found != NO_INDEX)
				return NO_INDEX;
			found = i;
		} else if (title && found == NO_INDEX) {
			return NO_INDEX;
		} else if (found == NO_INDEX && line_is_text(line) &&
			   ++texts > LINES_BEFORE_TITLE_MAX) {
			return NO_INDEX;
		}
	}
	return found;
}

static struct str
heading_title(const struct page *page, size_t line)
{
	struct str text = page_line(page, line);
	size_t level = marker_heading(text);

	return title_unmarked(str_from(text, level), &page->persona->arena);
}

/* Whether one more section fits; past the bound a title is plain text. */
static bool
may_nest(struct builder *builder, size_t parent, size_t line)
{
	if (builder->tree->nodes[parent].depth < SECTION_DEPTH_MAX)
		return true;
	if (!builder->too_deep)
		page_diagnose(builder->page, "too-deep",
			      builder->page->lines[line].text.start,
			      page_line(builder->page, line));
	builder->too_deep = true;
	return false;
}

static void
build_text(struct builder *builder, size_t line)
{
	builder->tree->owner[line] = builder->current;
}

static void
build_open(struct builder *builder, size_t at)
{
	struct tree *tree = builder->tree;
	struct page *page = builder->page;
	struct line *line = &page->lines[at];
	struct tag tag;
	size_t node;

	if (!may_nest(builder, builder->current, at)) {
		page->lines[line->partner].kind = LINE_TEXT;
		page->lines[line->partner].partner = NO_INDEX;
		line->kind = LINE_TEXT;
		line->partner = NO_INDEX;
		build_text(builder, at);
		return;
	}
	node = tree_add(tree, builder->current, SECTION_TAG, at);
	tag_open(&tag, page_opening(page, at));
	tree->nodes[node].title = tag_words(&page->persona->arena, tag.title);
	builder->current = node;
	if (page_own_text(page, at).len)
		build_text(builder, at);
}

static void
build_close(struct builder *builder, size_t at)
{
	struct tree *tree = builder->tree;
	size_t opened = tree->titled[builder->page->lines[at].partner];

	for (; builder->current != opened;
	     builder->current = tree->nodes[builder->current].parent)
		tree->nodes[builder->current].end = at;
	tree->nodes[opened].end = at + 1;
	if (page_own_text(builder->page, at).len)
		build_text(builder, at);
	builder->current = tree->nodes[opened].parent;
}

/* A heading more than one level below the one before it. */
static void
check_jump(struct builder *builder, size_t at)
{
	const struct tree *tree = builder->tree;
	size_t level = tree->nodes[builder->current].level;
	struct page *page = builder->page;

	if (builder->current == 0 && tree->title < at)
		level = 1;
	if (level && page->lines[at].level > level + 1)
		page_diagnose(page, "level-jump", page->lines[at].text.start,
			      page_line(page, at));
}

static void
build_heading(struct builder *builder, size_t at)
{
	struct tree *tree = builder->tree;
	size_t level = builder->page->lines[at].level, node;
	size_t parent = builder->current;

	if (at == tree->title) {
		tree->name = heading_title(builder->page, at);
		return;
	}
	while (tree->nodes[parent].syntax == SECTION_HEADING &&
	       tree->nodes[parent].level >= level)
		parent = tree->nodes[parent].parent;
	if (!may_nest(builder, parent, at)) {
		build_text(builder, at);
		return;
	}
	check_jump(builder, at);
	for (; builder->current != parent;
	     builder->current = tree->nodes[builder->current].parent)
		tree->nodes[builder->current].end = at;
	node = tree_add(tree, parent, SECTION_HEADING, at);
	tree->nodes[node].level = level;
	tree->nodes[node].title = heading_title(builder->page, at);
	builder->current = node;
}

static void
build_line(struct builder *builder, size_t at)
{
	const struct line *line = &builder->page->lines[at];

	if (line->kind == LINE_OPEN)
		build_open(builder, at);
	else if (line->kind == LINE_CLOSE)
		build_close(builder, at);
	else if (line->heading)
		build_heading(builder, at);
	else if (line->kind != LINE_UNDERLINE)
		build_text(builder, at);
}

static void
build_tree(struct tree *tree)
{
	struct page *page = tree->page;
	struct builder builder = { .tree = tree, .page = page };

	tree->owner = ARENA_ARRAY(&page->scratch, size_t, page->count);
	tree->titled = ARENA_ARRAY(&page->scratch, size_t, page->count);
	for (size_t i = 0; i < page->count; i++) {
		tree->owner[i] = NO_INDEX;
		tree->titled[i] = NO_INDEX;
	}
	tree->title = find_title(page);
	tree_add(tree, 0, SECTION_ROOT, page->first);
	for (size_t i = page->first; i < page->count; i++)
		build_line(&builder, i);
	for (size_t i = 0; i < tree->count; i++)
		tree->nodes[i].open = i == 0 ||
		    title_is_open(tree->nodes[i].title);
}

static size_t
last_line(const struct page *page, const struct node *node)
{
	size_t last = node->end;

	while (last > node->line + 1 && line_is_filler(&page->lines[last - 1]))
		last--;
	return last;
}

static void
fill_section(const struct tree *tree, struct section *section, size_t index)
{
	const struct node *node = &tree->nodes[index];
	const struct page *page = tree->page;
	bool closed = node->syntax == SECTION_TAG;

	*section = (struct section){
		.syntax = node->syntax, .title = node->title,
		.level = node->depth, .heading_level = node->level,
		.open = node->open, .topic = node->topic,
		.group = node->group, .topic_lines = node->topic_lines,
		.close_line = closed ? node->end : 0,
	};
	section->lines.first = node->line + 1;
	section->lines.last = last_line(page, node);
	if (index == 0) {
		section->title = tree->name;
		if (page->first == page->count)
			section->lines.last = node->line;
	}
}

/* Sections in the order of their title lines; the root is the first. */
static void
number_sections(struct tree *tree)
{
	struct page *page = tree->page;
	struct persona *persona = page->persona;
	size_t *number = ARENA_ARRAY(&page->scratch, size_t, tree->count);

	persona->sections = ARENA_ARRAY(&persona->arena, struct section,
					tree->count);
	persona->section_count = 1;
	tree->rests = ARENA_ARRAY(&page->scratch, size_t, tree->count);
	fill_section(tree, &persona->sections[0], 0);
	for (size_t i = page->first; i < page->count; i++) {
		size_t node = tree->titled[i], at = persona->section_count;

		if (node == NO_INDEX)
			continue;
		number[node] = at;
		tree->titled[i] = at;
		tree->rests[at] = tree->nodes[node].rest;
		fill_section(tree, &persona->sections[at], node);
		persona->sections[at].parent =
		    number[tree->nodes[node].parent];
		persona->section_count++;
	}
	for (size_t i = page->first; i < page->count; i++)
		if (tree->owner[i] != NO_INDEX)
			tree->owner[i] = number[tree->owner[i]];
}

static void
close_subtrees(struct persona *persona)
{
	struct section *sections = persona->sections;

	for (size_t i = persona->section_count; i-- > 0;) {
		struct section *parent = &sections[sections[i].parent];

		if (sections[i].end <= i)
			sections[i].end = i + 1;
		if (parent->end < sections[i].end)
			parent->end = sections[i].end;
	}
}

void
sections_build(struct tree *tree, struct page *page)
{
	*tree = (struct tree){ .page = page };
	build_tree(tree);
	leads_split(tree);
	topics_mark(tree);
	number_sections(tree);
	close_subtrees(page->persona);
}
