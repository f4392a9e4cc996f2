/* SPDX-License-Identifier: MIT */
#include "compose/passages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "match/words.h"

enum {
	SMALL = 420,	  /* tokens of a section that need not be cut */
	PART_SMALL = 45,  /* tokens of its parts on average */
	LONE_MAX = 600,	  /* of principles or communication, taken as one */
	NUMBERED_MAX = 900,
	WRAPPER = 60,	  /* per cent of a file that a wrapper holds */
	TITLE_WORDS = 9,  /* of a lead-in that can be a title */
	PROMPT_LINES = 12,
	QUALITY_FLOOR = 60
};

/* From this score on about nine of ten paired sections are on one subject. */
static const double paired_score = .35;

struct cutter {
	struct passages *passages;
	struct material *material;
	size_t persona;
	size_t *sizes; /* by part: tokens with value in its subtree */
	bool *done;    /* by group: it is in a passage */
};

static const struct part *
part_of(const struct cutter *cutter, size_t part)
{
	return &cutter->material->parts[part];
}

/* Titles of the direct sub-sections that begin so. */
static size_t
count_children(const struct cutter *cutter, size_t part, enum cue cue)
{
	size_t count = 0;

	for (size_t i = part + 1; i < part_of(cutter, part)->end;
	     i = part_of(cutter, i)->end)
		count += starts_cue(cue, part_of(cutter, i)->folded);
	return count;
}

static bool
is_numbered(struct str folded)
{
	struct str text = str_trim_start(folded);

	return text.len && ascii_is_digit(text.ptr[0]);
}

static size_t
count_numbered(const struct cutter *cutter, size_t part)
{
	size_t count = 0;

	for (size_t i = part + 1; i < part_of(cutter, part)->end;
	     i = part_of(cutter, i)->end)
		count += is_numbered(part_of(cutter, i)->folded);
	return count;
}

static size_t
count_leads(const struct cutter *cutter, size_t part, enum cue cue)
{
	const struct part *this = part_of(cutter, part);
	size_t count = 0;

	for (size_t i = 0; i < this->group_count; i++) {
		const struct group *group =
		    &cutter->material->groups[this->groups[i]];

		count += range_len(group->lead) &&
		    starts_cue(cue, group->lead_text);
	}
	return count;
}

/* What comes whole: a template, sides, levels or stages. */
static enum bond
closed_kind(const struct cutter *cutter, size_t part)
{
	const struct part *this = part_of(cutter, part);

	if (this->closed)
		return BOND_TEMPLATE;
	if (this->end == part + 1) {
		if (count_leads(cutter, part, CUE_SIDE) > 1)
			return BOND_SIDES;
		if (count_leads(cutter, part, CUE_LEVEL) > 2)
			return BOND_LEVELS;
		return count_leads(cutter, part, CUE_STAGE) > 1 ?
		    BOND_STAGES : BOND_NONE;
	}
	if (count_children(cutter, part, CUE_SIDE) > 1)
		return BOND_SIDES;
	if (count_children(cutter, part, CUE_LEVEL) > 1)
		return BOND_LEVELS;
	if ((this->purpose == PURPOSE_METHOD ||
	     this->purpose == PURPOSE_INVOKED) &&
	    (count_numbered(cutter, part) > 1 ||
	     count_children(cutter, part, CUE_STAGE) > 1))
		return BOND_STAGES;
	return BOND_NONE;
}

static struct passage *
add_passage(struct cutter *cutter, size_t part, struct str title,
	    enum purpose purpose, size_t up)
{
	struct passages *passages = cutter->passages;
	struct passage *passage;

	passages->all = arena_grow(cutter->material->arena, passages->all,
	    passages->count, &passages->capacity, sizeof(*passage));
	passage = &passages->all[passages->count++];
	*passage = (struct passage){
		.persona = cutter->persona, .part = part, .title = title,
		.folded = fold(cutter->material->arena, title),
		.purpose = purpose, .up = up,
	};
	return passage;
}

