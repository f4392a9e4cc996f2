/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <dirent.h>

#include "base/count.h"
#include "base/file.h"
#include "base/utf8.h"
#include "export/sheet.h"
#include "model/rights.h"
#include "parse/container.h"
#include "parse/parse.h"

/* What is exported is imported as what it was, as far as the target holds it;
 * and exported once more it is the same bytes. */

#define CORPUS "../shared/corpus/"

enum holds { HOLDS_DESCRIPTION = 1, HOLDS_LINE = 2, HOLDS_START = 4,
	     HOLDS_TOOLS = 8, HOLDS_NAME = 16 };

/* A target that can be imported: the name its file is read by, which is not
 * where the client looks, so that it is written anew the second time. */
struct row {
	const char *target, *path;
	int holds;
	enum tool_client client;
};

static const struct row rows[] = {
	{ "claude", "x.md", HOLDS_DESCRIPTION | HOLDS_NAME | HOLDS_TOOLS,
	  TOOLS_CLAUDE },
	{ "opencode", "x.md", HOLDS_DESCRIPTION | HOLDS_TOOLS, TOOLS_OPENCODE },
	{ "kilo", "x.md", HOLDS_DESCRIPTION | HOLDS_TOOLS, TOOLS_OPENCODE },
	{ "copilot", "x.md", HOLDS_DESCRIPTION | HOLDS_TOOLS, TOOLS_COPILOT },
	{ "gemini", "x.md", HOLDS_DESCRIPTION | HOLDS_NAME | HOLDS_TOOLS,
	  TOOLS_GEMINI },
	{ "qwen", "x.md", HOLDS_DESCRIPTION | HOLDS_NAME | HOLDS_TOOLS,
	  TOOLS_QWEN },
	{ "antigravity", "x.md", HOLDS_DESCRIPTION | HOLDS_NAME, 0 },
	{ "cursor-agent", "x.md", HOLDS_LINE | HOLDS_NAME, 0 },
	{ "cursor-rule", "x.md", HOLDS_LINE, 0 },
	{ "skill", "x.md", HOLDS_START | HOLDS_NAME, 0 },
	{ "codex", "x.toml", HOLDS_DESCRIPTION | HOLDS_NAME, 0 },
	{ "roo", ".roomodes", HOLDS_DESCRIPTION, TOOLS_ROO },
	{ "claude-agents", "x.json",
	  HOLDS_DESCRIPTION | HOLDS_NAME | HOLDS_TOOLS, TOOLS_CLAUDE },
	{ "markdown", "x.md", 0, 0 },
	{ "json", "x.json", 0, 0 },
	{ "openai", "x.json", 0, 0 },
	{ "openai-responses", "x.json", 0, 0 },
	{ "anthropic", "x.json", 0, 0 },
};

enum { ROWS = COUNT(rows) };

static size_t counts[ROWS];

/* One persona on its way through one target. */
struct trip {
	const char *file;
	const struct row *row;
	const struct persona *from;
	struct persona *to;
	struct arena *arena;
	struct losses losses; /* of the way there */
};

static void
complain_of(const struct trip *trip, const char *what, struct str a,
	    struct str b)
{
	fail_msg("%s to %s and back: %s '%.*s', not '%.*s'", trip->file,
		 trip->row->target, what,
		 STR_ARG(b), STR_ARG(a));
}

static void
check_same(const struct trip *trip, const char *what, struct str a,
	   struct str b)
{
	if (!str_eq(a, b))
		complain_of(trip, what, a, b);
}

