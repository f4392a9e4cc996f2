/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_REVIEWERS_H
#define SUPPORT_REVIEWERS_H

/*
 * Three who review code, as such files are written: A with headings, steps,
 * levels, a form in code and a part for other agents; B with tags and a form
 * as a list; C with labels, prose and sentences on what stands elsewhere.
 */
extern const char *const reviewers[];

/* Two of a kind in French, German, Spanish and Japanese; NULL after each. */
enum { REVIEWER_LANGUAGES = 4 };
extern const char *const reviewers_abroad[REVIEWER_LANGUAGES][3];

#endif
