/* SPDX-License-Identifier: MIT */
#ifndef FUZZ_WALK_H
#define FUZZ_WALK_H

/*
 * A session without a terminal that does what bytes tell it: keys, pastes,
 * the mouse, other sizes, files that change on disk, editors, the end and a
 * new start. After each step the draft is sound, and every cell of the screen
 * has passed the gate.
 */

#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

#include "../support/sound.h"
#include "app/command.h"
#include "app/session.h"
#include "base/count.h"
#include "base/file.h"
#include "base/utf8.h"
#include "tui/view.h"

enum { WALK_FILES = 4, WALK_STEPS = 400 };

struct walk {
	struct session session;
	const uint8_t *bytes;
	size_t left;
	int rows, columns;
};

static const char *const walk_names[WALK_FILES] = { "a.md", "b.md", "c.md",
						    "d.roomodes" };

/* What a file may become. */
static const char *const walk_texts[] = {
	"---\nname: baker\ndescription: Bakes bread.\ncolor: red\n"
	"tools: Read, Bash\n---\nYou are a baker.\n\n## Dough\n\n"
	"- Weigh every ingredient\n- Never hurry\n  - not even at noon\n\n"
	"## Oven\n\nHeat it so that it is:\n\n- hot\n- dry\n\n"
	"```sh\nbake\n```\n",
	"---\nname: baker\ndescription: Bakes.\n---\nYou are a baker.\n\n"
	"## Dough\n\n- Weigh each ingredient\n- Always hurry\n\n"
	"## Oven\n\n- hot\n\n## Shop\n\n1. open\n2. sell\n\n"
	"| a | b |\n|---|---|\n| c | d |\n",
	"",
	"You are x.\n",
	"# A\n## B\n### C\n- c\n#### D\n- d\n##### E\n- e\n###### F\n- f\n"
	"# A\n## B\n- b\n# A\n",
	"---\nname: \"evil\\e]0;x\\a\"\ncolor: \"\xc2\x9b\"\n---\n"
	"# T\x1b]52;c;eA==\x07\n\nX\x9b \xe2\x80\xae r \xf3\xa0\x81\xa8\n\n"
	"- &#27;[2J\n<rules>\n- never\n</rules>\n",
	"customModes:\n- slug: one\n  name: One\n  roleDefinition: You bake.\n"
	"  customInstructions: |\n    ## Dough\n    - knead it\n"
	"- slug: two\n  name: Two\n  roleDefinition: You sell.\n",
	"customModes:\n- slug: one\n  name: One\n  roleDefinition: You bake.\n",
	"---\nbroken: [\n",
	"<role>\nYou mill.\n</role>\n<rules>\n- Grind finely\n- Weigh it\n"
	"</rules>\n",
};

static const char walk_keys[] =
    "j k Down Up Left Right h l g G Home End PgUp PgDn Tab Shift-Tab Space "
    "Enter Esc a c o x t T v w u U r R e E f F i I ? : / n N m M s S z Z = + "
    "- < > [ ] { } 1 2 3 4 q Q y Y p P b B d D A C O L H J K X W 0 5 9 . , ; "
    "! | ' \" # @ $ % & ( ) * Backspace Delete Ctrl-A Ctrl-C Ctrl-D Ctrl-E "
    "Ctrl-F Ctrl-K Ctrl-L Ctrl-N Ctrl-P Ctrl-R Ctrl-U Ctrl-W Ctrl-X Ctrl-Z "
    "\xc3\xa9 \xe4\xb8\xad";

static uint8_t
walk_byte(struct walk *walk)
{
	if (walk->left == 0)
		return 0;
	walk->left--;
	return *walk->bytes++;
}

static void
walk_write(size_t file, size_t text)
{
	FILE *stream = fopen(walk_names[file % WALK_FILES], "w");

	HOLDS(stream != NULL);
	fputs(walk_texts[text % COUNT(walk_texts)], stream);
	HOLDS(fclose(stream) == 0);
}

static void
walk_check(struct walk *walk)
{
	struct session *session = &walk->session;
	struct arena frame = { 0 };
	struct canvas canvas;

	canvas_init(&canvas, walk->rows, walk->columns, session->ascii,
		    &frame);
	view_draw(&canvas, session);
	for (int i = 0; i < canvas.rows * canvas.columns; i++) {
		struct str rest = str_of(canvas.cells[i].bytes);
		int width = canvas.cells[i].width;

		HOLDS(width <= 2 && (rest.len == 0) == (width == 0));
		while (rest.len > 0)
			HOLDS(utf8_is_printable(utf8_next(&rest)));
	}
	arena_release(&frame);
	if (session->work.has_draft)
		HOLDS(draft_unsound(&session->work.draft) == NULL);
}

