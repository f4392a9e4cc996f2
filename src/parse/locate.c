/* SPDX-License-Identifier: MIT */
#include "parse/front.h"

struct locator {
	struct persona *persona;
	const struct source *source;
	size_t first_line; /* of the content; perhaps the opening line */
	size_t start;	   /* offset of the content */
	size_t indent;	   /* of the opening line */
	char fence; /* around the front matter or the whole file, or 0 */
	bool commented; /* HTML comments stand before it */
	bool toml;
};

static size_t
line_start(const struct locator *locator, size_t line)
{
	size_t start = source_line_range(locator->source, line).start;

	return line == 0 ? start + source_bom(locator->source->bytes) : start;
}

static struct str
line_text(const struct locator *locator, size_t line)
{
	struct str text = source_line(locator->source, line);

	return line == 0 ? str_from(text, source_bom(locator->source->bytes)) :
			   text;
}

/* The part of a line that belongs to the content. */
static struct str
content_line(const struct locator *locator, size_t line)
{
	size_t start = line_start(locator, line);

	if (locator->start <= start)
		return line_text(locator, line);
	return str_from(line_text(locator, line), locator->start - start);
}

static void
diagnose(struct locator *locator, const char *code, size_t offset,
	 struct str detail)
{
	diagnostics_add(&locator->persona->diagnostics,
			&locator->persona->arena, code,
			source_place(locator->source, offset), detail);
}

static size_t
skip_blank_lines(const struct locator *locator, size_t line)
{
	while (line < locator->source->line_count &&
	       str_is_blank(line_text(locator, line)))
		line++;
	return line;
}

static bool
is_dashes(struct str text)
{
	text = str_trim(text);
	return text.len >= 3 && str_run(text, '-') == text.len;
}

static bool
is_fence(struct str text)
{
	return str_run(text, '`') >= 3 || str_run(text, '~') >= 3;
}

static bool
is_heading(struct str line)
{
	size_t level = str_run(line, '#');

	return level >= 1 && level <= 6 && level < line.len &&
	    ascii_is_space(line.ptr[level]);
}

static bool
closes_fence(const struct locator *locator, size_t line)
{
	struct str text = str_trim(line_text(locator, line));

	return text.len >= 3 && str_run(text, locator->fence) == text.len;
}

/* The last line that is not blank; there is one. */
static size_t
last_line(const struct locator *locator)
{
	size_t line = locator->source->line_count - 1;

	while (str_is_blank(line_text(locator, line)))
		line--;
	return line;
}

/* HTML comments and what is blank around them. */
static size_t
skip_comments(struct locator *locator, size_t line)
{
	size_t lines = locator->source->line_count;

	line = skip_blank_lines(locator, line);
	while (line < lines && str_starts(str_trim(line_text(locator, line)),
					  STR("<!--"))) {
		while (line < lines && !str_contains(line_text(locator, line),
						     STR("-->")))
			line++;
		locator->commented = true;
		line = skip_blank_lines(locator, line + 1);
	}
	return line;
}

static bool
find_opening(struct locator *locator)
{
	size_t line = skip_comments(locator, 0);
	struct str text = str_trim(line_text(locator, line));

	if (is_fence(text)) {
		locator->fence = text.ptr[0];
		line = skip_blank_lines(locator, line + 1);
		text = str_trim(line_text(locator, line));
	}
	locator->toml = str_eq(text, STR("+++"));
	if (!locator->toml && !str_starts(text, STR("---")))
		return false;
	locator->first_line = line;
	locator->start = (size_t)(text.ptr - locator->source->bytes.ptr);
	locator->indent = locator->start - line_start(locator, line);
	return true;
}

/* What follows the dashes on the opening line is content, if anything is. */
static bool
enter_content(struct locator *locator)
{
	struct str text =
	    str_trim_end(content_line(locator, locator->first_line));
	size_t dashes = str_run(text, '-');
	struct str rest = str_trim(str_from(text, dashes));
	struct key_line key;

	if (locator->toml || rest.len == 0 || rest.ptr[0] == '#') {
		locator->first_line++;
		locator->start = line_start(locator, locator->first_line);
		return true;
	}
	locator->start = (size_t)(rest.ptr - locator->source->bytes.ptr);
	return front_key(rest, &key);
}

