#ifndef PARSE_TAGS_H
#define PARSE_TAGS_H

#include "parse/lines.h"

/*
 * Pairs the XML-like tags of a body by name: a line that begins with <name>
 * (no HTML element) and a later line that ends in </name>. Marks their lines
 * LINE_OPEN and LINE_CLOSE, or LINE_TAG where the name says nothing (step,
 * item …), one-line tags LINE_ONE; whatever is unmatched stays text, with a
 * diagnostic. A tag inside a list entry belongs to the entry's text. Linear.
 */
void tags_pair(struct page *page);

/* An opening tag's parts, as slices of its line. */
struct tag {
	struct str name, attributes, whole;
	bool named; /* an attribute gives it a title */
};
/* <name key="value" …> at the front of the text. */
bool tag_open(struct tag *tag, struct str text);
/* Takes ` key = "value"` off the front of `*rest`. */
bool tag_attribute(struct str *rest, struct str *key, struct str *value);

/* name=, title=, id= or type= of an opening tag, else its name; - and _
 * become blanks. In the arena. */
struct str tag_title(struct str tag, struct arena *arena);
/* <x>text</x>, alone on its line; `*inner` is the text, blanks trimmed. */
bool tag_one_line(struct str line, struct str *inner);
/* Whether the line begins with an HTML element, opening or closing. */
bool tag_is_html(struct str line);

#endif
