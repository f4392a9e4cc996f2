/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cli/diff.h"

struct word_list {
	struct str *all;
	size_t count, capacity;
};

static bool
is_word(int32_t point)
{
	return point > 0 && (utf8_is_letter(point) || utf8_is_digit(point) ||
			     utf8_is_ideographic(point));
}

static int
compare_words(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void
add_word(struct word_list *list, struct buf *word, struct arena *arena)
{
	if (word->len == 0)
		return;
	list->all = arena_grow(arena, list->all, list->count, &list->capacity,
			       sizeof *list->all);
	list->all[list->count++] = arena_str(arena, buf_str(word));
	word->len = 0;
}

/* Sorted, in lower case. */
static struct word_list
words_of(const struct persona *persona, struct arena *arena)
{
	struct str rest = persona->source.bytes;
	struct word_list list = { 0 };
	struct buf word = { 0 };

	while (rest.len > 0) {
		int32_t point = utf8_next(&rest);

		if (is_word(point))
			utf8_add(&word, utf8_lower(point));
		else
			add_word(&list, &word, arena);
	}
	add_word(&list, &word, arena);
	buf_release(&word);
	if (list.count > 0)
		qsort(list.all, list.count, sizeof *list.all, compare_words);
	return list;
}

static bool
are_equal(const struct word_list *a, const struct word_list *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!str_eq(a->all[i], b->all[i]))
			return false;
	return true;
}

bool
diff_says_the_same(const struct comparison *comparison, struct arena *arena)
{
	struct word_list first = words_of(comparison->personas[0], arena);

	for (size_t p = 1; p < comparison->persona_count; p++) {
		struct word_list other =
		    words_of(comparison->personas[p], arena);

		if (!are_equal(&first, &other))
			return false;
	}
	return true;
}
