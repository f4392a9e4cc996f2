/* SPDX-License-Identifier: MIT */
#include "whole.h"

#include "base/buf.h"
#include "check.h"
#include "compose/pick.h"
#include "compose/relation.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "export/render.h"
#include "world.h"

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

void
whole_check_sentences(const struct draft *draft, const char *name)
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
is_aside(enum block_kind kind)
{
	return kind == BLOCK_RULE || kind == BLOCK_COMMENT ||
	    kind == BLOCK_DEFINITION;
}

void
whole_check_reasons(const struct draft *draft, const char *name)
{
	struct arena arena = { 0 };
	struct relations relations;
	size_t count;
	struct origin *left = draft_left(draft, &arena, &count);

	relations_find(&relations, draft, &arena);
	for (size_t i = 0; i < count; i++) {
		const struct persona *persona =
		    draft->comparison->personas[left[i].persona];
		size_t block = block_at(persona, left[i].range.start);

		if (!is_aside(persona->blocks[block].kind) &&
		    !draft_left_reason(draft, &relations, left[i],
				       &arena).len)
			fail_msg("%s: no reason to leave \"%.*s\"", name,
				 STR_ARG(persona_text(persona,
						      left[i].range)));
	}
	arena_release(&arena);
}

void
whole_check_texts(const char *const *texts)
{
	static const enum take takes[] = { TAKE_DEFAULT, TAKE_BASE,
					   TAKE_SHARED, TAKE_ALL };

	for (size_t base = 0; texts[base]; base++)
		for (size_t i = 0; i < 4; i++) {
			struct suggest_options options = { .take = takes[i] };
			struct world world;

			world_init(&world, texts, base);
			suggest_draft(&world.draft, &options);
			whole_check_sentences(&world.draft, "texts");
			whole_check_reasons(&world.draft, "texts");
			world_release(&world);
		}
}
