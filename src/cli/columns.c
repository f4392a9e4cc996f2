#include "cli/columns.h"

#include "base/utf8.h"

enum { GAP = 2 }; /* blanks after a cell */

/* Where printing a cell stands: the next byte not yet printed. */
struct cursor {
	size_t at;
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

static bool
is_shared(const struct diff_tokens *words, struct range range)
{
	for (size_t i = 0; i < words->count; i++) {
		const struct diff_token *word = &words->all[i];

		if (word->shared && word->range.start < range.end &&
		    word->range.end > range.start)
			return true;
	}
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

/* Prints one line of a cell; returns the cells used. */
static size_t
print_line(struct columns *columns, size_t column, struct cursor *cursor)
{
	struct output *output = columns->invocation->output;
	struct str text = columns->text[column];
	size_t used = 0;

	for (;;) {
		size_t start = skip_blanks(text, cursor->at);
		struct range range = { start, word_end(text, start) };
		struct str word = str_slice(text, range);
		size_t cells = utf8_columns(word), blank = used > 0;

		if (word.len == 0)
			break;
		if (used == 0 && cells > columns->width) {
			word = fit_some(word, columns->width);
			range.end = start + word.len;
			cells = utf8_columns(word);
		} else if (used + blank + cells > columns->width) {
			break;
		}
		buf_add_repeat(&output->buf, ' ', blank);
		output_paint(output,
			     is_shared(&columns->words[column], range)
				 ? PAINT_SHARED
				 : PAINT_NONE,
			     word);
		used += blank + cells;
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
