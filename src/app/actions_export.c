/* SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "app/actions.h"
#include "app/handlers.h"
#include "base/utf8.h"
#include "model/tokens.h"

static void
choose(struct session *session, size_t target)
{
	struct exporting *exporting = &session->exporting;

	if (target == exporting->target)
		return;
	exporting->target = target;
	exporting->asked = false;
	exporting->top = exporting->hit = 0;
	exporting_refresh(session);
}

static void
move(struct session *session, long by)
{
	session->exporting.focus = EXPORT_TARGETS;
	choose(session, cursor_moved(session->exporting.target, by,
				     target_count()));
}

static void
scroll(struct session *session, long by)
{
	session->exporting.top =
	    cursor_moved(session->exporting.top, by, SIZE_MAX);
}

static void
section(struct session *session, int by)
{
	scroll(session, by * (session->page > 4 ? session->page / 2 : 2));
}

/* Lines of the text that hold what is searched for: of those the first and
 * the last, and the one to go to. */
struct matches {
	size_t first, last, found; /* offsets, or NO_INDEX */
	size_t number, count;	   /* of the found one, from 1; of all */
};

static bool
is_next(const struct exporting *exporting, size_t at, int by)
{
	return by == 0 ? at >= exporting->hit : at > exporting->hit;
}

static void
add_match(struct matches *matches, const struct exporting *exporting,
	  size_t at, int by)
{
	bool found = by < 0 ? at < exporting->hit
			    : matches->found == NO_INDEX &&
				  is_next(exporting, at, by);

	matches->count++;
	if (matches->first == NO_INDEX)
		matches->first = at;
	matches->last = at;
	if (found) {
		matches->found = at;
		matches->number = matches->count;
	}
}

/* The next place behind the last one, or before it; then round. */
static bool
find(struct session *session, int by)
{
	struct exporting *exporting = &session->exporting;
	struct str text = buf_str(&exporting->text), rest = text, line;
	struct matches matches = { NO_INDEX, NO_INDEX, NO_INDEX, 0, 0 };

	while (str_split(&rest, '\n', &line))
		if (text_holds(line, buf_str(&session->search)))
			add_match(&matches, exporting,
				  (size_t)(line.ptr - text.ptr), by);
	if (matches.count == 0)
		return false;
	if (matches.found == NO_INDEX) {
		matches.found = by < 0 ? matches.last : matches.first;
		matches.number = by < 0 ? matches.count : 1;
	}
	exporting->hit = matches.found;
	exporting->to_hit = true;
	say_found(session, matches.number, matches.count);
	return true;
}

static void
point(struct session *session, size_t pane, size_t index)
{
	struct exporting *exporting = &session->exporting;

	if (pane == 0 && index < target_count()) {
		exporting->focus = EXPORT_TARGETS;
		choose(session, index);
	} else if (pane == 2) {
		exporting->focus = (enum export_focus)index;
		export_enter(session);
	}
}

static void
named(struct session *session, struct str text)
{
	struct exporting *exporting = &session->exporting;

	buf_clear(&exporting->name);
	if (!str_eq(str_trim(text), session->work.draft.name))
		buf_add(&exporting->name, str_trim(text));
	exporting->asked = false;
	exporting_refresh(session);
}

static void
placed(struct session *session, struct str text)
{
	struct exporting *exporting = &session->exporting;

	buf_clear(&exporting->typed);
	buf_add(&exporting->typed, str_trim(text));
	exporting->typed_for = exporting->target;
	exporting->asked = false;
	exporting_refresh(session);
}

static void
say_written(struct session *session)
{
	const struct exporting *exporting = &session->exporting;
	struct arena *arena = &session->arena;
	struct str tokens =
	    tokens_shown(tokens_estimate(buf_str(&exporting->text)), arena);
	struct str letters = exporting_letters(session, arena);

	session->last_written =
	    arena_printf(arena, "troupe: wrote %.*s (%s%.*s tokens, from %.*s)",
			 STR_ARG(exporting->path), session->ascii ? "~" : "≈",
			 STR_ARG(tokens), STR_ARG(letters));
	session_say(session, "wrote %.*s (≈%.*s tokens, from %.*s) · q quits",
		    STR_ARG(exporting->path), STR_ARG(tokens),
		    STR_ARG(letters));
}

