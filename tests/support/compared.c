/* SPDX-License-Identifier: MIT */
#include "compared.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "check.h"
#include "parse/parse.h"

const char *const gardeners[3] = {
	"---\nname: a\n---\n"
	"You are a gardener with forty years of practice on clay soil.\n\n"
	"## Pruning Roses\n"
	"- Prune roses in late winter before the buds open\n"
	"- Cut above an outward bud at a slant\n"
	"- Disinfect the shears between plants\n\n"
	"## Watering\n"
	"- Water deeply in the morning, twice a week\n"
	"- Keep the leaves dry to avoid mildew\n\n"
	"## Composting\n"
	"- Turn the compost heap every month\n"
	"- Mix green cuttings with brown leaves\n\n"
	"## Examples\n"
	"- Roses on a north wall: pruned hard, watered twice a week\n\n"
	"## Communication Style\n"
	"- Answer in short plain sentences\n",
	"---\nname: b\n---\n"
	"You are a head gardener who plans gardens on heavy clay soil.\n\n"
	"<rose_pruning>\n"
	"- Roses are pruned in late winter, before buds open\n"
	"- Shears are disinfected between two plants\n"
	"</rose_pruning>\n\n"
	"<irrigation_and_watering>\n"
	"- Water in the morning, deeply, twice a week\n"
	"- Mulch keeps moisture in the ground\n"
	"</irrigation_and_watering>\n\n"
	"<orchard>\n"
	"- Graft apple trees in March\n"
	"</orchard>\n\n"
	"<communication_style>\n"
	"- Speak in short, plain sentences\n"
	"</communication_style>\n",
	"# Gardener\n\n"
	"## Compost and Soil\n"
	"- Turn the compost heap every month\n"
	"- Test the soil for lime in spring\n\n"
	"## Orchard\n"
	"- Graft apple trees in March\n"
	"- Thin the young apples in June\n",
};

void
compare_texts(struct compared_texts *texts, const char *const *sources,
	      const char *order, const struct comparison_options *options)
{
	size_t i;

	memset(texts, 0, sizeof(*texts));
	for (i = 0; order[i]; i++) {
		char name[] = { order[i], '\0' };

		parse_open(&texts->personas[i], str_of(name),
			   str_of(sources[order[i] - 'a']));
		parse_outline(&texts->personas[i]);
		texts->list[i] = &texts->personas[i];
	}
	comparison_init(&texts->comparison, texts->list, i, options);
}

void
compared_texts_release(struct compared_texts *texts)
{
	size_t i;

	comparison_release(&texts->comparison);
	for (i = 0; i < COMPARED_MAX; i++)
		persona_release(&texts->personas[i]);
	arena_release(&texts->arena);
}

static int
compare_lines(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* Joins the lines of a text again, in byte order. */
static struct str
sort_lines(struct arena *arena, struct str text)
{
	struct str lines[512], rest = text, line;
	struct buf out = { 0 };
	struct str sorted;
	size_t count = 0, i;

	while (str_split(&rest, '\n', &line) && count < 512)
		if (line.len > 0)
			lines[count++] = line;
	qsort(lines, count, sizeof(lines[0]), compare_lines);
	for (i = 0; i < count; i++)
		buf_printf(&out, "%.*s\n", STR_ARG(lines[i]));
	sorted = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return sorted;
}

static void
add_candidate(struct buf *out, const struct compared_texts *texts,
	      size_t index)
{
	const struct candidate *it = &texts->comparison.candidates[index];
	const struct persona *persona = texts->list[it->persona];

	buf_printf(out, "%.*s:%.*s%s", STR_ARG(persona->path),
		   STR_ARG(persona->sections[it->section].title),
		   it->group ? "+" : "");
}

static bool
comes_first(const struct compared_texts *texts, size_t a, size_t b)
{
	return str_compare(texts->list[a]->path, texts->list[b]->path) <= 0;
}

struct str
compared_pairs(struct compared_texts *texts)
{
	const struct comparison *comparison = &texts->comparison;
	struct buf out = { 0 };
	struct str sorted;
	size_t i;

	for (i = 0; i < comparison->pair_count; i++) {
		const struct section_pair *pair = &comparison->pairs[i];
		bool first = comes_first(
		    texts, comparison->candidates[pair->a].persona,
		    comparison->candidates[pair->b].persona);

		add_candidate(&out, texts, first ? pair->a : pair->b);
		buf_add_cstr(&out, " = ");
		add_candidate(&out, texts, first ? pair->b : pair->a);
		buf_printf(&out, " %.9f\n", pair->score);
	}
	sorted = sort_lines(&texts->arena, buf_str(&out));
	buf_release(&out);
	return sorted;
}

static void
add_item(struct buf *out, const struct compared_texts *texts,
	 struct item_ref ref)
{
	const struct persona *persona = texts->list[ref.persona];

	buf_printf(out, "%.*s:%zu", STR_ARG(persona->path),
		   persona->items[ref.item].place.line);
}

struct str
compared_items(struct compared_texts *texts)
{
	struct buf out = { 0 };
	struct str sorted;
	size_t i;

	for (i = 0; i < texts->comparison.item_pair_count; i++) {
		const struct item_pair *pair =
		    &texts->comparison.item_pairs[i];
		bool first =
		    comes_first(texts, pair->a.persona, pair->b.persona);

		add_item(&out, texts, first ? pair->a : pair->b);
		buf_add_cstr(&out,
			     pair->pairing == PAIRING_SAME ? " = " : " ~ ");
		add_item(&out, texts, first ? pair->b : pair->a);
		buf_add_cstr(&out, pair->across ? " across\n" : "\n");
	}
	sorted = sort_lines(&texts->arena, buf_str(&out));
	buf_release(&out);
	return sorted;
}

static void
add_members(struct buf *out, struct compared_texts *texts,
	    const struct topic *topic)
{
	struct buf members = { 0 };
	struct str sorted, line;
	size_t i;

	for (i = 0; i < topic->count; i++) {
		add_candidate(&members, texts, topic->candidates[i]);
		buf_add_byte(&members, '\n');
	}
	sorted = sort_lines(&texts->arena, buf_str(&members));
	while (str_split(&sorted, '\n', &line))
		if (line.len > 0)
			buf_printf(out, " %.*s", STR_ARG(line));
	buf_release(&members);
}

struct str
compared_topics(struct compared_texts *texts, bool titles)
{
	struct buf out = { 0 };
	struct str text;
	size_t i;

	for (i = 0; i < texts->comparison.topic_count; i++) {
		const struct topic *topic = &texts->comparison.topics[i];

		buf_add_cstr(&out, topic_kind_name(topic->kind));
		if (titles)
			buf_printf(&out, " %.*s:", STR_ARG(topic->title));
		add_members(&out, texts, topic);
		buf_add_byte(&out, '\n');
	}
	text = titles ? arena_str(&texts->arena, buf_str(&out))
		      : sort_lines(&texts->arena, buf_str(&out));
	buf_release(&out);
	return text;
}
