/* SPDX-License-Identifier: MIT */
#include <stdarg.h>

#include "base/buf.h"
#include "export/sheet.h"

static const struct {
	const char *name;
	enum severity severity;
} kinds[] = {
	[LOSS_WIDER] = { "wider", SEVERITY_ERROR },
	[LOSS_NARROWER] = { "narrower", SEVERITY_NOTE },
	[LOSS_DROPPED] = { "dropped", SEVERITY_NOTE },
	[LOSS_CHANGED] = { "changed", SEVERITY_NOTE },
	[LOSS_CUT] = { "cut", SEVERITY_NOTE },
	[LOSS_FOUND] = { "found", SEVERITY_WARNING },
	[LOSS_NOTE] = { "note", SEVERITY_NOTE },
};

enum severity
loss_severity(enum loss_kind kind)
{
	return kinds[kind].severity;
}

const char *
loss_kind_name(enum loss_kind kind)
{
	return kinds[kind].name;
}

void
loss_add(struct losses *losses, struct arena *arena, enum loss_kind kind,
	 const char *format, ...)
{
	struct buf text = { 0 };
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	losses->all = arena_grow(arena, losses->all, losses->count,
				 &losses->capacity, sizeof(*losses->all));
	losses->all[losses->count++] =
	    (struct loss){ .kind = kind,
			   .text = arena_str(arena, buf_str(&text)) };
	buf_release(&text);
}
