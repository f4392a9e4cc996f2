/* SPDX-License-Identifier: MIT */
#include "export/nodes.h"

#include <stdlib.h>

#include "compose/pick.h"
#include "compose/place.h"
#include "export/marker.h"
#include "export/piece.h"
#include "export/references.h"
#include "export/title.h"
#include "model/title.h"
#include "parse/titles.h"

static struct node *
add_node(struct nodes *nodes, enum node_kind kind)
{
	struct node *node;

	nodes->all = arena_grow(nodes->arena, nodes->all, nodes->count,
				&nodes->capacity, sizeof(*nodes->all));
	node = &nodes->all[nodes->count++];
	*node = (struct node){ .kind = kind, .entry = NO_INDEX,
			       .persona = NO_INDEX, .step.list = NO_INDEX };
	return node;
}

/* A draft: what stands above an entry, by depth. */
struct above {
	size_t sections, entries;
};

struct draft_walk {
	struct nodes *nodes;
	const struct draft *draft;
	struct above *above; /* one more than the deepest entry */
	size_t depth;	     /* of the entry before, plus one */
	struct str *tags;    /* what personas name theirs, sorted */
	size_t tag_count;
};

static int
compare_titles(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void
list_tags(struct draft_walk *walk)
{
	const struct comparison *comparison = walk->draft->comparison;
	size_t capacity = 0;

	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct persona *persona = comparison->personas[i];

		for (size_t j = 0; j < persona->section_count; j++) {
			if (persona->sections[j].syntax != SECTION_TAG)
				continue;
			walk->tags = arena_grow(walk->nodes->arena, walk->tags,
						walk->tag_count, &capacity,
						sizeof *walk->tags);
			walk->tags[walk->tag_count++] =
			    persona->sections[j].title;
		}
	}
	if (walk->tag_count > 0)
		qsort(walk->tags, walk->tag_count, sizeof *walk->tags,
		      compare_titles);
}

/* Whether some persona has a tag of that name: only then is its lower case
 * not somebody's wish. */
static bool
is_tag_title(const struct draft_walk *walk, struct str title)
{
	return walk->tag_count > 0 &&
	       bsearch(&title, walk->tags, walk->tag_count,
		       sizeof *walk->tags, compare_titles) != NULL;
}

/* A title's line; of a heading with a line below it the first. */
static struct str
first_line(struct str text)
{
	text = str_trim_start(text);
	text.len = str_find_byte(text, '\n');
	text.len = str_find_byte(text, '\r');
	return str_trim_end(text);
}

/* The title with the code and links that its source has, unless the user or
 * a topic gave it another. */
static struct str
with_markup(const struct draft_walk *walk, const struct entry *entry)
{
	const struct comparison *comparison = walk->draft->comparison;
	struct arena *arena = walk->nodes->arena;
	const struct persona *persona;
	const struct section *section;

	if (entry->persona >= comparison->persona_count ||
	    entry->section == NO_INDEX || entry->section == 0)
		return entry->title;
	persona = comparison->personas[entry->persona];
	section = &persona->sections[entry->section];
	if (section->syntax == SECTION_TAG ||
	    !str_eq(entry->title, title_shown(arena, section->title,
					      section->syntax)))
		return entry->title;
	return title_shown(arena, title_written(first_line(persona_text(
	    persona, section->range)), arena), section->syntax);
}

static struct str
draft_title(const struct draft_walk *walk, const struct entry *entry)
{
	struct arena *arena = walk->nodes->arena;
	struct str written = with_markup(walk, entry);
	struct str shown = title_spelled(arena, entry->title);

	if (!str_eq(written, entry->title))
		return title_line(arena, written);
	if (!str_eq(shown, entry->title) &&
	    !is_tag_title(walk, entry->title))
		shown = entry->title;
	return title_line(arena, shown);
}

/* Text without markup that tells it is code needs a look at its source. */
static bool
is_code(struct str source, struct range range)
{
	size_t start = range.start;
	size_t blanks;

	while (start < range.end && ascii_is_space(source.ptr[start]))
		start++;
	blanks = start;
	while (blanks > 0 && source.ptr[blanks - 1] == ' ')
		blanks--;
	if (start == range.end)
		return false;
	if (str_contains(STR("`~"), (struct str){ source.ptr + start, 1 }))
		return true;
	return start - blanks >= 4 &&
	       !str_contains(STR("|><[-*_"),
			     (struct str){ source.ptr + start, 1 });
}

static struct str
block_text(struct nodes *nodes, struct node *node, struct str source,
	   struct range range)
{
	if (node->kind == NODE_ITEM || node->kind == NODE_STEP)
		return piece_entry(nodes->arena, source, range,
				   &node->step.number);
	if (node->kind == NODE_VERBATIM && is_code(source, range))
		return piece_code(nodes->arena, source, range);
	return piece_text(nodes->arena, source, range);
}

