/* SPDX-License-Identifier: MIT */
#include "compose/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "match/background.h"
#include "match/words.h"

enum { COMMON = 400,  /* statements that have a word which links nothing */
       LINKS_MAX = 128, /* of a statement, the strongest */
       WORDS_MAX = 14,	/* that carry a statement's value */
       LINE_MAX = 160,	/* of a list; longer ones are cut in sentences */
       CODE_SHORT = 14 };

static const double link_share = .5, twin_share = .65, said_share = .75,
		    least_weight = .06, least_rarity = .25, plain_worth = .3;

static const double worth[] = {
	[PURPOSE_NONE] = 1, [PURPOSE_IDENTITY] = .7, [PURPOSE_INVOKED] = 1.1,
	[PURPOSE_PRINCIPLES] = 1.25, [PURPOSE_EXPERTISE] = 1,
	[PURPOSE_SUBJECT] = 1, [PURPOSE_METHOD] = 1.3, [PURPOSE_RULES] = 1.15,
	[PURPOSE_OUTPUT] = 1.3, [PURPOSE_TOOLS] = .6,
	[PURPOSE_COMMUNICATION] = 1.3, [PURPOSE_EXAMPLES] = .4,
	[PURPOSE_CLOSING] = 1, [PURPOSE_MACHINERY] = 1,
};

/* Reading: units to statements. */

struct builder {
	struct measure *measure;
	struct arena scratch;
	size_t unit;
	unsigned *uses; /* by term: statements that have it */
	size_t use_count;
	size_t idle;	/* statements of the unit that are machinery */
	size_t seen;	/* of all */
	const char *why;
};

/* Links' targets are no words. */
static struct str
without_targets(struct arena *arena, struct str text)
{
	struct buf out = { 0 };
	struct str plain;
	size_t at;

	if (!str_contains(text, STR("](")))
		return text;
	while ((at = str_find(text, STR("](")), at < text.len)) {
		size_t end = at + str_find_byte(str_from(text, at), ')');

		buf_add(&out, str_slice(text, (struct range){ 0, at + 1 }));
		text = str_from(text, end + 1);
	}
	buf_add(&out, text);
	plain = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return plain;
}

static void
count_use(struct builder *builder, int term)
{
	size_t wanted = (size_t)term + 1;

	if (wanted > builder->use_count) {
		size_t count = 2 * wanted;

		builder->uses = memory_resize(builder->uses,
					      count * sizeof(unsigned));
		memset(builder->uses + builder->use_count, 0,
		       (count - builder->use_count) * sizeof(unsigned));
		builder->use_count = count;
	}
	builder->uses[term]++;
}

static int
compare_terms(const void *a, const void *b)
{
	const struct weighed_word *x = a, *y = b;

	return (x->term > y->term) - (x->term < y->term);
}

static bool
is_number_term(const struct vocabulary *vocabulary, int term)
{
	struct str name = vocabulary_term(vocabulary, term);

	return name.len && ascii_is_digit(name.ptr[0]);
}

/* Its words once each, by term. */
static void
read_words(struct builder *builder, struct statement *statement,
	   struct str text)
{
	struct measure *measure = builder->measure;
	struct words words = words_read(measure->vocabulary, text,
					&builder->scratch);
	size_t first = measure->word_count, to = first;

	for (size_t i = 0; i < words.count; i++) {
		if (words.all[i].stop)
			continue;
		measure->words = arena_grow(measure->material->arena,
		    measure->words, measure->word_count,
		    &measure->word_capacity, sizeof(*measure->words));
		measure->words[measure->word_count++].term =
		    words.all[i].term;
	}
	if (measure->word_count > first)
		qsort(measure->words + first, measure->word_count - first,
		      sizeof(*measure->words), compare_terms);
	for (size_t i = first; i < measure->word_count; i++)
		if (i == first || measure->words[i].term !=
		    measure->words[to - 1].term)
			measure->words[to++] = measure->words[i];
	measure->word_count = to;
	statement->first = first;
	statement->count = to - first;
	for (size_t i = first; i < to; i++)
		count_use(builder, measure->words[i].term);
}