static void
walk_open(struct walk *walk)
{
	struct session *session = &walk->session;

	session_init(session);
	session->searched = STR("here");
	for (size_t i = 0; i < WALK_FILES; i++)
		library_add(&session->library, walk_names[i]);
	library_load_all(&session->library);
	session_refresh(session);
	autosave_open(session);
	autosave_offer(session);
}

/* A path that is typed must lead nowhere else. */
static void
walk_key(struct walk *walk, uint8_t number)
{
	struct session *session = &walk->session;
	struct str rest = str_of(walk_keys), name = { "", 0 };

	for (size_t i = 0; i <= number; i++)
		if (!str_split(&rest, ' ', &name)) {
			rest = str_of(walk_keys);
			str_split(&rest, ' ', &name);
		}
	if (session->screen == SCREEN_EXPORT && str_eq(name, STR("/")))
		return;
	session_key(session, name);
}

static void
walk_paste(struct walk *walk)
{
	static const char *const pasted[] = { "", "dough", "a\nb\x1b[0m\t",
					      "\xff\xf3\xa0\x81\xa8", "12",
					      "bake OR" };

	session_paste(&walk->session,
		      str_of(pasted[walk_byte(walk) % COUNT(pasted)]));
}

static void
walk_request(struct walk *walk)
{
	struct session *session = &walk->session;
	struct request request = session->request;

	session->request = (struct request){ .kind = REQUEST_NONE };
	if (request.kind != REQUEST_EDITOR || !request.done)
		return;
	if (request.text.len > 0)
		walk_write(walk_byte(walk), walk_byte(walk));
	request.done(session,
		     request.text.len > 0 ? (struct str){ 0 }
					  : STR("- my own\n\nwords \x1b[2J"));
}

static void
walk_step(struct walk *walk)
{
	struct session *session = &walk->session;
	uint8_t what = walk_byte(walk);

	switch (what) {
	case 248:
		walk->rows = walk_byte(walk) % 50 + 1;
		walk->columns = walk_byte(walk) % 160 + 1;
		break;
	case 249:
	case 250:
		walk_write(walk_byte(walk), walk_byte(walk));
		session_reload(session);
		break;
	case 251:
		walk_paste(walk);
		break;
	case 252:
	case 253:
		session_mouse(session, walk_byte(walk) % 50,
			      walk_byte(walk) % 160,
			      walk_byte(walk) % 7 - 3);
		break;
	case 254:
		weighing_work(session, 16);
		browse_work(session, 16);
		break;
	case 255:
		session_release(session);
		walk_open(walk);
		break;
	default:
		walk_key(walk, what);
	}
	walk_request(walk);
	if (session->quit) {
		session_release(session);
		walk_open(walk);
	}
}

/* No draft of another walk. */
static void
walk_empty(const char *folder)
{
	static const char *const names[] = { "draft-%d.yaml",
					     "draft-%d.opening",
					     "draft-1-aside-%d.yaml" };

	for (int number = 1; number <= 9 * AUTOSAVE_DRAFTS; number++)
		for (size_t i = 0; i < COUNT(names); i++) {
			struct buf path = { 0 };

			buf_printf(&path, "%s/troupe/", folder);
			buf_printf(&path, names[i], number);
			unlink(path.ptr);
			buf_release(&path);
		}
}

/* Makes the folder that walks work in. */
static const char *
walk_begin(void)
{
	static char folder[64];

	HOLDS(setlocale(LC_CTYPE, "C.UTF-8") != NULL);
	snprintf(folder, sizeof folder, "%s/troupe-walk-XXXXXX",
		 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	HOLDS(mkdtemp(folder) != NULL);
	HOLDS(setenv("XDG_STATE_HOME", folder, 1) == 0 &&
	      setenv("HOME", folder, 1) == 0);
	return folder;
}

static void
walk_run(const uint8_t *bytes, size_t size, const char *folder)
{
	struct walk walk = { .bytes = bytes, .left = size, .rows = 24,
			     .columns = 80 };
	int here = open(".", O_RDONLY);

	HOLDS(here >= 0 && chdir(folder) == 0);
	walk_empty(folder);
	for (size_t i = 0; i < WALK_FILES; i++)
		walk_write(i, i == 3 ? 6 : i);
	walk_open(&walk);
	walk_check(&walk);
	for (int step = 0; walk.left > 0 && step < WALK_STEPS; step++) {
		walk_step(&walk);
		walk_check(&walk);
	}
	session_release(&walk.session);
	HOLDS(fchdir(here) == 0 && close(here) == 0);
}

#endif
