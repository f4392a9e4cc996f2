/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/command.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "tui/view.h"

/* An entry of the footer: neighbours in the table that share a word. */
struct footer_entry {
	struct str keys;
	const char *word;
	int weight;
	bool dropped;
};

enum { ENTRIES_MOST = 32, GAP = 2 };

struct footer {
	struct footer_entry entries[ENTRIES_MOST];
	size_t count;
};

/* "Ctrl-N" is shown as "ctrl-n", "J" as "J". */
static void
add_key(struct canvas *canvas, struct footer_entry *entry, struct str rest)
{
	struct str key;
	char small[24];
	size_t len;

	str_split(&rest, ' ', &key);
	len = key.len < sizeof small ? key.len : sizeof small;
	for (size_t i = 0; i < len; i++)
		small[i] = key.len > 1 ? ascii_lower(key.ptr[i]) : key.ptr[i];
	entry->keys = arena_printf(canvas->arena, "%.*s%s%.*s",
				   STR_ARG(entry->keys),
				   entry->keys.len > 0 ? " " : "", (int)len,
				   small);
}

static void
add_entry(struct canvas *canvas, struct footer *footer,
	  const struct command *command, struct str keys)
{
	struct footer_entry *last = footer->count > 0 ?
				 &footer->entries[footer->count - 1] : NULL;

	if (!last || strcmp(last->word, command->footer) != 0) {
		if (footer->count == ENTRIES_MOST)
			return;
		last = &footer->entries[footer->count++];
		*last = (struct footer_entry){ .keys = { "", 0 },
					.word = command->footer,
					.weight = command->weight };
	}
	add_key(canvas, last, keys);
}

static int
entry_width(const struct footer_entry *entry)
{
	return (int)(utf8_columns(entry->keys) + 1 + strlen(entry->word));
}

static int
footer_width(const struct footer *footer)
{
	int width = 1;

	for (size_t i = 0; i < footer->count; i++)
		if (!footer->entries[i].dropped)
			width += entry_width(&footer->entries[i]) + GAP;
	return width - GAP;
}

/* The heaviest goes first, of equals the one further right. */
static bool
drop_one(struct footer *footer)
{
	struct footer_entry *heaviest = NULL;

	for (size_t i = 0; i < footer->count; i++) {
		struct footer_entry *entry = &footer->entries[i];

		if (!entry->dropped && entry->weight > 0 &&
		    (!heaviest || entry->weight >= heaviest->weight))
			heaviest = entry;
	}
	if (heaviest)
		heaviest->dropped = true;
	return heaviest != NULL;
}

static void
draw_entries(struct canvas *canvas, const struct footer *footer, int row)
{
	int column = 1, end = canvas->columns;

	for (size_t i = 0; i < footer->count; i++) {
		const struct footer_entry *entry = &footer->entries[i];

		if (entry->dropped)
			continue;
		column = canvas_text(canvas, row, column, end, STYLE_KEY,
				     entry->keys);
		column = canvas_text(canvas, row, column + 1, end,
				     STYLE_PLAIN, str_of(entry->word));
		column += GAP;
	}
}

/* "enter find  esc leave": a key and its words, two blanks, the next. */
static void
draw_hint(struct canvas *canvas, const char *hint, int row)
{
	struct str rest = str_of(hint ? hint : "enter done  esc leave");
	int column = 1, end = canvas->columns;

	while (rest.len > 0) {
		size_t next = str_find(rest, STR("  "));
		struct str part = { rest.ptr, next };
		size_t key = str_find_byte(part, ' ');

		column = canvas_cut(canvas, row, column, end, STYLE_KEY,
				    (struct str){ part.ptr, key });
		column = canvas_cut(canvas, row, column, end, STYLE_PLAIN,
				    str_from(part, key)) + GAP;
		rest = str_trim_start(str_from(rest, next));
	}
}

static const char *
overlay_hint(const struct session *session)
{
	switch (session->overlay) {
	case OVERLAY_PALETTE:
		return "enter do it  up/down choose  esc leave";
	case OVERLAY_CHOICE:
		return session->choice.narrows
			   ? "enter choose  j/k move  a-z narrow  esc leave"
			   : "enter choose  j/k move  esc leave";
	case OVERLAY_QUIT:
		return "q quit  w export  esc stay";
	default:
		return "j/k scroll  esc back";
	}
}

void
view_footer(struct canvas *canvas, const struct session *session, int row)
{
	const struct command *command;
	struct footer footer = { .count = 0 };
	unsigned where = session_where(session);

	if (session->overlay != OVERLAY_NONE) {
		draw_hint(canvas, overlay_hint(session), row);
		return;
	}
	if (session->prompt.active) {
		draw_hint(canvas, session->prompt.hint, row);
		return;
	}
	for (size_t i = 0; (command = command_at(i)); i++) {
		struct str keys;

		if (!(command->shown & where))
			continue;
		keys = config_keys(&session->config, i, where,
				   canvas->arena);
		if (keys.len > 0)
			add_entry(canvas, &footer, command, keys);
	}
	while (footer_width(&footer) > canvas->columns && drop_one(&footer))
		;
	draw_entries(canvas, &footer, row);
}
