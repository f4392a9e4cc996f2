/* SPDX-License-Identifier: MIT */
#include "export/plain.h"

#include "export/inline.h"
#include "model/fence.h"
#include "parse/markers.h"

/* What stands between fences and tables, gathered until a blank line. */
struct plainer {
	struct buf *out;
	struct buf prose;
	struct arena *arena;
	struct fence fence;
};

static void
flush(struct plainer *plainer)
{
	inline_add_plain(plainer->out, buf_str(&plainer->prose),
			 plainer->arena);
	buf_clear(&plainer->prose);
}

static bool
is_delimiter_row(struct str line)
{
	size_t dashes = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (!str_contains(STR("|-: \t"),
				  (struct str){ line.ptr + i, 1 }))
			return false;
		dashes += line.ptr[i] == '-';
	}
	return dashes > 0 && str_contains(line, STR("|"));
}

static void
add_row(struct plainer *plainer, struct str row)
{
	size_t start = 0;
	bool first = true;

	if (is_delimiter_row(row))
		return;
	row = str_trim(row);
	if (str_starts(row, STR("|")))
		row = str_from(row, 1);
	if (str_ends(row, STR("|")) && !str_ends(row, STR("\\|")))
		row.len--;
	for (size_t i = 0; i <= row.len; i++) {
		if (i < row.len && row.ptr[i] == '\\') {
			i++;
			continue;
		}
		if (i < row.len && row.ptr[i] != '|')
			continue;
		buf_add_cstr(plainer->out, first ? "" : " | ");
		inline_add_plain(
		    plainer->out,
		    str_trim(str_slice(row, (struct range){ start, i })),
		    plainer->arena);
		first = false;
		start = i + 1;
	}
	buf_add_byte(plainer->out, '\n');
}

static struct str
without_marks(struct str line)
{
	struct str text = str_trim_start(line);
	size_t marks = 0;

	if (marker_quote(text)) {
		text = str_from(text, 1);
		return str_starts(text, STR(" ")) ? str_from(text, 1) : text;
	}
	while (marks < text.len && text.ptr[marks] == '#')
		marks++;
	if (marks > 0 && marks <= 6 &&
	    str_starts(str_from(text, marks), STR(" ")))
		return str_trim_start(str_from(text, marks));
	return line;
}

static void
add_line(struct plainer *plainer, struct str line)
{
	bool inside = plainer->fence.length > 0;

	if (fence_feed(&plainer->fence, line)) {
		flush(plainer);
		if (!inside || plainer->fence.length == 0)
			return;
		buf_add(plainer->out, line);
		buf_add_byte(plainer->out, '\n');
	} else if (str_starts(str_trim_start(line), STR("|"))) {
		flush(plainer);
		add_row(plainer, line);
	} else {
		buf_add(&plainer->prose, without_marks(line));
		buf_add_byte(&plainer->prose, '\n');
	}
}

void
plain_add(struct buf *out, struct str markdown, struct arena *arena)
{
	struct plainer plainer = { .out = out, .arena = arena };
	struct str rest = markdown, line;

	while (str_split(&rest, '\n', &line))
		add_line(&plainer, line);
	flush(&plainer);
	buf_release(&plainer.prose);
	while (out->len > 0 && out->ptr[out->len - 1] == '\n')
		buf_truncate(out, out->len - 1);
}
