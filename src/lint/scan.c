/* SPDX-License-Identifier: MIT */
#include "lint/scan.h"

#include <assert.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "lint/hidden.h"
#include "lint/phrases.h"
#include "model/fence.h"
#include "model/rights.h"

enum {
	BLANK_LINES = 10,   /* so many hide what comes below */
	BLANK_COLUMNS = 50, /* so many hide what comes beside, */
	FAR_COLUMN = 200,   /* out here */
	BASE64_MIN = 120,
	DETAIL_MAX = 120,
	REPORTS_MAX = 50, /* of a code; then one that says there are more */
	CODES_MAX = 32,
	ADDRESS_MAX = 2000,
	ENTITY_MAX = 12,   /* bytes of "&#x10ffff;" and some zeros */
	COMMENT_MAX = 400  /* bytes looked at for its end */
};

struct scanner {
	struct diagnostics *list;
	struct arena *arena;
	const struct source *source;
	struct {
		const char *code;
		size_t times;
	} codes[CODES_MAX];
	size_t code_count;
};

static struct str
source_text(const struct scanner *scanner, struct range range)
{
	return str_slice(scanner->source->bytes, range);
}

/* How often the code was reported before. */
static size_t
times_reported(struct scanner *scanner, const char *code)
{
	size_t i = 0;

	while (i < scanner->code_count &&
	       !str_eq(str_of(scanner->codes[i].code), str_of(code)))
		i++;
	if (i == scanner->code_count) {
		assert(i < CODES_MAX);
		scanner->codes[scanner->code_count++].code = code;
	}
	return scanner->codes[i].times++;
}

/* Placing a finding takes as long as its line is. */
static void
report(struct scanner *scanner, const char *code, size_t at, struct str detail)
{
	size_t times = times_reported(scanner, code);

	if (times > REPORTS_MAX)
		return;
	if (times == REPORTS_MAX)
		detail = STR("and more like this");
	diagnostics_add(scanner->list, scanner->arena, code,
			source_place(scanner->source, at),
			str_slice(detail, (struct range){ 0, DETAIL_MAX }));
}

static void
find_hidden(struct scanner *scanner)
{
	static const char *const codes[] = {
		[HIDDEN_TAGS] = "hidden-tags",
		[HIDDEN_OVERRIDE] = "hidden-override",
		[HIDDEN_DIRECTION] = "hidden-direction",
		[HIDDEN_ZERO_WIDTH] = "hidden-zero-width",
		[HIDDEN_LONE] = "zero-width",
		[HIDDEN_CONTROL] = "hidden-control",
	};
	struct hidden_scan scan = { .text = scanner->source->bytes };
	struct hidden found;

	while (hidden_next(&scan, &found))
		report(scanner, codes[found.kind], found.range.start,
		       hidden_detail(scanner->arena, scan.text, &found));
}

static void
find_phrases(struct scanner *scanner)
{
	static const char *const codes[] = {
		[PHRASE_ORDER] = "injection",
		[PHRASE_QUOTED] = "injection-quoted",
		[PHRASE_SHELL] = "pipe-to-shell",
	};
	struct phrase found;
	size_t at = 0;

	while (phrase_next(scanner->source->bytes, &at, &found))
		report(scanner, codes[found.kind], found.range.start,
		       source_text(scanner, found.range));
}

static bool
is_base64_byte(char c)
{
	return ascii_is_alnum(c) || c == '+' || c == '/';
}

/* Letters of both cases and digits, not a path or a long word. */
static bool
is_blob(struct str run)
{
	size_t upper = 0;
	size_t lower = 0;
	size_t digits = 0;

	for (size_t i = 0; i < run.len; i++) {
		upper += run.ptr[i] >= 'A' && run.ptr[i] <= 'Z';
		lower += run.ptr[i] >= 'a' && run.ptr[i] <= 'z';
		digits += ascii_is_digit(run.ptr[i]);
	}
	return upper * 8 > run.len && lower * 8 > run.len &&
	       digits * 50 > run.len;
}

/* Looks first at the last byte that a run long enough must hold: of most
 * text only a byte here and there. */
