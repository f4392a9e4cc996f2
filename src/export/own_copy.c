/* SPDX-License-Identifier: MIT */
#include "export/own_copy.h"

struct copying {
	struct buf *out;
	const struct persona *persona;
	struct range field;
	size_t at; /* copied up to here, within the field */
	bool escaped;
};

void
own_copy(struct buf *out, const struct persona *persona, struct range range)
{
	struct str bytes = persona_text(persona, range);

	for (size_t i = 0; i < bytes.len; i++) {
		size_t run = str_run(str_from(bytes, i), '-');

		if (run < 3)
			run = 0;
		buf_add_repeat(out, '=', run);
		i += run;
		if (i < bytes.len)
			buf_add_byte(out, bytes.ptr[i]);
	}
}

static void
copy_up_to(struct copying *copying, size_t end)
{
	size_t start = copying->field.start;

	own_copy(copying->out, copying->persona,
		 (struct range){ start + copying->at, start + end });
	copying->at = end;
}

/* A value of several lines ends with a line end like the file's own. */
static void
escape(struct copying *copying, struct range range, struct str value)
{
	struct str bytes = str_slice(persona_text(copying->persona,
						  copying->field), range);

	if (!str_contains(bytes, STR("---")))
		return;
	copy_up_to(copying, range.start);
	yaml_add_quoted(copying->out, value);
	if (str_ends(bytes, STR("\r\n")))
		buf_add_cstr(copying->out, "\r\n");
	else if (str_ends(bytes, STR("\n")))
		buf_add_cstr(copying->out, "\n");
	copying->at = range.end;
	copying->escaped = true;
}

static void
escape_all(struct copying *copying, const struct yaml *node)
{
	for (; node != NULL; node = node->next) {
		escape(copying, node->key_range, node->key);
		if (node->first == NULL)
			escape(copying, node->range, node->value);
		escape_all(copying, node->first);
	}
}

bool
own_copy_field(struct buf *out, const struct persona *persona,
	       const struct field *field, const struct yaml *node)
{
	struct copying copying = { .out = out, .persona = persona,
				   .field = field->range };

	escape_all(&copying, node);
	copy_up_to(&copying, field->range.end - field->range.start);
	return copying.escaped;
}
