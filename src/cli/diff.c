#include "app/library.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/compare.h"
#include "cli/columns.h"
#include "compose/checks.h"
#include "match/comparison.h"
#include "match/diff.h"

/* What the personas say of one thing, side by side, or do not say. */
struct row {
	struct str *texts; /* by persona; ptr NULL for none */
	bool same, against;
	size_t said_by;
};

struct rows {
	struct row *all;
	size_t count, capacity;
};

/* Items of a topic that no row holds yet. */
struct sheet {
	struct invocation *invocation;
	const struct comparison *comparison;
	bool **used; /* by persona, by item */
};

static bool
in_topic(const struct sheet *sheet, size_t topic, struct item_ref ref)
{
	const struct persona *persona =
	    sheet->comparison->personas[ref.persona];

	return comparison_topic_of(sheet->comparison, ref.persona,
				   persona->items[ref.item].section) == topic;
}

static struct str
item_text(const struct sheet *sheet, struct item_ref ref)
{
	const struct persona *from = sheet->comparison->personas[ref.persona];

	return persona_text(from, from->items[ref.item].range);
}

/* What two of them say against each other is told first of all. */
static void
say(struct row *row, size_t persona, struct str text)
{
	for (size_t p = 0; p < persona; p++)
		row->against |= row->texts[p].ptr != NULL &&
				texts_contradict(row->texts[p], text);
	row->texts[persona] = text;
	row->said_by++;
}

/* The best twin in another persona that is free and of this topic. */
static void
fill_row(struct sheet *sheet, struct row *row, size_t topic,
	 struct item_ref from)
{
	const struct comparison *comparison = sheet->comparison;
	size_t count;
	const size_t *twins = comparison_twins(comparison, from, &count);

	for (size_t i = 0; i < count; i++) {
		const struct item_pair *pair =
		    &comparison->item_pairs[twins[i]];
		bool is_a = pair->a.persona == from.persona &&
			    pair->a.item == from.item;
		struct item_ref other = is_a ? pair->b : pair->a;

		if (row->texts[other.persona].ptr ||
		    sheet->used[other.persona][other.item] ||
		    !in_topic(sheet, topic, other))
			continue;
		say(row, other.persona, item_text(sheet, other));
		sheet->used[other.persona][other.item] = true;
		row->same &= pair->pairing == PAIRING_SAME;
	}
}

static struct row *
new_row(struct sheet *sheet, struct rows *rows)
{
	struct arena *arena = sheet->invocation->arena;
	size_t count = sheet->comparison->persona_count;
	struct row *row;

	rows->all = arena_grow(arena, rows->all, rows->count, &rows->capacity,
			       sizeof *rows->all);
	row = &rows->all[rows->count++];
	*row = (struct row){ .same = true };
	row->texts = ARENA_ARRAY(arena, struct str, count);
	return row;
}

static void
add_row(struct sheet *sheet, struct rows *rows, size_t topic,
	struct item_ref from)
{
	struct row *row = new_row(sheet, rows);

	say(row, from.persona, item_text(sheet, from));
	sheet->used[from.persona][from.item] = true;
	fill_row(sheet, row, topic, from);
}

static void
collect_rows(struct sheet *sheet, struct rows *rows, size_t topic)
{
	const struct comparison *comparison = sheet->comparison;

	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < comparison->personas[p]->item_count;
		     i++) {
			struct item_ref ref = { p, i };

			if (!sheet->used[p][i] && in_topic(sheet, topic, ref))
				add_row(sheet, rows, topic, ref);
		}
}

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
	bool wide = sheet->invocation->output->columns / count >= 36;
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
	struct rows rows = { 0 };

	collect_rows(sheet, &rows, index);
	return print_rows(sheet, &rows, &sheet->comparison->topics[index]);
}

static struct str
field_text(const struct sheet *sheet, const struct field *field)
{
	struct arena *arena = sheet->invocation->arena;
	struct buf text = { 0 };
	struct str result;

	buf_printf(&text, "%.*s: ", STR_ARG(field->key));
	for (size_t i = 0; i < field->entry_count; i++)
		buf_printf(&text, "%s%.*s", i > 0 ? ", " : "",
			   STR_ARG(field->entries[i]));
	if (field->entry_count == 0)
		buf_add(&text, field->value);
	result = arena_str(arena, buf_str(&text));
	buf_release(&text);
	return result;
}

static void
add_field_row(struct sheet *sheet, struct rows *rows, struct str key)
{
	const struct comparison *comparison = sheet->comparison;
	struct row *row = new_row(sheet, rows);
	const char *name = arena_str(sheet->invocation->arena, key).ptr;
	struct str first = { 0 };

	for (size_t p = 0; p < comparison->persona_count; p++) {
		const struct field *field =
		    persona_field(comparison->personas[p], name);
		struct str text;

		if (!field)
			continue;
		text = field_text(sheet, field);
		first = first.ptr ? first : text;
		row->same &= str_eq(first, text);
		row->texts[p] = text;
		row->said_by++;
	}
}

static bool
had_before(const struct comparison *comparison, size_t persona, size_t index)
{
	struct str key =
	    comparison->personas[persona]->front.fields[index].key;

	for (size_t p = 0; p <= persona; p++) {
		const struct front_matter *front =
		    &comparison->personas[p]->front;
		size_t end = p < persona ? front->field_count : index;

		for (size_t i = 0; i < end; i++)
			if (str_eq_nocase(front->fields[i].key, key))
				return true;
	}
	return false;
}

/* Front matter, in the order of the first persona that has the field. */
static bool
print_fields(struct sheet *sheet)
{
	static const struct topic head = { .title = { "Fields", 6 } };
	const struct comparison *comparison = sheet->comparison;
	struct rows rows = { 0 };

	for (size_t p = 0; p < comparison->persona_count; p++) {
		const struct front_matter *front =
		    &comparison->personas[p]->front;

		for (size_t i = 0; i < front->field_count; i++)
			if (!had_before(comparison, p, i))
				add_field_row(sheet, &rows,
					      front->fields[i].key);
	}
	return print_rows(sheet, &rows, &head);
}

static bool
print_sheet(struct sheet *sheet)
{
	const struct comparison *comparison = sheet->comparison;
	struct arena *arena = sheet->invocation->arena;
	bool differs;

	sheet->used = ARENA_ARRAY(arena, bool *, comparison->persona_count);
	for (size_t p = 0; p < comparison->persona_count; p++)
		sheet->used[p] = ARENA_ARRAY(
		    arena, bool, comparison->personas[p]->item_count);
	print_personas(sheet->invocation, comparison);
	output_paint(sheet->invocation->output, PAINT_QUIET,
		     STR("=  the same   ~  alike   !  against each other\n"));
	differs = print_fields(sheet);
	for (size_t i = 0; i < comparison->topic_count; i++)
		differs |= print_topic(sheet, i);
	return differs;
}

enum status
run_diff(struct invocation *invocation)
{
	struct compared compared = { 0 };
	struct sheet sheet = { invocation, &compared.comparison, NULL };
	bool wanted = invocation->arguments->values[OPTION_EXIT_CODE];
	enum status status = STATUS_DONE;

	if (compared_init(&compared, invocation, &status) &&
	    print_sheet(&sheet) && wanted && status == STATUS_DONE)
		status = STATUS_FOUND;
	compared_release(&compared);
	return status;
}
