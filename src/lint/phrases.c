/* SPDX-License-Identifier: MIT */
#include "lint/phrases.h"

/*
 * Words in order, alternatives divided by '|'; '?' before a word makes it
 * optional. Between words stand blanks or one line end, nothing else.
 */
static const char *const orders[] = {
	"ignore|disregard|forget|override|bypass ?all|any|every|everything ?of "
	"?the|your|my|these|those previous|prior|above|earlier|preceding|"
	"foregoing ?system|safety|user "
	"instructions|instruction|prompts|prompt|rules|directions|"
	"guidelines|messages|commands|constraints|context",
	"ignore|disregard|forget ?all ?of your ?system|safety|original|initial"
	" instructions|prompt|prompts|guidelines|rules|training|programming",
	"without telling|informing|notifying|alerting the user|human|"
	"operator|developer",
	"do|does|don't|never ?not let the user|human|operator know|notice|see",
	"hide|conceal|keep this|it|that ?hidden|secret from the user|human|"
	"operator",
	"reveal|print|output|repeat|leak|exfiltrate|disclose ?me your|the "
	"?entire|full|complete|whole|hidden system prompt|message",
	"you are no longer bound|restricted|limited|constrained",
	"pretend|act|behave ?as ?if ?that you have no "
	"restrictions|rules|limits|"
	"guidelines|restriction",
	NULL
};

/* Download what may go into a shell. */
static const char *const loaders[] = { "curl", "wget", "iwr", "irm", NULL };

enum { SPAN_MAX = 400, /* bytes from a download to its shell */
       LETTERS = 26, LOADER = 1 << 30 /* among the orders' bits */ };

/* By the first two letters: a bit for each order that can begin with them.
 * Most words begin none, and there are many words. */
struct initials {
	unsigned orders[LETTERS][LETTERS];
};

/* Written out, since every byte of every file is asked. */
static bool
is_word_byte(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < LETTERS ||
	    (unsigned char)(c - '0') < 10 || c == '\'' || c == '_';
}

static struct str
word_at(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && end - at < 32 && is_word_byte(text.ptr[end]))
		end++;
	return str_slice(text, (struct range){ at, end });
}

static bool
is_alternative(struct str alternatives, struct str word)
{
	struct str one;

	while (str_split(&alternatives, '|', &one))
		if (str_eq_nocase(one, word))
			return true;
	return false;
}

static size_t
skip_blanks(struct str text, size_t at)
{
	size_t ends = 0;

	while (at < text.len && ascii_is_space(text.ptr[at])) {
		ends += text.ptr[at] == '\n';
		if (ends > 1)
			break;
		at++;
	}
	return at;
}

/* End of the order that begins at the word there, or 0. */
static size_t
order_end(struct str text, size_t at, const char *order)
{
	struct str rest = str_of(order), wanted;
	size_t end = 0;

	while (str_split(&rest, ' ', &wanted)) {
		bool optional = str_starts(wanted, STR("?"));
		struct str word = word_at(text, at);

		if (is_alternative(str_from(wanted, optional), word)) {
			end = at + word.len;
			at = skip_blanks(text, end);
		} else if (!optional) {
			return 0;
		}
	}
	return end;
}

/* "| sudo bash", "| sh -s". */
static bool
is_shell(struct str text, size_t at)
{
	static const char *const shells[] = {
		"sh",	  "bash",    "zsh",  "dash", "ksh",  "fish", "iex",
		"python", "python3", "node", "perl", "ruby", "php",  NULL
	};
	struct str word = word_at(text, skip_blanks(text, at));

	if (str_eq(word, STR("sudo")))
		word = word_at(
		    text, skip_blanks(text, (size_t)(word.ptr - text.ptr) + 4));
	return str_in_nocase(word, shells);
}

/* "bash <(curl …", "sh -c "$(curl …". */
static bool
feeds_shell(struct str text, size_t at)
{
	size_t start = at < 24 ? 0 : at - 24;
	struct str before = str_slice(text, (struct range){ start, at });

	return (str_ends(before, STR("<(")) || str_ends(before, STR("$("))) &&
	       (str_contains(before, STR("sh ")) ||
		str_contains(before, STR("python")));
}

static size_t
shell_end(struct str text, size_t at)
{
	struct str word = word_at(text, at);
	size_t end;

	if (!str_in_nocase(word, loaders))
		return 0;
	if (feeds_shell(text, at))
		return at + word.len;
	for (end = at;
	     end < text.len && end - at < SPAN_MAX && text.ptr[end] != '\n';
	     end++)
		if (text.ptr[end] == '|' && is_shell(text, end + 1))
			return end + 1;
	return 0;
}

static bool
is_quoted(struct str text, size_t at)
{
	char before = at > 0 ? text.ptr[at - 1] : ' ';

	return before == '"' || before == '`' || before == '\'' ||
	       (unsigned char)before == 0x9c || (unsigned char)before == 0x98;
}

static void
initials_read(struct initials *initials)
{
	*initials = (struct initials){ 0 };
	for (size_t i = 0; orders[i] != NULL; i++)
		for (const char *at = orders[i]; *at != ' '; at++)
			if (at == orders[i] || at[-1] == '|')
				initials->orders[at[0] - 'a'][at[1] - 'a'] |=
				    1u << i;
	for (size_t i = 0; loaders[i] != NULL; i++)
		initials->orders[loaders[i][0] - 'a'][loaders[i][1] - 'a'] |=
		    LOADER;
}

static unsigned
orders_of(const struct initials *initials, struct str text, size_t at)
{
	char first = ascii_lower(text.ptr[at]);
	char second = at + 1 < text.len ? ascii_lower(text.ptr[at + 1]) : ' ';

	return ascii_is_alpha(first) && ascii_is_alpha(second) ?
	    initials->orders[first - 'a'][second - 'a'] : 0;
}

static bool
phrase_at(struct str text, size_t at, unsigned likely, struct phrase *found)
{
	size_t end = likely & LOADER ? shell_end(text, at) : 0;

	likely &= ~(unsigned)LOADER;
	*found = (struct phrase){ PHRASE_SHELL, { at, end } };
	if (end > 0)
		return true;
	for (size_t i = 0; likely >> i != 0; i++) {
		end = likely >> i & 1 ? order_end(text, at, orders[i]) : 0;
		if (end == 0)
			continue;
		found->kind =
		    is_quoted(text, at) ? PHRASE_QUOTED : PHRASE_ORDER;
		found->range.end = end;
		return true;
	}
	return false;
}

bool
phrase_next(struct str text, size_t *at, struct phrase *found)
{
	struct initials initials;

	initials_read(&initials);
	while (*at < text.len) {
		unsigned likely;

		if (!is_word_byte(text.ptr[*at])) {
			++*at;
			continue;
		}
		likely = orders_of(&initials, text, *at);
		if (likely && phrase_at(text, *at, likely, found)) {
			*at = found->range.end;
			return true;
		}
		while (*at < text.len && is_word_byte(text.ptr[*at]))
			++*at;
	}
	return false;
}
