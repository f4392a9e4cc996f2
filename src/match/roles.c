/* SPDX-License-Identifier: MIT */
#include "match/roles.h"

#include <math.h>
#include <stdlib.h>

#include "match/words.h"

enum {
	HEAVIEST = 16,	 /* words of a persona that are indexed */
	DESCRIBED = 400, /* bytes of a description that are read */
	FEW = 3,	 /* so few words tell too little to begin a role with */
	UNSEEN = 100	 /* personas that a library is taken to have besides */
};
static const double name_weight = 3, generic_weight = .35, accepted = .3;

/* A term of one persona; terms stand by weight once they are weighed. */
struct part {
	int term;
	double weight;
};

struct label {
	struct part *parts;
	size_t count, capacity;
	size_t words; /* before only the heaviest were kept */
};

struct posting {
	size_t role;
	double weight;
	const struct posting *next;
};

struct search {
	struct arena *arena;
	struct vocabulary *vocabulary;
	const struct persona *const *personas;
	struct label *labels; /* by persona */
	size_t *order;
	size_t count;
	struct str *shown; /* by term: as it is first written */
	size_t shown_count, shown_capacity;
	const struct posting **postings; /* by term */
	double *sums;			 /* by role */
	size_t *touched, touched_count;
};

static struct str
lower_case(struct str text, struct arena *arena)
{
	struct str copy = arena_str(arena, text);
	char *bytes = arena_alloc(arena, copy.len + 1);

	for (size_t i = 0; i < copy.len; i++)
		bytes[i] = ascii_lower(copy.ptr[i]);
	return (struct str){ bytes, copy.len };
}

/* Terms are numbered as they are met: a new one is the next. */
static void
show_term(struct search *search, int term, struct str text)
{
	while (search->shown_count <= (size_t)term) {
		search->shown = arena_grow(search->arena, search->shown,
					   search->shown_count,
					   &search->shown_capacity,
					   sizeof *search->shown);
		search->shown[search->shown_count++] = (struct str){ 0 };
	}
	if (!search->shown[term].ptr)
		search->shown[term] = lower_case(text, search->arena);
}

static struct part *
part_of(struct label *label, int term, struct arena *arena)
{
	for (size_t i = 0; i < label->count; i++)
		if (label->parts[i].term == term)
			return &label->parts[i];
	label->parts = arena_grow(arena, label->parts, label->count,
				  &label->capacity, sizeof *label->parts);
	label->parts[label->count] = (struct part){ term, 0 };
	return &label->parts[label->count++];
}

static void
read_text(struct search *search, struct label *label, struct str text,
	  double weight)
{
	struct words words;

	text = str_slice(text, (struct range){ 0, DESCRIBED });
	words = words_read(search->vocabulary, text, search->arena);
	for (size_t i = 0; i < words.count; i++) {
		const struct word *word = &words.all[i];
		struct part *part;

		show_term(search, word->term, str_slice(text, word->range));
		if (word->stop)
			continue;
		part = part_of(label, word->term, search->arena);
		part->weight += part->weight > 0 ? 1 : weight;
	}
}

static void
read_label(struct search *search, size_t index)
{
	const struct persona *persona = search->personas[index];
	struct label *label = &search->labels[index];
	struct str text = persona->description;

	if (text.len == 0)
		text = str_trim(persona_body(persona));
	read_text(search, label, persona->name, name_weight);
	read_text(search, label, text, 1);
	label->words = label->count;
}

static int
compare_parts(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return x->term - y->term;
}

static void
weigh_label(const struct search *search, struct label *label,
	    const unsigned *uses)
{
	double all = (double)(search->count + UNSEEN), sum = 0;

	for (size_t i = 0; i < label->count; i++) {
		struct part *part = &label->parts[i];

		part->weight *= log((all + 1) / (uses[part->term] + .5));
		if (vocabulary_is_generic_title(search->vocabulary,
						part->term))
			part->weight *= generic_weight;
	}
	if (label->count > 0)
		qsort(label->parts, label->count, sizeof *label->parts,
		      compare_parts);
	if (label->count > HEAVIEST)
		label->count = HEAVIEST;
	for (size_t i = 0; i < label->count; i++)
		sum += label->parts[i].weight * label->parts[i].weight;
	for (size_t i = 0; i < label->count; i++)
		label->parts[i].weight /= sqrt(sum);
}

static void
read_labels(struct search *search)
{
	unsigned *uses;

	search->labels =
	    ARENA_ARRAY(search->arena, struct label, search->count);
	for (size_t i = 0; i < search->count; i++)
		read_label(search, i);
	uses = ARENA_ARRAY(search->arena, unsigned, search->shown_count);
	for (size_t i = 0; i < search->count; i++)
		for (size_t j = 0; j < search->labels[i].count; j++)
			uses[search->labels[i].parts[j].term]++;
	for (size_t i = 0; i < search->count; i++)
		weigh_label(search, &search->labels[i], uses);
}

struct place_in_line {
	size_t words, index;
};

