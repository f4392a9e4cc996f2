#include "check.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "compose/pick.h"
#include "compose/place.h"
#include "compose/relation.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "export/render.h"
#include "parse/parse.h"
#include "world.h"

enum { A, B, C, FILES_MAX = 1024 };

static void
add_normal(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_space(text.ptr[i]) && text.ptr[i] != '*')
			buf_add_byte(out, ascii_lower(text.ptr[i]));
}

/* Without quote and list markers, and a heading's level. */
static struct str
without_marks(struct str line)
{
	size_t digits;

	do {
		line = str_trim_start(line);
		digits = 0;
		while (digits < line.len && ascii_is_digit(line.ptr[digits]))
			digits++;
		if (digits && digits < line.len && (line.ptr[digits] == '.' ||
						    line.ptr[digits] == ')'))
			line = str_from(line, digits + 1);
		else if (str_starts(line, STR("•")))
			line = str_from(line, 3);
		else if (str_starts(line, STR(">")) ||
			 str_starts(line, STR("#")))
			line = str_from(line, 1);
		else if (line.len > 1 && ascii_is_space(line.ptr[1]) &&
			 str_contains(STR("-*+"), (struct str){ line.ptr, 1 }))
			line = str_from(line, 1);
		else
			return line;
	} while (line.len);
	return line;
}

static struct str
normal_text(struct arena *arena, struct str text)
{
	struct buf out = { 0 };
	struct str line, normal;

	while (str_split(&text, '\n', &line))
		add_normal(&out, without_marks(line));
	normal = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return normal;
}

/* Behind "**Name:** " or "**Name** (key="value"): ", which a tag became. */
static struct str
without_tag(struct str line)
{
	struct str rest = without_marks(line);
	size_t end;

	if (!str_starts(rest, STR("**")))
		return STR("");
	end = str_find(rest, STR(":** "));
	if (end == rest.len)
		end = str_find(rest, STR("): "));
	return str_from(rest, end + 4 < rest.len ? end + 3 : rest.len);
}

struct sources {
	struct arena arena;
	struct str texts[WORLD_MAX];
	size_t count;
};

static bool
sources_hold(struct sources *sources, struct str text)
{
	struct str wanted = normal_text(&sources->arena, text);

	for (size_t i = 0; i < sources->count; i++)
		if (str_contains(sources->texts[i], wanted))
			return true;
	return false;
}

/* Cuts more often than an author would: what is whole stays whole. */
static bool
next_sentence(struct str *rest, struct str *sentence)
{
	size_t at = 1;

	if (rest->len == 0)
		return false;
	while (at < rest->len && !(ascii_is_space(rest->ptr[at]) &&
	       str_contains(STR(".!?"), (struct str){ rest->ptr + at - 1,
						      1 })))
		at++;
	*sentence = str_slice(*rest, (struct range){ 0, at });
	*rest = str_from(*rest, at);
	return true;
}

static void
check_line(struct sources *sources, struct str line, const char *name)
{
	struct str rest = line, sentence, tagged = without_tag(line);

	if (str_starts(line, STR("#")) || str_starts(line, STR("```")) ||
	    str_is_blank(line) ||
	    sources_hold(sources, line) ||
	    (tagged.len && sources_hold(sources, tagged)))
		return;
	while (next_sentence(&rest, &sentence))
		if (!sources_hold(sources, sentence))
			fail_msg("%s: no source says \"%.*s\"", name,
				 STR_ARG(sentence));
}

static void
check_sentences(const struct draft *draft, const char *name)
{
	const struct comparison *comparison = draft->comparison;
	struct sources sources = { .count = comparison->persona_count };
	struct buf out = { 0 };
	struct str rest, line;

	for (size_t i = 0; i < sources.count; i++)
		sources.texts[i] = normal_text(&sources.arena,
		    comparison->personas[i]->source.bytes);
	render_draft(&out, draft, SYNTAX_MARKDOWN, NULL);
	rest = buf_str(&out);
	while (str_split(&rest, '\n', &line))
		check_line(&sources, line, name);
	buf_release(&out);
	arena_release(&sources.arena);
}

static bool
is_introduced(const struct persona *persona)
{
	for (size_t i = 0; i < persona->item_count; i++)
		if (persona->items[i].section == 0)
			return true;
	return false;
}

