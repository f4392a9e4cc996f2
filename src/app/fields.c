/* SPDX-License-Identifier: MIT */
#include "app/fields.h"

#include "app/session.h"
#include "base/utf8.h"

/* Offered below the personas' values of a field. */
enum { OWN_VALUE, NO_VALUE, OTHERS };
enum { LONG_VALUE = 300 };

static struct variants
list(struct session *session)
{
	struct variants variants;

	variants_list(&variants, session, &session->arena);
	return variants;
}

static const struct variant *
taken_of(const struct variants *variants, size_t start)
{
	size_t end = variants_key_end(variants, start);

	for (size_t i = start; i < end; i++)
		if (variants->all[i].taken)
			return &variants->all[i];
	return NULL;
}

/* First variant of that key, or the count. */
static size_t
find_key(const struct variants *variants, struct str key)
{
	size_t at = 0;

	while (at < variants->count && !str_eq(variants->all[at].key, key))
		at = variants_key_end(variants, at);
	return at;
}

static struct str
letters_of(struct session *session, const struct variant *variant)
{
	struct str letters = { "", 0 };

	for (size_t i = 0; i < variant->from_count; i++)
		letters = arena_printf(
		    &session->arena, "%.*s%c", STR_ARG(letters),
		    session_letter(session, variant->from[i]));
	return letters.len > 0 ? letters : STR("own");
}

static struct str
flat(struct session *session, struct str text)
{
	struct str line = arena_str(&session->arena, str_trim(text));
	char *bytes = (char *)line.ptr;

	for (size_t i = 0; i < line.len; i++)
		if (ascii_is_space(bytes[i]))
			bytes[i] = ' ';
	return line;
}

static struct str
described(struct session *session, const struct variant *variant)
{
	struct str letters = letters_of(session, variant);
	struct str value = flat(session, utf8_fit(variant->value, 120));

	return arena_printf(&session->arena, "%-5.*s %.*s", STR_ARG(letters),
			    STR_ARG(value));
}

static void
set(struct session *session, struct str key, struct str value)
{
	session_begin(session);
	draft_set_field(&session->work.draft, key.ptr, value);
	if (value.ptr)
		session_done(session, "set %.*s", STR_ARG(key));
	else
		session_done(session, "took %.*s out", STR_ARG(key));
}

static void
typed(struct session *session, struct str value)
{
	struct variants variants = list(session);
	size_t start = find_key(&variants, session->outline.field);
	const struct variant *taken =
	    start < variants.count ? taken_of(&variants, start) : NULL;

	value = str_trim(value);
	if (value.len == 0 ||
	    (taken && str_eq(str_trim(taken->value), value)))
		session_say(session, "Nothing was changed");
	else
		set(session, session->outline.field, value);
}

/* What is no single short line is typed in the editor. */
static void
type_value(struct session *session, const struct variant *taken)
{
	struct str value = { "", 0 };

	if (taken && !taken->absent)
		value = arena_str(&session->arena, taken->value);
	if (value.len > LONG_VALUE ||
	    str_find_byte(value, '\n') < value.len) {
		session->request = (struct request){
			.kind = REQUEST_EDITOR,
			.input = value,
			.done = typed,
		};
		return;
	}
	prompt_open(session, session->outline.field.ptr, value, typed);
	session->prompt.hint = "enter set it  esc leave it";
}

static void
take(struct session *session, const struct variant *variant)
{
	struct str letters = letters_of(session, variant);

	session_begin(session);
	variant_take(&session->work.draft, variant);
	session_done(session, "took %.*s of %.*s", STR_ARG(variant->key),
		     STR_ARG(letters));
}

static void
value_chosen(struct session *session, size_t row)
{
	struct variants variants = list(session);
	size_t start = find_key(&variants, session->outline.field);
	size_t end;

	if (start == variants.count)
		return;
	end = variants_key_end(&variants, start);
	if (row == end - start + OWN_VALUE)
		type_value(session, taken_of(&variants, start));
	else if (row == end - start + NO_VALUE)
		set(session, session->outline.field, (struct str){ 0 });
	else if (variants.all[start + row].taken)
		session_say(session, "The draft has it so already");
	else
		take(session, &variants.all[start + row]);
}

static void
choose_value(struct session *session, size_t row)
{
	struct variants variants = list(session);
	size_t start = 0, end, count = 0, cursor = 0;
	struct str *rows;

	while (row-- > 0 && start < variants.count)
		start = variants_key_end(&variants, start);
	if (start == variants.count)
		return;
	end = variants_key_end(&variants, start);
	rows = ARENA_ARRAY(&session->arena, struct str, end - start + OTHERS);
	for (size_t i = start; i < end; i++) {
		struct str line = described(session, &variants.all[i]);

		if (variants.all[i].taken)
			cursor = count;
		rows[count++] = arena_printf(
		    &session->arena, "%s %.*s",
		    variants.all[i].taken ? "●" : "○", STR_ARG(line));
	}
	rows[count++] = STR("  type another value");
	rows[count++] = STR("  leave the field out");
	session->outline.field = variants.all[start].key;
	choice_open(session,
		    arena_printf(&session->arena, "%.*s: whose?",
				 STR_ARG(session->outline.field)),
		    rows, count, value_chosen);
	session->choice.cursor = cursor;
}

void
fields_choose(struct session *session)
{
	struct variants variants = list(session);
	struct str *rows =
	    ARENA_ARRAY(&session->arena, struct str, variants.keys);
	size_t count = 0;

	for (size_t i = 0; i < variants.count;
	     i = variants_key_end(&variants, i)) {
		const struct variant *taken = taken_of(&variants, i);
		struct str line = taken ? described(session, taken)
					: STR("      left out");

		rows[count++] = arena_printf(&session->arena, "%-15.*s %.*s",
					     STR_ARG(variants.all[i].key),
					     STR_ARG(line));
	}
	choice_open(session, STR("Fields: which one?"), rows, count,
		    choose_value);
}
