/* SPDX-License-Identifier: MIT */
#ifndef APP_HANDLERS_H
#define APP_HANDLERS_H

struct session;

/* What the rows of the command table run, by file. Private to app. */

/* actions_all.c */
void all_browse(struct session *session);
void all_compare(struct session *session);
void all_compare_marked(struct session *session);
void all_compose(struct session *session);
void all_export(struct session *session);
void all_down(struct session *session);
void all_up(struct session *session);
void all_first(struct session *session);
void all_last(struct session *session);
void all_half_down(struct session *session);
void all_half_up(struct session *session);
void all_page_down(struct session *session);
void all_page_up(struct session *session);
void all_scroll_down(struct session *session);
void all_scroll_up(struct session *session);
void all_next_section(struct session *session);
void all_previous_section(struct session *session);
void all_hide_same(struct session *session);
void all_zoom(struct session *session);
void all_reload(struct session *session);
void all_redraw(struct session *session);
void all_palette(struct session *session);
void all_help(struct session *session);
void all_quit(struct session *session);
void all_suspend(struct session *session);

/* search.c */
void all_search(struct session *session);
void all_next_match(struct session *session);
void all_previous_match(struct session *session);

/* actions_browse.c */
void browse_mark(struct session *session);
void browse_mark_all(struct session *session);
void browse_unmark(struct session *session);
void browse_filter(struct session *session);
void browse_sort_next(struct session *session);
void browse_fold(struct session *session);
void browse_unfold(struct session *session);
void browse_read(struct session *session);
void browse_side(struct session *session);
void browse_back(struct session *session);
void browse_why(struct session *session);
void browse_edit(struct session *session);
void browse_copy(struct session *session);

/* actions_side.c */
void side_left(struct session *session);
void side_right(struct session *session);
void side_fold(struct session *session);
void side_follow(struct session *session);
void side_back(struct session *session);
void side_why(struct session *session);
void side_edit(struct session *session);
void side_copy(struct session *session);

/* actions_compare.c */
void compare_left(struct session *session);
void compare_right(struct session *session);
void compare_tab(struct session *session);
void compare_enter(struct session *session);
void compare_back(struct session *session);
void compare_take(struct session *session);
void compare_take_only(struct session *session);
void compare_take_all(struct session *session);
void compare_drop(struct session *session);
void compare_ok(struct session *session);
void compare_ok_rest(struct session *session);
void compare_next_flagged(struct session *session);
void compare_previous_flagged(struct session *session);
void compare_base(struct session *session);
void compare_match(struct session *session);
void compare_pin(struct session *session);
void compare_whole(struct session *session);
void compare_why(struct session *session);
void compare_edit(struct session *session);
void compare_copy(struct session *session);
void compare_by(struct session *session);
void compare_which(struct session *session);
/* The same by statement; compare_points.c. */
void points_take(struct session *session);
void points_take_both(struct session *session);
void points_edit(struct session *session);
void points_start_from(struct session *session);
void points_unfold(struct session *session);
void points_pane(struct session *session);
void points_why(struct session *session);
void points_copy(struct session *session);
void points_hint(struct session *session);

/* actions_compose.c, compose_change.c, compose_why.c */
void compose_move_down(struct session *session);
void compose_move_up(struct session *session);
void compose_level_up(struct session *session);
void compose_level_down(struct session *session);
void compose_retitle(struct session *session);
void compose_edit(struct session *session);
void compose_own_text(struct session *session);
void compose_drop(struct session *session);
void compose_take(struct session *session);
void compose_fold(struct session *session);
void compose_unfold(struct session *session);
void compose_first_place(struct session *session);
void compose_second_place(struct session *session);
void compose_tab(struct session *session);
void compose_tab_before(struct session *session);
void compose_enter(struct session *session);
void compose_back(struct session *session);
void compose_ok(struct session *session);
void compose_sources(struct session *session);
void compose_open_source(struct session *session);
void compose_why(struct session *session);
void compose_copy(struct session *session);
void compose_edit_outside(struct session *session);
void compose_against(struct session *session); /* compose_against.c */
/* compose_budget.c: asked for, or given as text. */
void compose_budget(struct session *session);
void compose_budget_to(struct session *session, struct str text);
/* outline_upstream.c */
void compose_upstream_take(struct session *session);
void compose_upstream_take_all(struct session *session);
void compose_upstream_keep(struct session *session);
void compose_upstream_drop(struct session *session);
void compose_upstream_enter(struct session *session);

/* actions_export.c */
void export_enter(struct session *session);
void export_back(struct session *session);
void export_left(struct session *session);
void export_right(struct session *session);
void export_next_field(struct session *session);
void export_previous_field(struct session *session);
void export_pipe(struct session *session);
void export_copy(struct session *session);
void export_why(struct session *session);

#endif
