/* SPDX-License-Identifier: MIT */
#include "export/render.h"

#include "export/nodes.h"
#include "export/plain.h"
#include "export/title.h"

enum { HEADING_MAX = 6, TOP_LEVEL = 2 };

/* The step that a list counts from: as it was written, and in its source. */
struct counter {
	struct step step;
	size_t number; /* 0: none yet */
};

struct renderer {
	struct buf *out;
	enum syntax syntax;
	struct arena *arena;
	struct spans *spans;
	size_t start;	  /* of this rendering in `out` */
	struct str *tags; /* open ones, from the top */
	size_t tag_count;
	size_t *indents;     /* by nest: columns before a list entry's text */
	struct counter *counters; /* by nest: the last step there */
	size_t counter_count; /* those that may be of any list */
	const struct node *before; /* NULL at the beginning */
	bool opened; /* nothing but an opening tag precedes on its line */
};

static bool
is_entry(const struct node *node)
{
	return node->kind == NODE_ITEM || node->kind == NODE_STEP;
}

/* Whether the node goes on with a list, so that no blank line divides them. */
static bool
continues_list(const struct node *node, const struct node *before)
{
	if (!is_entry(node) || !is_entry(before) ||
	    node->depth != before->depth)
		return false;
	return node->nest != before->nest || node->kind == before->kind;
}

static void
separate(struct renderer *renderer, const struct node *node)
{
	if (renderer->out->len == renderer->start || renderer->opened)
		return;
	if (renderer->before == NULL || !continues_list(node, renderer->before))
		buf_add_byte(renderer->out, '\n');
}

static void
add_indented(struct buf *out, struct str text, size_t columns)
{
	struct str line;

	for (bool first = true; str_split(&text, '\n', &line); first = false) {
		if (!first)
			buf_add_byte(out, '\n');
		if (!first && line.len > 0)
			buf_add_repeat(out, ' ', columns);
		buf_add(out, line);
	}
	buf_add_byte(out, '\n');
}

static bool
same_list(const struct step *a, const struct step *b)
{
	return a->list != NO_INDEX && a->list == b->list &&
	    a->persona == b->persona;
}

/* A list goes on counting over whatever interrupts it, by its source's own
 * numbers where nothing of it is left out; it begins as that did. */
static size_t
step_number(struct renderer *renderer, const struct node *node)
{
	const struct node *before = renderer->before;
	struct counter *counter = &renderer->counters[node->nest];
	const struct step *step = &node->step, *last = &counter->step;
	size_t number = step->previous == NO_INDEX && step->list != NO_INDEX ?
	    step->number : 1;
	bool inside =
	    before != NULL && before->depth == node->depth &&
	    (before->nest > node->nest || continues_list(node, before));

	if (counter->number && same_list(step, last))
		number = counter->number + (step->previous == last->at &&
		    step->number > last->number ?
		    step->number - last->number : 1);
	else if (counter->number && (inside || (step->list == NO_INDEX &&
						step->number > 1)))
		number = counter->number + 1;
	*counter = (struct counter){ *step, number };
	if (renderer->counter_count <= node->nest)
		renderer->counter_count = node->nest + 1;
	return number;
}

static void
forget_counters(struct renderer *renderer, const struct node *node)
{
	while (renderer->counter_count > node->nest + 1)
		renderer->counters[--renderer->counter_count].number = 0;
	if (node->kind != NODE_TITLE && node->kind != NODE_NAME)
		return;
	for (size_t i = 0; i < renderer->counter_count; i++)
		if (renderer->counters[i].step.list == NO_INDEX)
			renderer->counters[i].number = 0;
}

static void
add_block(struct renderer *renderer, const struct node *node)
{
	struct buf *out = renderer->out;
	size_t indent = node->nest > 0 ? renderer->indents[node->nest - 1] : 0;
	size_t start;

	separate(renderer, node);
	start = out->len;
	buf_add_repeat(out, ' ', indent);
	if (node->kind == NODE_STEP)
		buf_printf(out, "%zu. ", step_number(renderer, node));
	else if (node->kind == NODE_ITEM)
		buf_add_cstr(out, "- ");
	renderer->indents[node->nest] = out->len - start;
	add_indented(out, node->text, out->len - start);
}

static void
close_tags(struct renderer *renderer, size_t depth)
{
	while (renderer->tag_count > depth) {
		struct str tag = renderer->tags[--renderer->tag_count];

		buf_printf(renderer->out, "</%.*s>\n", STR_ARG(tag));
		renderer->opened = false;
	}
}