/* Cut out of a line: what stands before it there is no list marker. */
static bool
is_clause(struct str source, struct range range)
{
	size_t at = range.start;
	char before;

	while (at > 0 && (source.ptr[at - 1] == ' ' ||
			  source.ptr[at - 1] == '\t'))
		at--;
	if (at == 0)
		return false;
	before = source.ptr[at - 1];
	if (before == '*')
		return at > 1 && source.ptr[at - 2] == '*';
	return ascii_is_alpha(before) || before == ',' || before == ';' ||
	    before == ':';
}

/* A list entry of its own begins like one, unless its spelling is its own
 * ("gRPC", "k6"). */
static struct str
with_capital(struct arena *arena, struct str text)
{
	struct str copy;

	if (text.len < 2 || text.ptr[0] < 'a' || text.ptr[0] > 'z' ||
	    !((text.ptr[1] >= 'a' && text.ptr[1] <= 'z') ||
	      text.ptr[1] == ' '))
		return text;
	copy = arena_str(arena, text);
	((char *)copy.ptr)[0] = (char)(text.ptr[0] - 'a' + 'A');
	return copy;
}

/* What stands between two sentences: a line that ended within a paragraph
 * ends there again. */
static const char *
joint(const struct draft *draft, const struct entry *entry)
{
	const struct origin *origin = &entry[-1].origin;
	struct str rest;

	if (origin->persona != entry->origin.persona ||
	    origin->persona == NO_INDEX || entry[-1].text.ptr)
		return " ";
	rest = str_from(draft->comparison->personas[origin->persona]
			->source.bytes, origin->range.end);
	while (rest.len && (rest.ptr[0] == ' ' || rest.ptr[0] == '\t'))
		rest = str_from(rest, 1);
	return rest.len && ascii_is_space(rest.ptr[0]) ? "\n" : " ";
}

/* Sentences that were taken alone make one paragraph. */
static void
join_paragraph(struct nodes *nodes, const struct draft *draft,
	       const struct entry *entry)
{
	struct node *last = &nodes->all[nodes->count - 1];
	struct node *before = last - 1;

	if (!entry->continues || nodes->count < 2 ||
	    last->kind != NODE_PARAGRAPH || before->kind != NODE_PARAGRAPH ||
	    before->depth != last->depth)
		return;
	before->text = arena_printf(nodes->arena, "%.*s%s%.*s",
				    STR_ARG(before->text),
				    joint(draft, entry), STR_ARG(last->text));
	nodes->count--;
}

/* The box of a task, and which step a step is: both stand before the pick. */
static void
add_marker(const struct draft_walk *walk, const struct entry *entry,
	   struct node *node)
{
	struct arena *arena = walk->nodes->arena;
	struct marker_found found;

	if (node->kind != NODE_ITEM && node->kind != NODE_STEP)
		return;
	found = marker_before(walk->draft->comparison->personas[
			      entry->origin.persona], entry->origin.persona,
			      entry->origin.range.start);
	if (found.box.len && !str_starts(node->text, STR("[ ] ")) &&
	    !str_starts(node->text, STR("[x] ")))
		node->text = arena_printf(arena, "%.*s %.*s",
					  STR_ARG(found.box),
					  STR_ARG(node->text));
	if (node->kind == NODE_STEP && found.step.list != NO_INDEX)
		node->step = found.step;
}

static void
add_draft_block(struct draft_walk *walk, const struct entry *entry,
		struct above above)
{
	static const enum node_kind kinds[] = {
		[FORM_PARAGRAPH] = NODE_PARAGRAPH,
		[FORM_ITEM] = NODE_ITEM,
		[FORM_STEP] = NODE_STEP,
		[FORM_VERBATIM] = NODE_VERBATIM,
	};
	struct node *node = add_node(walk->nodes, kinds[entry->form]);
	struct str source = entry->text;
	struct range range = { 0, entry->text.len };
	bool own = source.ptr != NULL || entry->origin.persona == NO_INDEX;

	if (!own) {
		source =
		    walk->draft->comparison->personas[entry->origin.persona]
			->source.bytes;
		range = entry->origin.range;
	}
	node->depth = above.sections;
	node->nest = above.entries;
	node->text = block_text(walk->nodes, node, source, range);
	if (!own && node->kind == NODE_ITEM && is_clause(source, range))
		node->text = with_capital(walk->nodes->arena, node->text);
	if (entry->origin.persona != NO_INDEX && !entry->continues)
		add_marker(walk, entry, node);
	join_paragraph(walk->nodes, walk->draft, entry);
}

