/* SPDX-License-Identifier: MIT */
#include "app/command.h"

#include "app/actions.h"
#include "app/handlers.h"
#include "base/count.h"

enum {
	BROWSING = WHERE_BROWSE | WHERE_SIDE,
};

static const struct command browse_rows[] = {
	{ "mark", "Space", "mark the persona, or unmark it",
	  WHERE_BROWSE, browse_mark, "mark", WHERE_BROWSE, 1 },
	{ "mark-all", "a", "mark all in view",
	  WHERE_BROWSE, browse_mark_all, "all", WHERE_BROWSE, 2 },
	{ "compare", "c", "compare the marked ones, two or more",
	  BROWSING, all_compare_marked, "compare", BROWSING, 1 },
	{ "filter", "/", "filter by name, description, tags, path and text",
	  WHERE_BROWSE, browse_filter, "filter", WHERE_BROWSE, 3 },
	{ "side-by-side", "v", "whole files of the marked side by side",
	  WHERE_BROWSE, browse_side, "side by side", WHERE_BROWSE, 4 },
	{ "scroll-down", "J", "scroll the preview down",
	  WHERE_BROWSE, all_scroll_down, "preview", WHERE_BROWSE, 6 },
	{ "scroll-up", "K", "scroll the preview up",
	  WHERE_BROWSE, all_scroll_up, "preview", WHERE_BROWSE, 6 },
	{ "sort", "s", "sort by path, name, tokens, overlap with the marked",
	  WHERE_BROWSE, browse_sort_next, "sort", WHERE_BROWSE, 7 },
	{ "hide-copies", "=", "hide or show identical files",
	  WHERE_BROWSE, all_hide_same, "hide copies", WHERE_BROWSE, 8 },
	{ "open-file", "e", "open the file in $EDITOR",
	  WHERE_BROWSE, browse_edit, "open file", WHERE_BROWSE, 9 },
	{ "unmark", "x", "take the mark off",
	  WHERE_BROWSE, browse_unmark, NULL, 0, 0 },
	{ "read", "Enter", "read the file whole",
	  WHERE_BROWSE, browse_read, NULL, 0, 0 },
	{ "fold", "h Left", "fold the preview",
	  WHERE_BROWSE, browse_fold, NULL, 0, 0 },
	{ "unfold", "l Right", "unfold the preview",
	  WHERE_BROWSE, browse_unfold, NULL, 0, 0 },
	{ "back", "Esc", "clear the filter",
	  WHERE_BROWSE, browse_back, NULL, 0, 0 },
	{ "why", "i", "what was found in this file",
	  WHERE_BROWSE, browse_why, NULL, 0, 0 },
	{ "copy", "y", "copy the file's text",
	  WHERE_BROWSE, browse_copy, NULL, 0, 0 },
};

static const struct command side_rows[] = {
	{ "left", "h Left", "the persona to the left",
	  WHERE_SIDE, side_left, "column", WHERE_SIDE, 1 },
	{ "right", "l Right", "the persona to the right",
	  WHERE_SIDE, side_right, "column", WHERE_SIDE, 1 },
	{ "down", "j Down", "scroll down",
	  WHERE_SIDE, all_down, "scroll", WHERE_SIDE, 2 },
	{ "up", "k Up", "scroll up",
	  WHERE_SIDE, all_up, "scroll", WHERE_SIDE, 2 },
	{ "next-section", "]", "next section; the others follow",
	  WHERE_SIDE, all_next_section, "section", WHERE_SIDE, 3 },
	{ "previous-section", "[", "previous section",
	  WHERE_SIDE, all_previous_section, "section", WHERE_SIDE, 3 },
	{ "follow", "s", "the others follow by topic, or stay",
	  WHERE_SIDE, side_follow, "follow on/off", WHERE_SIDE, 4 },
	{ "search", "/", "search in the column",
	  WHERE_SIDE, all_search, "search", WHERE_SIDE, 6 },
	{ "fold", "Enter Space", "fold or unfold the section",
	  WHERE_SIDE, side_fold, "fold", WHERE_SIDE, 5 },
	{ "back", "v Esc", "back to where you came from",
	  WHERE_SIDE, side_back, "back", WHERE_SIDE, 1 },
	{ "why", "i", "what was found in this file",
	  WHERE_SIDE, side_why, NULL, 0, 0 },
	{ "open-file", "e", "open the file in $EDITOR at the section",
	  WHERE_SIDE, side_edit, NULL, 0, 0 },
	{ "copy", "y", "copy the section's text",
	  WHERE_SIDE, side_copy, NULL, 0, 0 },
};