static struct str
scrubbed(struct str text, struct arena *arena)
{
	struct buf out = { 0 };

	utf8_scrub(&out, text);
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static struct str
one_line(struct str text, struct arena *arena)
{
	struct buf line = { 0 };
	struct str piece;

	while (str_split(&text, '\n', &piece)) {
		piece = str_trim(piece);
		if (line.len > 0 && piece.len > 0)
			buf_add_byte(&line, ' ');
		buf_add(&line, piece);
	}
	piece = arena_str(arena, buf_str(&line));
	buf_release(&line);
	return piece;
}

static void
check_description(const struct trip *trip)
{
	int holds = trip->row->holds;
	struct str was =
	    str_trim(scrubbed(trip->from->description, trip->arena));
	struct str is = trip->to->description;

	/* Folded into one line, \n of two characters is a line end. */
	if (utf8_trim(was).len == 0 ||
	    (!(holds & HOLDS_DESCRIPTION) && str_contains(was, STR("\\n"))))
		return;
	if (holds & HOLDS_DESCRIPTION)
		check_same(trip, "description", was, is);
	if (holds & HOLDS_LINE)
		check_same(trip, "description", one_line(was, trip->arena),
			   is);
	if ((holds & HOLDS_START) &&
	    !str_starts(one_line(was, trip->arena), is))
		complain_of(trip, "description", was, is);
}

/* What it may do there is what it may here, but for what was said. */
static void
check_rights(const struct trip *trip)
{
	const struct persona *to = trip->to;
	struct rights given = persona_rights(trip->from, trip->arena);
	struct rights granted =
	    rights_read(to->front.fields, to->front.field_count,
			trip->row->client, trip->arena);
	struct right_changes changes = rights_compare(
	    &given, &granted, trip->row->client, trip->arena);
	bool said[2] = { false, false };

	for (size_t i = 0; i < trip->losses.count; i++) {
		said[true] |= trip->losses.all[i].kind == LOSS_WIDER;
		said[false] |= trip->losses.all[i].kind == LOSS_NARROWER;
	}
	for (size_t i = 0; i < changes.count; i++) {
		const struct right_change *change = &changes.all[i];

		if (!said[change->wider] && !change->absent)
			complain_of(trip, "what it may do", STR("said"),
				    change->tool);
	}
}

/* A body alone that begins as front matter does is taken for it. */
static bool
is_mistaken(const struct trip *trip)
{
	return trip->row->holds == 0 && trip->to->front.field_count > 0;
}

/* False where the format has no place for an empty body. */
static bool
import(struct persona *persona, const char *path, struct str bytes,
       struct arena *arena)
{
	struct container container;
	struct error error;

	*persona = (struct persona){ 0 };
	if (!container_is(str_of(path))) {
		parse_open(persona, str_of(path), bytes);
	} else if (container_read(&container, str_of(path), bytes, arena,
				  &error)) {
		assert_int_equal(container.count, 1);
		container_open(persona, str_of(path), &container.all[0],
			       container.syntax);
	} else {
		return false;
	}
	parse_outline(persona);
	return true;
}

static void
export(struct buf *out, const struct trip *trip, struct losses *losses,
       const struct persona *persona, struct arena *arena)
{
	struct export_input input = { .persona = persona,
				      .name = trip->from->name };
	struct error error;

	if (!export_text(out, losses, target_find(str_of(trip->row->target)),
			 &input, arena, &error))
		fail_msg("%s: %s", trip->file, error.text);
}

/* What a format holds as a value is the prompt alone, its lines end as the
 * format's do. */
static struct str
as_prompt(struct str body, struct arena *arena)
{
	struct str rest = body, line;
	struct buf out = { 0 };

	while (str_split(&rest, '\n', &line) && str_is_blank(line))
		body = rest;
	for (size_t i = 0; i < body.len; i++)
		if (!str_starts(str_from(body, i), STR("\r\n")))
			buf_add_byte(&out, body.ptr[i]);
	body = scrubbed(buf_str(&out), arena);
	buf_release(&out);
	return body;
}

static struct str
with_end(struct str body, struct arena *arena)
{
	body = as_prompt(body, arena);
	return arena_printf(arena, "%.*s%s", STR_ARG(body),
			    str_ends(body, STR("\n")) ? "" : "\n");
}

/* What is read from JSON, or as it, ends with one line end. */
static struct str
with_one_end(struct str body, struct arena *arena)
{
	body = as_prompt(body, arena);
	return str_is_blank(body)
		   ? body
		   : arena_printf(arena, "%.*s\n", STR_ARG(str_trim_end(body)));
}

static bool
is_folded(const struct trip *trip)
{
	return (trip->row->holds & (HOLDS_LINE | HOLDS_START)) &&
	       !str_eq(trip->from->description, trip->to->description);
}

static void
check_persona(const struct trip *trip, struct str written)
{
	struct arena *arena = trip->arena;
	struct losses losses = { 0 };
	struct buf again = { 0 };
	struct str was = persona_body(trip->from);
	struct str is = persona_body(trip->to);
	struct export_input input = { .persona = trip->from };

	if (str_ends(str_of(trip->row->path), STR(".toml")))
		was = with_end(was, arena);
	else if (container_is(str_of(trip->row->path)))
		was = with_one_end(was, arena);
	else if (trip->row->holds != 0 &&
		 !str_contains(written, STR("\r\n")))
		was = text_with_line_feeds(was, arena);
	if (!str_is_blank(was) || !str_is_blank(is))
		check_same(trip, "body", was, is);
	check_description(trip);
	if (trip->row->holds & HOLDS_NAME)
		check_same(trip, "name",
			   export_input_slug(&input, arena), trip->to->name);
	if (trip->row->holds & HOLDS_TOOLS)
		check_rights(trip);
	if (!str_eq(is, persona_body(trip->from)) || is_folded(trip))
		return;
	export(&again, trip, &losses, trip->to, arena);
	check_same(trip, "bytes", written, buf_str(&again));
	buf_release(&again);
}

static void
check_trip(const char *file, const struct persona *from, size_t index)
{
	struct arena arena = { 0 };
	struct persona to;
	struct trip trip = { file, &rows[index], from, &to, &arena, { 0 } };
	struct buf out = { 0 };

	export(&out, &trip, &trip.losses, from, &arena);
	if (import(&to, rows[index].path, buf_str(&out), &arena)) {
		if (!is_mistaken(&trip)) {
			check_persona(&trip, buf_str(&out));
			counts[index]++;
		}
		persona_release(&to);
	} else {
		assert_true(str_is_blank(persona_body(from)));
	}
	buf_release(&out);
	arena_release(&arena);
}

/* Read by a name that is no client's, so that it is in no target's format. */
static void
check_file(const char *path)
{
	struct persona persona = { 0 };
	struct str bytes;
	struct error error;

	if (!file_read(&bytes, path, &persona.arena, &error))
		fail_msg("%s", error.text);
	parse_open(&persona, STR("x.md"), bytes);
	parse_outline(&persona);
	for (size_t i = 0; i < ROWS; i++)
		check_trip(path, &persona, i);
	persona_release(&persona);
}

static size_t
check_folder(const char *name)
{
	DIR *folder = opendir(name);
	struct arena arena = { 0 };
	struct dirent *entry;
	size_t count = 0;

	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		check_file(arena_printf(&arena, "%s/%s", name,
					entry->d_name)
			       .ptr);
		count++;
	}
	closedir(folder);
	arena_release(&arena);
	return count;
}

