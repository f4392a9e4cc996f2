#include "parse/parse.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "parse/front.h"
#include "parse/frontmatter.h"

static void
diagnose(struct persona *persona, const char *code, size_t offset)
{
	diagnostics_add(&persona->diagnostics, &persona->arena, code,
			source_place(&persona->source, offset), STR(""));
}

static size_t
first_lone_cr(struct str bytes)
{
	size_t at = str_find_byte(bytes, '\r');

	while (at + 1 < bytes.len && bytes.ptr[at + 1] == '\n')
		at += 2 + str_find_byte(str_from(bytes, at + 2), '\r');
	return at < bytes.len ? at : bytes.len;
}

static void
check_bytes(struct persona *persona)
{
	struct str bytes = persona->source.bytes;
	size_t bom = source_bom(bytes);
	size_t invalid = utf8_valid_len(bytes);
	size_t cr = first_lone_cr(bytes);

	if (str_is_blank(str_from(bytes, bom)))
		diagnose(persona, "empty-file", 0);
	if (bom > 0)
		diagnose(persona, "bom", 0);
	if (invalid < bytes.len)
		diagnose(persona, "invalid-utf8", invalid);
	if (cr < bytes.len)
		diagnose(persona, "lone-cr", cr);
}

/* Cuts the last component off a path. */
static struct str
base_name(struct str *path)
{
	size_t start;
	struct str name;

	while (path->len > 1 && path->ptr[path->len - 1] == '/')
		path->len--;
	start = path->len;
	while (start > 0 && path->ptr[start - 1] != '/')
		start--;
	name = str_from(*path, start);
	path->len = start;
	return name;
}

/* "x.agent.md" is x, ".hidden" is itself. */
static struct str
without_extensions(struct str name)
{
	static const char *const inner[] = { ".agent", ".chatmode", ".prompt",
					     ".instructions", ".persona" };
	size_t dot = name.len;

	while (dot > 0 && name.ptr[dot - 1] != '.')
		dot--;
	if (dot > 1)
		name.len = dot - 1;
	for (size_t i = 0; i < sizeof(inner) / sizeof(*inner); i++) {
		struct str suffix = str_of(inner[i]);

		if (name.len > suffix.len && str_ends(name, suffix))
			name.len -= suffix.len;
	}
	return name;
}

/* Every folder may have a file of that name: the folder tells them apart. */
static bool
is_common_stem(struct str stem)
{
	static const char *const stems[] = { "SKILL", "AGENTS", "CLAUDE",
					     "GEMINI", "system", "README",
					     "index",  "agent",	 "prompt" };

	for (size_t i = 0; i < sizeof(stems) / sizeof(*stems); i++)
		if (str_eq_nocase(stem, str_of(stems[i])))
			return true;
	return false;
}

struct str
name_from_path(struct str path)
{
	struct str rest = path;
	struct str stem = without_extensions(base_name(&rest));
	struct str folder;

	if (!is_common_stem(stem))
		return stem;
	folder = base_name(&rest);
	if (folder.len == 0 || str_eq(folder, STR(".")) ||
	    str_eq(folder, STR("..")) || str_eq(folder, STR("/")))
		return stem;
	return folder;
}

static struct str
scalar_field(const struct persona *persona, const char *key)
{
	const struct field *field = persona_field(persona, key);

	if (field == NULL || field->kind == FIELD_LIST ||
	    field->kind == FIELD_MAP || field->kind == FIELD_NULL)
		return STR("");
	return str_trim(field->value);
}

static struct str
find_name(struct persona *persona)
{
	struct str name = scalar_field(persona, "name");

	if (name.len == 0)
		name = first_heading(persona);
	return name.len > 0 ? name : name_from_path(persona->path);
}

/* Clients break the line at a literal \n, unless real line ends are there. */
static struct str
find_description(struct persona *persona)
{
	struct str text = scalar_field(persona, "description");
	struct buf shown = { 0 };

	if (str_contains(text, STR("\n")) || !str_contains(text, STR("\\n")))
		return text;
	while (text.len > 0) {
		size_t at = str_find(text, STR("\\n"));

		buf_add(&shown, str_slice(text, (struct range){ 0, at }));
		if (at < text.len)
			buf_add_byte(&shown, '\n');
		text = str_from(text, at + 2);
	}
	text = arena_str(&persona->arena, str_trim(buf_str(&shown)));
	buf_release(&shown);
	return text;
}

void
parse_open(struct persona *persona, struct str path, struct str bytes)
{
	persona->path = arena_str(&persona->arena, path);
	source_init(&persona->source, bytes, &persona->arena);
	check_bytes(persona);
	frontmatter_parse(persona);
	persona->name = find_name(persona);
	persona->description = find_description(persona);
	persona->token_count = ARENA_NEW(&persona->arena, size_t);
}
