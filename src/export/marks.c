/* SPDX-License-Identifier: MIT */
#include "export/marks.h"

#include "export/rule.h"

enum { MARKS_MOST = 100, SHOWN_MOST = 60 };

/* What of a body is being looked at. */
struct search {
	const struct making *making;
	bool in_body;
	size_t line;	/* of `counted` */
	size_t counted; /* bytes of the body whose line ends are counted */
	size_t count;
};

static const struct mark_rule *
rule_for(const struct target *target, enum template_kind kind, struct str mark)
{
	const struct mark_rule *rule = target->rule->marks;

	for (; rule != NULL && rule->effect != NULL; rule++)
		if (rule->kind == kind &&
		    (rule->begins == NULL ||
		     str_starts(mark, str_of(rule->begins))))
			return rule;
	return NULL;
}

static void
count_to(struct search *search, struct str body, size_t to)
{
	for (; search->counted < to; search->counted++)
		search->line += body.ptr[search->counted] == '\n';
}

static void
add(struct search *search, const struct template_mark *mark,
    const struct mark_rule *rule)
{
	const struct making *making = search->making;
	struct losses *losses = making->losses;
	struct str text = str_slice(making->sheet->body, mark->range);
	struct str shown = text_cut(text, SHOWN_MOST);
	struct loss *loss;

	count_to(search, making->sheet->body, mark->range.start);
	loss_add(losses, making->arena, LOSS_FOUND,
		 "line %zu of the %s: '%.*s%s' is no text to %s: %s",
		 search->line, search->in_body ? "body" : "file",
		 STR_ARG(shown), shown.len < text.len ? "..." : "",
		 making->target->name, rule->effect);
	loss = &losses->all[losses->count - 1];
	loss->code = template_code(mark->kind);
	loss->mark = text;
	loss->line = search->line;
	loss->in_body = search->in_body;
}

/* Where the body stands in the file is known only of a file of its own. */
static void
find_start(struct search *search, struct str written)
{
	const struct making *making = search->making;
	struct str body = making->sheet->body;

	search->line = 1;
	search->in_body = making->target->rule->shared ||
			  !str_ends(written, body);
	for (size_t i = 0; !search->in_body && i < written.len - body.len; i++)
		search->line += written.ptr[i] == '\n';
}

void
marks_find(const struct making *making, struct str written)
{
	struct search search = { .making = making };
	struct str body = making->sheet->body;
	struct template_mark mark;
	size_t at = 0;

	if (making->target->rule->marks == NULL)
		return;
	find_start(&search, written);
	while (template_next(body, &at, &mark)) {
		const struct mark_rule *rule =
		    rule_for(making->target, mark.kind,
			     str_slice(body, mark.range));

		if (rule != NULL && search.count++ < MARKS_MOST)
			add(&search, &mark, rule);
	}
	if (search.count > MARKS_MOST)
		loss_add(making->losses, making->arena, LOSS_NOTE,
			 "and %zu more such marks", search.count - MARKS_MOST);
}