static void
open_tag(struct renderer *renderer, struct str title)
{
	struct title_tag tag = title_tag(renderer->arena, title);

	renderer->tags[renderer->tag_count++] = tag.name;
	if (tag.attribute.len > 0)
		buf_printf(renderer->out, "<%.*s name=\"%.*s\">\n",
			   STR_ARG(tag.name), STR_ARG(tag.attribute));
	else
		buf_printf(renderer->out, "<%.*s>\n", STR_ARG(tag.name));
	renderer->opened = true;
}

static void
add_title(struct renderer *renderer, const struct node *node)
{
	struct buf *out = renderer->out;
	size_t level = node->kind == NODE_NAME ? 1 : node->depth + TOP_LEVEL;
	struct str title = node->text;

	separate(renderer, node);
	if (renderer->syntax == SYNTAX_TEXT) {
		buf_printf(out, "%.*s\n", STR_ARG(title));
	} else if (renderer->syntax == SYNTAX_XML && node->kind == NODE_TITLE) {
		open_tag(renderer, title);
	} else if (level <= HEADING_MAX) {
		buf_add_repeat(out, '#', level);
		buf_printf(out, " %.*s\n", STR_ARG(title));
	} else {
		buf_printf(out, "**%.*s**\n", STR_ARG(title));
	}
}

static void
add_span(struct renderer *renderer, size_t start, const struct node *node)
{
	struct spans *spans = renderer->spans;
	struct str bytes = str_from(buf_str(renderer->out), start);

	if (spans == NULL || node->entry == NO_INDEX)
		return;
	start += bytes.len - str_trim_start(bytes).len;
	spans->all = arena_grow(spans->arena, spans->all, spans->count,
				&spans->capacity, sizeof(*spans->all));
	spans->all[spans->count++] =
	    (struct span){ { start, renderer->out->len }, node->entry };
}

static void
add_node(struct renderer *renderer, const struct node *node)
{
	bool title = node->kind == NODE_TITLE || node->kind == NODE_NAME;
	size_t start;

	close_tags(renderer, node->depth);
	start = renderer->out->len;
	forget_counters(renderer, node);
	if (node->text.len == 0 &&
	    !(node->kind == NODE_TITLE && renderer->syntax == SYNTAX_XML))
		return;
	if (title) {
		add_title(renderer, node);
	} else {
		add_block(renderer, node);
		renderer->opened = false;
	}
	add_span(renderer, start, node);
	renderer->before = node;
}

/* Text as it reads without markup; it may be nothing. */
static void
make_plain(struct nodes *nodes)
{
	for (size_t i = 0; i < nodes->count; i++) {
		struct str *text = &nodes->all[i].text;
		struct buf plain = { 0 };

		plain_add(&plain, *text, nodes->arena);
		*text = arena_str(nodes->arena, buf_str(&plain));
		while (str_starts(*text, STR("\n")))
			*text = str_from(*text, 1);
		buf_release(&plain);
	}
}

static void
render(struct buf *out, struct nodes *nodes, enum syntax syntax,
       struct spans *spans)
{
	struct renderer renderer = { .out = out,
				     .syntax = syntax,
				     .arena = nodes->arena,
				     .spans = spans,
				     .start = out->len };

	if (syntax == SYNTAX_MARKDOWN)
		nodes_gather(nodes);
	if (syntax == SYNTAX_TEXT)
		make_plain(nodes);
	renderer.tags = ARENA_ARRAY(nodes->arena, struct str, nodes->count + 1);
	renderer.indents = ARENA_ARRAY(nodes->arena, size_t, nodes->count + 1);
	renderer.counters = ARENA_ARRAY(nodes->arena, struct counter,
					nodes->count + 1);
	for (size_t i = 0; i < nodes->count; i++)
		add_node(&renderer, &nodes->all[i]);
	close_tags(&renderer, 0);
}

void
render_draft(struct buf *out, const struct draft *draft, enum syntax syntax,
	     struct spans *spans)
{
	struct arena arena = { 0 };
	struct nodes nodes = { .arena = &arena };

	nodes_of_draft(&nodes, draft);
	render(out, &nodes, syntax, spans);
	arena_release(&arena);
}

void
render_persona(struct buf *out, const struct persona *persona,
	       enum syntax syntax)
{
	struct arena arena = { 0 };
	struct nodes nodes = { .arena = &arena };

	nodes_of_persona(&nodes, persona);
	render(out, &nodes, syntax, NULL);
	arena_release(&arena);
}
