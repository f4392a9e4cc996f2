/* SPDX-License-Identifier: MIT */
#include "lint/hidden.h"

#include "base/buf.h"
#include "base/utf8.h"

enum {
	TAG_FIRST = 0xe0000,
	TAG_LAST = 0xe007f,
	BLACK_FLAG = 0x1f3f4,
	ZWNJ = 0x200c,
	ZWJ = 0x200d,
	EMOJI_STYLE = 0xfe0f,
	POINT_MAX = 0x10ffff,
	DETAIL_MAX = 8
};

struct run {
	int32_t before, after; /* what stands around it; 0 for nothing */
	int32_t first, last;
	size_t count, tags;
	bool override, direction, control;
	struct range range;
};

static bool
within(int32_t point, int32_t first, int32_t last)
{
	return point >= first && point <= last;
}

static bool
is_control(int32_t point)
{
	if (point == '\t' || point == '\n' || point == '\r')
		return false;
	return within(point, 0, 0x1f) || within(point, 0x7f, 0x9f);
}

static bool
is_override(int32_t point)
{
	return point == 0x202d || point == 0x202e;
}

static bool
is_direction(int32_t point)
{
	return within(point, 0x200e, 0x200f) || within(point, 0x202a, 0x202e) ||
	       within(point, 0x2066, 0x2069) || point == 0x61c;
}

/* Hebrew, Arabic and their kin. */
static bool
runs_left(int32_t point)
{
	return within(point, 0x590, 0x8ff) || within(point, 0xfb1d, 0xfdff) ||
	       within(point, 0xfe70, 0xfefc) || within(point, 0x10800, 0x10fff);
}

/* Scripts from Hebrew to Mongolian in which joiners change letters. */
static bool
needs_joiners(int32_t point)
{
	return within(point, 0x590, 0x109f) || within(point, 0x1780, 0x18af) ||
	       runs_left(point);
}

/* What may stand as an emoji. */
static bool
takes_selector(int32_t point)
{
	return utf8_is_pictograph(point) || within(point, '0', '9') ||
	       point == '#' || point == '*';
}

static int32_t
point_before(struct str text, size_t at)
{
	size_t start = at;
	struct str rest;

	if (at == 0)
		return 0;
	do
		start--;
	while (start > 0 && at - start < 4 &&
	       ((unsigned char)text.ptr[start] & 0xc0) == 0x80);
	rest = str_slice(text, (struct range){ start, at });
	return utf8_next(&rest);
}

/* Skips what is plainly visible; false at the end. */
static bool
find_suspect(struct hidden_scan *scan)
{
	struct str text = scan->text;

	while (scan->at < text.len) {
		unsigned char c = (unsigned char)text.ptr[scan->at];
		struct str rest;
		int32_t point;

		if ((c >= 0x20 && c < 0x7f) || c == '\n') {
			scan->at++;
			continue;
		}
		rest = str_from(text, scan->at);
		point = utf8_next(&rest);
		if (is_control(point) || utf8_is_hidden(point))
			return true;
		scan->at = text.len - rest.len;
	}
	return false;
}

static struct run
take_run(struct hidden_scan *scan)
{
	struct run run = { .before = point_before(scan->text, scan->at) };
	struct str rest = str_from(scan->text, scan->at);

	run.range.start = scan->at;
	while (rest.len > 0) {
		struct str next = rest;
		int32_t point = utf8_next(&next);

		run.after = point;
		if (!is_control(point) && !utf8_is_hidden(point))
			break;
		if (run.count++ == 0)
			run.first = point;
		run.last = point;
		run.after = 0;
		run.tags += within(point, TAG_FIRST, TAG_LAST);
		run.override |= is_override(point);
		run.direction |= is_direction(point);
		run.control |= is_control(point);
		rest = next;
	}
	scan->at = scan->text.len - rest.len;
	run.range.end = scan->at;
	return run;
}

