/* SPDX-License-Identifier: MIT */
#include "tui/loop.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "app/command.h"
#include "app/session.h"
#include "base/count.h"
#include "base/stop.h"
#include "base/utf8.h"
#include "tui/editor.h"
#include "tui/outside.h"
#include "tui/term.h"
#include "tui/view.h"

enum {
	EVENTS_MOST = 256, /* between two frames */
	GRACE_SECONDS = 2, /* for what a signal ends */
	SLICE_FILES = 16,
	SLICE_MILLISECONDS = 50,
	RELOAD_MILLISECONDS = 2000,
	PROGRESS_FIRST = 100, /* milliseconds: what is shorter is not told */
	PROGRESS_EVERY = 50
};

static volatile sig_atomic_t resized, interrupted, suspended, continued,
    ended;

/* What is at work is told to stop. Where it does not, or the terminal takes
 * no more of a frame, the end comes all the same, and at once the second
 * time: the draft is saved after each change. */
static void
end(int number)
{
	if (number == SIGALRM || ended)
		term_abandon(ended ? (int)ended : number);
	ended = number;
	stop_want();
	alarm(GRACE_SECONDS);
}

static void
note_signal(int number)
{
	switch (number) {
	case SIGWINCH:
		resized = 1;
		break;
	case SIGINT:
		interrupted = 1;
		stop_want();
		break;
	case SIGTSTP:
		suspended = 1;
		break;
	case SIGCONT:
		continued = 1;
		break;
	default:
		end(number);
	}
}

/* Those of the terminal are let in only while the loop waits; those that end
 * something at any time but while another program has the terminal. */
static const int of_terminal[] = { SIGWINCH, SIGTSTP, SIGCONT };
static const int ending[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM };

static void
watch(sigset_t *set, const int *signals, size_t count)
{
	struct sigaction action = { .sa_handler = note_signal };

	sigemptyset(&action.sa_mask);
	sigemptyset(set);
	for (size_t i = 0; i < count; i++) {
		sigaction(signals[i], &action, NULL);
		sigaddset(set, signals[i]);
	}
}

/* `waiting` is the mask while the loop waits. */
static void
watch_signals(sigset_t *waiting)
{
	sigset_t terminal, ends;

	watch(&terminal, of_terminal, COUNT(of_terminal));
	watch(&ends, ending, COUNT(ending));
	signal(SIGPIPE, SIG_IGN);
	sigprocmask(SIG_BLOCK, &terminal, waiting);
	sigprocmask(SIG_UNBLOCK, &ends, NULL);
	for (size_t i = 0; i < COUNT(of_terminal); i++)
		sigdelset(waiting, of_terminal[i]);
	for (size_t i = 0; i < COUNT(ending); i++)
		sigdelset(waiting, ending[i]);
}

static void
hold_ends(bool held)
{
	sigset_t ends;

	sigemptyset(&ends);
	for (size_t i = 0; i < COUNT(ending); i++)
		sigaddset(&ends, ending[i]);
	sigprocmask(held ? SIG_BLOCK : SIG_UNBLOCK, &ends, NULL);
}

/* While long work goes on. */
static bool
wants_stop(void)
{
	return interrupted || ended || term_interrupted();
}

static long
milliseconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
draw(struct session *session)
{
	struct arena frame = { 0 };
	struct canvas canvas;
	int rows, columns;

	term_size(&rows, &columns);
	canvas_init(&canvas, rows, columns, session->ascii, &frame);
	view_draw(&canvas, session);
	term_draw(&canvas);
	arena_release(&frame);
}

/* The message goes as the comparison's own comes. */
static void
show_progress(struct session *session, size_t done, size_t all)
{
	long now = milliseconds_now();

	if (done == 0)
		session->progress_at = now + PROGRESS_FIRST;
	if (now < session->progress_at)
		return;
	session->progress_at = now + PROGRESS_EVERY;
	session_say(session, "Comparing: %zu of %zu pairs of personas; "
		    "Ctrl-C stops", done, all);
	draw(session);
}

static void
suspend(void)
{
	term_leave();
	outside_stop();
	suspended = 0;
	term_enter();
}

/* As a shell has it. */
enum { NOT_RUN = 126, NOT_FOUND = 127 };

static void
say_missing(struct session *session, int status)
{
	struct str editor = str_of(editor_command());
	struct str program = editor_program(editor);

	session_say(session, "The editor '%.*s' %s: nothing was changed; "
		    "$VISUAL or $EDITOR names it", STR_ARG(program),
		    status == NOT_FOUND ? "was not found" : "could not run");
}

