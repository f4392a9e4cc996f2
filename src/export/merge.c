/* SPDX-License-Identifier: MIT */
#include "export/target.h"

#include "base/yaml.h"
#include "export/rule.h"
#include "model/fence.h"

/* A list of modes as lines: where its entries stand. */
struct modes {
	struct str text;
	const struct yaml *list;
	struct arena *arena;
};

static struct str
first_line(struct str text)
{
	return str_slice(text,
			 (struct range){ 0, str_find_byte(text, '\n') + 1 });
}

static struct str
last_line(struct str text)
{
	size_t start = text.len > 0 ? text.len - 1 : 0;

	while (start > 0 && text.ptr[start - 1] != '\n')
		start--;
	return str_from(text, start);
}

static size_t
line_start(struct str text, size_t at)
{
	while (at > 0 && text.ptr[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(struct str text, size_t at)
{
	at += str_find_byte(str_from(text, at), '\n');
	return at < text.len ? at + 1 : text.len;
}

static const char *
line_end_of(struct str text)
{
	return str_ends(first_line(text), STR("\r\n")) ? "\r\n" : "\n";
}

/* The text as the lines of a file end that it goes into. */
static struct str
as_lines_of(struct str existing, struct str text, struct arena *arena)
{
	const char *end = line_end_of(existing);
	struct buf out = { 0 };

	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '\n')
			buf_add_cstr(&out, end);
		else
			buf_add_byte(&out, text.ptr[i]);
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static void
add_after_blank(struct buf *out, struct str existing, struct str text)
{
	buf_add(out, existing);
	if (existing.len > 0 && !str_ends(existing, STR("\n")))
		buf_add_cstr(out, line_end_of(existing));
	if (!str_is_blank(existing))
		buf_add_cstr(out, line_end_of(existing));
	buf_add(out, text);
}

static void
replace(struct buf *out, struct str existing, struct range old, struct str text)
{
	buf_add(out, str_slice(existing, (struct range){ 0, old.start }));
	buf_add(out, text);
	buf_add(out, str_from(existing, old.end));
}

/* Offset of the first line that begins with the mark, or text.len. One in a
 * code fence, `*fenced`, serves where there is no other; a fence that is never
 * closed is none. */
static size_t
find_line(struct str text, struct str mark, bool *fenced)
{
	struct fence fence = { 0 };
	struct str rest = text, line;
	size_t found = text.len;

	while (str_split(&rest, '\n', &line)) {
		bool inside = fence_feed(&fence, line);
		size_t at = (size_t)(line.ptr - text.ptr);

		if (!str_starts(line, mark) || (inside && found < text.len))
			continue;
		found = at;
		*fenced = inside;
		if (!inside)
			return found;
	}
	*fenced = *fenced && fence.length == 0;
	return found;
}

/* What others wrote behind the mark on its line stays. */
static bool
merge_block(struct buf *out, struct str existing, struct str text,
	    struct error *error)
{
	struct str begin = str_trim_end(first_line(text));
	struct str end = str_trim_end(last_line(text));
	bool quoted = false, inside = false;
	struct range old = { find_line(existing, begin, &quoted), 0 };
	struct str block = str_from(existing, old.start);
	size_t closing = find_line(block, end, &inside);

	if (block.len == 0 || quoted) {
		add_after_blank(out, existing, text);
		return true;
	}
	if (closing == block.len)
		return error_set(error, "the block '%.*s' is never closed",
				 STR_ARG(begin));
	old.end = old.start + closing + end.len;
	replace(out, existing, old,
		old.end < existing.len ? str_trim_end(text) : text);
	return true;
}

/* "[]" can become one, but not within braces. */
static bool
is_list_of_lines(const struct modes *modes, const struct yaml *root)
{
	const struct yaml *list = modes->list;

	if (list->kind != YAML_LIST)
		return false;
	return list->first == NULL
		   ? modes->text.ptr[root->range.start] != '{'
		   : modes->text.ptr[list->range.start] != '[';
}

static bool
read_modes(struct modes *modes, struct str text, struct arena *arena,
	   struct error *error)
{
	struct yaml *root = NULL;
	struct place place;

	*modes = (struct modes){ .text = text, .arena = arena };
	if (!yaml_parse(&root, text, arena, &place, error))
		return false;
	if (root != NULL && root->kind != YAML_MAP)
		return error_set(error, "it holds no customModes");
	modes->list = root != NULL ? yaml_get(root, "customModes") : NULL;
	if (modes->list != NULL && !is_list_of_lines(modes, root))
		return error_set(error, "its customModes is no list of lines");
	return true;
}

static size_t
mode_count(const struct modes *modes)
{
	size_t count = 0;

	if (modes->list == NULL)
		return 0;
	for (const struct yaml *at = modes->list->first; at != NULL;
	     at = at->next)
		count++;
	return count;
}

static const struct yaml *
mode_find(const struct modes *modes, struct str slug)
{
	const struct yaml *at = modes->list->first;

	for (; at != NULL; at = at->next) {
		const struct yaml *own = yaml_get(at, "slug");

		if (own != NULL && str_eq(own->value, slug))
			break;
	}
	return at;
}

/* Lines of the new entry, as far to the right as the others are. */
static struct str
entry_lines(const struct modes *modes, struct str text)
{
	struct str list = str_from(modes->text, modes->list->range.start);
	size_t start = line_start(modes->text, modes->list->range.start);
	size_t indent = modes->list->range.start - start;
	struct buf out = { 0 };
	struct str rest, line;

	if (!str_starts(list, STR("-")))
		indent = 2;
	rest = str_from(text, first_line(text).len);
	while (str_split(&rest, '\n', &line)) {
		if (line.len == 0)
			continue;
		buf_add_repeat(&out, ' ', indent);
		buf_add(&out, str_from(line, 2));
		buf_add_byte(&out, '\n');
	}
	line = arena_str(modes->arena, buf_str(&out));
	buf_release(&out);
	return line;
}

static struct range
mode_range(const struct modes *modes, const struct yaml *mode)
{
	size_t last = mode->range.end > 0 ? mode->range.end - 1 : 0;

	return (struct range){ line_start(modes->text, mode->range.start),
			       line_end(modes->text, last) };
}

static struct range
list_end(const struct modes *modes)
{
	const struct yaml *last = modes->list->first;
	struct range range;

	while (last->next != NULL)
		last = last->next;
	range = mode_range(modes, last);
	range.start = range.end;
	return range;
}

static bool
merge_modes(struct buf *out, struct str existing, struct str text,
	    struct arena *arena, struct error *error)
{
	size_t start = out->len;
	struct modes old, new, merged;
	const struct yaml *same = NULL;
	const struct yaml *slug;
	struct str lines;
	size_t wanted;

	if (!read_modes(&old, existing, arena, error) ||
	    !read_modes(&new, text, arena, error))
		return false;
	slug = yaml_get(new.list->first, "slug");
	if (old.list == NULL) {
		add_after_blank(out, existing, text);
	} else if (old.list->first == NULL) {
		replace(out, existing, old.list->range,
			arena_printf(arena, "%s%.*s", line_end_of(existing),
				     STR_ARG(str_trim_end(str_from(
					 text, first_line(text).len)))));
	} else {
		same = mode_find(&old, slug->value);
		lines = entry_lines(&old, text);
		if (!str_ends(existing, STR("\n")))
			existing =
			    arena_printf(arena, "%.*s%s", STR_ARG(existing),
					 line_end_of(existing));
		old.text = existing;
		replace(out, existing,
			same != NULL ? mode_range(&old, same) : list_end(&old),
			lines);
	}
	wanted = mode_count(&old) + (same == NULL);
	if (read_modes(&merged, str_from(buf_str(out), start), arena, error) &&
	    mode_count(&merged) == wanted &&
	    mode_find(&merged, slug->value) != NULL)
		return true;
	buf_truncate(out, start);
	return error_set(error, "its modes are written in a way that Troupe "
				"cannot add to");
}

bool
export_merge(struct buf *out, const struct target *target, struct str existing,
	     struct str text, struct error *error)
{
	struct arena arena = { 0 };
	bool done;

	text = as_lines_of(existing, text, &arena);
	if (target->rule->envelope == &envelope_modes)
		done = merge_modes(out, existing, text, &arena, error);
	else
		done = merge_block(out, existing, text, error);
	arena_release(&arena);
	return done;
}
