/* SPDX-License-Identifier: MIT */
#include "match/family.h"

#include <stdint.h>
#include <stdlib.h>

/* Of a sketch as many hashes as find every pair that can be accepted. */
enum { INDEXED = 32 };
static const double share_accepted = .6, resemblance_accepted = .2;

struct kin {
	const struct persona *persona;
	unsigned long long hash; /* of its bytes */
	struct sketch sketch;
	size_t set;	/* union-find: towards the first of its copies */
	size_t copies;	/* of the first: others in its set */
	size_t next;	/* of its set, or NO_INDEX */
	size_t last;	/* of the first: the end of that list */
};

struct posting {
	uint64_t hash;
	size_t kin;
};

static struct str
bytes_of(const struct kin *kin)
{
	return kin->persona->source.bytes;
}

/* The most complete first; what ties is told apart by its content. */
static int
compare_kin(const void *a, const void *b)
{
	const struct kin *x = a, *y = b;
	size_t tokens = persona_tokens(x->persona);
	size_t other_tokens = persona_tokens(y->persona);

	if (tokens != other_tokens)
		return tokens > other_tokens ? -1 : 1;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return str_compare(x->persona->path, y->persona->path);
}

static int
compare_postings(const void *a, const void *b)
{
	const struct posting *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->kin > y->kin) - (x->kin < y->kin);
}

static size_t
set_of(struct kin *kin, size_t index)
{
	while (kin[index].set != index) {
		kin[index].set = kin[kin[index].set].set;
		index = kin[index].set;
	}
	return index;
}

static void
join(struct kin *kin, size_t a, size_t b)
{
	a = set_of(kin, a);
	b = set_of(kin, b);
	if (a < b)
		kin[b].set = a;
	else
		kin[a].set = b;
}

/* Equal bytes make neighbours of the order by completeness. */
static bool
repeats_the_one_before(const struct kin *kin, size_t index)
{
	return index > 0 && kin[index].hash == kin[index - 1].hash &&
	       str_eq(bytes_of(&kin[index]), bytes_of(&kin[index - 1]));
}

static bool
are_copies(const struct kin *a, const struct kin *b)
{
	return sketch_resemblance(&a->sketch, &b->sketch) >=
		   resemblance_accepted &&
	       sketch_share(&a->sketch, &b->sketch) >= share_accepted;
}

/* A file may be named and found in its folder, too. */
static void
drop_repeated_paths(struct families *families)
{
	struct kin *kin = families->kin;
	size_t kept = 0;

	for (size_t i = 0; i < families->kin_count; i++)
		if (kept == 0 || !str_eq(kin[i].persona->path,
					 kin[kept - 1].persona->path))
			kin[kept++] = kin[i];
	families->kin_count = kept;
}

static struct posting *
index_kin(struct families *families, size_t *count)
{
	struct kin *kin = families->kin;
	struct posting *all = ARENA_ARRAY(&families->arena, struct posting,
					  families->kin_count * INDEXED);

	*count = 0;
	for (size_t i = 0; i < families->kin_count; i++) {
		size_t hashes = kin[i].sketch.count;

		if (repeats_the_one_before(kin, i)) {
			join(kin, i - 1, i);
			continue;
		}
		for (size_t j = 0; j < hashes && j < INDEXED; j++)
			all[(*count)++] =
			    (struct posting){ kin[i].sketch.least[j], i };
	}
	if (*count > 0)
		qsort(all, *count, sizeof *all, compare_postings);
	return all;
}

/* Only neighbours in a list are compared: what a family alone has links it,
 * however many others share its boilerplate. */
static void
link_copies(struct families *families)
{
	struct kin *kin = families->kin;
	size_t count;
	const struct posting *all = index_kin(families, &count);

	for (size_t i = 1; i < count; i++) {
		size_t a = all[i - 1].kin, b = all[i].kin;

		if (all[i].hash == all[i - 1].hash &&
		    set_of(kin, a) != set_of(kin, b) &&
		    are_copies(&kin[a], &kin[b]))
			join(kin, a, b);
	}
}

static void
list_sets(struct families *families)
{
	struct kin *kin = families->kin;

	for (size_t i = 0; i < families->kin_count; i++) {
		size_t set = set_of(kin, i);

		kin[i].next = NO_INDEX;
		kin[i].last = i;
		if (set == i)
			continue;
		kin[kin[set].last].next = i;
		kin[set].last = i;
		kin[set].copies++;
	}
}

static struct family *
add_family(struct families *families, enum family_kind kind, size_t most)
{
	struct family *family;

	families->all = arena_grow(&families->arena, families->all,
				   families->count, &families->capacity,
				   sizeof *families->all);
	family = &families->all[families->count++];
	*family = (struct family){ .kind = kind };
	family->members =
	    ARENA_ARRAY(&families->arena, struct family_member, most);
	return family;
}

