/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/count.h"
#include "match/diff.h"
#include "model/tokens.h"
#include "tui/compose.h"
#include "tui/markup.h"

/* Notes and what is left out: entries of several lines, heads between. */
struct list {
	struct text_lines lines;
	size_t *heads;	/* by entry: first line, its group's head included */
	size_t *starts; /* by entry */
	size_t *ends;
	size_t count, cursor;
	size_t sign; /* the line that the cursor's sign stands on */
	int width;
};

static struct list
list_new(struct canvas *canvas, size_t count, struct area area)
{
	return (struct list){
		.lines.arena = canvas->arena,
		.heads = ARENA_ARRAY(canvas->arena, size_t, count),
		.starts = ARENA_ARRAY(canvas->arena, size_t, count),
		.ends = ARENA_ARRAY(canvas->arena, size_t, count),
		.count = count,
		.width = area.right - area.left - 1,
	};
}

/* An empty line stands between groups. */
static void
list_head(struct list *list, struct str title)
{
	struct wrapping how = { .width = list->width, .raw = true,
				.style = STYLE_HEADING };

	if (list->lines.count > 0)
		markup_line(&list->lines, 0, STYLE_PLAIN, STR(""));
	markup_wrap(&list->lines, title, &how);
}

static void
follow(struct outline *outline, const struct list *list, size_t height)
{
	size_t head, last;

	if (list->count == 0)
		return;
	head = list->heads[list->cursor];
	last = list->ends[list->cursor];
	outline->list_top = view_follow(outline->list_top,
					last > 0 ? last - 1 : 0, height,
					list->lines.count);
	if (outline->list_top > head)
		outline->list_top = head;
}

static void
draw_list(struct canvas *canvas, struct session *session, struct area area,
	  const struct list *list)
{
	struct outline *outline = &session->outline;
	size_t entry = 0;

	follow(outline, list, (size_t)(area.bottom - area.top));
	for (size_t i = outline->list_top; i < list->lines.count; i++) {
		int row = area.top + (int)(i - outline->list_top);
		struct area line = { row, row + 1, area.left, area.right };

		if (row >= area.bottom)
			break;
		canvas_line(canvas, row, area.left + 1, area.right,
			    &list->lines.all[i]);
		while (entry < list->count && list->ends[entry] <= i)
			entry++;
		if (entry == list->count || i < list->starts[entry])
			continue;
		view_zone(session, line, PANE_TAB, entry);
		if (entry == list->cursor && i == list->sign)
			canvas_text(canvas, row, area.left, area.left + 1,
				    STYLE_CURSOR, STR(">"));
		if (entry == list->cursor && outline->tab_focus)
			canvas_mark(canvas, row, area.left, area.right);
	}
}

/* What is looked for, by the beginning of its code; the title is the head of
 * its notes. Without `words` its absence is not told. */
static const struct note_kind {
	const char *code, *title, *words;
	bool two; /* two places of the draft say it all */
} note_kinds[] = {
	{ "pick-not-found", "Picks that were not found again", NULL, false },
	{ "two-numbers", "Two numbers for one thing",
	  "two numbers for one thing", true },
	{ "contradiction", "Two ways for one thing", "two ways for one thing",
	  true },
	{ "always-never", "An order and its opposite",
	  "an order and its opposite", true },
	{ "tools-missing", "No tools are named", "missing tools", false },
	{ "tools-widened", "More tools than the base has", "widened tools",
	  false },
	{ "tools-differ", "Others may use other tools", NULL, false },
	{ "tool-not-allowed", "A tool is named that the fields do not allow",
	  "tools that are not allowed", false },
	{ "hidden-", "Hidden text", "hidden text", false },
	{ "html-comment", "Hidden text", NULL, false },
	{ "zero-width", "Hidden text", NULL, false },
	{ "injection", "Orders that no persona needs",
	  "orders that no persona needs", false },
	{ "pipe-to-shell", "Orders that no persona needs", NULL, false },
	{ "orphan-lead-in", "A lead-in and its list are apart",
	  "lead-ins without their list", false },
	{ "dangling", "It may point at text that is not here",
	  "pointers to text that is not here", false },
	{ "mixed-voice", "Two voices", "two voices", true },
	{ "said-twice", "Said twice in the draft", "said twice", true },
	{ "said-otherwise", "What was left out says otherwise",
	  "left out and otherwise", false },
	{ "over-budget", "Dropped for the budget", NULL, false },
};
enum { NOTE_KINDS = COUNT(note_kinds) };

static const struct note_kind other_kind = { "", "Worth a look", NULL, false };

static const struct note_kind *
kind_of(const struct note *note)
{
	for (size_t i = 0; i < NOTE_KINDS; i++)
		if (str_starts(str_of(note->code), str_of(note_kinds[i].code)))
			return &note_kinds[i];
	return &other_kind;
}

