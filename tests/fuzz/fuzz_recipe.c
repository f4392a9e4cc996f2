/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include "../support/sound.h"
#include "base/buf.h"
#include "compose/recipe.h"
#include "parse/parse.h"

/* Two small personas that recipes in the corpus pick from. */
static const char *const texts[] = {
	"You are a baker with ten years of experience in a bakery.\n\n"
	"## Dough\n\n- Weigh every ingredient\n- Rest it overnight\n\n"
	"## Oven\n\nHeat it so that it is:\n\n- hot\n- dry\n\n"
	"```\nbake\n```\n",
	"You are a miller. You love flour, silk and stone.\n\n"
	"## Dough\n\n- Weigh each ingredient\n  - twice\n\n"
	"| a | b |\n|---|---|\n| c | d |\n",
};

struct kitchen {
	struct arena arena;
	struct persona personas[2];
	const struct persona *list[2];
	struct comparison comparison;
};

static void
kitchen_init(struct kitchen *kitchen)
{
	*kitchen = (struct kitchen){ 0 };
	for (size_t i = 0; i < 2; i++) {
		parse_open(&kitchen->personas[i], STR("kitchen.md"),
			   str_of(texts[i]));
		parse_outline(&kitchen->personas[i]);
		kitchen->list[i] = &kitchen->personas[i];
	}
}

static void
kitchen_release(struct kitchen *kitchen)
{
	comparison_release(&kitchen->comparison);
	persona_release(&kitchen->personas[0]);
	persona_release(&kitchen->personas[1]);
	arena_release(&kitchen->arena);
}

static void
replay(struct kitchen *kitchen, const struct recipe *recipe, struct buf *out)
{
	struct draft draft;
	struct stale stale;

	draft_init(&draft, &kitchen->comparison, &kitchen->arena);
	recipe_replay(&draft, recipe, &stale);
	HOLDS(draft_unsound(&draft) == NULL);
	recipe_write(out, &draft);
	draft_release(&draft);
}

/* What a recipe left of itself is a recipe, and stays as it is. */
static void
check_round_trip(struct kitchen *kitchen, struct recipe *recipe)
{
	struct buf once = { 0 }, twice = { 0 };
	struct recipe again;
	struct error error;

	replay(kitchen, recipe, &once);
	HOLDS(recipe_read(&again, buf_str(&once), &error));
	replay(kitchen, &again, &twice);
	HOLDS(str_eq(buf_str(&once), buf_str(&twice)));
	recipe_release(&again);
	buf_release(&once);
	buf_release(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct recipe recipe;
	struct error error = { "" };
	struct kitchen kitchen;

	if (!recipe_read(&recipe, (struct str){ (const char *)bytes, size },
			 &error)) {
		HOLDS(error.text[0] != '\0');
		return 0;
	}
	HOLDS(recipe.source_count > 0);
	kitchen_init(&kitchen);
	if (recipe.source_count == 2) {
		struct comparison_options options;

		recipe_options(&options, &recipe, kitchen.list, 2);
		HOLDS(options.base < 2);
		comparison_init(&kitchen.comparison, kitchen.list, 2,
				&options);
		check_round_trip(&kitchen, &recipe);
	}
	recipe_release(&recipe);
	kitchen_release(&kitchen);
	return 0;
}
