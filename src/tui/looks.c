/* SPDX-License-Identifier: MIT */
#include "tui/looks.h"

enum { FEW = 8, MANY = 256 };

enum { BOLD = 1, UNDERLINE = 2, REVERSE = 4 };

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN };

/* Colours by what the terminal has. */
static const struct delivered {
	short rich, basic;	/* of 256, of 8 */
	unsigned attributes;	/* with any number of colours */
	unsigned plain;		/* more, where there are none */
} delivered[STYLE_COUNT] = {
	[STYLE_PLAIN] = { COLOUR_OWN, COLOUR_OWN, 0, 0 },
	[STYLE_TITLE] = { COLOUR_OWN, COLOUR_OWN, 0, 0 },
	[STYLE_FOCUS] = { COLOUR_OWN, COLOUR_OWN, BOLD, 0 },
	[STYLE_CURSOR] = { COLOUR_OWN, COLOUR_OWN, BOLD, 0 },
	[STYLE_QUIET] = { 245, COLOUR_OWN, 0, 0 },
	[STYLE_HEADING] = { COLOUR_OWN, COLOUR_OWN, BOLD, 0 },
	[STYLE_STRONG] = { COLOUR_OWN, COLOUR_OWN, BOLD, 0 },
	[STYLE_TAKEN] = { 34, GREEN, 0, BOLD },
	[STYLE_SAID] = { 245, CYAN, 0, 0 },
	[STYLE_NEW] = { 33, BLUE, 0, 0 },
	[STYLE_AGAINST] = { 166, RED, 0, BOLD },
	[STYLE_SHARED] = { COLOUR_OWN, COLOUR_OWN, UNDERLINE, 0 },
	[STYLE_HIT] = { 136, YELLOW, BOLD | UNDERLINE, 0 },
	[STYLE_CODE] = { 37, CYAN, 0, 0 },
	[STYLE_KEY] = { COLOUR_OWN, COLOUR_OWN, BOLD, 0 },
	[STYLE_TOKEN] = { 161, MAGENTA, BOLD, REVERSE },
	[STYLE_PERSONA] = { 33, BLUE, BOLD, 0 },
	[STYLE_PERSONA + 1] = { 166, RED, BOLD, 0 },
	[STYLE_PERSONA + 2] = { 35, GREEN, BOLD, 0 },
	[STYLE_PERSONA + 3] = { 133, MAGENTA, BOLD, 0 },
	[STYLE_PERSONA + 4] = { 37, CYAN, BOLD, 0 },
	[STYLE_PERSONA + 5] = { 136, YELLOW, BOLD, 0 },
	[STYLE_PERSONA + 6] = { 99, BLUE, 0, 0 },
	[STYLE_PERSONA + 7] = { 161, RED, 0, 0 },
};

static struct look
look_of(const struct delivered *it, int colours)
{
	unsigned attributes = it->attributes;
	short colour = colours >= MANY ? it->rich : it->basic;

	if (colours < FEW) {
		attributes |= it->plain;
		colour = COLOUR_OWN;
	}
	return (struct look){ colour, (attributes & BOLD) != 0,
			      (attributes & UNDERLINE) != 0,
			      (attributes & REVERSE) != 0 };
}

/* A colour that the terminal does not have is left as it is delivered. */
static void
set_look(struct look *looks, const struct config_look *wanted, int colours)
{
	struct look look = wanted->look;

	for (size_t i = 0; i < STYLE_COUNT; i++) {
		if (!str_eq(wanted->style, str_of(style_name((enum style)i))))
			continue;
		if (colours < FEW || look.colour >= colours)
			look.colour = looks[i].colour;
		looks[i] = look;
	}
}

void
looks_choose(struct look *looks, const struct config *config, int colours)
{
	for (size_t i = 0; i < STYLE_COUNT; i++)
		looks[i] = look_of(&delivered[i], colours);
	for (size_t i = 0; i < config->look_count; i++)
		set_look(looks, &config->looks[i], colours);
}
