/* SPDX-License-Identifier: MIT */
#ifndef MODEL_TAG_H
#define MODEL_TAG_H

#include "base/arena.h"
#include "base/str.h"

/* An XML-like opening tag, as slices of the text that it stands in. */
struct tag {
	struct str name, whole;
	struct str attributes; /* as written, with the blanks before them */
	struct str titling;    /* its name=, title=, id= or type=, or "" */
	struct str title;      /* the value of that, else the name */
};

/* <name key="value" …> at the front of the text. */
bool tag_open(struct tag *tag, struct str text);
/* </name> at the very end of the text. */
bool tag_close(struct tag *tag, struct str text);
/* Takes ` key = "value"` off the front of `*rest`. */
bool tag_attribute(struct str *rest, struct str *key, struct str *value);
/* <x>text</x>, and nothing beside it; `*inner` is the text, blanks trimmed. */
bool tag_one_line(struct str line, struct str *inner);
/* Bytes at the front of the text that may be of a name; 0 for none. */
size_t tag_name_length(struct str text);

/* Whether an HTML element has that name. */
bool tag_name_is_html(struct str name);
/* Of an element of HTML that holds others and must be closed: which one it
 * is; else TAG_HOLDING. */
enum { TAG_HOLDING = 14 };
size_t tag_holding(struct str name);
/* Whether it is one of the names, which are sorted and in lower case. */
bool tag_name_among(struct str name, const char *const *names, size_t count);

/* A tag's name or title in words: - and _ become blanks. In the arena. */
struct str tag_words(struct arena *arena, struct str name);
/* Its attributes on one line, without the titling one. In the arena. */
struct str tag_details(struct arena *arena, const struct tag *tag);

#endif
