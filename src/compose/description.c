/* SPDX-License-Identifier: MIT */
#include "compose/description.h"

#include "base/buf.h"
#include "base/count.h"
#include "model/sense.h"

enum {
	WORDS_MAX = 60, /* bytes before the colon of "Here are examples:" */
	LEAD_MAX = 40	/* bytes of a lead-in that is left without them */
};

static const char *const shown_tags[] = { "example", "examples", "commentary" };

/* Offset of the next "<example" or the like; `*name` is which. */
static size_t
find_shown(struct str text, struct str *name)
{
	for (size_t at = 0; at < text.len; at++) {
		at += str_find_byte(str_from(text, at), '<');
		for (size_t i = 0; i < COUNT(shown_tags); i++) {
			struct str word = str_of(shown_tags[i]);
			struct str rest = str_from(text, at + 1);
			char after = rest.len > word.len ?
			    rest.ptr[word.len] : '>';

			rest.len = rest.len < word.len ? rest.len : word.len;
			*name = word;
			if (str_eq_nocase(rest, word) &&
			    (after == '>' || after == ' '))
				return at;
		}
	}
	return text.len;
}

/* Offset behind the tag's end; what never ends goes on to the end. */
static size_t
shown_end(struct str text, size_t at, struct str name)
{
	for (; at < text.len; at++) {
		struct str rest;

		at += str_find(str_from(text, at), STR("</"));
		rest = str_from(text, at + 2);
		if (rest.len >= name.len && str_eq_nocase((struct str){
		    rest.ptr, name.len }, name) &&
		    str_starts(str_from(rest, name.len), STR(">")))
			return at + 2 + name.len + 1;
	}
	return text.len;
}

/* Whether someone speaks here: "user: …", at the start of a word. */
static bool
speaks(struct str text)
{
	static const char *const speakers[] = {
		"user:", "assistant:", "human:", "context:", "utilisateur :",
		"benutzer:", "usuario:", "asistente:", "ユーザー:",
		"アシスタント:",
	};

	for (size_t i = 0; i < COUNT(speakers); i++) {
		struct str word = str_of(speakers[i]);

		if (text.len >= word.len && str_eq_nocase((struct str){
		    text.ptr, word.len }, word))
			return true;
	}
	return false;
}

/* Whether an announcement of examples begins here: "Examples:", "For
 * example:" up to a colon or the end. */
static bool
announces(struct str text)
{
	static const char *const ends[] = { ".", ",", "!", "?", "\n", "。" };
	struct str head = str_slice(text, (struct range){ 0, WORDS_MAX });
	size_t colon = str_find_byte(head, ':');

	if (colon == head.len)
		return str_trim(text).len < WORDS_MAX &&
		    text_has(str_trim(text), SENSE_EXAMPLE) &&
		    !str_ends(str_trim(text), STR("."));
	head.len = colon;
	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_contains(head, str_of(ends[i])))
			return false;
	return text_has(head, SENSE_EXAMPLE);
}

/* Where a sentence may begin: at the start, behind its end or a line's. */
static bool
begins(struct str text, size_t at)
{
	size_t before = at;

	while (before > 0 && ascii_is_space(text.ptr[before - 1]))
		before--;
	return before == 0 || (before < at &&
	    (str_contains(STR(".!?:;)*-"), (struct str){
			  text.ptr + before - 1, 1 }) ||
	     str_contains(str_slice(text, (struct range){ before, at }),
			  STR("\n"))));
}

/* Without what led to the examples: "Specifically:", "- ". */
static struct str
without_lead(struct str text)
{
	size_t start = text.len;
	bool leads = str_ends(text, STR(":"));

	while (text.len && str_contains(STR("-*:"), (struct str){
	       text.ptr + text.len - 1, 1 }))
		text = str_trim((struct str){ text.ptr, text.len - 1 });
	if (!leads)
		return text;
	start = text.len;
	while (start > 0 && !str_contains(STR(".!?\n"), (struct str){
	       text.ptr + start - 1, 1 }))
		start--;
	if (start > 0 && text.len - start < LEAD_MAX)
		text = str_trim((struct str){ text.ptr, start });
	return text;
}

/* Without blanks and line breaks, written out as "\\n", too, around it. */
static struct str
trim_breaks(struct str text)
{
	static const struct str brk = { "\\n", 2 };
	size_t before;

	do {
		before = text.len;
		text = str_trim(text);
		if (str_starts(text, brk))
			text = str_from(text, brk.len);
		if (str_ends(text, brk))
			text.len -= brk.len;
	} while (text.len < before);
	return text;
}

/* Nor with what led to them: "It is called when:". */
static struct str
without_tags(struct str text, struct arena *arena)
{
	struct buf out = { 0 };
	struct str name, kept;
	size_t at = find_shown(text, &name);

	if (at == text.len)
		return text;
	while (text.len) {
		kept = trim_breaks(str_slice(text, (struct range){ 0, at }));
		kept = at < text.len ? without_lead(kept) : kept;
		if (kept.len && out.len)
			buf_add_byte(&out, ' ');
		buf_add(&out, kept);
		text = str_from(text, shown_end(text, at, name));
		at = find_shown(text, &name);
	}
	kept = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return kept;
}

struct str
description_plain(struct str text, struct arena *arena)
{
	struct str kept = without_tags(text, arena);

	for (size_t at = 0; at < kept.len; at++) {
		struct str rest = str_from(kept, at);

		if (begins(kept, at) && !ascii_is_space(rest.ptr[0]) &&
		    (announces(rest) || speaks(rest))) {
			kept.len = at;
			break;
		}
	}
	kept = without_lead(str_trim(kept));
	return kept.len ? kept : text;
}
