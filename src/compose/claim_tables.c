#include <stddef.h>

#include "compose/claim.h"

/* Each ends in a row of NULLs. Nouns and contexts are stems: a word that
 * begins so. */

const struct measure claim_measures[] = {
	{ "%", "coverage", NULL },	{ "%", "uptime", NULL },
	{ "%", "availability", NULL },	{ "%", "error", "rate" },
	{ "%", "utiliz", NULL },
	{ "years", "experience", NULL },
	{ "time", "response", "time" }, { "time", "latenc", NULL },
	{ "time", "timeout", NULL },	{ "time", "expir", "token" },
	{ "time", "retention", NULL },	{ "time", "rto", NULL },
	{ "time", "rpo", NULL },	{ "time", "ttl", NULL },
	{ "time", "load", "page" },	{ "time", "lcp", NULL },
	{ "time", "inp", NULL },	{ "time", "ttfb", NULL },
	{ "lines", "function", NULL },	{ "lines", "method", NULL },
	{ "lines", "file", NULL },	{ "lines", "class", NULL },
	{ "lines", "component", NULL }, { "lines", "pull", "request" },
	{ "characters", "line", NULL }, { "characters", "subject", NULL },
	{ "characters", "title", NULL }, { "characters", "description", NULL },
	{ "words", "summary", NULL },	{ "words", "title", NULL },
	{ "words", "paragraph", NULL }, { "words", "sentence", NULL },
	{ "spaces", "indent", NULL },	{ "times", "load", "current" },
	{ "times", "capacity", "current" },
	{ NULL, NULL, NULL }
};

const struct unit claim_units[] = {
	{ "%", "%", 1 },	 { "percent", "%", 1 },
	{ "ms", "time", 1 },	 { "millisecond", "time", 1 },
	{ "s", "time", 1e3 },	 { "sec", "time", 1e3 },
	{ "second", "time", 1e3 }, { "min", "time", 6e4 },
	{ "minute", "time", 6e4 }, { "h", "time", 3.6e6 },
	{ "hour", "time", 3.6e6 }, { "day", "time", 8.64e7 },
	{ "week", "time", 6.048e8 }, { "month", "time", 2.6298e9 },
	{ "year", "years", 1 },	 { "yr", "years", 1 },
	{ "line", "lines", 1 },	 { "loc", "lines", 1 },
	{ "character", "characters", 1 }, { "char", "characters", 1 },
	{ "word", "words", 1 },	 { "space", "spaces", 1 },
	{ "x", "times", 1 },
	{ NULL, NULL, 0 }
};

const struct opposed claim_opposed[] = {
	{ "paginat", { { "cursor", NULL },
		       { "offset", "?page=", "&page=", NULL } } },
	{ "indent", { { "with tabs", "use tabs", NULL },
		      { "spaces", NULL } } },
	{ "quote", { { "single quote", NULL }, { "double quote", NULL } } },
	{ "semicolon", { { "no semicolon", "without semicolon",
			   "omit semicolon", NULL },
			 { "use semicolon", "with semicolon",
			   "end with semicolon", NULL } } },
	{ "history", { { "rebase", NULL }, { "merge commit", NULL } } },
	{ "tone", { { "formal", NULL },
		    { "casual", "informal", "conversational", NULL } } },
	{ "start with", { { "with a monolith", NULL },
			  { "with microservices", NULL } } },
	{ "state", { { "stateful service", NULL },
		     { "stateless service", NULL } } },
	{ NULL, { { NULL }, { NULL } } }
};

/* Two numbers with other qualifiers are not for one thing. */
const char *const claim_qualifiers[] = {
	"p50", "p75", "p90", "p95", "p99", "p999", "average", "median",
	"peak", "unit", "integration", "branch", "line", "statement",
	"mutation", "e2e", "read", "write", "access", "refresh", "desktop",
	"mobile", "connect", "idle", NULL
};

const char *const claim_orders[] = {
	"always", "must", "use", "prefer", "require", "mandatory", NULL
};

const char *const claim_bans[] = {
	"never", "avoid", "don't", "dont", "not", "no", "without", "forbid",
	"forbidden", "cannot", NULL
};

const char *const claim_fillers[] = {
	"a", "an", "all", "and", "any", "are", "as", "at", "be", "by", "do",
	"each", "every", "for", "from", "if", "in", "is", "it", "its", "of",
	"on", "only", "or", "over", "proper", "properly", "should", "so",
	"than", "that", "the", "their", "them", "they", "this", "to", "when",
	"where", "with", "you", "your", "we", "i", NULL
};