static const struct command compare_rows[] = {
	{ "take", "Space", "take what is under the cursor, or take it out",
	  WHERE_COMPARE, compare_take, "take", WHERE_COMPARE, 1 },
	{ "take-only", "t",
	  "take only this persona's, nothing else, for the topic or section",
	  WHERE_COMPARE, compare_take_only, "only this", WHERE_TOPICS, 3 },
	{ "take-all", "a", "take everything new from everyone",
	  WHERE_TOPICS, compare_take_all, "all", WHERE_TOPICS, 4 },
	{ "take-all", "a", "take everything new from this persona",
	  WHERE_ROWS, compare_take_all, NULL, 0, 0 },
	{ "leave-out", "x", "take it all out",
	  WHERE_COMPARE, compare_drop, "none", WHERE_TOPICS, 4 },
	{ "ok", "o", "tick the topic as seen, go to the next open one",
	  WHERE_COMPARE, compare_ok, "ok, next", WHERE_TOPICS, 2 },
	{ "ok-rest", "O", "tick all topics that are open and not flagged",
	  WHERE_COMPARE, compare_ok_rest, "ok all the rest", WHERE_TOPICS, 6 },
	{ "next-flagged", "}", "next flagged topic",
	  WHERE_COMPARE, compare_next_flagged, "flagged", WHERE_TOPICS, 5 },
	{ "previous-flagged", "{", "previous flagged topic",
	  WHERE_COMPARE, compare_previous_flagged, "flagged", WHERE_TOPICS, 5 },
	{ "which", "C", "which of these personas, and what would be lost",
	  WHERE_REVIEW, compare_which, "which", WHERE_TOPICS, 7 },
	{ "rows", "Enter", "into the topic's rows",
	  WHERE_TOPICS, compare_enter, "rows", WHERE_TOPICS, 0 },
	{ "unfold", "Enter", "unfold or fold what is under the cursor",
	  WHERE_ROWS, compare_enter, "unfold", WHERE_ROWS, 0 },
	{ "next-topic", "]", "next topic",
	  WHERE_COMPARE, all_next_section, "topic", WHERE_ROWS, 4 },
	{ "previous-topic", "[", "previous topic",
	  WHERE_COMPARE, all_previous_section, "topic", WHERE_ROWS, 4 },
	{ "left", "h Left", "the persona to the left",
	  WHERE_COMPARE, compare_left, "persona", WHERE_COMPARE, 5 },
	{ "right", "l Right", "the persona to the right",
	  WHERE_COMPARE, compare_right, "persona", WHERE_COMPARE, 5 },
	{ "base", "b", "suggest again from this persona, for topics not yet ok",
	  WHERE_COMPARE, compare_base, "base", WHERE_TOPICS, 7 },
	{ "scroll-down", "J", "scroll the other pane down",
	  WHERE_COMPARE, all_scroll_down, "draft", WHERE_ROWS, 7 },
	{ "scroll-up", "K", "scroll the other pane up",
	  WHERE_COMPARE, all_scroll_up, "draft", WHERE_ROWS, 7 },
	{ "hide-covered", "=", "hide or show what the draft says already",
	  WHERE_COMPARE, all_hide_same, "hide covered", WHERE_ROWS, 6 },
	{ "why", "i", "why: origin, score, words",
	  WHERE_COMPARE, compare_why, "why", WHERE_COMPARE, 6 },
	{ "match", "m", "move to another topic, pair, or keep apart",
	  WHERE_COMPARE, compare_match, "match", WHERE_COMPARE, 6 },
	{ "pin", "p", "this persona as the left column, or the draft again",
	  WHERE_COMPARE, compare_pin, "pin", WHERE_ROWS, 8 },
	{ "back", "Esc", "back to the topics",
	  WHERE_ROWS, compare_back, "topics", WHERE_ROWS, 2 },
	{ "back", "Esc", "back to the list",
	  WHERE_TOPICS, compare_back, NULL, 0, 0 },
	{ "compose", "c", "go on to the draft's outline",
	  WHERE_COMPARE, all_compose, "compose", WHERE_TOPICS, 2 },
	{ "whole-files", "v", "whole files side by side at this topic",
	  WHERE_COMPARE, compare_whole, NULL, 0, 0 },
	{ "pane", "Tab Shift-Tab", "between topics and rows",
	  WHERE_COMPARE, compare_tab, NULL, 0, 0 },
	{ "open-file", "e", "open the source in $EDITOR at its line",
	  WHERE_COMPARE, compare_edit, NULL, 0, 0 },
	{ "copy", "y", "copy what is under the cursor",
	  WHERE_COMPARE, compare_copy, NULL, 0, 0 },
};

