/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_MEASURE_H
#define COMPOSE_MEASURE_H

#include "compose/material.h"

/*
 * What a draft says, and what more would add. A statement (line, sentence,
 * row) has words, each worth
 *	w = background · max(.25, ln(M / n) / ln M)
 * with M statements of which n have it. Two statements are linked when they
 * share .4 of the lighter one's weight and two words, twins when they share
 * .65 of the heavier one's. A draft S covers of statement i the words that
 * some linked statement of S has:
 *	F(S) = Σ v(i) · (weight of the words covered) / (weight of all)
 * F is submodular: what is said already brings nothing more.
 */

struct weighed_word {
	int term;
	double weight;
};

struct statement {
	size_t unit;
	size_t first, count; /* words */
	double weight;	     /* of all its words */
	double value;
	size_t *links, link_count; /* itself among them */
	size_t twin_count, twin_files; /* itself among the files */
	bool quantified;     /* holds a number with a unit, or code */
};

struct cover { /* words that a unit covers, by index, ascending */
	size_t *all, count;
};

struct measure {
	struct material *material;
	struct vocabulary *vocabulary; /* released by measure_release() */
	struct weighed_word *words;
	size_t word_count, word_capacity;
	struct statement *statements;
	size_t statement_count, statement_capacity;
	double *elements;    /* by word: value that covering it brings */
	struct cover *covers; /* by unit */
	double total;	     /* of all elements */
};

/* Marks units without a statement worth anything; near linear. */
void measure_init(struct measure *measure, struct material *material);
void measure_release(struct measure *measure);

/* Shared weight of two statements. */
double statements_shared(const struct measure *measure, size_t a, size_t b);
double unit_value(const struct measure *measure, size_t unit);

/* What a set of units covers. */
struct gathered {
	const struct measure *measure;
	unsigned *counts;    /* by word */
	bool *units;	     /* by unit: in it */
	size_t *stamps, stamp; /* by word */
	size_t tokens;
	double value;
};
void gathered_init(struct gathered *gathered, const struct measure *measure,
		   struct arena *arena);
void gathered_add(struct gathered *gathered, size_t unit);
void gathered_drop(struct gathered *gathered, size_t unit);
/* What these would add together. */
double gathered_gain(struct gathered *gathered, const size_t *units,
		     size_t count);
/* Whether each statement of the unit is said by one of another unit in it:
 * .75 of its weight. */
bool gathered_says(const struct gathered *gathered, size_t unit);

#endif