static void
ask(struct session *session)
{
	struct exporting *exporting = &session->exporting;

	exporting->asked = true;
	exporting->top = 0;
	session_say(session, "Enter %s %.*s (%zu lines differ) · tab "
		    "another name · esc back",
		    exporting->state == PLAN_ADDED ? "adds to" : "replaces",
		    STR_ARG(exporting->path), exporting->differing);
}

/* What was asked about must be what is replaced. */
static bool
has_changed(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	enum plan_state state = exporting->state;
	unsigned long long old = exporting->old;

	exporting_refresh(session);
	return exporting->state != state || exporting->old != old;
}

static void
write_file(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	bool changed = has_changed(session);
	struct error error;

	if (exporting->possible && exporting->state == PLAN_UNCHANGED) {
		session->unsaved = false;
		session_say(session, "%.*s is unchanged: it is like this "
			    "already", STR_ARG(exporting->path));
		return;
	}
	if (exporting->possible && exporting->state != PLAN_NEW &&
	    (changed || !exporting->asked)) {
		ask(session);
		return;
	}
	if (!exporting_write(session, &error)) {
		session_say(session, "Not written: %s", error.text);
		return;
	}
	session->unsaved = false;
	exporting->asked = false;
	autosave_teach(session);
	exporting_refresh(session);
	say_written(session);
}

void
export_enter(struct session *session)
{
	struct exporting *exporting = &session->exporting;

	if (exporting->focus == EXPORT_NAME)
		prompt_open(session, "name", exporting_name(session), named);
	else if (exporting->focus == EXPORT_FILE)
		prompt_open(session, "file", exporting->path, placed);
	else
		write_file(session);
}

void
export_back(struct session *session)
{
	if (session->zoom)
		session->zoom = false;
	else if (session->exporting.asked)
		session->exporting.asked = false;
	else
		session_open(session, SCREEN_COMPOSE);
}

void
export_left(struct session *session)
{
	move(session, -1);
}

void
export_right(struct session *session)
{
	move(session, 1);
}

static void
step_focus(struct session *session, int by)
{
	struct exporting *exporting = &session->exporting;
	int to = ((int)exporting->focus + by + EXPORT_FOCUS_COUNT) %
		 EXPORT_FOCUS_COUNT;

	exporting->focus = (enum export_focus)to;
	exporting->asked = false;
}

void
export_next_field(struct session *session)
{
	step_focus(session, 1);
}

void
export_previous_field(struct session *session)
{
	step_focus(session, -1);
}

static void
piped(struct session *session, struct str command)
{
	if (str_is_blank(command))
		return;
	session->request = (struct request){
		.kind = REQUEST_PIPE,
		.text = arena_str(&session->arena, command),
		.input = buf_str(&session->exporting.text),
	};
}

void
export_pipe(struct session *session)
{
	if (session->exporting.possible)
		prompt_open(session, "pipe to", (struct str){ "", 0 }, piped);
	else
		session_say(session, "%s", session->exporting.error.text);
}

void
export_copy(struct session *session)
{
	if (session->exporting.possible)
		session->request = (struct request){
			.kind = REQUEST_CLIPBOARD,
			.input = buf_str(&session->exporting.text),
		};
}

void
export_why(struct session *session)
{
	const struct exporting *exporting = &session->exporting;
	const struct target *target = target_at(exporting->target);
	struct buf *text = why_open(session, str_of(target->name));

	buf_printf(text, "%s\n%s\n\n", target->place, target->summary);
	if (!exporting->possible)
		buf_printf(text, "! %s\n", exporting->error.text);
	for (size_t i = 0; i < exporting->losses.count; i++) {
		buf_add(text, exporting->losses.all[i].text);
		buf_add_byte(text, '\n');
	}
}

const struct screen_actions export_actions = {
	.move = move,
	.scroll = scroll,
	.section = section,
	.find = find,
	.point = point,
	.refresh = exporting_refresh,
};