static bool
is_first_person(struct str folded)
{
	static const char *const words[] = { " i ", " my ", " me ", " im ",
		" ill ", " je ", " mon ", " mes ", " ich ", " mein ", " yo " };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_contains(folded, str_of(words[i])))
			return true;
	return false;
}

static size_t
count_lines(struct str text)
{
	size_t count = 1;

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	return count;
}

/* How much a word of a statement is worth, by what else it says. */
static double
specificity(struct builder *builder, const struct statement *statement,
	    struct str text)
{
	const struct material *material = builder->measure->material;
	const struct unit *unit = &material->units[statement->unit];
	const struct group *group = &material->groups[unit->group];
	struct str folded = fold(&builder->scratch, text);
	double part = worth[group->purpose], s = .75;

	s += text_has_number(text) ? .25 : 0;
	s += text_has_code(text) ? .15 : 0;
	s += has_cue(CUE_CONDITION, folded) ? .2 : 0;
	s *= 1.15 - exp(-(double)statement->count / 3);
	s *= statement->count <= 3 && part > 1 ? 1 : part;
	if (group->kind == GROUP_CODE)
		s *= group->purpose == PURPOSE_OUTPUT ? .7 : count_lines(
		    unit_text(material, unit)) <= CODE_SHORT ? .3 : .2;
	else if (group->kind == GROUP_TABLE)
		s *= .8;
	if (is_first_person(folded) || str_contains(text, STR("](")))
		s *= .5;
	if (has_cue(CUE_TEAM, folded) &&
	    !material->personas[unit->persona].about_agents)
		s *= .4;
	return s;
}

static void
add_statement(struct builder *builder, struct str text)
{
	struct measure *measure = builder->measure;
	struct material *material = measure->material;
	struct unit *unit = &material->units[builder->unit];
	bool code = material->groups[unit->group].kind == GROUP_CODE;
	struct statement statement = { .unit = builder->unit };
	const char *why;

	text = str_trim(text);
	if (text.len == 0)
		return;
	builder->seen++;
	why = code ? NULL : text_machinery(text, &builder->scratch);
	if (!why && material->groups[unit->group].kind == GROUP_TABLE &&
	    text_count_agents(text))
		why = "other agents";
	if (why && !material->personas[unit->persona].about_agents) {
		builder->idle++;
		builder->why = why;
		return;
	}
	read_words(builder, &statement, without_targets(&builder->scratch,
							text));
	if (statement.count == 0)
		return;
	statement.quantified = text_has_number(text) || text_has_code(text);
	statement.value = specificity(builder, &statement, text);
	measure->statements = arena_grow(material->arena, measure->statements,
	    measure->statement_count, &measure->statement_capacity,
	    sizeof(statement));
	measure->statements[measure->statement_count++] = statement;
	unit->statement_count++;
}

static bool
ends_sentence(struct str text, size_t at)
{
	struct str rest;

	if (text.ptr[at] != '.' && text.ptr[at] != '!' && text.ptr[at] != '?')
		return str_starts(str_from(text, at), STR("。")) ||
		    str_starts(str_from(text, at), STR("！")) ||
		    str_starts(str_from(text, at), STR("？"));
	if (at + 1 >= text.len || !ascii_is_space(text.ptr[at + 1]))
		return false;
	rest = str_trim_start(str_from(text, at + 1));
	return rest.len && ((rest.ptr[0] >= 'A' && rest.ptr[0] <= 'Z') ||
	    rest.ptr[0] == '"' || rest.ptr[0] == '*' || rest.ptr[0] == '`' ||
	    (unsigned char)rest.ptr[0] >= 0x80);
}

static void
add_sentences(struct builder *builder, struct str text)
{
	size_t start = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (!ends_sentence(text, i))
			continue;
		i += (unsigned char)text.ptr[i] >= 0x80 ? 2 : 0;
		add_statement(builder, str_slice(text,
		    (struct range){ start, i + 1 }));
		start = i + 1;
	}
	add_statement(builder, str_from(text, start));
}

static bool
is_bullet(struct str line)
{
	struct str rest = str_trim_start(line);
	size_t digits = 0;

	while (digits < rest.len && ascii_is_digit(rest.ptr[digits]))
		digits++;
	if (digits && digits < 3)
		return digits + 1 < rest.len && (rest.ptr[digits] == '.' ||
		    rest.ptr[digits] == ')') && rest.ptr[digits + 1] == ' ';
	return rest.len > 1 && rest.ptr[1] == ' ' && str_contains(STR("-*+"),
	    (struct str){ rest.ptr, 1 });
}