static int
compare_indices(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/* The groups of parts [part, end) in file order that are in no passage yet. */
static void
add_groups(struct cutter *cutter, struct passage *passage, size_t part,
	   size_t end)
{
	struct material *material = cutter->material;
	size_t count = passage->group_count;
	size_t *all;

	for (size_t i = part; i < end; i++)
		count += material->parts[i].group_count;
	all = ARENA_ARRAY(material->arena, size_t, count);
	count = passage->group_count;
	if (count)
		memcpy(all, passage->groups, count * sizeof(*all));
	for (size_t i = part; i < end; i++)
		for (size_t k = 0; k < material->parts[i].group_count; k++) {
			size_t group = material->parts[i].groups[k];

			if (cutter->done[group])
				continue;
			cutter->done[group] = true;
			all[count++] = group;
		}
	if (count)
		qsort(all, count, sizeof(*all), compare_indices);
	passage->groups = all;
	passage->group_count = count;
}

static void
add_group(struct cutter *cutter, struct passage *passage, size_t group)
{
	passage->groups = ARENA_ARRAY(cutter->material->arena, size_t, 1);
	passage->groups[0] = group;
	passage->group_count = 1;
	cutter->done[group] = true;
}

static struct str
default_title(enum purpose purpose)
{
	switch (purpose) {
	case PURPOSE_METHOD:
		return STR("Workflow");
	case PURPOSE_INVOKED:
		return STR("When Invoked");
	case PURPOSE_OUTPUT:
		return STR("Output Format");
	case PURPOSE_RULES:
		return STR("Rules");
	case PURPOSE_PRINCIPLES:
		return STR("Principles");
	case PURPOSE_COMMUNICATION:
		return STR("Communication");
	case PURPOSE_TOOLS:
		return STR("Tools");
	default:
		return STR("");
	}
}

static size_t
count_words(struct str folded)
{
	size_t count = 0;
	struct str word;

	while (str_split(&folded, ' ', &word))
		count += word.len > 0;
	return count;
}

/* A lead-in without its markup and colon: "**Focus:**" is "Focus". */
static struct str
title_of_lead(struct cutter *cutter, const struct group *group)
{
	struct str text = persona_text(cutter->material->comparison->
	    personas[cutter->persona], group->lead);
	struct str trimmed;
	char first;

	while (text.len && str_contains(STR("*_ \t\n"),
	       (struct str){ text.ptr, 1 }))
		text = str_from(text, 1);
	while (text.len && str_contains(STR("*_:. \t\n"),
	       (struct str){ text.ptr + text.len - 1, 1 }))
		text.len--;
	if (str_ends(text, STR("：")))
		text.len -= 3;
	if (str_starts(text, STR("the ")) || str_starts(text, STR("The ")))
		text = str_from(text, 4);
	else if (str_starts(text, STR("Your ")) ||
		 str_starts(text, STR("your ")))
		text = str_from(text, 5);
	trimmed = arena_str(cutter->material->arena, text);
	first = trimmed.len ? trimmed.ptr[0] : 0;
	if (first >= 'a' && first <= 'z')
		((char *)trimmed.ptr)[0] = (char)(first - 'a' + 'A');
	return trimmed;
}

static bool
is_list(enum group_kind kind)
{
	return kind == GROUP_LIST || kind == GROUP_STEPS;
}

/* Whether it is prose about who the persona is. */
static bool
is_identity(const struct cutter *cutter, const struct group *group)
{
	const struct part *part = part_of(cutter, group->part);

	if (part->purpose == PURPOSE_IDENTITY && part->title.len &&
	    !part->is_title && group->purpose == PURPOSE_IDENTITY)
		return true;
	if (group->kind != GROUP_PARAGRAPH)
		return false;
	return group_says_who(cutter->material, group) ||
	    part->purpose == PURPOSE_IDENTITY || part->is_title ||
	    part->parent == NO_INDEX;
}

/* A list with a lead-in at the top of a file is a passage of its own. */
static void
cut_label(struct cutter *cutter, size_t part, size_t index, bool steps)
{
	const struct group *group = &cutter->material->groups[index];
	const struct part *this = part_of(cutter, part);
	struct passage *passage;

	if (range_len(group->lead) && group->kind != GROUP_PARAGRAPH) {
		struct str title = title_of_lead(cutter, group);
		enum purpose purpose = group->purpose;

		if (purpose == PURPOSE_IDENTITY)
			purpose = PURPOSE_EXPERTISE;
		if (group->kind == GROUP_STEPS && (steps ||
		    ((purpose == PURPOSE_EXPERTISE ||
		      purpose == PURPOSE_SUBJECT) &&
		     starts_cue(CUE_WHEN, group->lead_text))))
			purpose = PURPOSE_METHOD;
		bool named = count_words(group->lead_text) <= TITLE_WORDS;

		if (purpose == PURPOSE_METHOD && !named &&
		    starts_cue(CUE_WHEN, group->lead_text))
			purpose = PURPOSE_INVOKED;
		if (!named)
			title = default_title(purpose);
		passage = add_passage(cutter, part, title, purpose, NO_INDEX);
		passage->label = true;
		passage->named = named;
	} else if (is_identity(cutter, group) || (group->kind ==
		   GROUP_PARAGRAPH && (this->parent == NO_INDEX ||
				       this->is_title))) {
		passage = add_passage(cutter, part, STR(""), PURPOSE_IDENTITY,
				      NO_INDEX);
	} else {
		passage = add_passage(cutter, part, STR(""), group->purpose,
				      NO_INDEX);
		passage->label = true;
	}
	passage->closed = group->closed != BOND_NONE;
	add_group(cutter, passage, index);
}

static void
cut_labels(struct cutter *cutter, size_t part)
{
	const struct part *this = part_of(cutter, part);

	for (size_t i = 0; i < this->group_count; i++)
		cut_label(cutter, part, this->groups[i], false);
}

/* Stages at the top of a file are one method. */
static bool
cut_stages(struct cutter *cutter, size_t part)
{
	struct passage *passage;

	if (count_children(cutter, part, CUE_STAGE) < 2)
		return false;
	passage = add_passage(cutter, part, STR("Workflow"), PURPOSE_METHOD,
			      NO_INDEX);
	passage->kind = BOND_STAGES;
	passage->closed = true;
	for (size_t i = part + 1; i < part_of(cutter, part)->end;
	     i = part_of(cutter, i)->end)
		if (starts_cue(CUE_STAGE, part_of(cutter, i)->folded))
			add_groups(cutter, &cutter->passages->all[
			    cutter->passages->count - 1], i,
			    part_of(cutter, i)->end);
	return true;
}

/* A last "When reviewing:" with steps in a section of something else. */
static void
cut_last_steps(struct cutter *cutter, size_t part)
{
	const struct part *this = part_of(cutter, part);
	const struct group *last, *before;

	if (this->group_count < 2 || this->purpose == PURPOSE_METHOD ||
	    this->purpose == PURPOSE_OUTPUT)
		return;
	last = &cutter->material->groups[this->groups[this->group_count - 1]];
	before = &cutter->material->groups[this->groups[this->group_count - 2]];
	if (last->kind == GROUP_STEPS && range_len(last->lead) &&
	    is_list(before->kind) && !range_len(before->lead) &&
	    starts_cue(CUE_WHEN, last->lead_text))
		cut_label(cutter, part, this->groups[this->group_count - 1],
			  true);
}

/* Lists behind an invented notice do not belong to the stage above it. */
static void
cut_strays(struct cutter *cutter, size_t part)
{
	const struct material *material = cutter->material;

	for (size_t i = part; i < part_of(cutter, part)->end; i++) {
		const struct part *this = part_of(cutter, i);
		bool notice = false;

		for (size_t k = 0; k < this->group_count; k++) {
			const struct group *group =
			    &material->groups[this->groups[k]];
			const char *why =
			    material->units[group->first].worthless;
			enum purpose purpose;

			notice |= group->kind == GROUP_PARAGRAPH && why &&
			    strstr(why, "progress");
			if (!notice || !range_len(group->lead) ||
			    !is_list(group->kind))
				continue;
			cut_label(cutter, i, this->groups[k], false);
			purpose = purpose_of(group->lead_text);
			cutter->passages->all[cutter->passages->count - 1].
			    purpose = purpose == PURPOSE_NONE ?
			    PURPOSE_SUBJECT : purpose;
		}
	}
}

static size_t
blanks_in_code(const struct cutter *cutter, const struct passage *passage)
{
	size_t blanks = 0;

	for (size_t i = 0; i < passage->group_count; i++) {
		const struct group *group =
		    &cutter->material->groups[passage->groups[i]];

		for (size_t k = 0; group->kind == GROUP_CODE &&
		     k < group->count; k++)
			blanks += text_count_blanks(unit_text(cutter->material,
			    &cutter->material->units[group->first + k]));
	}
	return blanks;
}

static bool
has_kind(const struct cutter *cutter, const struct passage *passage,
	 enum group_kind kind)
{
	for (size_t i = 0; i < passage->group_count; i++)
		if (cutter->material->groups[passage->groups[i]].kind == kind)
			return true;
	return false;
}

/* By its title first; a neutral title says nothing, then the text does. */
static enum purpose
purpose_of_passage(const struct cutter *cutter, const struct passage *passage)
{
	const struct material *material = cutter->material;
	const struct part *part = part_of(cutter, passage->part);
	const struct group *first = &material->groups[passage->groups[0]];
	enum purpose purpose = part->purpose;
	bool who = false;

	for (size_t i = 0; i < passage->group_count; i++) {
		const struct group *group =
		    &material->groups[passage->groups[i]];

		who |= is_identity(cutter, group);
		if (purpose == PURPOSE_MACHINERY &&
		    !material->units[group->first].worthless)
			purpose = PURPOSE_RULES;
	}
	if (purpose == PURPOSE_IDENTITY && (!who ||
	    (first->kind == GROUP_STEPS && !group_says_who(material, first))))
		purpose = PURPOSE_EXPERTISE;
	if ((purpose == PURPOSE_SUBJECT || purpose == PURPOSE_EXPERTISE ||
	     purpose == PURPOSE_IDENTITY) && first->kind == GROUP_STEPS &&
	    passage->group_count < 3 && first->count > 3 &&
	    (group_imperatives(material, first) >= .6 ||
	     str_starts(part->folded, STR(" when ")) ||
	     str_starts(part->folded, STR(" how "))))
		purpose = PURPOSE_METHOD;
	if (purpose == PURPOSE_OUTPUT && passage->kind == BOND_NONE &&
	    str_contains(part->folded, STR(" template")) &&
	    !has_kind(cutter, passage, GROUP_CODE) &&
	    has_kind(cutter, passage, GROUP_STEPS))
		purpose = PURPOSE_METHOD;
	if ((purpose == PURPOSE_SUBJECT || purpose == PURPOSE_EXPERTISE) &&
	    blanks_in_code(cutter, passage) > 3)
		purpose = PURPOSE_OUTPUT;
	return purpose;
}

static bool
is_all_closed(const struct cutter *cutter, const struct passage *passage)
{
	for (size_t i = 0; i < passage->group_count; i++) {
		const struct group *group =
		    &cutter->material->groups[passage->groups[i]];

		if (is_list(group->kind) && group->closed == BOND_NONE)
			return false;
	}
	return true;
}

/* Behind a part, and the parts of blanks that go on with it. */
static size_t
template_end(const struct cutter *cutter, size_t part)
{
	const struct persona_parts *of =
	    &cutter->material->personas[cutter->persona];
	size_t end = part_of(cutter, part)->end;

	while (end < of->end && part_of(cutter, end)->blank &&
	       part_of(cutter, end)->parent == part_of(cutter, part)->parent)
		end = part_of(cutter, end)->end;
	return end;
}

static void
cut_whole(struct cutter *cutter, size_t part, size_t end, enum bond kind,
	  size_t up)
{
	struct passage *passage = add_passage(cutter, part,
	    part_of(cutter, part)->title, PURPOSE_NONE, up);

	add_groups(cutter, passage, part, end);
	if (passage->group_count == 0) {
		cutter->passages->count--;
		return;
	}
	passage->kind = kind;
	passage->purpose = purpose_of_passage(cutter, passage);
	passage->closed = kind != BOND_NONE ||
	    (is_all_closed(cutter, passage) &&
	     (passage->purpose == PURPOSE_METHOD ||
	      passage->purpose == PURPOSE_INVOKED ||
	      passage->purpose == PURPOSE_OUTPUT));
}

struct children {
	size_t big, tokens; /* those with something of value */
	bool like;	    /* all of the part's purpose, or of none */
	bool plain;	    /* the same for principles and the like */
};

static struct children
look_below(const struct cutter *cutter, size_t part)
{
	const struct part *this = part_of(cutter, part);
	struct children children = { .like = true, .plain = true };

	for (size_t i = part + 1; i < this->end; i = part_of(cutter, i)->end) {
		const struct part *child = part_of(cutter, i);

		children.big += cutter->sizes[i] > 0;
		children.tokens += cutter->sizes[i];
		children.like &= child->purpose == this->purpose ||
		    child->named == PURPOSE_NONE;
		children.plain &= child->named == PURPOSE_NONE ||
		    child->named == PURPOSE_PRINCIPLES ||
		    child->named == PURPOSE_RULES ||
		    child->named == PURPOSE_EXPERTISE ||
		    child->named == this->purpose;
	}
	return children;
}

static bool
is_whole(const struct cutter *cutter, size_t part)
{
	const struct part *this = part_of(cutter, part);
	struct children below = look_below(cutter, part);
	size_t size = cutter->sizes[part];

	if (below.big < 2 || this->purpose == PURPOSE_OUTPUT ||
	    this->purpose == PURPOSE_EXAMPLES ||
	    this->purpose == PURPOSE_INVOKED)
		return true;
	if ((this->named == PURPOSE_PRINCIPLES ||
	     this->named == PURPOSE_COMMUNICATION) && size <= LONE_MAX &&
	    below.plain)
		return true;
	if (count_numbered(cutter, part) > 1 && size < NUMBERED_MAX)
		return true;
	return size <= SMALL && below.like &&
	    below.tokens < PART_SMALL * below.big;
}

/* A heading around most of a file is no subject that its parts share. */
static bool
is_wrapper(const struct cutter *cutter, size_t part)
{
	const struct part *this = part_of(cutter, part);
	size_t root = cutter->material->personas[cutter->persona].first;
	bool seen[PURPOSE_MACHINERY + 1] = { false };
	size_t kinds = 0;

	if (cutter->sizes[part] * 100 <= cutter->sizes[root] * WRAPPER)
		return false;
	for (size_t i = part + 1; i < this->end; i = part_of(cutter, i)->end) {
		enum purpose purpose = part_of(cutter, i)->purpose;

		if (purpose == PURPOSE_INVOKED)
			purpose = PURPOSE_METHOD;
		kinds += !seen[purpose];
		seen[purpose] = true;
	}
	return kinds > 2;
}

static void
cut_intro(struct cutter *cutter, size_t part, size_t up)
{
	const struct part *this = part_of(cutter, part);
	struct passage *passage;

	if (this->group_count == 0)
		return;
	passage = add_passage(cutter, part, this->title, this->purpose, up);
	passage->intro = true;
	add_groups(cutter, passage, part, part + 1);
	if (passage->group_count == 0)
		cutter->passages->count--;
}

static void
cut(struct cutter *cutter)
{
	struct material *material = cutter->material;
	const struct persona_parts *of = &material->personas[cutter->persona];
	size_t *ups = ARENA_ARRAY(material->arena, size_t, of->end - of->first);

	for (size_t i = of->first; i < of->end; ) {
		const struct part *part = part_of(cutter, i);
		size_t up = part->parent == NO_INDEX ? NO_INDEX :
		    ups[part->parent - of->first];
		enum bond kind;
		size_t end;

		if (part->title.len == 0 || part->is_title) {
			cut_labels(cutter, i);
			cut_stages(cutter, i);
			ups[i - of->first] = NO_INDEX;
			i++;
			continue;
		}
		kind = closed_kind(cutter, i);
		cut_last_steps(cutter, i);
		cut_strays(cutter, i);
		end = template_end(cutter, i);
		if (end > part->end)
			kind = BOND_TEMPLATE;
		if (part->end == i + 1 || kind != BOND_NONE ||
		    is_whole(cutter, i)) {
			cut_whole(cutter, i, end, kind, up);
			i = end;
			continue;
		}
		cut_intro(cutter, i, up);
		ups[i - of->first] = is_wrapper(cutter, i) ? NO_INDEX : i;
		i++;
	}
}

static void
measure_parts(struct cutter *cutter)
{
	struct material *material = cutter->material;
	const struct persona_parts *of = &material->personas[cutter->persona];

	for (size_t i = of->unit_first; i < of->unit_end; i++) {
		const struct unit *unit = &material->units[i];

		if (!unit->worthless)
			cutter->sizes[unit->part] += unit->tokens;
	}
	for (size_t i = of->end; i-- > of->first + 1; )
		cutter->sizes[material->parts[i].parent] += cutter->sizes[i];
}

/* What is taken of it: units of worth, lead-ins that lead somewhere. */

static bool
is_taken(const struct material *material, size_t unit)
{
	return !material->units[unit].worthless &&
	    !material->groups[material->units[unit].group].dangling;
}

/* A closed list that lost an entry to machinery: all of it, or nothing. */
static void
close_group(struct material *material, struct group *group)
{
	size_t lost = 0, all = 0;

	for (size_t k = group->first; k < group->first + group->count; k++) {
		all += material->units[k].tokens;
		lost += is_taken(material, k) ? 0 : material->units[k].tokens;
	}
	if (group->closed == BOND_NONE || lost == 0 || group->dangling ||
	    material->parts[group->part].purpose == PURPOSE_MACHINERY)
		return;
	for (size_t k = group->first; k < group->first + group->count; k++)
		if (lost * 2 > all)
			material->units[k].worthless = "machinery: most of "
			    "its list is";
		else
			material->units[k].worthless = NULL;
}

static void
list_units(struct passages *passages, struct passage *passage)
{
	struct material *material = passages->material;
	size_t all = 0;

	for (size_t i = 0; i < passage->group_count; i++)
		all += material->groups[passage->groups[i]].count;
	passage->units = ARENA_ARRAY(material->arena, size_t, all);
	passage->all_count = all;
	for (size_t i = 0; i < passage->group_count; i++) {
		const struct group *group =
		    &material->groups[passage->groups[i]];
		bool any = false;

		close_group(material, &material->groups[passage->groups[i]]);
		for (size_t k = group->first; k < group->first + group->count;
		     k++) {
			passages->of[k] = (size_t)(passage - passages->all);
			if (!is_taken(material, k))
				continue;
			any = true;
			passage->units[passage->unit_count++] = k;
			passage->tokens += material->units[k].tokens;
		}
		passage->tokens += any ? group->lead_tokens : 0;
	}
}

/* A closed passage that lost a part to machinery: all of it, or nothing. */
static void
close_whole(struct passages *passages, struct passage *passage)
{
	struct material *material = passages->material;
	size_t lost = 0, tokens = passage->tokens, to = 0;
	bool protocol = false;

	if (passage->kind == BOND_NONE || passage->unit_count == 0 ||
	    passage->unit_count == passage->all_count)
		return;
	for (size_t i = 0; i < passage->group_count; i++) {
		const struct group *group =
		    &material->groups[passage->groups[i]];

		for (size_t k = group->first; k < group->first + group->count;
		     k++) {
			const char *why = material->units[k].worthless;

			if (is_taken(material, k))
				continue;
			lost += material->units[k].tokens;
			protocol |= why && (strstr(why, "protocol") ||
					    strstr(why, "progress"));
		}
	}
	if (lost * 2 > lost + tokens) {
		passage->unit_count = 0;
		return;
	}
	if (protocol)
		return;
	for (size_t i = 0; i < passage->group_count; i++) {
		struct group *group = &material->groups[passage->groups[i]];

		group->dangling = false;
		for (size_t k = group->first; k < group->first + group->count;
		     k++) {
			material->units[k].worthless = NULL;
			passage->units[to++] = k;
		}
	}
	passage->unit_count = to;
	passage->tokens += lost;
}

static size_t
entry_words(const struct material *material, size_t unit)
{
	struct str rest = unit_text(material, &material->units[unit]), line;

	str_split(&rest, '\n', &line);
	return count_words(fold(material->arena, line));
}

static bool
unit_is_told(const struct passages *passages, size_t unit)
{
	struct str text = unit_text(passages->material,
				    &passages->material->units[unit]);

	return text_has_number(text) || text_has_code(text);
}

/* Lists of names: four words an entry at most, few numbers or code; bare
 * ones have two. */
static void
find_nouns(struct passages *passages, struct passage *passage)
{
	const struct material *material = passages->material;
	size_t entries = 0, four = 0, two = 0, told = 0;

	for (size_t i = 0; i < passage->unit_count; i++) {
		size_t unit = passage->units[i], words;

		if (!is_list(material->groups[material->units[unit].group].
			     kind))
			continue;
		words = entry_words(material, unit);
		entries++;
		four += words <= 4;
		two += words <= 2;
		told += unit_is_told(passages, unit);
	}
	if (entries == 0 || entries * 10 < passage->unit_count * 7)
		return;
	passage->nouns = four * 10 >= entries * 7 && told * 4 < entries;
	passage->bare = entries >= 4 && two * 2 > entries &&
	    told * 5 < entries;
}

/* Orders, conditions, numbers, code and blanks say what to do; where few of
 * the units have any, it is talk. */
static void
find_vague(struct passages *passages, struct passage *passage)
{
	const struct material *material = passages->material;
	size_t told = 0;

	for (size_t i = 0; i < passage->unit_count; i++) {
		const struct unit *unit = &material->units[passage->units[i]];
		struct str text = unit_text(material, unit), folded;

		if (str_starts(text, STR("**")))
			text = str_from(text, str_find(str_from(text, 2),
						       STR("**")) + 4);
		folded = fold(material->arena, text);
		told += unit_is_told(passages, passage->units[i]) ||
		    text_count_blanks(text) ||
		    has_cue(CUE_CONDITION, folded) ||
		    starts_cue(CUE_IMPERATIVE, folded);
	}
	passage->vague = passage->purpose != PURPOSE_IDENTITY &&
	    told * 3 < passage->unit_count;
}

static void
find_voice(struct passages *passages, struct passage *passage)
{
	const struct material *material = passages->material;
	size_t first = 0;

	for (size_t i = 0; i < passage->unit_count; i++) {
		const struct unit *unit = &material->units[passage->units[i]];
		const struct group *group = &material->groups[unit->group];

		first += group->kind != GROUP_CODE &&
		    (text_voice(unit_text(material, unit)) == VOICE_I ||
		     str_contains(group->lead_text, STR(" i ")));
	}
	passage->first_person = first * 2 >= passage->unit_count && first > 0;
}

/* A fifth of the letters is enough: code and names are Latin everywhere. */
static void
find_script(struct passages *passages, struct passage *passage)
{
	size_t letters = 0, ideographs = 0;

	for (size_t i = 0; i < passage->unit_count; i++) {
		struct str text = unit_text(passages->material,
		    &passages->material->units[passage->units[i]]);

		while (text.len) {
			int32_t point = utf8_next(&text);

			letters += utf8_is_letter(point);
			ideographs += utf8_is_ideographic(point);
		}
	}
	passage->ideographic = ideographs * 5 > letters;
}

static void
find_scripts(struct passages *passages)
{
	size_t personas = passages->material->comparison->persona_count;

	passages->ideographic = ARENA_ARRAY(passages->material->arena, bool,
					    personas);
	for (size_t p = 0; p < personas; p++) {
		size_t all = 0, ideographic = 0;

		for (size_t i = passages->first[p]; i < passages->first[p + 1];
		     i++) {
			find_script(passages, &passages->all[i]);
			all += passages->all[i].tokens;
			ideographic += passages->all[i].ideographic ?
			    passages->all[i].tokens : 0;
		}
		passages->ideographic[p] = ideographic * 2 > all;
	}
}

static void
find_prompt(struct passages *passages, struct passage *passage)
{
	const struct material *material = passages->material;

	for (size_t i = 0; i < passage->unit_count; i++) {
		const struct unit *unit = &material->units[passage->units[i]];
		struct str text = unit_text(material, unit), head = text;
		size_t lines = 0;

		for (size_t k = 0; k < text.len; k++)
			lines += text.ptr[k] == '\n';
		head.len = head.len < 400 ? head.len : 400;
		if (material->groups[unit->group].kind == GROUP_CODE &&
		    lines > PROMPT_LINES && str_contains(head,
							 STR("\nYou are ")))
			passage->prompt = true;
	}
}

static void
read_title(struct passages *passages, struct passage *passage,
	   struct arena *scratch)
{
	struct vocabulary *vocabulary = passages->measure->vocabulary;
	struct words words = words_read(vocabulary, title_clean(scratch,
	    passage->title), scratch);

	passage->words = ARENA_ARRAY(passages->material->arena,
				     struct title_word, words.count);
	for (size_t i = 0; i < words.count; i++) {
		int term = words.all[i].term;
		bool seen = words.all[i].stop;

		for (size_t k = 0; k < passage->word_count; k++)
			seen |= passage->words[k].term == term;
		if (!seen)
			passage->words[passage->word_count++] =
			    (struct title_word){ term,
			    vocabulary_is_generic_title(vocabulary, term) ?
			    .35 : 1 };
	}
}

static struct str
last_word(struct str folded)
{
	size_t start;

	folded = str_trim(folded);
	start = folded.len;
	while (start > 0 && folded.ptr[start - 1] != ' ')
		start--;
	return str_from(folded, start);
}

static void
judge_title(struct passage *passage)
{
	for (size_t i = 0; i < passage->word_count; i++)
		passage->special |= passage->words[i].weight >= 1;
	passage->expertise = purpose_is_all(PURPOSE_EXPERTISE,
					    passage->folded);
	passage->checklist = has_cue(CUE_CHECKLIST, passage->folded);
	passage->title_hash = str_hash(passage->folded);
	passage->last_hash = str_hash(last_word(passage->folded));
}

/* Words of the personas' own names say nothing in a title. */
static void
weaken_roles(struct passages *passages, struct arena *scratch)
{
	struct material *material = passages->material;

	for (size_t p = 0; p < material->comparison->persona_count; p++) {
		struct words words = words_read(passages->measure->vocabulary,
		    material->personas[p].name, scratch);

		for (size_t i = 0; i < passages->count; i++) {
			struct passage *passage = &passages->all[i];

			for (size_t k = 0; k < passage->word_count; k++)
				for (size_t w = 0; w < words.count; w++)
					if (passage->words[k].term ==
					    words.all[w].term)
						passage->words[k].weight = .35;
		}
	}
}

static int
compare_hits(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	return (x->passage > y->passage) - (x->passage < y->passage);
}

/* Which passages speak of what this one says. */
static void
find_hits(struct passages *passages, size_t index, size_t *stamps,
	  double *shares, size_t *found)
{
	struct passage *passage = &passages->all[index];
	const struct measure *measure = passages->measure;
	size_t count = 0, stamp = 0;

	for (size_t i = 0; i < passage->unit_count; i++) {
		const struct unit *unit =
		    &passages->material->units[passage->units[i]];

		for (size_t s = unit->first_statement;
		     s < unit->first_statement + unit->statement_count; s++) {
			const struct statement *it = &measure->statements[s];

			stamp = s + 1;
			for (size_t k = 0; k < it->link_count; k++) {
				size_t other = passages->of[measure->
				    statements[it->links[k]].unit];

				if (other == NO_INDEX ||
				    stamps[other] == stamp)
					continue;
				stamps[other] = stamp;
				if (shares[other] <= 0)
					found[count++] = other;
				shares[other] += it->value > 0 ? it->value :
				    1e-12;
			}
		}
	}
	passage->hits = ARENA_ARRAY(passages->material->arena, struct hit,
				    count);
	for (size_t i = 0; i < count; i++) {
		passage->hits[i] = (struct hit){ found[i], passage->value > 0 ?
		    shares[found[i]] / passage->value : 0 };
		shares[found[i]] = 0;
	}
	passage->hit_count = count;
	if (count)
		qsort(passage->hits, count, sizeof(struct hit), compare_hits);
}

/* A section that is paired with one of another passage. */
struct tie {
	size_t a, b, candidate;
};

static int
compare_ties(const void *x, const void *y)
{
	const struct tie *a = x, *b = y;

	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	if (a->b != b->b)
		return a->b < b->b ? -1 : 1;
	return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

/* The passage that holds a section's own text; NO_INDEX for none. */
static size_t
passage_of_section(const struct passages *passages, size_t persona,
		   size_t section)
{
	const struct material *material = passages->material;
	const struct persona_parts *of = &material->personas[persona];
	struct range range = material->comparison->personas[persona]->
	    sections[section].range;
	size_t low = of->unit_first, high = of->unit_end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (material->units[middle].range.start < range.start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < of->unit_end && material->units[low].range.start <
	    range.end ? passages->of[low] : NO_INDEX;
}

static void
add_paired(struct passages *passages, const struct tie *ties, size_t count)
{
	const struct candidate *candidates =
	    passages->material->comparison->candidates;

	for (size_t i = 0, end; i < count; i = end) {
		struct passage *passage = &passages->all[ties[i].a];
		size_t rows = 0;

		for (end = i; end < count && ties[end].a == ties[i].a; end++)
			rows += end == i || ties[end].b != ties[end - 1].b;
		passage->paired = ARENA_ARRAY(passages->material->arena,
					      struct hit, rows);
		for (size_t k = i; k < end; k++) {
			double tokens = (double)candidates[ties[k].candidate].
			    tokens / ((double)passage->tokens + 1);

			if (k == i || ties[k].b != ties[k - 1].b)
				passage->paired[passage->paired_count++] =
				    (struct hit){ ties[k].b, tokens };
			else if (ties[k].candidate != ties[k - 1].candidate)
				passage->paired[passage->paired_count - 1].
				    share += tokens;
		}
	}
}

/* What the matcher pairs, from passage to passage. */
static void
find_paired(struct passages *passages)
{
	const struct comparison *comparison = passages->material->comparison;
	struct arena arena = { 0 };
	struct tie *ties = ARENA_ARRAY(&arena, struct tie,
				       2 * comparison->pair_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < comparison->pair_count; i++) {
		const struct section_pair *pair = &comparison->pairs[i];
		const struct candidate *one = &comparison->candidates[pair->a];
		const struct candidate *other =
		    &comparison->candidates[pair->b];
		size_t a, b;

		if (pair->score < paired_score || one->group || other->group)
			continue;
		a = passage_of_section(passages, one->persona, one->section);
		b = passage_of_section(passages, other->persona,
				       other->section);
		if (a == NO_INDEX || b == NO_INDEX)
			continue;
		ties[count++] = (struct tie){ a, b, pair->a };
		ties[count++] = (struct tie){ b, a, pair->b };
	}
	if (count)
		qsort(ties, count, sizeof(*ties), compare_ties);
	add_paired(passages, ties, count);
	arena_release(&arena);
}

static void
weigh_passages(struct passages *passages)
{
	struct arena scratch = { 0 };
	size_t *stamps = ARENA_ARRAY(&scratch, size_t, passages->count + 1);
	size_t *found = ARENA_ARRAY(&scratch, size_t, passages->count + 1);
	double *shares = ARENA_ARRAY(&scratch, double, passages->count + 1);

	for (size_t i = 0; i < passages->count; i++) {
		struct passage *passage = &passages->all[i];

		for (size_t k = 0; k < passage->unit_count; k++)
			passage->value += unit_value(passages->measure,
						     passage->units[k]);
		passage->quality = passage->value /
		    sqrt((double)passage->tokens + QUALITY_FLOOR);
		find_nouns(passages, passage);
		find_vague(passages, passage);
		find_voice(passages, passage);
		find_prompt(passages, passage);
		read_title(passages, passage, &scratch);
	}
	weaken_roles(passages, &scratch);
	for (size_t i = 0; i < passages->count; i++)
		judge_title(&passages->all[i]);
	for (size_t i = 0; i < passages->count; i++)
		find_hits(passages, i, stamps, shares, found);
	arena_release(&scratch);
}

void
passages_init(struct passages *passages, struct measure *measure)
{
	struct material *material = measure->material;
	size_t personas = material->comparison->persona_count;
	struct cutter cutter = { .passages = passages, .material = material };

	*passages = (struct passages){ .material = material, .base = NO_INDEX,
				       .measure = measure };
	passages->of = ARENA_ARRAY(material->arena, size_t,
				   material->unit_count + 1);
	for (size_t i = 0; i < material->unit_count; i++)
		passages->of[i] = NO_INDEX;
	passages->first = ARENA_ARRAY(material->arena, size_t, personas + 1);
	cutter.sizes = ARENA_ARRAY(material->arena, size_t,
				   material->part_count + 1);
	cutter.done = ARENA_ARRAY(material->arena, bool,
				  material->group_count + 1);
	for (size_t p = 0; p < personas; p++) {
		passages->first[p] = passages->count;
		cutter.persona = p;
		measure_parts(&cutter);
		cut(&cutter);
	}
	passages->first[personas] = passages->count;
	for (size_t i = 0; i < passages->count; i++) {
		list_units(passages, &passages->all[i]);
		close_whole(passages, &passages->all[i]);
	}
	find_scripts(passages);
	weigh_passages(passages);
	find_paired(passages);
}

void
passage_drop_units(struct passages *passages, size_t passage)
{
	passages->all[passage].unit_count = 0;
	passages->all[passage].tokens = 0;
}
