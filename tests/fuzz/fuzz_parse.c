/* SPDX-License-Identifier: MIT */
#include <time.h>

#include "fuzz.h"

#include "invariants.h"
#include "parse/lines.h"
#include "parse/outline.h"
#include "parse/parse.h"
#include "parse/tags.h"

/* Far above what any input takes, sanitizers included; far below a square. */
enum { MILLISECONDS_MIN = 500, BYTES_A_MILLISECOND = 50 };

/* A tag that libcmark does not see at the top would be swallowed by what
 * stands above it. */
static void
check_masking(struct persona *persona)
{
	struct page page = { 0 };

	lines_scan(&page, persona);
	tags_pair(&page);
	outline_read(&page);
	for (size_t i = page.first; i < page.count; i++) {
		const struct line *line = &page.lines[i];

		switch (line->kind) {
		case LINE_OPEN:
		case LINE_CLOSE:
		case LINE_TAG:
		case LINE_ONE:
		case LINE_MORE:
		case LINE_COMMENT:
			HOLDS(line->starts);
			break;
		case LINE_BLANK:
		case LINE_CODE:
		case LINE_COMMENT_MORE:
			HOLDS(!line->starts && !line->entry);
			HOLDS(!line->heading);
			break;
		default:
			break;
		}
	}
	page_release(&page);
}

static void
read_lines(struct page *page, struct persona *persona, size_t piece)
{
	page->piece = piece;
	lines_scan(page, persona);
	tags_pair(page);
	outline_read(page);
}

/* What libcmark is given at once must not matter. */
static void
check_pieces(struct persona *persona)
{
	struct page whole = { 0 }, pieces = { 0 };

	read_lines(&whole, persona, SIZE_MAX);
	read_lines(&pieces, persona, 1);
	for (size_t i = whole.first; i < whole.count; i++) {
		const struct line *a = &whole.lines[i], *b = &pieces.lines[i];

		HOLDS(a->starts == b->starts && a->block == b->block);
		HOLDS(a->entry == b->entry && a->depth == b->depth);
		HOLDS(a->heading == b->heading);
	}
	page_release(&whole);
	page_release(&pieces);
}

static void
check_time(clock_t start, size_t size)
{
	double limit = MILLISECONDS_MIN + (double)size / BYTES_A_MILLISECOND;

	HOLDS((double)(clock() - start) * 1000 / CLOCKS_PER_SEC < limit);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct str text = { (const char *)bytes, size };
	struct persona persona = { 0 };
	clock_t start = clock();
	const char *fault;

	parse_open(&persona, STR("fuzz.md"), text);
	parse_outline(&persona);
	check_time(start, size);
	fault = persona_fault(&persona);
	if (fault)
		fuzz_end(fault, __FILE__, __LINE__);
	check_masking(&persona);
	check_pieces(&persona);
	persona_release(&persona);
	return 0;
}
