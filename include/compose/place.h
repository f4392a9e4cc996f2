#ifndef COMPOSE_PLACE_H
#define COMPOSE_PLACE_H

#include "compose/draft.h"

/* Where things stand in a draft's tree; for compose itself. */

/* Makes room at `index` and puts the entry there; moves what follows. */
void entries_insert(struct draft *draft, size_t index, struct entry entry);
/* Takes [start, end) out, and nothing else. */
void entries_remove(struct draft *draft, size_t start, size_t end);
/* The entry right above in the tree, be it section or item; NO_INDEX. */
size_t entry_above(const struct draft *draft, size_t index);
/* Whether no block stands below. */
bool entry_is_empty(const struct draft *draft, size_t index);
/* Estimated tokens of the entry alone. */
size_t entry_tokens(const struct draft *draft, const struct entry *entry);
/* A list entry, numbered or not. */
bool entry_is_listed(const struct entry *entry);
/* Index after the blocks that stand in a section before its sub-sections. */
size_t section_text_end(const struct draft *draft, size_t section);
/* The block before `index` that introduces the list it stands in, or goes
 * right after; NO_INDEX. */
size_t entry_lead(const struct draft *draft, size_t index);
/* Whether it stands under examples. */
bool entry_is_example(const struct draft *draft, size_t index);
bool topic_is_examples(const struct comparison *comparison, size_t topic);
/* A lead-in that nothing follows any more. */
bool entry_is_orphan(const struct draft *draft, size_t index);
/* Adds what else says so; a place it has already is not repeated. */
void entry_add_alternative(struct draft *draft, size_t index,
			   struct origin origin);

/* Letters of a persona: A–Z, then numbers; in the arena. */
struct str persona_letter(struct arena *arena, size_t persona);

/* The highest section around it whose leaves all stand in its topic. */
size_t place_top(const struct draft *draft, size_t persona, size_t section);
/*
 * The section, made when there is none, in which a section's content stands:
 * its topic's, or below it the heading chain between topic and section.
 */
size_t place_section(struct draft *draft, size_t persona, size_t section,
		     struct str reason);
/* The same for a block. A list below a document's title is not who somebody
 * else is: it has a section of that title. */
size_t place_of_block(struct draft *draft, size_t persona, size_t block,
		      struct str reason);
/* Below `parent` another's sub-section that has a text's subject in its
 * title, all telling words of it; `parent` when there is none. */
size_t place_nearest(const struct draft *draft, size_t parent, size_t persona,
		     struct str text);
/*
 * Where in section `parent` a new block goes: behind its lead-in, or behind
 * what stands before it in its own file, else at the end of the list (when
 * `listed`) or of the text.
 */
size_t place_block(const struct draft *draft, size_t parent,
		   struct origin origin, const struct origin *lead,
		   bool listed);

/* A title as one author would write it: no number, no emoji that stands apart,
 * no tag's lower case. */
struct str title_shown(struct arena *arena, struct str title,
		       enum section_syntax syntax);
/* "Step 2: …", which the others beside it count on. */
bool title_is_step(struct str title);
/* The same of a section, with what else its tag says: "Rule (level="2")". */
struct str section_shown(struct arena *arena, const struct persona *persona,
			 size_t section);
/* Letters and digits compare, without case. */
bool title_same(struct str a, struct str b);

#endif
