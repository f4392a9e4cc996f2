/* SPDX-License-Identifier: MIT */
#include "export/value.h"

#include "base/utf8.h"

/* TOML 1.0: basic strings escape, literal ones cannot. */
static bool
fits_literal(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
			return false;
	}
	return !str_contains(text, STR("'''")) && !str_ends(text, STR("'"));
}

static void
add_basic(struct buf *out, struct str text)
{
	buf_add_byte(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if (c == '\n')
			buf_add_cstr(out, "\\n");
		else if (c == '\t')
			buf_add_cstr(out, "\\t");
		else if (c < 0x20 || c == 0x7f)
			buf_printf(out, "\\u%04X", c);
		else
			buf_add_byte(out, (char)c);
	}
	buf_add_byte(out, '"');
}

static void
add_string(struct buf *out, struct str text)
{
	if (!str_contains(text, STR("\n")) || !fits_literal(text)) {
		add_basic(out, text);
		return;
	}
	buf_add_cstr(out, "'''\n");
	buf_add(out, text);
	buf_add_cstr(out, "'''");
}

void
values_add_toml(struct buf *out, const struct values *values)
{
	for (size_t i = 0; i < values->count; i++) {
		buf_printf(out, "%s = ", values->all[i].key);
		add_string(out, values->all[i].text);
		buf_add_byte(out, '\n');
	}
}

static bool
take(struct str *rest, const char *text)
{
	if (!str_starts(*rest, str_of(text)))
		return false;
	*rest = str_from(*rest, str_of(text).len);
	return true;
}

static int32_t
take_code(struct str *rest)
{
	static const char digits[] = "0123456789abcdef";
	int32_t code = 0;

	for (int i = 0; i < 4 && rest->len > 0; i++) {
		size_t digit =
		    str_find_byte(str_of(digits), ascii_lower(rest->ptr[0]));

		code = code * 16 + (int32_t)digit;
		*rest = str_from(*rest, 1);
	}
	return code;
}

static bool
read_basic(struct buf *out, struct str *rest)
{
	while (rest->len > 0 && rest->ptr[0] != '"') {
		char c = rest->ptr[0];

		*rest = str_from(*rest, 1);
		if (c != '\\')
			buf_add_byte(out, c);
		else if (take(rest, "n"))
			buf_add_byte(out, '\n');
		else if (take(rest, "t"))
			buf_add_byte(out, '\t');
		else if (take(rest, "u"))
			utf8_add(out, take_code(rest));
		else if (take(rest, "\\"))
			buf_add_byte(out, '\\');
		else if (take(rest, "\""))
			buf_add_byte(out, '"');
		else
			return false;
	}
	return take(rest, "\"");
}

static bool
read_string(struct buf *out, struct str *rest)
{
	size_t end;

	if (take(rest, "\""))
		return read_basic(out, rest);
	if (!take(rest, "'''"))
		return false;
	take(rest, "\n");
	end = str_find(*rest, STR("'''"));
	buf_add(out, str_slice(*rest, (struct range){ 0, end }));
	*rest = str_from(*rest, end);
	return take(rest, "'''");
}

static bool
read_value(const struct value *value, struct buf *text, struct str *rest)
{
	buf_clear(text);
	return take(rest, value->key) && take(rest, " = ") &&
	       read_string(text, rest) && take(rest, "\n") &&
	       str_eq(buf_str(text), value->text);
}

bool
values_check_toml(const struct values *values, struct str text,
		  struct error *error)
{
	struct buf read = { 0 };
	bool same = true;

	for (size_t i = 0; same && i < values->count; i++) {
		same = read_value(&values->all[i], &read, &text);
		if (!same)
			error_set(error, "'%s' reads back as something else",
				  values->all[i].key);
	}
	buf_release(&read);
	if (same && text.len > 0)
		return error_set(error, "there is more than was meant");
	return same;
}