static const struct command points_rows[] = {
	{ "take", "Space", "take this wording, or take it out",
	  WHERE_POINTS, compare_take, "this wording", WHERE_POINTS, 1 },
	{ "keep-both", "a", "take this wording as well",
	  WHERE_POINTS, points_take_both, "keep both", WHERE_POINTS, 2 },
	{ "wordings", "Enter", "show or hide its wordings, or its text",
	  WHERE_POINTS, points_unfold, "wordings", WHERE_POINTS, 0 },
	{ "edit", "e", "edit it as it stands in the draft",
	  WHERE_POINTS, points_edit, "edit", WHERE_POINTS, 2 },
	{ "start-from", "E", "take this wording and edit it",
	  WHERE_POINTS, points_start_from, "edit from it", WHERE_POINTS, 6 },
	{ "ok", "o", "tick the topic as seen, go to the next open one",
	  WHERE_POINTS, compare_ok, "ok, next", WHERE_POINTS, 2 },
	{ "next-topic", "]", "next topic",
	  WHERE_POINTS, all_next_section, "topic", WHERE_POINTS, 4 },
	{ "previous-topic", "[", "previous topic",
	  WHERE_POINTS, all_previous_section, "topic", WHERE_POINTS, 4 },
	{ "by", "s", "topics by persona, each in its own text and order",
	  WHERE_POINTS, compare_by, "by persona", WHERE_POINTS, 3 },
	{ "by", "s", "topics by statement: who says it, in which words",
	  WHERE_COMPARE, compare_by, "by statement", WHERE_ROWS, 4 },
	{ "hide-taken", "=", "hide or show what the draft has",
	  WHERE_POINTS, all_hide_same, "hide what is in", WHERE_POINTS, 7 },
	{ "next-flagged", "}", "next flagged topic",
	  WHERE_POINTS, compare_next_flagged, NULL, 0, 0 },
	{ "previous-flagged", "{", "previous flagged topic",
	  WHERE_POINTS, compare_previous_flagged, NULL, 0, 0 },
	{ "why", "i", "who says it, where, and in which words",
	  WHERE_POINTS, points_why, "why", WHERE_POINTS, 6 },
	{ "back", "Esc", "back to the topics",
	  WHERE_POINTS, compare_back, "topics", WHERE_POINTS, 2 },
	{ "pane", "Tab Shift-Tab", "the draft, where there is one pane",
	  WHERE_POINTS, points_pane, NULL, 0, 0 },
	{ "scroll-down", "J", "scroll the draft down",
	  WHERE_POINTS, all_scroll_down, NULL, 0, 0 },
	{ "scroll-up", "K", "scroll the draft up",
	  WHERE_POINTS, all_scroll_up, NULL, 0, 0 },
	{ "compose", "c", "go on to the draft's outline",
	  WHERE_POINTS, all_compose, NULL, 0, 0 },
	{ "copy", "y", "copy the statement",
	  WHERE_POINTS, points_copy, NULL, 0, 0 },
};

