/* SPDX-License-Identifier: MIT */
#include "match/claims.h"

enum { CHAIN_MAX = 64, KEYS = 4096 };

struct link {
	unsigned long long key;
	size_t claim, next; /* next is an index + 1 */
};

struct claims {
	struct arena *arena;
	struct claim *all;
	size_t count, capacity;
	struct link *links;
	size_t link_count, link_capacity;
	size_t heads[KEYS];
};

static size_t
shared_words(const struct claim *a, const struct claim *b)
{
	size_t shared = 0;

	for (size_t i = 0; i < a->word_count; i++)
		for (size_t j = 0; j < b->word_count; j++)
			if (a->words[i] == b->words[j]) {
				shared++;
				break;
			}
	return shared;
}

enum verdict { UNRELATED, AGREES, CONTRADICTS };

static enum verdict
compare_orders(const struct claim *a, const struct claim *b)
{
	size_t shared = shared_words(a, b);
	size_t fewer = a->word_count < b->word_count ? a->word_count :
	    b->word_count;
	size_t more = a->word_count + b->word_count - fewer;

	if (shared < 2 || shared * 4 < fewer * 3 || more > fewer * 2 + 1)
		return UNRELATED;
	return a->ban == b->ban ? AGREES : CONTRADICTS;
}

static enum verdict
compare_claims(const struct claim *a, const struct claim *b)
{
	double gap = a->value > b->value ? a->value - b->value :
	    b->value - a->value;

	if (a->kind != b->kind)
		return UNRELATED;
	if (a->kind == CLAIM_ORDER)
		return compare_orders(a, b);
	if (a->key != b->key || (a->qualifiers && b->qualifiers &&
				 a->qualifiers != b->qualifiers))
		return UNRELATED;
	return gap < 1e-9 ? AGREES : CONTRADICTS;
}

static enum claim_kind
compare_found(const struct found *a, const struct found *b)
{
	enum claim_kind kind = CLAIM_NONE;

	for (size_t i = 0; i < a->count; i++)
		for (size_t j = 0; j < b->count; j++) {
			enum verdict verdict = compare_claims(&a->all[i],
							      &b->all[j]);

			if (verdict == CONTRADICTS)
				kind = a->all[i].kind;
		}
	return kind;
}

bool
texts_contradict(struct str a, struct str b)
{
	struct found in_a, in_b;

	claims_find(&in_a, a);
	claims_find(&in_b, b);
	return compare_found(&in_a, &in_b) != CLAIM_NONE;
}

struct claims *
claims_new(struct arena *arena)
{
	struct claims *claims = ARENA_NEW(arena, struct claims);

	claims->arena = arena;
	return claims;
}

static size_t *
head_of(const struct claims *claims, unsigned long long key)
{
	return (size_t *)&claims->heads[(key ^ key >> 32) % KEYS];
}

static void
add_link(struct claims *claims, unsigned long long key, size_t claim)
{
	size_t *head = head_of(claims, key);

	claims->links = arena_grow(claims->arena, claims->links,
				   claims->link_count, &claims->link_capacity,
				   sizeof(*claims->links));
	claims->links[claims->link_count++] =
	    (struct link){ key, claim, *head };
	*head = claims->link_count;
}

static unsigned long long
key_of(const struct claim *claim)
{
	return claim->key * 8 + (unsigned long long)claim->kind;
}

static void
add_found(struct claims *claims, struct found *found, size_t owner)
{
	for (size_t i = 0; i < found->count; i++) {
		struct claim *claim = &found->all[i];

		claim->owner = owner;
		claims->all = arena_grow(claims->arena, claims->all,
					 claims->count, &claims->capacity,
					 sizeof(*claims->all));
		claims->all[claims->count] = *claim;
		for (size_t j = 0; j < claim->word_count; j++)
			add_link(claims, claim->words[j], claims->count);
		if (claim->kind != CLAIM_ORDER)
			add_link(claims, key_of(claim), claims->count);
		claims->count++;
	}
}

/* Goes through what has the key in common; a bounded number of them. */
static enum verdict
look_up(const struct claims *claims, const struct claim *claim,
	unsigned long long key, size_t *owner)
{
	enum verdict verdict = UNRELATED;
	size_t at = *head_of(claims, key), seen = 0;

	for (; at && seen < CHAIN_MAX; at = claims->links[at - 1].next) {
		const struct link *link = &claims->links[at - 1];
		enum verdict other;

		if (link->key != key)
			continue;
		seen++;
		other = compare_claims(claim, &claims->all[link->claim]);
		if (other == AGREES)
			return AGREES;
		if (other == CONTRADICTS) {
			verdict = CONTRADICTS;
			*owner = claims->all[link->claim].owner;
		}
	}
	return verdict;
}

static bool
claim_is_denied(const struct claims *claims, const struct claim *claim,
		size_t *owner)
{
	bool denied = false;

	if (claim->kind != CLAIM_ORDER)
		return look_up(claims, claim, key_of(claim), owner) ==
		    CONTRADICTS;
	for (size_t i = 0; i < claim->word_count; i++) {
		enum verdict verdict = look_up(claims, claim, claim->words[i],
					       owner);

		if (verdict == AGREES)
			return false;
		denied |= verdict == CONTRADICTS;
	}
	return denied;
}

static enum claim_kind
denied_kind(const struct claims *claims, const struct found *found,
	    size_t *owner)
{
	for (size_t i = 0; i < found->count; i++)
		if (claim_is_denied(claims, &found->all[i], owner))
			return found->all[i].kind;
	return CLAIM_NONE;
}

void
claims_add(struct claims *claims, struct str text, size_t owner)
{
	struct found found;

	claims_find(&found, text);
	add_found(claims, &found, owner);
}

enum claim_kind
claims_against(const struct claims *claims, struct str text, size_t *owner)
{
	struct found found;

	claims_find(&found, text);
	return denied_kind(claims, &found, owner);
}

enum claim_kind
claims_meet(struct claims *claims, struct str text, size_t owner,
	    size_t *other)
{
	struct found found;
	enum claim_kind kind;

	claims_find(&found, text);
	kind = denied_kind(claims, &found, other);
	add_found(claims, &found, owner);
	return kind;
}

const char *
claim_code(enum claim_kind kind)
{
	static const char *const codes[] = { [CLAIM_NONE] = "contradiction",
					     [CLAIM_NUMBER] = "two-numbers",
					     [CLAIM_TERM] = "contradiction",
					     [CLAIM_ORDER] = "always-never" };

	return codes[kind];
}

const char *
claim_words(enum claim_kind kind)
{
	static const char *const words[] = {
		[CLAIM_NONE] = "a contradiction",
		[CLAIM_NUMBER] = "two numbers for one thing",
		[CLAIM_TERM] = "two ways for one thing",
		[CLAIM_ORDER] = "an order and its opposite",
	};

	return words[kind];
}
