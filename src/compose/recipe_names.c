/* SPDX-License-Identifier: MIT */
#include "compose/recipe_names.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "compose/pick.h"

static const char separator[] = " › ";

/* Titles may hold line ends and invalid bytes; names hold neither. */
static struct str
path_of(const struct persona *persona, size_t section, struct arena *arena)
{
	struct buf out = { 0 };
	struct str path;

	utf8_scrub(&out, section_path(persona, section, separator, arena));
	path = str_trim(arena_str(arena, buf_str(&out)));
	buf_release(&out);
	return path;
}

struct str
name_origin(const struct draft *draft, struct origin origin,
	    struct arena *arena)
{
	const struct persona *persona =
	    draft->comparison->personas[origin.persona];
	size_t block = block_at(persona, origin.range.start);
	size_t section = persona->block_count ?
	    persona->blocks[block].section : 0;
	struct str path = path_of(persona, section, arena);

	return str_trim(arena_printf(arena, "%zu %zu %016llx %.*s",
	    origin.persona,
	    source_first_line(&persona->source, origin.range),
	    str_hash(persona_text(persona, origin.range)), STR_ARG(path)));
}

struct str
name_section(const struct persona *const *personas, size_t persona,
	     size_t section, struct arena *arena)
{
	const struct persona *source = personas[persona];
	struct str path = path_of(source, section, arena);

	return str_trim(arena_printf(arena, "%zu %zu %.*s", persona,
	    source_first_line(&source->source,
			      source->sections[section].range),
	    STR_ARG(path)));
}

static int
compare_named(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	if (x->range.start != y->range.start)
		return x->range.start < y->range.start ? -1 : 1;
	return (x->range.end > y->range.end) - (x->range.end < y->range.end);
}

static void
names_add(struct names *names, size_t p, struct range range, size_t section)
{
	names->texts[p][names->text_counts[p]++] = (struct named){
	    str_hash(persona_text(names->personas[p], range)), range,
	    section };
}

static void
names_item(struct names *names, size_t p, const struct item *item)
{
	names_add(names, p, item->range, item->section);
	if (item->unit.start != item->range.start ||
	    item->unit.end != item->range.end)
		names_add(names, p, item->unit, item->section);
}

static void
names_read(struct names *names, const struct draft *draft, size_t p)
{
	const struct persona *persona = names->personas[p];

	names->texts[p] = ARENA_ARRAY(names->arena, struct named,
				      2 * persona->block_count +
				      2 * persona->item_count);
	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];
		struct entry entry;

		if (range_len(block->keep) &&
		    block_at(persona, block->keep.start) == i)
			names_add(names, p, block->keep,
				  block_home(persona, i));
		if (!block_is_content(block->kind) || range_len(block->keep))
			continue;
		entry = pick_block(draft, p, i, STR(""));
		names_add(names, p, block->text, block->section);
		if (entry.origin.range.start != block->text.start)
			names_add(names, p, entry.origin.range,
				  block->section);
	}
	for (size_t i = 0; i < persona->item_count; i++)
		names_item(names, p, &persona->items[i]);
	if (names->text_counts[p])
		qsort(names->texts[p], names->text_counts[p],
		      sizeof(*names->texts[p]), compare_named);
}

void
names_init(struct names *names, const struct recipe *recipe,
	   const struct draft *draft, struct arena *arena)
{
	const struct comparison *comparison = draft->comparison;

	*names = (struct names){
		.recipe = recipe,
		.personas = comparison->personas,
		.count = comparison->persona_count,
		.arena = arena,
	};
	names->texts = ARENA_ARRAY(arena, struct named *, names->count);
	names->text_counts = ARENA_ARRAY(arena, size_t, names->count);
	for (size_t p = 0; p < names->count; p++)
		names_read(names, draft, p);
}

static bool
read_number(struct str *rest, int base, unsigned long long *number)
{
	size_t at = 0;

	*number = 0;
	for (; at < rest->len && rest->ptr[at] != ' '; at++) {
		char c = ascii_lower(rest->ptr[at]);
		int digit = ascii_is_digit(c) ? c - '0' :
		    c >= 'a' && c <= 'f' ? c - 'a' + 10 : base;

		if (digit >= base || at == 19)
			return false;
		*number = *number * (unsigned)base + (unsigned)digit;
	}
	*rest = str_trim_start(str_from(*rest, at));
	return at > 0;
}

