/* SPDX-License-Identifier: MIT */
#include "tui/page.h"

#include "base/utf8.h"
#include "model/tokens.h"
#include "tui/page_parts.h"

enum {
	WHOLE_TOKENS = 400,  /* a body so short is not folded */
	NARROW = 60
};

struct str
page_source(const struct page_writer *w, struct range range)
{
	return persona_text(w->page->persona, range);
}

/* Lines added since `from` belong to the present section. */
static void
own_lines(const struct page_writer *w, size_t from)
{
	for (size_t i = from; i < w->lines->count; i++)
		w->lines->all[i].section = w->section;
}

struct wrapping
page_wrapping(const struct page_writer *w, int indent, size_t offset)
{
	return (struct wrapping){ .width = w->page->width,
				  .indent = indent,
				  .offset = offset,
				  .marker_style = STYLE_QUIET,
				  .hit = w->page->hit };
}

const char *
page_sign(const struct page_writer *w, enum sign which)
{
	return canvas_sign(w->canvas, which);
}

void
page_blank(struct page_writer *w)
{
	struct text_lines *lines = w->lines;

	if (lines->count > 0 && lines->all[lines->count - 1].run_count > 0)
		markup_line(lines, 0, STYLE_PLAIN, (struct str){ 0 })
		    ->section = w->section;
}

static size_t
count_sections(const struct persona *persona, size_t section)
{
	return persona->sections[section].end - section - 1;
}

static void
count_items(struct page_writer *w)
{
	const struct persona *persona = w->page->persona;

	w->items = ARENA_ARRAY(w->arena, size_t, persona->section_count + 1);
	for (size_t i = 0; i < persona->item_count; i++)
		w->items[persona->items[i].section]++;
}

static struct str
title_note(const struct page_writer *w, size_t section)
{
	const struct persona *persona = w->page->persona;
	size_t below = count_sections(persona, section), items;
	size_t tokens;

	if (w->page->width < NARROW && below > 0)
		return arena_printf(w->arena, "%zu %s", below,
				    page_sign(w, SIGN_SECTION));
	if (below > 0)
		return arena_printf(w->arena, "%zu section%s", below,
				    below == 1 ? "" : "s");
	tokens = tokens_estimate(
	    page_source(w, persona->sections[section].range));
	items = w->items[section];
	if (w->page->width < NARROW || items < 2)
		return arena_printf(w->arena, "%s%zu", page_sign(w, SIGN_ABOUT),
				    tokens);
	return arena_printf(w->arena, "%zu items %*s%s%zu", items,
			    tokens < 10 ? 3 : tokens < 100 ? 2 :
			    tokens < 1000 ? 1 : 0, "", page_sign(w, SIGN_ABOUT),
			    tokens);
}

static int
section_indent(const struct page_writer *w, size_t section)
{
	size_t level = w->page->persona->sections[section].level;

	if (section == 0 || level < 2)
		return 0;
	return (int)(2 * (level > 8 ? 7 : level - 1));
}

static bool
is_folded(const struct page_writer *w, size_t section)
{
	return section > 0 && w->page->folded && w->page->folded[section];
}

static void
add_root_title(struct page_writer *w)
{
	struct wrapping how =
	    page_wrapping(w, 0, w->page->persona->sections[0].range.start);

	how.style = STYLE_HEADING;
	markup_wrap(w->lines, w->page->persona->sections[0].title, &how);
	page_blank(w);
}

static void
add_title(struct page_writer *w, const struct block *block)
{
	const struct section *section =
	    &w->page->persona->sections[block->section];
	struct wrapping how = page_wrapping(
	    w, section_indent(w, block->section), block->range.start);
	struct str note;
	size_t from;

	if (block->section == 0) {
		add_root_title(w);
		return;
	}
	if (section->level == 1 && !w->after_fold)
		page_blank(w);
	from = w->lines->count;
	note = title_note(w, block->section);
	how.marker = arena_printf(w->arena, "%s ",
				  page_sign(w, is_folded(w, block->section) ?
					      SIGN_FOLDED : SIGN_UNFOLDED));
	how.style = STYLE_HEADING;
	how.width -= (int)utf8_columns(note) + 1;
	markup_wrap(w->lines, section->title, &how);
	if (w->lines->count == from)
		return;
	w->lines->all[from].is_title = true;
	w->lines->all[from].right = note;
}

