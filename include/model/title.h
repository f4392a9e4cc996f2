#ifndef MODEL_TITLE_H
#define MODEL_TITLE_H

#include "base/str.h"

/* "3. Title", "3) Title", "3.1 Title" without what numbers them; "3 Titles"
 * is a title. */
struct str title_without_number(struct str title);

#endif
