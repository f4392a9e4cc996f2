/* SPDX-License-Identifier: MIT */
#include "parse/outline.h"

#include <string.h>

#include <cmark.h>

#include "base/buf.h"

enum { INDENT_STEP = 2, CODE_INDENT = 4, PIECE = 4 << 10,
       SIZE_ROOM = 16 /* before an allocation: its size */ };

static const char mask[] = "<!---->";

/* A list entry that following lines may belong to, by their indentation. */
struct container {
	size_t marker, content;
};

struct writer {
	struct page *page;
	struct buf out;
	struct container open[CONTAINERS_MAX];
	size_t depth;
	size_t common; /* indentation that all lines between two tags have */
	bool fence_quoted;
	bool paragraph; /* the line above may go on */
	bool reported;
};

static bool
at_margin(const struct line *line)
{
	return line->kind == LINE_OPEN || line->kind == LINE_CLOSE ||
	    line->kind == LINE_TAG || line->kind == LINE_ONE ||
	    line->kind == LINE_MORE ||
	    line->kind == LINE_COMMENT || line->kind == LINE_COMMENT_MORE;
}

static size_t
common_indent(const struct page *page, size_t from)
{
	size_t common = NO_INDEX;

	for (size_t i = from; i < page->count; i++) {
		const struct line *line = &page->lines[i];

		if (at_margin(line))
			break;
		if (line->kind != LINE_BLANK && line->kind != LINE_CODE &&
		    line->indent < common)
			common = line->indent;
	}
	return common == NO_INDEX ? 0 : common;
}

/* Closes the entries that a line of this indentation does not belong to. */
static void
close_entries(struct writer *writer, size_t indent)
{
	while (writer->depth &&
	       indent < writer->open[writer->depth - 1].marker + INDENT_STEP)
		writer->depth--;
}

static void
write_indent(struct writer *writer)
{
	buf_add_repeat(&writer->out, ' ', INDENT_STEP * writer->depth);
}

/* Whether the line is indented so far that it is code, or goes on with a
 * paragraph. */
static bool
is_indented(const struct writer *writer, const struct line *line)
{
	size_t base = writer->common;

	if (writer->depth)
		base = writer->open[writer->depth - 1].content;
	return line->indent >= base + CODE_INDENT;
}

static void
write_line(struct writer *writer, const char *text)
{
	write_indent(writer);
	buf_add_cstr(&writer->out, text);
}

/* Text goes on with the paragraph above, whatever its indentation. */
static void
write_text(struct writer *writer, const struct line *line, const char *text)
{
	if (!writer->paragraph)
		close_entries(writer, line->indent);
	if (!writer->paragraph && is_indented(writer, line)) {
		write_line(writer, "    x");
		return;
	}
	write_line(writer, text);
	writer->paragraph = true;
}

static void
write_interrupting(struct writer *writer, const struct line *line,
		   const char *text)
{
	close_entries(writer, line->indent);
	if (is_indented(writer, line) ||
	    (writer->paragraph && line->kind == LINE_HEADING &&
	     line->indent > writer->common)) {
		write_text(writer, line, "x");
		return;
	}
	write_line(writer, text);
	writer->paragraph = false;
}

static void
report_depth(struct writer *writer, const struct line *line)
{
	if (!writer->reported)
		page_diagnose(writer->page, "too-deep", line->text.start,
			      STR(""));
	writer->reported = true;
}

/* List markers that begin a line; each is an entry of its own depth. */
static void
write_markers(struct writer *writer, const struct line *line)
{
	struct page *page = writer->page;
	struct cursor cursor = { page_text(page, line->text), line->indent };

	close_entries(writer, line->indent);
	write_indent(writer);
	while (cursor.rest.ptr < page->persona->source.bytes.ptr +
	       line->content) {
		struct container entry = { .marker = cursor.column };

		if (writer->depth == CONTAINERS_MAX) {
			report_depth(writer, line);
			return;
		}
		if (cursor_marker(&cursor) == MARKER_QUOTE) {
			buf_add_cstr(&writer->out, "> ");
			return;
		}
		cursor_skip_blanks(&cursor);
		entry.content = cursor.column;
		writer->open[writer->depth++] = entry;
		buf_add_cstr(&writer->out, "* ");
	}
}

