/* SPDX-License-Identifier: MIT */
#include "parse/blocks.h"

#include "parse/tags.h"

struct cutter {
	const struct tree *tree;
	struct page *page;
	struct persona *persona;
	size_t capacity;
	struct block *block; /* the open one, or NULL */
	bool single;	     /* the open one takes no further lines */
	bool entry;	     /* in a lead that is a list entry, whose */
	size_t depth;	     /* marker has this depth */
};

static size_t
line_start(const struct cutter *cutter, size_t line)
{
	const struct line *it = &cutter->page->lines[line];

	if (it->cut)
		return it->text.start;
	return source_line_range(&cutter->persona->source, line).start;
}

static struct block *
open_block(struct cutter *cutter, enum block_kind kind, size_t section,
	   size_t start)
{
	struct persona *persona = cutter->persona;

	if (cutter->block)
		cutter->block->range.end = start;
	persona->blocks = arena_grow(&persona->arena, persona->blocks,
				     persona->block_count,
				     &cutter->capacity,
				     sizeof(*persona->blocks));
	cutter->block = &persona->blocks[persona->block_count++];
	*cutter->block = (struct block){
		.kind = kind, .section = section, .range.start = start,
	};
	cutter->single = !block_is_content(kind) || kind == BLOCK_RULE;
	return cutter->block;
}

static enum block_kind
kind_of_text(const struct cutter *cutter, size_t at)
{
	struct str text = page_line(cutter->page, at);

	if (marker_definition(text))
		return BLOCK_DEFINITION;
	return tag_is_html(text) ? BLOCK_HTML : BLOCK_PARAGRAPH;
}

/* What a line begins when libcmark did not begin a block there. */
static enum block_kind
kind_of_line(const struct cutter *cutter, size_t at)
{
	const struct line *line = &cutter->page->lines[at];

	if (line_is_code(line))
		return BLOCK_CODE;
	if (line_is_table(line))
		return BLOCK_TABLE;
	if (line_is_entry(cutter->page, at))
		return BLOCK_ENTRY;
	if (line->kind == LINE_QUOTE)
		return BLOCK_QUOTE;
	if (line->kind == LINE_RULE)
		return BLOCK_RULE;
	if (line->kind == LINE_COMMENT || line->kind == LINE_COMMENT_MORE)
		return BLOCK_COMMENT;
	return kind_of_text(cutter, at);
}

static bool
is_numbered(const struct cutter *cutter, size_t at)
{
	struct str text = page_line(cutter->page, at);

	return text.len && ascii_is_digit(text.ptr[0]);
}

static void
open_content(struct cutter *cutter, size_t at, size_t start)
{
	const struct line *line = &cutter->page->lines[at];
	enum block_kind kind = line->block;

	if (!line->starts || kind == BLOCK_PARAGRAPH)
		kind = kind_of_line(cutter, at);
	open_block(cutter, kind, cutter->tree->owner[at], start);
	cutter->block->ordered = kind == BLOCK_ENTRY &&
	    is_numbered(cutter, at);
}

/* Inside a lead's entry its nested entries, code and tables are blocks. */
static bool
breaks_lead(const struct cutter *cutter, size_t at)
{
	const struct line *line = &cutter->page->lines[at];
	bool code = cutter->block->kind == BLOCK_CODE;
	bool table = cutter->block->kind == BLOCK_TABLE;

	if (!cutter->entry)
		return false;
	if (line->entry)
		return line->depth <= cutter->depth + 1;
	if (cutter->block->kind == BLOCK_ENTRY)
		return false;
	return line->kind == LINE_FENCE || code != line_is_code(line) ||
	    table != line_is_table(line) ||
	    line[-1].kind == LINE_BLANK;
}

static bool
breaks_block(const struct cutter *cutter, size_t at)
{
	const struct line *line = &cutter->page->lines[at];

	if (!cutter->block || cutter->single || line->starts ||
	    cutter->tree->owner[at] != cutter->block->section)
		return true;
	if (cutter->block->kind == BLOCK_DEFINITION)
		return str_find_byte(STR("\"'("), page_line(cutter->page,
		    at).ptr[0]) == 3;
	return breaks_lead(cutter, at);
}

static void
cut_content(struct cutter *cutter, size_t at)
{
	if (breaks_block(cutter, at))
		open_content(cutter, at, line_start(cutter, at));
}

static void
cut_lead(struct cutter *cutter, size_t at)
{
	const struct line *line = &cutter->page->lines[at];
	size_t section = cutter->tree->titled[at];
	size_t rest = cutter->tree->rests[section];

	open_block(cutter, BLOCK_TITLE, section, line_start(cutter, at));
	cutter->entry = line->entry;
	cutter->depth = line->depth;
	if (rest < line->text.end) {
		open_block(cutter, BLOCK_PARAGRAPH, section, rest);
		cutter->single = false;
	}
}

static void
cut_open(struct cutter *cutter, size_t at, enum block_kind kind,
	 size_t section)
{
	const struct line *line = &cutter->page->lines[at];
	struct str own = page_own_text(cutter->page, at);

	open_block(cutter, kind, section, line_start(cutter, at));
	if (own.len)
		open_block(cutter, BLOCK_PARAGRAPH, cutter->tree->owner[at],
			   line->text.end - own.len);
}

