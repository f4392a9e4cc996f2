#include "tui/page.h"

#include "base/utf8.h"
#include "model/tokens.h"

enum {
	CODE_MOST = 6,	     /* lines of code that are not folded */
	WHOLE_TOKENS = 400,  /* a body so short is not folded */
	KEY_COLUMN = 13,     /* where values of fields begin */
	NARROW = 60
};

struct writer {
	struct text_lines *lines;
	const struct page *page;
	const struct canvas *canvas;
	struct arena *arena;
	size_t section; /* of lines being added */
	size_t hidden_to; /* sections before it are folded away */
	size_t *items;	  /* by section */
	bool after_fold;  /* the last line is a folded title */
};

static struct str
text_of(const struct writer *w, struct range range)
{
	return persona_text(w->page->persona, range);
}

/* Lines added since `from` belong to the present section. */
static void
own_lines(const struct writer *w, size_t from)
{
	for (size_t i = from; i < w->lines->count; i++)
		w->lines->all[i].section = w->section;
}

static struct wrapping
wrapping(const struct writer *w, int indent, size_t offset)
{
	return (struct wrapping){ .width = w->page->width,
				  .indent = indent,
				  .offset = offset,
				  .marker_style = STYLE_QUIET,
				  .hit = w->page->hit };
}

static const char *
sign(const struct writer *w, enum sign which)
{
	return canvas_sign(w->canvas, which);
}

static size_t
count_lines(struct str text)
{
	size_t count = 1;

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	return count;
}

static void
blank_line(struct writer *w)
{
	struct text_lines *lines = w->lines;

	if (lines->count > 0 && lines->all[lines->count - 1].run_count > 0)
		markup_line(lines, 0, STYLE_PLAIN, (struct str){ 0 })
		    ->section = w->section;
}

/* Fields: a column of keys, a column of values. */

static void
add_value(struct writer *w, struct str key, struct str value,
	  enum style style)
{
	struct wrapping how = wrapping(w, 0, 0);
	int columns = (int)utf8_columns(key);
	int blanks = columns < KEY_COLUMN - 1 ? KEY_COLUMN - columns : 1;

	how.marker = arena_printf(w->arena, "%.*s%*s", STR_ARG(key), blanks,
				  "");
	how.style = style;
	markup_wrap(w->lines, value, &how);
}

/* Where a description's examples begin, or its length. */
static size_t
examples_start(struct str text)
{
	static const char *const signs[] = { "<example", "Examples:",
					     "Example:", "Example 1",
					     "examples:", "user: \"" };
	size_t start = text.len;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t at = str_find(text, str_of(signs[i]));

		if (at > 0 && at < start)
			start = at;
	}
	return start;
}

static size_t
count_of(struct str text, struct str needle)
{
	size_t count = 0, at;

	while ((at = str_find(text, needle)) < text.len) {
		count++;
		text = str_from(text, at + needle.len);
	}
	return count;
}

static size_t
count_examples(struct str text)
{
	static const char *const signs[] = { "<example>", "Example ",
					     "user:", "User:" };
	size_t most = 1;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t count = count_of(text, str_of(signs[i]));

		if (count > most)
			most = count;
	}
	return most;
}

static void
add_examples(struct writer *w, struct str examples)
{
	size_t count = count_examples(examples);
	size_t lines = count_lines(examples);
	struct str text = arena_printf(
	    w->arena, "%s %zu example%s, %zu line%s (%s%zu tokens)",
	    sign(w, SIGN_FOLDED), count, count == 1 ? "" : "s", lines,
	    lines == 1 ? "" : "s", sign(w, SIGN_ABOUT),
	    tokens_estimate(examples));

	markup_line(w->lines, KEY_COLUMN, STYLE_QUIET, text);
}

static void
add_description(struct writer *w)
{
	struct str text = w->page->persona->description;
	size_t end = w->page->all_code ? text.len : examples_start(text);

	if (text.len == 0)
		return;
	add_value(w, STR("description"),
		  str_trim(str_slice(text, (struct range){ 0, end })),
		  STYLE_PLAIN);
	if (end < text.len)
		add_examples(w, str_trim(str_from(text, end)));
}