/* What stands behind the markers of a quote or an entry. */
static void
write_content(struct writer *writer, size_t at)
{
	struct str content = page_content(writer->page, at);

	writer->paragraph = false;
	if (marker_rule(content)) {
		buf_add_cstr(&writer->out, "***");
	} else if (marker_heading(content)) {
		buf_add_cstr(&writer->out, "# x");
	} else if (content.len) {
		buf_add_byte(&writer->out, 'x');
		writer->paragraph = true;
	}
}

static void
write_quote_markers(struct writer *writer, const struct line *line)
{
	struct page *page = writer->page;
	struct cursor cursor = { page_text(page, line->text), 0 };
	const char *end = page->persona->source.bytes.ptr + line->content;

	while (cursor.rest.ptr < end) {
		enum marker marker = cursor_marker(&cursor);
		size_t column = cursor.column;

		cursor_skip_blanks(&cursor);
		buf_add_byte(&writer->out,
			     marker == MARKER_QUOTE ? '>' : '*');
		buf_add_repeat(&writer->out, ' ', cursor.column - column);
	}
}

static void
write_quote(struct writer *writer, size_t at)
{
	const struct line *line = &writer->page->lines[at];

	close_entries(writer, line->indent);
	write_indent(writer);
	write_quote_markers(writer, line);
	write_content(writer, at);
}

static void
open_fence(struct writer *writer, const struct line *line)
{
	writer->fence_quoted =
	    page_text(writer->page, line->text).ptr[0] == '>';
	if (writer->fence_quoted) {
		close_entries(writer, line->indent);
		write_line(writer, "> ");
	} else {
		write_markers(writer, line);
	}
	writer->paragraph = false;
}

static void
write_fence(struct writer *writer, const struct line *line)
{
	if (line->kind == LINE_FENCE)
		open_fence(writer, line);
	else
		write_line(writer, writer->fence_quoted ? "> " : "");
	buf_add_cstr(&writer->out, mask);
}

static void
write_margin(struct writer *writer, size_t at)
{
	buf_add_cstr(&writer->out, mask);
	writer->depth = 0;
	writer->paragraph = false;
	writer->common = common_indent(writer->page, at + 1);
}

static void
write_body_line(struct writer *writer, size_t at)
{
	const struct line *line = &writer->page->lines[at];

	if (at_margin(line)) {
		write_margin(writer, at);
	} else if (line->kind == LINE_BLANK) {
		writer->paragraph = false;
	} else if (line_is_code(line)) {
		write_fence(writer, line);
	} else if (line_is_table(line)) {
		write_interrupting(writer, line, mask);
	} else if (line->kind == LINE_RULE) {
		write_interrupting(writer, line, "***");
	} else if (line->kind == LINE_HEADING && !marker_heading(
	    page_line(writer->page, at))) {
		write_text(writer, line, "x");
	} else if (line->kind == LINE_HEADING) {
		write_interrupting(writer, line, "# x");
	} else if (line->kind == LINE_UNDERLINE) {
		write_line(writer, "===");
		writer->paragraph = false;
	} else if (line->kind == LINE_QUOTE) {
		write_quote(writer, at);
	} else if (line->kind == LINE_ENTRY) {
		write_markers(writer, line);
		write_content(writer, at);
	} else {
		write_text(writer, line, "x");
	}
}

/* Where the walk through libcmark's tree stands. */
struct walk {
	struct page *page;
	size_t first;		/* line of the piece's first one */
	size_t entries, quotes; /* open around the node */
};

static enum block_kind
kind_of(const struct line *line, cmark_node_type type)
{
	switch (type) {
	case CMARK_NODE_ITEM:
		return BLOCK_ENTRY;
	case CMARK_NODE_BLOCK_QUOTE:
		return BLOCK_QUOTE;
	case CMARK_NODE_CODE_BLOCK:
		return BLOCK_CODE;
	case CMARK_NODE_THEMATIC_BREAK:
		return BLOCK_RULE;
	default:
		break;
	}
	if (line_is_code(line))
		return BLOCK_CODE;
	if (line_is_table(line))
		return BLOCK_TABLE;
	return line->kind == LINE_COMMENT ? BLOCK_COMMENT : BLOCK_PARAGRAPH;
}

static bool
goes_on(const struct page *page, size_t at)
{
	const struct line *line = &page->lines[at];

	return line->kind == LINE_CODE || line->kind == LINE_COMMENT_MORE ||
	    (line_is_table(line) && at > page->first &&
	     line_is_table(&line[-1]));
}

