/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_VALUE_H
#define EXPORT_VALUE_H

#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"
#include "base/yaml.h"

/*
 * What a file is to say besides its body, before it is written in YAML, TOML
 * or JSON; and the proof that a reader finds it there again.
 */
enum value_kind {
	VALUE_TEXT,	/* plain in YAML where that is safe */
	VALUE_QUOTED,	/* always in quotes */
	VALUE_LINE,	/* written as it is: true, a number */
	VALUE_BLANK,	/* a key without a value */
	VALUE_BARE,	/* checked in quotes, which its client must not see */
	VALUE_SOURCE,	/* YAML of the key and its value, written as it is */
	VALUE_LIST,
	VALUE_MAP,
	VALUE_TREE,	/* JSON only: whatever YAML holds */
	VALUE_MESSAGES	/* a chat that holds one system message */
};

struct value {
	const char *key;
	enum value_kind kind;
	struct str text;
	struct str *entries, *values;
	size_t count; /* of entries */
	const struct yaml *tree;
	bool lines;   /* a list in YAML has a line for each entry */
	bool block;   /* a text of several lines is written as them */
};

struct values {
	struct value *all;
	size_t count;
};

/* Lines `key: value`, each after `indent` blanks but the first. */
void values_add_yaml(struct buf *out, const struct values *values,
		     size_t indent);
/* Takes their quotes off the bare values in what was written at `start`. */
void values_unquote(struct buf *out, size_t start,
		    const struct values *values);
void values_add_toml(struct buf *out, const struct values *values);
struct json *values_json(const struct values *values);

/* Whether what was read says the same, no more and no less; the first
 * difference in `error`. */
bool values_check_yaml(const struct values *values, const struct yaml *map,
		       struct error *error);
bool values_check_toml(const struct values *values, struct str text,
		       struct error *error);
bool values_check_json(const struct values *values, const struct json *object,
		       struct error *error);

#endif
