/* SPDX-License-Identifier: MIT */
#include "export/dispatch.h"

static bool
begins(struct str text, const char *const *words)
{
	for (; *words != NULL; words++) {
		struct str word = str_of(*words);
		struct range range = { 0, word.len };

		if (text.len >= word.len &&
		    str_eq_nocase(str_slice(text, range), word))
			return true;
	}
	return false;
}

/* Where the next sentence begins: behind a stop and a blank, or a line. */
static size_t
sentence_end(struct str text)
{
	size_t end = 0;

	while (end < text.len && text.ptr[end] != '\n' &&
	       !(ascii_is_space(text.ptr[end]) && end > 0 &&
		 str_contains(STR(".!?:"),
			      (struct str){ text.ptr + end - 1, 1 })))
		end++;
	return end < text.len ? end + 1 : end;
}

static bool
is_for_caller(struct str sentence)
{
	static const char *const starts[] = {
		"use ", "invoke ", "call ", "must be used", "should be used",
		"proactively ", "example", "<example", "trigger",
		"when to use", "context:", NULL
	};
	static const char *const names[] = { "this agent", "this subagent",
					     "this sub-agent", "this skill",
					     NULL };

	if (begins(sentence, starts))
		return true;
	for (size_t i = 0; i < sentence.len; i++)
		if (begins(str_from(sentence, i), names))
			return true;
	return false;
}

struct str
dispatch_cut(struct str description)
{
	struct str rest = description;

	while (rest.len > 0) {
		struct str sentence = rest;

		sentence.len = sentence_end(rest);
		if (is_for_caller(str_trim_start(sentence)))
			break;
		rest = str_from(rest, sentence.len);
	}
	description.len -= rest.len;
	return str_trim_end(description);
}