static const struct command compose_rows[] = {
	{ "move-down", "J", "move the entry down",
	  WHERE_OUTLINE, compose_move_down, "move", WHERE_OUTLINE, 1 },
	{ "move-up", "K", "move the entry up",
	  WHERE_OUTLINE, compose_move_up, "move", WHERE_OUTLINE, 1 },
	{ "level-up", "<", "one level up",
	  WHERE_OUTLINE, compose_level_up, "level", WHERE_OUTLINE, 2 },
	{ "level-down", ">", "one level down",
	  WHERE_OUTLINE, compose_level_down, "level", WHERE_OUTLINE, 2 },
	{ "retitle", "r", "give the section another title",
	  WHERE_OUTLINE, compose_retitle, "title", WHERE_OUTLINE, 3 },
	{ "edit", "e", "edit the entry's text: a line here, more in $EDITOR",
	  WHERE_OUTLINE, compose_edit, "edit", WHERE_OUTLINE, 4 },
	{ "edit-outside", "E", "edit the entry's text in $EDITOR",
	  WHERE_OUTLINE, compose_edit_outside, NULL, 0, 0 },
	{ "take-upstream", "Space", "take the new words, or what is new",
	  WHERE_UPSTREAM, compose_upstream_take, "take", WHERE_UPSTREAM, 1 },
	{ "take-all-upstream", "a", "take all new words and all that is new",
	  WHERE_UPSTREAM, compose_upstream_take_all, "all", WHERE_UPSTREAM,
	  3 },
	{ "fine-upstream", "o",
	  "fine as it is: the old words stay, what is new is left",
	  WHERE_UPSTREAM, compose_upstream_keep, "fine as it is",
	  WHERE_UPSTREAM, 1 },
	{ "drop-upstream", "x", "take it out of the draft",
	  WHERE_UPSTREAM, compose_upstream_drop, "drop", WHERE_UPSTREAM, 2 },
	{ "go-there", "Enter", "go to where it stands in the draft",
	  WHERE_UPSTREAM, compose_upstream_enter, "go there", WHERE_UPSTREAM,
	  3 },
	{ "next-change", "]", "next change",
	  WHERE_UPSTREAM, all_next_section, NULL, 0, 0 },
	{ "previous-change", "[", "previous change",
	  WHERE_UPSTREAM, all_previous_section, NULL, 0, 0 },
	{ "tab", "Tab", "back to the draft",
	  WHERE_UPSTREAM, compose_tab, "draft", WHERE_UPSTREAM, 4 },
	{ "against", "d", "the draft against one original: gone, or otherwise",
	  WHERE_COMPOSE, compose_against, "against", WHERE_OUTLINE, 8 },
	{ "budget", "B", "the tokens it may have, and what costs least to lose",
	  WHERE_COMPOSE, compose_budget, NULL, 0, 0 },
	{ "own-text", "+", "text of your own below",
	  WHERE_OUTLINE, compose_own_text, "own text", WHERE_OUTLINE, 6 },
	{ "go-there", "Enter", "go to where the note points",
	  WHERE_NOTES, compose_enter, "go there", WHERE_NOTES, 1 },
	{ "first-place", "h Left", "the first place of the note",
	  WHERE_NOTES, compose_first_place, "place", WHERE_NOTES, 3 },
	{ "second-place", "l Right", "the second place of the note",
	  WHERE_NOTES, compose_second_place, "place", WHERE_NOTES, 3 },
	{ "take-back", "Space", "take what was left out",
	  WHERE_LEFT_OUT, compose_take, "take", WHERE_LEFT_OUT, 1 },
	{ "read", "Enter", "read what was left out",
	  WHERE_LEFT_OUT, compose_enter, "read", WHERE_LEFT_OUT, 1 },
	{ "drop", "x", "take it out of the draft",
	  WHERE_OUTLINE | WHERE_NOTES, compose_drop, "drop",
	  WHERE_OUTLINE | WHERE_NOTES, 2 },
	{ "fine", "o", "this note is fine as it is",
	  WHERE_NOTES, compose_ok, "fine as it is", WHERE_NOTES, 2 },
	{ "next-note", "]", "next note",
	  WHERE_NOTES, all_next_section, "next", WHERE_NOTES, 3 },
	{ "previous-note", "[", "previous note",
	  WHERE_NOTES, all_previous_section, "next", WHERE_NOTES, 3 },
	{ "next-persona", "]", "next persona",
	  WHERE_LEFT_OUT, all_next_section, "persona", WHERE_LEFT_OUT, 3 },
	{ "previous-persona", "[", "previous persona",
	  WHERE_LEFT_OUT, all_previous_section, "persona", WHERE_LEFT_OUT, 3 },
	{ "hide-said", "=",
	  "hide or show what the draft says already, in other words",
	  WHERE_LEFT_OUT, all_hide_same, "hide said", WHERE_LEFT_OUT, 4 },
	{ "tab", "Tab", "preview, notes, what is left out",
	  WHERE_OUTLINE | WHERE_PREVIEW, compose_tab, "notes",
	  WHERE_OUTLINE | WHERE_PREVIEW, 4 },
	{ "tab", "Tab", "what is left out",
	  WHERE_NOTES, compose_tab, "left out", WHERE_NOTES, 4 },
	{ "tab", "Tab", "what its sources say since, or back to the draft",
	  WHERE_LEFT_OUT, compose_tab, "draft", WHERE_LEFT_OUT, 4 },
	{ "search", "/", "search",
	  WHERE_ALL & ~BROWSING, all_search, "search", WHERE_OUTLINE, 7 },
	{ "undo", "u", "undo, and go there",
	  WHERE_ALL, session_undo, "undo", WHERE_OUTLINE, 5 },
	{ "export", "w", "choose where it goes, then write it",
	  WHERE_ALL, all_export, "export", WHERE_OUTLINE, 1 },
	{ "to-draft", "Enter", "back to the draft",
	  WHERE_PREVIEW, compose_back, NULL, 0, 0 },
	{ "tab-before", "Shift-Tab", "the tab before",
	  WHERE_COMPOSE, compose_tab_before, NULL, 0, 0 },
	{ "fold", "h Left", "fold", WHERE_OUTLINE, compose_fold, NULL, 0, 0 },
	{ "unfold", "l Right", "unfold",
	  WHERE_OUTLINE, compose_unfold, NULL, 0, 0 },
	{ "open", "Enter", "unfold or fold; of fields, edit them",
	  WHERE_OUTLINE, compose_enter, NULL, 0, 0 },
	{ "take-out", "Space", "take it out of the draft",
	  WHERE_OUTLINE, compose_drop, NULL, 0, 0 },
	{ "next-topic", "]", "next topic",
	  WHERE_OUTLINE | WHERE_PREVIEW, all_next_section, NULL, 0, 0 },
	{ "previous-topic", "[", "previous topic",
	  WHERE_OUTLINE | WHERE_PREVIEW, all_previous_section, NULL, 0, 0 },
	{ "back", "Esc", "back", WHERE_COMPOSE, compose_back, NULL, 0, 0 },
	{ "why", "i", "where it comes from, and why it is here",
	  WHERE_COMPOSE, compose_why, NULL, 0, 0 },
	{ "open-source", "e", "open the source in $EDITOR at its line",
	  WHERE_NOTES | WHERE_LEFT_OUT | WHERE_PREVIEW, compose_open_source,
	  NULL, 0, 0 },
	{ "copy", "y", "copy the text under the cursor",
	  WHERE_COMPOSE, compose_copy, NULL, 0, 0 },
	{ "to-sources", "2", "Compare: this topic in all personas",
	  WHERE_COMPOSE, compose_sources, NULL, 0, 0 },
	{ "scroll-down", "J", "scroll the preview down",
	  WHERE_COMPOSE & ~WHERE_OUTLINE, all_scroll_down, NULL, 0, 0 },
	{ "scroll-up", "K", "scroll the preview up",
	  WHERE_COMPOSE & ~WHERE_OUTLINE, all_scroll_up, NULL, 0, 0 },
};