static void
test_what_was_written_here_comes_back(void **state)
{
	(void)state;
	assert_true(check_folder("tests/data/export") >= 48);
	assert_true(check_folder("personas") >= 8);
}

/* "shape<tab>path" a line: a file has a line for each of its shapes. */
static bool
was_seen(struct str list, struct str line)
{
	struct str path = str_from(line, str_find_byte(line, '\t'));
	struct str before = { list.ptr, (size_t)(line.ptr - list.ptr) };

	path.len++; /* with the line's end */
	return str_contains(before, path);
}

static void
test_the_sample_of_public_personas_comes_back(void **state)
{
	struct arena arena = { 0 };
	struct str list, rest, line;
	struct error error;

	(void)state;
	if (!file_read(&list, CORPUS "SHAPES.tsv", &arena, &error)) {
		print_message("skipped: no " CORPUS "\n");
		skip();
	}
	rest = list;
	while (str_split(&rest, '\n', &line)) {
		size_t tab = str_find_byte(line, '\t');
		struct str path = arena_printf(
		    &arena, CORPUS "%.*s", STR_ARG(str_from(line, tab + 1)));

		if (!was_seen(list, line) &&
		    file_kind(path.ptr) == FILE_REGULAR &&
		    !container_is(path))
			check_file(path.ptr);
	}
	for (size_t i = 0; i < ROWS; i++)
		print_message("%s: %zu came back\n", rows[i].target,
			      counts[i]);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_was_written_here_comes_back),
		cmocka_unit_test(
		    test_the_sample_of_public_personas_comes_back),
	};

	return cmocka_run_group_tests_name("round trip", tests, NULL, NULL);
}
