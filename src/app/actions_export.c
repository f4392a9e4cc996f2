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
	exporting->top = 0;
	exporting_refresh(session);
}

static size_t
target_count(void)
{
	size_t count = 0;

	while (target_at(count))
		count++;
	return count;
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

static bool
find(struct session *session, int by)
{
	struct exporting *exporting = &session->exporting;
	struct str rest = buf_str(&exporting->text), line;
	size_t first = NO_INDEX, last = NO_INDEX, index = 0;

	while (str_split(&rest, '\n', &line)) {
		bool holds = text_holds(line, buf_str(&session->search));

		if (holds && by < 0 && index < exporting->top)
			last = index;
		if (holds && first == NO_INDEX && by >= 0 &&
		    index + (by == 0) > exporting->top)
			first = index;
		index++;
	}
	index = by < 0 ? last : first;
	if (index == NO_INDEX)
		return false;
	exporting->top = index;
	return true;
}

static void
point(struct session *session, size_t pane, size_t index)
{
	if (pane == 0 && index < target_count()) {
		session->exporting.focus = EXPORT_TARGETS;
		choose(session, index);
	}
}

static void
wheel(struct session *session, size_t pane, long by)
{
	if (pane == 1)
		scroll(session, by);
	else
		move(session, by);
}

static void
named(struct session *session, struct str text)
{
	struct exporting *exporting = &session->exporting;

	buf_clear(&exporting->name);
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
	exporting->asked = false;
	exporting_refresh(session);
}

static void
say_written(struct session *session)
{
	const struct exporting *exporting = &session->exporting;
	const struct comparison *comparison = session_comparison(session);
	struct str tokens = tokens_shown(
	    tokens_estimate(buf_str(&exporting->text)), &session->arena);
	struct buf line = { 0 };

	buf_printf(&line, "wrote %.*s (%s%.*s tokens, from",
		   STR_ARG(exporting->path), session->ascii ? "~" : "≈",
		   STR_ARG(tokens));
	for (size_t i = 0; i < comparison->persona_count; i++)
		buf_printf(&line, " %c", session_letter(session, i));
	buf_add_byte(&line, ')');
	session->last_written = arena_str(&session->arena, buf_str(&line));
	session_say(session, "%s", line.ptr);
	buf_release(&line);
}

static void
write_file(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	struct error error;

	if (exporting->possible && exporting->exists && !exporting->asked) {
		exporting->asked = true;
		exporting->top = 0;
		session_say(session, "%.*s exists: %zu lines differ. Enter "
			    "replaces it, esc leaves it, tab gives another "
			    "name", STR_ARG(exporting->path),
			    exporting->differing);
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
		prompt_open(session, "Name: ", exporting_name(session),
			    named);
	else if (exporting->focus == EXPORT_FILE)
		prompt_open(session, "File: ", exporting->path, placed);
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
		prompt_open(session, "Pipe to: ", STR(""), piped);
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
	.wheel = wheel,
	.refresh = exporting_refresh,
};
