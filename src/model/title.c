/* SPDX-License-Identifier: MIT */
#include "model/title.h"

#include "base/buf.h"

static const char *const small_words[] = {
	"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on",
	"or", "per", "the", "to", "vs", "with", NULL
};

static const char *const own_spelling[] = {
	"AI", "API", "APIs", "AWS", "CD", "CI", "CLI", "CPU", "CQRS", "CSS",
	"DB", "DDD", "DevOps", "DNS", "ETL", "GCP", "GPU", "GraphQL", "HTML",
	"HTTP", "HTTPS", "IaC", "ID", "IO", "iOS", "JavaScript", "JSON",
	"JWT", "KPI", "LLM", "MCP", "ML", "MVP", "NLP", "NoSQL", "OAuth",
	"ORM", "OWASP", "PR", "QA", "RAG", "RBAC", "REST", "ROI", "SDK",
	"SEO", "SLA", "SLO", "SQL", "SRE", "TDD", "TLS", "TypeScript", "UI",
	"URL", "UX", "XML", "YAML", NULL
};

static const char *
find_word(const char *const *words, struct str word)
{
	for (; *words; words++)
		if (str_eq_nocase(word, str_of(*words)))
			return *words;
	return NULL;
}

struct str
title_without_number(struct str title)
{
	size_t at = 0;
	bool dotted = false;

	while (at < title.len && (ascii_is_digit(title.ptr[at]) ||
				  (at && title.ptr[at] == '.') ||
				  (at && title.ptr[at] == ')')))
		dotted |= !ascii_is_digit(title.ptr[at++]);
	if (!dotted || at >= title.len || title.ptr[at] != ' ')
		return title;
	return str_trim(str_from(title, at));
}

static void
add_word(struct buf *out, struct str word)
{
	const char *spelling = find_word(own_spelling, word);

	if (out->len)
		buf_add_byte(out, ' ');
	if (spelling) {
		buf_add_cstr(out, spelling);
	} else if (word.len && word.ptr[0] >= 'a' && word.ptr[0] <= 'z' &&
		   !(out->len && find_word(small_words, word))) {
		buf_add_byte(out, (char)(word.ptr[0] - 'a' + 'A'));
		buf_add(out, str_from(word, 1));
	} else {
		buf_add(out, word);
	}
}

struct str
title_spelled(struct arena *arena, struct str title)
{
	struct buf out = { 0 };
	struct str rest = title, word;

	if (str_has_capital(title))
		return arena_str(arena, title);
	while (str_split(&rest, ' ', &word))
		if (word.len)
			add_word(&out, word);
	title = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return title;
}
