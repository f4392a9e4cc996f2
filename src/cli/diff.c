#include "cli/diff.h"

#include "cli/columns.h"
#include "cli/compare.h"

/* The words a cell shares with the first other one of its row. */
static struct diff_tokens
shared_words(const struct sheet *sheet, const struct row *row, size_t persona)
{
	struct diff_tokens own = { 0 }, others;

	for (size_t p = 0; p < sheet->comparison->persona_count; p++) {
		if (p == persona || !row->texts[p].ptr)
			continue;
		diff_words(&own, &others, row->texts[persona], row->texts[p],
			   sheet->invocation->arena);
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
		if (row->texts[p].ptr) {
			struct diff_tokens words =
			    row->same ? (struct diff_tokens){ 0 }
				      : shared_words(sheet, row, p);

			columns_set(&columns, p, row->texts[p], &words);
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

		if (!row->texts[p].ptr)
			continue;
		mark = arena_printf(sheet->invocation->arena, "%s %c",
				    first ? mark_of(row) : " ", letter_of(p));
		words = row->same ? (struct diff_tokens){ 0 }
				  : shared_words(sheet, row, p);
		columns_init(&columns, sheet->invocation, 1, mark.ptr);
		columns_set(&columns, 0, row->texts[p], &words);
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
		bool same = row->same && row->said_by == count;

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
	const struct topic *topic = &sheet->comparison->topics[index];
	struct rows rows = { 0 };

	diff_topic_rows(sheet, &rows, index);
	return print_rows(sheet, &rows, topic);
}

static bool
print_fields(struct sheet *sheet)
{
	static const struct topic head = { .title = { "Fields", 6 } };
	struct rows rows = { 0 };

	diff_field_rows(sheet, &rows);
	return print_rows(sheet, &rows, &head);
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
	for (size_t i = 0; i < comparison->topic_count; i++)
		differs |= print_topic(sheet, i);
	if (differs || are_identical(comparison))
		return differs;
	output_printf(output, "\nThey say the same; order, markup or spacing "
		      "differ.\n");
	return true;
}

enum status
run_diff(struct invocation *invocation)
{
	struct compared compared = { 0 };
	bool wanted = invocation->arguments->values[OPTION_EXIT_CODE];
	enum status status = STATUS_DONE;
	struct sheet sheet;

	if (compared_init(&compared, invocation, &status)) {
		diff_sheet_init(&sheet, invocation, &compared.comparison);
		if (print_sheet(&sheet) && wanted && status == STATUS_DONE)
			status = STATUS_FOUND;
	}
	compared_release(&compared);
	return status;
}
