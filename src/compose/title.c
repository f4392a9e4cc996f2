/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "compose/title.h"
#include "model/tag.h"
#include "model/title.h"

/* Variation, joiner, or tone of the emoji before it. */
static bool
joins_emoji(int32_t point)
{
	return point == 0xfe0f || point == 0x200d ||
	    (point >= 0x1f3fb && point <= 0x1f3ff);
}

static bool
is_sign(struct str word)
{
	bool sign = false;

	while (word.len > 0) {
		int32_t point = utf8_next(&word);

		if (!utf8_is_pictograph(point) &&
		    !(sign && joins_emoji(point)))
			return false;
		sign = true;
	}
	return sign;
}

static struct str
last_word(struct str text)
{
	size_t at = text.len;

	while (at > 0 && text.ptr[at - 1] != ' ')
		at--;
	return str_from(text, at);
}

/* "🧠 Title", "Title ⚠️", where others have none. */
static struct str
without_sign(struct str title)
{
	struct str text = title, word;

	for (;;) {
		word = (struct str){ text.ptr, str_find_byte(text, ' ') };
		if (!is_sign(word))
			break;
		text = str_trim_start(str_from(text, word.len));
	}
	for (word = last_word(text); is_sign(word); word = last_word(text))
		text = str_trim_end((struct str){ text.ptr,
						  text.len - word.len });
	return text.len > 0 ? text : title;
}

struct str
title_shown(struct arena *arena, struct str title, enum section_syntax syntax)
{
	title = title_without_number(without_sign(str_trim(title)));
	return syntax == SECTION_TAG ? title_spelled(arena, title)
				     : arena_str(arena, title);
}

bool
title_is_step(struct str title)
{
	static const char *const labels[] = { "step ", "phase ", "part ",
		"stage ", NULL };

	title = without_sign(str_trim(title));
	for (size_t i = 0; labels[i]; i++) {
		size_t len = str_of(labels[i]).len;

		if (title.len > len && ascii_is_digit(title.ptr[len]) &&
		    str_eq_nocase(str_slice(title, (struct range){ 0, len }),
				  str_of(labels[i])))
			return true;
	}
	return false;
}

struct str
section_shown(struct arena *arena, const struct persona *persona,
	      size_t section)
{
	const struct section *source = &persona->sections[section];
	struct str title = title_shown(arena, source->title, source->syntax);
	struct str details = STR("");
	struct tag tag;

	if (source->syntax == SECTION_TAG &&
	    tag_open(&tag, str_trim_start(persona_text(persona,
						       source->range))))
		details = tag_details(arena, &tag);
	if (details.len == 0)
		return title;
	return arena_printf(arena, "%.*s (%.*s)", STR_ARG(title),
			    STR_ARG(details));
}

static bool
next_letter(struct str *text, char *letter)
{
	while (text->len) {
		char c = text->ptr[0];

		*text = str_from(*text, 1);
		if (!ascii_is_alnum(c) && (unsigned char)c < 0x80)
			continue;
		*letter = ascii_lower(c);
		return true;
	}
	return false;
}

struct str
title_key(struct arena *arena, struct str title)
{
	char *out = arena_alloc(arena, title.len + 1);
	size_t length = 0;

	title = title_without_number(str_trim(title));
	while (next_letter(&title, &out[length]))
		length++;
	return (struct str){ out, length };
}

bool
title_same(struct str a, struct str b)
{
	char x = 0, y = 0;

	a = title_without_number(str_trim(a));
	b = title_without_number(str_trim(b));
	for (;;) {
		bool more = next_letter(&a, &x);

		if (more != next_letter(&b, &y))
			return false;
		if (!more)
			return true;
		if (x != y)
			return false;
	}
}
