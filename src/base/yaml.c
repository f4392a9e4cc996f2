/* SPDX-License-Identifier: MIT */
#include "base/yaml.h"

#include <string.h>

#include <yaml.h>

#include "base/offsets.h"
#include "base/utf8.h"

enum { DEPTH_MOST = 16, EVENTS_MOST = 10000,
       WORD_MOST = 5 /* letters of "false" */ };

/* A list or map being filled. */
struct frame {
	struct yaml *node, **tail;
	struct yaml *member; /* of a map: has its key, awaits its value */
	bool flow, is_key;
};

struct reading {
	yaml_parser_t parser;
	struct offsets offsets;
	struct arena *arena;
	struct yaml *root;
	struct frame frames[DEPTH_MOST];
	size_t depth, events, documents;
	size_t fault; /* byte offset */
	struct error *error;
};

static struct range
event_range(const struct reading *reading, const yaml_event_t *event)
{
	const struct offsets *offsets = &reading->offsets;
	struct range range = {
		offsets_byte(offsets, event->start_mark.index),
		offsets_byte(offsets, event->end_mark.index),
	};

	return range;
}

static bool
refuse(struct reading *reading, size_t at, const char *reason)
{
	reading->fault = at;
	return error_set(reading->error, "%s", reason);
}

static bool
refuse_event(struct reading *reading, const yaml_event_t *event,
	     const char *reason)
{
	return refuse(reading, event_range(reading, event).start, reason);
}

/* libyaml needs quadratic time for many directives, and no persona has one.
 * It also ends lines at NEL, U+2028 and U+2029. */
static bool
refuse_directives(struct reading *reading)
{
	struct str text = reading->offsets.text;
	struct str rest = str_from(text, source_bom(text));
	int32_t before = '\n';

	if (!str_contains(text, STR("%")))
		return true;
	while (rest.len) {
		size_t at = text.len - rest.len;
		int32_t point = utf8_next(&rest);

		if (point == '%' &&
		    (before == '\n' || before == '\r' || before == 0x85 ||
		     before == 0x2028 || before == 0x2029))
			return refuse(reading, at,
				      "directives are not understood");
		before = point;
	}
	return true;
}

/* libyaml stops where nothing can close a quotation or bracket any more; a
 * person looks for its fault where it opens. */
static bool
is_never_closed(const yaml_parser_t *parser)
{
	static const char *const ends[] = {
		"found unexpected end of stream",
		"found unexpected document indicator",
	};
	struct str problem = str_of(parser->problem);

	if (!parser->context)
		return false;
	if (str_starts(problem, STR("did not find expected ',' or")))
		return parser->context_mark.line < parser->problem_mark.line;
	return str_eq(str_of(parser->context),
		      STR("while scanning a quoted scalar")) &&
	    (str_eq(problem, str_of(ends[0])) ||
	     str_eq(problem, str_of(ends[1])));
}

static size_t
fault_of(const struct reading *reading)
{
	const yaml_parser_t *parser = &reading->parser;

	if (parser->error == YAML_READER_ERROR)
		return source_bom(reading->offsets.text) +
		    parser->problem_offset;
	if (is_never_closed(parser))
		return offsets_byte(&reading->offsets,
				    parser->context_mark.index);
	return offsets_byte(&reading->offsets, parser->problem_mark.index);
}

static bool
refuse_parser(struct reading *reading)
{
	const yaml_parser_t *parser = &reading->parser;

	if (parser->error == YAML_MEMORY_ERROR)
		memory_exhausted();
	refuse(reading, fault_of(reading), parser->problem);
	if (parser->context)
		error_set(reading->error, "%s %s", parser->problem,
			  parser->context);
	return false;
}

static size_t
digits(struct str text, size_t at, const char *set)
{
	size_t start = at;

	while (at < text.len && text.ptr[at] && strchr(set, text.ptr[at]))
		at++;
	return at - start;
}

static size_t
sign(struct str text, size_t at)
{
	return at < text.len && (text.ptr[at] == '+' || text.ptr[at] == '-');
}

static bool
is_integer_of(struct str text, struct str prefix, const char *set)
{
	return str_starts(text, prefix) && text.len > prefix.len &&
	    digits(text, prefix.len, set) == text.len - prefix.len;
}

