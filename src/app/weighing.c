/* SPDX-License-Identifier: MIT */
#include "app/weighing.h"

#include "app/actions.h"
#include "app/carry.h"
#include "app/reopen.h"
#include "app/session.h"

static bool
is_of(const struct weighing *weighing, const struct draft *draft)
{
	return weighing->path.len > 0 &&
	       str_eq(weighing->path, draft->library);
}

static void
count_words(struct weighing *weighing)
{
	struct library *library = &weighing->library;

	for (; weighing->counted < library->loaded; weighing->counted++) {
		const struct persona *persona =
		    library->files[weighing->counted].persona;

		if (persona)
			rarity_add(&weighing->rarity, persona,
				   &weighing->arena);
	}
}

/* With what was changed since it was opened. */
static void
carry_over(struct session *session)
{
	struct draft *draft = &session->work.draft, fresh;
	const struct compared *compared =
	    session_compared(session, draft->comparison);
	struct comparison_options options = {
		.base = draft->comparison->base,
		.accept = draft->accept,
		.corrections = draft->corrections,
		.correction_count = draft->correction_count,
		.rarity = weighing_of(session, draft)
	};
	struct arena scratch = { 0 };

	compared = session_compare_personas(session, compared->files,
	    draft->comparison->personas, draft->comparison->persona_count,
	    &options);
	carry_draft(&fresh, draft, &compared->comparison, &scratch);
	arena_release(&scratch);
	draft_release(draft);
	*draft = fresh;
}

static void
weigh(struct session *session)
{
	struct weighing *weighing = &session->weighing;
	struct str recipe = weighing_recipe(session);

	weighing->done = true;
	if (weighing->rarity.persona_count < RARITY_LEAST) {
		session_say(session, "%.*s has %zu persona%s: words are "
			    "weighed by a library from %d on",
			    STR_ARG(weighing->path),
			    weighing->rarity.persona_count,
			    plural(weighing->rarity.persona_count),
			    RARITY_LEAST);
		return;
	}
	if (!session->work.has_draft || !is_of(weighing, &session->work.draft))
		return;
	if (recipe.len > 0)
		reopen_weighed(session, recipe);
	else
		carry_over(session);
	session_say(session, "Words are weighed by the %zu personas of %.*s",
		    weighing->rarity.persona_count, STR_ARG(weighing->path));
	autosave_write(session);
	session_refresh(session);
}

void
weighing_begin(struct session *session, struct str recipe)
{
	struct weighing *weighing = &session->weighing;

	weighing_release(weighing);
	weighing->path = arena_str(&weighing->arena,
				   session->work.draft.library);
	weighing->recipe = arena_str(&weighing->arena, recipe);
	weighing->steps = session->history.at;
	library_add(&weighing->library, weighing->path.ptr);
}

bool
weighing_work(struct session *session, size_t most)
{
	struct weighing *weighing = &session->weighing;
	struct library *library = &weighing->library;

	if (weighing->path.len == 0 || weighing->done)
		return false;
	library_load(library, most);
	count_words(weighing);
	if (library->loaded < library->count)
		return true;
	/* What lies over the screen tells of the draft as it is. */
	if (session->overlay == OVERLAY_NONE && !session->prompt.active) {
		weigh(session);
		library_release(library);
	}
	return false;
}

const struct rarity *
weighing_of(const struct session *session, const struct draft *draft)
{
	const struct weighing *weighing = &session->weighing;

	return weighing->done && is_of(weighing, draft) &&
		       weighing->rarity.persona_count >= RARITY_LEAST
		   ? &weighing->rarity
		   : NULL;
}

struct str
weighing_recipe(const struct session *session)
{
	const struct weighing *weighing = &session->weighing;

	return session->work.has_draft && !weighing->done &&
		       is_of(weighing, &session->work.draft) &&
		       session->history.at == weighing->steps
		   ? weighing->recipe
		   : STR("");
}

void
weighing_release(struct weighing *weighing)
{
	library_release(&weighing->library);
	rarity_release(&weighing->rarity);
	arena_release(&weighing->arena);
	*weighing = (struct weighing){ 0 };
}