static void
find_blobs(struct scanner *scanner)
{
	struct str bytes = scanner->source->bytes, run;
	size_t start = 0;

	while (start + BASE64_MIN <= bytes.len) {
		size_t end = start + BASE64_MIN, at = end;

		while (at > start && is_base64_byte(bytes.ptr[at - 1]))
			at--;
		if (at > start) {
			start = at;
			continue;
		}
		while (end < bytes.len && is_base64_byte(bytes.ptr[end]))
			end++;
		run = str_slice(bytes, (struct range){ start, end });
		if (is_blob(run))
			report(scanner, "hidden-base64", start, run);
		start = end + 1;
	}
}

static void
find_entities(struct scanner *scanner, struct range line)
{
	struct str text = source_text(scanner, line);
	size_t at = str_find(text, STR("&#"));

	while (at < text.len) {
		struct str entity =
		    str_slice(text, (struct range){ at, at + ENTITY_MAX });
		size_t end = str_find_byte(entity, ';');

		if (hidden_entity(entity))
			report(scanner, "hidden-entity", line.start + at,
			       str_slice(entity, (struct range){ 0, end + 1 }));
		at += 2 + str_find(str_from(text, at + 2), STR("&#"));
	}
}

/* An image or link that is fetched takes along what its address names. */
static void
find_addresses(struct scanner *scanner, struct range line)
{
	struct str text = source_text(scanner, line);
	size_t at = str_find(text, STR("](http"));

	while (at < text.len) {
		struct str address =
		    str_slice(text, (struct range){ at + 2, at + ADDRESS_MAX });
		size_t query;

		address.len = str_find_byte(address, ')');
		query = str_find_byte(address, '?');
		if (str_contains(str_from(address, query), STR("{")) ||
		    str_contains(str_from(address, query), STR("$")) ||
		    (query < address.len && str_ends(address, STR("="))))
			report(scanner, "hidden-address", line.start + at + 2,
			       address);
		at += 6 + str_find(str_from(text, at + 6), STR("](http"));
	}
}

/* `[//]: # (text)` and its kin define nothing: they hide a remark. */
static bool
is_hiding_definition(struct str line)
{
	size_t close;
	struct str label, rest;

	line = str_trim(line);
	if (!str_starts(line, STR("[")))
		return false;
	close = str_find(line, STR("]:"));
	if (close == line.len)
		return false;
	label = str_slice(line, (struct range){ 1, close });
	rest = str_trim_start(str_from(line, close + 2));
	if (str_eq(label, STR("//")) || str_eq_nocase(label, STR("comment")) ||
	    str_starts(rest, STR("<>")))
		return true;
	return str_starts(rest, STR("# ")) || str_starts(rest, STR("#("));
}

/* What shows nothing, whatever it is: a blank pattern of Braille, too. */
static bool
is_unseen(int32_t point)
{
	return utf8_is_white(point) || utf8_is_hidden(point) ||
	       point == 0x2800;
}

static bool
is_unseen_line(struct str text)
{
	while (text.len > 0)
		if (!is_unseen(utf8_next(&text)))
			return false;
	return true;
}

static void
find_far_text(struct scanner *scanner, struct range line)
{
	struct str text = source_text(scanner, line), rest = text;
	size_t blanks = 0, column = 0;

	if (text.len <= FAR_COLUMN)
		return;
	while (rest.len > 0) {
		size_t at = text.len - rest.len;
		int32_t point = utf8_next(&rest);
		size_t columns = point == '\t' ? 8 : 1;

		column += columns;
		if (is_unseen(point)) {
			blanks += columns;
			continue;
		}
		if (blanks >= BLANK_COLUMNS && column > FAR_COLUMN) {
			report(scanner, "hidden-beside", line.start + at,
			       str_from(text, at));
			return;
		}
		blanks = 0;
	}
}

/* The beginning, with single blanks for line ends and runs of blanks. */
static struct str
on_one_line(struct arena *arena, struct str text)
{
	struct buf line = { 0 };
	struct str result;

	for (size_t i = 0; i < text.len && line.len < DETAIL_MAX; i++)
		if (!ascii_is_space(text.ptr[i]))
			buf_add_byte(&line, text.ptr[i]);
		else if (line.len > 0 && line.ptr[line.len - 1] != ' ')
			buf_add_byte(&line, ' ');
	result = arena_str(arena, buf_str(&line));
	buf_release(&line);
	return result;
}

