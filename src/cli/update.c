/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "app/restore.h"
#include "base/count.h"
#include "cli/columns.h"
#include "cli/deliver.h"
#include "cli/replay.h"
#include "cli/update.h"
#include "compose/astray.h"
#include "compose/recipe_names.h"

enum { SIDE_BY_SIDE = 100 /* columns from which two versions stand so */ };

static bool
read_word(struct update *update, struct str word)
{
	static const struct {
		const char *name;
		bool words, news, kept;
	} rows[] = { { "same", false, false, false },
		     { "reworded", true, false, false },
		     { "new", false, true, false },
		     { "all", true, true, false },
		     { "kept", false, false, true } };

	for (size_t i = 0; i < COUNT(rows); i++) {
		if (!str_eq(str_of(rows[i].name), word))
			continue;
		update->take_words |= rows[i].words;
		update->take_news |= rows[i].news;
		update->keep |= rows[i].kept;
		return true;
	}
	complain("--take is same, reworded, new, all or kept, not '%.*s'",
		 STR_ARG(word));
	return false;
}

/* "reworded,new" is both. */
static bool
read_take(struct update *update, const char *text)
{
	struct str rest = text ? str_of(text) : (struct str){ NULL, 0 };
	struct str word;

	update->decided = text != NULL;
	while (str_split(&rest, ',', &word))
		if (!read_word(update, word))
			return false;
	if (!update->keep || (!update->take_words && !update->take_news))
		return true;
	complain("--take: kept says that nothing else is taken");
	return false;
}

bool
update_takes(const struct update *update, enum fate fate)
{
	return fate == FATE_MOVED ||
	       (fate == FATE_GONE && update->decided) ||
	       (fate == FATE_REWORDED && (update->take_words || update->keep));
}

static size_t
count_open(const struct update *update)
{
	const struct upstream *upstream = &update->upstream;
	size_t open = update->decided ? 0
				      : update->replay.draft.astray_count;

	for (size_t i = 0; i < upstream->pick_count; i++)
		open += !update_takes(update, upstream->picks[i].fate);
	if (!update->take_news && !update->keep)
		open += upstream->new_count;
	return open;
}

/* What the file says there, without what follows its first line. */
static struct str
first_line(struct str text)
{
	text = str_trim(text);
	text.len = str_find_byte(text, '\n');
	return text;
}

static void
print_text(struct update *update, const char *mark, struct str text,
	   const struct diff_tokens *words)
{
	struct columns columns;

	columns_init(&columns, update->invocation, 1, mark);
	columns_set(&columns, 0, text, words);
	columns_print(&columns);
}

/* Both texts, what they share marked. */
static void
print_reworded(struct update *update, struct str old, struct str now)
{
	struct diff_tokens before = { 0 }, after = { 0 };
	struct columns columns;

	diff_words(&before, &after, old, now, update->invocation->arena);
	if (update->invocation->output->columns < SIDE_BY_SIDE) {
		print_text(update, "    -", old, &before);
		print_text(update, "    +", now, &after);
		return;
	}
	columns_init(&columns, update->invocation, 2, "    ~");
	columns_set(&columns, 0, old, &before);
	columns_set(&columns, 1, now, &after);
	columns_print(&columns);
}

/* "  reworded  15  API Design › Errors" */
static void
print_head(struct update *update, const char *state, size_t line,
	   struct str path, const char *more)
{
	struct output *output = update->invocation->output;

	output_printf(output, "  ");
	output_paint(output, PAINT_BOLD, str_of(state));
	output_pad(output, strlen(state), 10);
	output_printf(output, "%zu  ", line);
	output_text(output, output_line(path, update->invocation->arena));
	output_printf(output, "%s\n", more);
}

size_t
update_line(struct str name)
{
	struct str piece;
	size_t line = 0;

	if (!str_split(&name, ' ', &piece) || !str_split(&name, ' ', &piece))
		return 0;
	for (size_t i = 0; i < piece.len && i < 9; i++)
		line = line * 10 + (size_t)(piece.ptr[i] & 15);
	return line;
}