static void
edit(struct session *session, const struct request *request)
{
	bool file = request->text.len > 0;
	struct str result = { 0 };
	int status;

	hold_ends(true);
	term_leave();
	if (file)
		status = outside_edit(request->text.ptr, request->line);
	else
		status = outside_edit_text(&result, request->input,
					   &session->arena);
	term_enter();
	hold_ends(false);
	if (status < 0)
		session_say(session, "The text could not be edited");
	else if (status == NOT_FOUND || status == NOT_RUN)
		say_missing(session, status);
	else if (status > 0 && !file)
		session_say(session, "The editor ended with status %d: "
			    "nothing was changed", status);
	else if (request->done)
		request->done(session, result);
}

static void
pipe_to(struct session *session, const struct request *request)
{
	int status;

	hold_ends(true);
	term_leave();
	status = outside_pipe(request->text.ptr, request->input);
	term_enter();
	hold_ends(false);
	if (status < 0)
		session_say(session, "No process could be started for %.*s",
			    STR_ARG(request->text));
	else if (status > 0)
		session_say(session, "%.*s ended with status %d",
			    STR_ARG(request->text), status);
	else
		session_say(session, "Piped to %.*s", STR_ARG(request->text));
}

static void
copy(struct session *session, const struct request *request)
{
	term_copy(request->input);
	session_say(session, "Sent %zu bytes to the terminal's clipboard "
		    "(OSC 52); some terminals do not take them",
		    request->input.len);
}

static void
do_request(struct session *session)
{
	struct request request = session->request;

	session->request = (struct request){ .kind = REQUEST_NONE };
	switch (request.kind) {
	case REQUEST_EDITOR:
		edit(session, &request);
		break;
	case REQUEST_PIPE:
		pipe_to(session, &request);
		break;
	case REQUEST_CLIPBOARD:
		copy(session, &request);
		break;
	case REQUEST_SUSPEND:
		suspend();
		break;
	case REQUEST_REDRAW:
		term_redraw();
		break;
	case REQUEST_NONE:
		break;
	}
}

/* Long work that was stopped left less than all. */
static void
settle(struct session *session)
{
	if (!stop_wanted())
		return;
	stop_forget();
	interrupted = 0;
	session_say(session, "Stopped: what is here is not all of it; c "
		    "compares again");
}

static void
do_event(struct session *session, struct event *event)
{
	switch (event->kind) {
	case EVENT_KEY:
		session_key(session, str_of(event->key));
		break;
	case EVENT_PASTE:
		session_paste(session, buf_str(&event->text));
		buf_release(&event->text);
		break;
	case EVENT_MOUSE:
		session_mouse(session, event->row, event->column, event->by);
		break;
	default:
		break;
	}
	settle(session);
	do_request(session);
}

/* What has arrived, before the next frame; false when nothing had. Never so
 * much that keys which come without end keep signals and the screen waiting. */
static bool
do_events(struct session *session)
{
	struct event event;
	int done = 0;

	for (; done < EVENTS_MOST; done++) {
		term_event(&event);
		if (event.kind == EVENT_NONE || session->quit)
			break;
		do_event(session, &event);
	}
	return done > 0;
}

static bool
do_signals(struct session *session)
{
	bool any = resized || continued || suspended || interrupted;

	if (resized) {
		resized = 0;
		term_resize();
	}
	if (continued) {
		continued = 0;
		term_enter();
	}
	if (suspended) {
		suspended = 0;
		suspend();
	}
	if (interrupted) {
		interrupted = 0;
		stop_forget();
		session_key(session, STR("Ctrl-C"));
	}
	return any;
}

static bool
work_slice(struct session *session, long until)
{
	bool more = true;

	while (more && milliseconds_now() < until) {
		bool words = weighing_work(session, SLICE_FILES);

		more = browse_work(session, SLICE_FILES) || words;
	}
	return more;
}

/* Reads or sorts for a moment; false when all is done. */
static bool
load_slice(struct session *session)
{
	long until = milliseconds_now() + SLICE_MILLISECONDS;
	bool more = true;

	if (session->library.loaded == session->library.count)
		return work_slice(session, until);
	while (more && milliseconds_now() < until)
		more = library_load(&session->library, SLICE_FILES);
	if (session->screen == SCREEN_BROWSE)
		browse_refresh(session);
	return session->library.loaded < session->library.count;
}

/* No signal comes between the look at what has come and the waiting. */
static void
wait_for_input(long milliseconds, const sigset_t *waiting)
{
	hold_ends(true);
	if (!ended && !interrupted && !term_wait(milliseconds, waiting))
		ended = SIGHUP;
	hold_ends(false);
}