/* Returns where it ends, or where it was given up. */
static size_t
report_comment(struct scanner *scanner, size_t at)
{
	struct str text =
	    source_text(scanner, (struct range){ at, at + COMMENT_MAX });
	size_t end = str_find(text, STR("-->"));

	text.len = end < text.len ? end + 3 : text.len;
	report(scanner, "html-comment", at, on_one_line(scanner->arena, text));
	return at + text.len;
}

static bool
is_quoted(struct str text, size_t at)
{
	struct str rest = str_from(text, at);

	return at > 0 && text.ptr[at - 1] == '`' &&
	    str_find_byte(rest, '`') < rest.len;
}

/* One in backquotes can be seen; others on its line cannot. */
static void
find_comments(struct scanner *scanner, struct range line)
{
	struct str text = source_text(scanner, line);
	size_t at = str_find(text, STR("<!--"));

	while (at < text.len) {
		size_t next = at + 4;

		if (!is_quoted(text, at))
			next = report_comment(scanner, line.start + at) -
			    line.start;
		at = next + str_find(str_from(text, next), STR("<!--"));
	}
}

static void
scan_line(struct scanner *scanner, struct range line, bool code)
{
	struct str text = source_text(scanner, line);

	find_far_text(scanner, line);
	if (code)
		return;
	find_entities(scanner, line);
	find_addresses(scanner, line);
	find_comments(scanner, line);
	if (is_hiding_definition(text))
		report(scanner, "hidden-definition", line.start,
		       str_trim(text));
}

static void
scan_lines(struct scanner *scanner)
{
	struct fence fence = { 0 };
	size_t blanks = 0;

	for (size_t i = 0; i < scanner->source->line_count; i++) {
		struct range line = source_line_range(scanner->source, i);
		struct str text = source_line(scanner->source, i);

		if (is_unseen_line(text)) {
			blanks++;
			continue;
		}
		if (blanks >= BLANK_LINES)
			report(scanner, "hidden-below", line.start, text);
		blanks = 0;
		scan_line(scanner, line, fence_feed(&fence, text));
	}
}

/* Latin letters with Cyrillic or Greek ones among them. */
static bool
is_mixed(struct str name)
{
	bool latin = false;
	bool other = false;

	while (name.len > 0) {
		int32_t point = utf8_next(&name);

		latin |= point < 0x80 && ascii_is_alpha((char)point);
		other |= point >= 0x370 && point <= 0x52f;
	}
	return latin && other;
}

/* Where the key stands, or the front matter when it is missing. */
static size_t
place_of(const struct persona *persona, const struct field *field)
{
	if (field == NULL || field->start_line == 0 ||
	    field->start_line > persona->source.line_count)
		return persona->front.range.start;
	return persona->source.line_starts[field->start_line - 1];
}

static size_t
field_at(const struct persona *persona, const char *key)
{
	return place_of(persona, persona_field(persona, key));
}

static bool
is_escaped(struct str value)
{
	struct hidden_scan scan = { .text = value };
	struct hidden found;

	return hidden_next(&scan, &found) && found.kind != HIDDEN_LONE;
}

static void
scan_fields(struct scanner *scanner, const struct persona *persona)
{
	for (size_t i = 0; i < persona->front.field_count; i++) {
		const struct field *field = &persona->front.fields[i];
		struct str raw = persona_text(persona, field->value_range);

		if (is_escaped(field->value) && !is_escaped(raw))
			report(scanner, "hidden-entity",
			       field->value_range.start, raw);
	}
	if (is_mixed(persona->name))
		report(scanner, "hidden-letters", field_at(persona, "name"),
		       persona->name);
}

static bool
is_wide_mode(struct str mode)
{
	return str_eq_nocase(mode, STR("bypassPermissions")) ||
	       str_eq_nocase(mode, STR("acceptEdits")) ||
	       str_eq_nocase(mode, STR("dontAsk")) ||
	       str_eq_nocase(mode, STR("yolo"));
}

/* Rules, skills and Codex agents have no such field, or need none. */
static bool
may_restrict_tools(const struct persona *persona)
{
	static const char *const endings[] = { ".mdc", "SKILL.md",
					       ".instructions.md", ".prompt.md",
					       ".toml" };

	for (size_t i = 0; i < COUNT(endings); i++)
		if (str_ends(persona->path, str_of(endings[i])))
			return false;
	return persona->front.field_count > 0;
}

