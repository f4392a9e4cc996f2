/* SPDX-License-Identifier: MIT */
#include "cli/diff.h"

#include "cli/columns.h"
#include "cli/compare.h"

/* The words a cell shares with the first other one of its row. */
static struct diff_tokens
shared_words(const struct sheet *sheet, const struct row *row, size_t persona)
{
	struct diff_tokens own = { 0 }, others;

	for (size_t p = 0; p < sheet->comparison->persona_count; p++) {
		if (p == persona || !row->said[p].text.ptr)
			continue;
		diff_words(&own, &others, row->said[persona].text,
			   row->said[p].text, sheet->invocation->arena);
		break;
	}
	return own;
}

static const char *
mark_of(const struct row *row)
{
	return row->said_by == 1 ? " "
	       : row->against	 ? "!"
	       : row->same	 ? "="
				 : "~";
}

static void
print_side_by_side(struct sheet *sheet, const struct row *row)
{
	size_t count = sheet->comparison->persona_count;
	struct columns columns;

	columns_init(&columns, sheet->invocation, count, mark_of(row));
	for (size_t p = 0; p < count; p++)
		if (row->said[p].text.ptr) {
			struct diff_tokens words =
			    row->same ? (struct diff_tokens){ 0 }
				      : shared_words(sheet, row, p);

			columns_set(&columns, p, row->said[p].text, &words);
		}
	columns_print(&columns);
}

static void
print_stacked(struct sheet *sheet, const struct row *row)
{
	size_t count = sheet->comparison->persona_count;
	bool first = true;

	for (size_t p = 0; p < count; p++) {
		struct str mark;
		struct columns columns;
		struct diff_tokens words;

		if (!row->said[p].text.ptr)
			continue;
		mark = arena_printf(sheet->invocation->arena, "%s %c",
				    first ? mark_of(row) : " ", letter_of(p));
		words = row->same ? (struct diff_tokens){ 0 }
				  : shared_words(sheet, row, p);
		columns_init(&columns, sheet->invocation, 1, mark.ptr);
		columns_set(&columns, 0, row->said[p].text, &words);
		columns_print(&columns);
		first = false;
	}
}

static void
print_lines(struct output *output, size_t persona, struct lines lines)
{
	output_printf(output, "  %c:%zu", letter_of(persona), lines.first);
	if (lines.last > lines.first)
		output_printf(output, "-%zu", lines.last);
}

static void
print_topic_head(struct sheet *sheet, const struct topic *topic)
{
	const struct comparison *comparison = sheet->comparison;
	struct output *output = sheet->invocation->output;

	output_printf(output, "\n");
	output_paint(output, PAINT_BOLD, topic->title);
	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < topic->count; i++) {
			const struct candidate *from =
			    &comparison->candidates[topic->candidates[i]];

			if (from->persona == p)
				print_lines(output, p, from->lines);
		}
	output_printf(output, "\n");
}

/* Prints the rows, with --brief those that differ; returns whether any does. */
static bool
print_rows(struct sheet *sheet, const struct rows *rows,
	   const struct topic *topic)
{
	size_t count = sheet->comparison->persona_count;
	bool brief = sheet->invocation->arguments->values[OPTION_BRIEF];
	bool wide = count <= COLUMNS_MAX &&
		    sheet->invocation->output->columns / count >= 36;
	bool differs = false, headed = false;

	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->all[i];
		bool same = diff_row_is_same(sheet, row);

		differs |= !same;
		if (brief && same)
			continue;
		if (!headed)
			print_topic_head(sheet, topic);
		headed = true;
		if (wide)
			print_side_by_side(sheet, row);
		else
			print_stacked(sheet, row);
	}
	return differs;
}

static bool
print_topic(struct sheet *sheet, size_t index)
{
	static const struct topic none = { .title = { "Without a topic", 15 } };
	const struct comparison *comparison = sheet->comparison;
	struct rows rows = { 0 };

	diff_topic_rows(sheet, &rows, index);
	return print_rows(sheet, &rows,
			  index < comparison->topic_count
			      ? &comparison->topics[index]
			      : &none);
}

