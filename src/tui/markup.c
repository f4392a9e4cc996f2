/* SPDX-License-Identifier: MIT */
#include "tui/markup.h"

#include <string.h>

#include "base/count.h"
#include "base/utf8.h"

enum { EMPHASIS_MOST = 600 }; /* bytes that it may span */

/* The text of a paragraph being cut into lines. */
struct wrapper {
	struct text_lines *lines;
	const struct wrapping *how;
	struct str text;
	size_t at;	/* next byte of the text */
	size_t token;	/* of how->shared: next to look at */
	struct range hit; /* of how->hit: next in the text */
	enum style inside; /* style within a span, STYLE_PLAIN outside */
	size_t inside_end;
	size_t strong_close; /* of the emphasis we are in; 0 outside */
	/* the line being filled */
	struct text_line line;
	size_t run_capacity;
	int column;
};

struct text_line *
markup_line(struct text_lines *lines, int indent, enum style style,
	    struct str text)
{
	struct text_line *line;

	lines->all = arena_grow(lines->arena, lines->all, lines->count,
				&lines->capacity, sizeof *lines->all);
	line = &lines->all[lines->count++];
	*line = (struct text_line){ .indent = indent };
	if (text.len > 0) {
		line->runs = ARENA_NEW(lines->arena, struct run);
		line->runs[0] = (struct run){ style, text };
		line->run_count = 1;
	}
	return line;
}

static bool
is_full(const struct text_lines *lines)
{
	return lines->limit > 0 && lines->count >= lines->limit;
}

static int
text_column(const struct wrapping *how)
{
	return how->indent + (int)utf8_columns(how->marker);
}

static void
add_run(struct wrapper *w, enum style style, struct str text)
{
	struct text_line *line = &w->line;
	struct run *last = line->run_count > 0 ?
			       &line->runs[line->run_count - 1] : NULL;

	if (last && last->style == style &&
	    last->text.ptr + last->text.len == text.ptr) {
		last->text.len += text.len;
		return;
	}
	line->runs = arena_grow(w->lines->arena, line->runs, line->run_count,
				&w->run_capacity, sizeof *line->runs);
	line->runs[line->run_count++] = (struct run){ style, text };
}

static void
begin_line(struct wrapper *w, bool first)
{
	w->run_capacity = 0;
	w->line = (struct text_line){ .indent = first ? w->how->indent :
							text_column(w->how),
				      .offset = w->how->offset + w->at };
	w->column = text_column(w->how);
	if (first && w->how->marker.len > 0)
		add_run(w, w->how->marker_style, w->how->marker);
}

static void
end_line(struct wrapper *w)
{
	struct text_line *line = markup_line(w->lines, 0, STYLE_PLAIN,
					     (struct str){ 0 });

	*line = w->line;
	begin_line(w, false);
}

