/* SPDX-License-Identifier: MIT */
#include "match/turns.h"

#include <assert.h>

#include "base/count.h"

/* Written by hand; "*" at the end takes any ending. */

struct denial_words {
	enum denial denial;
	const char *words; /* with blanks around each */
};

/* English, German, French, Spanish, Italian, Dutch, Portuguese, Polish,
 * Russian, a line each. */
static const struct denial_words denials[] = {
	{ DENIAL_NOT,
	  " no not never none nothing nor neither cannot dont doesnt isnt"
	  " arent wont cant shouldnt mustnt non "
	  " nicht kein keine keinen keinem keiner nie niemals "
	  " pas jamais aucun aucune rien "
	  " nunca jamás ningún ninguna ninguno "
	  " mai nessun nessuna nessuno "
	  " niet geen nooit "
	  " não nunca jamais nenhum nenhuma "
	  " nie nigdy żaden żadne żadnych "
	  " не нет никогда нельзя ни " },
	{ DENIAL_LACK,
	  " without ohne sans sin senza zonder sem bez без " },
	{ DENIAL_AVOID,
	  " avoid avoids avoiding forbid forbids forbidden prohibit"
	  " prohibited refuse refuses refrain "
	  " vermeide vermeiden vermeidet verboten "
	  " éviter évite évitez interdit interdite interdire "
	  " evitar evita evite prohibido prohibida "
	  " evitare evitate vietato vietata "
	  " vermijd vermijden verboden "
	  " evitando proibido proibida "
	  " unikaj unikać zakaz zakazane "
	  " избегать избегайте избегай запрещено " },
};

static const char *const ideograph_denials[] = {
	"ない", "ません", "禁止", "避け", "ずに", "なし", "せず",
	"不", "勿", "避免", "没有", "別に",
	"하지 않", "마세요", "금지", "없이", "말 것", "피하",
};

static const char *const crosses[] = { "❌", "🚫", "⛔", "✗", "✘", "✖" };

static const char hinges[] =
    " over instead rather than before after versus vs from then prefer*"
    " favor* favour* "
    " statt vor nach dann avant après plutôt puis préfér* antes después luego"
    " prefier* invece prima dopo poi preferis* voordat dan depois zamiast"
    " przed potem до вместо затем предпоч* bevorzug* ";

static const char conditions[] =
    " if when whenever unless until while before after once only "
    " wenn falls sobald bevor si lorsque quand avant cuando se quando "
    " als wanneer jeśli gdy если когда ";

static const char empties[] =
    " always every must should shall "
    " immer muss müssen toujours siempre sempre altijd zawsze всегда ";

/* At most 32 pairs. */
static const char *const opposed[][2] = {
	{ "enabl* activat*", "disabl* deactivat*" },
	{ "allow* permit* accept*", "deny denies denied reject* disallow*" },
	{ "increas* maximi*", "decreas* reduc* minimi* lower*" },
	{ "minimum min least above exceed* more",
	  "maximum max most below under less fewer" },
	{ "before pre", "after post" },
	{ "sync synchron*", "async asynchron*" },
	{ "public", "private" },
	{ "internal", "external" },
	{ "inbound incoming ingress", "outbound outgoing egress" },
	{ "inclu*", "exclu*" },
	{ "add adds adding", "remove remov* delet*" },
	{ "encrypt* encod*", "decrypt* decod*" },
	{ "optimistic", "pessimistic" },
	{ "horizontal*", "vertical*" },
	{ "upload*", "download*" },
	{ "frontend front-end", "backend back-end" },
	{ "client*", "server*" },
	{ "input*", "output*" },
	{ "eager*", "lazy lazily" },
	{ "static*", "dynamic*" },
	{ "mutable", "immutable" },
	{ "strong*", "weak* eventual*" },
	{ "stateful", "stateless" },
	{ "first", "last" },
	{ "manual*", "automat*" },
	{ "succe*", "fail*" },
	{ "open* start*", "close* stop*" },
	{ "long", "short" },
	{ "high", "low" },
	{ "large big", "small tiny" },
	{ "required mandatory", "optional" },
	{ "what which", "why" },
};