/* Who the persona is needs no heading where it stands first, as prose; what
 * has no title has none. */
static bool
is_opening_prose(const struct draft *draft, size_t index)
{
	const struct entry *entry = &draft->entries[index];
	const struct comparison *comparison = draft->comparison;

	if (entry->title.len == 0)
		return true;
	return index == 0 && entry->topic != NO_INDEX &&
	       entry->topic < comparison->topic_count &&
	       comparison->topics[entry->topic].kind == TOPIC_IDENTITY &&
	       draft->entry_count > 1 &&
	       draft->entries[1].kind == ENTRY_BLOCK &&
	       draft->entries[1].form == FORM_PARAGRAPH;
}

static void
add_entry(struct draft_walk *walk, size_t index)
{
	const struct entry *entry = &walk->draft->entries[index];
	size_t depth = entry->depth < walk->depth ? entry->depth : walk->depth;
	struct above above = walk->above[depth];
	struct above below = above;
	size_t before = walk->nodes->count;

	if (entry->kind == ENTRY_BLOCK) {
		add_draft_block(walk, entry, above);
		below.entries++;
	} else if (!is_opening_prose(walk->draft, index)) {
		struct node *node = add_node(walk->nodes, NODE_TITLE);

		node->depth = above.sections;
		node->text = draft_title(walk, entry);
		below = (struct above){ above.sections + 1, 0 };
	}
	for (size_t i = before; i < walk->nodes->count; i++) {
		walk->nodes->all[i].entry = index;
		walk->nodes->all[i].persona = entry->kind == ENTRY_BLOCK ?
		    entry->origin.persona : entry->persona;
	}
	walk->depth = depth + 1;
	walk->above[walk->depth] = below;
}

void
nodes_of_draft(struct nodes *nodes, const struct draft *draft)
{
	struct draft_walk walk = { .nodes = nodes, .draft = draft };

	list_tags(&walk);
	walk.above =
	    ARENA_ARRAY(nodes->arena, struct above, draft->entry_count + 1);
	for (size_t i = 0; i < draft->entry_count; i++)
		add_entry(&walk, i);
	references_settle(nodes, draft);
}

void
nodes_add_end(struct nodes *nodes, struct str text)
{
	const struct node *last = nodes->count ?
	    &nodes->all[nodes->count - 1] : NULL;
	size_t depth = last ? last->depth + (last->kind == NODE_TITLE) : 0;
	struct node *node = add_node(nodes, NODE_VERBATIM);

	node->text = text;
	node->depth = depth;
}

/* A persona: sections but leads, which stay the list entries they are. */
struct persona_walk {
	struct nodes *nodes;
	const struct persona *persona;
	size_t *depths; /* by section: depth of what it holds */
	size_t *nests;
};

static void
measure_sections(struct persona_walk *walk)
{
	const struct persona *persona = walk->persona;

	for (size_t i = 1; i < persona->section_count; i++) {
		const struct section *section = &persona->sections[i];
		bool lead = section->syntax == SECTION_LEAD;
		size_t number;

		walk->depths[i] = walk->depths[section->parent] + !lead;
		if (!lead)
			continue;
		walk->nests[i] =
		    walk->nests[section->parent] +
		    (piece_marker(
			 str_trim_start(persona_text(persona, section->range)),
			 &number) > 0);
	}
}

static enum node_kind
persona_node_kind(const struct block *block)
{
	if (block->kind == BLOCK_PARAGRAPH)
		return NODE_PARAGRAPH;
	if (block->kind == BLOCK_ENTRY)
		return block->ordered ? NODE_STEP : NODE_ITEM;
	return NODE_VERBATIM;
}

static void
add_persona_block(struct persona_walk *walk, const struct block *block)
{
	struct nodes *nodes = walk->nodes;
	struct str source = walk->persona->source.bytes;
	struct node *node = add_node(nodes, persona_node_kind(block));

	node->depth = walk->depths[block->section];
	node->nest = walk->nests[block->section];
	if (block->kind == BLOCK_CODE)
		node->text = piece_code(nodes->arena, source, block->text);
	else if (node->kind == NODE_VERBATIM)
		node->text = piece_text(nodes->arena, source, block->text);
	else
		node->text = block_text(nodes, node, source, block->text);
	if (node->kind == NODE_STEP)
		node->step = step_of_block(walk->persona, 0, (size_t)
					   (block - walk->persona->blocks));
}

static void
add_title(struct persona_walk *walk, const struct block *block)
{
	const struct section *section;
	struct node *node;

	section = &walk->persona->sections[block->section];
	node =
	    add_node(walk->nodes, block->section == 0 ? NODE_NAME : NODE_TITLE);
	node->text = title_line(walk->nodes->arena,
	    section->syntax == SECTION_TAG ? section->title :
	    title_written(first_line(persona_text(walk->persona,
						  block->text)),
			  walk->nodes->arena));
	if (block->section == 0)
		return;
	node->depth = walk->depths[section->parent];
	if (section->syntax == SECTION_TAG)
		node->text = title_spelled(walk->nodes->arena, node->text);
}

