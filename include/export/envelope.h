/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_ENVELOPE_H
#define EXPORT_ENVELOPE_H

#include "export/fields.h"

/*
 * How fields and body become a file, and how a reader finds them in it again.
 * `check` gets what `write` made; it says in `error` what would be lost.
 */
struct envelope {
	void (*write)(struct buf *out, const struct making *making,
		      const struct values *values);
	bool (*check)(struct str text, const struct making *making,
		      const struct values *values, struct error *error);
};

extern const struct envelope envelope_body;   /* nothing but the body */
extern const struct envelope envelope_front;  /* YAML, then the body */
extern const struct envelope envelope_fenced; /* a body no rule can cut */
extern const struct envelope envelope_block;  /* a marked block of Markdown */
extern const struct envelope envelope_toml;
extern const struct envelope envelope_yaml;
extern const struct envelope envelope_modes;  /* one entry of .roomodes */
extern const struct envelope envelope_json;
extern const struct envelope envelope_modelfile; /* of Ollama */
extern const struct envelope envelope_card; /* JSON, within "data" */
extern const struct envelope envelope_agents; /* JSON, under the slug */

/* Whether Troupe reads the text as strict front matter and that body. */
bool envelope_loads(struct str text, struct str body);

/* The lines that a block of a shared file begins and ends with. */
struct str block_begin(const struct sheet *sheet);
struct str block_end(const struct sheet *sheet);

#endif