static bool
is_closing(const struct locator *locator, size_t line)
{
	struct str text = line_text(locator, line);
	struct str bare = str_trim(text);

	if ((size_t)(bare.ptr - text.ptr) > locator->indent)
		return false;
	if (locator->toml)
		return str_eq(bare, STR("+++"));
	return is_dashes(bare) || str_eq(bare, STR("..."));
}

/* The line count when there is none. */
static size_t
find_closing(const struct locator *locator)
{
	size_t line = locator->first_line;

	if (line_start(locator, line) < locator->start)
		line++;
	while (line < locator->source->line_count && !is_closing(locator, line))
		line++;
	return line;
}

static bool
is_field(struct str line)
{
	struct key_line key;

	return front_key_loose(line, &key) && !front_key_is_prose(key.key);
}

static bool
is_known_field(struct str line)
{
	struct key_line key;

	return front_key_loose(line, &key) && key.indent == 0 &&
	    front_key_is_known(key.key);
}

static bool
next_is_field(const struct locator *locator, size_t line)
{
	line = skip_blank_lines(locator, line + 1);
	return line < locator->source->line_count &&
	    is_field(line_text(locator, line));
}

/* Whether a line can belong to front matter, judged by what precedes it. */
static bool
can_be_front(const struct locator *locator, size_t line, bool after_blank)
{
	struct str text = content_line(locator, line);
	char first = text.len > 0 ? text.ptr[0] : ' ';

	if (ascii_is_space(first) || first == '}' || first == ']')
		return true;
	if (first == '#')
		return next_is_field(locator, line);
	if (first == '-')
		return !after_blank && str_starts(text, STR("- "));
	return after_blank ? is_known_field(text) : is_field(text);
}

/* Where front matter would end if it had no closing line. */
static size_t
find_end_without_closing(const struct locator *locator)
{
	size_t end = locator->first_line;
	bool after_blank = false;

	for (size_t line = end; line < locator->source->line_count; line++) {
		if (str_is_blank(content_line(locator, line))) {
			after_blank = true;
			continue;
		}
		if (is_closing(locator, line) ||
		    !can_be_front(locator, line, after_blank))
			break;
		after_blank = false;
		end = line + 1;
	}
	return end;
}

static struct range
content_until(const struct locator *locator, size_t line)
{
	size_t end = line_start(locator, line);

	return (struct range){ locator->start,
			       end > locator->start ? end : locator->start };
}

static bool
is_strict_map(const struct locator *locator, size_t closing)
{
	struct range content = content_until(locator, closing);
	struct str text = str_slice(locator->source->bytes, content);
	struct arena scratch = { 0 };
	struct yaml *root = NULL;
	struct place place;
	struct error error;
	bool strict;

	strict = text.len <= FRONT_MAX &&
	    yaml_parse(&root, text, &scratch, &place, &error) && root != NULL &&
	    root->kind == YAML_MAP;
	arena_release(&scratch);
	return strict;
}

/* A paragraph after a blank line may go on in a description, and only there. */
static bool
ends_in_short_field(const struct locator *locator, size_t end)
{
	bool field = false;
	struct key_line key;

	for (size_t line = locator->first_line; line < end; line++)
		if (front_key(content_line(locator, line), &key) &&
		    key.indent == 0)
			field = !str_eq_nocase(key.key, STR("description"));
	return field && str_is_blank(content_line(locator, end));
}

/*
 * A rule far below may look like a closing line: it is none when headings or
 * paragraphs and no more fields stand before it.
 */
static bool
closing_is_rule(const struct locator *locator, size_t closing)
{
	size_t end = find_end_without_closing(locator);
	bool body = end < closing && ends_in_short_field(locator, end);

	for (size_t line = end; line < closing; line++) {
		struct str text = content_line(locator, line);

		if (is_known_field(text))
			return false;
		/* The last line may be a comment just as well. */
		body |= is_heading(text) && line + 1 < closing;
	}
	return body && !is_strict_map(locator, closing);
}

/* The first line with content; comments are skipped. */
static struct str
first_content(const struct locator *locator, size_t end)
{
	for (size_t line = locator->first_line; line < end; line++) {
		struct str text = content_line(locator, line);

		if (!str_is_blank(text) && *str_trim(text).ptr != '#')
			return text;
	}
	return (struct str){ NULL, 0 };
}

