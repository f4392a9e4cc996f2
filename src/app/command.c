#include "app/command.h"

#include "app/actions.h"
#include "app/handlers.h"

enum {
	BROWSING = WHERE_BROWSE | WHERE_SIDE,
};

static const struct command browse_rows[] = {
	{ "mark", "Space", "mark", "mark the persona, or unmark it",
	  WHERE_BROWSE, 1, browse_mark },
	{ "mark-all", "a", "all", "mark all in view", WHERE_BROWSE, 2,
	  browse_mark_all },
	{ "compare", "c", "compare", "compare the marked ones, two or more",
	  BROWSING, 1, all_compare_marked },
	{ "filter", "/", "filter",
	  "filter by name, description, tags, path and text", WHERE_BROWSE, 3,
	  browse_filter },
	{ "side-by-side", "v", "side by side",
	  "whole files of the marked side by side", WHERE_BROWSE, 4,
	  browse_side },
	{ "scroll-down", "J", "preview", "scroll the preview down",
	  WHERE_BROWSE, 6, all_scroll_down },
	{ "scroll-up", "K", "preview", "scroll the preview up", WHERE_BROWSE,
	  6, all_scroll_up },
	{ "sort", "s", "sort",
	  "sort by path, name, tokens, overlap with the marked", WHERE_BROWSE,
	  7, browse_sort_next },
	{ "hide-copies", "=", "hide copies", "hide or show identical files",
	  WHERE_BROWSE, 8, all_hide_same },
	{ "open-file", "e", "open file", "open the file in $EDITOR",
	  WHERE_BROWSE, 9, browse_edit },
	{ "unmark", "x", NULL, "take the mark off", WHERE_BROWSE, 0,
	  browse_unmark },
	{ "read", "Enter", NULL, "read the file whole", WHERE_BROWSE, 0,
	  browse_read },
	{ "fold", "h Left", NULL, "fold the preview", WHERE_BROWSE, 0,
	  browse_fold },
	{ "unfold", "l Right", NULL, "unfold the preview", WHERE_BROWSE, 0,
	  browse_unfold },
	{ "back", "Esc", NULL, "clear the filter", WHERE_BROWSE, 0,
	  browse_back },
	{ "why", "i", NULL, "what was found in this file", WHERE_BROWSE, 0,
	  browse_why },
	{ "copy", "y", NULL, "copy the file's text", WHERE_BROWSE, 0,
	  browse_copy },
};

static const struct command side_rows[] = {
	{ "left", "h Left", "column", "the persona to the left", WHERE_SIDE,
	  1, side_left },
	{ "right", "l Right", "column", "the persona to the right",
	  WHERE_SIDE, 1, side_right },
	{ "down", "j Down", "scroll", "scroll down", WHERE_SIDE, 2,
	  all_down },
	{ "up", "k Up", "scroll", "scroll up", WHERE_SIDE, 2, all_up },
	{ "next-section", "]", "section", "next section; the others follow",
	  WHERE_SIDE, 3, all_next_section },
	{ "previous-section", "[", "section", "previous section", WHERE_SIDE,
	  3, all_previous_section },
	{ "follow", "s", "follow on/off",
	  "the others follow by topic, or stay", WHERE_SIDE, 4, side_follow },
	{ "search", "/", "search", "search in the column", WHERE_SIDE, 6,
	  all_search },
	{ "fold", "Enter Space", "fold", "fold or unfold the section",
	  WHERE_SIDE, 5, side_fold },
	{ "back", "v Esc", "back", "back to where you came from", WHERE_SIDE,
	  1, side_back },
	{ "why", "i", NULL, "what was found in this file", WHERE_SIDE, 0,
	  side_why },
	{ "open-file", "e", NULL, "open the file in $EDITOR at the section",
	  WHERE_SIDE, 0, side_edit },
	{ "copy", "y", NULL, "copy the section's text", WHERE_SIDE, 0,
	  side_copy },
};