/* A power of two, four times what the tables hold. */
enum { SLOTS = 2048 };

struct entry {
	struct str word; /* ptr NULL: free */
	struct turn turn;
};

struct turns {
	struct entry slots[SLOTS];
	struct entry prefixes[64]; /* words that take any ending */
	size_t prefix_count;
};

static const struct entry *
find_slot(const struct turns *turns, struct str word)
{
	size_t at = (size_t)str_hash(word) % SLOTS;

	while (turns->slots[at].word.ptr &&
	       !str_eq(turns->slots[at].word, word))
		at = (at + 1) % SLOTS;
	return &turns->slots[at];
}

static void
add_to(struct turn *turn, const struct turn *more)
{
	if (more->denial != DENIAL_NONE)
		turn->denial = more->denial;
	turn->hinge |= more->hinge;
	turn->condition |= more->condition;
	turn->empty |= more->empty;
	turn->sides |= more->sides;
}

static void
add_word(struct turns *turns, struct str word, const struct turn *turn)
{
	struct entry *entry;

	if (str_ends(word, STR("*"))) {
		assert(turns->prefix_count < COUNT(turns->prefixes));
		entry = &turns->prefixes[turns->prefix_count++];
		word.len--;
	} else {
		entry = (struct entry *)find_slot(turns, word);
	}
	entry->word = word;
	add_to(&entry->turn, turn);
}

static void
add_words(struct turns *turns, const char *list, struct turn turn)
{
	struct str rest = str_of(list), word;

	while (str_split(&rest, ' ', &word))
		if (word.len > 0)
			add_word(turns, word, &turn);
}

const struct turns *
turns_new(struct arena *arena)
{
	struct turns *turns = ARENA_NEW(arena, struct turns);

	for (size_t i = 0; i < COUNT(denials); i++)
		add_words(turns, denials[i].words,
			  (struct turn){ .denial = denials[i].denial });
	add_words(turns, hinges, (struct turn){ .hinge = true });
	add_words(turns, conditions, (struct turn){ .condition = true });
	add_words(turns, empties, (struct turn){ .empty = true });
	for (size_t i = 0; i < COUNT(opposed); i++)
		for (size_t side = 0; side < 2; side++)
			add_words(turns, opposed[i][side],
				  (struct turn){ .sides = 1ULL
							  << (2 * i + side) });
	return turns;
}

struct turn
turn_of(const struct turns *turns, struct str word)
{
	struct turn turn = find_slot(turns, word)->turn;

	for (size_t i = 0; i < turns->prefix_count; i++)
		if (str_starts(word, turns->prefixes[i].word))
			add_to(&turn, &turns->prefixes[i].turn);
	return turn;
}

bool
turn_denies_ideographs(struct str text)
{
	for (size_t i = 0; i < COUNT(ideograph_denials); i++)
		if (str_contains(text, str_of(ideograph_denials[i])))
			return true;
	return false;
}

bool
turn_is_cross(struct str text)
{
	for (size_t i = 0; i < COUNT(crosses); i++)
		if (str_starts(str_trim_start(text), str_of(crosses[i])))
			return true;
	return false;
}

bool
turn_sides_oppose(unsigned long long a, unsigned long long b)
{
	const unsigned long long firsts = 0x5555555555555555ULL;
	unsigned long long only_a = a & ~b, only_b = b & ~a;
	/* A text that has both sides speaks of the pair itself. */
	unsigned long long both = (a & a >> 1 & firsts) | (b & b >> 1 & firsts);

	only_a &= ~(both | both << 1);
	only_b &= ~(both | both << 1);
	return ((only_a & firsts) << 1 & only_b) != 0 ||
	       ((only_b & firsts) << 1 & only_a) != 0;
}
