/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/session.h"
#include "base/utf8.h"

enum { PROMPT_MAX = 4096 };

void
prompt_open(struct session *session, const char *label, struct str initial,
	    void (*done)(struct session *session, struct str text))
{
	struct prompt *prompt = &session->prompt;
	struct buf text = prompt->text;

	*prompt = (struct prompt){ .active = true,
				   .label = label,
				   .done = done,
				   .text = text };
	buf_clear(&prompt->text);
	buf_add(&prompt->text, initial);
	prompt->cursor = initial.len;
}

static void
replace_text(struct prompt *prompt, struct range cut, struct str with)
{
	struct buf text = { 0 };
	struct str old = buf_str(&prompt->text);

	buf_add(&text, str_slice(old, (struct range){ 0, cut.start }));
	buf_add(&text, with);
	buf_add(&text, str_from(old, cut.end));
	buf_clear(&prompt->text);
	buf_add(&prompt->text, buf_str(&text));
	buf_release(&text);
	prompt->cursor = cut.start + with.len;
}

static void
changed(struct session *session)
{
	struct prompt *prompt = &session->prompt;

	if (prompt->changed)
		prompt->changed(session, buf_str(&prompt->text));
}

void
prompt_insert(struct session *session, struct str text)
{
	struct prompt *prompt = &session->prompt;
	struct buf clean = { 0 };

	for (size_t i = 0; i < text.len; i++) {
		bool is_control = (unsigned char)text.ptr[i] < ' ' ||
				  text.ptr[i] == 0x7f;

		buf_add_byte(&clean, is_control ? ' ' : text.ptr[i]);
	}
	if (prompt->text.len + clean.len <= PROMPT_MAX)
		replace_text(prompt, (struct range){ prompt->cursor,
						     prompt->cursor },
			     buf_str(&clean));
	buf_release(&clean);
	changed(session);
}

/* A byte within a character that goes on has the bits 10xxxxxx. */
static size_t
before(const struct prompt *prompt)
{
	size_t at = prompt->cursor;

	while (at > 0 &&
	       ((unsigned char)prompt->text.ptr[--at] & 0xc0) == 0x80)
		;
	return at;
}

static size_t
after(const struct prompt *prompt)
{
	size_t at = prompt->cursor;

	if (at >= prompt->text.len)
		return at;
	at++;
	while (at < prompt->text.len &&
	       ((unsigned char)prompt->text.ptr[at] & 0xc0) == 0x80)
		at++;
	return at;
}

static size_t
word_before(const struct prompt *prompt)
{
	size_t at = prompt->cursor;

	while (at > 0 && prompt->text.ptr[at - 1] == ' ')
		at--;
	while (at > 0 && prompt->text.ptr[at - 1] != ' ')
		at--;
	return at;
}

static bool
move_cursor(struct prompt *prompt, struct str key)
{
	if (str_eq(key, STR("Left")) || str_eq(key, STR("Ctrl-B")))
		prompt->cursor = before(prompt);
	else if (str_eq(key, STR("Right")) || str_eq(key, STR("Ctrl-F")))
		prompt->cursor = after(prompt);
	else if (str_eq(key, STR("Home")) || str_eq(key, STR("Ctrl-A")))
		prompt->cursor = 0;
	else if (str_eq(key, STR("End")) || str_eq(key, STR("Ctrl-E")))
		prompt->cursor = prompt->text.len;
	else
		return false;
	return true;
}

static bool
erase(struct session *session, struct str key)
{
	struct prompt *prompt = &session->prompt;
	struct range cut = { prompt->cursor, prompt->cursor };

	if (str_eq(key, STR("Backspace")) || str_eq(key, STR("Ctrl-H")))
		cut.start = before(prompt);
	else if (str_eq(key, STR("Delete")) || str_eq(key, STR("Ctrl-D")))
		cut.end = after(prompt);
	else if (str_eq(key, STR("Ctrl-W")))
		cut.start = word_before(prompt);
	else if (str_eq(key, STR("Ctrl-U")))
		cut.start = 0;
	else if (str_eq(key, STR("Ctrl-K")))
		cut.end = prompt->text.len;
	else
		return false;
	replace_text(prompt, cut, (struct str){ "", 0 });
	changed(session);
	return true;
}

static void
finish(struct session *session)
{
	struct prompt *prompt = &session->prompt;
	struct str text = arena_str(&session->arena, buf_str(&prompt->text));

	prompt->active = false;
	if (prompt->done)
		prompt->done(session, text);
}

static void
cancel(struct session *session)
{
	session->prompt.active = false;
	if (session->prompt.cancelled)
		session->prompt.cancelled(session);
}

static bool
is_character(struct str key)
{
	return key.len > 0 && utf8_count(key) == 1 &&
	       (unsigned char)key.ptr[0] >= ' ';
}

void
prompt_key(struct session *session, struct str key)
{
	struct prompt *prompt = &session->prompt;

	if (prompt->key && prompt->key(session, key))
		return;
	if (str_eq(key, STR("Enter")))
		finish(session);
	else if (str_eq(key, STR("Esc")) || str_eq(key, STR("Ctrl-C")))
		cancel(session);
	else if (str_eq(key, STR("Space")))
		prompt_insert(session, STR(" "));
	else if (is_character(key))
		prompt_insert(session, key);
	else if (!move_cursor(prompt, key))
		erase(session, key);
}
