/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_OWN_COPY_H
#define EXPORT_OWN_COPY_H

#include "base/buf.h"
#include "base/yaml.h"
#include "model/persona.h"

/* Copies of front matter without three hyphens, where some clients would see
 * its end. For own.c. */

/* Comments and what else is no value: = stands for each of the hyphens. */
void own_copy(struct buf *out, const struct persona *persona,
	      struct range range);
/* A field; `node` is what strict YAML makes of its bytes, or NULL. Hyphens of
 * keys and values are escaped: whether there were such. */
bool own_copy_field(struct buf *out, const struct persona *persona,
		    const struct field *field, const struct yaml *node);

#endif
