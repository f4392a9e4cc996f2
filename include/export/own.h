/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_OWN_H
#define EXPORT_OWN_H

#include "export/fields.h"

/* Keys, order, comments and bytes of a front matter are kept when a persona
 * goes to the format that it is written in already. */

/*
 * Whether the persona is such a file, by its path and keys: `own` is a part
 * of the path, NULL for a format that has none of its own.
 */
bool own_applies(const struct sheet *sheet, const char *own);
/* Whether it is a sub-agent as most clients read them, and says nothing that
 * only another format has. */
bool own_is_agent(const struct sheet *sheet);

/*
 * The file with its faults repaired: values that strict YAML refuses, `---`
 * inside the front matter, blank and repeated keys, a name that is none.
 * With `slug` the name must be one. Checked; false leaves `out` as it was,
 * and the persona has to be written anew.
 */
bool own_write(struct buf *out, struct making *making, bool slug);
/* A Codex agent as it was, but for its name; false where it is none. In
 * own_toml.c. */
bool own_toml_write(struct buf *out, struct making *making);

#endif
