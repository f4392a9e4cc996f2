/* SPDX-License-Identifier: MIT */
#include "app/facts.h"

#include <stdlib.h>
#include <string.h>

#include "app/session.h"

enum { WORD_LEAST = 5, WORD_MOST = 16 };

static void
add_word(struct sketch *sketch, struct str word)
{
	char small[WORD_MOST];
	size_t len = word.len < WORD_MOST ? word.len : WORD_MOST;
	unsigned long long hash;

	for (size_t i = 0; i < len; i++)
		small[i] = ascii_lower(word.ptr[i]);
	hash = str_hash((struct str){ small, len });
	sketch->bits[hash / 64 % SKETCH_WORDS] |= 1ULL << (hash % 64);
}

static void
add_text(struct sketch *sketch, struct str text)
{
	size_t start = 0;

	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && ascii_is_alpha(text.ptr[i]))
			continue;
		if (i - start >= WORD_LEAST)
			add_word(sketch,
				 str_slice(text, (struct range){ start, i }));
		start = i + 1;
	}
}

/* Forgotten where a reload put another persona in its place. */
static struct fact *
fact_of(struct session *session, size_t file)
{
	struct fact *fact = &session->browse.facts.all[file];
	const struct persona *persona = session->library.files[file].persona;

	if (fact->of != persona) {
		memset(fact, 0, sizeof *fact);
		fact->of = persona;
	}
	return fact;
}

static const struct sketch *
sketch_of(struct session *session, size_t file)
{
	struct fact *fact = fact_of(session, file);

	if (fact->of && !fact->sketched)
		add_text(&fact->sketch, fact->of->source.bytes);
	fact->sketched = true;
	return &fact->sketch;
}

static void
make_room(struct session *session)
{
	struct facts *facts = &session->browse.facts;
	size_t count = session->library.count;

	if (facts->capacity >= count)
		return;
	facts->all = memory_resize(facts->all, count * sizeof *facts->all);
	memset(facts->all + facts->capacity, 0,
	       (count - facts->capacity) * sizeof *facts->all);
	facts->capacity = count;
}

unsigned long long
facts_copy(struct session *session, size_t file)
{
	struct fact *fact;

	make_room(session);
	fact = fact_of(session, file);
	if (fact->of && fact->copy == 0)
		fact->copy = str_hash(fact->of->source.bytes) | 1;
	return fact->copy;
}

static void
make_one(struct session *session, enum fact_kind kind, size_t file)
{
	const struct persona *persona = session->library.files[file].persona;

	if (kind == FACT_COPY)
		facts_copy(session, file);
	else if (kind == FACT_SKETCH)
		sketch_of(session, file);
	else if (persona)
		persona_tokens(persona);
}

bool
facts_make(struct session *session, enum fact_kind kind, size_t most)
{
	size_t *made = &session->browse.facts.made[kind];
	size_t loaded = session->library.loaded;

	make_room(session);
	for (; most > 0 && *made < loaded; most--)
		make_one(session, kind, (*made)++);
	return *made < loaded;
}

bool
facts_are_made(const struct session *session, enum fact_kind kind)
{
	return session->browse.facts.made[kind] >= session->library.loaded;
}

void
facts_of_marked(const struct session *session, struct sketch *marked)
{
	*marked = (struct sketch){ { 0 } };
	for (size_t i = 0; i < session->work.mark_count; i++) {
		const struct persona *persona = session_marked(session, i);

		if (persona)
			add_text(marked, persona->source.bytes);
	}
}

static long
count_bits(unsigned long long word)
{
	long count = 0;

	for (; word; word &= word - 1)
		count++;
	return count;
}

long
facts_overlap(struct session *session, const struct sketch *marked,
	      size_t file)
{
	const struct sketch *own;
	long both = 0, either = 1;

	if (file >= session->browse.facts.made[FACT_SKETCH])
		return 0;
	own = sketch_of(session, file);
	for (size_t i = 0; i < SKETCH_WORDS; i++) {
		both += count_bits(own->bits[i] & marked->bits[i]);
		either += count_bits(own->bits[i] | marked->bits[i]);
	}
	return 1000 * both / either;
}

long
facts_tokens(const struct session *session, size_t file)
{
	const struct persona *persona = session->library.files[file].persona;

	if (!persona || file >= session->browse.facts.made[FACT_TOKENS])
		return 0;
	return (long)persona_tokens(persona);
}

void
facts_release(struct facts *facts)
{
	free(facts->all);
	*facts = (struct facts){ 0 };
}
