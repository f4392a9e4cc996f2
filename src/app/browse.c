/* SPDX-License-Identifier: MIT */
#include "app/browse.h"

#include <stdlib.h>
#include <string.h>

#include "app/filter.h"
#include "app/fuzzy.h"
#include "app/session.h"

/* What a row is sorted by: greater first, then lesser index. */
struct ranked {
	size_t file;
	long score;
	struct str name;
};

const char *
browse_sort_name(enum browse_sort sort)
{
	static const char *const names[] = { "path", "name", "tokens",
					     "overlap with the marked" };

	return names[sort];
}

void
browse_release(struct browse *browse)
{
	free(browse->rows);
	free(browse->telling);
	free(browse->names);
	facts_release(&browse->facts);
	buf_release(&browse->filter);
	buf_release(&browse->narrowed);
	*browse = (struct browse){ 0 };
}

size_t
browse_current(const struct session *session)
{
	const struct browse *browse = &session->browse;

	return browse->cursor < browse->row_count ?
		   browse->rows[browse->cursor] : NO_INDEX;
}

size_t
browse_mark_of(const struct session *session, size_t file)
{
	return work_mark_of(&session->work, file);
}

static int
by_hash(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? -1 : 1;
	return x->file < y->file ? -1 : x->file > y->file;
}

static int
by_file(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	return x->file < y->file ? -1 : x->file > y->file;
}

/* Of files with the same bytes the first stays. */
static size_t
without_copies(struct session *session, struct ranked *rows, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		rows[i].score = (long)facts_copy(session, rows[i].file);
	qsort(rows, count, sizeof *rows, by_hash);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || rows[i].score == 0 ||
		    rows[i].score != rows[kept - 1].score)
			rows[kept++] = rows[i];
	qsort(rows, kept, sizeof *rows, by_file);
	return kept;
}

static int
by_score(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return by_file(a, b);
}

static int
by_name(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int order = str_compare(x->name, y->name);

	return order != 0 ? order : by_file(a, b);
}

static void
score_overlap(struct session *session, struct ranked *rows, size_t count)
{
	struct sketch marked;

	facts_of_marked(session, &marked);
	for (size_t i = 0; i < count; i++)
		rows[i].score = facts_overlap(session, &marked,
					      rows[i].file);
}

static void
sort_rows(struct session *session, struct ranked *rows, size_t count)
{
	struct library_file *files = session->library.files;

	switch (session->browse.sort) {
	case SORT_NAME:
		for (size_t i = 0; i < count; i++)
			if (files[rows[i].file].persona)
				rows[i].name =
				    files[rows[i].file].persona->name;
		qsort(rows, count, sizeof *rows, by_name);
		break;
	case SORT_TOKENS:
		for (size_t i = 0; i < count; i++)
			rows[i].score = facts_tokens(session, rows[i].file);
		qsort(rows, count, sizeof *rows, by_score);
		break;
	case SORT_OVERLAP:
		score_overlap(session, rows, count);
		qsort(rows, count, sizeof *rows, by_score);
		break;
	default:
		qsort(rows, count, sizeof *rows, by_score);
	}
}

/* A single letter was not looked for in texts: a longer word may be there. */
static bool
only_typed_on(const struct session *session, struct str filter)
{
	const struct browse *browse = &session->browse;
	struct str before = buf_str(&browse->narrowed);

	return before.len > 0 && !browse->rows_hidden &&
	       browse->seen == session->library.count &&
	       str_starts(filter, before) &&
	       filter_last_word(before).len != 1 &&
	       !str_contains(str_from(filter, before.len), STR(" "));
}

/* What matched before may match as a whole. */
static void
note_before(const struct session *session, bool *before, struct str filter)
{
	const struct browse *browse = &session->browse;
	bool typed_on = only_typed_on(session, filter);

	for (size_t i = 0; i < session->library.count; i++)
		before[i] = !typed_on;
	for (size_t i = 0; typed_on && i < browse->row_count; i++)
		before[browse->rows[i]] = true;
}

static size_t
matching(struct session *session, struct ranked *rows, struct str filter)
{
	size_t count = session->library.count, kept = 0;
	bool *before = memory_alloc((count + 1) * sizeof *before);
	long *scores = memory_alloc((count + 1) * sizeof *scores);

	note_before(session, before, filter);
	filter_files(scores, &session->library, filter, before);
	for (size_t i = 0; i < count; i++)
		if (scores[i] > 0)
			rows[kept++] = (struct ranked){ .file = i,
							.score = scores[i] };
	free(before);
	free(scores);
	return kept;
}

static size_t
candidates(struct session *session, struct ranked *rows)
{
	struct str filter = buf_str(&session->browse.filter);
	size_t count = session->library.count;

	if (filter.len > 0)
		return matching(session, rows, filter);
	for (size_t i = 0; i < count; i++)
		rows[i] = (struct ranked){ .file = i };
	return count;
}