static struct str
without_box(struct str text)
{
	text = str_trim_start(text);
	if (text.len > 3 && text.ptr[0] == '[' && text.ptr[2] == ']')
		return str_from(text, 3);
	return text;
}

/* An entry: its own text, then what stands below it, line by line. */
static void
add_entry(struct builder *builder, struct str text)
{
	struct str rest = text, line;
	size_t start = 0, at = 0;
	bool code = false;

	while (at <= text.len && str_split(&rest, '\n', &line)) {
		size_t next = at + line.len + 1;
		bool fence = str_starts(str_trim_start(line), STR("```")) ||
		    str_starts(str_trim_start(line), STR("~~~"));

		if (at > start && (fence || code || is_bullet(line))) {
			add_sentences(builder, without_box(str_slice(text,
			    (struct range){ start, at - 1 })));
			start = fence ? next : at;
		} else if (fence) {
			start = next;
		}
		code ^= fence;
		at = next;
	}
	if (start < text.len && !code)
		add_sentences(builder, without_box(str_from(text, start)));
}

static void
add_lines(struct builder *builder, struct str text, bool table)
{
	struct str line;
	size_t row = 0;

	while (str_split(&text, '\n', &line)) {
		struct str trimmed = str_trim(line);

		if (str_starts(trimmed, STR("```")) ||
		    str_starts(trimmed, STR("~~~")))
			continue;
		if (table && (row++ == 0 || str_starts(trimmed, STR("|-")) ||
			      str_starts(trimmed, STR("|:")) ||
			      str_starts(trimmed, STR("| -")) ||
			      str_starts(trimmed, STR("| :"))))
			continue;
		add_statement(builder, trimmed);
	}
}

static void
read_unit(struct builder *builder, size_t index)
{
	struct measure *measure = builder->measure;
	struct material *material = measure->material;
	struct unit *unit = &material->units[index];
	enum group_kind kind = material->groups[unit->group].kind;
	struct str text = unit_text(material, unit);
	size_t first = measure->statement_count;

	builder->unit = index;
	builder->seen = builder->idle = 0;
	unit->first_statement = first;
	if (unit->worthless || material->groups[unit->group].dangling)
		return;
	if (kind == GROUP_LIST || kind == GROUP_STEPS)
		add_entry(builder, text);
	else if (kind == GROUP_PARAGRAPH)
		add_sentences(builder, text);
	else
		add_lines(builder, text, kind == GROUP_TABLE);
	if (builder->idle && (builder->idle == builder->seen ||
			      builder->idle * 2 > builder->seen)) {
		unit->worthless = builder->why;
		unit->statement_count = 0;
		measure->statement_count = first;
	}
	arena_clear(&builder->scratch);
}

/* Weighing. */

/* A list of names of subjects that says nothing about them. */
static bool
is_fragments(const struct measure *measure, const struct group *group)
{
	const struct material *material = measure->material;
	size_t short_ones = 0, told = 0, entries = 0;

	if (group->kind != GROUP_LIST || group->count < 4)
		return false;
	for (size_t i = 0; i < group->count; i++) {
		const struct unit *unit = &material->units[group->first + i];
		size_t words = 0;

		for (size_t k = 0; k < unit->statement_count; k++) {
			const struct statement *statement = &measure->
			    statements[unit->first_statement + k];

			words += statement->count;
			told += statement->quantified;
		}
		if (words > 4)
			return false;
		entries++;
		short_ones += words <= 2;
	}
	return short_ones * 2 > entries && told * 4 < entries;
}

static int
compare_descending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x < y) - (x > y);
}

/* Words of weight carry the value; a long statement says more, less and
 * less. */
static double
sum_of_words(const struct measure *measure, const struct statement *statement)
{
	double sums[WORDS_MAX * 16], sum = 0;
	size_t count = statement->count;

	if (count > sizeof(sums) / sizeof(*sums))
		count = sizeof(sums) / sizeof(*sums);
	for (size_t i = 0; i < count; i++)
		sums[i] = plain_worth + (1 - plain_worth) *
		    measure->words[statement->first + i].weight;
	qsort(sums, count, sizeof(*sums), compare_descending);
	for (size_t i = 0; i < count && i < WORDS_MAX; i++)
		sum += sums[i];
	return sum;
}

