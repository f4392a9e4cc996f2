/* SPDX-License-Identifier: MIT */
#ifndef PARSE_SECTIONS_H
#define PARSE_SECTIONS_H

#include "parse/lines.h"

enum { SECTION_DEPTH_MAX = 64 };

/* A section while the tree is built; lines are from 0. */
struct node {
	enum section_syntax syntax;
	struct str title;
	size_t parent, depth, level; /* level: of a heading */
	size_t line, end;	     /* title line; line after the last one */
	size_t rest;	  /* offset of the text behind a lead's title */
	size_t first_kid; /* title line of its first child, or NO_INDEX */
	bool open, topic, group;
	struct lines topic_lines;
};

/* Nodes 0 is the root; a child comes after its parent, not in line order. */
struct tree {
	struct page *page;
	struct node *nodes;
	size_t count, capacity;
	size_t *owner;	 /* by line: the node whose content it is, or NONE */
	size_t *titled;	 /* by line: the node whose title stands there */
	size_t *rests;	 /* by section: offset of the text behind a lead */
	size_t title;	 /* line of the document title, or NO_INDEX */
	struct str name; /* the document title */
};

/*
 * The tree of headings and tags, then of labels and leads in it, by the
 * rules in parse/titles.h: persona->sections but for byte ranges. `tree` lies
 * in the page's scratch arena and is for blocks_cut. Linear.
 */
void sections_build(struct tree *tree, struct page *page);

/* What the steps of sections_build share. */
size_t tree_add(struct tree *tree, size_t parent, enum section_syntax syntax,
		size_t line);
/* Lines owned by each node in order: those of node i are
 * lines[starts[i]] to lines[starts[i + 1]], exclusive. */
struct owned {
	size_t *starts, *lines;
};
struct owned tree_owned(const struct tree *tree);
bool line_is_entry(const struct page *page, size_t line);

/* parse/leads.c: labels, bold-lead bullets and paragraphs. */
void leads_split(struct tree *tree);
/* parse/topics.c: which nodes are topics and groups, and their lines. */
void topics_mark(struct tree *tree);

#endif
