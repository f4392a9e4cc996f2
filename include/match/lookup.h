#ifndef MATCH_LOOKUP_H
#define MATCH_LOOKUP_H

#include "match/comparison.h"

/* Makes the comparison's look-ups once its candidates and item pairs are
 * there; linear. */
void lookup_init(struct comparison *comparison);
/* And what follows from its topics once they are; linear. */
void lookup_topics(struct comparison *comparison);

#endif
