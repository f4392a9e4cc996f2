/* SPDX-License-Identifier: MIT */
#include <limits.h>

#include "app/actions.h"
#include "app/command.h"
#include "app/handlers.h"
#include "base/count.h"
#include "base/utf8.h"

static bool
is_one_of(struct str key, const char *keys)
{
	struct str rest = str_of(keys), one;

	while (str_split(&rest, ' ', &one))
		if (str_eq(one, key))
			return true;
	return false;
}

/* How far a key moves a cursor or a text; 0: it is none of these. */
static long
movement(const struct session *session, struct str key)
{
	static const struct {
		const char *keys;
		long rows, pages;
	} moves[] = {
		{ "j Down Ctrl-N", 1, 0 }, { "k Up Ctrl-P", -1, 0 },
		{ "PgDn Ctrl-F Ctrl-D", 0, 1 }, { "PgUp Ctrl-B Ctrl-U", 0, -1 },
		{ "g Home", LONG_MIN, 0 }, { "G End", LONG_MAX, 0 },
	};

	for (size_t i = 0; i < COUNT(moves); i++)
		if (is_one_of(key, moves[i].keys))
			return moves[i].rows + moves[i].pages *
						   (session->rows / 2);
	return 0;
}

void
choice_open(struct session *session, struct str title, const struct str *rows,
	    size_t count, void (*chosen)(struct session *session, size_t row))
{
	struct choice *choice = &session->choice;

	*choice = (struct choice){ .count = count, .chosen = chosen };
	choice->title = arena_str(&session->arena, title);
	choice->rows = ARENA_ARRAY(&session->arena, struct str, count);
	for (size_t i = 0; i < count; i++)
		choice->rows[i] = arena_str(&session->arena, rows[i]);
	session->overlay = OVERLAY_CHOICE;
}

static void
choose(struct session *session, size_t row)
{
	session->overlay = OVERLAY_NONE;
	if (row < session->choice.count)
		session->choice.chosen(session, row);
}

bool
choice_shows(const struct choice *choice, size_t row)
{
	struct str rest = choice->typed, word;

	while (rest.len > 0 && str_split(&rest, ' ', &word))
		if (!text_holds(choice->rows[row], word))
			return false;
	return true;
}

/* So many of the rows that are shown. */
static void
choice_move(struct choice *choice, long by)
{
	size_t row = choice->cursor;

	if (choice->typed.len == 0) {
		choice->cursor = cursor_moved(row, by, choice->count);
		return;
	}
	while (by != 0 && (by < 0 ? row > 0 : row + 1 < choice->count)) {
		row = by < 0 ? row - 1 : row + 1;
		if (!choice_shows(choice, row))
			continue;
		choice->cursor = row;
		by = by < 0 ? by + 1 : by - 1;
	}
}

static void
choice_type(struct session *session, struct str typed)
{
	struct choice *choice = &session->choice;
	size_t first = 0;

	choice->typed = typed;
	while (first < choice->count && !choice_shows(choice, first))
		first++;
	if (first < choice->count) {
		choice->cursor = first;
		return;
	}
	choice->typed.len = 0;
	session_say(session, "Nothing holds \"%.*s\"", STR_ARG(typed));
}

/* Once something is typed, letters narrow; before, j and k move. */
static bool
choice_narrow(struct session *session, struct str key)
{
	struct choice *choice = &session->choice;
	struct str typed = choice->typed;

	if (!choice->narrows)
		return false;
	if (is_one_of(key, "Backspace Ctrl-H Ctrl-U") && typed.len > 0) {
		typed.len = is_one_of(key, "Ctrl-U") ? 0 : typed.len - 1;
		while (typed.len > 0 &&
		       ((unsigned char)typed.ptr[typed.len] & 0xc0) == 0x80)
			typed.len--;
	} else if (utf8_count(key) == 1 && (unsigned char)key.ptr[0] > ' ' &&
		   (typed.len > 0 || !is_one_of(key, "j k g G q"))) {
		typed = arena_printf(&session->arena, "%.*s%.*s",
				     STR_ARG(typed), STR_ARG(key));
	} else if (str_eq(key, STR("Space")) && typed.len > 0) {
		typed = arena_printf(&session->arena, "%.*s ",
				     STR_ARG(typed));
	} else {
		return false;
	}
	choice_type(session, typed);
	return true;
}

static void
choice_key(struct session *session, struct str key)
{
	struct choice *choice = &session->choice;
	long by = movement(session, key);

	if (choice_narrow(session, key)) {
		return;
	} else if (by != 0) {
		choice_move(choice, by);
	} else if (is_one_of(key, "Enter Space")) {
		choose(session, choice->cursor);
	} else if (is_one_of(key, "Esc q Ctrl-C")) {
		session->overlay = OVERLAY_NONE;
		if (choice->cancelled)
			choice->cancelled(session);
	}
}

