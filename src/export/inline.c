/* SPDX-License-Identifier: MIT */
#include "export/inline.h"

enum action { KEEP, DROP, BLANK_BEFORE };
enum { RUN_MAX = 32 }; /* longest run of backquotes that is looked up */

/* A run of emphasis marks, or an opening bracket, that may still pair. */
struct opener {
	size_t at, length;
};

struct openers {
	struct opener *all;
	size_t count, capacity;
};

struct inliner {
	struct str text;
	unsigned char *actions; /* by byte */
	struct arena *arena;
	struct openers marks[3]; /* of '*', '_' and '~' */
	struct openers brackets;
	bool unclosed[RUN_MAX + 1]; /* no such run of backquotes follows */
};

static const char mark_bytes[] = "*_~";

static char
byte_at(struct str text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\n';
}

static bool
is_punctuation(char c)
{
	return c > ' ' && c < 0x7f && !ascii_is_alnum(c);
}

static void
drop(struct inliner *in, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < in->text.len; i++)
		in->actions[i] = DROP;
}

static void
push(struct inliner *in, struct openers *openers, struct opener opener)
{
	openers->all = arena_grow(in->arena, openers->all, openers->count,
				  &openers->capacity, sizeof(*openers->all));
	openers->all[openers->count++] = opener;
}

/* What opened after a pair's beginning cannot close after its end. */
static void
forget_after(struct inliner *in, size_t at)
{
	for (size_t i = 0; i < 3; i++) {
		struct openers *marks = &in->marks[i];

		while (marks->count > 0 && marks->all[marks->count - 1].at > at)
			marks->count--;
	}
}

static size_t
take_code(struct inliner *in, size_t at)
{
	struct str text = in->text;
	size_t length = str_run(str_from(text, at), text.ptr[at]);
	size_t from = at + length;

	if (length > RUN_MAX || in->unclosed[length])
		return from;
	for (size_t i = from; i < text.len;) {
		size_t run;

		if (text.ptr[i] != '`') {
			i++;
			continue;
		}
		run = str_run(str_from(text, i), text.ptr[i]);
		if (run == length) {
			drop(in, at, from);
			drop(in, i, i + run);
			return i + run;
		}
		i += run;
	}
	in->unclosed[length] = true;
	return from;
}

static bool
opens(struct str text, size_t at, size_t length)
{
	char before = at > 0 ? text.ptr[at - 1] : '\n';
	char after = byte_at(text, at + length);

	if (ascii_is_space(after))
		return false;
	if (text.ptr[at] == '_' && ascii_is_alnum(before))
		return false;
	return !is_punctuation(after) || ascii_is_space(before) ||
	       is_punctuation(before);
}

static bool
closes(struct str text, size_t at, size_t length)
{
	char before = at > 0 ? text.ptr[at - 1] : '\n';
	char after = byte_at(text, at + length);

	if (ascii_is_space(before))
		return false;
	if (text.ptr[at] == '_' && ascii_is_alnum(after))
		return false;
	return !is_punctuation(before) || ascii_is_space(after) ||
	       is_punctuation(after);
}

/* Returns how much of the run is left unpaired. */
static size_t
close_marks(struct inliner *in, struct openers *openers, size_t at,
	    size_t length)
{
	while (length > 0 && openers->count > 0) {
		struct opener *opener = &openers->all[openers->count - 1];
		size_t pair = opener->length < length ? opener->length : length;

		opener->length -= pair;
		drop(in, opener->at + opener->length,
		     opener->at + opener->length + pair);
		drop(in, at, at + pair);
		forget_after(in, opener->at);
		at += pair;
		length -= pair;
		if (opener->length == 0)
			openers->count--;
	}
	return length;
}

static size_t
take_mark(struct inliner *in, size_t at)
{
	size_t length = str_run(str_from(in->text, at), in->text.ptr[at]);
	struct str bytes = str_of(mark_bytes);
	struct openers *openers;
	size_t left = length;

	openers = &in->marks[str_find_byte(bytes, in->text.ptr[at])];
	if (in->text.ptr[at] == '~' && length != 2)
		return at + length;
	if (closes(in->text, at, length))
		left = close_marks(in, openers, at, length);
	if (left > 0 && opens(in->text, at, length))
		push(in, openers, (struct opener){ at + length - left, left });
	return at + length;
}