static size_t
distance(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* Places in another section count as very far. */
static size_t
how_far(const struct names *names, size_t p, const struct named *named,
	struct str path, size_t line)
{
	const struct persona *persona = names->personas[p];
	size_t away = distance(line, source_first_line(&persona->source,
						       named->range));

	if (!str_eq(path_of(persona, named->section, names->arena), path))
		away += persona->source.line_count + 1;
	return away;
}

/* The first of that hash, or where it would stand. */
static size_t
first_of_hash(const struct names *names, size_t p, unsigned long long hash)
{
	size_t low = 0, high = names->text_counts[p];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (names->texts[p][middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* `*nearest` is how far the best so far is; NO_INDEX for none. */
static void
find_in(struct origin *origin, size_t *nearest, const struct names *names,
	size_t p, unsigned long long hash, struct str path, size_t line)
{
	for (size_t i = first_of_hash(names, p, hash);
	     i < names->text_counts[p] && names->texts[p][i].hash == hash;
	     i++) {
		const struct named *named = &names->texts[p][i];
		size_t away = how_far(names, p, named, path, line);

		if (away >= *nearest)
			continue;
		*nearest = away;
		*origin = (struct origin){ p, named->range };
	}
}

size_t
recipe_place(const struct recipe *recipe, size_t source)
{
	if (!recipe->places)
		return source;
	return source < recipe->source_count ? recipe->places[source] :
	    NO_INDEX;
}

/* The persona that a name begins with; "-" is none. */
static bool
read_persona(struct str *name, const struct recipe *recipe, size_t *persona)
{
	unsigned long long source;

	*persona = NO_INDEX;
	if (str_starts(*name, STR("- "))) {
		*name = str_trim_start(str_from(*name, 1));
		return true;
	}
	if (!read_number(name, 10, &source))
		return false;
	*persona = recipe_place(recipe, (size_t)source);
	return true;
}

bool
names_find(struct origin *origin, const struct names *names, struct str name)
{
	unsigned long long line, hash;
	size_t nearest = NO_INDEX, p;

	if (!read_persona(&name, names->recipe, &p) ||
	    !read_number(&name, 10, &line) || !read_number(&name, 16, &hash))
		return false;
	if (p < names->count)
		find_in(origin, &nearest, names, p, hash, name, line);
	for (size_t i = 0; p == NO_INDEX && i < names->count; i++)
		find_in(origin, &nearest, names, i, hash, name, line);
	return nearest != NO_INDEX;
}

struct str
name_moved(const struct recipe *recipe, struct str name, struct arena *arena)
{
	struct str rest = name;
	size_t persona;

	if (!read_persona(&rest, recipe, &persona))
		return arena_str(arena, name);
	if (persona == NO_INDEX)
		return arena_printf(arena, "- %.*s", STR_ARG(rest));
	return arena_printf(arena, "%zu %.*s", persona, STR_ARG(rest));
}

struct str
name_path(struct str name)
{
	struct str piece;

	for (int i = 0; i < 3; i++)
		if (!str_split(&name, ' ', &piece))
			return STR("");
	return name.ptr ? name : STR("");
}

void
find_section_name(size_t *persona, size_t *section,
		  const struct recipe *recipe,
		  const struct persona *const *personas, size_t count,
		  struct str name)
{
	unsigned long long line;
	size_t nearest = NO_INDEX, p;
	struct arena arena = { 0 };

	*persona = *section = NO_INDEX;
	if (!read_persona(&name, recipe, &p) ||
	    !read_number(&name, 10, &line) || p >= count)
		return;
	for (size_t i = 0; i < personas[p]->section_count; i++) {
		const struct section *this = &personas[p]->sections[i];
		size_t away = distance(line, source_first_line(
		    &personas[p]->source, this->range));

		if (away >= nearest ||
		    !str_eq(path_of(personas[p], i, &arena), name))
			continue;
		nearest = away;
		*persona = p;
		*section = i;
	}
	arena_release(&arena);
}
