/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/session.h"
#include "app/variants.h"

static char
letter(const struct session *session, size_t persona)
{
	return session_letter(session, persona);
}

/* What a persona does not say of itself is never taken by "all of it":
 * it would take tools' limits away. */
static size_t
take_fields(struct session *session, size_t persona, bool missing_only)
{
	const struct persona *source =
	    session->board.comparison->personas[persona];
	struct draft *draft = draft_to_change(session);
	size_t taken = 0;

	for (size_t i = 0; i < source->front.field_count; i++) {
		struct str key = arena_str(&session->board.part_arena,
					   source->front.fields[i].key);

		if (missing_only && draft_field(draft, key.ptr))
			continue;
		draft_take_field(draft, key.ptr, persona);
		taken++;
	}
	return taken;
}

static void
fields_taken(struct session *session, size_t taken, size_t persona)
{
	if (taken == 0) {
		session_cancel(session);
		session_say(session, "%c has no fields",
			    letter(session, persona));
		return;
	}
	session_done(session, "took %zu field%s of %c", taken, plural(taken),
		     letter(session, persona));
}

void
variants_take_all_of(struct session *session)
{
	size_t persona = session->board.persona;

	session_begin(session);
	fields_taken(session, take_fields(session, persona, false), persona);
}

void
variants_take_only(struct session *session)
{
	struct draft *draft = draft_to_change(session);
	size_t persona = session->board.persona, taken;

	session_begin(session);
	for (size_t i = draft->field_count; i-- > 0;) {
		struct str key = arena_str(&session->board.part_arena,
					   draft->fields[i].key);

		if (!str_eq(key, STR("tools")) && !str_eq(key, STR("name")))
			draft_set_field(draft, key.ptr, (struct str){ 0 });
	}
	taken = take_fields(session, persona, false);
	fields_taken(session, taken, persona);
}

void
variants_take_missing(struct session *session)
{
	size_t taken = 0;

	session_begin(session);
	for (size_t i = 0; i < session->board.comparison->persona_count; i++)
		taken += take_fields(session, i, true);
	if (taken > 0) {
		session_done(session, "took %zu field%s that it lacked",
			     taken, plural(taken));
		return;
	}
	session_cancel(session);
	session_say(session, "The draft has a value for every field; enter "
		    "chooses between them");
}

void
variants_take_current(struct session *session)
{
	const struct variants *variants = &session->board.variants;
	const struct variant *variant;
	struct str key;

	if (session->board.item_row >= variants->count)
		return;
	variant = &variants->all[session->board.item_row];
	if (variant->taken) {
		session_say(session, "The draft has it so already: take "
			    "another, x leaves %.*s out",
			    STR_ARG(variant->key));
		return;
	}
	key = variant->key;
	session_begin(session);
	variant_take(draft_to_change(session), variant);
	session_done(session, "took %.*s of %c", STR_ARG(key),
		     letter(session, variant->from[0]));
}

void
variants_drop(struct session *session)
{
	const struct variants *variants = &session->board.variants;
	struct str key;

	if (session->board.focus == FOCUS_TOPICS) {
		session_say(session, "Fields are left out one by one: enter, "
			    "then x");
		return;
	}
	key = variants->all[session->board.item_row].key;
	if (!draft_field(draft_to_change(session), key.ptr)) {
		session_say(session, "The draft has no %.*s", STR_ARG(key));
		return;
	}
	session_begin(session);
	draft_set_field(draft_to_change(session), key.ptr, (struct str){ 0 });
	session_done(session, "left %.*s out", STR_ARG(key));
}
