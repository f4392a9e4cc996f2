/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_PICTURE_H
#define SUPPORT_PICTURE_H

#include "base/buf.h"
#include "pty.h"

/* What a terminal showed at one moment, cell by cell; released by its owner. */
struct frame {
	int rows, columns;
	VTermScreenCell *cells; /* rows after rows */
};

/* A frame of a film, for how long it stands, and what is written below it. */
struct scene {
	struct frame frame;
	const char *keys, *caption; /* "" for none */
	int milliseconds;
	bool poster; /* shown where nothing moves */
};

struct frame frame_take(struct pty *pty);
void frame_release(struct frame *frame);

/*
 * Both add an SVG picture that any browser draws alike: every sign stands in
 * its own cell whatever the font, no blank matters, lines are drawn as lines.
 * It is light where the reader prefers that. A film loops; where nothing moves,
 * its poster stands, else its first scene.
 */
void picture_still(struct buf *svg, const struct frame *frame,
		   const char *title);
/* All scenes are of one size. */
void picture_film(struct buf *svg, const struct scene *scenes, size_t count,
		  const char *title);

#endif
