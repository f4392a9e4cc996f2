/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/board.h"
#include "base/utf8.h"
#include "match/diff.h"
#include "match/tables.h"
#include "model/tokens.h"
#include "tui/compare.h"

enum { FOLDED_LINES = 3 };

static const struct mark {
	enum sign sign;
	enum style style;
	const char *text; /* instead of a sign */
} marks[] = {
	[RELATION_NEW] = { SIGN_NONE, STYLE_NEW, NULL },
	[RELATION_TAKEN] = { SIGN_TAKEN, STYLE_TAKEN, NULL },
	[RELATION_SAID] = { SIGN_SAID, STYLE_SAID, NULL },
	[RELATION_AGAINST] = { SIGN_TAKEN, STYLE_AGAINST, "?" },
};

static struct str
marker_of(const struct grid *grid, const struct persona_row *row)
{
	const struct mark *mark = &marks[row->relation.kind];

	if (row->lead_in && row->item == NO_INDEX)
		return (struct str){ "", 0 };
	return arena_printf(grid->canvas->arena, "%s ",
			    mark->text ? mark->text
				       : canvas_sign(grid->canvas,
						     mark->sign));
}

static void
fold_long(const struct grid *grid, struct text_lines *lines, bool folded,
	  int indent)
{
	size_t keep = grid->most < FOLDED_LINES + 2 ? FOLDED_LINES
						    : FOLDED_LINES + 1;
	struct text_line *last;

	if (!folded || lines->count <= grid->most)
		return;
	lines->count = keep;
	last = markup_line(lines, indent, STYLE_QUIET,
			   arena_printf(grid->canvas->arena,
					"%s enter reads on",
					canvas_sign(grid->canvas,
						    SIGN_ELLIPSIS)));
	last->section = NO_INDEX;
}

static struct str
head_right(const struct grid *grid, const struct persona_row *row)
{
	struct str tokens =
	    tokens_shown(row->tokens, grid->canvas->arena);

	return arena_printf(grid->canvas->arena, "%zu/%zu %4.*s",
			    row->tally.taken, row->tally.count,
			    STR_ARG(tokens));
}

static void
make_head(struct grid *grid, struct grid_row *cell,
	  const struct persona_row *row)
{
	struct canvas *canvas = grid->canvas;
	bool all = tally_share(row->tally) == SHARE_ALL;
	struct str right = head_right(grid, row);
	struct wrapping how = {
		.width = grid->right_width - (int)utf8_columns(right) - 1,
		.indent = 1 + (int)row->depth,
		.style = STYLE_HEADING,
		.marker_style = all ? STYLE_TAKEN : STYLE_QUIET,
		.marker = arena_printf(
		    canvas->arena, "%s ",
		    canvas_sign(canvas, row->folded ? SIGN_FOLDED
						    : SIGN_UNFOLDED)),
	};
	size_t first;

	if (row->path.len > 0)
		markup_wrap(&cell->right, row->path,
			    &(struct wrapping){ .width = grid->right_width,
						.indent = how.indent,
						.style = STYLE_QUIET });
	first = cell->right.count;
	markup_wrap(&cell->right, row->text, &how);
	if (cell->right.count > first)
		cell->right.all[first].right = right;
}

static const struct persona *
source_of(const struct grid *grid, const struct persona_row *row)
{
	return grid->session->board.comparison->personas[row->persona];
}

static bool
is_table(const struct grid *grid, const struct persona_row *row)
{
	return row->block != NO_INDEX &&
	       source_of(grid, row)->blocks[row->block].kind == BLOCK_TABLE;
}

static struct str
title_of(const struct grid *grid, const struct persona_row *row)
{
	return source_of(grid, row)->sections[row->section].title;
}

static struct str
code_title(const struct grid *grid, const struct persona_row *row)
{
	struct canvas *canvas = grid->canvas;
	struct str title = row->titled ? title_of(grid, row)
				       : (struct str){ "", 0 };
	bool table = is_table(grid, row);
	struct str kind = row->language.len > 0 ? row->language
			  : table		? STR("table")
						: STR("code");

	return arena_printf(canvas->arena, "%.*s%s%s %.*s, %zu %s%s",
			    STR_ARG(title), title.len > 0 ? " " : "",
			    canvas_sign(canvas, row->folded ? SIGN_FOLDED
							    : SIGN_UNFOLDED),
			    STR_ARG(kind), row->lines, table ? "row" : "line",
			    row->lines == 1 ? "" : "s");
}

