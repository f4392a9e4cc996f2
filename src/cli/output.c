/* SPDX-License-Identifier: MIT */
#include "cli/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"

static size_t
terminal_columns(void)
{
	const char *given = getenv("COLUMNS");
	struct winsize size;
	long columns = given ? strtol(given, NULL, 10) : 0;

	if (columns >= 20 && columns <= 1000)
		return (size_t)columns;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
		return size.ws_col;
	return 80;
}

static bool
wants_color(bool terminal)
{
	const char *none = getenv("NO_COLOR"), *term = getenv("TERM");

	return terminal && !(none && *none) &&
	       !(term && strcmp(term, "dumb") == 0);
}

bool
output_init(struct output *output, const struct arguments *arguments,
	    struct error *error)
{
	const char *when = arguments->values[OPTION_COLOR];

	*output = (struct output){ .terminal = isatty(STDOUT_FILENO) == 1 };
	output->color = wants_color(output->terminal);
	output->ascii = arguments->values[OPTION_ASCII] || !utf8_locale();
	output->columns = terminal_columns();
	if (when && strcmp(when, "always") == 0)
		output->color = true;
	else if (when && strcmp(when, "never") == 0)
		output->color = false;
	else if (when && strcmp(when, "auto") != 0)
		return error_set(error, "--color is auto, always or never, "
				 "not '%s'", when);
	if (arguments->values[OPTION_JSON])
		output->color = false;
	return true;
}

void
output_text(struct output *output, struct str text)
{
	if (output->terminal)
		utf8_show(&output->buf, text);
	else
		buf_add(&output->buf, text);
}

void
output_printf(struct output *output, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(&output->buf, format, args);
	va_end(args);
}

void
output_paint(struct output *output, enum paint paint, struct str text)
{
	static const char *const codes[] = {
		[PAINT_BOLD] = "1",    [PAINT_QUIET] = "90",
		[PAINT_GOOD] = "32",   [PAINT_WARN] = "33",
		[PAINT_BAD] = "31",    [PAINT_SHARED] = "4",
	};
	bool painted = output->color && paint != PAINT_NONE;

	if (painted)
		buf_printf(&output->buf, "\033[%sm", codes[paint]);
	output_text(output, text);
	if (painted)
		buf_add_cstr(&output->buf, "\033[0m");
}

struct str
output_fit(const struct output *output, struct str text, size_t columns,
	   struct arena *arena)
{
	struct str cut;

	if (utf8_columns(text) <= columns)
		return text;
	cut = utf8_fit(text, columns - (output->ascii ? 3 : 1));
	return arena_printf(arena, "%.*s%s", STR_ARG(cut),
			    output->ascii ? "..." : "…");
}

static bool
is_control(int32_t point)
{
	return point < ' ' || (point >= 0x7f && point < 0xa0);
}

/* Rows are read by other programs, too, so that the rest stays. */
static void
add_line(struct buf *out, struct str text)
{
	while (text.len > 0) {
		struct str rest = text, point = text;
		bool control = is_control(utf8_next(&rest));

		point.len -= rest.len;
		if (control)
			utf8_show_line(out, point);
		else
			buf_add(out, point);
		text = rest;
	}
}

struct str
output_line(struct str text, struct arena *arena)
{
	struct buf line = { 0 };
	struct str result = text;

	add_line(&line, text);
	if (!str_eq(buf_str(&line), text))
		result = arena_str(arena, buf_str(&line));
	buf_release(&line);
	return result;
}

void
output_pad(struct output *output, size_t used, size_t column)
{
	buf_add_repeat(&output->buf, ' ', used < column ? column - used : 1);
}

void
output_json(struct output *output, struct json *value)
{
	json_write_shown(&output->buf, value);
	buf_add_byte(&output->buf, '\n');
	json_free(value);
}

bool
output_flush(struct output *output)
{
	size_t len = output->buf.len;
	bool written = fwrite(output->buf.ptr ? output->buf.ptr : "", 1, len,
			      stdout) == len &&
		       fflush(stdout) == 0;

	/* Who reads no more needs no word. */
	if (!written && errno != EPIPE)
		complain("standard output: %s", strerror(errno));
	buf_clear(&output->buf);
	return written;
}

void
complain(const char *format, ...)
{
	struct buf raw = { 0 }, shown = { 0 };
	va_list args;

	va_start(args, format);
	buf_vprintf(&raw, format, args);
	va_end(args);
	utf8_show_line(&shown, buf_str(&raw));
	fprintf(stderr, "troupe: %s\n", shown.ptr ? shown.ptr : "");
	buf_release(&raw);
	buf_release(&shown);
}
