/* SPDX-License-Identifier: MIT */
#ifndef PARSE_FLOW_H
#define PARSE_FLOW_H

#include "base/str.h"

enum flow_state {
	FLOW_NONE,  /* the text begins with no bracket */
	FLOW_WHOLE, /* the first bracket is closed by the last character */
	FLOW_HEAD,  /* closed further up: what begins so is prose */
	FLOW_OPEN,  /* `closers` at its end would close it */
	FLOW_BROKEN /* what would close it is not clear */
};

/* What the brackets of a value in YAML's [a, b] or {a: b} come to. */
struct flow {
	enum flow_state state;
	char closers[18]; /* in order, perhaps a quote first; NUL-terminated */
};

/* Of a value without blanks around it; of several lines with their ends. */
struct flow flow_read(struct str text);

#endif