static struct str
place_of(struct canvas *canvas, const struct session *session, size_t entry)
{
	const struct draft *draft = &session->work.draft;
	struct origin origin = draft->entries[entry].origin;
	const struct persona *persona;

	if (draft->entries[entry].kind == ENTRY_SECTION ||
	    origin.persona == NO_INDEX)
		return STR("own");
	persona = draft->comparison->personas[origin.persona];
	return arena_printf(canvas->arena, "%c:%zu",
			    session_letter(session, origin.persona),
			    source_first_line(&persona->source,
					      origin.range));
}

/* "A39  Optimized for performance (API Design)" */
static void
add_place(struct list *list, struct canvas *canvas,
	  const struct session *session, size_t entry)
{
	struct wrapping how = { .width = list->width, .indent = 2, .raw = true,
				.marker_style = STYLE_TITLE };
	struct str place = place_of(canvas, session, entry);
	struct str line = view_cut(canvas,
				   outline_line(session, entry, canvas->arena),
				   (size_t)list->width * 3 / 2);
	size_t home = draft_parent(&session->work.draft, entry);

	how.marker = arena_printf(canvas->arena, "%-5.*s ", STR_ARG(place));
	if (home != NO_INDEX)
		line = arena_printf(canvas->arena, "%.*s (%.*s)",
				    STR_ARG(line),
				    STR_ARG(outline_title(session, home)));
	markup_wrap(&list->lines, line, &how);
}

/* Of two places the one that `x` drops has the cursor's sign. */
static void
add_note(struct list *list, struct canvas *canvas,
	 const struct session *session, size_t index)
{
	const struct outline *outline = &session->outline;
	const struct note *note = &outline->notes.all[index];
	const struct note_kind *kind = kind_of(note);
	struct wrapping how = { .width = list->width, .indent = 2,
				.raw = true };
	bool here = index == list->cursor;

	if (here)
		list->sign = list->lines.count;
	if (!kind->two) {
		markup_wrap(&list->lines, note->text, &how);
		return;
	}
	for (size_t i = 0; i < 2; i++) {
		if (here && i == outline->place)
			list->sign = list->lines.count;
		if (note->entries[i] != NO_INDEX)
			add_place(list, canvas, session, note->entries[i]);
	}
}

static bool
same_kind(const struct note *a, const struct note *b)
{
	return strcmp(kind_of(a)->title, kind_of(b)->title) == 0;
}

static void
add_kind(struct list *list, struct canvas *canvas, const struct note *note)
{
	const char *sign = note->severity == SEVERITY_NOTE
			       ? canvas_sign(canvas, SIGN_SAID)
			       : "!";

	list_head(list, arena_printf(canvas->arena, "%s %s", sign,
				     kind_of(note)->title));
}

static bool
is_found(const struct notes *notes, const struct note_kind *kind)
{
	for (size_t i = 0; i < notes->count; i++)
		if (strcmp(kind_of(&notes->all[i])->title, kind->title) == 0)
			return true;
	return false;
}

/* What was not found is told, too: it was looked for. */
static void
add_not_found(struct list *list, struct canvas *canvas,
	      const struct notes *notes)
{
	struct wrapping how = { .width = list->width, .raw = true,
				.style = STYLE_QUIET };
	struct str text = STR("Looked for, not found:");
	size_t count = 0;

	for (size_t i = 0; i < NOTE_KINDS; i++) {
		const char *words = note_kinds[i].words;

		if (words && !is_found(notes, &note_kinds[i]))
			text = arena_printf(canvas->arena, "%.*s%s %s",
					    STR_ARG(text),
					    count++ > 0 ? "," : "", words);
	}
	if (list->lines.count > 0)
		markup_line(&list->lines, 0, STYLE_PLAIN, STR(""));
	if (count > 0)
		markup_wrap(&list->lines, text, &how);
}

void
notes_draw(struct canvas *canvas, struct session *session, struct area area)
{
	const struct notes *notes = &session->outline.notes;
	struct list list = list_new(canvas, notes->count, area);

	list.cursor = session->outline.note;
	for (size_t i = 0; i < notes->count; i++) {
		const struct note *note = &notes->all[i];
		bool first = i == 0 || !same_kind(note, note - 1);

		list.heads[i] = list.lines.count;
		if (first)
			add_kind(&list, canvas, note);
		else if (kind_of(note)->two)
			markup_line(&list.lines, 0, STYLE_PLAIN, STR(""));
		list.starts[i] = list.lines.count;
		add_note(&list, canvas, session, i);
		list.ends[i] = list.lines.count;
	}
	add_not_found(&list, canvas, notes);
	draw_list(canvas, session, area, &list);
}

static void
add_left_row(struct list *list, struct canvas *canvas,
	     const struct session *session, const struct left_row *row)
{
	const struct persona *persona =
	    session_comparison(session)->personas[row->persona];
	struct str path = section_path(persona, row->section,
				       canvas->ascii ? " > " : " › ",
				       canvas->arena);
	enum sign sign = row->said     ? SIGN_SAID
			 : row->partly ? SIGN_PART
				       : SIGN_NONE;
	struct wrapping how = { .width = list->width - 6, .raw = true,
				.marker_style = STYLE_TITLE };
	size_t first = list->lines.count;

	how.marker = arena_printf(canvas->arena, " %s %c%-4zu ",
				  canvas_sign(canvas, sign),
				  session_letter(session, row->persona),
				  row->first_line);
	markup_wrap(&list->lines, path.len > 0 ? path : STR("(intro)"), &how);
	if (list->lines.count > first)
		list->lines.all[first].right =
		    tokens_shown(row->tokens, canvas->arena);
}

