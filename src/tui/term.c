/* SPDX-License-Identifier: MIT */
#include "tui/term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "base/arena.h"
#include "base/count.h"
#include "base/utf8.h"
#include "tui/looks.h"

enum {
	KEY_PASTE_START = KEY_MAX + 1,
	KEY_PASTE_END,
	PASTE_MAX = 1 << 16,
	PASTE_SILENCE = 1000, /* milliseconds that end one without its mark */
	QUEUE_MAX = 64, /* events */
	ESCAPE_MILLISECONDS = 25,
	WHEEL_LINES = 3
};

/* curses has one terminal; so has this file. */
static struct {
	SCREEN *screen;
	bool open, left, no_mouse;
	struct termios before;
	bool has_before;
	attr_t attributes[STYLE_COUNT];
	short pairs[STYLE_COUNT];
	char last_words[128]; /* what gives the screen back */
	struct sigaction usual[5];
	bool pasting;	  /* its end has not come yet: */
	size_t pasted;	  /* so many characters have, */
	long silent_at;	  /* and then nothing more had; 0: some had */
} term;

/* What came while something else went on. */
static struct {
	struct event events[QUEUE_MAX];
	size_t first, count;
} queue;

static void
drop_queue(void)
{
	while (queue.first < queue.count)
		buf_release(&queue.events[queue.first++].text);
	queue.first = queue.count = 0;
}

static const char mouse_on[] = "\033[?1002h";
static const char paste_on[] = "\033[?2004h";
static const char modes_off[] = "\033[?2004l\033[?1002l";

static void
write_all(const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t written = write(STDOUT_FILENO, bytes, len);

		if (written < 0 && errno != EINTR && errno != EAGAIN)
			return;
		if (written > 0) {
			bytes += written;
			len -= (size_t)written;
		}
	}
}

/* No more than the terminal takes at once: it may take nothing any more. */
static void
write_some(const char *bytes, size_t len)
{
	ssize_t written = 1;

	while (len > 0 && written > 0) {
		written = write(STDOUT_FILENO, bytes, len);
		if (written > 0) {
			bytes += written;
			len -= (size_t)written;
		}
	}
}

/* Only what a signal's handler may do. */
static void
give_back_now(void)
{
	int flags = fcntl(STDOUT_FILENO, F_GETFL);

	if (flags >= 0)
		fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK);
	write_some(modes_off, sizeof modes_off - 1);
	write_some(term.last_words, strlen(term.last_words));
	if (flags >= 0)
		fcntl(STDOUT_FILENO, F_SETFL, flags);
	if (term.has_before)
		tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
}

void
term_abandon(int number)
{
	struct sigaction usual = { .sa_handler = SIG_DFL };
	sigset_t one;

	if (term.open && !term.left)
		give_back_now();
	sigemptyset(&usual.sa_mask);
	sigaction(number, &usual, NULL);
	sigemptyset(&one);
	sigaddset(&one, number);
	raise(number);
	sigprocmask(SIG_UNBLOCK, &one, NULL);
	_exit(128 + number);
}

static const int fatal[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL };
enum { FATAL_COUNT = COUNT(fatal) };

/* The signal then goes its old way. */
static void
restore_and_die(int number)
{
	give_back_now();
	for (size_t i = 0; i < FATAL_COUNT; i++)
		if (fatal[i] == number)
			sigaction(number, &term.usual[i], NULL);
	raise(number);
}

static void
add_words(const char *capability)
{
	const char *words = tigetstr(capability);
	size_t len = strlen(term.last_words);

	if (words && words != (const char *)-1)
		snprintf(term.last_words + len, sizeof term.last_words - len,
			 "%s", words);
}

static void
watch_fatal(void)
{
	struct sigaction action = { .sa_handler = restore_and_die };

	sigemptyset(&action.sa_mask);
	add_words("sgr0");
	add_words("cnorm");
	add_words("rmcup");
	for (size_t i = 0; i < FATAL_COUNT; i++)
		sigaction(fatal[i], &action, &term.usual[i]);
}

static bool
wants_colours(void)
{
	const char *refused = getenv("NO_COLOR");

	return has_colors() && !(refused && *refused);
}

static attr_t
attributes_of(const struct look *look)
{
	return (look->bold ? A_BOLD : A_NORMAL) |
	       (look->underline ? A_UNDERLINE : A_NORMAL) |
	       (look->reverse ? A_REVERSE : A_NORMAL);
}

static void
choose_looks(const struct config *config)
{
	bool colours = wants_colours() && start_color() != ERR &&
		       use_default_colors() != ERR;
	struct look looks[STYLE_COUNT];

	looks_choose(looks, config, colours ? COLORS : 0);
	for (short i = 0; i < STYLE_COUNT; i++) {
		term.attributes[i] = attributes_of(&looks[i]);
		term.pairs[i] = 0;
		if (looks[i].colour == COLOUR_OWN)
			continue;
		init_pair((short)(i + 1), looks[i].colour, -1);
		term.pairs[i] = (short)(i + 1);
	}
}