static void
cut_close(struct cutter *cutter, size_t at, enum block_kind kind,
	  size_t section)
{
	const struct line *line = &cutter->page->lines[at];

	if (page_own_text(cutter->page, at).len)
		open_content(cutter, at, line_start(cutter, at));
	open_block(cutter, kind, section, page_own_text(cutter->page, at).len
		   ? line->tag : line_start(cutter, at));
}

static void
cut_tag(struct cutter *cutter, size_t at)
{
	const struct line *line = &cutter->page->lines[at];
	size_t opened = cutter->tree->titled[line->partner];

	cutter->entry = false;
	if (line->kind == LINE_OPEN)
		cut_open(cutter, at, BLOCK_TITLE, cutter->tree->titled[at]);
	else if (line->kind == LINE_CLOSE)
		cut_close(cutter, at, BLOCK_CLOSE, opened);
	else if (line->partner > at)
		cut_open(cutter, at, BLOCK_TAG, cutter->tree->owner[at]);
	else
		cut_close(cutter, at, BLOCK_TAG, cutter->tree->owner[at]);
}

static void
cut_title(struct cutter *cutter, size_t at)
{
	size_t section = at == cutter->tree->title ? 0
						    : cutter->tree->titled[at];

	if (cutter->persona->sections[section].syntax == SECTION_LEAD) {
		cut_lead(cutter, at);
		return;
	}
	cutter->entry = false;
	open_block(cutter, BLOCK_TITLE, section, line_start(cutter, at));
}

static void
cut_line(struct cutter *cutter, size_t at)
{
	const struct line *line = &cutter->page->lines[at];

	if (line->kind == LINE_UNDERLINE || line->kind == LINE_MORE)
		return;
	if (line->kind == LINE_BLANK) {
		if (!cutter->block || cutter->block->kind == BLOCK_FRONT_MATTER)
			open_block(cutter, BLOCK_BLANK, 0,
				   line_start(cutter, at));
	} else if (line->partner != NO_INDEX) {
		cut_tag(cutter, at);
	} else if (at == cutter->tree->title ||
		   cutter->tree->titled[at] != NO_INDEX) {
		cut_title(cutter, at);
	} else {
		cut_content(cutter, at);
	}
}

static void
trim_texts(struct persona *persona)
{
	for (size_t i = 0; i < persona->block_count; i++) {
		struct block *block = &persona->blocks[i];
		struct str text = persona_text(persona, block->range);

		block->text.start = block->range.start;
		block->text.end = block->range.start + str_trim_end(text).len;
	}
}

bool
text_leads_in(struct str text)
{
	while (text.len && (text.ptr[text.len - 1] == '*' ||
			    text.ptr[text.len - 1] == '_'))
		text.len--;
	return str_ends(text, STR(":")) || str_ends(text, STR("："));
}

static void
mark_lead_ins(struct persona *persona)
{
	for (size_t i = 0; i + 1 < persona->block_count; i++) {
		struct block *block = &persona->blocks[i];

		block->lead_in = block->kind == BLOCK_PARAGRAPH &&
		    block[1].kind == BLOCK_ENTRY &&
		    text_leads_in(persona_text(persona, block->text));
	}
}

static void
report_large(struct page *page)
{
	const struct persona *persona = page->persona;

	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (block_is_content(block->kind) &&
		    range_len(block->text) > BLOCK_MAX)
			page_diagnose(page, "block-large", block->text.start,
				      STR(""));
	}
}

/* From a section's title to the last block below it. */
static void
range_sections(struct persona *persona)
{
	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];
		struct section *section = &persona->sections[block->section];

		if (block->kind == BLOCK_FRONT_MATTER)
			continue;
		if (block->kind == BLOCK_TITLE && block->section)
			section->range.start = block->range.start;
		if (section->range.end < block->range.end)
			section->range.end = block->range.end;
	}
	for (size_t i = persona->section_count; i-- > 1;) {
		struct section *section = &persona->sections[i];
		struct section *parent = &persona->sections[section->parent];

		if (parent->range.end < section->range.end)
			parent->range.end = section->range.end;
	}
	persona->sections[0].range.start = persona->front.range.end;
	persona->sections[0].range.end = persona->source.bytes.len;
}

void
blocks_cut(const struct tree *tree)
{
	struct persona *persona = tree->page->persona;
	struct cutter cutter = {
		.tree = tree, .page = tree->page, .persona = persona,
	};

	if (range_len(persona->front.range))
		open_block(&cutter, BLOCK_FRONT_MATTER, 0, 0);
	for (size_t i = tree->page->first; i < tree->page->count; i++)
		cut_line(&cutter, i);
	if (range_len(persona->front.tail))
		open_block(&cutter, BLOCK_TAG, 0, persona->front.tail.start);
	if (cutter.block)
		cutter.block->range.end = persona->source.bytes.len;
	trim_texts(persona);
	mark_lead_ins(persona);
	report_large(tree->page);
	range_sections(persona);
}