static void
weigh_words(struct builder *builder)
{
	struct measure *measure = builder->measure;
	double many = log((double)measure->statement_count + 1);
	size_t last = NO_INDEX;
	bool fragments = false;

	for (size_t i = 0; i < measure->word_count; i++) {
		struct weighed_word *word = &measure->words[i];
		double rare = 1 - log(builder->uses[word->term] + .5) / many;
		double known = is_number_term(measure->vocabulary, word->term)
		    ? 1 : background_of(vocabulary_term(measure->vocabulary,
							word->term));

		word->weight = known * (rare > least_rarity ? rare :
					least_rarity);
		if (word->weight < least_weight)
			word->weight = least_weight;
	}
	for (size_t i = 0; i < measure->statement_count; i++) {
		struct statement *statement = &measure->statements[i];
		const struct unit *unit =
		    &measure->material->units[statement->unit];
		const struct group *group =
		    &measure->material->groups[unit->group];

		for (size_t k = 0; k < statement->count; k++)
			statement->weight +=
			    measure->words[statement->first + k].weight;
		statement->value *= sum_of_words(measure, statement);
		/* Statements of a group follow each other. */
		if (unit->group != last)
			fragments = is_fragments(measure, group);
		last = unit->group;
		if (fragments)
			statement->value *= .5;
		if (is_first_person(group->lead_text))
			statement->value *= .4;
	}
}

/* Linking. */

struct posting {
	size_t *all, count, capacity;
};

struct shared {
	size_t other, words;
	double weight;
};

static int
compare_shared(const void *a, const void *b)
{
	const struct shared *x = a, *y = b;

	if (x->weight > y->weight || x->weight < y->weight)
		return x->weight < y->weight ? 1 : -1;
	return (x->other > y->other) - (x->other < y->other);
}

static struct posting *
index_words(const struct measure *measure, struct arena *arena)
{
	size_t terms = vocabulary_size(measure->vocabulary);
	struct posting *index = ARENA_ARRAY(arena, struct posting, terms + 1);

	for (size_t i = 0; i < measure->statement_count; i++) {
		const struct statement *statement = &measure->statements[i];

		for (size_t k = 0; k < statement->count; k++) {
			struct posting *posting = &index[measure->words[
			    statement->first + k].term];

			if (posting->count > COMMON)
				continue;
			posting->all = arena_grow(arena, posting->all,
			    posting->count, &posting->capacity,
			    sizeof(size_t));
			posting->all[posting->count++] = i;
		}
	}
	return index;
}

struct linker {
	struct measure *measure;
	struct posting *index;
	struct shared *shared; /* of the statement that is linked */
	size_t *slots;	       /* by statement: its place there, from 1 */
	size_t count;
};

static void
share_words(struct linker *linker, size_t at)
{
	struct measure *measure = linker->measure;
	const struct statement *statement = &measure->statements[at];

	for (size_t k = 0; k < statement->count; k++) {
		const struct weighed_word *word =
		    &measure->words[statement->first + k];
		const struct posting *posting = &linker->index[word->term];

		if (posting->count > COMMON)
			continue;
		for (size_t i = 0; i < posting->count; i++) {
			size_t other = posting->all[i];
			size_t *slot = &linker->slots[other];

			if (*slot == 0) {
				linker->shared[linker->count] =
				    (struct shared){ other, 0, 0 };
				*slot = ++linker->count;
			}
			linker->shared[*slot - 1].words++;
			linker->shared[*slot - 1].weight += word->weight;
		}
	}
}