static void
take_mouse(void)
{
	mousemask(BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED |
		      BUTTON5_PRESSED, NULL);
	mouseinterval(0);
	write_all(mouse_on, sizeof mouse_on - 1);
}

static void
set_modes(void)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	curs_set(0);
	if (!term.no_mouse)
		take_mouse();
	define_key("\033[200~", KEY_PASTE_START);
	define_key("\033[201~", KEY_PASTE_END);
	write_all(paste_on, sizeof paste_on - 1);
}

static bool
refuse(struct error *error, const char *format)
{
	const char *name = getenv("TERM");

	return error_set(error, format, name ? name : "");
}

static bool
open_screen(struct error *error)
{
	term.screen = newterm(NULL, stdout, stdin);
	if (!term.screen)
		return refuse(error, "terminal type '%s' is not known; "
			      "without it, use: troupe list PATH");
	if (tigetstr("cup") && tigetstr("clear"))
		return true;
	endwin();
	delscreen(term.screen);
	return refuse(error, "terminal type '%s' cannot move its cursor; "
		      "without that, use: troupe list PATH");
}

bool
term_open(const struct config *config, struct error *error)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(error, "this needs a terminal; without one, "
				 "use: troupe list PATH");
	term.has_before = tcgetattr(STDIN_FILENO, &term.before) == 0;
	set_escdelay(ESCAPE_MILLISECONDS);
	if (!open_screen(error))
		return false;
	term.open = true;
	choose_looks(config);
	term.no_mouse = config->no_mouse;
	set_modes();
	watch_fatal();
	memory_on_exhaustion(term_close);
	return true;
}

void
term_leave(void)
{
	if (!term.open || term.left)
		return;
	term.left = true;
	write_all(modes_off, sizeof modes_off - 1);
	endwin();
	if (term.has_before)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &term.before);
}

void
term_enter(void)
{
	if (!term.open)
		return;
	term.left = false;
	reset_prog_mode();
	set_modes();
	term_resize();
	term_redraw();
}

void
term_close(void)
{
	if (!term.open)
		return;
	term_leave();
	term.open = false;
	memory_on_exhaustion(NULL);
	drop_queue();
	delscreen(term.screen);
	term.screen = NULL;
}

void
term_size(int *rows, int *columns)
{
	getmaxyx(stdscr, *rows, *columns);
}

void
term_resize(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 &&
	    size.ws_col > 0)
		resize_term(size.ws_row, size.ws_col);
	/* Terminals wrap or move what they show in ways of their own. */
	clearok(curscr, TRUE);
}

void
term_redraw(void)
{
	clearok(curscr, TRUE);
}

enum { WIDE_MOST = CCHARW_MAX + 1 };

static void
to_wide(wchar_t *wide, const char *bytes)
{
	struct str rest = str_of(bytes);
	size_t count = 0;

	while (rest.len > 0 && count + 1 < WIDE_MOST)
		wide[count++] = (wchar_t)utf8_next(&rest);
	wide[count] = L'\0';
}

static void
draw_cell(const struct cell *cell)
{
	attr_t attributes = term.attributes[cell->style];
	short pair = term.pairs[cell->style];
	wchar_t wide[WIDE_MOST];
	cchar_t out;

	if (cell->reverse) {
		attributes |= A_REVERSE;
		pair = 0;
	}
	to_wide(wide, cell->bytes);
	setcchar(&out, wide, attributes, pair, NULL);
	add_wch(&out);
}

void
term_draw(const struct canvas *canvas)
{
	for (int row = 0; row < canvas->rows; row++) {
		const struct cell *cells =
		    canvas->cells + row * canvas->columns;

		for (int column = 0; column < canvas->columns; column++) {
			if (cells[column].width == 0)
				continue;
			move(row, column);
			draw_cell(&cells[column]);
		}
	}
	refresh();
}

static const struct key_name {
	int code;
	const char *name;
} key_names[] = {
	{ KEY_UP, "Up" },	  { KEY_DOWN, "Down" },
	{ KEY_LEFT, "Left" },	  { KEY_RIGHT, "Right" },
	{ KEY_HOME, "Home" },	  { KEY_END, "End" },
	{ KEY_PPAGE, "PgUp" },	  { KEY_NPAGE, "PgDn" },
	{ KEY_BTAB, "Shift-Tab" }, { KEY_DC, "Delete" },
	{ KEY_BACKSPACE, "Backspace" }, { KEY_ENTER, "Enter" },
	{ KEY_A1, "Home" },	  { KEY_C1, "End" },
	{ KEY_A3, "PgUp" },	  { KEY_C3, "PgDn" },
};

static const struct key_name control_names[] = {
	{ '\r', "Enter" },  { '\n', "Enter" },	   { '\t', "Tab" },
	{ 27, "Esc" },	    { 127, "Backspace" },  { 8, "Backspace" },
	{ ' ', "Space" },
};

static bool
set_key(struct event *event, const char *name)
{
	event->kind = EVENT_KEY;
	snprintf(event->key, sizeof event->key, "%s", name);
	return true;
}

