/* SPDX-License-Identifier: MIT */
#ifndef APP_FIELDS_H
#define APP_FIELDS_H

struct session;

/* Opens the list of fields; of one chosen, whose value it has: a persona's,
 * one that is typed, or none. Each is a change that undo takes back. */
void fields_choose(struct session *session);

#endif
