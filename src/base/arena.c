/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

enum { BLOCK_FIRST = 1 << 10, BLOCK_MOST = 1 << 16, ARRAY_FIRST = 8 };

struct arena_block {
	struct arena_block *next;
	size_t used, capacity;
	alignas(max_align_t) unsigned char data[];
};

static void (*restore_before_end)(void);

_Noreturn void
memory_exhausted(void)
{
	if (restore_before_end)
		restore_before_end();
	fputs("troupe: out of memory\n", stderr);
	_exit(STATUS_USAGE);
}

static size_t
rounded(size_t size)
{
	size_t unit = alignof(max_align_t);

	return size == 0 ? unit : (size + unit - 1) / unit * unit;
}

static struct arena_block *
block_new(size_t capacity)
{
	struct arena_block *block = calloc(1, sizeof(*block) + capacity);

	if (!block)
		memory_exhausted();
	block->capacity = capacity;
	return block;
}

/* A full first block may be one large text, which says nothing of the rest. */
static size_t
next_block_size(const struct arena *arena)
{
	const struct arena_block *first = arena->blocks;
	size_t last = first && first->used < first->capacity ?
	    first->capacity : 0;

	if (arena->block_size)
		return arena->block_size;
	if (last < BLOCK_FIRST)
		return BLOCK_FIRST;
	return last < BLOCK_MOST / 2 ? last * 2 : BLOCK_MOST;
}

static struct arena_block *
spare_block(struct arena *arena, size_t size)
{
	struct arena_block *spare = arena->spare;

	if (!spare || SANITIZED || size > spare->capacity)
		return NULL;
	arena->spare = spare->next;
	spare->next = arena->blocks;
	arena->blocks = spare;
	return spare;
}

/* What fills a block of its own goes behind the one that still has room. */
static struct arena_block *
block_for(struct arena *arena, size_t size)
{
	struct arena_block *first = arena->blocks, *block;
	size_t usual = next_block_size(arena);

	if (first && !SANITIZED && size <= first->capacity - first->used)
		return first;
	block = spare_block(arena, size);
	if (block)
		return block;
	block = block_new(SANITIZED || size > usual ? size : usual);
	if (first && block->capacity == size) {
		block->next = first->next;
		first->next = block;
	} else {
		block->next = first;
		arena->blocks = block;
	}
	return block;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	/* Under ASan not even the padding may be written to. */
	size_t taken = SANITIZED && size ? size : rounded(size);
	struct arena_block *block;
	void *memory;

	if (size > SIZE_MAX / 2)
		memory_exhausted();
	block = block_for(arena, taken);
	memory = block->data + block->used;
	block->used += taken;
	return memory;
}

static void
blocks_free(struct arena_block *block)
{
	struct arena_block *next;

	for (; block; block = next) {
		next = block->next;
		free(block);
	}
}

void
arena_release(struct arena *arena)
{
	blocks_free(arena->blocks);
	blocks_free(arena->spare);
	arena->blocks = NULL;
	arena->spare = NULL;
}

/* Under ASan nothing is used twice, so that what is stale is seen. */
void
arena_clear(struct arena *arena)
{
	struct arena_block *block = arena->blocks, *next;

	if (SANITIZED) {
		arena_release(arena);
		return;
	}
	for (; block; block = next) {
		next = block->next;
		memset(block->data, 0, block->used);
		block->used = 0;
		block->next = arena->spare;
		arena->spare = block;
	}
	arena->blocks = NULL;
}

struct str
arena_str(struct arena *arena, struct str text)
{
	char *copy = arena_alloc(arena, text.len + 1);

	if (text.len)
		memcpy(copy, text.ptr, text.len);
	return (struct str){ copy, text.len };
}

struct str
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	int len;
	char *text;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		return arena_str(arena, (struct str){ "", 0 });
	text = arena_alloc(arena, (size_t)len + 1);
	va_start(args, format);
	vsnprintf(text, (size_t)len + 1, format, args);
	va_end(args);
	return (struct str){ text, (size_t)len };
}

void *
arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
	   size_t size)
{
	void *larger;

	if (count < *capacity)
		return items;
	*capacity = *capacity ? *capacity * 2 : ARRAY_FIRST;
	if (*capacity > SIZE_MAX / 4 / size)
		memory_exhausted();
	larger = arena_alloc(arena, *capacity * size);
	if (count)
		memcpy(larger, items, count * size);
	return larger;
}

void *
memory_alloc(size_t size)
{
	return memory_resize(NULL, size);
}

void *
memory_resize(void *old, size_t size)
{
	void *memory = realloc(old, size ? size : 1);

	if (!memory)
		memory_exhausted();
	return memory;
}

void
memory_on_exhaustion(void (*restore)(void))
{
	restore_before_end = restore;
}
