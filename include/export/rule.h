/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_RULE_H
#define EXPORT_RULE_H

#include "export/envelope.h"
#include "export/marks.h"
#include "export/render.h"

/* What a client makes of a body: code points, 0 for no limit. */
struct body_limits {
	size_t least, most;
	bool bytes; /* `most` counts bytes */
	bool refused; /* with more the file is none */
};

/* The rest of a target's row. */
struct target_rule {
	const struct envelope *envelope;
	enum syntax syntax;
	const struct field_rule *fields; /* in the order of the file */
	enum tool_client tools; /* whose words say what it may do */
	const char *other_place; /* where its files lie, too, or NULL */
	const char *own; /* part of the path of a file that is such already */
	bool agent;	 /* so is any sub-agent without another's keys */
	bool needs_slug; /* its names are slugs */
	bool plain;	 /* its files may do without a description */
	bool body_only;	 /* it has no place for fields */
	bool toolless;	 /* its agents have no tools that a file could name */
	bool shared;	 /* the file holds more than this persona */
	struct body_limits limits;
	const struct mark_rule *marks; /* NULL: its client executes nothing */
};

#endif