/* The persona's name heads its rows, while they are new. */
static void
add_left_head(struct list *list, struct canvas *canvas,
	      const struct session *session, size_t index)
{
	const struct outline *outline = &session->outline;
	const struct left_row *row = &outline->left_rows[index];

	if (index == outline->left_new)
		list_head(list, STR("Said already, in other words"));
	else if (index < outline->left_new &&
		 (index == 0 || row[-1].persona != row->persona))
		list_head(list,
			  arena_printf(canvas->arena, "%c  %.*s",
				       session_letter(session, row->persona),
				       STR_ARG(session_comparison(session)
						   ->personas[row->persona]
						   ->name)));
}

void
left_draw(struct canvas *canvas, struct session *session, struct area area)
{
	const struct outline *outline = &session->outline;
	struct list list = list_new(canvas, outline->left_count, area);

	list.cursor = outline->left;
	for (size_t i = 0; i < outline->left_count; i++) {
		list.heads[i] = list.lines.count;
		add_left_head(&list, canvas, session, i);
		list.starts[i] = list.lines.count;
		if (i == list.cursor)
			list.sign = list.lines.count;
		add_left_row(&list, canvas, session, &outline->left_rows[i]);
		list.ends[i] = list.lines.count;
	}
	if (outline->left_count == 0)
		list_head(&list, session->hide_same
				     ? STR("Nothing new is left out.")
				     : STR("Nothing is left out."));
	draw_list(canvas, session, area, &list);
}

static void
add_version(struct list *list, struct canvas *canvas, const char *mark,
	    struct str text, const struct diff_tokens *words)
{
	struct wrapping how = { .width = list->width, .indent = 2,
				.marker = str_of(mark), .shared = words,
				.marker_style = STYLE_TITLE };

	(void)canvas;
	markup_wrap(&list->lines, text, &how);
}

/* Both texts, the words that they share underlined. */
static void
add_pick(struct list *list, struct canvas *canvas,
	 const struct session *session, const struct upstream_pick *pick)
{
	const struct draft *draft = &session->work.draft;
	const struct entry *entry = &draft->entries[pick->entry];
	struct diff_tokens before = { 0 }, after = { 0 };
	struct str now;

	if (pick->fate == FATE_GONE) {
		add_version(list, canvas, "- ", entry->was, NULL);
		return;
	}
	now = persona_text(draft->comparison->personas[pick->now.persona],
			   pick->now.range);
	diff_words(&before, &after, entry->was, now, canvas->arena);
	add_version(list, canvas, "- ", entry->was, &before);
	add_version(list, canvas, "+ ", now, &after);
	if (entry->edited)
		markup_line(&list->lines, 4, STYLE_QUIET,
			    STR("your edit of it stays"));
}

static void
add_new(struct list *list, struct canvas *canvas,
	const struct session *session, const struct upstream_new *new)
{
	const struct draft *draft = &session->work.draft;
	const struct persona *persona =
	    draft->comparison->personas[new->persona];
	struct range range = upstream_range(draft, new);

	add_version(list, canvas,
		    arena_printf(canvas->arena, "%s %c:%zu  ",
				 new->against ? "?" : "+",
				 session_letter(session, new->persona),
				 source_first_line(&persona->source, range))
			.ptr,
		    persona_text(persona, range), NULL);
}

/* A head where another kind begins: what was reworded, gone, new. */
static void
add_change_head(struct list *list, const struct outline *outline, size_t row,
		const char **last)
{
	const struct upstream_pick *pick = outline_upstream_pick(outline, row);
	const char *head = !pick ? "New since it was decided"
			   : pick->fate == FATE_GONE
			       ? "Its file says it no longer; the draft does"
			       : "Reworded since it was picked";

	if (*last != head)
		list_head(list, str_of(head));
	else
		markup_line(&list->lines, 0, STYLE_PLAIN, STR(""));
	*last = head;
}

void
upstream_draw(struct canvas *canvas, struct session *session, struct area area)
{
	const struct outline *outline = &session->outline;
	struct list list = list_new(canvas, outline->upstream_count, area);
	const char *head = NULL;

	list.cursor = outline->upstream_at;
	for (size_t i = 0; i < outline->upstream_count; i++) {
		const struct upstream_pick *pick =
		    outline_upstream_pick(outline, i);

		list.heads[i] = list.lines.count;
		add_change_head(&list, outline, i, &head);
		list.starts[i] = list.lines.count;
		if (i == list.cursor)
			list.sign = list.lines.count;
		if (pick)
			add_pick(&list, canvas, session, pick);
		else
			add_new(&list, canvas, session,
				outline_upstream_new(outline, i));
		list.ends[i] = list.lines.count;
	}
	draw_list(canvas, session, area, &list);
}
