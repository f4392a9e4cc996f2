#include "compose/checks_list.h"
#include "model/fence.h"
#include "model/tag.h"

/* A tag that is open, and where. */
struct opened {
	struct str name;
	size_t entry;
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
open_tag(struct tag_check *tags, struct str name, size_t entry)
{
	tags->open = arena_grow(tags->check->arena, tags->open, tags->count,
				&tags->capacity, sizeof(*tags->open));
	tags->open[tags->count++] = (struct opened){ name, entry };
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

		if (tags->count >= at)
			note_tag(tags, top.name, top.entry, true);
	}
}

/* A line that is a tag, or begins with one and does not close it. */
static void
check_line(struct tag_check *tags, struct str line, size_t entry)
{
	struct tag open, close;
	bool opens = tag_open(&open, line) && must_pair(open.name);
	bool closes = tag_close(&close, line) && must_pair(close.name);

	if (opens && (!closes || !str_eq_nocase(open.name, close.name)) &&
	    open.whole.len == line.len)
		open_tag(tags, open.name, entry);
	else if (closes && !opens && close.whole.len == line.len)
		close_tag(tags, close.name, entry);
}

void
check_tags(struct check *check)
{
	const struct draft *draft = check->draft;
	struct tag_check tags = { .check = check };

	for (size_t i = 0; i < draft->entry_count; i++) {
		struct str text = draft_text(draft, &draft->entries[i]), line;
		struct fence fence = { 0 };

		if (draft->entries[i].kind != ENTRY_BLOCK)
			continue;
		while (str_split(&text, '\n', &line))
			if (!fence_feed(&fence, line))
				check_line(&tags, str_trim(line), i);
	}
	for (size_t i = 0; i < tags.count; i++)
		note_tag(&tags, tags.open[i].name, tags.open[i].entry, true);
}
