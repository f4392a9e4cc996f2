/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_PASSAGES_H
#define COMPOSE_PASSAGES_H

#include "compose/measure.h"

/*
 * What a suggestion chooses among: passages, sections as their authors wrote
 * them. A section is one passage when it is closed, has no sub-sections, or
 * is small and of one purpose; else it is a container, its sub-sections are
 * cut in turn and remember it. Labelled lists at the top of a file are
 * passages of their own.
 */
struct passage {
	size_t persona, part;
	size_t up;	      /* the container, a part; NO_INDEX for none */
	size_t *groups, group_count;
	size_t *units, unit_count; /* worth something, or all of a closed one */
	size_t all_count;     /* units with those that are not */
	size_t tokens;	      /* of `units` and what leads to them */
	struct str title, folded;
	enum purpose purpose;
	enum bond kind;     /* of the whole passage */
	bool closed;	      /* no unit of it comes or goes alone */
	bool label;	      /* a list at the top of a file */
	bool named;	      /* the lead-in of that is its title */
	bool intro;	      /* what a container says before its parts */
	bool nouns;	      /* a list of names */
	bool bare;	      /* two words an entry */
	bool vague;	      /* few orders, conditions, numbers or code */
	bool prompt;	      /* holds a whole prompt in a fence */
	bool first_person;    /* "I …", half of it or its lead-ins */
	bool ideographic;     /* written in Han, Kana or Hangul */
	double value;	      /* of all statements */
	double quality;	      /* value for its size */
	struct title_word *words; /* of the title, by term */
	size_t word_count;
	bool special;	      /* one of them is no general word */
	bool expertise;	      /* the title says that, and nothing else */
	bool checklist;	      /* a checklist, metrics, constraints … */
	unsigned long long title_hash, last_hash; /* folded; its last word */
	struct hit *hits;     /* by passage: ascending */
	size_t hit_count;
	struct hit *paired;   /* the same by sections that are paired */
	size_t paired_count;
};

struct title_word {
	int term;
	double weight; /* 1, or .35 of a general word */
};

/* Share of a passage's value that another one speaks of. */
struct hit {
	size_t passage;
	double share;
};

struct passages {
	struct material *material;
	struct measure *measure;
	struct passage *all;
	size_t count, capacity;
	size_t *of;	      /* by unit: its passage, or NO_INDEX */
	size_t *first;	      /* by persona; one more at the end */
	bool *ideographic;    /* by persona: most of its passages are */
	size_t base;	      /* persona; NO_INDEX until it is chosen */
};

void passages_init(struct passages *passages, struct measure *measure);

/* Share of a's value that b speaks of. */
double passage_hit(const struct passages *passages, size_t a, size_t b);
/* Share of a's text that stands in sections which the matcher pairs with
 * sections of b. */
double passage_paired(const struct passages *passages, size_t a, size_t b);
/* How alike two titles are, 0-1; general words count little. */
double passage_title_alike(const struct passage *a, const struct passage *b);
/*
 * How far `a` is about what `b` is about, 0-1: from PASSAGE_TOPIC on one of
 * the two leads and the other is out.
 */
double passage_topic(const struct passages *passages, size_t a, size_t b);
extern const double passage_same_topic;

/* Method, output, …, "when invoked" being part of the method; PURPOSE_NONE
 * for what a persona may have several of. */
enum purpose passage_slot(const struct passage *passage);
/* Takes units out that a choice does without. */
void passage_drop_units(struct passages *passages, size_t passage);

#endif
