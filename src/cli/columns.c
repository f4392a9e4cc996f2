/* SPDX-License-Identifier: MIT */
#include "cli/columns.h"

#include "base/utf8.h"

enum { GAP = 2 }; /* blanks after a cell */

/* Where printing a cell stands. What is found of a word is kept while its
 * pieces fill rows, so that no word is read again for each. */
struct cursor {
	size_t at;    /* the next byte not yet printed */
	size_t end;   /* of the word that it stands in, or before */
	size_t token; /* the first of the words that ends behind it */
};

void
columns_init(struct columns *columns, struct invocation *invocation,
	     size_t count, const char *mark)
{
	size_t total = invocation->output->columns, share;
	struct str sign = str_of(mark);

	if (count > COLUMNS_MAX)
		count = COLUMNS_MAX;
	*columns = (struct columns){ .invocation = invocation,
				     .count = count,
				     .mark = sign };
	share = total > sign.len + 1 ? (total - sign.len - 1) / count : 0;
	columns->width = share > GAP ? share - GAP : 1;
}

void
columns_set(struct columns *columns, size_t column, struct str text,
	    const struct diff_tokens *words)
{
	if (column >= columns->count)
		return;
	columns->text[column] = text;
	columns->words[column] = *words;
}

static size_t
skip_blanks(struct str text, size_t at)
{
	while (at < text.len && ascii_is_space(text.ptr[at]))
		at++;
	return at;
}

static size_t
word_end(struct str text, size_t at)
{
	while (at < text.len && !ascii_is_space(text.ptr[at]))
		at++;
	return at;
}

/* The words stand in the order of the text. */
static bool
is_shared(const struct diff_tokens *words, struct cursor *cursor,
	  struct range range)
{
	while (cursor->token < words->count &&
	       words->all[cursor->token].range.end <= range.start)
		cursor->token++;
	for (size_t i = cursor->token; i < words->count &&
	     words->all[i].range.start < range.end; i++)
		if (words->all[i].shared)
			return true;
	return false;
}

/* What fits of a word, at least one glyph. */
static struct str
fit_some(struct str word, size_t width)
{
	struct str fits = utf8_fit(word, width), rest = word;

	if (fits.len > 0)
		return fits;
	utf8_glyph(&rest);
	word.len -= rest.len;
	return word;
}

/* The word at the cursor, or what of it fits into a row of its own. Empty at
 * the end, and where it does not fit behind what stands in the row. */
static struct str
next_piece(const struct columns *columns, size_t column,
	   struct cursor *cursor, size_t used)
{
	struct str text = columns->text[column], word, fits;
	size_t left = columns->width - used - (used > 0);

	cursor->at = skip_blanks(text, cursor->at);
	if (cursor->at >= cursor->end)
		cursor->end = word_end(text, cursor->at);
	word = str_slice(text, (struct range){ cursor->at, cursor->end });
	if (word.len == 0 || used + (used > 0) > columns->width)
		return (struct str){ "", 0 };
	fits = utf8_fit(word, left);
	if (fits.len == word.len)
		return word;
	return used == 0 ? fit_some(word, left) : (struct str){ "", 0 };
}

/* Prints one line of a cell; returns the cells used. */
static size_t
print_line(struct columns *columns, size_t column, struct cursor *cursor)
{
	struct output *output = columns->invocation->output;
	const struct diff_tokens *words = &columns->words[column];
	size_t used = 0;
	struct str piece;

	while ((piece = next_piece(columns, column, cursor, used)).len > 0) {
		struct range range = { cursor->at, cursor->at + piece.len };
		size_t blank = used > 0;

		buf_add_repeat(&output->buf, ' ', blank);
		output_paint(output,
			     is_shared(words, cursor, range) ? PAINT_SHARED
							     : PAINT_NONE,
			     piece);
		used += blank + utf8_columns(piece);
		cursor->at = range.end;
	}
	return used;
}

static bool
has_more(const struct columns *columns, const struct cursor *cursors)
{
	for (size_t i = 0; i < columns->count; i++)
		if (skip_blanks(columns->text[i], cursors[i].at) <
		    columns->text[i].len)
			return true;
	return false;
}

static void
end_line(struct buf *buf)
{
	size_t len = buf->len;

	while (len > 0 && buf->ptr[len - 1] == ' ')
		len--;
	buf_truncate(buf, len);
	buf_add_byte(buf, '\n');
}

void
columns_print(struct columns *columns)
{
	struct output *output = columns->invocation->output;
	struct cursor cursors[COLUMNS_MAX] = { { 0 } };
	bool first = true;

	while (has_more(columns, cursors)) {
		if (first)
			output_text(output, columns->mark);
		else
			buf_add_repeat(&output->buf, ' ', columns->mark.len);
		buf_add_byte(&output->buf, ' ');
		for (size_t i = 0; i < columns->count; i++) {
			size_t used = print_line(columns, i, &cursors[i]);

			output_pad(output, used, columns->width + GAP);
		}
		end_line(&output->buf);
		first = false;
	}
}
