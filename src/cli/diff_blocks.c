/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cli/diff.h"

#include "match/diff_lines.h"

/* Texts of code that have more in common than not are two versions of one;
 * no more than so many are looked at for each. */
static const double block_like = .5;
enum { BLOCK_TRIES = 64 };

/* What it says is in no item: code, an empty table, a comment. */
static bool
is_whole(const struct block *block)
{
	return block->item_count == 0 && block_is_content(block->kind) &&
	       block->kind != BLOCK_RULE;
}

static const struct block *
block_of(const struct sheet *sheet, struct placed ref)
{
	return &sheet->comparison->personas[ref.persona]->blocks[ref.index];
}

static struct str
block_text(const struct sheet *sheet, struct placed ref)
{
	return persona_text(sheet->comparison->personas[ref.persona],
			    block_of(sheet, ref)->text);
}

static bool
is_fence(struct str line)
{
	line = str_trim(line);
	return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

/* The lines of a block; its fences say nothing. */
static struct str
block_inside(const struct sheet *sheet, struct placed ref)
{
	struct str text = block_text(sheet, ref), rest = text, first;

	if (!str_split(&rest, '\n', &first) || !is_fence(first))
		return text;
	text = rest;
	while (rest.len > 0 && rest.ptr[rest.len - 1] != '\n')
		rest.len--;
	return is_fence(str_from(text, rest.len)) ? rest : text;
}

/* The share of lines that two of a kind have in common. */
static double
block_likeness(struct sheet *sheet, struct placed a, struct placed b)
{
	struct line_diff diff;
	size_t kept = 0;

	if (block_of(sheet, a)->kind != block_of(sheet, b)->kind)
		return 0;
	diff_lines(&diff, block_inside(sheet, a), block_inside(sheet, b),
		   sheet->invocation->arena);
	if (diff.a_count + diff.b_count == 0)
		return 1;
	for (size_t i = 0; i < diff.script.count; i++)
		if (diff.script.edits[i].kind == EDIT_KEEP)
			kept += diff.script.edits[i].count;
	return 2 * (double)kept / (double)(diff.a_count + diff.b_count);
}

static size_t
count_blocks(const struct persona *persona)
{
	return persona->block_count;
}

static size_t
place_block(const struct comparison *comparison, struct placed ref)
{
	const struct block *block =
	    &comparison->personas[ref.persona]->blocks[ref.index];

	return is_whole(block) ? diff_topic_of(comparison, ref.persona,
					       block->section)
			       : NO_INDEX;
}

static int
compare_versions(const void *a, const void *b)
{
	const struct version *x = a, *y = b;

	if (x->persona != y->persona)
		return x->persona < y->persona ? -1 : 1;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

void
diff_sort_blocks(struct sheet *sheet)
{
	struct arena *arena = sheet->invocation->arena;
	struct by_topic *list = &sheet->blocks;
	size_t topics = sheet->comparison->topic_count + 1, count;

	diff_sort(list, sheet, count_blocks, place_block);
	count = list->starts[topics];
	sheet->versions = ARENA_ARRAY(arena, struct version, count);
	sheet->free_blocks = ARENA_ARRAY(arena, size_t, count + 1);
	sheet->free_versions = ARENA_ARRAY(arena, size_t, count + 1);
	sheet->version_of = ARENA_ARRAY(arena, size_t, count);
	for (size_t i = 0; i <= count; i++)
		sheet->free_blocks[i] = sheet->free_versions[i] = i;
	for (size_t i = 0; i < count; i++)
		sheet->versions[i] = (struct version){
			list->all[i].persona,
			str_hash(block_text(sheet, list->all[i])), i
		};
	for (size_t i = 0; i < topics; i++)
		if (list->starts[i] < list->starts[i + 1])
			qsort(sheet->versions + list->starts[i],
			      list->starts[i + 1] - list->starts[i],
			      sizeof *sheet->versions, compare_versions);
	for (size_t i = 0; i < count; i++)
		sheet->version_of[sheet->versions[i].at] = i;
}

/* The first from `at` on that no row has; the way is made shorter. */
static size_t
next_free(size_t *free, size_t at)
{
	size_t found = at;

	while (free[found] != found)
		found = free[found];
	while (free[at] != found) {
		size_t next = free[at];

		free[at] = found;
		at = next;
	}
	return found;
}

/* Where a persona's versions of that hash, and its blocks with hash 0, would
 * begin: both lists of a topic have each persona's in one run. */
static size_t
lower_bound(const struct sheet *sheet, size_t low, size_t high,
	    struct version wanted)
{
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_versions(&sheet->versions[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The free block with the very text. */
static size_t
find_equal(struct sheet *sheet, size_t start, size_t end, size_t persona,
	   struct str text)
{
	struct version wanted = { persona, str_hash(text), 0 };
	size_t at = lower_bound(sheet, start, end, wanted);

	for (at = next_free(sheet->free_versions, at);
	     at < end && sheet->versions[at].persona == persona &&
	     sheet->versions[at].hash == wanted.hash;
	     at = next_free(sheet->free_versions, at + 1)) {
		size_t found = sheet->versions[at].at;

		if (str_eq(block_text(sheet, sheet->blocks.all[found]), text))
			return found;
	}
	return NO_INDEX;
}

/* The block of `persona`, among those of the topic, that is the same, else the
 * one most like it; its index, or NO_INDEX. */
static size_t
find_version(struct sheet *sheet, size_t at, size_t topic, size_t persona,
	     double *score)
{
	const struct placed *all = sheet->blocks.all;
	size_t start = sheet->blocks.starts[topic];
	size_t end = sheet->blocks.starts[topic + 1], i;
	size_t best = find_equal(sheet, start, end, persona,
				 block_text(sheet, all[at]));

	*score = best == NO_INDEX ? block_like : 1;
	if (best != NO_INDEX)
		return best;
	i = lower_bound(sheet, start, end, (struct version){ persona, 0, 0 });
	i = next_free(sheet->free_blocks, i);
	for (size_t tries = 0; tries < BLOCK_TRIES && i < end &&
			       all[i].persona == persona; tries++) {
		double like = block_likeness(sheet, all[at], all[i]);

		if (like > *score || (best == NO_INDEX && like >= *score)) {
			*score = like;
			best = i;
		}
		i = next_free(sheet->free_blocks, i + 1);
	}
	return best;
}

static void
say_block(struct sheet *sheet, struct row *row, size_t at, double score)
{
	struct placed ref = sheet->blocks.all[at];
	size_t version = sheet->version_of[at];

	diff_say(row, ref.persona,
	    (struct said){ block_text(sheet, ref), ref.index, score });
	sheet->free_blocks[at] = at + 1;
	sheet->free_versions[version] = version + 1;
}

void
diff_block_rows(struct sheet *sheet, struct rows *rows, size_t topic)
{
	size_t end = sheet->blocks.starts[topic + 1];

	for (size_t i = next_free(sheet->free_blocks,
				  sheet->blocks.starts[topic]);
	     i < end; i = next_free(sheet->free_blocks, i)) {
		struct row *row = diff_new_row(sheet, rows, ROW_BLOCK);

		say_block(sheet, row, i, 1);
		for (size_t p = sheet->blocks.all[i].persona + 1;
		     p < sheet->comparison->persona_count; p++) {
			double score;
			size_t other = find_version(sheet, i, topic, p,
						    &score);

			if (other == NO_INDEX)
				continue;
			say_block(sheet, row, other, score);
			row->same &= score >= 1;
		}
	}
}
