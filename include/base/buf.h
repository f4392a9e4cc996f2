/* SPDX-License-Identifier: MIT */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>

#include "base/str.h"

/* Text that grows. A zeroed buf is valid and empty. Always NUL-terminated
 * once something was added. */
struct buf {
	char *ptr;
	size_t len, capacity;
};

void buf_release(struct buf *buf);
void buf_clear(struct buf *buf); /* keeps the memory */
void buf_add(struct buf *buf, struct str text);
void buf_add_cstr(struct buf *buf, const char *text);
void buf_add_byte(struct buf *buf, char byte);
void buf_add_repeat(struct buf *buf, char byte, size_t count);
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
/* Shortens to `len` bytes; longer is ignored. */
void buf_truncate(struct buf *buf, size_t len);
/* What it holds now; valid until the next change. */
struct str buf_str(const struct buf *buf);

#endif
