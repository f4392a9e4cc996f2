/* SPDX-License-Identifier: MIT */
#include "app/side.h"

#include <stdlib.h>

#include "app/session.h"
#include "match/comparison.h"

static void
release_columns(struct side *side)
{
	for (size_t i = 0; i < side->count; i++)
		free(side->columns[i].folded);
	side->count = 0;
}

void
side_release(struct side *side)
{
	release_columns(side);
	free(side->columns);
	*side = (struct side){ 0 };
}

static size_t
distance(size_t a, size_t b)
{
	return a < b ? b - a : a - b;
}

/* A number counts sections of the text that it was made for. In another text
 * of the file: the section with the same titles above it, the nearest where
 * there are several; else the first. */
static size_t
same_section(const struct persona *was, size_t section,
	     const struct persona *now)
{
	struct arena arena = { 0 };
	size_t found = 0;
	struct str path;

	if (!was || was == now || section == 0)
		return section;
	path = section_path(was, section, "\n", &arena);
	for (size_t i = 1; i < now->section_count; i++)
		if (str_eq(section_path(now, i, "\n", &arena), path) &&
		    (found == 0 ||
		     distance(i, section) < distance(found, section)))
			found = i;
	arena_release(&arena);
	return found;
}

static void
set_persona(struct side_column *column, const struct persona *persona)
{
	size_t sections = persona->section_count;

	free(column->folded);
	column->folded = memory_alloc(sections * sizeof *column->folded);
	for (size_t i = 0; i < sections; i++)
		column->folded[i] = false;
	column->section =
	    same_section(column->persona, column->section, persona);
	column->persona = persona;
}

static void
add_column(struct session *session, size_t file)
{
	struct side *side = &session->side;

	if (side->count == side->capacity) {
		side->capacity = 2 * side->capacity + 4;
		side->columns = memory_resize(side->columns,
					      side->capacity *
						  sizeof *side->columns);
	}
	side->columns[side->count] = (struct side_column){ .file = file };
	set_persona(&side->columns[side->count++],
		    session_persona(session, file));
}

static void
compare_columns(struct session *session)
{
	struct side *side = &session->side;
	size_t *files;

	side->comparison = NULL;
	if (side->count < 2)
		return;
	files = memory_alloc(side->count * sizeof *files);
	for (size_t i = 0; i < side->count; i++)
		files[i] = side->columns[i].file;
	side->comparison =
	    &session_compare_files(session, files, side->count, NULL)
		 ->comparison;
	free(files);
}

void
side_refresh(struct session *session)
{
	struct side *side = &session->side;
	bool changed = false;

	for (size_t i = 0; i < side->count; i++) {
		struct side_column *column = &side->columns[i];
		const struct persona *now =
		    session_persona(session, column->file);

		if (now == column->persona)
			continue;
		set_persona(column, now);
		changed = true;
	}
	if (changed)
		compare_columns(session);
}

void
side_open(struct session *session, const size_t *files, size_t count,
	  size_t column)
{
	struct side *side = &session->side;

	release_columns(side);
	for (size_t i = 0; i < count; i++)
		add_column(session, files[i]);
	side->focus = column < count ? column : 0;
	side->first = side->focus > 0 ? side->focus - 1 : 0;
	compare_columns(session);
	session_open(session, SCREEN_SIDE);
}

void
side_open_at(struct session *session, const size_t *files, size_t count,
	     size_t column, const struct persona *persona, size_t section)
{
	side_open(session, files, count, column);
	section = same_section(persona, section,
			       session->side.columns[column].persona);
	if (section > 0)
		side_go(session, section);
}

static void
unfold_to(struct side_column *column, size_t section)
{
	column->section = section;
	column->to_section = true;
	while (section > 0) {
		column->folded[section] = false;
		section = column->persona->sections[section].parent;
	}
}

/* The first leaf at or below a section that stands in a topic. */
static size_t
topic_below(const struct comparison *comparison, size_t persona,
	    size_t section)
{
	size_t end = comparison->personas[persona]->sections[section].end;

	for (size_t i = section; i < end; i++) {
		size_t topic = comparison_topic_of(comparison, persona, i);

		if (topic != NO_INDEX)
			return topic;
	}
	return NO_INDEX;
}

/* The section of that persona that a section of another pairs with best. */
static size_t
best_pair(const struct comparison *comparison, size_t persona,
	  size_t section, size_t other)
{
	for (size_t i = 0; i < comparison->pair_count; i++) {
		const struct candidate *a =
		    &comparison->candidates[comparison->pairs[i].a];
		const struct candidate *b =
		    &comparison->candidates[comparison->pairs[i].b];

		if (a->persona == persona && a->section == section &&
		    b->persona == other)
			return b->section;
		if (b->persona == persona && b->section == section &&
		    a->persona == other)
			return a->section;
	}
	return NO_INDEX;
}

static size_t
first_of_topic(const struct comparison *comparison, size_t topic,
	       size_t persona)
{
	const struct topic *all = &comparison->topics[topic];

	for (size_t i = 0; i < all->count; i++) {
		const struct candidate *candidate =
		    &comparison->candidates[all->candidates[i]];

		if (candidate->persona == persona)
			return candidate->section;
	}
	return NO_INDEX;
}

static size_t
counterpart(const struct comparison *comparison, size_t persona,
	    size_t section, size_t other)
{
	size_t found = best_pair(comparison, persona, section, other);
	size_t topic;

	if (found != NO_INDEX)
		return found;
	topic = topic_below(comparison, persona, section);
	return topic == NO_INDEX ? NO_INDEX :
				   first_of_topic(comparison, topic, other);
}

/* Columns stand in the order of the comparison's personas. */
void
side_go(struct session *session, size_t section)
{
	struct side *side = &session->side;
	struct side_column *focus = &side->columns[side->focus];

	unfold_to(focus, section);
	if (side->loose || !side->comparison)
		return;
	for (size_t i = 0; i < side->count; i++) {
		struct side_column *column = &side->columns[i];
		size_t found;

		if (i == side->focus)
			continue;
		found = counterpart(side->comparison, side->focus, section, i);
		if (found != NO_INDEX)
			unfold_to(column, found);
	}
}