static void
link_statement(struct linker *linker, size_t at)
{
	struct measure *measure = linker->measure;
	const struct material *material = measure->material;
	struct statement *statement = &measure->statements[at];
	size_t personas = material->comparison->persona_count, kept = 0;
	struct arena scratch = { 0 };
	bool *files = ARENA_ARRAY(&scratch, bool, personas);

	linker->count = 0;
	share_words(linker, at);
	for (size_t i = 0; i < linker->count; i++) {
		struct shared shared = linker->shared[i];
		const struct statement *other =
		    &measure->statements[shared.other];
		double light = statement->weight < other->weight ?
		    statement->weight : other->weight;
		double heavy = statement->weight + other->weight - light;

		linker->slots[shared.other] = 0;
		if (shared.other != at && shared.words < 2 &&
		    statement->count > 1 && other->count > 1)
			continue;
		if (shared.other == at || shared.weight >= link_share * light)
			linker->shared[kept++] = shared;
		if (shared.other == at || shared.weight < twin_share * heavy)
			continue;
		statement->twin_count++;
		files[material->units[other->unit].persona] = true;
	}
	files[material->units[statement->unit].persona] = true;
	for (size_t p = 0; p < personas; p++)
		statement->twin_files += files[p];
	if (kept > LINKS_MAX) {
		qsort(linker->shared, kept, sizeof(struct shared),
		      compare_shared);
		kept = LINKS_MAX;
	}
	statement->links = ARENA_ARRAY(material->arena, size_t, kept + 1);
	for (size_t i = 0; i < kept; i++)
		statement->links[i] = linker->shared[i].other;
	if (kept == 0)
		statement->links[kept++] = at;
	statement->link_count = kept;
	arena_release(&scratch);
}

static void
link_statements(struct measure *measure)
{
	struct arena arena = { 0 };
	struct linker linker = { .measure = measure };

	linker.index = index_words(measure, &arena);
	linker.shared = ARENA_ARRAY(&arena, struct shared,
				    measure->statement_count + 1);
	linker.slots = ARENA_ARRAY(&arena, size_t,
				   measure->statement_count + 1);
	for (size_t i = 0; i < measure->statement_count; i++)
		link_statement(&linker, i);
	arena_release(&arena);
}

static void
weigh_elements(struct measure *measure)
{
	measure->elements = ARENA_ARRAY(measure->material->arena, double,
					measure->word_count + 1);
	for (size_t i = 0; i < measure->statement_count; i++) {
		const struct statement *it = &measure->statements[i];
		double value = it->value * (double)it->twin_files /
		    (double)(it->twin_count + 1);

		for (size_t k = it->first; k < it->first + it->count; k++) {
			measure->elements[k] = value *
			    measure->words[k].weight / it->weight;
			measure->total += measure->elements[k];
		}
	}
}

