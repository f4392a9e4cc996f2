/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/fields.h"
#include "app/handlers.h"
#include "base/utf8.h"
#include "compose/edit.h"

/* "API Development", or the start of a block's text, for messages. */
static struct str
told(struct session *session, size_t entry)
{
	struct str text =
	    draft_to_change(session)->entries[entry].kind == ENTRY_SECTION
		? outline_title(session, entry)
		: outline_line(session, entry, &session->outline.arena);

	return arena_str(&session->arena, utf8_fit(text, 40));
}

/* The topic right before a topic; of the first one itself. */
static size_t
topic_before(const struct draft *draft, size_t entry)
{
	size_t before = 0;

	while (draft_end(draft, before) < entry)
		before = draft_end(draft, before);
	return before;
}

/* Text without a heading would read as if it belonged to the topic before:
 * it is written first, wherever it stands. */
static bool
keeps_first(const struct draft *draft, size_t entry, int by)
{
	size_t upper = by > 0 ? entry : topic_before(draft, entry);
	size_t lower = by > 0 ? draft_end(draft, entry) : entry;

	return draft->entries[entry].kind == ENTRY_SECTION &&
	       draft->entries[entry].depth == 0 && upper < lower &&
	       lower < draft->entry_count &&
	       draft->entries[upper].title.len == 0 &&
	       draft->entries[lower].title.len > 0;
}

/* The topic that a block went over into; empty when it stays in its own. */
static struct str
topic_entered(struct session *session, size_t from, struct str was)
{
	struct draft *draft = draft_to_change(session);
	struct str now = entry_topic_title(draft, from);

	if (draft->entries[from].kind == ENTRY_SECTION || str_eq(now, was))
		return (struct str){ "", 0 };
	return arena_printf(&session->arena, ", into %.*s", STR_ARG(now));
}

static void
move_entry(struct session *session, int by)
{
	size_t entry = outline_current(session), to;
	struct str what, topic;

	if (entry == NO_INDEX) {
		session_say(session, "The fields stand first");
		return;
	}
	if (keeps_first(draft_to_change(session), entry, by)) {
		session_say(session, "Text without a title stands first: r "
			    "gives it one");
		return;
	}
	what = told(session, entry);
	topic = entry_topic_title(draft_to_change(session), entry);
	session_begin(session);
	to = draft_move(draft_to_change(session), entry, by);
	if (to == entry) {
		session_cancel(session);
		session_say(session, "It stands at the %s already",
			    by < 0 ? "top" : "end");
		return;
	}
	outline_go(session, to);
	topic = topic_entered(session, to, topic);
	session_done(session, "moved %.*s %s%.*s", STR_ARG(what),
		     by < 0 ? "up" : "down", STR_ARG(topic));
}

void
compose_move_down(struct session *session)
{
	move_entry(session, 1);
}

void
compose_move_up(struct session *session)
{
	move_entry(session, -1);
}

static void
shift_level(struct session *session, int by)
{
	size_t entry = outline_current(session);
	struct str what;

	if (entry == NO_INDEX)
		return;
	what = told(session, entry);
	session_begin(session);
	if (!draft_shift_level(draft_to_change(session), entry, by)) {
		session_cancel(session);
		session_say(session, by < 0
					 ? "It stands at the highest level"
					 : "There is nothing before it that "
					   "it could stand in");
		return;
	}
	outline_go(session, entry);
	session_done(session, "%.*s one level %s", STR_ARG(what),
		     by < 0 ? "up" : "down");
}

void
compose_level_up(struct session *session)
{
	shift_level(session, -1);
}

void
compose_level_down(struct session *session)
{
	shift_level(session, 1);
}

/* The section under the cursor, or that the block there stands in. */
static size_t
current_section(struct session *session)
{
	const struct draft *draft = draft_to_change(session);
	size_t entry = outline_current(session);

	while (entry != NO_INDEX && draft->entries[entry].kind == ENTRY_BLOCK)
		entry = draft_parent(draft, entry);
	return entry;
}

static void
retitled(struct session *session, struct str title)
{
	size_t entry = current_section(session);

	title = str_trim(title);
	if (entry == NO_INDEX || title.len == 0 ||
	    str_eq(title, draft_to_change(session)->entries[entry].title)) {
		session_say(session, "Nothing was changed");
		return;
	}
	outline_go(session, entry);
	session_begin(session);
	draft_retitle(draft_to_change(session), entry, title);
	session_done(session, "titled it %.*s", STR_ARG(title));
}

void
compose_retitle(struct session *session)
{
	size_t entry = current_section(session);
	struct str label;

	if (entry == NO_INDEX) {
		fields_choose(session);
		return;
	}
	label = arena_printf(&session->arena, "title of %.*s",
			     STR_ARG(told(session, entry)));
	prompt_open(session, label.ptr,
		    draft_to_change(session)->entries[entry].title, retitled);
	session->prompt.hint = "enter retitle  esc leave it";
}

