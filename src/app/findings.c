/* SPDX-License-Identifier: MIT */
#include "app/findings.h"

#include <stdlib.h>

#include "lint/lint.h"
#include "match/claims.h"
#include "match/diff.h"

/* A persona's name and folder, to bring namesakes together. */
struct named {
	struct str name, folder;
	size_t file;
};

static struct str
folder_of(struct str path)
{
	while (path.len > 0 && path.ptr[path.len - 1] != '/')
		path.len--;
	return path;
}

static int
compare_named(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int order = str_compare(x->name, y->name);

	if (order == 0)
		order = str_compare(x->folder, y->folder);
	return order ? order : (x->file > y->file) - (x->file < y->file);
}

static size_t
sort_names(const struct library *library, struct named *all)
{
	size_t count = 0;

	for (size_t i = 0; i < library->count; i++) {
		const struct persona *persona = library->files[i].persona;

		if (persona)
			all[count++] = (struct named){
				persona->name, folder_of(persona->path), i
			};
	}
	if (count > 0)
		qsort(all, count, sizeof *all, compare_named);
	return count;
}

/* Next to each other when sorted are those of one folder. */
static struct namesake
find_namesake(const struct named *all, size_t count, size_t at)
{
	const struct named *own = &all[at];
	struct namesake found = { NO_INDEX, false };

	for (size_t i = at > 0 ? at - 1 : 1; i < count && i <= at + 1;
	     i += 2) {
		if (!str_eq(all[i].name, own->name))
			continue;
		if (found.other == NO_INDEX || !found.beside)
			found = (struct namesake){
				all[i].file,
				str_eq(all[i].folder, own->folder)
			};
	}
	return found;
}

struct namesake *
library_namesakes(const struct library *library, struct arena *arena)
{
	struct namesake *namesakes =
	    ARENA_ARRAY(arena, struct namesake, library->count);
	struct named *all = ARENA_ARRAY(arena, struct named, library->count);
	size_t count = sort_names(library, all);

	for (size_t i = 0; i < library->count; i++)
		namesakes[i].other = NO_INDEX;
	for (size_t i = 0; i < count; i++)
		namesakes[all[i].file] = find_namesake(all, count, i);
	return namesakes;
}

/* Only a name that the file itself gives is one that clients go by. */
static void
check_namesake(struct diagnostics *list, const struct library *library,
	       size_t index, const struct namesake *namesake,
	       struct arena *arena)
{
	const struct persona *persona = library->files[index].persona;
	const struct field *field = persona_field(persona, "name");

	if (field && field->value.len > 0 && namesake->other != NO_INDEX)
		diagnostics_add(
		    list, arena,
		    namesake->beside ? "name-twice" : "name-elsewhere",
		    source_place(&persona->source, field->value_range.start),
		    library->files[namesake->other].path);
}

static bool
is_claim(const struct item *item)
{
	return item->kind == ITEM_ENTRY || item->kind == ITEM_SENTENCE ||
	       item->kind == ITEM_CLAUSE;
}

/* Within one file other numbers mostly are about other things, and a ban
 * stands beside its order: what tells is that the rest is the same. */
static bool
are_alike(struct str a, struct str b, struct arena *arena)
{
	struct diff_tokens a_words, b_words;
	size_t least, shared = 0;

	diff_words(&a_words, &b_words, a, b, arena);
	least = a_words.count < b_words.count ? a_words.count : b_words.count;
	for (size_t i = 0; i < a_words.count; i++)
		shared += a_words.all[i].shared;
	return shared * 2 >= least;
}

static bool
contradicts(struct claims *claims, const struct persona *persona,
	    size_t item, size_t *other, struct arena *arena)
{
	struct str text = persona_text(persona, persona->items[item].range);
	enum claim_kind kind = claims_meet(claims, text, item, other);

	return (kind == CLAIM_NUMBER || kind == CLAIM_TERM) &&
	       are_alike(text,
			 persona_text(persona, persona->items[*other].range),
			 arena);
}

static void
check_claims(struct diagnostics *list, const struct persona *persona,
	     struct arena *arena)
{
	struct claims *claims = claims_new(arena);

	for (size_t i = 0; i < persona->item_count; i++) {
		const struct item *item = &persona->items[i];
		size_t other;

		if (!is_claim(item))
			continue;
		if (contradicts(claims, persona, i, &other, arena))
			diagnostics_add(
			    list, arena, "contradiction", item->place,
			    arena_printf(
				arena, "line %zu: %.*s",
				persona->items[other].place.line,
				STR_ARG(persona_text(
				    persona, persona->items[other].range))));
	}
}

void
findings_find(struct diagnostics *list, const struct library *library,
	      size_t index, const struct namesake *namesakes,
	      struct arena *arena)
{
	const struct persona *persona = library->files[index].persona;

	*list = (struct diagnostics){ 0 };
	lint_persona(list, persona, arena);
	if (namesakes)
		check_namesake(list, library, index, &namesakes[index], arena);
	check_claims(list, persona, arena);
	diagnostics_sort(list);
}