static const struct command compare_rows[] = {
	{ "take", "Space", "take",
	  "take what is under the cursor, or put it back", WHERE_COMPARE, 1,
	  compare_take },
	{ "take-only", "t", "only this",
	  "take only this persona's, nothing else, for the topic or section",
	  WHERE_TOPICS, 3, compare_take_only },
	{ "take-all", "a", "all", "take everything new from everyone",
	  WHERE_TOPICS, 4, compare_take_all },
	{ "leave-out", "x", "none", "take it all out", WHERE_TOPICS, 4,
	  compare_drop },
	{ "ok", "o", "ok, next",
	  "tick the topic as seen, go to the next open one", WHERE_TOPICS, 2,
	  compare_ok },
	{ "rows", "Enter", "rows", "into the topic's rows", WHERE_TOPICS, 3,
	  compare_enter },
	{ "unfold", "Enter", "unfold", "unfold or fold what is under the "
	  "cursor", WHERE_ROWS, 3, compare_enter },
	{ "next-topic", "]", "topic", "next topic", WHERE_ROWS, 4,
	  all_next_section },
	{ "previous-topic", "[", "topic", "previous topic", WHERE_ROWS, 4,
	  all_previous_section },
	{ "left", "h Left", "persona", "the persona to the left",
	  WHERE_COMPARE, 5, compare_left },
	{ "right", "l Right", "persona", "the persona to the right",
	  WHERE_COMPARE, 5, compare_right },
	{ "base", "b", "base",
	  "suggest again from this persona, for topics not yet ok",
	  WHERE_TOPICS, 7, compare_base },
	{ "scroll-down", "J", "draft", "scroll the other pane down",
	  WHERE_ROWS, 7, all_scroll_down },
	{ "scroll-up", "K", "draft", "scroll the other pane up", WHERE_ROWS,
	  7, all_scroll_up },
	{ "hide-covered", "=", "hide covered",
	  "hide or show what the draft says already", WHERE_ROWS, 6,
	  all_hide_same },
	{ "why", "i", "why", "why: origin, score, words", WHERE_COMPARE, 6,
	  compare_why },
	{ "match", "m", "match",
	  "move to another topic, pair, or keep apart", WHERE_COMPARE, 6,
	  compare_match },
	{ "pin", "p", "pin",
	  "this persona as the left column, or the draft again", WHERE_ROWS,
	  8, compare_pin },
	{ "back", "Esc", "topics", "back to the topics", WHERE_ROWS, 2,
	  compare_back },
	{ "compose", "c", "compose", "go on to the draft's outline",
	  WHERE_TOPICS, 2, all_compose },
	{ "compose", "c", NULL, "go on to the draft's outline", WHERE_ROWS, 0,
	  all_compose },
	{ "back", "Esc", NULL, "back to the list", WHERE_TOPICS, 0,
	  compare_back },
	{ "take-only", "t", NULL,
	  "take only this persona's, nothing else, for the topic or section",
	  WHERE_ROWS, 0, compare_take_only },
	{ "take-all", "a", NULL, "take everything new from this persona",
	  WHERE_ROWS, 0, compare_take_all },
	{ "leave-out", "x", NULL, "take it all out", WHERE_ROWS, 0,
	  compare_drop },
	{ "ok", "o", NULL, "tick the topic as seen, go to the next open one",
	  WHERE_ROWS, 0, compare_ok },
	{ "base", "b", NULL,
	  "suggest again from this persona, for topics not yet ok",
	  WHERE_ROWS, 0, compare_base },
	{ "pin", "p", NULL,
	  "this persona as the left column, or the draft again", WHERE_TOPICS,
	  0, compare_pin },
	{ "hide-covered", "=", NULL,
	  "hide or show what the draft says already", WHERE_TOPICS, 0,
	  all_hide_same },
	{ "scroll-down", "J", NULL, "scroll the other pane down",
	  WHERE_TOPICS, 0, all_scroll_down },
	{ "scroll-up", "K", NULL, "scroll the other pane up", WHERE_TOPICS, 0,
	  all_scroll_up },
	{ "next-topic", "]", NULL, "next topic", WHERE_TOPICS, 0,
	  all_next_section },
	{ "previous-topic", "[", NULL, "previous topic", WHERE_TOPICS, 0,
	  all_previous_section },
	{ "whole-files", "v", NULL, "whole files side by side at this topic",
	  WHERE_COMPARE, 0, compare_whole },
	{ "pane", "Tab Shift-Tab", NULL, "between topics and rows",
	  WHERE_COMPARE, 0, compare_tab },
	{ "open-file", "e", NULL, "open the source in $EDITOR at its line",
	  WHERE_COMPARE, 0, compare_edit },
	{ "copy", "y", NULL, "copy what is under the cursor", WHERE_COMPARE,
	  0, compare_copy },
};