/* End of what `(destination "title")` holds; 0 when it is none. */
static size_t
destination_end(struct str text, size_t at, size_t *url_end)
{
	size_t depth = 0;
	size_t i = at + 1;
	char c = ' ';

	for (; i < text.len && !ascii_is_space(text.ptr[i]) &&
	       text.ptr[i] != '[' && text.ptr[i] != ']';
	     i++) {
		if (text.ptr[i] == '(')
			depth++;
		else if (text.ptr[i] == ')' && depth-- == 0)
			break;
	}
	*url_end = i;
	if (byte_at(text, i) == ' ')
		while (!str_contains(STR(")[]\n"), (struct str){ &c, 1 }))
			c = byte_at(text, ++i);
	return byte_at(text, i) == ')' ? i : 0;
}

/* `[text](url)`: the address stays in parentheses unless it says nothing. */
static size_t
take_link(struct inliner *in, size_t at)
{
	struct str text = in->text;
	struct opener open = { 0 };
	size_t url_end = 0;
	size_t end;
	struct str label, url;

	if (in->brackets.count == 0)
		return at + 1;
	open = in->brackets.all[--in->brackets.count];
	if (byte_at(text, at + 1) != '(')
		return at + 1;
	end = destination_end(text, at + 1, &url_end);
	if (end == 0)
		return at + 1;
	label = str_slice(text, (struct range){ open.at + 1, at });
	url = str_slice(text, (struct range){ at + 2, url_end });
	drop(in, open.at, open.at + 1);
	if (open.at > 0 && text.ptr[open.at - 1] == '!')
		drop(in, open.at - 1, open.at);
	drop(in, at, at + 1);
	drop(in, url_end, end);
	if (url.len == 0 || url.ptr[0] == '#' || str_eq(label, url))
		drop(in, at + 1, end + 1);
	else
		in->actions[at + 1] = BLANK_BEFORE;
	return end + 1;
}

/* <https://…> and <name@host> lose their brackets. */
static size_t
take_address(struct inliner *in, size_t at)
{
	struct str text = in->text;
	bool address = false;
	size_t i = at + 1;

	for (; i < text.len && text.ptr[i] != '>' && text.ptr[i] != '<' &&
	       !ascii_is_space(text.ptr[i]);
	     i++)
		address |= text.ptr[i] == '@' ||
			   (text.ptr[i] == ':' && byte_at(text, i + 1) == '/');
	if (!address || byte_at(text, i) != '>')
		return at + 1;
	drop(in, at, at + 1);
	drop(in, i, i + 1);
	return i + 1;
}

static size_t
take(struct inliner *in, size_t at)
{
	char c = in->text.ptr[at];

	if (c == '\\' && (is_punctuation(byte_at(in->text, at + 1)) ||
			  byte_at(in->text, at + 1) == '\n')) {
		drop(in, at, at + 1);
		return at + 2;
	}
	if (c == '`')
		return take_code(in, at);
	if (c == '*' || c == '_' || c == '~')
		return take_mark(in, at);
	if (c == '<')
		return take_address(in, at);
	if (c == ']')
		return take_link(in, at);
	if (c == '[')
		push(in, &in->brackets, (struct opener){ at, 1 });
	return at + 1;
}

void
inline_add_plain(struct buf *out, struct str markdown, struct arena *arena)
{
	struct inliner in = { .text = markdown, .arena = arena };

	in.actions = ARENA_ARRAY(arena, unsigned char, markdown.len);
	for (size_t i = 0; i < markdown.len;)
		i = take(&in, i);
	for (size_t i = 0; i < markdown.len; i++) {
		if (in.actions[i] == DROP)
			continue;
		if (in.actions[i] == BLANK_BEFORE)
			buf_add_byte(out, ' ');
		buf_add_byte(out, markdown.ptr[i]);
	}
}
