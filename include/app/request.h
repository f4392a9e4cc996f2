/* SPDX-License-Identifier: MIT */
#ifndef APP_REQUEST_H
#define APP_REQUEST_H

#include <stddef.h>

#include "base/str.h"

struct session;

/* Something only the front end can do; it clears the request. */
enum request_kind {
	REQUEST_NONE,
	REQUEST_EDITOR,	   /* `text`: path, at `line`; else `input` edited */
	REQUEST_PIPE,	   /* `text`: command, which reads `input` */
	REQUEST_CLIPBOARD, /* `input` */
	REQUEST_SUSPEND,
	REQUEST_REDRAW
};

struct request {
	enum request_kind kind;
	struct str text, input; /* live until the request was done */
	size_t line;
	/* The text as edited; NULL when nobody waits for it. */
	void (*done)(struct session *session, struct str result);
};

/* Panes that every screen has; screens number theirs from 0. */
enum { PANE_TITLE = 1000, PANE_OVERLAY };

/* A part of the screen that the mouse can point at; views tell. */
struct zone {
	int top, bottom, left, right; /* bottom and right excluded */
	size_t pane;  /* by screen: see its actions */
	size_t index; /* of the row, or NO_INDEX: wheel only */
};

/* For views: tells where the mouse finds what; emptied for each frame. */
void session_zone(struct session *session, const struct zone *zone);

#endif