/* What all leaves: what is said, and the second of what one has once. */
static bool
may_be_left(const struct draft *draft, const struct relations *relations,
	    struct origin left)
{
	const struct persona *persona =
	    draft->comparison->personas[left.persona];
	size_t at = block_at(persona, left.range.start);
	const struct block *block = &persona->blocks[at];
	size_t topic = draft_topic_of(draft, left.persona, block->section);

	if (block->kind == BLOCK_RULE || block_introduces(persona, at) ||
	    (topic != NO_INDEX && topic_is_one_of(
	     &draft->comparison->topics[topic])) ||
	    (block->section == 0 && block->kind == BLOCK_PARAGRAPH &&
	     is_introduced(draft->comparison->personas[draft->base])))
		return true;
	for (size_t i = 0; i < block->item_count; i++) {
		size_t item = block->first_item + i;

		if (relations->of[left.persona][item].kind == RELATION_NEW &&
		    ranges_overlap(left.range, persona->items[item].range))
			return false;
	}
	return block->item_count > 0;
}

static void
check_all(const struct draft *draft, const char *name)
{
	struct arena arena = { 0 };
	struct relations relations;
	size_t count;
	struct origin *left = draft_left(draft, &arena, &count);

	relations_find(&relations, draft, &arena);
	for (size_t i = 0; i < count; i++)
		if (!may_be_left(draft, &relations, left[i])) {
			struct str text = persona_text(draft->comparison->
			    personas[left[i].persona], left[i].range);

			fail_msg("%s: all leaves \"%.*s\"", name,
				 STR_ARG(text));
		}
	arena_release(&arena);
}

static void
check_texts(const char *const *texts)
{
	static const enum take takes[] = { TAKE_DEFAULT, TAKE_BASE,
					   TAKE_SHARED, TAKE_ALL };

	for (size_t base = 0; texts[base]; base++)
		for (size_t i = 0; i < 4; i++) {
			struct suggest_options options = { .take = takes[i] };
			struct world world;

			world_init(&world, texts, base);
			suggest_draft(&world.draft, &options);
			check_sentences(&world.draft, "texts");
			if (takes[i] == TAKE_ALL)
				check_all(&world.draft, "texts");
			world_release(&world);
		}
}

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
	check_texts(remits);
	check_texts(bakers);
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
test_all_leaves_nothing_that_is_not_said(void **state)
{
	struct suggest_options options = { .take = TAKE_ALL };
	struct world world;
	struct buf out = { 0 };

	(void)state;
	check_texts(odd);
	world_init(&world, odd, A);
	suggest_draft(&world.draft, &options);
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_true(str_contains(buf_str(&out), STR("## Rules\n\n- a\n- b\n")));
	assert_true(str_contains(buf_str(&out),
				 STR("## Cache\n\n```\na\n```\n")));
	assert_true(str_contains(buf_str(&out),
				 STR("## Picture\n\n![x](y.png)\n")));
	assert_true(str_contains(buf_str(&out), STR("## Empty\n")));
	assert_true(str_contains(buf_str(&out), STR("giraffes before noon")));
	assert_true(str_contains(buf_str(&out), STR("## Style\n\n- Use tabs")));
	buf_release(&out);
	world_release(&world);
}

static const char *const flows[] = {
	"---\nname: a\ndescription: Runs flows.\n---\n\n"
	"<flow>\nRead the whole ticket first.\n"
	"<step n=\"1\" goal=\"Find the ticket\">\n"
	"  <check\n    if=\"a path is given\">\n    <action>Read it</action>\n"
	"  </check>\n  <action>Store its key</action>\n</step>\n"
	"<if\n  mode=\"fast\">\nSkip the questions.\n</if>\n"
	"<else>\nAsk every question.\n</else>\n"
	"Close the ticket at the end.\n</flow>\n\n"
	"<rule name=\"Care\" level=\"high\">\n- Delete nothing at all\n"
	"- Ask before every push\n</rule>\n",
	"You are a clerk who closes tickets.\n", NULL
};

