#include "cli/diff.h"

#include "match/claims.h"
#include "match/diff_lines.h"

/* Texts of code that have more in common than not are two versions of one;
 * no more than so many are looked at for each. */
static const double block_like = .5;
enum { BLOCK_TRIES = 64 };

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
static void
say(struct row *row, size_t persona, struct said said)
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
	say(row, ref.persona,
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

/* What it says is in no item: code, an empty table, a comment. */
static bool
is_whole(const struct block *block)
{
	return block->item_count == 0 && block_is_content(block->kind) &&
	       block->kind != BLOCK_RULE;
}

static const struct block *
block_of(const struct sheet *sheet, struct block_ref ref)
{
	return &sheet->comparison->personas[ref.persona]->blocks[ref.block];
}

static struct str
block_text(const struct sheet *sheet, struct block_ref ref)
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
block_inside(const struct sheet *sheet, struct block_ref ref)
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
block_likeness(struct sheet *sheet, struct block_ref a, struct block_ref b)
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

/* The block of `persona`, among those of the topic from `at` on, that is the
 * same, else the one most like it; its index, or NO_INDEX. */
static size_t
find_version(struct sheet *sheet, size_t at, size_t end, size_t persona,
	     double *score)
{
	const struct block_ref *all = sheet->blocks;
	struct str text = block_text(sheet, all[at]);
	size_t best = NO_INDEX, tries = 0;

	*score = block_like;
	for (size_t i = at + 1; i < end; i++) {
		double like;

		if (all[i].persona != persona ||
		    sheet->used_blocks[persona][all[i].block])
			continue;
		if (str_eq(block_text(sheet, all[i]), text)) {
			*score = 1;
			return i;
		}
		if (tries++ >= BLOCK_TRIES)
			continue;
		like = block_likeness(sheet, all[at], all[i]);
		if (like > *score || (best == NO_INDEX && like >= *score)) {
			*score = like;
			best = i;
		}
	}
	return best;
}

static void
say_block(struct sheet *sheet, struct row *row, struct block_ref ref,
	  double score)
{
	say(row, ref.persona,
	    (struct said){ block_text(sheet, ref), ref.block, score });
	sheet->used_blocks[ref.persona][ref.block] = true;
}

static void
collect_blocks(struct sheet *sheet, struct rows *rows, size_t topic)
{
	size_t end = sheet->block_starts[topic + 1];

	for (size_t i = sheet->block_starts[topic]; i < end; i++) {
		struct block_ref ref = sheet->blocks[i];
		struct row *row;

		if (sheet->used_blocks[ref.persona][ref.block])
			continue;
		row = diff_new_row(sheet, rows, ROW_BLOCK);
		say_block(sheet, row, ref, 1);
		for (size_t p = ref.persona + 1;
		     p < sheet->comparison->persona_count; p++) {
			double score;
			size_t other = find_version(sheet, i, end, p, &score);

			if (other == NO_INDEX)
				continue;
			say_block(sheet, row, sheet->blocks[other], score);
			row->same &= score >= 1;
		}
	}
}

static void
collect_items(struct sheet *sheet, struct rows *rows, size_t topic)
{
	const struct comparison *comparison = sheet->comparison;

	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < comparison->personas[p]->item_count;
		     i++) {
			struct item_ref ref = { p, i };

			if (!sheet->row_of[p][i] &&
			    topic_of_item(sheet, ref) == topic)
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
topic_of_block(const struct comparison *comparison, struct block_ref ref)
{
	const struct block *block =
	    &comparison->personas[ref.persona]->blocks[ref.block];

	return is_whole(block) ? diff_topic_of(comparison, ref.persona,
					       block->section)
			       : NO_INDEX;
}

/* How many blocks stand in each topic, in the place before its own. */
static size_t
count_blocks(struct sheet *sheet)
{
	const struct comparison *comparison = sheet->comparison;
	size_t count = 0;

	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < comparison->personas[p]->block_count;
		     i++) {
			size_t topic = topic_of_block(
			    comparison, (struct block_ref){ p, i });

			if (topic == NO_INDEX)
				continue;
			sheet->block_starts[topic + 1]++;
			count++;
		}
	return count;
}

static void
sort_blocks(struct sheet *sheet)
{
	const struct comparison *comparison = sheet->comparison;
	struct arena *arena = sheet->invocation->arena;
	size_t count = comparison->topic_count + 1;
	size_t *next = ARENA_ARRAY(arena, size_t, count + 1);

	sheet->block_starts = ARENA_ARRAY(arena, size_t, count + 1);
	sheet->blocks = ARENA_ARRAY(arena, struct block_ref,
				    count_blocks(sheet));
	for (size_t i = 0; i < count; i++) {
		sheet->block_starts[i + 1] += sheet->block_starts[i];
		next[i] = sheet->block_starts[i];
	}
	for (size_t p = 0; p < comparison->persona_count; p++)
		for (size_t i = 0; i < comparison->personas[p]->block_count;
		     i++) {
			struct block_ref ref = { p, i };
			size_t topic = topic_of_block(comparison, ref);

			if (topic != NO_INDEX)
				sheet->blocks[next[topic]++] = ref;
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
	sheet->used_blocks = ARENA_ARRAY(arena, bool *, count);
	sheet->used_titles = ARENA_ARRAY(arena, bool *, count);
	for (size_t p = 0; p < count; p++) {
		const struct persona *persona = comparison->personas[p];

		sheet->row_of[p] =
		    ARENA_ARRAY(arena, size_t, persona->item_count);
		sheet->used_blocks[p] =
		    ARENA_ARRAY(arena, bool, persona->block_count);
		sheet->used_titles[p] =
		    ARENA_ARRAY(arena, bool, persona->section_count);
	}
	sort_blocks(sheet);
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
	collect_blocks(sheet, rows, topic);
}

bool
diff_row_is_same(const struct sheet *sheet, const struct row *row)
{
	return row->same && row->said_by == sheet->comparison->persona_count;
}