static const struct command export_rows[] = {
	{ "write", "Enter", "do what the button says",
	  WHERE_TARGETS, export_enter, "write", WHERE_TARGETS, 1 },
	{ "change", "Enter", "type another name or file",
	  WHERE_FIELD, export_enter, "change", WHERE_FIELD, 1 },
	{ "down", "j Down", "next target",
	  WHERE_EXPORT, all_down, "target", WHERE_EXPORT, 2 },
	{ "up", "k Up", "previous target",
	  WHERE_EXPORT, all_up, "target", WHERE_EXPORT, 2 },
	{ "next-field", "Tab", "target, name, file, button",
	  WHERE_EXPORT, export_next_field, "name, file", WHERE_EXPORT, 3 },
	{ "previous-field", "Shift-Tab", "the field before",
	  WHERE_EXPORT, export_previous_field, NULL, 0, 0 },
	{ "scroll-down", "J", "scroll the text down",
	  WHERE_EXPORT, all_scroll_down, "scroll", WHERE_EXPORT, 5 },
	{ "scroll-up", "K", "scroll the text up",
	  WHERE_EXPORT, all_scroll_up, "scroll", WHERE_EXPORT, 5 },
	{ "copy", "y", "copy the text",
	  WHERE_EXPORT, export_copy, "copy", WHERE_EXPORT, 4 },
	{ "pipe", "|", "pipe the text to a command",
	  WHERE_EXPORT, export_pipe, "pipe", WHERE_EXPORT, 4 },
	{ "zoom", "z", "the text on the whole screen, and back",
	  WHERE_EXPORT, all_zoom, "whole", WHERE_EXPORT, 6 },
	{ "back", "Esc", "back to the draft",
	  WHERE_EXPORT, export_back, "back", WHERE_EXPORT, 2 },
	{ "left", "h Left", "previous target",
	  WHERE_EXPORT, export_left, NULL, 0, 0 },
	{ "right", "l Right", "next target",
	  WHERE_EXPORT, export_right, NULL, 0, 0 },
	{ "why", "i", "what this target is and loses",
	  WHERE_EXPORT, export_why, NULL, 0, 0 },
};