static struct str
join_entries(struct writer *w, const struct str *entries, size_t count)
{
	struct buf joined = { 0 };
	struct str copy;

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_cstr(&joined, ", ");
		buf_add(&joined, entries[i]);
	}
	copy = arena_str(w->arena, buf_str(&joined));
	buf_release(&joined);
	return copy;
}

static void
add_tools(struct writer *w)
{
	struct tools tools = persona_tools(w->page->persona, w->arena);
	bool named = persona_field(w->page->persona, "tools") != NULL;

	if (tools.all)
		add_value(w, STR("tools"),
			  named ? STR("every tool is allowed")
				: STR("not named: every tool is allowed"),
			  STYLE_AGAINST);
	else
		add_value(w, STR("tools"),
			  join_entries(w, tools.names, tools.count),
			  STYLE_PLAIN);
}

static bool
is_special(struct str key)
{
	return str_eq_nocase(key, STR("name")) ||
	       str_eq_nocase(key, STR("description")) ||
	       str_eq_nocase(key, STR("tools"));
}

static void
add_field(struct writer *w, const struct field *field)
{
	struct str value = field->value;

	if (field->kind == FIELD_LIST)
		value = join_entries(w, field->entries, field->entry_count);
	add_value(w, field->key, str_trim(value), STYLE_PLAIN);
}

static void
add_fields(struct writer *w)
{
	const struct persona *persona = w->page->persona;

	w->section = NO_INDEX;
	if (persona->front.syntax == FRONT_NONE) {
		markup_line(w->lines, 0, STYLE_QUIET, STR("no front matter"));
	} else {
		add_value(w, STR("name"), persona->name, STYLE_PLAIN);
		add_description(w);
		for (size_t i = 0; i < persona->front.field_count; i++)
			if (!is_special(persona->front.fields[i].key))
				add_field(w, &persona->front.fields[i]);
		add_tools(w);
	}
	blank_line(w);
	own_lines(w, 0);
}

/* The body. */

static size_t
count_sections(const struct persona *persona, size_t section)
{
	return persona->sections[section].end - section - 1;
}

static void
count_items(struct writer *w)
{
	const struct persona *persona = w->page->persona;

	w->items = ARENA_ARRAY(w->arena, size_t, persona->section_count + 1);
	for (size_t i = 0; i < persona->item_count; i++)
		w->items[persona->items[i].section]++;
}

static struct str
title_note(const struct writer *w, size_t section)
{
	const struct persona *persona = w->page->persona;
	size_t below = count_sections(persona, section), items;
	size_t tokens;

	if (w->page->width < NARROW && below > 0)
		return arena_printf(w->arena, "%zu %s", below,
				    sign(w, SIGN_SECTION));
	if (below > 0)
		return arena_printf(w->arena, "%zu sections", below);
	tokens = tokens_estimate(
	    text_of(w, persona->sections[section].range));
	items = w->items[section];
	if (w->page->width < NARROW || items < 2)
		return arena_printf(w->arena, "%s%zu", sign(w, SIGN_ABOUT),
				    tokens);
	return arena_printf(w->arena, "%zu items %s%4zu", items,
			    sign(w, SIGN_ABOUT), tokens);
}

static int
section_indent(const struct writer *w, size_t section)
{
	size_t level = w->page->persona->sections[section].level;

	if (section == 0 || level < 2)
		return 0;
	return (int)(2 * (level > 8 ? 7 : level - 1));
}

static bool
is_folded(const struct writer *w, size_t section)
{
	return section > 0 && w->page->folded && w->page->folded[section];
}

static void
add_root_title(struct writer *w)
{
	struct wrapping how =
	    wrapping(w, 0, w->page->persona->sections[0].range.start);

	how.style = STYLE_HEADING;
	markup_wrap(w->lines, w->page->persona->sections[0].title, &how);
	blank_line(w);
}