static void
make_code(struct grid *grid, struct grid_row *cell,
	  const struct persona_row *row)
{
	struct wrapping how = {
		.width = grid->right_width - 6,
		.indent = 1 + (int)row->depth,
		.style = row->titled ? STYLE_HEADING : STYLE_CODE,
		.marker = marker_of(grid, row),
		.marker_style = marks[row->relation.kind].style,
	};

	markup_wrap(&cell->right, code_title(grid, row), &how);
	cell->right.all[0].right =
	    tokens_shown(row->tokens, grid->canvas->arena);
	if (row->folded)
		return;
	how = (struct wrapping){ .width = grid->right_width,
				 .indent = how.indent + 2,
				 .style = STYLE_CODE,
				 .verbatim = true };
	if (!is_table(grid, row))
		markup_wrap(&cell->right, row->text, &how);
}

static void
make_text(struct grid *grid, struct grid_row *cell,
	  const struct persona_row *row, const struct diff_tokens *shared)
{
	struct wrapping how = {
		.width = grid->right_width,
		.indent = 1 + (int)row->depth,
		.style = row->lead_in && row->item == NO_INDEX ? STYLE_QUIET
							       : STYLE_PLAIN,
		.marker = marker_of(grid, row),
		.marker_style = marks[row->relation.kind].style,
		.shared = shared,
		.hit = buf_str(&grid->session->search),
	};

	markup_wrap(&cell->right, row->text, &how);
	fold_long(grid, &cell->right, row->folded, how.indent + 2);
}

/* The rest's head, and what only the other side has. */
static void
make_rest(struct grid *grid, struct grid_row *cell,
	  const struct persona_row *row)
{
	struct canvas *canvas = grid->canvas;
	struct text_lines *side =
	    grid->beside == BESIDE_LEFT ? &cell->left : &cell->right;
	struct str who = STR("the draft");
	struct text_line *line;

	if (row->persona != NO_INDEX)
		who = arena_printf(canvas->arena, "%c",
				   session_letter(grid->session,
						  row->persona));
	line = markup_line(
	    side, 1, STYLE_HEADING,
	    arena_printf(canvas->arena, "%s only in %.*s",
			 canvas_sign(canvas, row->folded ? SIGN_FOLDED
							 : SIGN_UNFOLDED),
			 STR_ARG(who)));
	line->right = arena_printf(canvas->arena, "%zu", row->tally.count);
}

static char
letter_of(const struct grid *grid, size_t persona)
{
	return persona == NO_INDEX ? '+'
				   : session_letter(grid->session, persona);
}

static struct wrapping
other_wrapping(const struct grid *grid, const struct persona_row *row)
{
	size_t persona = part_other_persona(grid->session, row);

	return (struct wrapping){
		.width = grid->left_width,
		.indent = 1,
		.style = STYLE_PLAIN,
		.marker = arena_printf(grid->canvas->arena, "%c ",
				       letter_of(grid, persona)),
		.marker_style = persona_style(grid->session, persona),
	};
}

static void
make_other_row(struct grid *grid, struct grid_row *cell,
	       const struct persona_row *row)
{
	bool left = grid->beside == BESIDE_LEFT;
	struct wrapping how = other_wrapping(grid, row);
	struct text_lines *side = left ? &cell->left : &cell->right;

	if (row->kind == ROW_OTHER) {
		how.marker = marker_of(grid, row);
		how.marker_style = marks[row->relation.kind].style;
	}
	how.width = left ? grid->left_width : grid->right_width;
	if (row->summed && row->folded) {
		how.style = STYLE_CODE;
		markup_wrap(side, code_title(grid, row), &how);
		return;
	}
	how.verbatim = row->summed;
	markup_wrap(side, row->text, &how);
	fold_long(grid, side, row->folded, 3);
}