static void
print_pick(struct update *update, const struct upstream_pick *pick)
{
	static const struct diff_tokens none;
	const struct draft *draft = &update->replay.draft;
	const struct entry *entry = &draft->entries[pick->entry];
	struct str now = { "", 0 };

	print_head(update, fate_name(pick->fate), update_line(entry->pick),
		   name_path(entry->pick),
		   entry->edited ? "  (your edit stays)" : "");
	if (pick->now.persona != NO_INDEX)
		now = persona_text(
		    draft->comparison->personas[pick->now.persona],
		    pick->now.range);
	if (pick->fate == FATE_REWORDED) {
		print_reworded(update, entry->was, now);
	} else if (pick->fate == FATE_GONE) {
		print_text(update, "    -", entry->was, &none);
	} else {
		now = name_path(name_origin(draft, pick->now,
					    update->invocation->arena));
		now = arena_printf(update->invocation->arena, "to %.*s: %.*s",
				   STR_ARG(now),
				   STR_ARG(first_line(entry->was)));
		print_text(update, "    >", now, &none);
	}
}

static void
print_new(struct update *update, const struct upstream_new *new)
{
	static const struct diff_tokens none;
	const struct draft *draft = &update->replay.draft;
	struct origin origin = { new->persona, upstream_range(draft, new) };
	struct str name =
	    name_origin(draft, origin, update->invocation->arena);

	print_head(update, "new", update_line(name), name_path(name),
		   new->against ? "  (contradicts the draft)" : "");
	print_text(update, "    +",
		   persona_text(draft->comparison->personas[new->persona],
				origin.range),
		   &none);
}

size_t
update_source(const struct update *update, const struct upstream_pick *pick)
{
	struct str name = update->replay.draft.entries[pick->entry].pick;
	size_t source = 0, i = 0;

	for (; i < name.len && i < 9 && ascii_is_digit(name.ptr[i]); i++)
		source = source * 10 + (size_t)(name.ptr[i] - '0');
	return i > 0 ? source : NO_INDEX;
}

static void
print_source(struct update *update, size_t source)
{
	const struct upstream *upstream = &update->upstream;
	const struct recipe *recipe = &update->replay.recipe;
	struct output *output = update->invocation->output;
	bool told = false;

	for (size_t i = 0; i < upstream->pick_count + upstream->new_count;
	     i++) {
		bool is_pick = i < upstream->pick_count;
		const struct upstream_pick *pick =
		    is_pick ? &upstream->picks[i] : NULL;
		const struct upstream_new *new =
		    is_pick ? NULL
			    : &upstream->news[i - upstream->pick_count];

		if ((is_pick ? update_source(update, pick) : new->persona) !=
		    source)
			continue;
		if (!told && source < recipe->source_count)
			output_paint(output, PAINT_BOLD,
				     output_line(recipe->sources[source].path,
						 update->invocation->arena));
		if (!told)
			output_printf(output, "\n");
		told = true;
		if (is_pick)
			print_pick(update, pick);
		else
			print_new(update, new);
	}
}

static void
print_counts(struct update *update)
{
	const struct upstream *upstream = &update->upstream;
	struct output *output = update->invocation->output;

	output_printf(output, "%zu pick%s as they were", upstream->same,
		      upstream->same == 1 ? "" : "s");
	for (int fate = FATE_MOVED; fate <= FATE_GONE; fate++)
		if (upstream->counts[fate] > 0)
			output_printf(output, ", %zu %s",
				      upstream->counts[fate],
				      fate_name((enum fate)fate));
	if (upstream->new_count > 0)
		output_printf(output, "; %zu new", upstream->new_count);
	if (upstream->said > 0)
		output_printf(output, "; %zu more that the draft says already",
			      upstream->said);
	output_printf(output, "\n");
}

