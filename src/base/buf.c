/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { BUF_FIRST = 64 };

static void
buf_reserve(struct buf *buf, size_t more)
{
	size_t needed = buf->len + more + 1;

	if (needed <= buf->capacity)
		return;
	if (buf->capacity < BUF_FIRST)
		buf->capacity = BUF_FIRST;
	while (buf->capacity < needed)
		buf->capacity *= 2;
	buf->ptr = memory_resize(buf->ptr, buf->capacity);
}

static void
buf_end_at(struct buf *buf, size_t len)
{
	buf->len = len;
	buf->ptr[len] = '\0';
}

void
buf_release(struct buf *buf)
{
	free(buf->ptr);
	*buf = (struct buf){ 0 };
}

void
buf_clear(struct buf *buf)
{
	buf_truncate(buf, 0);
}

void
buf_add(struct buf *buf, struct str text)
{
	if (text.len == 0)
		return;
	buf_reserve(buf, text.len);
	memcpy(buf->ptr + buf->len, text.ptr, text.len);
	buf_end_at(buf, buf->len + text.len);
}

void
buf_add_cstr(struct buf *buf, const char *text)
{
	buf_add(buf, str_of(text));
}

void
buf_add_byte(struct buf *buf, char byte)
{
	buf_add_repeat(buf, byte, 1);
}

void
buf_add_repeat(struct buf *buf, char byte, size_t count)
{
	if (count == 0)
		return;
	buf_reserve(buf, count);
	memset(buf->ptr + buf->len, byte, count);
	buf_end_at(buf, buf->len + count);
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(buf, format, args);
	va_end(args);
}

void
buf_vprintf(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (len <= 0)
		return;
	buf_reserve(buf, (size_t)len);
	vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, args);
	buf->len += (size_t)len;
}

void
buf_truncate(struct buf *buf, size_t len)
{
	if (len < buf->len)
		buf_end_at(buf, len);
}

struct str
buf_str(const struct buf *buf)
{
	return (struct str){ buf->ptr ? buf->ptr : "", buf->len };
}
