/* SPDX-License-Identifier: MIT */
#include "cli/diff.h"

#include "match/claims.h"

static size_t
topic_of_item(const struct sheet *sheet, struct item_ref ref)
{
	const struct persona *persona =
	    sheet->comparison->personas[ref.persona];

	return diff_topic_of(sheet->comparison, ref.persona,
			     persona->items[ref.item].section);
}

/* What has no topic of its own goes with whatever says the same; one point is
 * one row, whatever topics it stands in. */
static bool
may_join(const struct sheet *sheet, size_t topic, struct item_ref from,
	 struct item_ref ref)
{
	size_t **point_of = sheet->comparison->points.of;
	size_t own = topic_of_item(sheet, ref);

	return own == topic || own == sheet->comparison->topic_count ||
	       point_of[from.persona][from.item] ==
		   point_of[ref.persona][ref.item];
}

static struct str
item_text(const struct sheet *sheet, struct item_ref ref)
{
	const struct persona *from = sheet->comparison->personas[ref.persona];

	return persona_text(from, from->items[ref.item].range);
}

/* What two of them say against each other is told first of all. */
void
diff_say(struct row *row, size_t persona, struct said said)
{
	for (size_t p = 0; p < persona; p++)
		row->against |= row->said[p].text.ptr != NULL &&
				texts_contradict(row->said[p].text, said.text);
	if (row->said_by == 0)
		row->first = persona;
	row->said[persona] = said;
	row->said_by++;
}

struct row *
diff_new_row(struct sheet *sheet, struct rows *rows, enum row_kind kind)
{
	struct arena *arena = sheet->invocation->arena;
	size_t count = sheet->comparison->persona_count;
	struct row *row;

	rows->all = arena_grow(arena, rows->all, rows->count, &rows->capacity,
			       sizeof *rows->all);
	row = &rows->all[rows->count++];
	*row = (struct row){ .kind = kind, .same = true };
	row->said = ARENA_ARRAY(arena, struct said, count);
	return row;
}

static void
say_item(struct sheet *sheet, struct row *row, struct item_ref ref,
	 double score)
{
	diff_say(row, ref.persona,
		 (struct said){ item_text(sheet, ref), ref.item, score });
	sheet->row_of[ref.persona][ref.item] = sheet->row_count;
}

/* The best twin in another persona that is free and of this topic, or of
 * none. */
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

		if (pair->score < comparison_alike ||
		    row->said[other.persona].text.ptr ||
		    sheet->row_of[other.persona][other.item] ||
		    !may_join(sheet, topic, from, other))
			continue;
		say_item(sheet, row, other, pair->score);
		row->same &= pair->pairing == PAIRING_SAME;
	}
}

static void
add_row(struct sheet *sheet, struct rows *rows, size_t topic,
	struct item_ref from)
{
	struct row *row = diff_new_row(sheet, rows, ROW_ITEM);

	sheet->row_count++;
	say_item(sheet, row, from, 1);
	fill_row(sheet, row, topic, from);
}

static void
collect_items(struct sheet *sheet, struct rows *rows, size_t topic)
{
	const struct by_topic *items = &sheet->items;

	for (size_t i = items->starts[topic]; i < items->starts[topic + 1];
	     i++) {
		struct item_ref ref = { items->all[i].persona,
					items->all[i].index };

		if (!sheet->row_of[ref.persona][ref.item])
			add_row(sheet, rows, topic, ref);
	}
}

