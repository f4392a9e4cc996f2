/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "tui/page_parts.h"

size_t
page_count_lines(struct str text)
{
	size_t count = 1;

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	return count;
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
bullet(struct page_writer *w, struct str marker)
{
	if (ascii_is_digit(marker.ptr[0]))
		return marker;
	return arena_printf(w->arena, "%s ", page_sign(w, SIGN_BULLET));
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

/* One list entry with what is nested in it, line by line. */
void
page_list_entry(struct page_writer *w, const struct block *block)
{
	struct str text = page_source(w, block->text);
	int indent = page_indent(w, block->section);
	int base = indent > 1 ? indent - 1 : 1;
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
		how = page_wrapping(w, base + (int)(depth > 24 ? 24 : depth),
			       block->text.start + at);
		if (is_fence(rest)) {
			end = fence_end(text, at);
			page_code(w, str_slice(text, (struct range){ at, end }),
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

void
page_verbatim(struct page_writer *w, struct str text, size_t offset,
	      int indent, enum style style)
{
	struct wrapping how = page_wrapping(w, indent, offset);

	how.style = style;
	how.verbatim = true;
	markup_wrap(w->lines, str_trim_end(text), &how);
}

void
page_folded(struct page_writer *w, struct str what, size_t count,
	    size_t offset, int indent)
{
	struct str text = arena_printf(w->arena, "%s %.*s, %zu lines",
				       page_sign(w, SIGN_FOLDED), STR_ARG(what),
				       count);

	markup_line(w->lines, indent, STYLE_QUIET, text)->offset = offset;
}

void
page_code(struct page_writer *w, struct str text, size_t offset, int indent)
{
	size_t count = page_count_lines(str_trim_end(text));
	bool fenced = is_fence(str_trim_start(text));

	if (count > PAGE_CODE_MOST + (fenced ? 2 : 0) && !w->page->all_code)
		page_folded(w, language(text), fenced ? count - 2 : count,
			   offset, indent);
	else
		page_verbatim(w, text, offset, indent, STYLE_CODE);
}
