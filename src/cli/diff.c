#include "app/library.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/compare.h"
#include "cli/columns.h"
#include "match/comparison.h"
#include "match/diff.h"

/* What the personas say of one thing, side by side: an item or none each. */
struct row {
	size_t *items; /* by persona; NO_INDEX for none */
	bool same;
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

		if (row->items[other.persona] != NO_INDEX ||
		    sheet->used[other.persona][other.item] ||
		    !in_topic(sheet, topic, other))
			continue;
		row->items[other.persona] = other.item;
		sheet->used[other.persona][other.item] = true;
		row->same &= pair->pairing == PAIRING_SAME;
		row->said_by++;
	}
}

static void
add_row(struct sheet *sheet, struct rows *rows, size_t topic,
	struct item_ref from)
{
	struct arena *arena = sheet->invocation->arena;
	size_t count = sheet->comparison->persona_count;
	struct row *row;

	rows->all = arena_grow(arena, rows->all, rows->count, &rows->capacity,
			       sizeof *rows->all);
	row = &rows->all[rows->count++];
	*row = (struct row){ ARENA_ARRAY(arena, size_t, count), true, 1 };
	for (size_t i = 0; i < count; i++)
		row->items[i] = NO_INDEX;
	row->items[from.persona] = from.item;
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

static struct str
item_text(const struct sheet *sheet, size_t persona, size_t item)
{
	const struct persona *from = sheet->comparison->personas[persona];

	return persona_text(from, from->items[item].range);
}

/* The words a cell shares with the first other one of its row. */
static struct diff_tokens
shared_words(const struct sheet *sheet, const struct row *row, size_t persona)
{
	struct diff_tokens own = { 0 }, others;

	for (size_t p = 0; p < sheet->comparison->persona_count; p++) {
		if (p == persona || row->items[p] == NO_INDEX)
			continue;
		diff_words(&own, &others,
			   item_text(sheet, persona, row->items[persona]),
			   item_text(sheet, p, row->items[p]),
			   sheet->invocation->arena);
		break;
	}
	return own;
}

static void
print_side_by_side(struct sheet *sheet, const struct row *row)
{
	size_t count = sheet->comparison->persona_count;
	struct columns columns;

	columns_init(&columns, sheet->invocation, count,
		     row->said_by == 1 ? " " : row->same ? "=" : "~");
	for (size_t p = 0; p < count; p++)
		if (row->items[p] != NO_INDEX) {
			struct diff_tokens words =
			    row->same ? (struct diff_tokens){ 0 }
				      : shared_words(sheet, row, p);

			columns_set(&columns, p,
				    item_text(sheet, p, row->items[p]),
				    &words);
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

		if (row->items[p] == NO_INDEX)
			continue;
		mark = arena_printf(sheet->invocation->arena, "%s %c",
				    !first		? " "
				    : row->said_by == 1 ? " "
				    : row->same		? "="
							: "~",
				    letter_of(p));
		words = row->same ? (struct diff_tokens){ 0 }
				  : shared_words(sheet, row, p);
		columns_init(&columns, sheet->invocation, 1, mark.ptr);
		columns_set(&columns, 0, item_text(sheet, p, row->items[p]),
			    &words);
		columns_print(&columns);
		first = false;
	}
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
				output_printf(output, "  %c:%zu-%zu",
					      letter_of(p), from->lines.first,
					      from->lines.last);
		}
	output_printf(output, "\n");
}

/* Returns whether anything in the topic differs. */
static bool
print_topic(struct sheet *sheet, size_t index)
{
	size_t count = sheet->comparison->persona_count;
	bool brief = sheet->invocation->arguments->values[OPTION_BRIEF];
	bool wide = sheet->invocation->output->columns / count >= 36;
	bool differs = false, headed = false;
	struct rows rows = { 0 };

	collect_rows(sheet, &rows, index);
	for (size_t i = 0; i < rows.count; i++) {
		const struct row *row = &rows.all[i];
		bool same = row->same && row->said_by == count;

		differs |= !same;
		if (brief && same)
			continue;
		if (!headed)
			print_topic_head(sheet,
					 &sheet->comparison->topics[index]);
		headed = true;
		if (wide)
			print_side_by_side(sheet, row);
		else
			print_stacked(sheet, row);
	}
	return differs;
}

enum status
run_diff(struct invocation *invocation)
{
	struct compared compared = { 0 };
	const struct comparison *comparison = &compared.comparison;
	enum status status = STATUS_DONE;
	bool differs = false;

	if (compared_init(&compared, invocation, &status)) {
		struct sheet sheet = { invocation, comparison, NULL };

		sheet.used = ARENA_ARRAY(invocation->arena, bool *,
					 comparison->persona_count);
		for (size_t p = 0; p < comparison->persona_count; p++)
			sheet.used[p] =
			    ARENA_ARRAY(invocation->arena, bool,
					comparison->personas[p]->item_count);
		print_personas(invocation, comparison);
		for (size_t i = 0; i < comparison->topic_count; i++)
			differs |= print_topic(&sheet, i);
		if (differs && invocation->arguments->values[OPTION_EXIT_CODE])
			status = STATUS_FOUND;
	}
	compared_release(&compared);
	return status;
}
