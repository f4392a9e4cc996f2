/* SPDX-License-Identifier: MIT */
#include "model/reference.h"

enum { BRACKETS_MAX = 1000, /* bytes; Markdown has no longer labels */
       TICKS_MAX = 300	    /* of a code span that is looked for */ };

/* Offset behind the code span that begins at `at`, or behind its ticks. */
static size_t
code_end(struct str text, size_t at)
{
	size_t ticks = str_run(str_from(text, at), '`');
	size_t end = at + ticks;

	while (end < text.len && end < at + ticks + TICKS_MAX) {
		size_t run = str_run(str_from(text, end), '`');

		if (run == ticks)
			return end + run;
		end += run ? run : 1;
	}
	return at + ticks;
}

/* Offset of the bracket that closes the one at `at`, or 0. */
static size_t
closing(struct str text, size_t at)
{
	size_t depth = 0;

	for (size_t i = at; i < text.len && i < at + BRACKETS_MAX; i++) {
		if (text.ptr[i] == '\\')
			i++;
		else if (text.ptr[i] == '[')
			depth++;
		else if (text.ptr[i] == ']' && --depth == 0)
			return i;
	}
	return 0;
}

static char
byte_at(struct str text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\0';
}

static bool
begins_line(struct str text, size_t at)
{
	while (at > 0 && text.ptr[at - 1] == ' ')
		at--;
	return at == 0 || text.ptr[at - 1] == '\n';
}

/* The reference whose first bracket is at `at`. */
static bool
read_reference(struct str text, size_t at, struct reference *reference)
{
	size_t close = closing(text, at), second;

	if (!close || close == at + 1)
		return false;
	reference->shown = str_slice(text, (struct range){ at + 1, close });
	reference->label = reference->shown;
	reference->range = (struct range){ at, close + 1 };
	reference->kind = reference->shown.ptr[0] == '^' ?
	    REFERENCE_FOOTNOTE : REFERENCE_SHORT;
	if (byte_at(text, close + 1) == ':' && begins_line(text, at)) {
		reference->kind = REFERENCE_DEFINITION;
		reference->range.end++;
	} else if (byte_at(text, close + 1) == '(') {
		return false;
	} else if (byte_at(text, close + 1) == '[' &&
		   (second = closing(text, close + 1)) != 0) {
		reference->range.end = second + 1;
		if (second > close + 2) {
			reference->kind = REFERENCE_FULL;
			reference->label = str_slice(text, (struct range){
						     close + 2, second });
		}
	}
	return true;
}

/* Steps over a line of fenced code. */
static bool
skip_code(struct reference_scan *scan)
{
	struct str line = str_from(scan->text, scan->at);

	line.len = str_find_byte(line, '\n');
	if (!fence_feed(&scan->fence, line))
		return false;
	scan->at += line.len + 1;
	return true;
}

bool
reference_next(struct reference_scan *scan, struct reference *reference)
{
	struct str text = scan->text;

	while (scan->at < text.len) {
		char c = text.ptr[scan->at];

		if ((scan->at == 0 || text.ptr[scan->at - 1] == '\n') &&
		    skip_code(scan))
			continue;
		if (c == '[' && read_reference(text, scan->at, reference)) {
			scan->at = reference->range.end;
			return true;
		}
		if (c == '`')
			scan->at = code_end(text, scan->at);
		else
			scan->at += c == '\\' ? 2 : 1;
	}
	return false;
}
