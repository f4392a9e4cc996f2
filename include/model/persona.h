/* SPDX-License-Identifier: MIT */
#ifndef MODEL_PERSONA_H
#define MODEL_PERSONA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/source.h"
#include "base/str.h"
#include "base/yaml.h"
#include "model/diagnostic.h"

enum { NONE = -1 }; /* cast to size_t: no such index */
#define NO_INDEX ((size_t)NONE)

enum field_kind { FIELD_STRING, FIELD_NUMBER, FIELD_BOOL, FIELD_NULL,
		  FIELD_LIST, FIELD_MAP };

struct field {
	struct str key;
	enum field_kind kind;
	struct str value;      /* decoded scalar; a list's or map's source */
	struct str *entries;   /* of a list: decoded; of a map: its keys */
	struct str *values;    /* of a map: decoded scalars, or source */
	const struct yaml *tree; /* of a list or map in YAML, else NULL */
	size_t entry_count;
	struct range range;    /* raw bytes with comments above and line end */
	struct range value_range; /* raw bytes of the value */
	size_t start_line, end_line; /* 1-based, inclusive, comments excluded */
};

enum front_syntax { FRONT_NONE, FRONT_YAML, FRONT_TOML, FRONT_JSON };
enum front_parse { PARSE_STRICT, PARSE_REPAIRED, PARSE_LENIENT };

struct front_matter {
	enum front_syntax syntax;
	enum front_parse parse;
	bool bare; /* repaired where its client must have no quotes alone */
	struct range range; /* with both fence lines; empty for none */
	struct range tail;  /* at the file's end: where a code fence around
			       all of it closes; empty when there is none */
	struct field *fields;
	size_t field_count;
};

enum section_syntax { SECTION_ROOT, SECTION_HEADING, SECTION_TAG,
		      SECTION_LABEL, SECTION_LEAD };

/* 1-based, inclusive; first > last when there are none. */
struct lines {
	size_t first, last;
};

/*
 * A titled part of the body. Section 0 is the root: its title is the document
 * title, its own blocks are what stands outside all sections. Sections stand
 * in the order of the file; the descendants of section i are [i + 1, end).
 */
struct section {
	enum section_syntax syntax;
	struct str title;     /* as written, without markup or final colon;
				 a tag's name with blanks, or its name= */
	size_t level;	      /* depth from 1; the root has 0 */
	size_t heading_level; /* 1–6 of a heading, else 0 */
	size_t parent;	      /* the root is its own */
	size_t end;	      /* index after its last descendant */
	struct range range;   /* the subtree, closing line included */
	struct lines lines;   /* the subtree, trailing blanks excluded */
	size_t close_line;    /* of a tag, else 0 */
	bool open;  /* its bold leads are sections: root, "… expertise" */
	bool topic; /* has content of its own: a candidate for matching */
	bool group; /* two or more topics below: its subtree is one, too */
	struct lines topic_lines; /* title and own content before the first
				     child; of the root the leading prose */
};

enum block_kind {
	/* structure: opens and closes sections, holds no text of its own */
	BLOCK_FRONT_MATTER,
	BLOCK_BLANK, /* blank lines that no block precedes */
	BLOCK_TITLE, /* opens `section`; a lead's ends where its text begins */
	BLOCK_CLOSE, /* closing line of `section` */
	BLOCK_TAG,   /* line of a transparent tag: opens no section */
	/* content */
	BLOCK_PARAGRAPH,
	BLOCK_ENTRY, /* one list entry with its children */
	BLOCK_CODE,
	BLOCK_TABLE,
	BLOCK_QUOTE,
	BLOCK_HTML,
	BLOCK_RULE,
	BLOCK_COMMENT,
	BLOCK_DEFINITION
};

/* The blocks of a persona, in order, tile its file byte for byte. */
struct block {
	enum block_kind kind;
	size_t section;	    /* it belongs to */
	struct range range; /* the tile: blank lines after it included */
	struct range text;  /* without blank lines and line end after it */
	struct range keep;  /* of the tag around it that only says what it
			       means whole; empty when there is none */
	size_t first_item, item_count;
	bool ordered;	    /* an entry of a numbered list */
	bool lead_in;	    /* ends in ':' and the next block is its list */
};

enum item_kind { ITEM_ENTRY, ITEM_ROW, ITEM_TAG, ITEM_SENTENCE, ITEM_CLAUSE };

/* The unit of pairing and the smallest pick. */
struct item {
	enum item_kind kind;
	size_t block, section;
	struct range range; /* its text: no marker, check box, cell borders */
	struct range unit;  /* what reads well alone: the whole sentences or
			       list entry around it; of a row the row */
	struct place place; /* of its text; of a row the row's start */
	size_t depth;	    /* of a list entry: 0 at the top of its block */
};

/*
 * One parsed file. Everything in it lies in its arena; all ranges are byte
 * offsets into source.bytes. Zeroed is valid.
 */
struct persona {
	struct arena arena;
	struct str path; /* as it is shown */
	struct str real; /* the same, but its folder's links followed; or "" */
	struct source source;
	struct str origin; /* the TOML file that it was read out of; or "" */
	struct front_matter front;
	struct str name;	/* field, else title, else file stem */
	struct str description; /* as clients show it; perhaps empty */
	size_t *token_count;	/* for persona_tokens(); 0: not asked yet */
	bool outlined;		/* what follows is there */
	struct section *sections;
	size_t section_count;
	struct block *blocks;
	size_t block_count;
	struct item *items;
	size_t item_count;
	struct unit_group *groups; /* what goes together: model/unit.h */
	size_t group_count;
	struct closed *closed;
	size_t closed_count;
	struct diagnostics diagnostics;
};

void persona_release(struct persona *persona);

/* First field of that key (ASCII case ignored), or NULL. */
const struct field *persona_field(const struct persona *persona,
				  const char *key);
struct str persona_text(const struct persona *persona, struct range range);
/* Estimate for the whole file, made when it is first asked for. */
size_t persona_tokens(const struct persona *persona);
/* What follows the front matter. */
struct str persona_body(const struct persona *persona);

/* Titles from the top down to the section itself, the document title left
 * out, joined by `separator`; in the arena. */
struct str section_path(const struct persona *persona, size_t section,
			const char *separator, struct arena *arena);
/* Whether `section` is `ancestor` or lies below it. */
bool section_within(const struct persona *persona, size_t section,
		    size_t ancestor);
bool block_is_content(enum block_kind kind);
/* Whether it introduces the block after it. */
bool block_introduces(const struct persona *persona, size_t block);
/* The block that introduces this one; NO_INDEX for none. */
size_t block_lead(const struct persona *persona, size_t block);
const char *block_kind_name(enum block_kind kind);
const char *section_syntax_name(enum section_syntax syntax); /* root: intro */
const char *field_kind_name(enum field_kind kind);

/*
 * The tools that a persona's fields name; what they let it do is in
 * model/rights.h. `all` when the field is absent, or '*'. Names as written,
 * arguments included ("Bash(git:*)"), in order, without repeats; split at
 * commas, in a text at blanks, outside parentheses.
 */
struct tools {
	bool all;
	struct str *names;
	size_t count;
};
struct tools tools_of_field(const struct field *field, struct arena *arena);
struct tools persona_tools(const struct persona *persona, struct arena *arena);
/* What it may not use, even where its tools name it ("disallowedTools");
 * `all` when that is '*'. */
struct tools persona_denied_tools(const struct persona *persona,
				  struct arena *arena);

#endif
