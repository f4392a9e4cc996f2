/* SPDX-License-Identifier: MIT */
#ifndef PARSE_FRONT_H
#define PARSE_FRONT_H

#include <stdbool.h>

#include "base/yaml.h"
#include "model/persona.h"

/* The parts of frontmatter_parse(); for the parser's own files. */

enum { FRONT_MAX = 64 << 10 }; /* bytes given to YAML; more is read by line */

/* keys.c: what a line of front matter looks like. */
struct key_line {
	struct str key; /* without quotes */
	size_t indent;	/* bytes before it */
	size_t colon;	/* offset in the line of its colon */
	size_t value;	/* offset in the line of what follows ':' and blanks */
	bool tight;	/* no blank after ':', so that YAML sees no key */
	bool wide;	/* the colon is a full-width one; it is tight, too */
};
bool front_key(struct str line, struct key_line *out);
/* Also a known key without a blank after its colon. */
bool front_key_loose(struct str line, struct key_line *out);
/* A key that agents' front matter is known to have. */
bool front_key_is_known(struct str key);
/* A key whose value is text, whatever it begins with. */
bool front_key_is_text(struct str key);
/* Has the form of a key, but rather belongs to a dialogue or to prose. */
bool front_key_is_prose(struct str key);

/* locate.c: where the front matter stands. */
struct front_place {
	enum front_syntax syntax;
	struct range range;   /* from offset 0 to the end of its last line */
	struct range content; /* between the fence lines */
	struct range tail; /* the end of a code fence around the whole file */
};
bool front_locate(struct front_place *place, struct persona *persona);

/*
 * repair.c: text changed so that YAML may accept it, and the way back. The
 * result lies in persona->arena.
 */
struct anchor {
	size_t out; /* from here on the repaired text … */
	size_t in;  /* … was copied from here, or inserted there */
	bool copied;
};
struct repaired {
	struct str text;
	struct anchor *anchors;
	size_t anchor_count;
	struct diagnostics faults;
};
/* Joins stray lines to the value above; with `quote` also quotes values. */
void front_repair(struct repaired *out, struct persona *persona,
		  struct range content, bool quote);
/* Where in the file a range of the repaired text comes from. */
struct range repaired_range(const struct repaired *repaired,
			    struct range range);

/* fields.c: fields of what YAML understood, and of what it did not. */
struct field_list {
	struct persona *persona;
	size_t capacity;
	size_t tiled; /* end of the last field's range */
};
/* The next field; `value` is the raw one. Sets all ranges and lines. */
struct field *field_list_add(struct field_list *list, struct range key,
			     struct range value);
enum yaml_reading { YAML_REFUSED, YAML_WITHOUT_FIELDS, YAML_FIELDS };
/* Strictly; when refused with the fault's place in the file. */
enum yaml_reading fields_strict(struct field_list *list, struct range content,
				struct place *fault, struct error *error);
/* Adds a diagnostic with its place in the file. */
void front_report(struct persona *persona, const char *code, size_t offset,
		  struct str detail);
bool fields_repaired(struct field_list *list, struct range content);
/* lenient.c: known keys begin a field, and nothing else does. */
void fields_lenient(struct field_list *list, struct range content);

/* fault.c: says what strict YAML refused, where a person would look for it. */
void front_diagnose(struct persona *persona, struct range content,
		    struct place place, const struct error *error);

/* toml.c: a file of its own, or between `+++` lines. */
void fields_toml(struct field_list *list, struct range content);

/* check.c: what was read, but hardly meant. */
void front_check(struct persona *persona);

/* heading.c: the title at the top of the body, without markup, or empty. */
struct str first_title(struct persona *persona);

/* naming.c: by the title, or as the client whose file it is calls it. */
struct str name_without_field(struct persona *persona);

#endif