static void
enter_node(struct walk *walk, cmark_node *node, cmark_node_type type)
{
	size_t at = walk->first + (size_t)cmark_node_get_start_line(node) - 1;
	struct line *line = &walk->page->lines[at];

	if (type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_LIST ||
	    at >= walk->page->count)
		return;
	if (type == CMARK_NODE_ITEM && !walk->quotes) {
		line->entry = true;
		line->depth = (unsigned char)walk->entries;
	}
	if (walk->quotes || walk->entries || goes_on(walk->page, at))
		return;
	line->starts = true;
	line->heading = type == CMARK_NODE_HEADING;
	line->block = kind_of(line, type);
}

static void
count_container(struct walk *walk, cmark_node_type type, size_t step)
{
	if (type == CMARK_NODE_ITEM)
		walk->entries += step;
	if (type == CMARK_NODE_BLOCK_QUOTE)
		walk->quotes += step;
}

static bool
holds_blocks(cmark_node_type type)
{
	return type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_LIST ||
	    type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE;
}

/* The node after this one and what is in it, leaving containers that end. */
static cmark_node *
leave_node(struct walk *walk, cmark_node *node)
{
	while (node && !cmark_node_next(node)) {
		node = cmark_node_parent(node);
		if (node)
			count_container(walk, cmark_node_get_type(node),
					(size_t)-1);
	}
	return node ? cmark_node_next(node) : NULL;
}

/* Block by block; an iterator would also visit all inline nodes. */
static void
walk_tree(struct walk *walk, cmark_node *node)
{
	while (node) {
		cmark_node_type type = cmark_node_get_type(node);
		cmark_node *child = holds_blocks(type) ?
		    cmark_node_first_child(node) : NULL;

		enter_node(walk, node, type);
		if (child)
			count_container(walk, type, 1);
		node = child ? child : leave_node(walk, node);
	}
}

/* libcmark's allocator has no argument; what it takes lives in the arena of
 * the page that this thread is at, and is freed with it. */
static _Thread_local struct arena *tree_arena;

static void *
tree_calloc(size_t count, size_t size)
{
	size_t *memory = arena_alloc(tree_arena, SIZE_ROOM + count * size);

	*memory = count * size;
	return (char *)memory + SIZE_ROOM;
}

static void *
tree_realloc(void *old, size_t size)
{
	void *memory = tree_calloc(1, size);
	size_t had;

	if (!old)
		return memory;
	memcpy(&had, (char *)old - SIZE_ROOM, sizeof(had));
	memcpy(memory, old, had < size ? had : size);
	return memory;
}

static void
tree_free(void *memory)
{
	(void)memory;
}

/* A piece begins where no container or paragraph can go on. */
static bool
stands_apart(struct str line, struct str above)
{
	char first = line.len ? line.ptr[0] : ' ';

	return first == '#' || first == '<' ||
	    (first != ' ' && str_ends(above, STR("\n\n")));
}

/* What is in the buffer before `end`, which begins at the line `first`. */
static void
read_piece(struct writer *writer, size_t first, size_t end)
{
	static cmark_mem memory = { tree_calloc, tree_realloc, tree_free };
	struct walk walk = { .page = writer->page, .first = first };
	struct str text = buf_str(&writer->out);
	cmark_parser *parser =
	    cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);

	cmark_parser_feed(parser, end ? text.ptr : "", end);
	walk_tree(&walk, cmark_parser_finish(parser));
	arena_clear(tree_arena);
	memmove(writer->out.ptr, text.ptr + end, text.len - end);
	writer->out.len = text.len - end;
}

static void
read_pieces(struct writer *writer)
{
	struct page *page = writer->page;
	size_t piece = page->piece ? page->piece : PIECE;
	size_t first = page->first;

	writer->common = common_indent(page, first);
	for (size_t i = first; i < page->count; i++) {
		size_t above = writer->out.len;
		struct str text;

		write_body_line(writer, i);
		text = buf_str(&writer->out);
		if (above >= piece &&
		    stands_apart(str_from(text, above),
				 str_slice(text, (struct range){ 0, above }))) {
			read_piece(writer, first, above);
			first = i;
		}
		buf_add_byte(&writer->out, '\n');
	}
	if (writer->out.len)
		read_piece(writer, first, writer->out.len);
}

void
outline_read(struct page *page)
{
	struct writer writer = { .page = page };
	struct arena tree = { 0 };

	tree_arena = &tree;
	read_pieces(&writer);
	tree_arena = NULL;
	arena_release(&tree);
	buf_release(&writer.out);
}
