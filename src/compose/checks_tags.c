/* SPDX-License-Identifier: MIT */
#include "compose/checks_list.h"
#include "compose/pick.h"
#include "model/fence.h"
#include "model/tag.h"

/* A tag that is open, and where. */
struct opened {
	struct str name;
	size_t entry;
	bool alone; /* on its line: text behind it may speak of the tag */
};

struct tag_check {
	struct check *check;
	struct opened *open;
	size_t count, capacity;
};

static void
note_tag(struct tag_check *tags, struct str name, size_t entry, bool opening)
{
	struct str quote = check_quote_entry(tags->check, entry);

	check_note(tags->check, SEVERITY_WARNING, "orphan-tag",
		   arena_printf(tags->check->arena, opening ?
		   "<%.*s> is never closed: %.*s" :
		   "</%.*s> closes nothing: %.*s", STR_ARG(name),
		   STR_ARG(quote)));
	check_places(tags->check, entry, NO_INDEX);
}

/* HTML has elements that stand alone; a tag of one's own does not. */
static bool
must_pair(struct str name)
{
	return tag_holding(name) < TAG_HOLDING || !tag_name_is_html(name);
}

static void
open_tag(struct tag_check *tags, struct str name, size_t entry, bool alone)
{
	tags->open = arena_grow(tags->check->arena, tags->open, tags->count,
				&tags->capacity, sizeof(*tags->open));
	tags->open[tags->count++] = (struct opened){ name, entry, alone };
}

/* What was opened within and is still open never closes. */
static void
close_tag(struct tag_check *tags, struct str name, size_t entry)
{
	size_t at = tags->count;

	while (at > 0 && !str_eq_nocase(tags->open[at - 1].name, name))
		at--;
	if (at == 0) {
		note_tag(tags, name, entry, false);
		return;
	}
	while (tags->count >= at) {
		struct opened top = tags->open[--tags->count];

		if (tags->count >= at && top.alone)
			note_tag(tags, top.name, top.entry, true);
	}
}

/* Whether the line holds the other tag of that name, too. */
static bool
holds(struct str line, const char *mark, struct str name)
{
	for (size_t at = 0; at < line.len; at++) {
		struct str rest;

		at += str_find(str_from(line, at), str_of(mark));
		rest = str_from(line, at + str_of(mark).len);
		if (str_starts(rest, name) &&
		    tag_name_length(rest) == name.len)
			return true;
	}
	return false;
}

/* A line that begins with a tag and does not close it, or the reverse. */
static void
check_line(struct tag_check *tags, struct str line, size_t entry)
{
	struct tag tag;

	if (tag_open(&tag, line) && must_pair(tag.name) &&
	    !holds(line, "</", tag.name))
		open_tag(tags, tag.name, entry, tag.whole.len == line.len);
	else if (tag_close(&tag, line) && must_pair(tag.name) &&
		 !holds(line, "<", tag.name))
		close_tag(tags, tag.name, entry);
}

/* Of what a tag keeps whole the parser has seen both ends. */
static bool
is_kept(const struct draft *draft, const struct entry *entry)
{
	const struct persona *persona;

	if (entry->text.ptr ||
	    entry->origin.persona >= draft->comparison->persona_count)
		return false;
	persona = draft->comparison->personas[entry->origin.persona];
	return range_len(persona->blocks[block_at(persona,
	    entry->origin.range.start)].keep) > 0;
}

void
check_tags(struct check *check)
{
	const struct draft *draft = check->draft;
	struct tag_check tags = { .check = check };

	for (size_t i = 0; i < draft->entry_count; i++) {
		struct str text = draft_text(draft, &draft->entries[i]), line;
		struct fence fence = { 0 };

		if (draft->entries[i].kind != ENTRY_BLOCK ||
		    is_kept(draft, &draft->entries[i]))
			continue;
		while (str_split(&text, '\n', &line))
			if (!fence_feed(&fence, line))
				check_line(&tags, str_trim(line), i);
	}
	for (size_t i = 0; i < tags.count; i++)
		if (tags.open[i].alone)
			note_tag(&tags, tags.open[i].name,
				 tags.open[i].entry, true);
}
