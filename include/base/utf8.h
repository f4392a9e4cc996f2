/* SPDX-License-Identifier: MIT */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/*
 * The gate that every text of a file passes on its way to a terminal.
 * Decoding is strict (no surrogates, no overlong forms, nothing above
 * U+10FFFF); an invalid byte is a unit of its own.
 */

enum { UTF8_INVALID = -1 };

/*
 * Takes one code point off the front of `*rest`, which must not be empty.
 * UTF8_INVALID takes one byte.
 */
int32_t utf8_next(struct str *rest);
void utf8_add(struct buf *out, int32_t point);
/* Bytes before the first invalid one; all of them when there is none. */
size_t utf8_valid_len(struct str text);
bool utf8_is_valid(struct str text);
/* Code points, an invalid byte counting one. */
size_t utf8_count(struct str text);

/* What one screen cell, or a pair of cells, shows. */
struct glyph {
	struct str bytes; /* base character and its combining marks, or empty */
	char token[24];	  /* visible stand-in such as "^[" or "<U+202E>" */
	int width;	  /* cells of bytes, or of the token */
	bool is_token;
};

/*
 * Takes the next glyph off `*rest`, which must not be empty. Only allow-listed
 * printables come through as bytes; controls, bidirectional controls,
 * zero-width, tag, private-use and unassigned characters, and invalid bytes,
 * come as tokens. A run of tag characters is one token with what it spells, a
 * flag one with its letters. At most 2 combining marks stay with a base; of an
 * emoji sequence joined by ZWJ the first scalar is shown. A tab is a glyph of
 * width 1 with bytes "\t": the caller expands it.
 */
struct glyph utf8_glyph(struct str *rest);
/* Bytes of the tag characters at the front that make a black flag that of a
 * region; 0 for none, or for one that nobody uses: they may spell anything. */
size_t utf8_flag_tags(struct str text);
/* Cells of a code point as curses counts them (wcwidth); -1 unprintable. */
int utf8_width(int32_t point);
/* Cells of a text as utf8_glyph draws it. */
size_t utf8_columns(struct str text);
/* The longest prefix that fits into `columns` cells. */
struct str utf8_fit(struct str text, size_t columns);

/* As utf8_glyph shows it; LF stays, tabs stay. For terminals and messages. */
void utf8_show(struct buf *out, struct str text);
/* As utf8_show; LF and tabs are shown, too: paths, messages of one line. */
void utf8_show_line(struct buf *out, struct str text);
/* Invalid bytes become U+FFFD; for JSON. */
void utf8_scrub(struct buf *out, struct str text);

/* As str_trim(), of all that utf8_is_white(). */
struct str utf8_trim(struct str text);

/* Lower case of Latin, Greek, Cyrillic …; lengths may differ. */
int32_t utf8_lower(int32_t point);
bool utf8_is_letter(int32_t point);
bool utf8_is_digit(int32_t point);
/* Han, Kana or Hangul: scripts matched by pairs of characters. */
bool utf8_is_ideographic(int32_t point);
/* Characters that a reader cannot see, or that reorder what he sees; controls
 * and private use are not among them. */
bool utf8_is_hidden(int32_t point);
/* White space that Unicode knows, and U+FEFF. */
bool utf8_is_white(int32_t point);
/* Assigned, no control and not hidden; false for UTF8_INVALID. */
bool utf8_is_visible(int32_t point);
/* And known to the locale. */
bool utf8_is_printable(int32_t point);
/* Whether emoji sequences may be built on it (Extended_Pictographic). */
bool utf8_is_pictograph(int32_t point);
/* "ss" of U+00DF, "L" of U+0141: of letters that no decomposition knows; else
 * NULL. In base/latin.c. */
const char *utf8_latin_letter(int32_t point);
/* "Café Łódź" to "Cafe Lodz": compatibility forms, marks dropped, Latin
 * letters of their own spelt out, dashes as "-", the rest of non-ASCII
 * dropped. */
struct str utf8_to_ascii(struct arena *arena, struct str text);

/* Whether the locale's codeset is UTF-8; decides --ascii when not said. */
bool utf8_locale(void);

#endif