static bool
is_decimal(struct str text)
{
	static const char set[] = "0123456789";
	size_t at = sign(text, 0);
	size_t whole = digits(text, at, set), fraction = 0;

	at += whole;
	if (at < text.len && text.ptr[at] == '.') {
		fraction = digits(text, at + 1, set);
		at += fraction + 1;
	}
	if (whole + fraction == 0)
		return false;
	if (at < text.len && (text.ptr[at] == 'e' || text.ptr[at] == 'E')) {
		at++;
		at += sign(text, at);
		if (at == text.len)
			return false;
		at += digits(text, at, set);
	}
	return at == text.len;
}

static bool
is_number(struct str text)
{
	static const char *const words[] = {
		".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf",
		"-.Inf", "-.INF", ".nan", ".NaN", ".NAN", NULL,
	};

	return is_decimal(text) || str_in(text, words) ||
	    is_integer_of(text, STR("0o"), "01234567") ||
	    is_integer_of(text, STR("0x"), "0123456789abcdefABCDEF");
}

static enum yaml_kind
plain_kind(struct str text)
{
	static const char *const nulls[] = { "", "~", "null", "Null", "NULL",
					     NULL };
	static const char *const bools[] = { "true", "True", "TRUE", "false",
					     "False", "FALSE", NULL };

	if (text.len <= WORD_MOST && str_in(text, nulls))
		return YAML_NULL;
	if (text.len <= WORD_MOST && str_in(text, bools))
		return YAML_BOOL;
	return is_number(text) ? YAML_NUMBER : YAML_STRING;
}

/* The end mark of a block scalar lies behind the blank lines after it. */
static struct range
trimmed(const struct reading *reading, struct range range)
{
	struct str text = str_slice(reading->offsets.text, range);

	range.end = range.start + str_trim_end(text).len;
	return range;
}

static void
fill_scalar(struct reading *reading, struct yaml *node,
	    const yaml_event_t *event)
{
	yaml_scalar_style_t style = event->data.scalar.style;
	struct str value = { (const char *)event->data.scalar.value,
			     event->data.scalar.length };

	node->value = arena_str(reading->arena, value);
	node->range = event_range(reading, event);
	node->quoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
	    style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	node->block = style == YAML_LITERAL_SCALAR_STYLE ||
	    style == YAML_FOLDED_SCALAR_STYLE;
	if (node->block)
		node->range = trimmed(reading, node->range);
	node->kind = event->data.scalar.plain_implicit ? plain_kind(value) :
							 YAML_STRING;
}

static void
fill_alias(struct reading *reading, struct yaml *node,
	   const yaml_event_t *event)
{
	const char *name = (const char *)event->data.alias.anchor;

	node->kind = YAML_ALIAS;
	node->value = arena_str(reading->arena, str_of(name));
	node->range = event_range(reading, event);
}

static struct frame *
innermost(struct reading *reading)
{
	return reading->depth ? &reading->frames[reading->depth - 1] : NULL;
}

static bool
awaits_key(const struct frame *frame)
{
	return frame && frame->node->kind == YAML_MAP && !frame->member;
}

static struct yaml *
append(struct reading *reading, struct frame *frame)
{
	struct yaml *node = ARENA_NEW(reading->arena, struct yaml);

	*frame->tail = node;
	frame->tail = &node->next;
	return node;
}

/* Where the next value goes: the root, an element, a member's value, or a key
 * that will be dropped once it is known. */
static struct yaml *
next_node(struct reading *reading)
{
	struct frame *frame = innermost(reading);
	struct yaml *node;

	if (!frame || awaits_key(frame))
		return ARENA_NEW(reading->arena, struct yaml);
	if (frame->node->kind == YAML_LIST)
		return append(reading, frame);
	node = frame->member;
	frame->member = NULL;
	return node;
}

/* A key that is no scalar is known by its source. */
static void
begin_member(struct reading *reading, const struct yaml *key)
{
	struct frame *frame = innermost(reading);
	struct yaml *member = append(reading, frame);
	bool is_text = key->kind != YAML_MAP && key->kind != YAML_LIST &&
	    key->kind != YAML_ALIAS;

	member->key = is_text ?
	    key->value : str_slice(reading->offsets.text, key->range);
	member->key_range = key->range;
	frame->member = member;
}

static void
place_node(struct reading *reading, struct yaml *node, bool is_key)
{
	if (is_key)
		begin_member(reading, node);
	else if (reading->depth == 0)
		reading->root = node;
}

/* "!IMPORTANT read this": a plain text to whoever wrote it, a tag and less
 * of the text to YAML. */
