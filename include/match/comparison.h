/* SPDX-License-Identifier: MIT */
#ifndef MATCH_COMPARISON_H
#define MATCH_COMPARISON_H

#include "match/lookup.h"
#include "match/options.h"

/*
 * Which sections of several personas are about the same thing, and which of
 * their items say the same. A pure function of the personas; the method is
 * described in match/similar.h and match/topics.h. Scores are in 0–1 and
 * depend on the two personas they join only; nothing but the base's titles
 * and order depends on the order of the personas.
 */

/*
 * Compares outlined personas, which must outlive the comparison. Two of forty
 * sections take a few milliseconds; the cost grows with the product of the
 * sections of each pair of personas. Where stop_wanted() (base/stop.h), it
 * holds less than all.
 */
void comparison_init(struct comparison *comparison,
		     const struct persona *const *personas, size_t count,
		     const struct comparison_options *options);
void comparison_release(struct comparison *comparison);

#endif
