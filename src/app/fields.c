#include "app/fields.h"

#include "app/session.h"
#include "compose/edit.h"

/* Always offered, whether the draft has them or not. */
static const char *const offered[] = { "name", "description", "tools",
				       "model", "color" };
enum { OFFERED = sizeof offered / sizeof *offered };

static struct str
shown(const struct draft_field *field, struct arena *arena)
{
	struct str text = { "", 0 };

	if (!field)
		return text;
	if (field->kind != FIELD_LIST)
		return field->kind == FIELD_MAP ? field->source : field->value;
	for (size_t i = 0; i < field->entry_count; i++)
		text = arena_printf(arena, "%.*s%s%.*s", STR_ARG(text),
				    i > 0 ? ", " : "",
				    STR_ARG(field->entries[i]));
	return text;
}

static void
set(struct session *session, const char *key, struct str value)
{
	session_begin(session);
	value = str_trim(value);
	if (value.len == 0)
		value.ptr = NULL;
	draft_set_field(&session->work.draft, key, value);
	session_done(session, value.ptr ? "set %s" : "took %s out", key);
}

static void
set_name(struct session *session, struct str value)
{
	set(session, offered[0], value);
}

static void
set_description(struct session *session, struct str value)
{
	set(session, offered[1], value);
}

static void
set_tools(struct session *session, struct str value)
{
	set(session, offered[2], value);
}

static void
set_model(struct session *session, struct str value)
{
	set(session, offered[3], value);
}

static void
set_color(struct session *session, struct str value)
{
	set(session, offered[4], value);
}

static void
chosen(struct session *session, size_t row)
{
	static void (*const setters[OFFERED])(struct session *, struct str) = {
		set_name, set_description, set_tools, set_model, set_color
	};
	const struct draft_field *field;
	struct str label;

	if (row >= OFFERED)
		return;
	field = draft_field(&session->work.draft, offered[row]);
	label = arena_printf(&session->arena, "%s: ", offered[row]);
	prompt_open(session, label.ptr, shown(field, &session->arena),
		    setters[row]);
}

void
fields_choose(struct session *session)
{
	struct str rows[OFFERED];

	for (size_t i = 0; i < OFFERED; i++) {
		const struct draft_field *field =
		    draft_field(&session->work.draft, offered[i]);
		struct str value = shown(field, &session->arena);

		rows[i] = arena_printf(
		    &session->arena, "%-12s %.*s", offered[i],
		    value.len > 0 ? (int)(value.len < 60 ? value.len : 60) : 9,
		    value.len > 0 ? value.ptr : "not named");
	}
	choice_open(session, STR("Fields: which one?"), rows, OFFERED,
		    chosen);
}
