/* SPDX-License-Identifier: MIT */
#ifndef MATCH_LOOKUP_H
#define MATCH_LOOKUP_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "match/language.h"
#include "match/points.h"
#include "model/persona.h"

/* What a comparison is, and what can be looked up in it; match/comparison.h
 * makes one. */

/* The natural order of a persona. */
enum topic_kind { TOPIC_IDENTITY, TOPIC_PRINCIPLES, TOPIC_SUBJECT,
		  TOPIC_WORKFLOW, TOPIC_STANDARDS, TOPIC_COMMUNICATION,
		  TOPIC_TOOLS, TOPIC_EXAMPLES, TOPIC_ONLY };

/* A section that can be paired: a topic's own content, or a group's subtree. */
struct candidate {
	size_t persona, section;
	bool group;
	struct lines lines; /* title to last own line, or the subtree */
	size_t tokens;
	size_t topic; /* index of the topic it stands in; NO_INDEX of a group */
	enum topic_kind named; /* by its own title: a subject, or a function */
};

struct section_pair {
	size_t a, b; /* candidates, a's persona before b's */
	double score;
	struct str *why; /* the words that carried it, heaviest first */
	size_t why_count;
};

enum pairing { PAIRING_SAME, PAIRING_SIMILAR };

/* Two items that say the same; `a` before `b` by persona, then item. */
struct item_pair {
	struct item_ref a, b;
	enum pairing pairing;
	double score;
	bool across; /* found outside paired sections: another topic, or the
			same file */
	bool a_within, b_within; /* no telling word that the other lacks */
};

/* One subject across the personas: a class of the partition of the leaves. */
struct topic {
	struct str title;
	enum topic_kind kind;
	size_t *candidates; /* leaves, by persona, then in file order */
	size_t count;
	size_t only;	    /* TOPIC_ONLY: the persona; else NO_INDEX */
	double weakest;	    /* the score at which its last part joined */
};

struct comparison {
	struct arena arena;
	const struct persona *const *personas;
	size_t persona_count;
	size_t base;
	enum language *languages; /* by persona: in which it was read */
	struct candidate *candidates; /* by persona, in file order, a section's
					 own content before its group */
	size_t candidate_count;
	struct section_pair *pairs; /* best first; ties by content */
	size_t pair_count;
	struct item_pair *item_pairs; /* by a, then by b */
	size_t item_pair_count;
	struct points points; /* what the items say, each thing once */
	struct topic *topics; /* in the order in which they are shown */
	size_t topic_count;
	/* by persona and section: whose topic it is, headings included, which
	 * have the one of all leaves below them, and the document, which has
	 * the identity's; NO_INDEX where that is none or several. And the
	 * highest section around it that is of the same topic; else itself */
	size_t **topic_of, **top_of;
	size_t **lead_of; /* by persona and block: block_lead() */
	/* look-ups: by persona and section its leaf, or NO_INDEX; by persona
	 * and item where its twins begin */
	size_t **leaves, **twin_starts, *twins;
};

/* Items that score less may pair within their sections, for want of anything
 * better; to a reader they are not alike. */
extern const double comparison_alike;
/* Sections that score less joined their topic weakly: more likely right than
 * not, but not certain. */
extern const double comparison_certain;

/* Topic in which an item's or a section's own leaf stands; NO_INDEX for none. */
size_t comparison_topic_of(const struct comparison *comparison, size_t persona,
			   size_t section);
/* Pairs an item is part of: `*count` indices into item_pairs, best first. */
const size_t *comparison_twins(const struct comparison *comparison,
			       struct item_ref item, size_t *count);
/* By candidate: the best score that it, or a group it stands in, has with
 * another persona's part of its topic; 0 for none. In the arena. */
double *comparison_joins(const struct comparison *comparison,
			 struct arena *arena);
const char *topic_kind_name(enum topic_kind kind);

/* Makes the comparison's look-ups once its candidates and item pairs are
 * there; linear. */
void lookup_init(struct comparison *comparison);
/* And what follows from its topics once they are; linear. */
void lookup_topics(struct comparison *comparison);

#endif