static const struct command all_rows[] = {
	{ "browse", "1", "Browse: all personas",
	  WHERE_ALL, all_browse, NULL, 0, 0 },
	{ "to-compare", "2", "Compare: topics and personas",
	  WHERE_ALL & ~WHERE_COMPOSE, all_compare, NULL, 0, 0 },
	{ "to-compose", "3", "Compose: the draft",
	  WHERE_ALL, all_compose, NULL, 0, 0 },
	{ "to-export", "4", "Export: write it",
	  WHERE_ALL, all_export, NULL, 0, 0 },
	{ "down", "j Down", "move down",
	  WHERE_ALL & ~(WHERE_SIDE | WHERE_EXPORT), all_down, NULL, 0, 0 },
	{ "up", "k Up", "move up",
	  WHERE_ALL & ~(WHERE_SIDE | WHERE_EXPORT), all_up, NULL, 0, 0 },
	{ "first", "g Home", "first row", WHERE_ALL, all_first, NULL, 0, 0 },
	{ "last", "G End", "last row", WHERE_ALL, all_last, NULL, 0, 0 },
	{ "half-down", "Ctrl-D", "half a page down",
	  WHERE_ALL, all_half_down, NULL, 0, 0 },
	{ "half-up", "Ctrl-U", "half a page up",
	  WHERE_ALL, all_half_up, NULL, 0, 0 },
	{ "page-down", "PgDn Ctrl-F", "a page down",
	  WHERE_ALL, all_page_down, NULL, 0, 0 },
	{ "page-up", "PgUp Ctrl-B", "a page up",
	  WHERE_ALL, all_page_up, NULL, 0, 0 },
	{ "scroll-down", "J", "scroll the other columns down",
	  WHERE_SIDE, all_scroll_down, NULL, 0, 0 },
	{ "scroll-up", "K", "scroll the other columns up",
	  WHERE_SIDE, all_scroll_up, NULL, 0, 0 },
	{ "next-section", "]", "next section",
	  WHERE_BROWSE | WHERE_EXPORT, all_next_section, NULL, 0, 0 },
	{ "previous-section", "[", "previous section",
	  WHERE_BROWSE | WHERE_EXPORT, all_previous_section, NULL, 0, 0 },
	{ "next-match", "n", "next match",
	  WHERE_ALL, all_next_match, NULL, 0, 0 },
	{ "previous-match", "N", "previous match",
	  WHERE_ALL, all_previous_match, NULL, 0, 0 },
	{ "redo", "Ctrl-R", "redo, and go there",
	  WHERE_ALL, session_redo, NULL, 0, 0 },
	{ "zoom", "z", "zoom the pane, and back",
	  WHERE_ALL & ~WHERE_EXPORT, all_zoom, NULL, 0, 0 },
	{ "reload", "R", "read changed files again",
	  WHERE_ALL, all_reload, NULL, 0, 0 },
	{ "redraw", "Ctrl-L", "draw the screen anew",
	  WHERE_ALL, all_redraw, NULL, 0, 0 },
	{ "suspend", "Ctrl-Z", "suspend", WHERE_ALL, all_suspend, NULL, 0, 0 },
	{ "palette", ":", "every action with its key",
	  WHERE_ALL, all_palette, "more", WHERE_ALL, 5 },
	{ "help", "?", "the keys of this screen",
	  WHERE_ALL, all_help, "help", WHERE_ALL, 0 },
	{ "quit", "q Ctrl-C", "back out, then quit",
	  WHERE_ALL, all_quit, NULL, 0, 0 },
};