static int
compare_sizes(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

struct list {
	size_t *all, count, capacity;
};

/* Words of a linked statement that this one has, too. */
static void
cover_statement(struct list *list, const struct measure *measure,
		struct arena *arena, const struct statement *it,
		const struct statement *other)
{
	size_t a = it->first, b = other->first;

	while (a < it->first + it->count && b < other->first + other->count) {
		int x = measure->words[a].term, y = measure->words[b].term;

		if (x == y) {
			list->all = arena_grow(arena, list->all, list->count,
			    &list->capacity, sizeof(size_t));
			list->all[list->count++] = b;
		}
		a += x <= y;
		b += y <= x;
	}
}

static void
cover_unit(struct measure *measure, size_t index, struct arena *scratch)
{
	struct material *material = measure->material;
	const struct unit *unit = &material->units[index];
	struct cover *cover = &measure->covers[index];
	struct list list = { 0 };

	for (size_t i = 0; i < unit->statement_count; i++) {
		const struct statement *it =
		    &measure->statements[unit->first_statement + i];

		for (size_t k = 0; k < it->link_count; k++)
			cover_statement(&list, measure, scratch, it,
			    &measure->statements[it->links[k]]);
	}
	if (list.count)
		qsort(list.all, list.count, sizeof(size_t), compare_sizes);
	cover->all = ARENA_ARRAY(material->arena, size_t, list.count);
	for (size_t i = 0; i < list.count; i++)
		if (i == 0 || list.all[i] != list.all[i - 1])
			cover->all[cover->count++] = list.all[i];
	arena_clear(scratch);
}

void
measure_init(struct measure *measure, struct material *material)
{
	struct builder builder = { .measure = measure };
	struct arena scratch = { 0 };

	*measure = (struct measure){ .material = material,
				     .vocabulary = vocabulary_new() };
	for (size_t i = 0; i < material->unit_count; i++)
		read_unit(&builder, i);
	weigh_words(&builder);
	link_statements(measure);
	weigh_elements(measure);
	measure->covers = ARENA_ARRAY(material->arena, struct cover,
				      material->unit_count + 1);
	for (size_t i = 0; i < material->unit_count; i++)
		cover_unit(measure, i, &scratch);
	arena_release(&scratch);
	arena_release(&builder.scratch);
	free(builder.uses);
}

void
measure_release(struct measure *measure)
{
	vocabulary_free(measure->vocabulary);
	measure->vocabulary = NULL;
}

double
statements_shared(const struct measure *measure, size_t a, size_t b)
{
	const struct statement *x = &measure->statements[a];
	const struct statement *y = &measure->statements[b];
	size_t i = x->first, k = y->first;
	double sum = 0;

	while (i < x->first + x->count && k < y->first + y->count) {
		int one = measure->words[i].term;
		int other = measure->words[k].term;

		if (one == other)
			sum += measure->words[i].weight;
		i += one <= other;
		k += other <= one;
	}
	return sum;
}

double
unit_value(const struct measure *measure, size_t unit)
{
	const struct unit *it = &measure->material->units[unit];
	double sum = 0;

	for (size_t i = 0; i < it->statement_count; i++)
		sum += measure->statements[it->first_statement + i].value;
	return sum;
}

void
gathered_init(struct gathered *gathered, const struct measure *measure,
	      struct arena *arena)
{
	*gathered = (struct gathered){ .measure = measure };
	gathered->counts = ARENA_ARRAY(arena, unsigned,
				       measure->word_count + 1);
	gathered->stamps = ARENA_ARRAY(arena, size_t,
				       measure->word_count + 1);
	gathered->units = ARENA_ARRAY(arena, bool,
				      measure->material->unit_count + 1);
}

void
gathered_add(struct gathered *gathered, size_t unit)
{
	const struct cover *cover = &gathered->measure->covers[unit];

	if (gathered->units[unit])
		return;
	gathered->units[unit] = true;
	gathered->tokens += gathered->measure->material->units[unit].tokens;
	for (size_t i = 0; i < cover->count; i++)
		if (gathered->counts[cover->all[i]]++ == 0)
			gathered->value +=
			    gathered->measure->elements[cover->all[i]];
}

void
gathered_drop(struct gathered *gathered, size_t unit)
{
	const struct cover *cover = &gathered->measure->covers[unit];
	size_t tokens = gathered->measure->material->units[unit].tokens;

	if (!gathered->units[unit])
		return;
	gathered->units[unit] = false;
	gathered->tokens -= tokens < gathered->tokens ? tokens :
	    gathered->tokens;
	for (size_t i = 0; i < cover->count; i++)
		if (--gathered->counts[cover->all[i]] == 0)
			gathered->value -=
			    gathered->measure->elements[cover->all[i]];
}

double
gathered_gain(struct gathered *gathered, const size_t *units, size_t count)
{
	double gain = 0;

	gathered->stamp++;
	for (size_t i = 0; i < count; i++) {
		const struct cover *cover =
		    &gathered->measure->covers[units[i]];

		for (size_t k = 0; k < cover->count; k++) {
			size_t at = cover->all[k];

			if (gathered->counts[at] ||
			    gathered->stamps[at] == gathered->stamp)
				continue;
			gathered->stamps[at] = gathered->stamp;
			gain += gathered->measure->elements[at];
		}
	}
	return gain;
}

static bool
says_statement(const struct gathered *gathered, size_t at)
{
	const struct measure *measure = gathered->measure;
	const struct statement *it = &measure->statements[at];

	for (size_t i = 0; i < it->link_count; i++) {
		size_t other = it->links[i];
		size_t unit = measure->statements[other].unit;

		if (unit != it->unit && gathered->units[unit] &&
		    statements_shared(measure, at, other) >=
		    said_share * it->weight)
			return true;
	}
	return false;
}

bool
gathered_says(const struct gathered *gathered, size_t unit)
{
	const struct unit *it = &gathered->measure->material->units[unit];

	for (size_t i = 0; i < it->statement_count; i++)
		if (!says_statement(gathered, it->first_statement + i))
			return false;
	return it->statement_count > 0;
}