static const struct command compose_rows[] = {
	{ "move-down", "J", "move", "move the entry down", WHERE_OUTLINE, 1,
	  compose_move_down },
	{ "move-up", "K", "move", "move the entry up", WHERE_OUTLINE, 1,
	  compose_move_up },
	{ "level-up", "<", "level", "one level up", WHERE_OUTLINE, 2,
	  compose_level_up },
	{ "level-down", ">", "level", "one level down", WHERE_OUTLINE, 2,
	  compose_level_down },
	{ "retitle", "r", "title", "give the section another title",
	  WHERE_OUTLINE, 3, compose_retitle },
	{ "edit", "e", "edit", "edit the entry's text in $EDITOR",
	  WHERE_OUTLINE, 4, compose_edit },
	{ "own-text", "+", "own text", "text of your own below",
	  WHERE_OUTLINE, 6, compose_own_text },
	{ "go-there", "Enter", "go there", "go to where the note points",
	  WHERE_NOTES, 1, compose_enter },
	{ "first-place", "h Left", "place", "the first place of the note",
	  WHERE_NOTES, 3, compose_first_place },
	{ "second-place", "l Right", "place", "the second place of the note",
	  WHERE_NOTES, 3, compose_second_place },
	{ "take-back", "Space", "take", "take what was left out",
	  WHERE_LEFT_OUT, 1, compose_take },
	{ "read", "Enter", "read", "read what was left out", WHERE_LEFT_OUT,
	  1, compose_enter },
	{ "drop", "x", "drop", "take it out of the draft",
	  WHERE_OUTLINE | WHERE_NOTES, 2, compose_drop },
	{ "fine", "o", "fine as it is", "this note is fine as it is",
	  WHERE_NOTES, 2, compose_ok },
	{ "next-note", "]", "next", "next note", WHERE_NOTES, 3,
	  all_next_section },
	{ "previous-note", "[", "next", "previous note", WHERE_NOTES, 3,
	  all_previous_section },
	{ "next-persona", "]", "persona", "next persona", WHERE_LEFT_OUT, 3,
	  all_next_section },
	{ "previous-persona", "[", "persona", "previous persona",
	  WHERE_LEFT_OUT, 3, all_previous_section },
	{ "hide-said", "=", "hide said",
	  "hide or show what the draft says already, in other words",
	  WHERE_LEFT_OUT, 4, all_hide_same },
	{ "tab", "Tab", "notes", "preview, notes, what is left out",
	  WHERE_OUTLINE | WHERE_PREVIEW, 4, compose_tab },
	{ "tab", "Tab", "left out", "what is left out", WHERE_NOTES, 4,
	  compose_tab },
	{ "tab", "Tab", "draft", "back to the draft", WHERE_LEFT_OUT, 4,
	  compose_tab },
	{ "search", "/", "search", "search in the draft", WHERE_OUTLINE, 7,
	  all_search },
	{ "undo", "u", "undo", "undo, and go there", WHERE_OUTLINE, 5,
	  session_undo },
	{ "export", "w", "export", "choose where it goes, then write it",
	  WHERE_OUTLINE, 1, all_export },
	{ "to-draft", "Enter", NULL, "back to the draft", WHERE_PREVIEW, 0,
	  compose_back },
	{ "tab-before", "Shift-Tab", NULL, "the tab before", WHERE_COMPOSE, 0,
	  compose_tab_before },
	{ "fold", "h Left", NULL, "fold", WHERE_OUTLINE, 0, compose_fold },
	{ "unfold", "l Right", NULL, "unfold", WHERE_OUTLINE, 0,
	  compose_unfold },
	{ "open", "Enter", NULL, "unfold or fold; of fields, edit them",
	  WHERE_OUTLINE, 0, compose_enter },
	{ "take-out", "Space", NULL, "take it out of the draft",
	  WHERE_OUTLINE, 0, compose_drop },
	{ "next-topic", "]", NULL, "next topic",
	  WHERE_OUTLINE | WHERE_PREVIEW, 0, all_next_section },
	{ "previous-topic", "[", NULL, "previous topic",
	  WHERE_OUTLINE | WHERE_PREVIEW, 0, all_previous_section },
	{ "back", "Esc", NULL, "back", WHERE_COMPOSE, 0, compose_back },
	{ "why", "i", NULL, "where it comes from, and why it is here",
	  WHERE_COMPOSE, 0, compose_why },
	{ "open-source", "e", NULL, "open the source in $EDITOR at its line",
	  WHERE_NOTES | WHERE_LEFT_OUT | WHERE_PREVIEW, 0,
	  compose_open_source },
	{ "copy", "y", NULL, "copy the text under the cursor", WHERE_COMPOSE,
	  0, compose_copy },
	{ "to-sources", "2", NULL, "Compare: this topic in all personas",
	  WHERE_COMPOSE, 0, compose_sources },
	{ "scroll-down", "J", NULL, "scroll the preview down",
	  WHERE_COMPOSE & ~WHERE_OUTLINE, 0, all_scroll_down },
	{ "scroll-up", "K", NULL, "scroll the preview up",
	  WHERE_COMPOSE & ~WHERE_OUTLINE, 0, all_scroll_up },
	{ "export", "w", NULL, "choose where it goes, then write it",
	  WHERE_COMPOSE & ~WHERE_OUTLINE, 0, all_export },
	{ "undo", "u", NULL, "undo, and go there",
	  WHERE_COMPOSE & ~WHERE_OUTLINE, 0, session_undo },
	{ "search", "/", NULL, "search here",
	  WHERE_COMPOSE & ~WHERE_OUTLINE, 0, all_search },
};

