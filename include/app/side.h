#ifndef APP_SIDE_H
#define APP_SIDE_H

#include <stdbool.h>
#include <stddef.h>

struct session;

/* Whole files side by side; the others follow the one in focus by topic. */
struct side {
	size_t focus;	  /* letter of the column in focus */
	size_t first;	  /* letter of the leftmost column */
	size_t *cursor;	  /* by letter: section in focus */
	size_t *top;	  /* by letter: first line on screen */
	bool **folded;	  /* by letter, by section */
	size_t count;	  /* letters these have room for */
	bool loose;	  /* s: the others stay where they are */
};

void side_open(struct session *session, size_t letter, size_t section);

#endif