#define GROUP(rows) { rows, COUNT(rows) }

static const struct group {
	const struct command *rows;
	size_t count;
} groups[] = {
	GROUP(browse_rows),
	GROUP(side_rows),
	GROUP(compare_rows),
	GROUP(points_rows),
	GROUP(compose_rows),
	GROUP(export_rows),
	GROUP(all_rows),
};

const struct command *
command_at(size_t index)
{
	for (size_t i = 0; i < COUNT(groups); i++) {
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
		[TAB_UPSTREAM] = WHERE_UPSTREAM,
	};

	return outline->tab_focus ? tabs[outline->tab] : WHERE_OUTLINE;
}

static unsigned
where_in_export(const struct exporting *exporting)
{
	return exporting->focus == EXPORT_NAME ||
	       exporting->focus == EXPORT_FILE ? WHERE_FIELD : WHERE_TARGETS;
}

unsigned
session_where(const struct session *session)
{
	switch (session->screen) {
	case SCREEN_SIDE:
		return WHERE_SIDE;
	case SCREEN_COMPARE:
		if (session->board.focus == FOCUS_TOPICS)
			return WHERE_TOPICS;
		return board_by_statement(session) ? WHERE_POINTS : WHERE_ROWS;
	case SCREEN_COMPOSE:
		return where_in_compose(&session->outline);
	case SCREEN_EXPORT:
		return where_in_export(&session->exporting);
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
		{ WHERE_POINTS, "Compare, by statement" },
		{ WHERE_ROWS | WHERE_POINTS, "Compare, one topic" },
		{ WHERE_OUTLINE, "Compose" },
		{ WHERE_NOTES, "Compose, notes" },
		{ WHERE_LEFT_OUT, "Compose, left out" },
		{ WHERE_PREVIEW, "Compose, preview" },
		{ WHERE_UPSTREAM, "Compose, upstream" },
		{ WHERE_OUTLINE | WHERE_NOTES, "Compose" },
		{ WHERE_OUTLINE | WHERE_PREVIEW, "Compose" },
		{ WHERE_NOTES | WHERE_LEFT_OUT | WHERE_PREVIEW,
		  "Compose, tabs" },
		{ WHERE_COMPOSE, "Compose" },
		{ WHERE_TARGETS, "Export, targets" },
		{ WHERE_FIELD, "Export, name and file" },
		{ WHERE_EXPORT, "Export" },
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (names[i].where == where)
			return names[i].name;
	return "most screens";
}

static const struct {
	unsigned where;
	const char *title;
} chapters[] = {
	{ WHERE_ALL, "Everywhere" },	    { WHERE_BROWSE, "Browse" },
	{ WHERE_SIDE, "Side by side" },	    { WHERE_REVIEW, "Compare" },
	{ WHERE_COMPOSE, "Compose" },	    { WHERE_EXPORT, "Export" },
};

const char *
chapter_title(size_t chapter)
{
	return chapter < COUNT(chapters) ? chapters[chapter].title : NULL;
}

bool
chapter_tells(size_t chapter, const struct command *command)
{
	for (size_t i = 1; i < COUNT(chapters); i++)
		if ((command->where & ~chapters[i].where) == 0)
			return i == chapter;
	return chapter == 0;
}
