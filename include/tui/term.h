/* SPDX-License-Identifier: MIT */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include <signal.h>
#include <stdbool.h>

#include "app/config.h"
#include "base/buf.h"
#include "base/error.h"
#include "tui/canvas.h"

/* The one place that knows curses. There is one terminal. */
enum event_kind { EVENT_NONE, EVENT_KEY, EVENT_PASTE, EVENT_MOUSE,
		  EVENT_OTHER };

struct event {
	enum event_kind kind;
	char key[24];	 /* EVENT_KEY: as app/command.h names it */
	struct buf text; /* EVENT_PASTE; the caller's to release */
	int row, column; /* EVENT_MOUSE */
	long by;	 /* of the wheel; 0 for a click */
};

/* Takes the terminal, with the colours and the mouse as they are set; false
 * when there is none, or none that can do it. */
bool term_open(const struct config *config, struct error *error);
/* Gives it back as it was; harmless when it was not taken. */
void term_close(void);
/* For a while: an editor, a suspension. */
void term_leave(void);
void term_enter(void);

void term_size(int *rows, int *columns);
/* After the window changed its size. */
void term_resize(void);
/* Everything anew, whatever is on the screen. */
void term_redraw(void);
void term_draw(const struct canvas *canvas);

/* Next event that has already arrived; EVENT_NONE when there is none. */
void term_event(struct event *event);
/* Whether Ctrl-C has arrived while something else went on; what came before
 * it is dropped, all else waits for term_event(). */
bool term_interrupted(void);
/* Ends the program as that signal does, the terminal given back as far as it
 * takes anything: from a signal's handler, whatever goes on. */
void term_abandon(int number);
/* Waits for input or a signal, at most so long; -1: for ever. False when the
 * terminal has gone. `mask` is the signal mask while it waits. */
bool term_wait(long milliseconds, const sigset_t *mask);
/* Asks the terminal to put the text into the clipboard (OSC 52). */
void term_copy(struct str text);

#endif
