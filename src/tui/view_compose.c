/* SPDX-License-Identifier: MIT */
#include "model/tokens.h"
#include "tui/compose.h"

enum { TWO_PANES = 70, WIDE = 100, OUTLINE_MOST = 80, NAME_MOST = 30 };

struct str
view_compose_status(struct canvas *canvas, const struct session *session)
{
	const struct draft *draft = &session->work.draft;
	struct str tokens =
	    tokens_shown(draft_all_tokens(draft), canvas->arena);
	struct str name = view_cut(canvas, draft->name, NAME_MOST);
	size_t count = session->outline.notes.count;
	const char *about = canvas_sign(canvas, SIGN_ABOUT);
	const char *dot = canvas_sign(canvas, SIGN_DOT);
	struct str notes = arena_printf(canvas->arena, "%zu note%s", count,
					count == 1 ? "" : "s");
	bool kept = session->autosave.path.len > 0 && !session->autosave.broken;

	if (canvas->columns < TWO_PANES)
		return arena_printf(canvas->arena, "%s%.*s %s %.*s", about,
				    STR_ARG(tokens), dot, STR_ARG(notes));
	if (canvas->columns < WIDE)
		return arena_printf(canvas->arena, "%s%.*s %s %.*s %s %s",
				    about, STR_ARG(tokens), dot,
				    STR_ARG(notes), dot,
				    kept ? "saved" : "not saved");
	return arena_printf(canvas->arena,
			    "%.*s %s %s%.*s tokens %s %.*s %s %s",
			    STR_ARG(name), dot, about, STR_ARG(tokens), dot,
			    STR_ARG(notes), dot,
			    kept ? "saved as draft" : "not saved");
}

static struct str
tab_titles(struct canvas *canvas, const struct session *session)
{
	const struct outline *outline = &session->outline;
	const char *rule = canvas_sign(canvas, outline->tab_focus
						   ? SIGN_RULE_FOCUS
						   : SIGN_RULE);
	const char *open[TAB_COUNT] = { "", " ", " ", " " };
	const char *close[TAB_COUNT] = { " ", " ", " ", "" };
	struct str upstream = { "", 0 };

	if (outline->tab != TAB_PREVIEW)
		open[outline->tab] = "[";
	if (outline->tab != TAB_PREVIEW)
		close[outline->tab] = "]";
	if (outline->upstream_count > 0)
		upstream = arena_printf(canvas->arena, "%s%sUpstream %zu%s",
					rule, open[TAB_UPSTREAM],
					outline->upstream_count,
					close[TAB_UPSTREAM]);
	else if (outline->tab != TAB_LEFT_OUT)
		close[TAB_LEFT_OUT] = "";
	return arena_printf(canvas->arena,
			    "%sPreview%s%s%sNotes %zu%s%s%sLeft out %zu%s%.*s",
			    open[0], close[0], rule, open[1],
			    outline->notes.count, close[1], rule, open[2],
			    outline->left_new, close[2], STR_ARG(upstream));
}

static void
draw_tab(struct canvas *canvas, struct session *session, struct area area)
{
	static void (*const draw[TAB_COUNT])(struct canvas *,
					     struct session *,
					     struct area) = {
		preview_draw, notes_draw, left_draw, upstream_draw
	};

	view_head(canvas, area, session->outline.tab_focus,
		  tab_titles(canvas, session), STR(""));
	view_zone(session, area, PANE_TAB, NO_INDEX);
	area.top++;
	draw[session->outline.tab](canvas, session, area);
}

/* What has the focus has the room. */
static int
outline_width(const struct canvas *canvas, const struct session *session)
{
	int width = canvas->columns * 5 / 12;

	if (canvas->columns >= WIDE)
		return width < OUTLINE_MOST ? width : OUTLINE_MOST;
	return session->outline.tab == TAB_PREVIEW ? canvas->columns * 19 / 40
						   : canvas->columns * 3 / 10;
}

void
view_compose(struct canvas *canvas, struct session *session, struct area area)
{
	struct area left = area, right = area;

	session->page = area.bottom - area.top - 1;
	if (canvas->columns >= TWO_PANES && !session->zoom) {
		left.right = area.left + outline_width(canvas, session);
		right.left = left.right + 1;
		outline_draw(canvas, session, left);
		draw_tab(canvas, session, right);
		view_wall(canvas, area, left.right);
	} else if (session->outline.tab_focus) {
		draw_tab(canvas, session, area);
	} else {
		outline_draw(canvas, session, area);
	}
}