/* Title of the other topic that says it; empty when it is this one. */
static struct str
elsewhere(const struct grid *grid, const struct persona_row *row)
{
	const struct draft *draft = &grid->session->work.draft;
	size_t entry = row->relation.entry;

	if (grid->session->board.pinned != NO_INDEX ||
	    entry >= draft->entry_count ||
	    entry_topic(draft, entry) == grid->part->topic)
		return (struct str){ "", 0 };
	return entry_topic_title(draft, entry);
}

static bool
same_answer(const struct persona_row *a, const struct persona_row *b)
{
	if (a->relation.kind == RELATION_TAKEN || a->kind == ROW_SECTION)
		return false;
	if (a->twin.persona != NO_INDEX || b->twin.persona != NO_INDEX)
		return a->twin.persona == b->twin.persona &&
		       a->twin.item == b->twin.item;
	return a->relation.entry == b->relation.entry;
}

/* An item or block that stands in the draft itself. */
static bool
is_taken(const struct grid *grid, size_t index)
{
	const struct persona_row *row = &grid->part->rows[index];

	return row->relation.kind == RELATION_TAKEN && !row->lead_in &&
	       (row->kind == ROW_ITEM || row->kind == ROW_BLOCK) &&
	       grid->session->board.pinned == NO_INDEX;
}

/* Rows that the draft has itself need no words, but a count. */
static void
make_ditto(struct grid *grid, struct grid_row *cell, size_t index)
{
	char letter = letter_of(grid, grid->part->rows[index].persona);
	size_t end = index;
	struct str text;

	if (index > 0 && is_taken(grid, index - 1))
		return;
	while (end < grid->part->count && is_taken(grid, end))
		end++;
	text = end - index > 1
		   ? arena_printf(grid->canvas->arena, "%c (taken, %zu items)",
				  letter, end - index)
		   : arena_printf(grid->canvas->arena, "%c (taken)", letter);
	markup_line(&cell->left, 1, STYLE_QUIET, text);
}

static void
make_left(struct grid *grid, struct grid_row *cell, size_t index,
	  const struct diff_tokens *shared)
{
	const struct persona_row *row = &grid->part->rows[index];
	struct str text = part_other_text(grid->session, row);
	struct str topic = elsewhere(grid, row);
	struct wrapping how;

	if (text.len == 0) {
		if (is_taken(grid, index))
			make_ditto(grid, cell, index);
		return;
	}
	if (index > 0 && same_answer(row, &grid->part->rows[index - 1])) {
		markup_line(&cell->left, 3, STYLE_QUIET, STR("(the same)"));
		return;
	}
	if (topic.len > 0)
		markup_line(&cell->left, 1, STYLE_QUIET,
			    arena_printf(grid->canvas->arena, "in %.*s:",
					 STR_ARG(topic)));
	how = other_wrapping(grid, row);
	how.shared = shared;
	if (row->relation.kind == RELATION_AGAINST)
		how.marker_style = STYLE_AGAINST;
	markup_wrap(&cell->left, text, &how);
	fold_long(grid, &cell->left, row->folded, 3);
}

static void
add_run(const struct grid *grid, struct text_line *line, struct str text)
{
	struct run *runs = ARENA_ARRAY(grid->canvas->arena, struct run,
				       line->run_count + 1);

	memcpy(runs, line->runs, line->run_count * sizeof *runs);
	runs[line->run_count++] = (struct run){ STYLE_QUIET, text };
	line->runs = runs;
}

/* Below the row, in one line: who says it already, and where. */
static void
make_below(struct grid *grid, struct grid_row *cell, size_t index)
{
	const struct persona_row *row = &grid->part->rows[index];
	struct str text = part_other_text(grid->session, row);
	struct str topic = elsewhere(grid, row);
	struct text_lines lines = { .arena = grid->canvas->arena,
				    .limit = 2 };
	struct wrapping how = { .width = grid->right_width,
				.indent = 5 + (int)row->depth,
				.style = STYLE_QUIET };
	const char *dots = canvas_sign(grid->canvas, SIGN_ELLIPSIS);

	if (text.len == 0 || row->kind == ROW_ENTRY || row->kind == ROW_OTHER)
		return;
	if (index > 0 && same_answer(row, &grid->part->rows[index - 1]))
		return;
	how.marker = arena_printf(grid->canvas->arena, "%c%s%.*s: ",
				  letter_of(grid, part_other_persona(
						      grid->session, row)),
				  topic.len > 0 ? ", " : "", STR_ARG(topic));
	how.marker_style = STYLE_QUIET;
	how.width--;
	markup_wrap(&lines, text, &how);
	if (lines.count > 1)
		add_run(grid, &lines.all[0], str_of(dots));
	if (lines.count > 0)
		*markup_line(&cell->right, 0, STYLE_QUIET,
			     (struct str){ 0 }) = lines.all[0];
}

