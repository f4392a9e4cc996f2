/* SPDX-License-Identifier: MIT */
#include "base/yaml.h"

#include "base/utf8.h"

static bool
is_plain_byte(char byte)
{
	struct str others = STR(" ,._/()-");

	return ascii_is_alnum(byte) ||
	    str_find_byte(others, byte) < others.len;
}

static bool
stays_plain(struct str value)
{
	static const char *const words[] = { "y", "yes", "n", "no", "on",
					     "off", "true", "false", "null",
					     NULL };

	if (value.len == 0 || !ascii_is_alpha(value.ptr[0]) ||
	    value.ptr[value.len - 1] == ' ' || str_contains(value, STR("---")))
		return false;
	for (size_t i = 0; i < value.len; i++)
		if (!is_plain_byte(value.ptr[i]))
			return false;
	for (const char *const *word = words; *word; word++)
		if (str_eq_nocase(value, str_of(*word)))
			return false;
	return true;
}

void
yaml_add_scalar(struct buf *out, struct str value)
{
	if (stays_plain(value))
		buf_add(out, value);
	else
		yaml_add_quoted(out, value);
}

static void
add_escaped(struct buf *out, int32_t point)
{
	if (point == '"' || point == '\\')
		buf_printf(out, "\\%c", (char)point);
	else if (point == '\n')
		buf_add_cstr(out, "\\n");
	else if (point == '\t')
		buf_add_cstr(out, "\\t");
	else if ((point >= 0 && point < 0x20) || point == 0x7f)
		buf_printf(out, "\\x%02x", (unsigned)point);
	else if ((point >= 0x80 && point < 0xa0) || point == 0x2028 ||
		 point == 0x2029 || point == 0xfeff || point == 0xfffe ||
		 point == 0xffff)
		buf_printf(out, "\\u%04x", (unsigned)point);
	else
		utf8_add(out, point);
}

static size_t
hyphens_at(struct str text)
{
	size_t count = 0;

	while (count < text.len && text.ptr[count] == '-')
		count++;
	return count;
}

void
yaml_add_quoted(struct buf *out, struct str value)
{
	buf_add_byte(out, '"');
	while (value.len) {
		size_t hyphens = hyphens_at(value);

		for (size_t i = 0; i < hyphens; i++)
			buf_add_cstr(out, hyphens > 2 ? "\\x2d" : "-");
		value = str_from(value, hyphens);
		if (value.len && !hyphens)
			add_escaped(out, utf8_next(&value));
	}
	buf_add_byte(out, '"');
}