static bool
print_fields(struct sheet *sheet)
{
	static const struct topic head = { .title = { "Fields", 6 } };
	struct rows rows = { 0 };

	diff_field_rows(sheet, &rows);
	return print_rows(sheet, &rows, &head);
}

static void
print_remark_item(struct sheet *sheet, struct item_ref ref, const char *mark)
{
	const struct persona *persona =
	    sheet->comparison->personas[ref.persona];
	const struct item *item = &persona->items[ref.item];
	static const struct diff_tokens none;
	struct columns columns;

	columns_init(&columns, sheet->invocation, 1,
		     arena_printf(sheet->invocation->arena, "%s %c:%zu", mark,
				  letter_of(ref.persona), item->place.line)
			 .ptr);
	columns_set(&columns, 0, persona_text(persona, item->range), &none);
	columns_print(&columns);
}

/* What no row tells: what contradicts what elsewhere, or is said twice. */
static void
print_remarks(struct sheet *sheet)
{
	struct output *output = sheet->invocation->output;
	struct remarks remarks = { 0 };
	bool told[2] = { false, false };

	diff_remarks(sheet, &remarks);
	for (size_t i = 0; i < remarks.count; i++) {
		const struct remark *remark = &remarks.all[i];
		bool repeat = remark->claim == CLAIM_NONE;

		if (remark->told)
			continue;
		if (!told[repeat]) {
			output_printf(output, "\n");
			output_paint(output, PAINT_BOLD,
				     repeat ? STR("Said twice in one\n")
					    : STR("Against each other\n"));
		}
		told[repeat] = true;
		print_remark_item(sheet, remark->a, repeat ? "~" : "!");
		print_remark_item(sheet, remark->b, " ");
	}
}

static bool
are_identical(const struct comparison *comparison)
{
	for (size_t p = 1; p < comparison->persona_count; p++)
		if (!str_eq(comparison->personas[p]->source.bytes,
			    comparison->personas[0]->source.bytes))
			return false;
	return true;
}

/* Returns whether they differ at all. */
static bool
print_sheet(struct sheet *sheet)
{
	const struct comparison *comparison = sheet->comparison;
	struct output *output = sheet->invocation->output;
	bool differs;

	print_personas(sheet->invocation, comparison);
	output_paint(output, PAINT_QUIET,
		     STR("=  the same   ~  alike   !  against each other\n"));
	differs = print_fields(sheet);
	for (size_t i = 0; i <= comparison->topic_count; i++)
		differs |= print_topic(sheet, i);
	print_remarks(sheet);
	if (differs || are_identical(comparison))
		return differs;
	output_printf(output, "\n%s differ.\n",
		      diff_says_the_same(comparison, sheet->invocation->arena)
			  ? "They say the same; order, markup or spacing"
			  : "Every item is in all of them; words around the "
			    "items");
	return true;
}

/* Other bytes are a difference, though they say the same. */
static bool
print_document(struct sheet *sheet)
{
	bool differs = false;

	output_json(sheet->invocation->output, diff_json(sheet, &differs));
	return differs || !are_identical(sheet->comparison);
}

enum status
run_diff(struct invocation *invocation)
{
	struct compared compared = { 0 };
	const char *const *values = invocation->arguments->values;
	enum status status = STATUS_DONE;
	struct sheet sheet;
	bool differs;

	if (compared_init(&compared, invocation, &status)) {
		diff_sheet_init(&sheet, invocation, &compared.comparison);
		differs = values[OPTION_JSON] ? print_document(&sheet)
					      : print_sheet(&sheet);
		if (differs && values[OPTION_EXIT_CODE] &&
		    status == STATUS_DONE)
			status = STATUS_FOUND;
	}
	compared_release(&compared);
	return status;
}
