/* SPDX-License-Identifier: MIT */
#include "cli/diff.h"

/* So many sections before and after are looked at for a title's like. */
enum { NEAR = 512 };

static struct str
title_of(const struct sheet *sheet, size_t persona, size_t section)
{
	return sheet->comparison->personas[persona]->sections[section].title;
}

static void
say_title(struct sheet *sheet, struct row *row, size_t persona,
	  size_t section)
{
	struct str title = arena_printf(
	    sheet->invocation->arena, "# %.*s",
	    STR_ARG(title_of(sheet, persona, section)));

	if (row->said_by++ == 0)
		row->first = persona;
	row->said[persona] = (struct said){ title, section, 0 };
	row->same &= str_eq_nocase(row->said[row->first].text, title);
	sheet->used_titles[persona][section] = true;
}

static bool
is_open(const struct sheet *sheet, size_t topic, size_t persona,
	size_t section)
{
	return !sheet->used_titles[persona][section] &&
	       title_of(sheet, persona, section).len > 0 &&
	       diff_topic_of(sheet->comparison, persona, section) == topic;
}

/* The open one of the same words near `from`, or section_count. */
static size_t
find_same(const struct sheet *sheet, size_t topic, size_t persona,
	  struct item_ref from)
{
	size_t count = sheet->comparison->personas[persona]->section_count;
	struct str title = title_of(sheet, from.persona, from.item);
	size_t at = from.item > NEAR ? from.item - NEAR : 1;

	for (; at < count && at < from.item + NEAR; at++)
		if (is_open(sheet, topic, persona, at) &&
		    str_eq_nocase(title_of(sheet, persona, at), title))
			return at;
	return count;
}

static void
add_title(struct sheet *sheet, struct rows *rows, size_t topic,
	  struct item_ref from)
{
	const struct comparison *comparison = sheet->comparison;
	struct row *row = diff_new_row(sheet, rows, ROW_TITLE);

	say_title(sheet, row, from.persona, from.item);
	for (size_t p = from.persona + 1; p < comparison->persona_count; p++) {
		size_t other = find_same(sheet, topic, p, from);

		if (other < comparison->personas[p]->section_count)
			say_title(sheet, row, p, other);
	}
	if (diff_row_is_same(sheet, row))
		rows->count--;
}

/* The section under whose title a persona speaks of it first. */
static size_t
first_section(const struct comparison *comparison, size_t index,
	      size_t persona)
{
	const struct topic *topic = &comparison->topics[index];

	for (size_t i = 0; i < topic->count; i++) {
		const struct candidate *from =
		    &comparison->candidates[topic->candidates[i]];

		if (from->persona == persona && from->section > 0)
			return from->section;
	}
	return 0;
}

/* What each of them calls the topic; its own title tells what is alike. */
static void
add_first_titles(struct sheet *sheet, struct rows *rows, size_t topic)
{
	const struct comparison *comparison = sheet->comparison;
	struct row *row = diff_new_row(sheet, rows, ROW_TITLE);

	for (size_t p = 0; p < comparison->persona_count; p++) {
		size_t section = first_section(comparison, topic, p);

		if (section > 0 && title_of(sheet, p, section).len > 0)
			say_title(sheet, row, p, section);
	}
	if (row->same)
		rows->count--;
}

void
diff_document_titles(struct sheet *sheet, struct rows *rows)
{
	const struct comparison *comparison = sheet->comparison;
	struct row *row = diff_new_row(sheet, rows, ROW_TITLE);

	for (size_t p = 0; p < comparison->persona_count; p++)
		if (comparison->personas[p]->section_count > 0 &&
		    title_of(sheet, p, 0).len > 0)
			say_title(sheet, row, p, 0);
	if (row->said_by == 0 || diff_row_is_same(sheet, row))
		rows->count--;
}

void
diff_titles(struct sheet *sheet, struct rows *rows, size_t topic)
{
	const struct comparison *comparison = sheet->comparison;

	if (topic < comparison->topic_count &&
	    comparison->topics[topic].kind != TOPIC_ONLY)
		add_first_titles(sheet, rows, topic);
	for (size_t i = sheet->sections.starts[topic];
	     i < sheet->sections.starts[topic + 1]; i++) {
		struct placed at = sheet->sections.all[i];

		if (at.index > 0 && is_open(sheet, topic, at.persona, at.index))
			add_title(sheet, rows, topic,
				  (struct item_ref){ at.persona, at.index });
	}
}