/* Nothing at all where all is as it was. */
static void
print_report(struct update *update)
{
	const struct upstream *upstream = &update->upstream;
	const struct draft *draft = &update->replay.draft;
	struct arena *arena = update->invocation->arena;

	if (upstream->pick_count + upstream->new_count + draft->astray_count ==
	    0)
		return;
	print_counts(update);
	for (size_t i = 0; i < update->replay.recipe.source_count; i++)
		print_source(update, i);
	print_source(update, NO_INDEX);
	for (size_t i = 0; i < draft->astray_count; i++)
		output_printf(update->invocation->output,
			      "  gone      %.*s (its text is not known)\n",
			      STR_ARG(output_line(draft->astray[i].line,
						  arena)));
}

/* New statements last: they move what stands behind them. */
static void
decide(struct update *update)
{
	struct draft *draft = &update->replay.draft;
	const struct upstream *upstream = &update->upstream;
	struct arena *arena = update->invocation->arena;

	for (size_t i = 0; i < upstream->pick_count; i++) {
		const struct upstream_pick *pick = &upstream->picks[i];

		if (pick->fate == FATE_REWORDED && update->take_words)
			upstream_take_words(draft, pick);
		else if (update_takes(update, pick->fate))
			upstream_keep(draft, pick);
	}
	for (size_t i = 0; i < draft->astray_count && update->decided; i++)
		draft_say_fine(draft, astray_note(&draft->astray[i], arena));
	for (size_t i = 0; i < upstream->new_count; i++) {
		if (update->take_news)
			upstream_take_new(draft, &upstream->news[i]);
		else if (update->keep)
			upstream_see_new(draft, &upstream->news[i]);
	}
}

/* The draft as a recipe, with its own paths and the folder they start from. */
static struct str
write_text(struct update *update)
{
	struct replay *replay = &update->replay;
	struct str mark = str_of(restore_folder_mark), text;
	struct buf out = { 0 };

	if (str_starts(replay->text, mark)) {
		buf_add(&out, first_line(replay->text));
		buf_add_byte(&out, '\n');
	}
	recipe_write_as(&out, &replay->draft, &replay->recipe);
	text = arena_str(update->invocation->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Over itself it is written without being asked, once all is decided. */
static enum status
write_recipe(struct update *update, const char *recipe, struct str text)
{
	struct invocation invocation = *update->invocation;
	struct arguments arguments = *invocation.arguments;
	const char *path = arguments.values[OPTION_OUTPUT];
	const struct delivery delivery = {
		.sources = update->replay.personas,
		.source_count = update->replay.library.count,
	};

	invocation.arguments = &arguments;
	if (!path || strcmp(path, recipe) == 0) {
		path = recipe;
		if (str_eq(text, update->replay.text))
			return STATUS_DONE;
		if (update->open > 0 && !arguments.values[OPTION_FORCE]) {
			complain("%s: not written: %zu to decide; --take=all, "
				 "reworded, new or kept decides, --force "
				 "leaves the rest open", recipe, update->open);
			return STATUS_DONE;
		}
		arguments.values[OPTION_FORCE] = "";
	}
	update->written = path;
	return write_result(&invocation, path, text, &delivery);
}

static enum status
run(struct update *update, const char *path)
{
	struct invocation *invocation = update->invocation;
	enum status status;

	upstream_find(&update->upstream, &update->replay.draft,
		      invocation->arena);
	update->open = count_open(update);
	if (invocation->arguments->values[OPTION_JSON])
		update->report = update_json(update);
	else
		print_report(update);
	decide(update);
	status = write_recipe(update, path, write_text(update));
	if (update->report) {
		update_json_written(update);
		output_json(invocation->output, update->report);
	}
	return status == STATUS_DONE && update->open > 0 ? STATUS_FOUND
							 : status;
}

enum status
run_update(struct invocation *invocation)
{
	const struct arguments *arguments = invocation->arguments;
	struct update update = { .invocation = invocation };
	enum status status = STATUS_USAGE;

	if (!read_take(&update, arguments->values[OPTION_TAKE]))
		return STATUS_USAGE;
	if (replay_open(&update.replay, arguments->operands[0],
			invocation->arena))
		status = run(&update, arguments->operands[0]);
	else
		status = STATUS_UNREADABLE;
	replay_release(&update.replay);
	return status;
}
