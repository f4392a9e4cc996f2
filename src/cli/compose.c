#include <stdlib.h>
#include <string.h>

#include "app/autosave.h"
#include "app/opening.h"
#include "base/file.h"
#include "base/sha256.h"
#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/replay.h"
#include "parse/parse.h"

bool
is_recipe(const char *path, struct arena *arena)
{
	struct str name = str_of(path), text;
	struct error error;

	if (str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml")))
		return true;
	return strcmp(path, "-") != 0 &&
	       file_kind(path) == FILE_REGULAR &&
	       file_read(&text, path, arena, &error) && recipe_is(text);
}

static bool
read_recipe(struct recipe *recipe, struct str *text, const char *path,
	    struct arena *arena)
{
	struct error error;

	if (!file_read(text, path, arena, &error)) {
		complain("%s", error.text);
		return false;
	}
	if (!recipe_read(recipe, *text, &error)) {
		complain("%s:%s", path, error.text);
		return false;
	}
	return true;
}

static bool
has_sources(const struct recipe *recipe, struct str folder, struct arena *arena)
{
	for (size_t i = 0; i < recipe->source_count; i++) {
		struct str path = recipe->sources[i].path;

		if (!str_starts(path, STR("/")))
			path = arena_printf(arena, "%.*s%.*s", STR_ARG(folder),
					    STR_ARG(path));
		if (file_kind(path_on_disk(path, arena).ptr) == FILE_NONE)
			return false;
	}
	return true;
}

/* The folder that the first line of a saved draft names, with a slash. */
static struct str
saved_folder(struct str text, struct arena *arena)
{
	struct str mark = str_of(autosave_folder_mark);

	if (!str_starts(text, mark))
		return STR("");
	text = str_from(text, mark.len);
	text.len = str_find_byte(text, '\n');
	return arena_printf(arena, "%.*s/", STR_ARG(text));
}

/* What stands before the paths of the sources: the folder it was saved in,
 * nothing where all are found from here, else the recipe's own folder. Their
 * hashes tell whether they are still the same. */
static struct str
source_folder(const struct recipe *recipe, struct str text, const char *path,
	      struct arena *arena)
{
	struct str folder = saved_folder(text, arena);

	if (folder.len > 0 && has_sources(recipe, folder, arena))
		return folder;
	folder = str_of(path);
	while (folder.len > 0 && folder.ptr[folder.len - 1] != '/')
		folder.len--;
	return !has_sources(recipe, STR(""), arena) &&
		       has_sources(recipe, folder, arena)
		   ? folder
		   : STR("");
}

static char *
source_path(struct str path, struct str folder, struct arena *arena)
{
	char *text = ARENA_ARRAY(arena, char, folder.len + path.len + 1);

	if (str_starts(path, STR("/")))
		folder.len = 0;
	memcpy(text, folder.ptr, folder.len);
	memcpy(text + folder.len, path.ptr, path.len);
	return text;
}

static bool
load_sources(struct replay *replay, const char *recipe, struct arena *arena)
{
	size_t count = replay->recipe.source_count;

	replay->folder =
	    source_folder(&replay->recipe, replay->text, recipe, arena);
	for (size_t i = 0; i < count; i++) {
		const char *path = source_path(replay->recipe.sources[i].path,
					       replay->folder, arena);

		if (file_is_folder(path)) {
			complain("%s: is a folder, not the persona that the "
				 "recipe names",
				 path);
			return false;
		}
		library_add(&replay->library, path);
		if (replay->library.count != i + 1) {
			complain("%s: several personas are in it; the recipe "
				 "names none of them as PATH#NAME", path);
			return false;
		}
	}
	library_load_all(&replay->library);
	if (load_report(&replay->library) != STATUS_DONE)
		return false;
	replay->personas = ARENA_ARRAY(arena, const struct persona *, count);
	for (size_t i = 0; i < count; i++) {
		parse_outline(replay->library.files[i].persona);
		replay->personas[i] = replay->library.files[i].persona;
	}
	return true;
}

/* Scores are those of the recipe only beside the same library. */
static bool
load_words(struct replay *replay, struct arena *arena)
{
	struct str named = recipe_library(&replay->recipe);
	enum status status = STATUS_DONE;

	return named.len == 0 ||
	       load_rarity(&replay->rarity,
			   source_path(named, replay->folder, arena), arena,
			   &status);
}

static void
replay_draft(struct replay *replay, struct arena *arena)
{
	struct comparison_options options = { 0 };

	recipe_options(&options, &replay->recipe, replay->personas,
		       replay->recipe.source_count);
	if (replay->rarity.persona_count > 0)
		options.rarity = &replay->rarity;
	comparison_init(&replay->comparison, replay->personas,
			replay->recipe.source_count, &options);
	draft_init(&replay->draft, &replay->comparison, arena);
	recipe_replay(&replay->draft, &replay->recipe, &replay->lost);
}

bool
replay_source_changed(const struct replay *replay, size_t source)
{
	struct arena arena = { 0 };
	struct str now =
	    sha256_hex(&arena, replay->personas[source]->source.bytes);
	bool changed =
	    !str_eq(now, replay->recipe.sources[source].sha256);

	arena_release(&arena);
	return changed;
}

bool
replay_open(struct replay *replay, const char *path, struct arena *arena)
{
	*replay = (struct replay){ 0 };
	if (!read_recipe(&replay->recipe, &replay->text, path, arena) ||
	    !load_sources(replay, path, arena) || !load_words(replay, arena))
		return false;
	replay_draft(replay, arena);
	return true;
}

void
replay_release(struct replay *replay)
{
	draft_release(&replay->draft);
	comparison_release(&replay->comparison);
	rarity_release(&replay->rarity);
	library_release(&replay->library);
	recipe_release(&replay->recipe);
}

/* Whether anything is not as it was. */
static bool
report_stale(const struct replay *replay)
{
	bool stale = replay->lost.count > 0;

	for (size_t i = 0; i < replay->recipe.source_count; i++) {
		if (!replay_source_changed(replay, i))
			continue;
		stale = true;
		complain("%.*s: changed since the recipe was saved",
			 STR_ARG(replay->recipe.sources[i].path));
	}
	for (size_t i = 0; i < replay->lost.count; i++)
		complain("stale: %.*s", STR_ARG(replay->lost.lines[i]));
	return stale;
}

enum status
run_compose(struct invocation *invocation)
{
	const char *path = invocation->arguments->operands[0];
	enum status status = STATUS_UNREADABLE;
	struct replay replay;

	if (replay_open(&replay, path, invocation->arena)) {
		struct delivery delivery = {
			.input = { .draft = &replay.draft },
			.fallback = "claude",
			.sources = replay.personas,
			.source_count = replay.recipe.source_count,
		};
		bool stale = report_stale(&replay);

		status = deliver(invocation, &delivery);
		if (status == STATUS_DONE && stale)
			status = STATUS_FOUND;
	}
	replay_release(&replay);
	return status;
}

/* A draft that is opened names, in its first line, where its paths start. */
static struct str
with_folder(struct str text, struct str folder, struct arena *arena)
{
	const char *start = folder.len ? arena_str(arena, folder).ptr : ".";
	char *whole = realpath(start, NULL);

	if (str_starts(text, str_of(autosave_folder_mark)))
		text = str_from(text, str_find_byte(text, '\n') + 1);
	if (whole)
		text = arena_printf(arena, "%s%s\n%.*s", autosave_folder_mark,
				    whole, STR_ARG(text));
	free(whole);
	return text;
}

enum status
recipe_start(struct cli_start *start, const char *path, struct arena *arena)
{
	enum status status = STATUS_DONE;
	struct recipe recipe = { 0 };
	struct str text, folder;

	if (!read_recipe(&recipe, &text, path, arena))
		return STATUS_UNREADABLE;
	folder = source_folder(&recipe, text, path, arena);
	start->paths = ARENA_ARRAY(arena, char *, recipe.source_count);
	start->path_count = recipe.source_count;
	for (size_t i = 0; i < recipe.source_count; i++) {
		char *source =
		    source_path(recipe.sources[i].path, folder, arena);

		start->paths[i] = source;
		if (file_kind(path_on_disk(str_of(source), arena).ptr) !=
		    FILE_NONE)
			continue;
		complain("%s: no such file; the recipe needs it", source);
		status = STATUS_UNREADABLE;
	}
	start->recipe = with_folder(text, folder, arena);
	recipe_release(&recipe);
	return status;
}