static bool
eats_words(const yaml_event_t *event)
{
	const char *tag = event->type == YAML_SCALAR_EVENT
			      ? (const char *)event->data.scalar.tag
			      : NULL;

	return tag != NULL && tag[0] == '!' &&
	       event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static bool
take_leaf(struct reading *reading, const yaml_event_t *event)
{
	bool is_key = awaits_key(innermost(reading));
	struct yaml *node;

	if (eats_words(event))
		return refuse_event(reading, event, "a tag of nobody's");
	node = next_node(reading);
	if (event->type == YAML_ALIAS_EVENT)
		fill_alias(reading, node, event);
	else
		fill_scalar(reading, node, event);
	place_node(reading, node, is_key);
	return true;
}

static bool
open_frame(struct reading *reading, const yaml_event_t *event)
{
	bool is_list = event->type == YAML_SEQUENCE_START_EVENT;
	bool is_key = awaits_key(innermost(reading));
	struct frame *frame = &reading->frames[reading->depth];
	struct yaml *node;

	if (reading->depth == DEPTH_MOST)
		return refuse_event(reading, event, "nested too deep");
	node = next_node(reading);
	node->kind = is_list ? YAML_LIST : YAML_MAP;
	node->range = event_range(reading, event);
	*frame = (struct frame){ .node = node, .tail = &node->first,
				 .is_key = is_key };
	frame->flow = is_list ?
	    event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE :
	    event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
	reading->depth++;
	return true;
}

static size_t
end_of_children(const struct yaml *node)
{
	size_t end = node->range.start;

	for (const struct yaml *child = node->first; child;
	     child = child->next) {
		if (child->range.end > end)
			end = child->range.end;
		if (child->key_range.end > end)
			end = child->key_range.end;
	}
	return end;
}

/* A block list or map ends, for libyaml, where the next token begins. */
static bool
close_frame(struct reading *reading, const yaml_event_t *event)
{
	struct frame *frame = &reading->frames[--reading->depth];
	struct yaml *node = frame->node;

	node->range.end = frame->flow ? event_range(reading, event).end :
					end_of_children(node);
	place_node(reading, node, frame->is_key);
	return true;
}

static bool
take_event(struct reading *reading, const yaml_event_t *event)
{
	if (++reading->events > EVENTS_MOST)
		return refuse_event(reading, event, "too many values");
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (++reading->documents > 1)
			return refuse_event(reading, event,
					    "a second document begins");
		return true;
	case YAML_SCALAR_EVENT:
	case YAML_ALIAS_EVENT:
		return take_leaf(reading, event);
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return open_frame(reading, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_frame(reading, event);
	default:
		return true;
	}
}

static bool
read_events(struct reading *reading)
{
	bool good = true, done = false;

	while (good && !done) {
		yaml_event_t event;

		if (!yaml_parser_parse(&reading->parser, &event))
			return refuse_parser(reading);
		good = take_event(reading, &event);
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	return good;
}

static bool
read_text(struct reading *reading, struct str text)
{
	struct str input = str_from(text, source_bom(text));
	bool done;

	offsets_init(&reading->offsets, text, reading->arena);
	if (!refuse_directives(reading))
		return false;
	if (!yaml_parser_initialize(&reading->parser))
		memory_exhausted();
	yaml_parser_set_encoding(&reading->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reading->parser,
				     (const unsigned char *)input.ptr,
				     input.len);
	done = read_events(reading);
	yaml_parser_delete(&reading->parser);
	return done;
}

bool
yaml_parse(struct yaml **root, struct str text, struct arena *arena,
	   struct place *place, struct error *error)
{
	struct reading reading = { .arena = arena, .error = error };
	struct source source;

	if (!text.ptr)
		text = (struct str){ "", 0 };
	if (read_text(&reading, text)) {
		*root = reading.root;
		return true;
	}
	source_init(&source, text, arena);
	*place = source_place(&source, reading.fault);
	return false;
}

const struct yaml *
yaml_get(const struct yaml *map, const char *key)
{
	const struct yaml *found = NULL;

	if (!map || map->kind != YAML_MAP)
		return NULL;
	for (const struct yaml *member = map->first; member;
	     member = member->next)
		if (str_eq(member->key, str_of(key)))
			found = member;
	return found;
}

bool
yaml_same(const struct yaml *a, const struct yaml *b)
{
	for (; a != NULL && b != NULL; a = a->next, b = b->next)
		if (a->kind != b->kind || !str_eq(a->key, b->key) ||
		    !str_eq(a->value, b->value) ||
		    !yaml_same(a->first, b->first))
			return false;
	return a == b;
}
