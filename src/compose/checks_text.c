/* SPDX-License-Identifier: MIT */
#include "compose/checks_list.h"
#include "compose/pick.h"
#include "compose/place.h"
#include "compose/purpose.h"
#include "lint/scan.h"

static void
note_entry(struct check *check, size_t index, enum severity severity,
	   const char *code, const char *words)
{
	struct str quote = check_quote_entry(check, index);

	check_note(check, severity, code,
		   arena_printf(check->arena, "%s: %.*s", words,
				STR_ARG(quote)));
	check_places(check, index, NO_INDEX);
}

void
check_hidden(struct check *check)
{
	for (size_t i = 0; i < check->draft->entry_count; i++) {
		struct str text = draft_text(check->draft,
					     &check->draft->entries[i]);
		struct str quote = check_quote_entry(check, i);
		struct diagnostics found = { 0 };

		scan_text(&found, text, check->arena);
		for (size_t j = 0; j < found.count; j++) {
			const struct diagnostic *fault = &found.all[j];
			struct str message =
			    diagnostic_message(check->arena, fault);

			check_note(check, fault->kind->severity,
				   fault->kind->code,
				   arena_printf(check->arena, "%.*s: %.*s",
						STR_ARG(message),
						STR_ARG(quote)));
			check_places(check, i, NO_INDEX);
		}
	}
}

/* Whether the list stands without what introduces it in its file. */
static bool
lost_its_lead(const struct draft *draft, size_t index)
{
	const struct entry *entry = &draft->entries[index];
	const struct persona *persona;
	size_t block, lead, here;

	if (!entry_is_listed(entry) || entry->origin.persona == NO_INDEX ||
	    (index && entry_is_listed(&draft->entries[index - 1]) &&
	     draft->entries[index - 1].origin.persona ==
	     entry->origin.persona))
		return false;
	persona = draft->comparison->personas[entry->origin.persona];
	block = block_at(persona, entry->origin.range.start);
	lead = block_lead(persona, block);
	if (lead == NO_INDEX)
		return false;
	here = entry_lead(draft, index);
	return here == NO_INDEX ||
	    draft->entries[here].origin.range.start !=
	    persona->blocks[lead].text.start;
}

static bool
points_elsewhere(struct str text)
{
	static const char *const words[] = {
		"as above", "see above", "mentioned above", "described above",
		"listed above", "see below", "as below", NULL
	};

	for (size_t i = 0; words[i]; i++)
		if (str_contains(text, str_of(words[i])))
			return true;
	return false;
}

void
check_leads(struct check *check)
{
	const struct draft *draft = check->draft;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind != ENTRY_BLOCK)
			continue;
		if (entry_is_orphan(draft, i))
			note_entry(check, i, SEVERITY_WARNING,
				   "orphan-lead-in",
				   "a lead-in without its list");
		else if (lost_its_lead(draft, i))
			note_entry(check, i, SEVERITY_NOTE, "orphan-lead-in",
				   "a list without its lead-in");
		if (entry->origin.persona != draft->base &&
		    points_elsewhere(draft_text(draft, entry)))
			note_entry(check, i, SEVERITY_NOTE, "dangling",
				   "may point at text that is not here");
	}
}

void
check_voice(struct check *check)
{
	const struct draft *draft = check->draft;
	const bool *examples = draft_examples(draft, check->arena);
	size_t first[3] = { NO_INDEX, NO_INDEX, NO_INDEX };
	struct str one, other;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		enum voice voice;

		if (entry->kind != ENTRY_BLOCK ||
		    entry->form == FORM_VERBATIM)
			continue;
		voice = text_voice(draft_text(draft, entry));
		if (first[voice] == NO_INDEX && !examples[i])
			first[voice] = i;
	}
	if (first[VOICE_I] == NO_INDEX || first[VOICE_YOU] == NO_INDEX)
		return;
	one = check_quote_entry(check, first[VOICE_YOU]);
	other = check_quote_entry(check, first[VOICE_I]);
	check_note(check, SEVERITY_NOTE, "mixed-voice",
		   arena_printf(check->arena, "two voices: %.*s and %.*s",
				STR_ARG(one), STR_ARG(other)));
	check_places(check, first[VOICE_YOU], first[VOICE_I]);
}