struct buf *
why_open(struct session *session, struct str title)
{
	buf_clear(&session->why.title);
	buf_clear(&session->why.text);
	buf_add(&session->why.title, title);
	session->overlay = OVERLAY_WHY;
	session->overlay_scroll = 0;
	return &session->why.text;
}

static void
text_key(struct session *session, struct str key)
{
	long by = movement(session, key);

	if (by != 0)
		session->overlay_scroll =
		    cursor_moved(session->overlay_scroll, by, 10000);
	else if (is_one_of(key, "Esc Enter Space q ? i Ctrl-C"))
		session->overlay = OVERLAY_NONE;
}

/* Commands that take what is typed behind their name: ":budget 2000". */
static const struct {
	const char *name;
	void (*run)(struct session *session, struct str text);
} with_text[] = { { "budget", compose_budget_to } };

/* What is typed behind the name; ptr NULL when there is nothing. */
static struct str
text_behind(struct str typed, const char *name)
{
	struct str word = str_of(name);

	if (!str_starts(typed, word) || typed.len == word.len ||
	    typed.ptr[word.len] != ' ')
		return (struct str){ NULL, 0 };
	return str_from(typed, word.len + 1);
}

static bool
palette_run_text(struct session *session)
{
	struct str typed = arena_str(&session->arena,
				     buf_str(&session->prompt.text));

	for (size_t i = 0; i < COUNT(with_text); i++) {
		struct str text = text_behind(typed, with_text[i].name);

		if (!text.ptr)
			continue;
		session->overlay = OVERLAY_NONE;
		session->prompt.active = false;
		with_text[i].run(session, text);
		return true;
	}
	return false;
}

/* Whether what is typed is a command's name with something behind it. */
static bool
is_named(const struct command *command, struct str typed)
{
	return text_behind(typed, command->name).ptr != NULL;
}

size_t
palette_row(const struct session *session, size_t index)
{
	struct str typed = buf_str(&session->prompt.text);
	const struct command *command;

	for (size_t i = 0; (command = command_at(i)); i++) {
		if (!(command->where & session_where(session)) ||
		    (!text_holds(str_of(command->name), typed) &&
		     !text_holds(str_of(command->help), typed) &&
		     !is_named(command, typed)))
			continue;
		if (index-- == 0)
			return i;
	}
	return NO_INDEX;
}

static size_t
palette_count(const struct session *session)
{
	size_t count = 0;

	while (palette_row(session, count) != NO_INDEX)
		count++;
	return count;
}

static void
palette_run(struct session *session, size_t row)
{
	size_t found = palette_row(session, row);

	session->overlay = OVERLAY_NONE;
	session->prompt.active = false;
	if (found != NO_INDEX)
		command_at(found)->run(session);
}

static void
palette_key(struct session *session, struct str key)
{
	size_t *cursor = &session->overlay_scroll;

	if (is_one_of(key, "Down Ctrl-N Tab")) {
		*cursor = cursor_moved(*cursor, 1, palette_count(session));
	} else if (is_one_of(key, "Up Ctrl-P Shift-Tab")) {
		*cursor = cursor_moved(*cursor, -1, palette_count(session));
	} else if (str_eq(key, STR("Enter"))) {
		if (!palette_run_text(session))
			palette_run(session, *cursor);
	} else if (is_one_of(key, "Esc Ctrl-C")) {
		session->overlay = OVERLAY_NONE;
		session->prompt.active = false;
	} else {
		*cursor = 0;
		prompt_key(session, key);
	}
}

static void
quit_key(struct session *session, struct str key)
{
	session->overlay = OVERLAY_NONE;
	if (is_one_of(key, "q Enter y Ctrl-C"))
		session->quit = true;
	else if (str_eq(key, STR("w")))
		session_open(session, SCREEN_EXPORT);
}

void
overlay_key(struct session *session, struct str key)
{
	switch (session->overlay) {
	case OVERLAY_PALETTE:
		palette_key(session, key);
		break;
	case OVERLAY_CHOICE:
		choice_key(session, key);
		break;
	case OVERLAY_QUIT:
		quit_key(session, key);
		break;
	default:
		text_key(session, key);
	}
}

void
overlay_mouse(struct session *session, const struct zone *zone, long by)
{
	bool on_row = by == 0 && zone && zone->index != NO_INDEX;

	if (session->overlay == OVERLAY_CHOICE && on_row)
		choose(session, zone->index);
	else if (session->overlay == OVERLAY_PALETTE && on_row)
		palette_run(session, zone->index);
	else if (by != 0)
		overlay_key(session, by > 0 ? STR("Down") : STR("Up"));
}
