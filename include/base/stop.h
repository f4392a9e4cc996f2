/* SPDX-License-Identifier: MIT */
#ifndef BASE_STOP_H
#define BASE_STOP_H

#include <stdbool.h>

/*
 * Long work that the user may end. What takes long asks stop_wanted() again
 * and again, and ends early where it is true, with what it has: sound, and
 * less than all. Whoever began the work says so, and forgets the wish before
 * the next. Asked by one thread alone.
 */
bool stop_wanted(void);
/* May be called by a signal's handler. */
void stop_want(void);
void stop_forget(void);
/* What looks for a wish that comes in no other way, some twenty times a
 * second while work goes on; NULL for none. */
void stop_watch(bool (*look)(void));

#endif