static void
add_copies(struct families *families, size_t first)
{
	const struct kin *kin = families->kin, *leader = &kin[first];
	struct family *family = add_family(families, FAMILY_IDENTICAL,
					   leader->copies + 1);

	for (size_t i = first; i != NO_INDEX; i = kin[i].next) {
		bool same = str_eq(bytes_of(&kin[i]), bytes_of(leader));

		family->members[family->count++] = (struct family_member){
			.persona = kin[i].persona,
			.score = same ? 1
				      : sketch_resemblance(&kin[i].sketch,
							   &leader->sketch),
			.identical = same
		};
		if (!same)
			family->kind = FAMILY_EDITED;
	}
}

/* Those that stand for their copies, in order of completeness. */
struct firsts {
	const struct persona **personas;
	size_t *copies;
	size_t count;
};

static struct firsts
find_firsts(struct families *families)
{
	struct arena *arena = &families->arena;
	size_t most = families->kin_count;
	struct firsts firsts = { ARENA_ARRAY(arena, const struct persona *,
					     most),
				 ARENA_ARRAY(arena, size_t, most), 0 };

	for (size_t i = 0; i < most; i++)
		if (families->kin[i].set == i) {
			firsts.personas[firsts.count] =
			    families->kin[i].persona;
			firsts.copies[firsts.count++] =
			    families->kin[i].copies;
		}
	return firsts;
}

/* A family of each role that has two or more, by role; else NULL. */
static struct family **
make_families(struct families *families, const struct roles *roles,
	      size_t persona_count)
{
	struct arena *arena = &families->arena;
	size_t *sizes = ARENA_ARRAY(arena, size_t, roles->count);
	struct family **made =
	    ARENA_ARRAY(arena, struct family *, roles->count);
	size_t at = families->count;

	for (size_t i = 0; i < persona_count; i++)
		sizes[roles->role_of[i]]++;
	for (size_t i = 0; i < roles->count; i++)
		if (sizes[i] > 1)
			add_family(families, FAMILY_ROLE, sizes[i]);
	for (size_t i = 0; i < roles->count; i++)
		if (sizes[i] > 1)
			made[i] = &families->all[at++];
	return made;
}

static void
add_roles(struct families *families)
{
	struct firsts firsts = find_firsts(families);
	struct roles roles = roles_find(firsts.personas, firsts.count,
					&families->arena);
	struct family **made = make_families(families, &roles, firsts.count);

	for (size_t i = 0; i < firsts.count; i++) {
		const struct role *role = &roles.all[roles.role_of[i]];
		struct family *family = made[roles.role_of[i]];

		if (!family)
			continue;
		family->members[family->count++] = (struct family_member){
			firsts.personas[i], roles.scores[i], firsts.copies[i],
			false
		};
		memcpy(family->words, role->words, sizeof family->words);
		family->word_count = role->word_count;
	}
}

static int
compare_families(const void *a, const void *b)
{
	const struct family *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return str_compare(x->members[0].persona->path,
			   y->members[0].persona->path);
}

void
families_add(struct families *families, const struct persona *persona)
{
	struct kin *kin;

	families->kin = arena_grow(&families->arena, families->kin,
				   families->kin_count,
				   &families->kin_capacity,
				   sizeof *families->kin);
	kin = &families->kin[families->kin_count++];
	*kin = (struct kin){ .persona = persona };
	kin->hash = str_hash(persona->source.bytes);
	kin->sketch = sketch_of(persona->source.bytes, &families->arena);
}

void
families_find(struct families *families)
{
	struct kin *kin = families->kin;

	families->count = 0;
	if (families->kin_count == 0)
		return;
	qsort(kin, families->kin_count, sizeof *kin, compare_kin);
	drop_repeated_paths(families);
	for (size_t i = 0; i < families->kin_count; i++) {
		kin[i].set = i;
		kin[i].copies = 0;
	}
	link_copies(families);
	list_sets(families);
	for (size_t i = 0; i < families->kin_count; i++)
		if (kin[i].set == i && kin[i].copies > 0)
			add_copies(families, i);
	add_roles(families);
	if (families->count > 0)
		qsort(families->all, families->count, sizeof *families->all,
		      compare_families);
}

void
families_release(struct families *families)
{
	arena_release(&families->arena);
	*families = (struct families){ 0 };
}

const char *
family_kind_name(enum family_kind kind)
{
	static const char *const names[] = { "identical", "edited", "role" };

	return names[kind];
}