static int
compare_places(const void *a, const void *b)
{
	const struct place_in_line *x = a, *y = b;

	if (x->words != y->words)
		return x->words < y->words ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

/* The plainest description is the best to begin a role with. */
static void
order_labels(struct search *search)
{
	struct place_in_line *line =
	    ARENA_ARRAY(search->arena, struct place_in_line, search->count);

	for (size_t i = 0; i < search->count; i++) {
		size_t words = search->labels[i].words;

		line[i] = (struct place_in_line){ words > FEW ? words
							      : NO_INDEX, i };
	}
	if (search->count > 0)
		qsort(line, search->count, sizeof *line, compare_places);
	search->order = ARENA_ARRAY(search->arena, size_t, search->count);
	for (size_t i = 0; i < search->count; i++)
		search->order[i] = line[i].index;
}

static void
add_products(struct search *search, const struct part *part)
{
	for (const struct posting *at = search->postings[part->term]; at;
	     at = at->next) {
		if (search->sums[at->role] == 0)
			search->touched[search->touched_count++] = at->role;
		search->sums[at->role] += at->weight * part->weight;
	}
}

/* The role most like a label, NO_INDEX when there is none like it. */
static size_t
nearest_role(struct search *search, const struct label *label, double *score)
{
	size_t nearest = NO_INDEX;

	*score = 0;
	search->touched_count = 0;
	for (size_t i = 0; i < label->count; i++)
		add_products(search, &label->parts[i]);
	for (size_t i = 0; i < search->touched_count; i++) {
		size_t role = search->touched[i];
		double sum = search->sums[role];

		if (sum > *score || (sum == *score && role < nearest)) {
			*score = sum;
			nearest = role;
		}
		search->sums[role] = 0;
	}
	return *score >= accepted ? nearest : NO_INDEX;
}

static size_t
begin_role(struct search *search, struct roles *roles, size_t index)
{
	const struct label *label = &search->labels[index];

	for (size_t i = 0; i < label->count; i++) {
		const struct part *part = &label->parts[i];
		struct posting *posting =
		    ARENA_NEW(search->arena, struct posting);

		*posting = (struct posting){ roles->count, part->weight,
					     search->postings[part->term] };
		search->postings[part->term] = posting;
	}
	roles->all[roles->count] = (struct role){ .first = index };
	return roles->count++;
}

static void
assign(struct search *search, struct roles *roles)
{
	for (size_t i = 0; i < search->count; i++) {
		size_t index = search->order[i];
		double score;
		size_t role =
		    nearest_role(search, &search->labels[index], &score);

		if (role == NO_INDEX) {
			role = begin_role(search, roles, index);
			score = 1;
		}
		roles->role_of[index] = role;
		roles->scores[index] = score < 1 ? score : 1;
	}
}

/* What the others say of the words a role began with. */
static void
add_common(struct label *common, const struct label *label)
{
	for (size_t i = 0; i < label->count; i++)
		for (size_t j = 0; j < common->count; j++)
			if (common->parts[j].term == label->parts[i].term)
				common->parts[j].weight +=
				    label->parts[i].weight;
}

static void
name_role(const struct search *search, struct role *role,
	  struct label *common)
{
	if (common->count > 0)
		qsort(common->parts, common->count, sizeof *common->parts,
		      compare_parts);
	for (size_t i = 0; i < common->count && i < ROLE_WORDS &&
			   common->parts[i].weight > 0; i++)
		role->words[role->word_count++] =
		    search->shown[common->parts[i].term];
}

static void
name_roles(struct search *search, struct roles *roles)
{
	struct label *common =
	    ARENA_ARRAY(search->arena, struct label, roles->count);

	for (size_t i = 0; i < roles->count; i++) {
		const struct label *first =
		    &search->labels[roles->all[i].first];

		for (size_t j = 0; j < first->count; j++)
			part_of(&common[i], first->parts[j].term,
				search->arena);
	}
	for (size_t i = 0; i < search->count; i++)
		if (roles->all[roles->role_of[i]].first != i)
			add_common(&common[roles->role_of[i]],
				   &search->labels[i]);
	for (size_t i = 0; i < roles->count; i++)
		name_role(search, &roles->all[i], &common[i]);
}

struct roles
roles_find(const struct persona *const *personas, size_t count,
	   struct arena *arena)
{
	struct search search = { .arena = arena, .personas = personas,
				 .count = count };
	struct roles roles = { 0 };

	search.vocabulary = vocabulary_new();
	read_labels(&search);
	order_labels(&search);
	search.postings = ARENA_ARRAY(arena, const struct posting *,
				      search.shown_count);
	search.sums = ARENA_ARRAY(arena, double, count);
	search.touched = ARENA_ARRAY(arena, size_t, count);
	roles.all = ARENA_ARRAY(arena, struct role, count);
	roles.role_of = ARENA_ARRAY(arena, size_t, count);
	roles.scores = ARENA_ARRAY(arena, double, count);
	assign(&search, &roles);
	name_roles(&search, &roles);
	vocabulary_free(search.vocabulary);
	return roles;
}
