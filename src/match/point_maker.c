/* SPDX-License-Identifier: MIT */
#include "match/point_maker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "match/lookup.h"
#include "match/statement.h"
#include "match/worth.h"

const double points_certain = 0.75;

/* Of one point no more wordings are told apart; others are points of their
 * own. */
enum { WORDINGS_MAX = 32 };

/* Items of one text. */
struct text {
	struct str key;
	size_t first, end;	    /* in the builder's mentions */
	struct statement statement; /* once it is asked for */
	bool read;
	size_t cluster;
};

struct mention {
	struct item_ref item;
	struct str key;
	unsigned long long hash;
};

/* From a text's item to the best of another persona, or of its own. */
struct choice {
	struct item_ref from;
	size_t to; /* persona */
	size_t pair;
	double score;
};

struct edge {
	size_t a, b; /* texts, a before b */
	double score;
};

struct cluster {
	size_t texts[WORDINGS_MAX];
	size_t count;
};

struct builder {
	struct comparison *comparison;
	const struct point_maker *maker;
	struct arena scratch;
	struct arena *arena;
	struct worth worth;
	struct mention *mentions;
	size_t mention_count;
	struct text *texts; /* by hash and key: the same in any order */
	size_t text_count;
	size_t **text_of; /* by persona and item */
	struct edge *edges;
	size_t edge_count;
	struct cluster **clusters;
};

static size_t
count_items(const struct comparison *comparison)
{
	size_t count = 0;

	for (size_t i = 0; i < comparison->persona_count; i++)
		count += comparison->personas[i]->item_count;
	return count;
}

static struct str
text_of(const struct comparison *comparison, struct item_ref ref)
{
	const struct persona *persona = comparison->personas[ref.persona];

	return persona_text(persona, persona->items[ref.item].range);
}

static int
compare_refs(struct item_ref x, struct item_ref y)
{
	if (x.persona != y.persona)
		return x.persona < y.persona ? -1 : 1;
	return (x.item > y.item) - (x.item < y.item);
}

static int
compare_mentions(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;
	int order;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	order = str_compare(x->key, y->key);
	return order ? order : compare_refs(x->item, y->item);
}

static void
list_mentions(struct builder *builder)
{
	const struct comparison *comparison = builder->comparison;

	builder->mentions = ARENA_ARRAY(&builder->scratch, struct mention,
					count_items(comparison));
	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct reading *reading = &builder->maker->readings[i];

		for (size_t j = 0; j < reading->item_count; j++)
			builder->mentions[builder->mention_count++] =
			    (struct mention){
				    { i, reading->items[j].item },
				    reading->items[j].key,
				    str_hash(reading->items[j].key)
			    };
	}
	if (builder->mention_count > 0)
		qsort(builder->mentions, builder->mention_count,
		      sizeof(struct mention), compare_mentions);
}

static void
list_texts(struct builder *builder)
{
	const struct comparison *comparison = builder->comparison;
	struct text *text = NULL;

	builder->texts = ARENA_ARRAY(&builder->scratch, struct text,
				     builder->mention_count);
	builder->text_of = ARENA_ARRAY(&builder->scratch, size_t *,
				       comparison->persona_count);
	for (size_t i = 0; i < comparison->persona_count; i++)
		builder->text_of[i] =
		    ARENA_ARRAY(&builder->scratch, size_t,
				comparison->personas[i]->item_count);
	for (size_t i = 0; i < builder->mention_count; i++) {
		const struct mention *it = &builder->mentions[i];

		if (!text || !str_eq(text->key, it->key)) {
			text = &builder->texts[builder->text_count++];
			text->key = it->key;
			text->first = i;
		}
		text->end = i + 1;
		builder->text_of[it->item.persona][it->item.item] =
		    builder->text_count - 1;
	}
}

static const struct statement *
statement_of(struct builder *builder, size_t index)
{
	const struct point_maker *maker = builder->maker;
	struct text *text = &builder->texts[index];
	struct item_ref first = builder->mentions[text->first].item;

	if (text->read)
		return &text->statement;
	vocabulary_speak(maker->vocabulary,
			 maker->readings[first.persona].language);
	text->statement = statement_read(maker->vocabulary,
					 builder->worth.turns,
					 text_of(builder->comparison, first),
					 &builder->scratch);
	text->read = true;
	return &text->statement;
}

static int
compare_choices(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;
	int order = compare_refs(x->from, y->from);

	if (order)
		return order;
	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	return (x->score < y->score) - (x->score > y->score);
}

