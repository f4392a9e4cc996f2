/* SPDX-License-Identifier: MIT */
#include "match/quantity.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"

/* A class, and the size of a unit in the smallest of its class; a plural "s"
 * is dropped before. */
static const struct {
	const char *name, *unit;
	double size;
} units[] = {
	{ "%", "%", 1 },	 { "percent", "%", 1 },
	{ "ms", "time", 1 },	 { "millisecond", "time", 1 },
	{ "s", "time", 1e3 },	 { "sec", "time", 1e3 },
	{ "second", "time", 1e3 }, { "min", "time", 6e4 },
	{ "minute", "time", 6e4 }, { "h", "time", 3.6e6 },
	{ "hour", "time", 3.6e6 }, { "day", "time", 8.64e7 },
	{ "week", "time", 6.048e8 }, { "month", "time", 2.6298e9 },
	{ "year", "years", 1 },	 { "yr", "years", 1 },
	{ "line", "lines", 1 },	 { "loc", "lines", 1 },
	{ "character", "characters", 1 }, { "char", "characters", 1 },
	{ "word", "words", 1 },	 { "space", "spaces", 1 },
	{ "x", "times", 1 },	 { "byte", "bytes", 1 },
	{ "kb", "bytes", 1e3 },	 { "mb", "bytes", 1e6 },
	{ "gb", "bytes", 1e9 },	 { "tb", "bytes", 1e12 },
	{ "px", "pixels", 1 },	 { "pixel", "pixels", 1 },
};

static void
read_number(struct quantity *quantity, struct str text, size_t *at)
{
	char digits[32];
	size_t count = 0, start = *at;

	for (; *at < text.len && count + 1 < sizeof(digits); ++*at) {
		bool more = *at + 1 < text.len &&
			    ascii_is_digit(text.ptr[*at + 1]);
		char c = text.ptr[*at];

		if (ascii_is_digit(c) || (c == '.' && more))
			digits[count++] = c;
		else if (c != ',' || !more)
			break;
	}
	digits[count] = '\0';
	*quantity = (struct quantity){ strtod(digits, NULL), NULL,
				       { start, *at } };
}

/* The word behind a number: "%", "ms", "+ years", "-minute". */
static struct str
unit_word(struct str text, size_t at)
{
	size_t start;
	struct str word;

	while (at < text.len && (text.ptr[at] == '+' || text.ptr[at] == ' ' ||
				 text.ptr[at] == '-'))
		at++;
	start = at;
	if (at < text.len && text.ptr[at] == '%')
		return str_slice(text, (struct range){ start, at + 1 });
	while (at < text.len && ascii_is_alpha(text.ptr[at]))
		at++;
	word = str_slice(text, (struct range){ start, at });
	if (word.len > 2 && ascii_lower(word.ptr[word.len - 1]) == 's')
		word.len--;
	return word;
}

static void
read_unit(struct quantity *quantity, struct str word)
{
	for (size_t i = 0; i < COUNT(units); i++) {
		if (!str_eq_nocase(word, str_of(units[i].name)))
			continue;
		quantity->unit = units[i].unit;
		quantity->value *= units[i].size;
		return;
	}
}

static bool
is_part_of_word(struct str text, size_t at)
{
	return at > 0 && (ascii_is_alnum(text.ptr[at - 1]) ||
			  text.ptr[at - 1] == '.' || text.ptr[at - 1] == '_');
}

bool
quantity_next(struct quantity *quantity, struct str text, size_t *at)
{
	for (; *at < text.len; ++*at) {
		if (!ascii_is_digit(text.ptr[*at]) ||
		    is_part_of_word(text, *at))
			continue;
		read_number(quantity, text, at);
		read_unit(quantity, unit_word(text, *at));
		return true;
	}
	return false;
}

bool
quantities_agree(const struct quantity *a, const struct quantity *b)
{
	if (a->unit && b->unit && !str_eq(str_of(a->unit), str_of(b->unit)))
		return false;
	return fabs(a->value - b->value) <= 1e-9 * fabs(a->value);
}
