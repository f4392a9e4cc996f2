/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_SHEET_H
#define EXPORT_SHEET_H

#include "base/arena.h"
#include "export/render.h"
#include "export/target.h"
#include "model/persona.h"
#include "model/rights.h"

/*
 * What is exported, whatever it comes from: the meaning of its fields, and
 * its body. All texts are valid UTF-8 but a body that was kept.
 */
struct sheet {
	struct arena *arena;
	const struct persona *persona; /* NULL of a draft */
	struct str display;	/* the name as people read it, one line */
	bool folded;		/* … which had several */
	struct str slug;
	struct str description; /* as clients show it; perhaps empty */
	struct rights rights;	/* what it may do */
	struct field *fields;	/* all, in order */
	size_t field_count;
	bool *used;		/* by field: the target took it */
	struct str body;
	bool kept;		/* the body is the source's bytes */
};

void sheet_init(struct sheet *sheet, const struct export_input *input,
		enum syntax syntax, struct arena *arena);

/* First field of that key, ASCII case ignored, now used; or NULL. */
const struct field *sheet_take(struct sheet *sheet, const char *key);
/* Makes the field one of that list or map; `source` is what it was read
 * from. */
void field_fill(struct field *field, const struct yaml *node,
		struct str source, struct arena *arena);
/* What stands for a missing description: the first sentence of the body's
 * prose, else the name. */
struct str sheet_first_sentence(const struct sheet *sheet);
/* Its lines, trimmed, with a blank between. */
struct str text_one_line(struct str text, struct arena *arena);
/* CRLF as LF; the text itself where there is none. */
struct str text_with_line_feeds(struct str text, struct arena *arena);
/* At most so many code points, cut between words where there are some. */
struct str text_cut(struct str text, size_t points);
/* The name that an input goes by. */
struct str export_name(const struct export_input *input, struct arena *arena);

void loss_add(struct losses *losses, struct arena *arena, enum loss_kind kind,
	      const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
