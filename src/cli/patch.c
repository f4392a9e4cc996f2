/* SPDX-License-Identifier: MIT */
#include "cli/patch.h"

#include "match/diff_lines.h"

enum { CONTEXT = 2 }; /* unchanged lines shown before and after */

/* Edits [first, end) with less than twice the context between them. */
struct hunk {
	size_t first, end;
};

static bool
next_hunk(struct hunk *hunk, const struct script *script)
{
	const struct edit *edits = script->edits;
	size_t at = hunk->end;

	while (at < script->count && edits[at].kind == EDIT_KEEP)
		at++;
	hunk->first = at;
	while (at < script->count && (edits[at].kind != EDIT_KEEP ||
				      (edits[at].count <= 2 * CONTEXT &&
				       at + 1 < script->count)))
		at++;
	hunk->end = at;
	return hunk->first < hunk->end;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void
print_line(struct output *output, enum paint paint, const char *sign,
	   struct str line)
{
	output_paint(output, paint, str_of(sign));
	output_paint(output, paint, line);
	output_printf(output, "\n");
}

static void
print_no_end(struct output *output)
{
	output_printf(output, "\\ No newline at end of file\n");
}

static void
print_old(struct output *output, const struct line_diff *diff, size_t line,
	  enum edit_kind kind)
{
	bool deleted = kind == EDIT_DELETE;

	print_line(output, deleted ? PAINT_BAD : PAINT_NONE,
		   deleted ? "-" : " ", diff->a[line]);
	if (line + 1 == diff->a_count && !diff->a_ended)
		print_no_end(output);
}

static void
print_new(struct output *output, const struct line_diff *diff, size_t line)
{
	print_line(output, PAINT_GOOD, "+", diff->b[line]);
	if (line + 1 == diff->b_count && !diff->b_ended)
		print_no_end(output);
}

static void
print_edit(struct output *output, const struct line_diff *diff,
	   const struct edit *edit)
{
	for (size_t i = 0; i < edit->count; i++)
		if (edit->kind == EDIT_INSERT)
			print_new(output, diff, edit->b + i);
		else
			print_old(output, diff, edit->a + i, edit->kind);
}

static void
print_hunk(struct output *output, const struct line_diff *diff,
	   const struct hunk *hunk)
{
	const struct edit *first = &diff->script.edits[hunk->first];
	const struct edit *last = &diff->script.edits[hunk->end - 1];
	size_t before = least(least(first->a, first->b), CONTEXT);
	size_t a_end = last->a + (last->kind == EDIT_INSERT ? 0 : last->count);
	size_t b_end = last->b + (last->kind == EDIT_DELETE ? 0 : last->count);
	size_t after = least(least(diff->a_count - a_end,
				   diff->b_count - b_end), CONTEXT);

	output_printf(output, "@@ -%zu,%zu +%zu,%zu @@\n",
		      first->a - before + 1, a_end + after - first->a + before,
		      first->b - before + 1, b_end + after - first->b + before);
	for (size_t i = first->a - before; i < first->a; i++)
		print_old(output, diff, i, EDIT_KEEP);
	for (size_t i = hunk->first; i < hunk->end; i++)
		print_edit(output, diff, &diff->script.edits[i]);
	for (size_t i = a_end; i < a_end + after; i++)
		print_old(output, diff, i, EDIT_KEEP);
}

void
print_patch(struct invocation *invocation, struct str path,
	    struct str before, struct str after)
{
	struct output *output = invocation->output;
	struct str line = output_line(path, invocation->arena);
	struct hunk hunk = { 0, 0 };
	struct line_diff diff;
	bool headed = false;

	diff_lines(&diff, before, after, invocation->arena);
	while (next_hunk(&hunk, &diff.script)) {
		if (!headed) {
			print_line(output, PAINT_BOLD, "--- ", line);
			print_line(output, PAINT_BOLD, "+++ ", line);
		}
		headed = true;
		print_hunk(output, &diff, &hunk);
	}
}
