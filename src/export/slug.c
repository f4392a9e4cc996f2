/* SPDX-License-Identifier: MIT */
#include "export/sheet.h"

#include "base/buf.h"
#include "base/count.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "parse/parse.h"

enum { SLUG_MIN = 2, SLUG_MAX = 50, HASH_DIGITS = 8 };

/* Names that mean something else, and what. */
static const struct {
	const char *reason;
	const char *names[32];
} reserved[] = {
	{ ": a client has that name for itself",
	  { "self", "system", "user", "model", "tool", "config", "default",
	    "explore", "plan", "general-purpose", "statusline-setup", "build",
	    "general", "title", "summary", "compaction" } },
	{ ": where case does not count, that is a file which a client reads "
	  "as instructions",
	  { "agents", "claude", "gemini", "qwen", "warp", "conventions",
	    "skill", "readme" } },
	{ ": Windows has that name for a device",
	  { "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4",
	    "com5", "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2",
	    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9" } },
};

/* Why a name is reserved; NULL when it is not. */
static const char *
reserved_for(struct str slug)
{
	for (size_t i = 0; i < COUNT(reserved); i++)
		for (const char *const *name = reserved[i].names; *name; name++)
			if (str_eq(slug, str_of(*name)))
				return reserved[i].reason;
	return NULL;
}

/* "C++" and "C#" would be nothing but "c". */
static const char *
sign_word(struct str name, size_t at)
{
	if (at == 0 || !ascii_is_alnum(name.ptr[at - 1]))
		return NULL;
	if (str_starts(str_from(name, at), STR("++")))
		return "pp";
	return name.ptr[at] == '#' ? "-sharp" : NULL;
}

static void
add_words(struct buf *slug, struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		const char *word = sign_word(name, i);

		if (word != NULL)
			buf_add_cstr(slug, word);
		else if (ascii_is_alnum(name.ptr[i]))
			buf_add_byte(slug, ascii_lower(name.ptr[i]));
		else if (name.ptr[i] != '\'' && slug->len > 0 &&
			 slug->ptr[slug->len - 1] != '-')
			buf_add_byte(slug, '-');
	}
}

static void
cut_end(struct buf *slug)
{
	while (slug->len > 0 && slug->ptr[slug->len - 1] == '-')
		buf_truncate(slug, slug->len - 1);
}

/* At a hyphen where there is one in the second half. */
static void
cut_to_length(struct buf *slug)
{
	size_t end = SLUG_MAX;

	if (slug->len <= SLUG_MAX)
		return;
	while (end > SLUG_MAX / 2 && slug->ptr[end] != '-')
		end--;
	buf_truncate(slug, end > SLUG_MAX / 2 ? end : SLUG_MAX);
	cut_end(slug);
}

static void
add_slug(struct buf *slug, struct str name, struct arena *arena)
{
	add_words(slug, utf8_to_ascii(arena, name));
	cut_end(slug);
	cut_to_length(slug);
}

struct str
export_slug(struct str name, struct arena *arena)
{
	struct buf slug = { 0 };
	struct str text;

	add_slug(&slug, name, arena);
	if (slug.len == 0)
		buf_printf(&slug, "persona-%.*s", HASH_DIGITS,
			   sha256_hex(arena, name).ptr);
	else if (slug.len < SLUG_MIN || reserved_for(buf_str(&slug)))
		buf_add_cstr(&slug, "-agent");
	text = arena_str(arena, buf_str(&slug));
	buf_release(&slug);
	return text;
}

const char *
export_slug_reason(struct str name, struct arena *arena)
{
	struct buf slug = { 0 };
	const char *reason = "";

	add_slug(&slug, name, arena);
	if (slug.len > 0 && slug.len < SLUG_MIN)
		reason = ": Qwen Code refuses a name of one character";
	else if (reserved_for(buf_str(&slug)))
		reason = reserved_for(buf_str(&slug));
	buf_release(&slug);
	return reason;
}

/* Whether ASCII has nothing for a letter: "é" is "e", but a sign of Chinese
 * is gone. */
static bool
loses_letters(struct str name, struct arena *arena)
{
	while (name.len > 0) {
		struct str sign = name;
		int32_t point = utf8_next(&name);

		sign.len -= name.len;
		if (point >= 0x80 &&
		    (utf8_is_letter(point) || utf8_is_ideographic(point)) &&
		    utf8_to_ascii(arena, sign).len == 0)
			return true;
	}
	return false;
}

/* What a persona goes by where its name cannot be a slug, or is none. */
static struct str
other_name(const struct persona *persona)
{
	const struct field *slug = persona_field(persona, "slug");

	if (slug != NULL && slug->value.len > 0)
		return slug->value;
	return name_from_path(persona->path);
}

struct str
export_input_slug(const struct export_input *input, struct arena *arena)
{
	struct str name = export_name(input, arena), other = { "", 0 };
	const struct persona *persona = input->persona;

	if (persona != NULL &&
	    (name.len == 0 || loses_letters(name, arena) ||
	     (input->name.len == 0 && persona_field(persona, "slug") != NULL)))
		other = other_name(persona);
	if (str_is_blank(utf8_to_ascii(arena, other)))
		other = name;
	return export_slug(other, arena);
}