/* Counts, by pair, of how many of its ends it is the best choice. */
static unsigned char *
count_choices(struct builder *builder)
{
	const struct comparison *comparison = builder->comparison;
	size_t count = 0, first = 0, pairs = comparison->item_pair_count;
	struct choice *choices =
	    ARENA_ARRAY(&builder->scratch, struct choice, 2 * pairs);
	unsigned char *chosen =
	    ARENA_ARRAY(&builder->scratch, unsigned char, pairs);

	for (size_t i = 0; i < pairs; i++) {
		const struct item_pair *it = &comparison->item_pairs[i];

		if (it->score < points_certain)
			continue;
		choices[count++] = (struct choice){ it->a, it->b.persona, i,
						    it->score };
		choices[count++] = (struct choice){ it->b, it->a.persona, i,
						    it->score };
	}
	if (count > 0)
		qsort(choices, count, sizeof(choices[0]), compare_choices);
	for (size_t i = 0; i < count; i++) {
		if (compare_refs(choices[i].from, choices[first].from) != 0 ||
		    choices[i].to != choices[first].to)
			first = i;
		if (choices[i].score >= choices[first].score - 1e-9)
			chosen[choices[i].pair]++;
	}
	return chosen;
}

static enum matter
matter_of_item(const struct builder *builder, struct item_ref ref)
{
	size_t at = builder->worth.profiles[ref.persona][ref.item];

	return builder->maker->readings[ref.persona].items[at].matter;
}

static void
add_edge(struct builder *builder, const struct item_pair *pair)
{
	struct item_ref a = pair->a, b = pair->b;
	size_t x = builder->text_of[a.persona][a.item];
	size_t y = builder->text_of[b.persona][b.item];
	const struct statement *of_x, *of_y;

	if (x == y || matter_of_item(builder, a) != matter_of_item(builder, b))
		return;
	of_x = statement_of(builder, x);
	of_y = statement_of(builder, y);
	if (!statements_meet(of_x, of_y, builder->worth.weights) ||
	    statements_differ(of_x, of_y))
		return;
	builder->edges[builder->edge_count++] = (struct edge){
		x < y ? x : y, x < y ? y : x, pair->score
	};
}

static int
compare_ends(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	return (x->score < y->score) - (x->score > y->score);
}

/* Each pair of texts once, with its best score, by the texts. */
static void
list_edges(struct builder *builder)
{
	const struct comparison *comparison = builder->comparison;
	const unsigned char *chosen = count_choices(builder);
	size_t kept = 0;

	builder->edges = ARENA_ARRAY(&builder->scratch, struct edge,
				     comparison->item_pair_count);
	for (size_t i = 0; i < comparison->item_pair_count; i++)
		if (chosen[i] == 2)
			add_edge(builder, &comparison->item_pairs[i]);
	if (builder->edge_count > 0)
		qsort(builder->edges, builder->edge_count,
		      sizeof(struct edge), compare_ends);
	for (size_t i = 0; i < builder->edge_count; i++)
		if (kept == 0 ||
		    builder->edges[kept - 1].a != builder->edges[i].a ||
		    builder->edges[kept - 1].b != builder->edges[i].b)
			builder->edges[kept++] = builder->edges[i];
	builder->edge_count = kept;
}