static void
add_title(struct writer *w, const struct block *block)
{
	const struct section *section =
	    &w->page->persona->sections[block->section];
	struct wrapping how = wrapping(w, section_indent(w, block->section),
				       block->range.start);
	struct str note;
	size_t from;

	if (block->section == 0) {
		add_root_title(w);
		return;
	}
	if (section->level == 1 && !w->after_fold)
		blank_line(w);
	from = w->lines->count;
	note = title_note(w, block->section);
	how.marker = arena_printf(w->arena, "%s ",
				  sign(w, is_folded(w, block->section) ?
					      SIGN_FOLDED : SIGN_UNFOLDED));
	how.style = STYLE_HEADING;
	how.width -= (int)utf8_columns(note) + 1;
	markup_wrap(w->lines, section->title, &how);
	if (w->lines->count == from)
		return;
	w->lines->all[from].is_title = true;
	w->lines->all[from].right = note;
}

static int
body_indent(const struct writer *w, size_t section)
{
	return section == 0 ? 0 : section_indent(w, section) + 2;
}

static void
add_paragraph(struct writer *w, const struct block *block, enum style style,
	      bool raw)
{
	struct wrapping how = wrapping(w, body_indent(w, block->section),
				       block->text.start);

	how.style = style;
	how.raw = raw;
	markup_wrap(w->lines, str_trim(text_of(w, block->text)), &how);
}

static size_t
marker_length(struct str line)
{
	size_t at = 0;

	if (line.len > 1 && (line.ptr[0] == '-' || line.ptr[0] == '*' ||
			     line.ptr[0] == '+') && line.ptr[1] == ' ')
		return 2;
	while (at < line.len && at < 4 && ascii_is_digit(line.ptr[at]))
		at++;
	if (at > 0 && at + 1 < line.len &&
	    (line.ptr[at] == '.' || line.ptr[at] == ')') &&
	    line.ptr[at + 1] == ' ')
		return at + 2;
	return 0;
}

static bool
is_fence(struct str line)
{
	return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

static struct str
line_at(struct str text, size_t at)
{
	struct str rest = str_from(text, at);

	return (struct str){ rest.ptr, str_find_byte(rest, '\n') };
}

/* An entry goes on until the next marker, blank line or fence. */
static size_t
entry_end(struct str text, size_t at)
{
	size_t next = at + line_at(text, at).len + 1;

	while (next < text.len) {
		struct str line = str_trim_start(line_at(text, next));

		if (str_is_blank(line) || marker_length(line) > 0 ||
		    is_fence(line))
			break;
		next += line_at(text, next).len + 1;
	}
	return next < text.len ? next : text.len;
}

static size_t
blanks_before(struct str line)
{
	size_t columns = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (line.ptr[i] == '\t')
			columns += 4;
		else if (line.ptr[i] == ' ')
			columns++;
		else
			break;
	}
	return columns;
}

static struct str
bullet(struct writer *w, struct str marker)
{
	if (ascii_is_digit(marker.ptr[0]))
		return marker;
	return arena_printf(w->arena, "%s ", sign(w, SIGN_BULLET));
}

static size_t
fence_end(struct str text, size_t at)
{
	size_t next = at + line_at(text, at).len + 1;

	while (next < text.len &&
	       !is_fence(str_trim_start(line_at(text, next))))
		next += line_at(text, next).len + 1;
	if (next >= text.len)
		return text.len;
	next += line_at(text, next).len + 1;
	return next < text.len ? next : text.len;
}

static void add_code(struct writer *w, struct str text, size_t offset,
		     int indent);