static bool
set_named(struct event *event, int code, const struct key_name *names,
	  size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (names[i].code == code)
			return set_key(event, names[i].name);
	return false;
}

static void
set_character(struct event *event, wint_t code)
{
	struct buf text = { 0 };

	if (set_named(event, (int)code, control_names,
		      COUNT(control_names)))
		return;
	if (code < ' ') {
		event->kind = EVENT_KEY;
		snprintf(event->key, sizeof event->key, "Ctrl-%c",
			 (int)code + '@');
		return;
	}
	utf8_add(&text, (int32_t)code);
	set_key(event, text.ptr);
	buf_release(&text);
}

static void
set_mouse(struct event *event)
{
	MEVENT mouse;

	if (getmouse(&mouse) != OK)
		return;
	event->row = mouse.y;
	event->column = mouse.x;
	event->by = 0;
	if (mouse.bstate & BUTTON4_PRESSED)
		event->by = -WHEEL_LINES;
	else if (mouse.bstate & BUTTON5_PRESSED)
		event->by = WHEEL_LINES;
	else if (!(mouse.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)))
		return;
	event->kind = EVENT_MOUSE;
}

static long
milliseconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
begin_paste(void)
{
	term.pasting = true;
	term.pasted = 0;
	term.silent_at = 0;
}

/* Whether the paste goes on: a terminal that is silent for long has lost the
 * end. */
static bool
still_pasting(void)
{
	if (term.pasting && term.silent_at > 0 &&
	    milliseconds_now() > term.silent_at + PASTE_SILENCE)
		term.pasting = false;
	return term.pasting;
}

/* As much of a paste as has arrived: none of it is waited for. */
static void
read_paste(struct event *event)
{
	wint_t code;

	for (size_t i = 0; i < PASTE_MAX; i++) {
		int got = get_wch(&code);

		if (got == ERR) {
			if (i > 0 || term.silent_at == 0)
				term.silent_at = milliseconds_now();
			return;
		}
		event->kind = EVENT_PASTE;
		if (got == KEY_CODE_YES && code == KEY_PASTE_END) {
			term.pasting = false;
			return;
		}
		if (got == OK && term.pasted++ < PASTE_MAX)
			utf8_add(&event->text, (int32_t)code);
	}
}

/* One key, or the beginning of something longer. */
static void
read_key(struct event *event)
{
	wint_t code;
	int got = get_wch(&code);

	if (got == OK)
		set_character(event, code);
	else if (got != KEY_CODE_YES)
		return;
	else if (code == KEY_MOUSE)
		set_mouse(event);
	else if (code == KEY_PASTE_START)
		begin_paste();
	else
		set_named(event, (int)code, key_names,
			  COUNT(key_names));
	if (event->kind == EVENT_NONE)
		event->kind = EVENT_OTHER;
}

static void
read_event(struct event *event)
{
	*event = (struct event){ .kind = EVENT_NONE };
	if (still_pasting())
		read_paste(event);
	else
		read_key(event);
}

void
term_event(struct event *event)
{
	if (queue.first == queue.count) {
		read_event(event);
		return;
	}
	*event = queue.events[queue.first++];
	if (queue.first == queue.count)
		queue.first = queue.count = 0;
}

bool
term_interrupted(void)
{
	while (term.open && queue.count < QUEUE_MAX) {
		struct event *event = &queue.events[queue.count];

		read_event(event);
		if (event->kind == EVENT_NONE)
			return false;
		queue.count++;
		if (event->kind == EVENT_KEY &&
		    str_eq(str_of(event->key), STR("Ctrl-C"))) {
			drop_queue();
			return true;
		}
	}
	return false;
}

static bool
has_gone(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };

	return poll(&input, 1, 0) > 0 &&
	       input.revents & (POLLHUP | POLLERR | POLLNVAL);
}

bool
term_wait(long milliseconds, const sigset_t *mask)
{
	struct timespec time = { milliseconds / 1000,
				 milliseconds % 1000 * 1000000 };
	fd_set input;

	FD_ZERO(&input);
	FD_SET(STDIN_FILENO, &input);
	if (pselect(STDIN_FILENO + 1, &input, NULL, NULL,
		    milliseconds < 0 ? NULL : &time, mask) > 0)
		return !has_gone();
	return true;
}

static void
add_base64(struct buf *out, struct str text)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < text.len; i += 3) {
		unsigned long group = 0;

		for (size_t j = 0; j < 3; j++)
			group = group << 8 |
				(i + j < text.len ?
				     (unsigned char)text.ptr[i + j] : 0);
		for (size_t j = 0; j < 4; j++)
			buf_add_byte(out, i + j > text.len ? '=' :
				     digits[group >> (18 - 6 * j) & 63]);
	}
}

void
term_copy(struct str text)
{
	struct buf out = { 0 };

	buf_add_cstr(&out, "\033]52;c;");
	add_base64(&out, text);
	buf_add_cstr(&out, "\a");
	write_all(out.ptr, out.len);
	buf_release(&out);
}