static bool
is_break(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static bool
is_stars(struct str text, size_t at)
{
	return at + 1 < text.len && text.ptr[at] == '*' &&
	       text.ptr[at + 1] == '*';
}

/* Where the emphasis that opens at `at` closes; 0: it is no emphasis, but
 * say the beginning of a file pattern. */
static size_t
emphasis_close(struct str text, size_t at)
{
	size_t end = at + EMPHASIS_MOST < text.len ? at + EMPHASIS_MOST
						   : text.len;

	if (at + 2 >= text.len || is_break(text.ptr[at + 2]))
		return 0;
	for (size_t i = at + 3; i < end; i++)
		if (is_stars(text, i) && !is_break(text.ptr[i - 1]))
			return i;
	return 0;
}

/* Whether a mark of emphasis stands here; `close` is where the one that is
 * open closes, 0 outside. */
static bool
is_emphasis(const struct wrapper *w, size_t at, size_t *close)
{
	size_t found = 0;

	if (w->how->raw || w->how->verbatim || at < w->inside_end ||
	    !is_stars(w->text, at))
		return false;
	if (*close == 0)
		found = emphasis_close(w->text, at);
	else if (at != *close)
		return false;
	if (*close == 0 && found == 0)
		return false;
	*close = found;
	return true;
}

static size_t
find_from(struct str text, size_t at, struct str needle)
{
	return at + str_find(str_from(text, at), needle);
}

/* A code span that closes on the same paragraph; links keep their text. */
static void
enter_span(struct wrapper *w, size_t at)
{
	size_t close;

	if (w->how->verbatim || at < w->inside_end || w->text.ptr[at] != '`')
		return;
	close = find_from(w->text, at + 1, STR("`"));
	if (close >= w->text.len)
		return;
	w->inside = STYLE_CODE;
	w->inside_end = close + 1;
}

static bool
is_shared(struct wrapper *w, size_t at)
{
	const struct diff_tokens *shared = w->how->shared;

	if (!shared)
		return false;
	while (w->token < shared->count &&
	       shared->all[w->token].range.end <= at)
		w->token++;
	return w->token < shared->count && shared->all[w->token].shared &&
	       range_contains(shared->all[w->token].range, at);
}

static size_t
find_nocase(struct str text, size_t from, struct str needle)
{
	for (size_t at = from; at + needle.len <= text.len; at++)
		if (str_eq_nocase(str_slice(text, (struct range){
				      at, at + needle.len }), needle))
			return at;
	return text.len;
}

static void
find_hit(struct wrapper *w, size_t from)
{
	struct str rest = w->how->hit, word;

	w->hit = (struct range){ w->text.len, w->text.len };
	while (str_split(&rest, ' ', &word)) {
		size_t at;

		if (word.len == 0)
			continue;
		at = find_nocase(w->text, from, word);
		if (at < w->hit.start)
			w->hit = (struct range){ at, at + word.len };
	}
}

static bool
is_hit(struct wrapper *w, size_t at)
{
	if (w->how->hit.len == 0)
		return false;
	if (at >= w->hit.end && w->hit.start < w->text.len)
		find_hit(w, at);
	return range_contains(w->hit, at);
}

static enum style
style_at(struct wrapper *w, size_t at)
{
	enter_span(w, at);
	if (is_hit(w, at))
		return STYLE_HIT;
	if (is_shared(w, at))
		return STYLE_SHARED;
	if (at < w->inside_end)
		return w->inside;
	if (w->strong_close && w->how->style == STYLE_PLAIN)
		return STYLE_STRONG;
	return w->how->style;
}

/* A line may also end after the slash of "authentication/authorization". */
static bool
is_slash(const struct wrapper *w, size_t at, size_t start)
{
	return at > start + 1 && w->text.ptr[at - 1] == '/' &&
	       ascii_is_alnum(w->text.ptr[at - 2]);
}

static int32_t
point_at(struct str text, size_t at)
{
	struct str rest = str_from(text, at);

	return rest.len > 0 ? utf8_next(&rest) : 0;
}

/* Full stops and closing brackets do not begin a line. */
static bool
closes(int32_t point)
{
	static const int32_t closing[] = { 0x3001, 0x3002, 0xff0c, 0xff0e,
					   0xff09, 0x300d, 0x300f, 0x3011,
					   0xff1a, 0xff1b, 0xff01, 0xff1f,
					   0x30fc, ',', '.', ')' };

	for (size_t i = 0; i < COUNT(closing); i++)
		if (closing[i] == point)
			return true;
	return false;
}

/* Between ideographs a line may end anywhere. */
static bool
is_between_ideographs(const struct wrapper *w, size_t before, size_t at)
{
	int32_t next = point_at(w->text, at);

	return next != 0 && !closes(next) &&
	       (utf8_is_ideographic(point_at(w->text, before)) ||
		utf8_is_ideographic(next));
}

/* End of the word that begins at `at`, and how many cells it takes. */
static size_t
word_end(const struct wrapper *w, size_t at, int *columns)
{
	size_t start = at, close = w->strong_close;

	*columns = 0;
	while (at < w->text.len && !is_break(w->text.ptr[at]) &&
	       !is_slash(w, at, start)) {
		struct str rest = str_from(w->text, at);
		size_t before = at;

		if (is_emphasis(w, at, &close)) {
			at += 2;
			continue;
		}
		*columns += utf8_glyph(&rest).width;
		at = (size_t)(rest.ptr - w->text.ptr);
		if (is_between_ideographs(w, before, at))
			break;
	}
	return at;
}

/* Adds [w->at, end) glyph by glyph; breaks lines where it does not fit. */
static void
add_word(struct wrapper *w, size_t end)
{
	while (w->at < end && !is_full(w->lines)) {
		struct str rest = str_from(w->text, w->at);
		struct glyph glyph;
		struct str bytes;
		enum style style;

		if (is_emphasis(w, w->at, &w->strong_close)) {
			w->at += 2;
			continue;
		}
		glyph = utf8_glyph(&rest);
		bytes = (struct str){ w->text.ptr + w->at,
				      w->text.len - w->at - rest.len };
		style = style_at(w, w->at);
		w->at += bytes.len;
		if (str_eq(bytes, STR("\t"))) {
			bytes = STR("    ");
			glyph.width = 4;
		}
		if (w->column + glyph.width > w->how->width &&
		    w->column > text_column(w->how))
			end_line(w);
		add_run(w, style, bytes);
		w->column += glyph.width;
	}
}

static void
skip_breaks(struct wrapper *w)
{
	while (w->at < w->text.len && is_break(w->text.ptr[w->at]))
		w->at++;
}

/* A word that is longer than a line may end at a hyphen. */
static size_t
hyphen_end(const struct wrapper *w, size_t end, int *columns)
{
	int room = w->how->width - text_column(w->how), so_far = 0;
	size_t found = end, at = w->at;

	if (*columns <= room)
		return end;
	while (at < end && so_far < room) {
		struct str rest = str_from(w->text, at);

		so_far += utf8_glyph(&rest).width;
		if (w->text.ptr[at] == '-' && so_far <= room) {
			found = at + 1;
			*columns = so_far;
		}
		at = (size_t)(rest.ptr - w->text.ptr);
	}
	return found;
}

static void
wrap_prose(struct wrapper *w)
{
	skip_breaks(w);
	while (w->at < w->text.len && !is_full(w->lines)) {
		int columns;
		bool fresh = w->column == text_column(w->how);
		bool glued = w->at > 0 && !is_break(w->text.ptr[w->at - 1]);
		size_t end = word_end(w, w->at, &columns);

		end = hyphen_end(w, end, &columns);
		if (!fresh && w->column + !glued + columns > w->how->width) {
			end_line(w);
		} else if (!fresh && !glued) {
			add_run(w, style_at(w, w->at - 1) == STYLE_SHARED ?
					w->how->style :
					style_at(w, w->at - 1),
				STR(" "));
			w->column++;
		}
		if (w->line.run_count == 0)
			w->line.offset = w->how->offset + w->at;
		add_word(w, end);
		skip_breaks(w);
	}
	end_line(w);
}

static struct str
next_line(struct wrapper *w)
{
	struct str rest = str_from(w->text, w->at);
	size_t end = 0;

	while (end < rest.len && rest.ptr[end] != '\n' &&
	       rest.ptr[end] != '\r')
		end++;
	return (struct str){ rest.ptr, end };
}

static void
skip_line_end(struct wrapper *w)
{
	if (w->at < w->text.len && w->text.ptr[w->at] == '\r')
		w->at++;
	if (w->at < w->text.len && w->text.ptr[w->at] == '\n')
		w->at++;
}

/* Of a line up to `end` what fits: up to a blank of its second half, else
 * as much as there is room for. */
static size_t
piece_end(const struct wrapper *w, size_t end)
{
	int column = w->column, half = (w->column + w->how->width) / 2;
	size_t at = w->at, blank = 0;

	while (at < end) {
		struct str rest = str_from(w->text, at);
		int width = w->text.ptr[at] == '\t' ? 4
						    : utf8_glyph(&rest).width;

		if (column + width > w->how->width && at > w->at)
			return blank > 0 ? blank : at;
		if (w->text.ptr[at] == ' ' && column > half)
			blank = at;
		column += width;
		at = w->text.ptr[at] == '\t'
			 ? at + 1
			 : (size_t)(rest.ptr - w->text.ptr);
	}
	return end;
}

static void
wrap_line(struct wrapper *w, size_t end)
{
	do {
		size_t piece = piece_end(w, end);

		w->line.offset = w->how->offset + w->at;
		add_word(w, piece);
		end_line(w);
		if (piece < end && w->text.ptr[w->at] == ' ')
			w->at++;
	} while (w->at < end && !is_full(w->lines));
}

static void
wrap_verbatim(struct wrapper *w)
{
	do {
		struct str line = next_line(w);

		wrap_line(w, w->at + line.len);
		skip_line_end(w);
	} while (w->at < w->text.len && !is_full(w->lines));
}

void
markup_wrap(struct text_lines *lines, struct str text,
	    const struct wrapping *how)
{
	struct wrapping narrow = *how;
	struct wrapper w = { .lines = lines, .how = &narrow, .text = text };

	if (is_full(lines))
		return;
	if (narrow.width < text_column(&narrow) + 8)
		narrow.width = text_column(&narrow) + 8;
	if (narrow.hit.len > 0)
		find_hit(&w, 0);
	begin_line(&w, true);
	if (narrow.verbatim)
		wrap_verbatim(&w);
	else
		wrap_prose(&w);
}

int
canvas_line(struct canvas *canvas, int row, int column, int end,
	    const struct text_line *line)
{
	column += line->indent;
	for (size_t i = 0; i < line->run_count; i++)
		column = canvas_text(canvas, row, column, end,
				     line->runs[i].style, line->runs[i].text);
	if (line->right.len > 0)
		canvas_right(canvas, row, column + 1, end, STYLE_QUIET,
			     line->right);
	return column;
}