struct clock {
	long reload_at; /* milliseconds_now() */
	bool busy;
};

/* One round: waits, does what has come up; whether to draw again. */
static bool
turn(struct session *session, struct clock *clock, const sigset_t *waiting)
{
	long left = clock->reload_at - milliseconds_now();
	bool stale = clock->busy;

	wait_for_input(clock->busy || left < 0 ? 0 : left, waiting);
	stale |= do_signals(session);
	/* What a key did is drawn before long work goes on. */
	if (do_events(session))
		return clock->busy = true;
	clock->busy = load_slice(session);
	settle(session);
	if (milliseconds_now() >= clock->reload_at) {
		stale |= session_reload(session);
		clock->reload_at = milliseconds_now() + RELOAD_MILLISECONDS;
	}
	return stale;
}

static void
loop(struct session *session, const sigset_t *waiting)
{
	struct clock clock = { milliseconds_now() + RELOAD_MILLISECONDS,
			       true };

	draw(session);
	while (!session->quit && !ended)
		if (turn(session, &clock, waiting) && !session->quit &&
		    !ended) {
			draw(session);
			autosave_opened(&session->autosave);
		}
}

static void
name_places(struct session *session, char *const *paths, size_t count)
{
	struct str places = { "", 0 };

	for (size_t i = 0; i < count; i++)
		places = arena_printf(&session->arena, "%.*s%s%s",
				      STR_ARG(places), i > 0 ? ", " : "",
				      paths[i]);
	session->searched = count > 0 ? places : STR("this folder and the "
						     "usual places");
}

/* The first frame does not wait for a large folder to be walked. */
static void
find_personas(struct session *session, char *const *paths, size_t count)
{
	name_places(session, paths, count);
	session->looking = true;
	draw(session);
	for (size_t i = 0; i < count; i++)
		library_add(&session->library, paths[i]);
	if (count == 0)
		library_add_defaults(&session->library);
	session->looking = false;
	browse_refresh(session);
}

/* What is wrong with the settings is said once, and stops nothing. */
static void
show_faults(struct session *session)
{
	const struct config *config = &session->config;
	struct buf *text;

	if (config->fault_count == 0)
		return;
	if (session->overlay != OVERLAY_NONE) {
		session_say(session, "%.*s", STR_ARG(config->faults[0]));
		return;
	}
	text = why_open(session, STR("Settings that were passed over"));
	for (size_t i = 0; i < config->fault_count; i++)
		buf_printf(text, "%.*s\n", STR_ARG(config->faults[i]));
}

static void
say_goodbye(const struct session *session)
{
	struct buf line = { 0 };

	if (session->put_aside.len > 0) {
		utf8_show(&line, session->put_aside);
		printf("troupe: a draft was put aside; this opens it:\n%s\n",
		       line.ptr);
		buf_clear(&line);
	}
	if (session->last_written.len > 0) {
		utf8_show(&line, session->last_written);
		printf("%s\n", line.ptr);
	}
	buf_release(&line);
}

static void
say_error(const struct error *error)
{
	struct buf line = { 0 };

	utf8_show_line(&line, str_of(error->text));
	fprintf(stderr, "troupe: %s\n", line.ptr);
	buf_release(&line);
}

/* By the signal that ended it, so that the caller sees what it was. */
static void
end_by(int number)
{
	sigset_t one;

	signal(number, SIG_DFL);
	sigemptyset(&one);
	sigaddset(&one, number);
	raise(number);
	sigprocmask(SIG_UNBLOCK, &one, NULL);
}

int
tui_run(char *const *paths, size_t count, bool ascii, struct str recipe)
{
	struct session session;
	struct error error;
	sigset_t waiting;

	setlocale(LC_CTYPE, "");
	/* Before curses, which leaves alone what has a handler already. */
	watch_signals(&waiting);
	session_init(&session);
	config_read(&session.config);
	if (!term_open(&session.config, &error)) {
		say_error(&error);
		session_release(&session);
		return STATUS_USAGE;
	}
	session.exporting.target = session.config.target;
	session.ascii = ascii || !utf8_locale();
	session.progress = show_progress;
	stop_watch(wants_stop);
	find_personas(&session, paths, count);
	autosave_open(&session);
	if (recipe.len > 0)
		autosave_begin(&session, recipe);
	else
		autosave_offer(&session);
	show_faults(&session);
	loop(&session, &waiting);
	stop_watch(NULL);
	term_close();
	say_goodbye(&session);
	session_release(&session);
	if (ended)
		end_by((int)ended);
	return STATUS_DONE;
}
