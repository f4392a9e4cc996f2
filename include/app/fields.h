#ifndef APP_FIELDS_H
#define APP_FIELDS_H

struct session;

/* Opens the list of the draft's fields; one chosen is edited in the prompt. */
void fields_choose(struct session *session);

#endif