static void
make_row(struct grid *grid, size_t index, const struct diff_tokens *mine,
	 const struct diff_tokens *theirs)
{
	const struct persona_row *row = &grid->part->rows[index];
	struct grid_row *cell = &grid->rows[index];
	struct arena *arena = grid->canvas->arena;

	*cell = (struct grid_row){ .left = { .arena = arena },
				   .right = { .arena = arena } };
	if (row->kind == ROW_REST)
		make_rest(grid, cell, row);
	else if (row->kind == ROW_ENTRY || row->kind == ROW_OTHER)
		make_other_row(grid, cell, row);
	else if (row->kind == ROW_SECTION)
		make_head(grid, cell, row);
	else if (row->summed)
		make_code(grid, cell, row);
	else
		make_text(grid, cell, row, mine);
	if (grid->beside == BESIDE_LEFT && row->kind < ROW_REST)
		make_left(grid, cell, index, theirs);
	else if (grid->beside == BESIDE_BELOW)
		make_below(grid, cell, index);
	cell->height = cell->left.count > cell->right.count
			   ? cell->left.count
			   : cell->right.count;
}

void
grid_make(struct grid *grid)
{
	grid->count = grid->part->count;
	grid->rows = ARENA_ARRAY(grid->canvas->arena, struct grid_row,
				 grid->count);
	for (size_t i = 0; i < grid->count; i++) {
		make_row(grid, i, NULL, NULL);
		grid->lines += grid->rows[i].height;
	}
}

static bool
mostly_shared(const struct diff_tokens *tokens)
{
	size_t shared = 0;

	for (size_t i = 0; i < tokens->count; i++)
		shared += tokens->all[i].shared;
	return 2 * shared > tokens->count;
}

static bool
is_function_word(struct str word)
{
	char small[16];

	if (word.len > sizeof small)
		return false;
	for (size_t i = 0; i < word.len; i++)
		small[i] = ascii_lower(word.ptr[i]);
	return table_is_stop((struct str){ small, word.len });
}

/* Words like "the" are in every text: where little else is shared they are
 * no reason for the pairing. */
static void
forget_function_words(struct diff_tokens *tokens, struct str text)
{
	for (size_t i = 0; i < tokens->count; i++)
		if (is_function_word(str_slice(text, tokens->all[i].range)))
			tokens->all[i].shared = false;
}

/* Where most is shared, what differs is worth a look. */
void
lines_mark_differing(struct text_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		for (size_t j = 0; j < lines->all[i].run_count; j++)
			if (lines->all[i].runs[j].style == STYLE_PLAIN)
				lines->all[i].runs[j].style = STYLE_STRONG;
}

void
grid_detail(struct grid *grid, size_t index)
{
	const struct persona_row *row = &grid->part->rows[index];
	struct str text = part_other_text(grid->session, row);
	struct diff_tokens mine, theirs;
	bool most;

	if (grid->beside == BESIDE_NOTHING || row->kind >= ROW_REST ||
	    row->kind == ROW_SECTION || row->summed || text.len == 0)
		return;
	diff_words(&mine, &theirs, row->text, text, grid->canvas->arena);
	most = mostly_shared(&mine) && mostly_shared(&theirs);
	if (!most) {
		forget_function_words(&mine, row->text);
		forget_function_words(&theirs, text);
	}
	make_row(grid, index, &mine, &theirs);
	if (!most)
		return;
	lines_mark_differing(&grid->rows[index].right);
	lines_mark_differing(&grid->rows[index].left);
}