static struct str
field_text(const struct sheet *sheet, const struct field *field)
{
	struct arena *arena = sheet->invocation->arena;
	struct buf text = { 0 };
	struct str result;

	buf_printf(&text, "%.*s: ", STR_ARG(field->key));
	for (size_t i = 0; i < field->entry_count; i++) {
		buf_printf(&text, "%s%.*s", i > 0 ? ", " : "",
			   STR_ARG(field->entries[i]));
		if (field->kind == FIELD_MAP)
			buf_printf(&text, ": %.*s", STR_ARG(field->values[i]));
	}
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
	struct row *row = diff_new_row(sheet, rows, ROW_FIELD);
	const char *name = arena_str(sheet->invocation->arena, key).ptr;

	for (size_t p = 0; p < comparison->persona_count; p++) {
		const struct persona *persona = comparison->personas[p];
		const struct field *field = persona_field(persona, name);
		struct str text;

		if (!field)
			continue;
		text = field_text(sheet, field);
		if (row->said_by == 0)
			row->first = p;
		row->said[p] = (struct said){
			text, (size_t)(field - persona->front.fields), 0
		};
		row->same &= str_eq(row->said[row->first].text, text);
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

static size_t
count_items(const struct persona *persona)
{
	return persona->item_count;
}

static size_t
place_item(const struct comparison *comparison, struct placed item)
{
	return diff_topic_of(comparison, item.persona,
			     comparison->personas[item.persona]
				 ->items[item.index].section);
}

static size_t
count_sections(const struct persona *persona)
{
	return persona->section_count;
}

static size_t
place_section(const struct comparison *comparison, struct placed section)
{
	return diff_topic_of(comparison, section.persona, section.index);
}

/* By topic, then by persona, in the order of the file. */
void
diff_sort(struct by_topic *list, struct sheet *sheet,
	  size_t (*count)(const struct persona *persona),
	  size_t (*topic_of)(const struct comparison *comparison,
			     struct placed place))
{
	const struct comparison *comparison = sheet->comparison;
	struct arena *arena = sheet->invocation->arena;
	size_t topics = comparison->topic_count + 1, all = 0;
	size_t *next = ARENA_ARRAY(arena, size_t, topics);

	list->starts = ARENA_ARRAY(arena, size_t, topics + 1);
	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < count(comparison->personas[p]); i++) {
			size_t topic = topic_of(comparison,
						(struct placed){ p, i });

			if (topic != NO_INDEX)
				list->starts[topic + 1]++;
			all += topic != NO_INDEX;
		}
	list->all = ARENA_ARRAY(arena, struct placed, all);
	for (size_t i = 0; i < topics; i++) {
		list->starts[i + 1] += list->starts[i];
		next[i] = list->starts[i];
	}
	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < count(comparison->personas[p]); i++) {
			struct placed place = { p, i };
			size_t topic = topic_of(comparison, place);

			if (topic != NO_INDEX)
				list->all[next[topic]++] = place;
		}
}

size_t
diff_topic_of(const struct comparison *comparison, size_t persona,
	      size_t section)
{
	size_t topic = comparison_topic_of(comparison, persona, section);

	return topic == NO_INDEX ? comparison->topic_count : topic;
}

void
diff_sheet_init(struct sheet *sheet, struct invocation *invocation,
		const struct comparison *comparison)
{
	struct arena *arena = invocation->arena;
	size_t count = comparison->persona_count;

	*sheet = (struct sheet){ .invocation = invocation,
				 .comparison = comparison };
	sheet->row_of = ARENA_ARRAY(arena, size_t *, count);
	sheet->used_titles = ARENA_ARRAY(arena, bool *, count);
	for (size_t p = 0; p < count; p++) {
		const struct persona *persona = comparison->personas[p];

		sheet->row_of[p] =
		    ARENA_ARRAY(arena, size_t, persona->item_count);
		sheet->used_titles[p] =
		    ARENA_ARRAY(arena, bool, persona->section_count);
	}
	diff_sort(&sheet->items, sheet, count_items, place_item);
	diff_sort(&sheet->sections, sheet, count_sections, place_section);
	diff_sort_blocks(sheet);
}

void
diff_field_rows(struct sheet *sheet, struct rows *rows)
{
	const struct comparison *comparison = sheet->comparison;

	for (size_t p = 0; p < comparison->persona_count; p++) {
		const struct front_matter *front =
		    &comparison->personas[p]->front;

		for (size_t i = 0; i < front->field_count; i++)
			if (!had_before(comparison, p, i))
				add_field_row(sheet, rows,
					      front->fields[i].key);
	}
	diff_document_titles(sheet, rows);
}

void
diff_topic_rows(struct sheet *sheet, struct rows *rows, size_t topic)
{
	diff_titles(sheet, rows, topic);
	collect_items(sheet, rows, topic);
	diff_block_rows(sheet, rows, topic);
}

bool
diff_row_is_same(const struct sheet *sheet, const struct row *row)
{
	return row->same && row->said_by == sheet->comparison->persona_count;
}