static void
test_conditions_stay_around_what_they_hold(void **state)
{
	struct world world;
	struct buf out = { 0 };
	struct item_ref item;

	(void)state;
	check_texts(flows);
	world_init(&world, flows, A);
	suggest_draft(&world.draft,
		      &(struct suggest_options){ .take = TAKE_BASE });
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_str(buf_str(&out),
		   "## Flow\n\nRead the whole ticket first.\n\n"
		   "<step n=\"1\" goal=\"Find the ticket\">\n"
		   "  <check\n    if=\"a path is given\">\n"
		   "    <action>Read it</action>\n  </check>\n"
		   "  <action>Store its key</action>\n</step>\n\n"
		   "<if\n  mode=\"fast\">\nSkip the questions.\n</if>\n\n"
		   "<else>\nAsk every question.\n</else>\n\n"
		   "Close the ticket at the end.\n\n"
		   "## Care (level=\"high\")\n\n- Delete nothing at all\n"
		   "- Ask before every push\n");
	item = world_item(&world, A, "Store its key");
	assert_int_equal(draft_drop_item(&world.draft, item), 1);
	assert_int_equal(draft_find(&world.draft,
				    world_item(&world, A, "Read it")),
			 NO_INDEX);
	assert_int_equal(draft_take_item(&world.draft, item, STR("")), 1);
	assert_true(draft_find(&world.draft, world_item(&world, A, "Read it"))
		    != NO_INDEX);
	buf_release(&out);
	world_release(&world);
}

static const char *const bare[] = {
	"---\nname: a\ndescription: Deploys.\n---\n\n"
	"You are a clerk who deploys what others built.\n\n"
	"## Ship\n\n<if mode=\"x\">\n<step goal=\"Stop the release now\">\n"
	"</step>\n</if>\n\nWatch the graphs.\n",
	"You are a nurse who looks after the sick.\n\n"
	"## Ward\n\n<if ward=\"y\">\n<step goal=\"Call the doctor\">\n"
	"</step>\n</if>\n\nWash your hands.\n", NULL
};

static void
test_a_kept_tag_without_text_stays(void **state)
{
	struct suggest_options options = { .take = TAKE_BASE };
	struct world world;
	struct buf out = { 0 };

	(void)state;
	check_texts(bare);
	world_init(&world, bare, A);
	suggest_draft(&world.draft, &options);
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_str(buf_str(&out),
		   "You are a clerk who deploys what others built.\n\n"
		   "## Ship\n\n<if mode=\"x\">\n"
		   "<step goal=\"Stop the release now\">\n</step>\n</if>\n\n"
		   "Watch the graphs.\n");
	buf_release(&out);
	world_release(&world);
	out = (struct buf){ 0 };
	options.take = TAKE_ALL;
	world_init(&world, bare, A);
	suggest_draft(&world.draft, &options);
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_true(str_contains(buf_str(&out), STR(
		    "## Ward\n\n<if ward=\"y\">\n"
		    "<step goal=\"Call the doctor\">\n</step>\n</if>\n\n"
		    "Wash your hands.\n")));
	assert_false(str_contains(buf_str(&out), STR("# If")));
	buf_release(&out);
	world_release(&world);
}

static void
test_a_kept_tags_headings_are_not_said_again(void **state)
{
	static const char *const texts[] = {
		"You are a clerk.\n\n## Review\n\n<steps>\n"
		"  <step goal=\"Read the code first\">\n"
		"    Look at the diff and the tests.\n  </step>\n"
		"  <if ready=\"yes\">\n  </if>\n</steps>\n\n"
		"Close the ticket.\n",
		"You are a nurse.\n", NULL
	};
	struct world world;
	struct buf out = { 0 };

	(void)state;
	check_texts(texts);
	world_init(&world, texts, A);
	suggest_draft(&world.draft,
		      &(struct suggest_options){ .take = TAKE_BASE });
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_true(str_contains(buf_str(&out), STR("<if ready=\"yes\">")));
	assert_false(str_contains(buf_str(&out), STR("# If")));
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
	check_sentences(&world.draft, paths[first]);
	if (take == TAKE_ALL)
		check_all(&world.draft, paths[first]);
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
		cmocka_unit_test(test_all_leaves_nothing_that_is_not_said),
		cmocka_unit_test(test_conditions_stay_around_what_they_hold),
		cmocka_unit_test(test_a_kept_tag_without_text_stays),
		cmocka_unit_test(test_a_kept_tags_headings_are_not_said_again),
		cmocka_unit_test(test_it_holds_for_neighbours_in_the_corpus),
	};

	return cmocka_run_group_tests_name("whole", tests, NULL, NULL);
}
