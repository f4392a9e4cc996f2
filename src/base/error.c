/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* A cut never leaves the first bytes of a character behind. */
static void
drop_cut_character(char *text, size_t len)
{
	size_t lead = len;
	struct str last;

	while (lead > 0 && ((unsigned char)text[lead - 1] & 0xc0) == 0x80)
		lead--;
	if (lead == 0)
		return;
	last = (struct str){ text + lead - 1, len - lead + 1 };
	if (utf8_next(&last) == UTF8_INVALID)
		text[lead - 1] = '\0';
}

bool
error_set(struct error *error, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(error->text, sizeof(error->text), format, args);
	va_end(args);
	if (len >= (int)sizeof(error->text))
		drop_cut_character(error->text, sizeof(error->text) - 1);
	return false;
}

bool
error_system(struct error *error, const char *path, int code)
{
	char reason[128];

	if (strerror_r(code, reason, sizeof(reason)))
		snprintf(reason, sizeof(reason), "error %d", code);
	return error_set(error, "%s: %s", path, reason);
}