static bool
is_free(const struct rights *rights, struct str tool, struct arena *arena)
{
	struct lane lane = rights_lane(rights, tool, arena);

	return !lane.named && lane.base != RIGHT_DENY && lane.base != RIGHT_ASK;
}

/* Those that change something, go out, or start others, and that nobody
 * allowed by name. */
static struct str
free_tools(const struct rights *rights, enum tool_client client,
	   struct arena *arena)
{
	static const enum tool_id tools[] = { TOOL_BASH,   TOOL_WRITE,
					      TOOL_EDIT,   TOOL_FETCH,
					      TOOL_SEARCH, TOOL_TASK };
	struct buf list = { 0 };
	struct str names;

	for (size_t i = 0; i < COUNT(tools); i++) {
		const char *name = tool_name(tools[i]);

		if (client_has_tool(client, tools[i]) &&
		    is_free(rights, str_of(name), arena))
			buf_printf(&list, "%s%s", list.len > 0 ? ", " : "",
				   name);
	}
	if (is_free(rights, STR("mcp__*"), arena))
		buf_printf(&list, "%sservers' tools",
			   list.len > 0 ? ", " : "");
	names = arena_str(arena, buf_str(&list));
	buf_release(&list);
	return names;
}

static void
scan_tools(struct scanner *scanner, const struct persona *persona)
{
	struct rights rights;
	struct str names;

	if (!may_restrict_tools(persona))
		return;
	rights = persona_rights(persona, scanner->arena);
	names = free_tools(&rights, persona_tool_client(persona),
			   scanner->arena);
	if (rights.rest != RIGHT_DENY && names.len > 0)
		report(scanner, "wide-tools", field_at(persona, "tools"),
		       names);
}

/* Also Codex's tables, one a server: mcp_servers.NAME. */
static void
scan_servers(struct scanner *scanner, const struct persona *persona)
{
	for (size_t i = 0; i < persona->front.field_count; i++) {
		const struct field *field = &persona->front.fields[i];

		if (!str_starts(field->key, STR("mcpServers")) &&
		    !str_starts(field->key, STR("mcp-servers")) &&
		    !str_starts(field->key, STR("mcp_servers")))
			continue;
		report(scanner, "wide-servers", place_of(persona, field),
		       STR(""));
		return;
	}
}

static void
scan_power(struct scanner *scanner, const struct persona *persona)
{
	static const char *const modes[] = { "permissionMode",
					     "permission-mode", "defaultMode",
					     "approval_policy" };
	const struct field *field;

	scan_tools(scanner, persona);
	for (size_t i = 0; i < COUNT(modes); i++) {
		field = persona_field(persona, modes[i]);
		if (field != NULL && is_wide_mode(field->value))
			report(scanner, "wide-mode",
			       field_at(persona, modes[i]), field->value);
	}
	if (persona_field(persona, "hooks") != NULL)
		report(scanner, "wide-hooks", field_at(persona, "hooks"),
		       STR(""));
	scan_servers(scanner, persona);
}

static void
scan_unseen(struct scanner *scanner)
{
	find_hidden(scanner);
	find_blobs(scanner);
	scan_lines(scanner);
}

void
scan_hidden(struct diagnostics *list, const struct persona *persona,
	    struct arena *arena)
{
	struct scanner scanner = { .list = list,
				   .arena = arena,
				   .source = &persona->source };

	scan_fields(&scanner, persona);
	scan_unseen(&scanner);
}

void
scan_persona(struct diagnostics *list, const struct persona *persona,
	     struct arena *arena)
{
	struct scanner scanner = { .list = list,
				   .arena = arena,
				   .source = &persona->source };

	scan_fields(&scanner, persona);
	scan_power(&scanner, persona);
	find_phrases(&scanner);
	scan_unseen(&scanner);
}

void
scan_text(struct diagnostics *list, struct str text, struct arena *arena)
{
	struct source source;
	struct scanner scanner = { .list = list,
				   .arena = arena,
				   .source = &source };

	source_init(&source, text, arena);
	find_phrases(&scanner);
	scan_unseen(&scanner);
}
