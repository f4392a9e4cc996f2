/* SPDX-License-Identifier: MIT */
#include "parse/tags.h"

#include "base/count.h"
#include "model/tag.h"

enum { NAMES_MIN = 64 };

/* Names that only give structure, unless an attribute names them. Sorted. */
static const char *const transparent_names[] = {
	"body", "bullet", "bullets", "content", "description", "entries",
	"entry", "instruction", "item", "items", "list", "point", "points",
	"step", "steps", "text",
};

struct open_tag {
	size_t line, name;
	size_t below; /* index of the open tag of the same name below it */
	bool transparent, inside; /* inside: of a list entry */
};

/* Each name once, with the topmost open tag and the last dropped one. */
struct name {
	struct str text;
	size_t top, dropped;
};

/* An opening tag that another closing tag ended. */
struct dropped_tag {
	size_t line;
	bool crossing; /* its own closing tag came later */
};

struct pairing {
	struct page *page;
	struct open_tag *open;
	size_t depth, capacity;
	struct dropped_tag *dropped;
	size_t dropped_count, dropped_capacity;
	struct name *names; /* hash table, linear probing */
	size_t slots;
	bool in_entry;
	size_t marker; /* indentation of the entry's marker */
	size_t next;   /* line below an opening tag of several lines */
};

/* Offset of <name or </name behind which the name ends, or text.len. */
static size_t
find_tag(struct str text, struct str lead, struct str name)
{
	size_t at = 0;

	for (; at < text.len; at++) {
		struct str rest;

		at += str_find(str_from(text, at), lead);
		rest = str_from(text, at + lead.len);
		if (at >= text.len)
			break;
		if (str_starts(rest, name) && tag_name_length(rest) == name.len)
			return at;
	}
	return text.len;
}

bool
tag_is_html(struct str line)
{
	struct str name;

	if (!str_starts(line, STR("<")))
		return false;
	name = str_from(line, str_starts(line, STR("</")) ? 2 : 1);
	name.len = tag_name_length(name);
	return tag_name_is_html(name);
}

static struct name *
find_name(struct pairing *pairing, struct str text)
{
	size_t at = (size_t)str_hash(text) & (pairing->slots - 1);

	while (pairing->names[at].text.len &&
	       !str_eq(pairing->names[at].text, text))
		at = (at + 1) & (pairing->slots - 1);
	if (!pairing->names[at].text.len) {
		pairing->names[at].text = text;
		pairing->names[at].top = NO_INDEX;
		pairing->names[at].dropped = NO_INDEX;
	}
	return &pairing->names[at];
}

static void
pop_tag(struct pairing *pairing)
{
	struct open_tag *top = &pairing->open[--pairing->depth];

	pairing->names[top->name].top = top->below;
}

/* Pops a tag that is still open: it is text. */
static void
drop_tag(struct pairing *pairing)
{
	struct open_tag top = pairing->open[pairing->depth - 1];

	pop_tag(pairing);
	if (top.inside)
		return;
	pairing->dropped = arena_grow(&pairing->page->scratch,
				      pairing->dropped,
				      pairing->dropped_count,
				      &pairing->dropped_capacity,
				      sizeof(*pairing->dropped));
	pairing->names[top.name].dropped = pairing->dropped_count;
	pairing->dropped[pairing->dropped_count++].line = top.line;
}

static void
diagnose_dropped(struct pairing *pairing)
{
	struct page *page = pairing->page;

	for (size_t i = 0; i < pairing->dropped_count; i++) {
		const struct dropped_tag *dropped = &pairing->dropped[i];
		const struct line *line = &page->lines[dropped->line];

		page_diagnose(page, dropped->crossing ? "tag-crossing"
						      : "tag-unclosed",
			      line->text.start,
			      page_opening(page, dropped->line));
	}
}

/* Whether the line may go on with an opening tag; none does with two. */
static bool
may_go_on(const struct page *page, size_t at)
{
	struct str text = page_line(page, at);

	if (page->lines[at].kind == LINE_QUOTE)
		return str_eq(text, STR(">"));
	return page->lines[at].kind == LINE_TEXT && text.ptr[0] != '<';
}

/* The line and those below it that an opening tag may take. */
static struct str
opening_lines(const struct page *page, size_t at)
{
	struct range range = page->lines[at].text;

	if (page->lines[at].kind == LINE_TEXT &&
	    str_starts(page_text(page, range), STR("<")))
		for (size_t i = at + 1; i < page->count && may_go_on(page, i);
		     i++)
			range.end = page->lines[i].text.end;
	return page_text(page, range);
}

static void
push_tag(struct pairing *pairing, const struct tag *tag)
{
	struct page *page = pairing->page;
	struct name *name = find_name(pairing, tag->name);
	struct open_tag *open;

	pairing->open = arena_grow(&page->scratch, pairing->open,
				   pairing->depth, &pairing->capacity,
				   sizeof(*pairing->open));
	open = &pairing->open[pairing->depth];
	*open = (struct open_tag){
		.name = (size_t)(name - pairing->names),
		.below = name->top,
		.transparent = !tag->titling.len &&
		    tag_name_among(tag->name, transparent_names,
			      COUNT(transparent_names)),
		.inside = pairing->in_entry,
	};
	name->top = pairing->depth++;
}

/* Marks the lines that an opening tag goes on with; returns the last. */
static struct line *
mark_opening(struct page *page, size_t at)
{
	size_t last = page_opening_last(page, at);

	for (size_t i = at + 1; i <= last; i++)
		page->lines[i].kind = LINE_MORE;
	return &page->lines[last];
}