static void
remove_entry(struct session *session, size_t entry)
{
	struct str what = told(session, entry);

	session_begin(session);
	draft_remove(draft_to_change(session), entry);
	session_done(session, "took %.*s out", STR_ARG(what));
}

static void
edited(struct session *session, struct str text)
{
	struct draft *draft = draft_to_change(session);
	size_t entry = outline_current(session);
	struct str before;

	if (entry == NO_INDEX ||
	    draft->entries[entry].kind == ENTRY_SECTION)
		return;
	text = str_trim_end(text);
	before = str_trim_end(draft_text(draft, &draft->entries[entry]));
	if (str_eq(text, before)) {
		session_say(session, "Nothing was changed");
	} else if (text.len == 0) {
		remove_entry(session, entry);
	} else {
		session_begin(session);
		draft_edit(draft, entry, text);
		session_done(session, "edited the text");
	}
}

/* The block under the cursor, or the only one of the section there. */
static size_t
current_block(struct session *session)
{
	const struct draft *draft = draft_to_change(session);
	size_t entry = outline_current(session);

	if (draft->entries[entry].kind == ENTRY_BLOCK)
		return entry;
	if (draft_end(draft, entry) != entry + 2)
		return NO_INDEX;
	return draft->entries[entry + 1].kind == ENTRY_BLOCK ? entry + 1
							     : NO_INDEX;
}

/* The entry that e is about, with the cursor on it; NO_INDEX for none. */
static size_t
entry_to_edit(struct session *session)
{
	size_t entry;

	if (outline_current(session) == NO_INDEX) {
		fields_choose(session);
		return NO_INDEX;
	}
	entry = current_block(session);
	if (entry == NO_INDEX)
		session_say(session, "e edits one entry's text: l and j go to "
			    "the entries of this section, r retitles it");
	else
		outline_go(session, entry);
	return entry;
}

void
compose_edit_outside(struct session *session)
{
	const struct draft *draft = draft_to_change(session);
	size_t entry = entry_to_edit(session);

	if (entry != NO_INDEX)
		session->request = (struct request){
			.kind = REQUEST_EDITOR,
			.input = draft_text(draft, &draft->entries[entry]),
			.done = edited,
		};
}

/* In place, where it is one line. */
void
compose_edit(struct session *session)
{
	const struct draft *draft = draft_to_change(session);
	size_t entry = entry_to_edit(session);
	struct str text;

	if (entry == NO_INDEX)
		return;
	text = draft_text(draft, &draft->entries[entry]);
	if (str_find_byte(str_trim(text), '\n') < str_trim(text).len) {
		compose_edit_outside(session);
		return;
	}
	prompt_open(session, "edit", str_trim(text), edited);
	session->prompt.hint = "enter done  esc leave it  ctrl-u clear";
}

static void
added(struct session *session, struct str text)
{
	size_t after = outline_current(session), entry;

	text = str_trim(text);
	if (text.len == 0)
		return;
	session_begin(session);
	if (after == NO_INDEX && draft_to_change(session)->entry_count > 0)
		after = 0;
	entry = draft_insert_text(draft_to_change(session), after, text);
	outline_go(session, entry);
	session_done(session, "added text of your own");
}

void
compose_own_text(struct session *session)
{
	prompt_open(session, "own text below", (struct str){ "", 0 }, added);
	session->prompt.hint = "enter add it  esc leave it";
}

static void
drop_noted(struct session *session)
{
	size_t entry = outline_noted(session);

	if (entry == NO_INDEX) {
		session_say(session, "There is no text that could be dropped");
		return;
	}
	outline_go(session, entry);
	remove_entry(session, entry);
}

void
compose_drop(struct session *session)
{
	size_t entry = outline_current(session);

	if (outline_in_tab(session, TAB_LEFT_OUT))
		session_say(session, "It is left out already: space takes it");
	else if (outline_in_tab(session, TAB_NOTES))
		drop_noted(session);
	else if (entry == NO_INDEX)
		session_say(session, "Enter edits the fields");
	else
		remove_entry(session, entry);
}

void
compose_take(struct session *session)
{
	const struct left_row *row = outline_current_left(session);
	size_t taken, first;
	char letter;

	if (!row) {
		session_say(session, "Nothing is left out");
		return;
	}
	letter = session_letter(session, row->persona);
	session_begin(session);
	taken = outline_take_left(draft_to_change(session), row, &first);
	if (taken == 0) {
		session_cancel(session);
		session_say(session, "Nothing of it could be taken");
		return;
	}
	outline_go(session, first);
	session_done(session, "took %zu block%s of %c", taken,
		     taken == 1 ? "" : "s", letter);
}

void
compose_ok(struct session *session)
{
	const struct outline *outline = &session->outline;

	if (outline->notes.count == 0) {
		session_say(session, "There is no note");
		return;
	}
	session_begin(session);
	draft_say_fine(draft_to_change(session),
		       outline->notes.all[outline->note].text);
	session_done(session, "said that it is fine as it is");
}