/* One list entry with what is nested in it, line by line. */
static void
add_list_entry(struct writer *w, const struct block *block)
{
	struct str text = text_of(w, block->text);
	int base = body_indent(w, block->section) + 1;
	size_t least = blanks_before(text), end;

	for (size_t at = 0; at < text.len; at = end) {
		struct str line = line_at(text, at);
		struct str rest = str_trim_start(line);
		size_t depth = blanks_before(line), marker;
		struct wrapping how;

		end = at + line.len + 1;
		if (str_is_blank(line))
			continue;
		depth = depth > least ? depth - least : 0;
		how = wrapping(w, base + (int)(depth > 24 ? 24 : depth),
			       block->text.start + at);
		if (is_fence(rest)) {
			end = fence_end(text, at);
			add_code(w, str_slice(text, (struct range){ at, end }),
				 block->text.start + at, how.indent);
			continue;
		}
		end = entry_end(text, at);
		marker = marker_length(rest);
		if (marker > 0)
			how.marker = bullet(w, (struct str){ rest.ptr,
							     marker });
		at = (size_t)(rest.ptr - text.ptr) + marker;
		markup_wrap(w->lines,
			    str_slice(text, (struct range){ at, end }), &how);
	}
}

/* The word after a fence; "code" where there is none. */
static struct str
language(struct str text)
{
	struct str line = str_trim(line_at(text, 0));

	if (!is_fence(line))
		return STR("code");
	while (line.len > 0 && (line.ptr[0] == '`' || line.ptr[0] == '~'))
		line = str_from(line, 1);
	return line.len > 0 ? str_trim(line) : STR("code");
}

static void
add_verbatim(struct writer *w, struct str text, size_t offset, int indent,
	     enum style style)
{
	struct wrapping how = wrapping(w, indent, offset);

	how.style = style;
	how.verbatim = true;
	markup_wrap(w->lines, str_trim_end(text), &how);
}

static void
add_folded(struct writer *w, struct str what, size_t count, size_t offset,
	   int indent)
{
	struct str text = arena_printf(w->arena, "%s %.*s, %zu lines",
				       sign(w, SIGN_FOLDED), STR_ARG(what),
				       count);

	markup_line(w->lines, indent, STYLE_QUIET, text)->offset = offset;
}

static void
add_code(struct writer *w, struct str text, size_t offset, int indent)
{
	size_t count = count_lines(str_trim_end(text));
	bool fenced = is_fence(str_trim_start(text));

	if (count > CODE_MOST + (fenced ? 2 : 0) && !w->page->all_code)
		add_folded(w, language(text), fenced ? count - 2 : count,
			   offset, indent);
	else
		add_verbatim(w, text, offset, indent, STYLE_CODE);
}

static void
add_table(struct writer *w, const struct block *block)
{
	struct str text = text_of(w, block->text);
	size_t count = count_lines(text);
	int indent = body_indent(w, block->section);

	if (count > CODE_MOST + 6 && !w->page->all_code)
		add_folded(w, STR("table"), count, block->text.start, indent);
	else
		add_verbatim(w, text, block->text.start, indent, STYLE_PLAIN);
}

static void
add_content(struct writer *w, const struct block *block)
{
	int indent = body_indent(w, block->section);

	switch (block->kind) {
	case BLOCK_ENTRY:
		add_list_entry(w, block);
		break;
	case BLOCK_CODE:
		add_code(w, text_of(w, block->text), block->text.start,
			 indent);
		break;
	case BLOCK_TABLE:
		add_table(w, block);
		break;
	case BLOCK_QUOTE:
		add_verbatim(w, text_of(w, block->text), block->text.start,
			     indent, STYLE_PLAIN);
		break;
	case BLOCK_RULE:
		break;
	case BLOCK_HTML:
	case BLOCK_TAG:
		add_verbatim(w, text_of(w, block->text), block->text.start,
			     indent, STYLE_QUIET);
		break;
	case BLOCK_COMMENT:
	case BLOCK_DEFINITION:
		add_verbatim(w, text_of(w, block->text), block->text.start,
			     indent, STYLE_TOKEN);
		break;
	default:
		add_paragraph(w, block, STYLE_PLAIN, false);
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
add_block(struct writer *w, size_t index)
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
			blank_line(w);
		add_content(w, block);
	}
	own_lines(w, from);
}

void
page_lines(struct text_lines *lines, const struct page *page,
	   const struct canvas *canvas)
{
	struct writer w = { .lines = lines,
			    .page = page,
			    .canvas = canvas,
			    .arena = lines->arena };

	count_items(&w);
	if (!page->no_fields)
		add_fields(&w);
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