static const struct command export_rows[] = {
	{ "write", "Enter", "write", "do what the button says", WHERE_EXPORT,
	  1, export_enter },
	{ "down", "j Down", "target", "next target", WHERE_EXPORT, 2,
	  all_down },
	{ "up", "k Up", "target", "previous target", WHERE_EXPORT, 2,
	  all_up },
	{ "next-field", "Tab", "name, file", "target, name, file, button",
	  WHERE_EXPORT, 3, export_next_field },
	{ "previous-field", "Shift-Tab", NULL, "the field before",
	  WHERE_EXPORT, 0, export_previous_field },
	{ "scroll-down", "J", "scroll", "scroll the text down", WHERE_EXPORT,
	  5, all_scroll_down },
	{ "scroll-up", "K", "scroll", "scroll the text up", WHERE_EXPORT, 5,
	  all_scroll_up },
	{ "copy", "y", "copy", "copy the text", WHERE_EXPORT, 4,
	  export_copy },
	{ "pipe", "|", "pipe", "pipe the text to a command", WHERE_EXPORT, 4,
	  export_pipe },
	{ "zoom", "z", "whole", "the text on the whole screen, and back",
	  WHERE_EXPORT, 6, all_zoom },
	{ "back", "Esc", "back", "back to the draft", WHERE_EXPORT, 2,
	  export_back },
	{ "left", "h Left", NULL, "previous target", WHERE_EXPORT, 0,
	  export_left },
	{ "right", "l Right", NULL, "next target", WHERE_EXPORT, 0,
	  export_right },
	{ "why", "i", NULL, "what this target is and loses", WHERE_EXPORT, 0,
	  export_why },
	{ "search", "/", NULL, "search in the text", WHERE_EXPORT, 0,
	  all_search },
};

static const struct command all_rows[] = {
	{ "browse", "1", NULL, "Browse: all personas", WHERE_ALL, 0,
	  all_browse },
	{ "to-compare", "2", NULL, "Compare: topics and personas",
	  WHERE_ALL & ~WHERE_COMPOSE, 0, all_compare },
	{ "to-compose", "3", NULL, "Compose: the draft", WHERE_ALL, 0,
	  all_compose },
	{ "to-export", "4", NULL, "Export: write it", WHERE_ALL, 0,
	  all_export },
	{ "down", "j Down", NULL, "move down",
	  WHERE_ALL & ~(WHERE_SIDE | WHERE_EXPORT), 0, all_down },
	{ "up", "k Up", NULL, "move up",
	  WHERE_ALL & ~(WHERE_SIDE | WHERE_EXPORT), 0, all_up },
	{ "first", "g Home", NULL, "first row", WHERE_ALL, 0, all_first },
	{ "last", "G End", NULL, "last row", WHERE_ALL, 0, all_last },
	{ "half-down", "Ctrl-D", NULL, "half a page down", WHERE_ALL, 0,
	  all_half_down },
	{ "half-up", "Ctrl-U", NULL, "half a page up", WHERE_ALL, 0,
	  all_half_up },
	{ "page-down", "PgDn Ctrl-F", NULL, "a page down", WHERE_ALL, 0,
	  all_page_down },
	{ "page-up", "PgUp Ctrl-B", NULL, "a page up", WHERE_ALL, 0,
	  all_page_up },
	{ "scroll-down", "J", NULL, "scroll the other columns down",
	  WHERE_SIDE, 0, all_scroll_down },
	{ "scroll-up", "K", NULL, "scroll the other columns up", WHERE_SIDE,
	  0, all_scroll_up },
	{ "next-section", "]", NULL, "next section",
	  WHERE_BROWSE | WHERE_EXPORT, 0, all_next_section },
	{ "previous-section", "[", NULL, "previous section",
	  WHERE_BROWSE | WHERE_EXPORT, 0, all_previous_section },
	{ "search", "/", NULL, "search", WHERE_COMPARE, 0, all_search },
	{ "next-match", "n", NULL, "next match", WHERE_ALL, 0,
	  all_next_match },
	{ "previous-match", "N", NULL, "previous match", WHERE_ALL, 0,
	  all_previous_match },
	{ "export", "w", NULL, "go to Export", WHERE_ALL & ~WHERE_COMPOSE, 0,
	  all_export },
	{ "undo", "u", NULL, "undo, and go there",
	  WHERE_ALL & ~WHERE_COMPOSE, 0, session_undo },
	{ "redo", "Ctrl-R", NULL, "redo, and go there", WHERE_ALL, 0,
	  session_redo },
	{ "zoom", "z", NULL, "zoom the pane, and back",
	  WHERE_ALL & ~WHERE_EXPORT, 0, all_zoom },
	{ "reload", "R", NULL, "read changed files again", WHERE_ALL, 0,
	  all_reload },
	{ "redraw", "Ctrl-L", NULL, "draw the screen anew", WHERE_ALL, 0,
	  all_redraw },
	{ "suspend", "Ctrl-Z", NULL, "suspend", WHERE_ALL, 0, all_suspend },
	{ "palette", ":", "more", "every action with its key", WHERE_ALL, 5,
	  all_palette },
	{ "help", "?", "help", "the keys of this screen", WHERE_ALL, 0,
	  all_help },
	{ "quit", "q Ctrl-C", NULL, "back out, then quit", WHERE_ALL, 0,
	  all_quit },
};