/* In the first paragraph: further down it may be an example in the body. */
static bool
has_known_field(const struct locator *locator, size_t end)
{
	size_t line = locator->first_line;

	while (line < end && str_is_blank(content_line(locator, line)))
		line++;
	for (; line < end; line++) {
		struct str text = content_line(locator, line);

		if (str_is_blank(text))
			return false;
		if (is_known_field(text))
			return true;
	}
	return false;
}

/* A thematic break and prose between it and the next one are body. */
static bool
is_front_matter(const struct locator *locator, size_t end)
{
	struct str first = first_content(locator, end);

	if (locator->toml)
		return true;
	if (first.ptr == NULL)
		return str_is_blank(str_slice(locator->source->bytes,
					      content_until(locator, end)));
	if (is_field(first) || has_known_field(locator, end))
		return true;
	first = str_trim(first);
	return is_strict_map(locator, end) || str_starts(first, STR("- ")) ||
	    str_contains(STR("[{\"'"), (struct str){ first.ptr, 1 });
}

static void
diagnose_opening(struct locator *locator, size_t opening)
{
	struct str text = line_text(locator, opening);
	struct str bare = str_trim(text);
	size_t at = line_start(locator, opening);

	if (locator->fence)
		diagnose(locator, "fm-fenced", line_start(locator, 0),
			 STR(""));
	else if (opening > 0 || bare.ptr != text.ptr)
		diagnose(locator, "fm-leading", at + locator->indent, STR(""));
	if (!locator->toml && !str_eq(bare, STR("---")))
		diagnose(locator, "fm-opening", at + locator->indent, bare);
}

static void
diagnose_closing(struct locator *locator, size_t closing)
{
	struct str bare = str_trim(line_text(locator, closing));

	if (!locator->toml && !str_eq(bare, STR("---")))
		diagnose(locator, "fm-closing", line_start(locator, closing),
			 bare);
}

/*
 * The fence around the front matter ends right below it, or at the end of the
 * file; else it is a sample in the body.
 */
static bool
find_fence_end(const struct locator *locator, struct front_place *place)
{
	const struct source *source = locator->source;
	size_t last = last_line(locator);
	size_t line;

	if (place->range.end == source->bytes.len)
		return false;
	line = skip_blank_lines(locator,
				source_line_at(source, place->range.end));
	if (line < source->line_count && closes_fence(locator, line)) {
		place->range.end = source_line_range(source, line).end;
		return true;
	}
	if (line >= last || !closes_fence(locator, last))
		return false;
	place->tail = (struct range){ line_start(locator, last),
				      source->bytes.len };
	return true;
}

static bool
is_whole_file(struct front_place *place, const struct persona *persona)
{
	struct str bytes = persona->source.bytes;

	place->syntax = FRONT_TOML;
	place->range = (struct range){ 0, bytes.len };
	place->content = (struct range){ source_bom(bytes), bytes.len };
	return str_ends(persona->path, STR(".toml"));
}

/* Behind comments, or without an end, it takes more to be front matter. */
static bool
is_meant(const struct locator *locator, size_t closing, bool closed)
{
	if (closed && !locator->commented)
		return is_front_matter(locator, closing);
	return (closed || !locator->commented) &&
	    has_known_field(locator, closing);
}

bool
front_locate(struct front_place *place, struct persona *persona)
{
	struct locator locator = { .persona = persona,
				   .source = &persona->source };
	size_t opening, closing, lines = persona->source.line_count;
	bool closed;

	*place = (struct front_place){ 0 };
	if (lines == 0)
		return false;
	if (is_whole_file(place, persona))
		return true;
	if (!find_opening(&locator))
		return false;
	opening = locator.first_line;
	if (!enter_content(&locator))
		return false;
	closing = find_closing(&locator);
	closed = closing < lines &&
	    (locator.toml || !closing_is_rule(&locator, closing));
	if (!closed)
		closing = find_end_without_closing(&locator);
	if (!is_meant(&locator, closing, closed))
		return false;
	place->syntax = locator.toml ? FRONT_TOML : FRONT_YAML;
	place->content = content_until(&locator, closing);
	place->range = (struct range){ 0, place->content.end };
	if (closed)
		place->range.end =
		    source_line_range(&persona->source, closing).end;
	if (locator.fence && !find_fence_end(&locator, place))
		return false;
	diagnose_opening(&locator, opening);
	if (closed)
		diagnose_closing(&locator, closing);
	else
		diagnose(&locator, "fm-unclosed", place->content.end, STR(""));
	return true;
}
