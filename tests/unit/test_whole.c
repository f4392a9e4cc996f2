/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "compose/suggest.h"
#include "export/render.h"
#include "parse/parse.h"
#include "whole.h"
#include "world.h"

enum { A, FILES_MAX = 1024 };

/* Prose that matches by its clauses, in all the ways that authors set it. */
static const char *const remits[] = {
	"---\nname: a\ndescription: Owns it.\n---\n\n"
	"You are a product owner who keeps one backlog for one team.\n\n"
	"## Remit\n\n"
	"Own the backlog and the order of work; keep it visible. You say: "
	"\"Plan A is simpler; plan B scales.\" Success looks like: an "
	"ordered backlog; agreed goals; validated increments.\n\n"
	"## Risks\n\nR1: Broken access, checked on every route\n"
	"R2: Weak ciphers, replaced by strong ones\n"
	"R3: Injected queries, bound as parameters\n\n"
	"## Stack\n\n- **Data**: PostgreSQL tables, Redis caches, and Kafka "
	"topics. You size them for v1.2 and up.\n\n"
	"| goal | unit |\n| --- | --- |\n| fast pages | ms |\n",

	"You are a designer who draws what users can use.\n\n"
	"## Remit\n\n"
	"Design usable, accessible, desirable pages; keep the design system. "
	"Own the backlog and the order of work. Success looks like: an "
	"ordered backlog; accessible, consistent screens; measured use.\n\n"
	"## Risks\n\nR1: Broken access, checked on every route\n"
	"R4: Secrets in logs, masked before they are written\n\n"
	"## Stack\n\n- **Data**: PostgreSQL tables, vector search, and "
	"nightly exports.\n- **Queues**: Kafka topics, dead letters, and "
	"replays.\n\n"
	"| goal | unit |\n| --- | --- |\n| fast pages | ms |\n"
	"| small bundles | kB |\n\n"
	"> Ship the smallest thing.\n> Then look at what people do with it.\n",
	NULL
};

static void
test_what_is_taken_is_whole_sentences_and_entries(void **state)
{
	(void)state;
	whole_check_texts(remits);
	whole_check_texts(bakers);
}

static const char *const odd[] = {
	"---\nname: a\ndescription: Writes code.\n---\n\n"
	"You are a developer who writes code for other people to read.\n\n"
	"## Work\n\n- Write the code in small steps\n- Read all of it twice\n"
	"\n```\nmake check\n```\n",
	"# Rules\n\n- a\n- b\n\n# Cache\n\n```\na\n```\n\n```\nmake check\n"
	"```\n\n# Picture\n\n![x](y.png)\n\n# Empty\n\n# Work\n\nWrite the "
	"code in small steps. Then feed the giraffes before noon. Read all "
	"of it twice.\n",
	"# Style\n\n- Use tabs for indentation\n- Prefer names over "
	"comments\n", NULL
};

static void
test_all_takes_what_nobody_else_leads_on(void **state)
{
	struct suggest_options options = { .take = TAKE_ALL };
	struct world world;
	struct buf out = { 0 };

	(void)state;
	whole_check_texts(odd);
	world_init(&world, odd, A);
	suggest_draft(&world.draft, &options);
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_true(str_contains(buf_str(&out), STR("## Rules\n\n- a\n- b\n")));
	assert_true(str_contains(buf_str(&out),
				 STR("## Cache\n\n```\na\n```\n")));
	assert_true(str_contains(buf_str(&out),
				 STR("## Picture\n\n![x](y.png)\n")));
	assert_false(str_contains(buf_str(&out), STR("Empty")));
	assert_true(str_contains(buf_str(&out), STR("giraffes before noon")));
	assert_true(str_contains(buf_str(&out), STR("- Use tabs for indentation\n- Prefer names")));
	buf_release(&out);
	world_release(&world);
}

/* nftw has no argument for what a walk is about. */
static char *paths[FILES_MAX];
static size_t path_count;

static int
collect(const char *path, const struct stat *status, int type,
	struct FTW *position)
{
	(void)status;
	(void)position;
	if (type == FTW_F && path_count < FILES_MAX &&
	    str_ends(str_of(path), STR(".md")))
		paths[path_count++] = strdup(path);
	return 0;
}

static int
compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
check_pair(size_t first, enum take take)
{
	struct suggest_options options = { .take = take };
	struct world world = { 0 };

	for (size_t i = 0; i < 2; i++) {
		struct persona *persona = &world.personas[i];
		struct error error;
		struct str bytes;

		assert_true(file_read(&bytes, paths[first + i],
				      &persona->arena, &error));
		parse_open(persona, str_of(paths[first + i]), bytes);
		parse_outline(persona);
		world.list[i] = persona;
	}
	comparison_init(&world.comparison, world.list, 2,
			&(struct comparison_options){ .accept =
						      suggest_accept });
	draft_init(&world.draft, &world.comparison, &world.arena);
	suggest_draft(&world.draft, &options);
	whole_check_sentences(&world.draft, paths[first]);
	whole_check_reasons(&world.draft, paths[first]);
	world_release(&world);
}

static void
test_it_holds_for_neighbours_in_the_corpus(void **state)
{
	struct stat status;

	(void)state;
	if (stat("../shared/corpus", &status)) {
		print_message("no ../shared/corpus: skipped\n");
		skip();
	}
	assert_int_equal(nftw("../shared/corpus", collect, 16, FTW_PHYS), 0);
	qsort(paths, path_count, sizeof(*paths), compare_paths);
	for (size_t i = 0; i + 1 < path_count; i++)
		check_pair(i, i % 2 ? TAKE_ALL : TAKE_DEFAULT);
	print_message("%zu files\n", path_count);
	for (size_t i = 0; i < path_count; i++)
		free(paths[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_what_is_taken_is_whole_sentences_and_entries),
		cmocka_unit_test(test_all_takes_what_nobody_else_leads_on),
		cmocka_unit_test(test_it_holds_for_neighbours_in_the_corpus),
	};

	return cmocka_run_group_tests_name("whole", tests, NULL, NULL);
}
