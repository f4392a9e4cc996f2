/* SPDX-License-Identifier: MIT */
#ifndef BASE_YAML_H
#define BASE_YAML_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/source.h"
#include "base/str.h"

/*
 * YAML as a small tree with byte ranges into the text it came from. Refused:
 * what libyaml refuses, plain values with a tag of their own, depth over 16, more than 10,000 events, `%` directive
 * lines, a second document. Aliases are shown, never expanded. Duplicate keys
 * stay, in order.
 */
enum yaml_kind { YAML_NULL, YAML_BOOL, YAML_NUMBER, YAML_STRING, YAML_LIST,
		 YAML_MAP, YAML_ALIAS };

struct yaml {
	enum yaml_kind kind;  /* of a plain scalar: YAML 1.2 core schema */
	struct str key;	      /* decoded; empty outside maps */
	struct str value;     /* decoded scalar, or an alias' name */
	struct range range;   /* of the value, quotes included */
	struct range key_range;
	bool quoted, block;   /* how a scalar was written */
	struct yaml *first, *next;
};

/*
 * Parses one document. False with the place of the fault in `*place` (1-based
 * line and column within `text`, columns in code points; of quotes and brackets
 * never closed where they open) and its reason in `*error`. An empty document
 * gives *root == NULL and true.
 */
bool yaml_parse(struct yaml **root, struct str text, struct arena *arena,
		struct place *place, struct error *error);
/* Child of a map by key, the last of duplicates, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

/* Whether the nodes and all that follow or stand below them have the same
 * kinds, keys and values, in the same order. */
bool yaml_same(const struct yaml *a, const struct yaml *b);

/*
 * A scalar as every reader understands it: plain where that is safe, else one
 * line in double quotes with raw UTF-8 and the escapes \" \\ \n \t \xNN
 * \uNNNN; runs of three or more hyphens are escaped, since some readers end
 * the front matter there.
 */
void yaml_add_scalar(struct buf *out, struct str value);
/* Always in double quotes. */
void yaml_add_quoted(struct buf *out, struct str value);

#endif
