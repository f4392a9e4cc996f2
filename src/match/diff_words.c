/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "match/diff.h"
#include "match/words.h"

/* Tokens and the numbers by which they compare. */
struct token_list {
	struct diff_token *all;
	int *numbers;
	size_t count, capacity, number_capacity;
};

struct tokenizer {
	struct vocabulary *vocabulary;
	struct arena *arena;
	struct str text;
	struct token_list *list;
};

static void
add_token(struct tokenizer *tokenizer, struct range range, int number)
{
	struct token_list *list = tokenizer->list;

	list->all = arena_grow(tokenizer->arena, list->all, list->count,
			       &list->capacity, sizeof(struct diff_token));
	list->numbers =
	    arena_grow(tokenizer->arena, list->numbers, list->count,
		       &list->number_capacity, sizeof(int));
	list->all[list->count] = (struct diff_token){ range, false };
	list->numbers[list->count++] = number;
}

static void
add_words(struct tokenizer *tokenizer, struct range range)
{
	struct words words =
	    words_read(tokenizer->vocabulary,
		       str_slice(tokenizer->text, range), tokenizer->arena);
	size_t i;

	for (i = 0; i < words.count; i++) {
		struct range at = words.all[i].range;

		/* Pairs of ideographs overlap; tokens do not. */
		if (i + 1 < words.count &&
		    words.all[i + 1].range.start < at.end)
			at.end = words.all[i + 1].range.start;
		at.start += range.start;
		at.end += range.start;
		add_token(tokenizer, at, words.all[i].exact);
	}
}

/* End of "`code`" at the start of the text, of any number of backquotes; 0
 * when it is none. */
static size_t
code_end(struct str text)
{
	size_t marks = 0, run = 0, i;

	while (marks < text.len && text.ptr[marks] == '`')
		marks++;
	for (i = marks; marks > 0 && i < text.len; i++) {
		run = text.ptr[i] == '`' ? run + 1 : 0;
		if (run == marks &&
		    (i + 1 == text.len || text.ptr[i + 1] != '`'))
			return i + 1;
	}
	return 0;
}

/* End of "[text](target)" at the start of the text; 0 when it is none. */
static size_t
link_end(struct str text)
{
	size_t middle = str_find(text, STR("](")), end;

	if (text.ptr[0] != '[' || middle == text.len)
		return 0;
	end = middle + str_find_byte(str_from(text, middle), ')');
	if (end == text.len ||
	    str_find_byte(str_slice(text, (struct range){ 0, end }), '\n') <
		end)
		return 0;
	return end + 1;
}

/* Longer ones are read as words, which bounds the search for their end. */
enum { UNIT_MAX = 512 };

static size_t
unit_end(struct str text)
{
	if (text.len > UNIT_MAX)
		text.len = UNIT_MAX;
	if (text.ptr[0] == '`')
		return code_end(text);
	return text.ptr[0] == '[' ? link_end(text) : 0;
}

static struct token_list
tokens_of(struct vocabulary *vocabulary, struct str text, struct arena *arena)
{
	struct token_list list = { 0 };
	struct tokenizer tokenizer = { vocabulary, arena, text, &list };
	size_t at = 0, from = 0;

	while (at < text.len) {
		size_t len = unit_end(str_from(text, at));

		if (len == 0) {
			at++;
			continue;
		}
		add_words(&tokenizer, (struct range){ from, at });
		add_token(&tokenizer, (struct range){ at, at + len },
			  vocabulary_number(
			      vocabulary,
			      str_slice(text,
					(struct range){ at, at + len })));
		at += len;
		from = at;
	}
	add_words(&tokenizer, (struct range){ from, text.len });
	return list;
}

static void
mark_shared(struct token_list *a, struct token_list *b, struct arena *arena)
{
	struct script script =
	    diff_numbers(arena, a->numbers, a->count, b->numbers, b->count);
	size_t i, j;

	for (i = 0; i < script.count; i++) {
		const struct edit *edit = &script.edits[i];

		for (j = 0; edit->kind == EDIT_KEEP && j < edit->count; j++) {
			a->all[edit->a + j].shared = true;
			b->all[edit->b + j].shared = true;
		}
	}
}

void
diff_words(struct diff_tokens *a_tokens, struct diff_tokens *b_tokens,
	   struct str a, struct str b, struct arena *arena)
{
	struct vocabulary *vocabulary;
	struct token_list x, y;

	/* Numbered in one order, so that both ways round mark the same. */
	if (str_compare(a, b) > 0) {
		diff_words(b_tokens, a_tokens, b, a, arena);
		return;
	}
	vocabulary = vocabulary_new();
	x = tokens_of(vocabulary, a, arena);
	y = tokens_of(vocabulary, b, arena);
	mark_shared(&x, &y, arena);
	*a_tokens = (struct diff_tokens){ x.all, x.count };
	*b_tokens = (struct diff_tokens){ y.all, y.count };
	vocabulary_free(vocabulary);
}
