/* SPDX-License-Identifier: MIT */
#include "app/opening.h"
#include "app/restore.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/replay.h"
#include "parse/parse.h"

static bool
read_recipe(struct recipe *recipe, struct str *text, const char *path,
	    struct arena *arena)
{
	struct error error;

	if (restore_read(recipe, text, path, arena, &error))
		return true;
	complain("%s", error.text);
	return false;
}

static bool
load_sources(struct replay *replay, const char *path, struct arena *arena)
{
	size_t count = replay->recipe.source_count;
	size_t *files = ARENA_ARRAY(arena, size_t, count);
	struct error error;

	replay->folder = restore_folder(&replay->recipe, replay->text,
					str_of(path), arena);
	if (!restore_sources(&replay->recipe, replay->folder,
			     &replay->library, files, &error)) {
		complain("%s", error.text);
		return false;
	}
	library_load_all(&replay->library);
	if (load_report(&replay->library) != STATUS_DONE)
		return false;
	replay->personas = ARENA_ARRAY(arena, const struct persona *, count);
	for (size_t i = 0; i < count; i++) {
		struct persona *persona =
		    replay->library.files[files[i]].persona;

		parse_outline(persona);
		replay->personas[i] = persona;
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
			   restore_path(replay->folder, named, arena),
			   arena, &status);
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
		if (!restore_source_changed(&replay->recipe, i,
					    replay->personas[i]))
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

enum status
recipe_start(struct cli_start *start, const char *path, struct arena *arena)
{
	enum status status = STATUS_DONE;
	struct recipe recipe = { 0 };
	struct str text, folder;

	if (!read_recipe(&recipe, &text, path, arena))
		return STATUS_UNREADABLE;
	folder = restore_folder(&recipe, text, str_of(path), arena);
	start->paths = ARENA_ARRAY(arena, char *, recipe.source_count);
	start->path_count = recipe.source_count;
	for (size_t i = 0; i < recipe.source_count; i++) {
		char *source =
		    restore_path(folder, recipe.sources[i].path, arena);

		start->paths[i] = source;
		if (file_kind(path_on_disk(str_of(source), arena).ptr) !=
		    FILE_NONE)
			continue;
		complain("%s: no such file; the recipe needs it", source);
		status = STATUS_UNREADABLE;
	}
	start->recipe = restore_text_from(text, folder, arena);
	recipe_release(&recipe);
	return status;
}