static bool
has_edge(const struct builder *builder, size_t a, size_t b)
{
	struct edge wanted = { a < b ? a : b, a < b ? b : a, 0 };
	size_t low = 0, high = builder->edge_count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct edge *it = &builder->edges[middle];

		if (it->a == wanted.a && it->b == wanted.b)
			return true;
		if (it->a < wanted.a ||
		    (it->a == wanted.a && it->b < wanted.b))
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static bool
may_join(struct builder *builder, const struct cluster *x,
	 const struct cluster *y)
{
	size_t edges = 0;

	if (x->count + y->count > WORDINGS_MAX)
		return false;
	for (size_t i = 0; i < x->count; i++)
		for (size_t j = 0; j < y->count; j++)
			edges += has_edge(builder, x->texts[i], y->texts[j]);
	if (2 * edges < x->count * y->count)
		return false;
	for (size_t i = 0; i < x->count; i++)
		for (size_t j = 0; j < y->count; j++)
			if (statements_differ(
				statement_of(builder, x->texts[i]),
				statement_of(builder, y->texts[j])))
				return false;
	return true;
}

static struct cluster *
cluster_of(struct builder *builder, size_t text)
{
	struct cluster **it = &builder->clusters[builder->texts[text].cluster];

	if (!*it) {
		*it = ARENA_NEW(&builder->scratch, struct cluster);
		(*it)->texts[(*it)->count++] = text;
	}
	return *it;
}

static int
compare_strengths(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return compare_ends(a, b);
}

/* The strongest first; what has joined stays. */
static void
join_texts(struct builder *builder)
{
	size_t count = builder->edge_count;
	struct edge *edges = ARENA_ARRAY(&builder->scratch, struct edge, count);

	builder->clusters = ARENA_ARRAY(&builder->scratch, struct cluster *,
					builder->text_count);
	for (size_t i = 0; i < builder->text_count; i++)
		builder->texts[i].cluster = i;
	if (count == 0)
		return;
	memcpy(edges, builder->edges, sizeof(edges[0]) * count);
	qsort(edges, count, sizeof(edges[0]), compare_strengths);
	for (size_t i = 0; i < count; i++) {
		struct cluster *x = cluster_of(builder, edges[i].a);
		struct cluster *y = cluster_of(builder, edges[i].b);

		if (x == y || !may_join(builder, x, y))
			continue;
		for (size_t j = 0; j < y->count; j++) {
			x->texts[x->count++] = y->texts[j];
			builder->texts[y->texts[j]].cluster =
			    builder->texts[x->texts[0]].cluster;
		}
	}
}

/* The number of every item's point, by first item. */
static void
number_points(struct builder *builder)
{
	struct comparison *comparison = builder->comparison;
	struct points *points = &comparison->points;
	size_t *numbers =
	    ARENA_ARRAY(&builder->scratch, size_t, builder->text_count);

	points->of = ARENA_ARRAY(builder->arena, size_t *,
				 comparison->persona_count);
	for (size_t i = 0; i < comparison->persona_count; i++) {
		size_t count = comparison->personas[i]->item_count;

		points->of[i] = ARENA_ARRAY(builder->arena, size_t, count);
		for (size_t j = 0; j < count; j++) {
			size_t text = builder->text_of[i][j];
			size_t *number =
			    &numbers[builder->texts[text].cluster];

			if (*number == 0)
				*number = ++points->count;
			points->of[i][j] = *number - 1;
		}
	}
}

static void
add_wording(struct builder *builder, const struct text *text)
{
	struct points *points = &builder->comparison->points;
	const struct mention *mentions = &builder->mentions[text->first];
	struct item_ref first = mentions[0].item;
	struct point *point =
	    &points->all[points->of[first.persona][first.item]];
	struct wording *wording = &point->wordings[point->wording_count++];

	wording->count = text->end - text->first;
	wording->items =
	    ARENA_ARRAY(builder->arena, struct item_ref, wording->count);
	for (size_t i = 0; i < wording->count; i++)
		wording->items[i] = mentions[i].item;
	point->item_count += wording->count;
}

static void
add_wordings(struct builder *builder)
{
	struct points *points = &builder->comparison->points;
	size_t *counts = ARENA_ARRAY(&builder->scratch, size_t, points->count);

	for (size_t i = 0; i < builder->text_count; i++) {
		struct item_ref first =
		    builder->mentions[builder->texts[i].first].item;

		counts[points->of[first.persona][first.item]]++;
	}
	points->all = ARENA_ARRAY(builder->arena, struct point, points->count);
	for (size_t i = 0; i < points->count; i++)
		points->all[i].wordings =
		    ARENA_ARRAY(builder->arena, struct wording, counts[i]);
	for (size_t i = 0; i < builder->text_count; i++)
		add_wording(builder, &builder->texts[i]);
}

/* In the order of the personas, and of the items of each. */
static void
add_personas(struct builder *builder)
{
	struct comparison *comparison = builder->comparison;
	struct points *points = &comparison->points;
	size_t *capacities =
	    ARENA_ARRAY(&builder->scratch, size_t, points->count);

	for (size_t i = 0; i < comparison->persona_count; i++)
		for (size_t j = 0; j < comparison->personas[i]->item_count;
		     j++) {
			size_t index = points->of[i][j];
			struct point *point = &points->all[index];

			if (point->persona_count > 0 &&
			    point->personas[point->persona_count - 1] == i)
				continue;
			point->personas = arena_grow(
			    builder->arena, point->personas,
			    point->persona_count, &capacities[index],
			    sizeof(size_t));
			point->personas[point->persona_count++] = i;
		}
}

static int
compare_wordings(const void *a, const void *b)
{
	const struct wording *x = a, *y = b;

	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return compare_refs(x->items[0], y->items[0]);
}

static void
value_points(struct builder *builder)
{
	struct comparison *comparison = builder->comparison;
	struct points *points = &comparison->points;

	for (size_t i = 0; i < points->count; i++) {
		struct point *point = &points->all[i];

		for (size_t j = 0; j < point->wording_count; j++) {
			struct wording *it = &point->wordings[j];

			it->value = worth_of(&builder->worth, it->items[0]);
		}
		qsort(point->wordings, point->wording_count,
		      sizeof(point->wordings[0]), compare_wordings);
		point->value = point->wordings[0].value;
		points->value += point->value;
	}
}

void
points_make(struct comparison *comparison, const struct point_maker *maker)
{
	struct builder builder = { .comparison = comparison,
				   .maker = maker,
				   .arena = &comparison->arena };

	worth_init(&builder.worth, comparison, maker, &builder.scratch);
	list_mentions(&builder);
	list_texts(&builder);
	list_edges(&builder);
	join_texts(&builder);
	number_points(&builder);
	add_wordings(&builder);
	add_personas(&builder);
	value_points(&builder);
	arena_release(&builder.scratch);
}

bool
point_is_said_by(const struct point *point, size_t persona)
{
	size_t low = 0, high = point->persona_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (point->personas[middle] == persona)
			return true;
		if (point->personas[middle] < persona)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}