static bool
line_runs_left(struct hidden_scan *scan, size_t at)
{
	struct str rest;
	size_t start = at;

	if (at < scan->line_end)
		return scan->rtl;
	while (start > scan->line_end && scan->text.ptr[start - 1] != '\n')
		start--;
	scan->line_end = at + str_find_byte(str_from(scan->text, at), '\n') + 1;
	rest = str_slice(scan->text, (struct range){ start, scan->line_end });
	scan->rtl = false;
	while (rest.len > 0 && !scan->rtl)
		scan->rtl = runs_left(utf8_next(&rest));
	return scan->rtl;
}

static bool
is_innocent_point(const struct run *run)
{
	int32_t point = run->first;

	if (point == ZWJ && utf8_is_pictograph(run->before) &&
	    utf8_is_pictograph(run->after))
		return true;
	if (point == ZWJ || point == ZWNJ)
		return needs_joiners(run->before) || needs_joiners(run->after);
	if (point == EMOJI_STYLE)
		return takes_selector(run->before);
	if (within(point, 0xfe00, 0xfe0d) || within(point, 0xe0100, 0xe01ef))
		return utf8_is_ideographic(run->before) ||
		       within(run->before, 0x2200, 0x2aff);
	if (within(point, 0x180b, 0x180f))
		return within(run->before, 0x1800, 0x18af);
	return point == 0xfeff && run->range.start == 0;
}

static bool
is_innocent(struct hidden_scan *scan, const struct run *run)
{
	if (run->control || run->override)
		return false;
	if (run->tags == run->count)
		return run->before == BLACK_FLAG &&
		       utf8_flag_tags(str_from(scan->text,
					       run->range.start)) ==
			   range_len(run->range);
	if (run->direction)
		return line_runs_left(scan, run->range.start);
	if (run->count == 1)
		return is_innocent_point(run);
	return run->count == 2 && run->first == EMOJI_STYLE &&
	       run->last == ZWJ && utf8_is_pictograph(run->before) &&
	       utf8_is_pictograph(run->after);
}

static enum hidden_kind
run_kind(const struct run *run)
{
	if (run->tags > 0)
		return HIDDEN_TAGS;
	if (run->override)
		return HIDDEN_OVERRIDE;
	if (run->direction)
		return HIDDEN_DIRECTION;
	if (run->control)
		return HIDDEN_CONTROL;
	return run->count > 1 ? HIDDEN_ZERO_WIDTH : HIDDEN_LONE;
}

bool
hidden_next(struct hidden_scan *scan, struct hidden *found)
{
	while (find_suspect(scan)) {
		struct run run = take_run(scan);

		if (is_innocent(scan, &run))
			continue;
		*found = (struct hidden){ run_kind(&run), run.range };
		return true;
	}
	return false;
}

struct str
hidden_detail(struct arena *arena, struct str text, const struct hidden *hidden)
{
	struct str rest = str_slice(text, hidden->range);
	struct buf out = { 0 };
	size_t count = 0;

	while (rest.len > 0) {
		int32_t point = utf8_next(&rest);

		if (hidden->kind == HIDDEN_TAGS) {
			if (within(point, TAG_FIRST + 0x20, TAG_LAST - 1))
				buf_add_byte(&out, (char)(point - TAG_FIRST));
		} else if (count++ < DETAIL_MAX) {
			buf_printf(&out, "%sU+%04X", count > 1 ? " " : "",
				   (unsigned)point);
		}
	}
	if (count > DETAIL_MAX)
		buf_printf(&out, " and %zu more", count - DETAIL_MAX);
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* The number of "&#x200B;…", or -1. */
static int32_t
entity_point(struct str text)
{
	bool hex = text.len > 2 && ascii_lower(text.ptr[2]) == 'x';
	size_t start = hex ? 3 : 2, at = start;
	int32_t point = 0;

	for (; at < text.len && point <= POINT_MAX; at++) {
		char c = ascii_lower(text.ptr[at]);

		if (ascii_is_digit(c))
			point = point * (hex ? 16 : 10) + (c - '0');
		else if (hex && c >= 'a' && c <= 'f')
			point = point * 16 + (c - 'a' + 10);
		else
			break;
	}
	if (at == start || at == text.len || text.ptr[at] != ';')
		return -1;
	return point;
}

bool
hidden_entity(struct str text)
{
	int32_t point = entity_point(text);

	return utf8_is_hidden(point) || is_control(point);
}