int
page_indent(const struct page_writer *w, size_t section)
{
	return section == 0 ? 0 : section_indent(w, section) + 2;
}

static void
add_paragraph(struct page_writer *w, const struct block *block)
{
	struct wrapping how = page_wrapping(w, page_indent(w, block->section),
				       block->text.start);

	markup_wrap(w->lines, str_trim(page_source(w, block->text)), &how);
}

static void
add_table(struct page_writer *w, const struct block *block)
{
	struct str text = page_source(w, block->text);
	size_t count = page_count_lines(text);
	int indent = page_indent(w, block->section);

	if (count > PAGE_CODE_MOST + 6 && !w->page->all_code)
		page_folded(w, STR("table"), count, block->text.start, indent);
	else
		page_verbatim(w, text, block->text.start, indent, STYLE_PLAIN);
}

static void
add_content(struct page_writer *w, const struct block *block)
{
	int indent = page_indent(w, block->section);

	switch (block->kind) {
	case BLOCK_ENTRY:
		page_list_entry(w, block);
		break;
	case BLOCK_CODE:
		page_code(w, page_source(w, block->text), block->text.start,
			 indent);
		break;
	case BLOCK_TABLE:
		add_table(w, block);
		break;
	case BLOCK_QUOTE:
		page_verbatim(w, page_source(w, block->text), block->text.start,
			     indent, STYLE_PLAIN);
		break;
	case BLOCK_RULE:
		break;
	case BLOCK_HTML:
	case BLOCK_TAG:
		page_verbatim(w, page_source(w, block->text), block->text.start,
			     indent, STYLE_QUIET);
		break;
	case BLOCK_COMMENT:
	case BLOCK_DEFINITION:
		page_verbatim(w, page_source(w, block->text), block->text.start,
			     indent, STYLE_TOKEN);
		break;
	default:
		add_paragraph(w, block);
	}
}

/* Paragraphs stand apart; entries of a list do not. */
static bool
stands_apart(const struct persona *persona, size_t block)
{
	const struct block *blocks = persona->blocks;

	return block > 0 && blocks[block].kind == BLOCK_PARAGRAPH &&
	       block_is_content(blocks[block - 1].kind) &&
	       blocks[block - 1].section == blocks[block].section;
}

static void
add_block(struct page_writer *w, size_t index)
{
	const struct persona *persona = w->page->persona;
	const struct block *block = &persona->blocks[index];
	size_t from = w->lines->count;

	w->section = block->section;
	if (block->section < w->hidden_to)
		return;
	if (block->kind == BLOCK_TITLE) {
		add_title(w, block);
		w->after_fold = is_folded(w, block->section);
		if (is_folded(w, block->section))
			w->hidden_to = persona->sections[block->section].end;
	} else if (block_is_content(block->kind) ||
		   block->kind == BLOCK_TAG) {
		w->after_fold = false;
		if (stands_apart(persona, index))
			page_blank(w);
		add_content(w, block);
	}
	own_lines(w, from);
}

void
page_lines(struct text_lines *lines, const struct page *page,
	   const struct canvas *canvas)
{
	struct page_writer w = { .lines = lines,
			    .page = page,
			    .canvas = canvas,
			    .arena = lines->arena };

	count_items(&w);
	if (!page->no_fields)
		page_fields(&w);
	for (size_t i = 0; i < page->persona->block_count; i++) {
		if (lines->limit > 0 && lines->count >= lines->limit)
			return;
		add_block(&w, i);
	}
}

void
page_default_folds(const struct persona *persona, bool *folded)
{
	bool whole = tokens_estimate(persona_body(persona)) <= WHOLE_TOKENS;
	size_t open = 1;

	for (size_t i = 0; i < persona->section_count; i++)
		folded[i] = i > 0 && !whole;
	while (open < persona->section_count) {
		folded[open] = false;
		if (open + 1 >= persona->sections[open].end)
			break;
		open++;
	}
}
