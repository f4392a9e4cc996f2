/* SPDX-License-Identifier: MIT */
#ifndef PARSE_CONTAINER_H
#define PARSE_CONTAINER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"
#include "model/persona.h"

/*
 * Files of other formats that hold personas: Codex .toml, .roomodes (YAML or
 * JSON), .json (Claude's --agents, OpenCode's agent map, Kiro agents, chat
 * payloads). Each persona is read as a Markdown file: its fields as front
 * matter, the decoded text as body. Lines count in that.
 */
struct contained {
	struct str name; /* in the file; empty when it holds just one */
	struct str key;	 /* the same, whether or not it is the only one */
	struct str text;
	struct str origin; /* all of the file, of a TOML file; else empty */
	struct diagnostics faults; /* of the file, at their places there */
};

struct container {
	enum front_syntax syntax;
	struct contained *all;
	size_t count, capacity;
};

/* By the file's name. */
bool container_is(struct str path);
/*
 * False with "LINE:COLUMN: why" or "why" when the file cannot be read or
 * holds no persona. All lies in the arena. Linear.
 */
bool container_read(struct container *container, struct str path,
		    struct str bytes, struct arena *arena,
		    struct error *error);
/* As parse_open() does for a Markdown file; what is contained lies in the
 * persona's arena or outlives it. */
void container_open(struct persona *persona, struct str path,
		    const struct contained *contained,
		    enum front_syntax syntax);

/* For the readers: a persona being written down. */
struct contained_text {
	struct buf out;
	bool has_fields;
};
void contained_field(struct contained_text *text, struct str key,
		     struct str value);
/* `yaml` is a flow value as it stands. */
void contained_raw(struct contained_text *text, struct str key,
		   struct str yaml);
/* Ends the persona; names that occur twice are told apart. */
void contained_end(struct container *container, struct contained_text *text,
		   struct str name, struct str body, struct arena *arena);

/* container_json.c: whether it holds any; `root` as JSON or made of YAML. */
bool container_json(struct container *container, const struct json *root,
		    struct arena *arena);
/* container_yaml.c */
bool container_yaml(struct json **root, struct str bytes,
		    struct error *error);

#endif