/* What follows a tag on the last of its lines is a line like others. */
static void
cut_opening(struct page *page, size_t at)
{
	const struct line *first = &page->lines[at];
	struct line *last = mark_opening(page, at);
	struct str rest = page_text(page, (struct range){ first->tag,
							  last->text.end });

	if (last == first || str_is_blank(rest))
		return;
	last->kind = LINE_TEXT;
	last->cut = true;
	last->indent = first->indent;
	last->text.start = last->text.end - str_trim_start(rest).len;
	last->content = last->text.start;
}

static void
mark_pair(struct page *page, const struct open_tag *open, size_t close)
{
	struct line *first = &page->lines[open->line];
	struct line *last = &page->lines[close];

	cut_opening(page, open->line);
	first->kind = open->transparent ? LINE_TAG : LINE_OPEN;
	last->kind = open->transparent ? LINE_TAG : LINE_CLOSE;
	first->partner = close;
	last->partner = open->line;
}

static void
leave_unopened(struct pairing *pairing, size_t at, struct name *name)
{
	struct page *page = pairing->page;

	if (name->dropped != NO_INDEX)
		pairing->dropped[name->dropped].crossing = true;
	else if (page->lines[at].tag == page->lines[at].text.start)
		page_diagnose(page, "tag-unopened", page->lines[at].tag,
			      page_line(page, at));
	name->dropped = NO_INDEX;
}

static void
pair_closing(struct pairing *pairing, size_t at, const struct tag *tag)
{
	struct page *page = pairing->page;
	struct name *name = find_name(pairing, tag->name);
	size_t match = name->top;
	struct open_tag open;

	page->lines[at].tag = page->lines[at].text.end - tag->whole.len;
	if (match == NO_INDEX) {
		leave_unopened(pairing, at, name);
		return;
	}
	while (pairing->depth > match + 1)
		drop_tag(pairing);
	open = pairing->open[match];
	pop_tag(pairing);
	if (open.inside)
		return;
	mark_pair(page, &open, at);
	pairing->in_entry = false;
}

static void
pair_opening(struct pairing *pairing, size_t at, const struct tag *tag)
{
	struct page *page = pairing->page;
	struct line *line = &page->lines[at];
	size_t last;
	struct str rest;

	line->tag = line->text.start + tag->whole.len;
	last = page_opening_last(page, at);
	rest = page_text(page, (struct range){ line->tag,
					       page->lines[last].text.end });
	pairing->next = last + 1;
	if (find_tag(rest, STR("</"), tag->name) == rest.len) {
		push_tag(pairing, tag);
		pairing->open[pairing->depth - 1].line = at;
	} else if (!pairing->in_entry) {
		mark_opening(page, at);
		line->kind = LINE_ONE;
	}
}

/* Whether what is there could be an entry's text: tags in it open nothing. */
static void
follow_entries(struct pairing *pairing, size_t at)
{
	const struct line *line = &pairing->page->lines[at];

	if (line->kind == LINE_BLANK || line->kind == LINE_CODE ||
	    line->kind == LINE_COMMENT_MORE)
		return;
	if (pairing->in_entry && line->indent >= pairing->marker + 2)
		return;
	pairing->in_entry = line->kind == LINE_ENTRY ||
	    (line->kind == LINE_FENCE && line->content > line->text.start) ||
	    (pairing->in_entry && line->kind == LINE_TEXT &&
	     page_line(pairing->page, at).ptr[0] != '<' &&
	     line[-1].kind != LINE_BLANK);
	if (line->kind == LINE_ENTRY || line->kind == LINE_FENCE)
		pairing->marker = line->indent;
}

static bool
may_hold_tag(const struct line *line)
{
	return line->kind == LINE_TEXT || line->kind == LINE_ENTRY ||
	    line->kind == LINE_QUOTE || line->kind == LINE_HEADING ||
	    line->kind == LINE_ROW;
}

static void
pair_line(struct pairing *pairing, size_t at)
{
	struct str text = page_line(pairing->page, at);
	struct tag tag;

	if ((tag_open(&tag, text) ||
	     tag_open(&tag, opening_lines(pairing->page, at))) &&
	    !tag_name_is_html(tag.name)) {
		pair_opening(pairing, at, &tag);
	} else if (tag_close(&tag, text) &&
		   !tag_name_is_html(tag.name) &&
		   find_tag(text, STR("<"), tag.name) == text.len) {
		pair_closing(pairing, at, &tag);
	}
}

static size_t
count_candidates(const struct page *page)
{
	size_t count = 0;

	for (size_t i = page->first; i < page->count; i++)
		if (may_hold_tag(&page->lines[i]) &&
		    str_ends(page_line(page, i), STR(">")))
			count++;
		else if (may_hold_tag(&page->lines[i]) &&
			 str_starts(page_line(page, i), STR("<")))
			count++;
	return count;
}

void
tags_pair(struct page *page)
{
	struct pairing pairing = { .page = page, .slots = NAMES_MIN };
	size_t candidates = count_candidates(page);

	while (pairing.slots < 2 * candidates)
		pairing.slots *= 2;
	pairing.names = ARENA_ARRAY(&page->scratch, struct name,
				    pairing.slots);
	for (size_t i = page->first; i < page->count; i++) {
		follow_entries(&pairing, i);
		if (candidates && i >= pairing.next &&
		    may_hold_tag(&page->lines[i]))
			pair_line(&pairing, i);
	}
	while (pairing.depth)
		drop_tag(&pairing);
	diagnose_dropped(&pairing);
}
