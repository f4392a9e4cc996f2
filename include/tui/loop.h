#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include <stdbool.h>
#include <stddef.h>

/* The terminal UI over these paths, or the default places; exit status. */
int tui_run(char *const *paths, size_t count, bool ascii);

#endif