/* A bold lead and the text on its line are one entry, or one paragraph. */
static size_t
add_lead(struct persona_walk *walk, size_t index)
{
	const struct persona *persona = walk->persona;
	const struct block *title = &persona->blocks[index];
	const struct block *next = title + 1;
	size_t parent = persona->sections[title->section].parent;
	struct range range = title->text;
	struct node *node;
	size_t number;
	struct str text;

	if (index + 1 < persona->block_count && block_is_content(next->kind) &&
	    next->section == title->section &&
	    !str_contains(
		persona_text(persona, (struct range){ title->text.end,
						      next->text.start }),
		STR("\n"))) {
		range.end = next->text.end;
		index++;
	}
	text = str_trim_start(persona_text(persona, range));
	node = add_node(walk->nodes, NODE_PARAGRAPH);
	if (piece_marker(text, &number) > 0)
		node->kind = number > 0 ? NODE_STEP : NODE_ITEM;
	node->depth = walk->depths[parent];
	node->nest = walk->nests[parent];
	node->text =
	    block_text(walk->nodes, node, persona->source.bytes, range);
	if (node->kind == NODE_STEP)
		node->step = step_of_block(persona, 0,
					   (size_t)(title - persona->blocks));
	return index;
}

/* A tag that stays whole, around all that it holds; its last block. */
static size_t
add_kept(struct persona_walk *walk, size_t index)
{
	const struct persona *persona = walk->persona;
	struct range keep = persona->blocks[index].keep;
	size_t home = block_home(persona, index);
	struct node *node = add_node(walk->nodes, NODE_VERBATIM);

	node->depth = walk->depths[home];
	node->nest = walk->nests[home];
	node->text = piece_text(walk->nodes->arena, persona->source.bytes,
				keep);
	while (index + 1 < persona->block_count &&
	       range_len(persona->blocks[index + 1].keep) &&
	       persona->blocks[index + 1].keep.start == keep.start)
		index++;
	return index;
}

void
nodes_of_persona(struct nodes *nodes, const struct persona *persona)
{
	struct persona_walk walk = { nodes, persona, NULL, NULL };

	walk.depths =
	    ARENA_ARRAY(nodes->arena, size_t, persona->section_count + 1);
	walk.nests =
	    ARENA_ARRAY(nodes->arena, size_t, persona->section_count + 1);
	measure_sections(&walk);
	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (range_len(block->keep)) {
			i = add_kept(&walk, i);
			continue;
		}
		/* A rule divides what headings divide by themselves, and would
		 * begin front matter where it comes first. */
		if (block->kind == BLOCK_RULE)
			continue;
		if (block_is_content(block->kind))
			add_persona_block(&walk, block);
		else if (block->kind != BLOCK_TITLE)
			continue;
		else if (persona->sections[block->section].syntax ==
			 SECTION_LEAD)
			i = add_lead(&walk, i);
		else
			add_title(&walk, block);
	}
}

/* Chains of what each section holds itself, by the index of its title + 1. */
struct chain {
	size_t first, last; /* node + 1; 0 for none */
};

void
nodes_gather(struct nodes *nodes)
{
	size_t count = nodes->count;
	struct chain *chains;
	size_t *next, *open;
	struct node *sorted;
	size_t to = 0;

	chains = ARENA_ARRAY(nodes->arena, struct chain, count + 1);
	next = ARENA_ARRAY(nodes->arena, size_t, count + 1);
	open = ARENA_ARRAY(nodes->arena, size_t, count + 1);
	sorted = ARENA_ARRAY(nodes->arena, struct node, count);
	for (size_t i = 0; i < count; i++) {
		const struct node *node = &nodes->all[i];
		struct chain *chain = &chains[open[node->depth]];

		if (node->kind == NODE_TITLE) {
			open[node->depth + 1] = i + 1;
			continue;
		}
		if (chain->last > 0)
			next[chain->last] = i + 1;
		else
			chain->first = i + 1;
		chain->last = i + 1;
	}
	for (size_t i = 0; i <= count; i++) {
		if (i > 0 && nodes->all[i - 1].kind != NODE_TITLE)
			continue;
		if (i > 0)
			sorted[to++] = nodes->all[i - 1];
		for (size_t j = chains[i].first; j > 0; j = next[j])
			sorted[to++] = nodes->all[j - 1];
	}
	nodes->all = sorted;
	nodes->capacity = count;
}