#define GROUP(rows) { rows, sizeof(rows) / sizeof *(rows) }

static const struct group {
	const struct command *rows;
	size_t count;
} groups[] = {
	GROUP(browse_rows),
	GROUP(side_rows),
	GROUP(compare_rows),
	GROUP(compose_rows),
	GROUP(export_rows),
	GROUP(all_rows),
};

const struct command *
command_at(size_t index)
{
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		if (index < groups[i].count)
			return &groups[i].rows[index];
		index -= groups[i].count;
	}
	return NULL;
}

const struct command *
command_for_key(const struct config *config, unsigned where, struct str key)
{
	const struct command *command;

	for (size_t i = 0; (command = command_at(i)); i++)
		if (config_has_key(config, i, where, key))
			return command;
	return NULL;
}

const struct command *
command_find(unsigned where, struct str name)
{
	const struct command *command;

	for (size_t i = 0; (command = command_at(i)); i++)
		if (command->where & where &&
		    str_eq(str_of(command->name), name))
			return command;
	return NULL;
}

static unsigned
where_in_compose(const struct outline *outline)
{
	static const unsigned tabs[TAB_COUNT] = {
		[TAB_PREVIEW] = WHERE_PREVIEW,
		[TAB_NOTES] = WHERE_NOTES,
		[TAB_LEFT_OUT] = WHERE_LEFT_OUT,
	};

	return outline->tab_focus ? tabs[outline->tab] : WHERE_OUTLINE;
}

unsigned
session_where(const struct session *session)
{
	switch (session->screen) {
	case SCREEN_SIDE:
		return WHERE_SIDE;
	case SCREEN_COMPARE:
		return session->board.focus == FOCUS_ROWS ? WHERE_ROWS
							  : WHERE_TOPICS;
	case SCREEN_COMPOSE:
		return where_in_compose(&session->outline);
	case SCREEN_EXPORT:
		return WHERE_EXPORT;
	default:
		return WHERE_BROWSE;
	}
}

const char *
where_name(unsigned where)
{
	static const struct {
		unsigned where;
		const char *name;
	} names[] = {
		{ WHERE_ALL, "everywhere" },
		{ WHERE_BROWSE, "Browse" },
		{ WHERE_SIDE, "side by side" },
		{ BROWSING, "Browse, side by side" },
		{ WHERE_TOPICS, "Compare, topics" },
		{ WHERE_ROWS, "Compare, rows" },
		{ WHERE_COMPARE, "Compare" },
		{ WHERE_OUTLINE, "Compose" },
		{ WHERE_NOTES, "Compose, notes" },
		{ WHERE_LEFT_OUT, "Compose, left out" },
		{ WHERE_PREVIEW, "Compose, preview" },
		{ WHERE_OUTLINE | WHERE_NOTES, "Compose" },
		{ WHERE_OUTLINE | WHERE_PREVIEW, "Compose" },
		{ WHERE_NOTES | WHERE_LEFT_OUT | WHERE_PREVIEW,
		  "Compose, tabs" },
		{ WHERE_COMPOSE, "Compose" },
		{ WHERE_EXPORT, "Export" },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].where == where)
			return names[i].name;
	return "most screens";
}