static void
keep_cursor(struct browse *browse, size_t file)
{
	for (size_t i = 0; i < browse->row_count; i++)
		if (browse->rows[i] == file) {
			browse->cursor = i;
			return;
		}
	browse->cursor = 0;
}

void
browse_refresh(struct session *session)
{
	struct browse *browse = &session->browse;
	size_t current = browse_current(session);
	size_t most = session->library.count + 1;
	struct ranked *rows = memory_alloc(most * sizeof *rows);
	size_t count = candidates(session, rows);

	if (session->hide_same && facts_are_made(session, FACT_COPY))
		count = without_copies(session, rows, count);
	sort_rows(session, rows, count);
	if (most > browse->row_capacity) {
		browse->row_capacity = 2 * most;
		browse->rows = memory_resize(browse->rows,
					     browse->row_capacity *
						 sizeof *browse->rows);
	}
	for (size_t i = 0; i < count; i++)
		browse->rows[i] = rows[i].file;
	browse->row_count = count;
	browse->rows_hidden = session->hide_same;
	browse->seen = session->library.loaded;
	buf_clear(&browse->narrowed);
	buf_add(&browse->narrowed, buf_str(&browse->filter));
	keep_cursor(browse, current);
	free(rows);
}

void
browse_forget(struct browse *browse)
{
	browse->telling_for = 0;
	buf_clear(&browse->narrowed);
}

/* What the list needs as it is sorted now; FACT_COUNT: nothing more. */
static enum fact_kind
fact_needed(const struct session *session)
{
	if (session->hide_same && !facts_are_made(session, FACT_COPY))
		return FACT_COPY;
	if (session->browse.sort == SORT_TOKENS &&
	    !facts_are_made(session, FACT_TOKENS))
		return FACT_TOKENS;
	if (session->browse.sort == SORT_OVERLAP &&
	    !facts_are_made(session, FACT_SKETCH))
		return FACT_SKETCH;
	return FACT_COUNT;
}

bool
browse_work(struct session *session, size_t files)
{
	enum fact_kind kind = fact_needed(session);

	if (kind == FACT_COUNT || session->screen != SCREEN_BROWSE ||
	    session->library.loaded < session->library.count)
		return false;
	if (!facts_make(session, kind, files))
		browse_refresh(session);
	return fact_needed(session) != FACT_COUNT;
}

size_t
browse_progress(const struct session *session)
{
	enum fact_kind kind = fact_needed(session);

	return kind == FACT_COUNT
		   ? 100
		   : 100 * session->browse.facts.made[kind] /
			 (session->library.count + 1);
}

static int
compare_hashes(const void *a, const void *b)
{
	const unsigned long long *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static unsigned long long
name_hash(const struct session *session, size_t file)
{
	const struct persona *persona = session->library.files[file].persona;

	return persona ? str_hash(persona->name) : file;
}

/* Forgets what was told, and sorts all names to see which are shared. */
static void
prepare_telling(struct session *session)
{
	struct browse *browse = &session->browse;
	size_t count = session->library.count;

	browse->telling = memory_resize(browse->telling,
					count * sizeof *browse->telling);
	memset(browse->telling, 0, count * sizeof *browse->telling);
	browse->names = memory_resize(browse->names,
				      count * sizeof *browse->names);
	for (size_t i = 0; i < count; i++)
		browse->names[i] = name_hash(session, i);
	qsort(browse->names, count, sizeof *browse->names, compare_hashes);
	browse->telling_for = count;
}

static bool
is_shared_name(const struct session *session, size_t file)
{
	const struct browse *browse = &session->browse;
	unsigned long long hash = name_hash(session, file);
	const unsigned long long *end = browse->names + browse->telling_for;
	const unsigned long long *found =
	    bsearch(&hash, browse->names, browse->telling_for,
		    sizeof *browse->names, compare_hashes);

	return (found > browse->names && found[-1] == hash) ||
	       (found + 1 < end && found[1] == hash);
}

struct str
browse_telling(struct session *session, size_t file)
{
	struct browse *browse = &session->browse;
	struct library *library = &session->library;

	if (library->loaded < library->count ||
	    !library->files[file].persona)
		return (struct str){ "", 0 };
	if (browse->telling_for != library->count)
		prepare_telling(session);
	if (!browse->telling[file].ptr) {
		struct str telling = { "", 0 };

		if (is_shared_name(session, file))
			telling = library_telling(library, file,
						  &session->arena);
		browse->telling[file] = telling.ptr ? telling : STR("");
	}
	return browse->telling[file];
}

bool
browse_first_hit(const struct session *session,
		 const struct persona *persona, size_t *offset)
{
	struct str filter = buf_str(&session->browse.filter), word;
	struct str bytes = persona->source.bytes;
	size_t first = bytes.len;

	while (str_split(&filter, ' ', &word)) {
		size_t at = word.len > 1 ? fuzzy_find_plain(bytes, word)
					 : bytes.len;

		if (at < first)
			first = at;
	}
	*offset = first;
	return first < bytes.len;
}
