/* SPDX-License-Identifier: MIT */
/*
 * Drives the real program in a terminal and writes what it shows: a picture of
 * each screen, and the main job from the list to the written file as a moving
 * picture and as a recording that players of terminals read (asciicast v2).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/count.h"
#include "base/file.h"
#include "base/json.h"
#include "check.h"
#include "picture.h"
#include "pty.h"

enum {
	SCENES = 200,
	DRAWN = 150, /* milliseconds without output: the screen is whole */
	ANSWERED = 40,
	TYPED = 80,  /* a key of a word, in the film */
	PRESSED = 450,
	POSTER = 7,  /* the step whose end stands where nothing moves */
};

static const char *folder; /* absolute: where the pictures go */

static const struct shot {
	const char *name, *title;
	const char *keys; /* from the shot before */
	const char *wait; /* what the screen then holds */
} shots[] = {
	{ "browse", "Browse: the list and the persona under the cursor",
	  "/ b a c k e n d - Enter a j", "of 10 personas" },
	{ "side-by-side", "Side by side: three whole files", "v ] ] ]",
	  "whole files, side by side" },
	{ "compare", "Compare: topics by personas", "Esc c j j l",
	  "[2 Compare]" },
	{ "compare-rows", "Compare, in the rows of a topic", "Enter j j",
	  "esc topics" },
	{ "compose", "Compose: the outline and the preview", "Esc c j j l j",
	  "[3 Compose]" },
	{ "export", "Export: the target, its losses, the text", "w",
	  "What will be written" },
	{ "help", "Help: the keys of a screen", "1 Esc ?", "On this screen" },
};

static const struct step {
	const char *typed; /* NULL: the keys are pressed */
	const char *keys;  /* their names; with `typed` they are but shown */
	const char *wait; /* what the screen then holds; NULL: anything */
	const char *caption;
	int milliseconds; /* how long it stands */
} steps[] = {
	{ "", "", "$", "", 600 },
	{ "troupe personas\r", "", "10 personas",
	  "ten personas, several of one role", 1600 },
	{ NULL, "Space", "1 marked", "marks the first", 600 },
	{ "/backend\r", "/", "of 10 personas",
	  "filters: four more of its role", 900 },
	{ NULL, "a", "5 marked", "marks them all", 900 },
	{ NULL, "c", "[2 Compare]",
	  "compares: a row is a topic, a column a persona, "
	  "\xe2\x97\x8f is in the draft", 3400 },
	{ NULL, "j j", NULL, "the draft on API design \xe2\x80\xa6", 1400 },
	{ NULL, "l", NULL, "\xe2\x80\xa6 and what the next persona adds to it",
	  3000 },
	{ NULL, "Enter", NULL, "a statement a row: who says it, in which words",
	  2800 },
	{ "jjjjjjjjjj", "j", NULL, "down to what the draft lacks", 900 },
	{ NULL, "Space", "took ", "takes it: the topic as it will be written",
	  2600 },
	{ NULL, "Esc o", "1 of ", "this topic is fine, on to the next", 1400 },
	{ NULL, "c", "[3 Compose]",
	  "the draft: every line and where it comes from", 2400 },
	{ NULL, "j j j", NULL, "the draft: every line and where it "
	  "comes from", 1200 },
	{ NULL, "w", "What will be written",
	  "where Claude Code will read it, and what would be lost", 3000 },
	{ NULL, "Enter", "wrote ", "written", 1500 },
	{ NULL, "1 q", "$ troupe", "", 800 },
	{ "troupe lint .claude/agents && head -n 3 .claude/agents/*.md\r", "",
	  "description:", "where Claude Code looks for agents: nothing keeps it "
	  "from loading", 3500 },
};

/* What is recorded while the steps are walked. */
struct film {
	struct scene scenes[SCENES];
	size_t count;
	struct buf cast;
	size_t told; /* bytes of the terminal that are in the recording */
	long past;   /* milliseconds */
};

static void
write_picture(const char *name, const char *suffix, const struct buf *bytes)
{
	struct buf path = { 0 };
	struct error error;

	buf_printf(&path, "%s/%s.%s", folder, name, suffix);
	if (!file_write(path.ptr, buf_str(bytes), true, &error))
		fail_msg("%s", error.text);
	buf_release(&path);
}

static void
take_shot(struct pty *pty, const struct shot *shot)
{
	struct frame frame;
	struct buf svg = { 0 };

	pty_keys(pty, shot->keys);
	pty_wait(pty, shot->wait);
	pty_settle(pty, DRAWN);
	frame = frame_take(pty);
	picture_still(&svg, &frame, shot->title);
	write_picture(shot->name, "svg", &svg);
	frame_release(&frame);
	buf_release(&svg);
}

static void
take_shots(void **state)
{
	const char *const argv[] = { *state, "personas", NULL };
	struct pty pty;

	pty_start(&pty, 36, 120, argv);
	pty_wait(&pty, "10 personas");
	for (size_t i = 0; i < COUNT(shots); i++)
		take_shot(&pty, &shots[i]);
	pty_close(&pty);
}

