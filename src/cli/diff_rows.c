#include "cli/diff.h"

#include "compose/checks.h"

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

/* What it says is in no item: code, an empty table, a comment. */
static bool
is_whole(const struct block *block)
{
	return block->item_count == 0 && block_is_content(block->kind) &&
	       block->kind != BLOCK_RULE;
}

/* The block of another persona that is the same, in this topic. */
static void
add_same_block(struct sheet *sheet, struct row *row, size_t topic,
	       size_t persona)
{
	const struct comparison *comparison = sheet->comparison;
	const struct persona *other = comparison->personas[persona];
	struct str text = row->texts[row->first];

	for (size_t i = 0; i < other->block_count; i++) {
		const struct block *block = &other->blocks[i];

		if (sheet->used_blocks[persona][i] || !is_whole(block) ||
		    !str_eq(persona_text(other, block->text), text) ||
		    comparison_topic_of(comparison, persona,
					block->section) != topic)
			continue;
		sheet->used_blocks[persona][i] = true;
		row->texts[persona] = persona_text(other, block->text);
		row->said_by++;
		return;
	}
}

static void
collect_blocks(struct sheet *sheet, struct rows *rows, size_t topic)
{
	const struct comparison *comparison = sheet->comparison;

	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < comparison->personas[p]->block_count;
		     i++) {
			const struct persona *persona =
			    comparison->personas[p];
			const struct block *block = &persona->blocks[i];
			struct row *row;

			if (sheet->used_blocks[p][i] || !is_whole(block) ||
			    comparison_topic_of(comparison, p,
						block->section) != topic)
				continue;
			row = new_row(sheet, rows);
			row->first = p;
			row->texts[p] = persona_text(persona, block->text);
			row->said_by = 1;
			for (size_t q = p + 1; q < comparison->persona_count;
			     q++)
				add_same_block(sheet, row, topic, q);
		}
}

/* The title under which a persona speaks of it first, of the document without
 * a topic; empty for none. */
static struct str
title_in(const struct comparison *comparison, const struct topic *topic,
	 size_t persona)
{
	const struct persona *speaker = comparison->personas[persona];

	if (!topic)
		return speaker->section_count > 0
			   ? speaker->sections[0].title
			   : STR("");
	for (size_t i = 0; i < topic->count; i++) {
		const struct candidate *from =
		    &comparison->candidates[topic->candidates[i]];

		if (from->persona == persona && from->section > 0)
			return speaker->sections[from->section].title;
	}
	return STR("");
}

/* A row of the titles, where they are not all the same. */
static void
collect_titles(struct sheet *sheet, struct rows *rows,
	       const struct topic *topic)
{
	const struct comparison *comparison = sheet->comparison;
	struct row *row = new_row(sheet, rows);
	struct str first = { 0 };

	for (size_t p = 0; p < comparison->persona_count; p++) {
		struct str title = title_in(comparison, topic, p);

		if (title.len == 0)
			continue;
		first = first.len > 0 ? first : title;
		row->same &= str_eq_nocase(first, title);
		row->texts[p] = arena_printf(sheet->invocation->arena,
					     "# %.*s", STR_ARG(title));
		row->said_by++;
	}
	if (row->same)
		rows->count--;
}

static void
collect_items(struct sheet *sheet, struct rows *rows, size_t topic)
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

void
diff_sheet_init(struct sheet *sheet, struct invocation *invocation,
		const struct comparison *comparison)
{
	struct arena *arena = invocation->arena;
	size_t count = comparison->persona_count;

	*sheet = (struct sheet){ invocation, comparison,
				 ARENA_ARRAY(arena, bool *, count),
				 ARENA_ARRAY(arena, bool *, count) };
	for (size_t p = 0; p < count; p++) {
		const struct persona *persona = comparison->personas[p];

		sheet->used[p] = ARENA_ARRAY(arena, bool, persona->item_count);
		sheet->used_blocks[p] =
		    ARENA_ARRAY(arena, bool, persona->block_count);
	}
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
	collect_titles(sheet, rows, NULL);
}

void
diff_topic_rows(struct sheet *sheet, struct rows *rows, size_t topic)
{
	collect_titles(sheet, rows, &sheet->comparison->topics[topic]);
	collect_items(sheet, rows, topic);
	collect_blocks(sheet, rows, topic);
}
