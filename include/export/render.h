/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_RENDER_H
#define EXPORT_RENDER_H

#include "base/buf.h"
#include "compose/draft.h"
#include "model/persona.h"

enum syntax { SYNTAX_MARKDOWN, SYNTAX_XML, SYNTAX_TEXT };

/*
 * The body of a draft in one syntax and one heading scheme: a topic is one
 * `##`, its sub-sections keep their relative depth; lists use one marker,
 * numbering is redone. With `spans`, says which bytes came from which entry.
 */
struct span {
	struct range range; /* of the rendered text */
	size_t entry;
};
struct spans {
	struct span *all;
	size_t count, capacity;
	struct arena *arena;
};
void render_draft(struct buf *out, const struct draft *draft,
		  enum syntax syntax, struct spans *spans);

/* A persona's body in another syntax; Markdown gives one heading scheme. */
void render_persona(struct buf *out, const struct persona *persona,
		    enum syntax syntax);

#endif
