/* SPDX-License-Identifier: MIT */
#include "world.h"

#include <stdio.h>

#include "base/buf.h"
#include "check.h"
#include "compose/take.h"
#include "parse/parse.h"
#include "sound.h"

const char *const bakers[] = {
	"---\nname: alpha\ndescription: Bakes bread.\ntools: Read, Write\n"
	"color: red\n---\n\n"
	"You are a baker with 10+ years of experience in a village bakery. "
	"You care for flour and fire.\n\n"
	"## Dough\n\n"
	"- Weigh every ingredient on a precise scale\n"
	"- Rest the sourdough overnight in the cold room\n"
	"- Knead until the gluten window is thin\n\n"
	"## Oven\n\n"
	"I heat ovens that are:\n"
	"- Preheated to the right temperature\n"
	"- Steamed during the first minutes\n\n"
	"```\nbake --hot loaf\n```\n\n"
	"## Workflow\n\n"
	"1. Read the order book\n"
	"2. Shape the loaves\n"
	"3. Bake and cool the bread\n",

	"---\nname: beta\ndescription: Bakes cake.\ntools: Read, Bash\n---\n\n"
	"You are a pastry chef with 15+ years of experience in a village "
	"bakery. You love sugar and butter.\n\n"
	"## Dough\n\n"
	"- Weigh each ingredient on a precise digital scale\n"
	"- Laminate butter into the croissant pastry\n"
	"- Chill the mixture between all foldings\n\n"
	"## Oven\n\n"
	"- Preheat to the right temperature\n"
	"- Turn the trays halfway for even colour\n\n"
	"### Care\n\n"
	"- Brush the deck with a dry broom\n"
	"- Call the mechanic twice per winter\n\n"
	"## Workflow\n\n"
	"1. Plan the cakes\n"
	"2. Whip the cream\n\n"
	"## Sugar\n\n"
	"- Temper chocolate on marble\n",

	"You are a miller with experience in a village bakery and in the "
	"fields around it.\n\n"
	"## Dough\n\n"
	"- Chill the mixture between foldings\n"
	"- Mill rye flour coarsely for bread\n\n"
	"## Flour\n\n"
	"- Sieve the flour through silk\n"
	"- Store sacks dry and away from walls\n",
	NULL
};

void
world_init(struct world *world, const char *const *texts, size_t base)
{
	static const char *const paths[WORLD_MAX] = { "a.md", "b.md", "c.md",
						      "d.md", "e.md", "f.md" };
	struct comparison_options options = { .base = base, .accept = .2 };
	size_t count = 0;

	*world = (struct world){ 0 };
	for (; texts[count]; count++) {
		struct persona *persona = &world->personas[count];

		parse_open(persona, str_of(paths[count]),
			   str_of(texts[count]));
		parse_outline(persona);
		world->list[count] = persona;
	}
	comparison_init(&world->comparison, world->list, count, &options);
	draft_init(&world->draft, &world->comparison, &world->arena);
}

void
world_release(struct world *world)
{
	draft_release(&world->draft);
	comparison_release(&world->comparison);
	for (size_t i = 0; i < WORLD_MAX; i++)
		persona_release(&world->personas[i]);
	arena_release(&world->arena);
}

static const char *
mark_of(const struct entry *entry)
{
	static const char *const marks[] = {
		[FORM_PARAGRAPH] = "", [FORM_ITEM] = "- ",
		[FORM_STEP] = "1. ",   [FORM_VERBATIM] = "| ",
	};

	return entry->continues ? "+ " : marks[entry->form];
}

struct str
world_outline(struct world *world, const struct draft *draft)
{
	struct buf out = { 0 };
	struct str outline;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		struct str text = draft_text(draft, entry);

		text.len = str_find_byte(text, '\n');
		buf_add_repeat(&out, ' ', 2 * entry->depth);
		if (entry->kind == ENTRY_SECTION) {
			buf_printf(&out, "# %.*s\n", STR_ARG(text));
			continue;
		}
		if (entry->origin.persona != NO_INDEX)
			buf_printf(&out, "%c ",
				   (int)('A' + (int)entry->origin.persona));
		buf_printf(&out, "%s%.*s\n", mark_of(entry), STR_ARG(text));
	}
	outline = arena_str(&world->arena, buf_str(&out));
	buf_release(&out);
	return outline;
}

size_t
world_find(const struct draft *draft, const char *text)
{
	for (size_t i = 0; i < draft->entry_count; i++)
		if (str_starts(draft_text(draft, &draft->entries[i]),
			       str_of(text)))
			return i;
	print_error("no entry begins with \"%s\"\n", text);
	fail();
	return NO_INDEX;
}

struct item_ref
world_item(const struct world *world, size_t persona, const char *text)
{
	const struct persona *source = &world->personas[persona];

	for (size_t i = 0; i < source->item_count; i++)
		if (str_starts(persona_text(source, source->items[i].range),
			       str_of(text)))
			return (struct item_ref){ persona, i };
	print_error("no item begins with \"%s\"\n", text);
	fail();
	return (struct item_ref){ NO_INDEX, NO_INDEX };
}

size_t
world_section(const struct world *world, size_t persona, const char *title)
{
	const struct persona *source = &world->personas[persona];

	for (size_t i = 0; i < source->section_count; i++)
		if (str_eq(source->sections[i].title, str_of(title)))
			return i;
	print_error("no section \"%s\"\n", title);
	fail();
	return NO_INDEX;
}

size_t
world_topic(const struct world *world, const char *title)
{
	const struct comparison *comparison = &world->comparison;

	for (size_t i = 0; i < comparison->topic_count; i++)
		if (str_eq(comparison->topics[i].title, str_of(title)))
			return i;
	print_error("no topic \"%s\"\n", title);
	fail();
	return NO_INDEX;
}

void
world_assert(struct world *world, const char *wanted)
{
	const char *fault = draft_unsound(&world->draft);

	assert_str(world_outline(world, &world->draft), wanted);
	if (fault)
		print_error("%s\n", fault);
	assert_null(fault);
}

void
world_take(struct world *world, size_t persona, const char *text)
{
	assert_true(draft_take_item(&world->draft,
				    world_item(world, persona, text),
				    STR("wanted")) > 0);
}