/* An event of the recording: "o" is output, "m" a mark with a caption. */
static void
add_event(struct film *film, const char *kind, struct str text)
{
	struct json *event = json_new_array();

	json_push(event, json_new_score((double)film->past / 1000));
	json_push(event, json_new_string(str_of(kind)));
	json_push(event, json_new_string(text));
	json_write(&film->cast, event);
	buf_add_byte(&film->cast, '\n');
	json_free(event);
}

static void
record(struct film *film, struct pty *pty, const struct step *step,
       int milliseconds)
{
	struct str fresh = str_from(buf_str(&pty->bytes), film->told);

	assert_true(film->count < SCENES);
	film->scenes[film->count++] = (struct scene){
		.frame = frame_take(pty),
		.keys = step->keys,
		.caption = step->caption,
		.milliseconds = milliseconds,
	};
	if (fresh.len > 0)
		add_event(film, "o", fresh);
	film->told = pty->bytes.len;
	film->past += milliseconds;
}

/* Sends the first of the keys and moves on; false when there is none left. */
static bool
press(struct pty *pty, const struct step *step, struct str *keys)
{
	struct str key = { keys->ptr, 1 };
	char bytes[16];

	if (keys->len == 0)
		return false;
	if (step->typed)
		*keys = str_from(*keys, 1);
	else
		str_split(keys, ' ', &key);
	assert_true(key.len < sizeof bytes);
	snprintf(bytes, sizeof bytes, "%.*s", STR_ARG(key));
	if (step->typed)
		pty_send(pty, bytes);
	else
		pty_keys(pty, bytes);
	return true;
}

/* A scene after each key, a longer one after the last. */
static void
walk(struct film *film, struct pty *pty, const struct step *step)
{
	struct str keys = str_of(step->typed ? step->typed : step->keys);

	if (*step->caption)
		add_event(film, "m", str_of(step->caption));
	while (press(pty, step, &keys) && keys.len > 0) {
		pty_settle(pty, ANSWERED);
		record(film, pty, step, step->typed ? TYPED : PRESSED);
	}
	if (step->wait)
		pty_wait(pty, step->wait);
	pty_settle(pty, DRAWN);
	record(film, pty, step, step->milliseconds);
	film->scenes[film->count - 1].poster = step == &steps[POSTER];
}

static void
make_film(void **state)
{
	static const char *const argv[] = { "/bin/sh", NULL };
	static const char title[] = "Troupe: from five personas to one file";
	struct film film = { 0 };
	struct buf svg = { 0 };
	struct pty pty;

	(void)state;
	buf_printf(&film.cast, "{\"version\": 2, \"width\": 100, \"height\": "
		   "30, \"title\": \"%s\"}\n", title);
	pty_start(&pty, 30, 100, argv);
	for (size_t i = 0; i < COUNT(steps); i++)
		walk(&film, &pty, &steps[i]);
	pty_close(&pty);
	picture_film(&svg, film.scenes, film.count, title);
	write_picture("demo", "svg", &svg);
	write_picture("demo", "cast", &film.cast);
	while (film.count > 0)
		frame_release(&film.scenes[--film.count].frame);
	buf_release(&svg);
	buf_release(&film.cast);
}

/* A home with nothing in it but the personas and a place for Claude Code's
 * agents becomes the current folder, and the shell there finds the program;
 * free()d by pty_remove_home(). */
static char *
enter_home(const char *program)
{
	char *home = pty_make_home(), *personas = realpath("personas", NULL);
	struct buf path = { 0 };
	bool entered;

	buf_add(&path, (struct str){ program, (size_t)(strrchr(program, '/') -
						       program) });
	buf_printf(&path, ":%s", getenv("PATH"));
	setenv("PATH", path.ptr, 1);
	setenv("HOME", home, 1);
	setenv("PS1", "$ ", 1);
	unsetenv("ENV");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_CONFIG_HOME");
	entered = personas && chdir(home) == 0 &&
		  symlink(personas, "personas") == 0 &&
		  mkdir(".claude", 0700) == 0 &&
		  mkdir(".claude/agents", 0700) == 0;
	buf_release(&path);
	free(personas);
	if (entered)
		return home;
	perror("screenshots");
	exit(1);
}

int
main(int argc, char **argv)
{
	char *program = getenv("TROUPE") ? realpath(getenv("TROUPE"), NULL)
					 : NULL;
	char *target = argc == 2 ? realpath(argv[1], NULL) : NULL;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(take_shots, program),
		cmocka_unit_test(make_film),
	};
	char *home;
	int failed;

	if (!program || !target) {
		fputs("usage: TROUPE=PROGRAM screenshots FOLDER\n", stderr);
		return 2;
	}
	folder = target;
	home = enter_home(program);
	failed = cmocka_run_group_tests_name("screenshots", tests, NULL,
					     NULL);
	pty_remove_home(home);
	free(program);
	free(target);
	return failed;
}
