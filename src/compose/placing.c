/* SPDX-License-Identifier: MIT */
#include "compose/placing.h"

#include <string.h>

#include "compose/place.h"
#include "model/title.h"

static const double akin = .3; /* to a container that takes a foreign part */

static const struct passage *
passage_of(const struct placing *this, size_t passage)
{
	return &this->passages->all[passage];
}

static size_t
base_of(const struct placing *this)
{
	return this->passages->base;
}

struct str
node_folded(struct arena *arena, struct node *node)
{
	if (!node->folded.ptr)
		node->folded = fold(arena, node->title);
	return node->folded;
}

size_t
node_units(const struct node *node)
{
	size_t count = 0;

	for (size_t i = 0; i < node->spot_count; i++)
		count += node->spots[i].count;
	for (size_t i = 0; i < node->kid_count; i++)
		count += node_units(node->kids[i]);
	return count;
}

void
node_add_kid(struct arena *arena, struct node *node, size_t at,
	     struct node *kid)
{
	node->kids = arena_grow(arena, node->kids, node->kid_count,
				&node->kid_capacity, sizeof(*node->kids));
	memmove(node->kids + at + 1, node->kids + at,
		(node->kid_count - at) * sizeof(*node->kids));
	node->kids[at] = kid;
	node->kid_count++;
}

void
node_remove_kid(struct node *node, size_t at)
{
	node->kid_count--;
	memmove(node->kids + at, node->kids + at + 1,
		(node->kid_count - at) * sizeof(*node->kids));
}

static void
add_kid(struct placing *this, struct node *node, struct node *kid)
{
	node_add_kid(this->arena, node, node->kid_count, kid);
}

static void
insert_spots(struct placing *this, struct node *node, size_t at,
	     const struct node *from)
{
	for (size_t i = 0; i < from->spot_count; i++) {
		node->spots = arena_grow(this->arena, node->spots,
		    node->spot_count, &node->spot_capacity,
		    sizeof(*node->spots));
		memmove(node->spots + at + 1, node->spots + at,
			(node->spot_count - at) * sizeof(*node->spots));
		node->spots[at++] = from->spots[i];
		node->spot_count++;
	}
}

static void
add_spots(struct placing *this, struct node *node, const struct node *from)
{
	insert_spots(this, node, node->spot_count, from);
}

static struct node *
new_node(struct placing *this, struct str title, enum purpose purpose,
	 size_t part, size_t passage, size_t persona)
{
	struct node *node = ARENA_NEW(this->arena, struct node);

	*node = (struct node){ .title = title, .purpose = purpose,
			       .part = part, .passage = passage,
			       .persona = persona,
			       .foreign = persona != base_of(this) };
	return node;
}

/* Titles. */

static struct str
without_prefix(struct str title, const char *prefix)
{
	struct str head = str_of(prefix), start = title;

	start.len = start.len < head.len ? start.len : head.len;
	return str_eq_nocase(start, head) ? str_from(title, head.len) : title;
}

/* As one author would write it; the base's own stay as they are. */
static struct str
part_title(const struct placing *this, size_t part, bool stages)
{
	const struct part *it = &this->material->parts[part];
	const struct persona *persona =
	    this->material->comparison->personas[it->persona];
	struct str title;

	if (persona->sections[it->section].syntax == SECTION_HEADING &&
	    (it->persona == base_of(this) || stages))
		return it->title;
	title = section_shown(this->arena, persona, it->section);
	title = without_prefix(title, "my ");
	if (it->persona != base_of(this))
		title = without_prefix(title, "your ");
	if (title.len && title.ptr[0] >= 'a' && title.ptr[0] <= 'z') {
		title = arena_str(this->arena, title);
		((char *)title.ptr)[0] = (char)(title.ptr[0] - 'a' + 'A');
	}
	return title;
}

static struct str
passage_title(const struct placing *this, size_t passage)
{
	const struct passage *it = passage_of(this, passage);
	const struct part *part = &this->material->parts[it->part];

	if (it->label || it->title.ptr != part->title.ptr)
		return it->title;
	return part_title(this, it->part, false);
}

/* A passage as a tree of what is taken of it. */

static bool
is_in(const struct placing *this, size_t passage, size_t unit)
{
	return this->passages->of[unit] == passage &&
	    this->chosen->gathered.units[unit];
}

static struct node *
node_at(struct placing *this, struct node *top, size_t part, bool stages)
{
	const struct part *it = &this->material->parts[part];
	struct node *above;

	if (part == top->part || it->parent == NO_INDEX)
		return top;
	above = part_within(this->material, it->parent, top->part) ?
	    node_at(this, top, it->parent, stages) : top;
	for (size_t i = 0; i < above->kid_count; i++)
		if (above->kids[i]->part == part)
			return above->kids[i];
	add_kid(this, above, new_node(this, part_title(this, part, stages),
	    it->purpose, part, top->passage, top->persona));
	return above->kids[above->kid_count - 1];
}

static void
add_spot(struct placing *this, struct node *node, size_t passage,
	 size_t index)
{
	const struct group *group = &this->material->groups[index];
	struct spot *spot;

	node->spots = arena_grow(this->arena, node->spots, node->spot_count,
				 &node->spot_capacity, sizeof(*node->spots));
	spot = &node->spots[node->spot_count];
	*spot = (struct spot){ .group = index,
			       .lead = range_len(group->lead) > 0 };
	spot->pieces = ARENA_ARRAY(this->arena, struct piece, group->count);
	for (size_t k = group->first; k < group->first + group->count; k++)
		if (passage == NO_INDEX || is_in(this, passage, k))
			spot->pieces[spot->count++] = (struct piece){
				k, this->material->units[k].range, true };
	if (spot->count)
		node->spot_count++;
}

static struct node *
node_of(struct placing *this, size_t passage)
{
	const struct passage *it = passage_of(this, passage);
	struct node *top = new_node(this, passage_title(this, passage),
	    it->purpose, it->part, passage, it->persona);

	for (size_t i = 0; i < it->group_count; i++) {
		const struct group *group =
		    &this->material->groups[it->groups[i]];
		struct node *node = it->label ? top : node_at(this, top,
		    group->part, it->kind == BOND_STAGES);
		size_t before = node->spot_count;

		add_spot(this, node, passage, it->groups[i]);
		if (it->named && node->spot_count > before)
			node->spots[before].lead = false;
	}
	return top;
}

/* The base's skeleton. */

static struct str
title_for(enum purpose purpose)
{
	switch (purpose) {
	case PURPOSE_PRINCIPLES:
		return STR("Principles");
	case PURPOSE_RULES:
		return STR("Rules");
	case PURPOSE_METHOD:
	case PURPOSE_INVOKED:
		return STR("Workflow");
	case PURPOSE_OUTPUT:
		return STR("Output Format");
	case PURPOSE_TOOLS:
		return STR("Tools");
	case PURPOSE_COMMUNICATION:
		return STR("Communication");
	default:
		return STR("Focus Areas");
	}
}

/* The node of a container of the base, made with those around it. */
static struct node *
container(struct placing *this, struct node **made, size_t part)
{
	const struct part *it = &this->material->parts[part];
	struct node *above = &this->root;

	if (made[part])
		return made[part];
	if (it->parent != NO_INDEX && this->material->parts[it->parent].
	    title.len && !this->material->parts[it->parent].is_title)
		above = container(this, made, it->parent);
	made[part] = new_node(this, part_title(this, part, false),
			      it->purpose, part, NO_INDEX, it->persona);
	add_kid(this, above, made[part]);
	return made[part];
}

static void
place_base(struct placing *this, struct node **made, size_t passage)
{
	const struct passage *it = passage_of(this, passage);
	struct node *node = node_of(this, passage);

	if (it->purpose == PURPOSE_IDENTITY && it->title.len == 0) {
		add_spots(this, &this->root, node);
		return;
	}
	if (it->intro) {
		add_spots(this, container(this, made, it->part), node);
		return;
	}
	if (node->title.len == 0)
		node->title = title_for(node->purpose);
	add_kid(this, it->up == NO_INDEX ? &this->root :
		container(this, made, it->up), node);
}

static enum purpose
named(const struct placing *this, struct node *node)
{
	return purpose_of(node_folded(this->arena, node));
}

static bool
is_container(const struct node *node)
{
	return node->passage == NO_INDEX;
}

/* A container of one part is that part. */
static void
open_container(struct placing *this, size_t at)
{
	struct node *root = &this->root, *node = root->kids[at];
	bool one;

	if (node->kid_count == 1 && node->spot_count == 0 &&
	    node->kids[0]->title.len) {
		struct node *kid = node->kids[0];

		if (named(this, kid) == PURPOSE_NONE)
			kid->purpose = node->purpose == PURPOSE_PRINCIPLES ?
			    PURPOSE_SUBJECT : node->purpose;
		root->kids[at] = kid;
		return;
	}
	one = node->kid_count > 0;
	for (size_t i = 1; i < node->kid_count; i++)
		one &= node->kids[i]->purpose == node->kids[0]->purpose;
	if (one && named(this, node) != PURPOSE_PRINCIPLES &&
	    named(this, node) == PURPOSE_NONE)
		node->purpose = node->kids[0]->purpose;
}

/* The order of purposes. */

static void
move_kid(struct placing *this, size_t from, size_t to)
{
	struct node *root = &this->root, *kid = root->kids[from];

	node_remove_kid(root, from);
	node_add_kid(this->arena, root, to, kid);
}

static size_t
find_purpose(const struct node *root, enum purpose purpose)
{
	for (size_t i = 0; i < root->kid_count; i++)
		if (root->kids[i]->purpose == purpose)
			return i;
	return NO_INDEX;
}

/* The base keeps its order, but who it is comes first. */
static void
order_base(struct placing *this)
{
	struct node *root = &this->root;
	size_t to = 0;

	for (size_t i = 0; i < root->kid_count; i++)
		if (root->kids[i]->purpose == PURPOSE_IDENTITY &&
		    named(this, root->kids[i]) == PURPOSE_IDENTITY)
			move_kid(this, i, to++);
}

/* A scale of levels stands before the output format that uses it. */
static void
levels_first(struct placing *this)
{
	struct node *root = &this->root;
	size_t output = find_purpose(root, PURPOSE_OUTPUT);

	for (size_t i = output; output != NO_INDEX && i < root->kid_count; i++)
		if (!is_container(root->kids[i]) && root->kids[i]->foreign &&
		    root->kids[i]->purpose !=
		    PURPOSE_COMMUNICATION && passage_of(this,
		    root->kids[i]->passage)->kind == BOND_LEVELS &&
		    root->kids[i]->purpose != PURPOSE_OUTPUT)
			move_kid(this, i, output++);
}

static enum purpose
kin_purpose(enum purpose purpose)
{
	if (purpose == PURPOSE_SUBJECT)
		return PURPOSE_EXPERTISE;
	return purpose == PURPOSE_INVOKED ? PURPOSE_METHOD : purpose;
}

/* Where a section of that rank has the fewest of a higher one before it and
 * of a lower one behind; the last such place before the end. */
static size_t
least_disorder(const struct node *root, double rank)
{
	size_t best = 0, least = 0, wrong = 0;

	for (size_t i = 0; i < root->kid_count; i++)
		wrong += purpose_rank(root->kids[i]->purpose) < rank;
	least = wrong;
	for (size_t i = 0; i < root->kid_count; i++) {
		double other = purpose_rank(root->kids[i]->purpose);

		wrong -= other < rank;
		wrong += other > rank;
		if (wrong < least || (wrong == least && other <= rank)) {
			least = wrong;
			best = i + 1;
		}
	}
	return best;
}

/* Where the base has its last word: before the section that ends with a
 * paragraph, else at the end. */
static size_t
last_word(const struct placing *this)
{
	const struct node *root = &this->root, *node;
	size_t at = root->kid_count;

	while (at > 0 && root->kids[at - 1]->foreign)
		at--;
	if (at < 2)
		return root->kid_count;
	for (node = root->kids[at - 1]; node->kid_count;
	     node = node->kids[node->kid_count - 1])
		;
	return node->spot_count && !node->foreign && this->material->groups[
	    node->spots[node->spot_count - 1].group].kind == GROUP_PARAGRAPH ?
	    at - 1 : root->kid_count;
}

/* What is measured in the end, not what is to be done. */
static bool
is_measure(const struct placing *this, struct node *node)
{
	return has_cue(CUE_MEASURE, node_folded(this->arena, node));
}

/* Whether the base ends with its output format, mostly. */
static bool
ends_with(const struct node *root, size_t output)
{
	size_t before = 0, behind = 0;

	for (size_t i = 0; i < root->kid_count; i++) {
		if (root->kids[i]->purpose != PURPOSE_IDENTITY &&
		    purpose_rank(root->kids[i]->purpose) <
		    purpose_rank(PURPOSE_OUTPUT))
			*(i < output ? &before : &behind) += 1;
	}
	return before > behind;
}

/* Behind the last of its purpose, else by the order of purposes; what comes
 * before an output format does not follow the base's. */
static void
place_foreign(struct placing *this, struct node *node)
{
	struct node *root = &this->root;
	size_t last = NO_INDEX, end = last_word(this), at;
	size_t output = find_purpose(root, PURPOSE_OUTPUT);
	bool expertise = false;

	if (output < end && ends_with(root, output) && purpose_rank(
	    node->purpose) < purpose_rank(PURPOSE_OUTPUT))
		end = output;
	for (size_t i = end; i-- > 0; ) {
		if (kin_purpose(root->kids[i]->purpose) ==
		    kin_purpose(node->purpose) && (last == NO_INDEX ||
		    (node->purpose == PURPOSE_RULES && is_measure(this, node) !=
		     is_measure(this, root->kids[last]))))
			last = i;
		expertise |= root->kids[i]->purpose == PURPOSE_EXPERTISE;
	}
	if (last != NO_INDEX && node->purpose == PURPOSE_EXPERTISE &&
	    !expertise && named(this, node) == PURPOSE_EXPERTISE) {
		for (at = 0; kin_purpose(root->kids[at]->purpose) !=
		     PURPOSE_EXPERTISE; at++)
			;
		node_add_kid(this->arena, root, at, node);
		return;
	}
	at = last != NO_INDEX ? last + 1 : least_disorder(root,
	    purpose_rank(node->purpose));
	node_add_kid(this->arena, root, at < end ? at : end, node);
}

static bool
is_general_title(const struct placing *this, struct node *node)
{
	enum purpose purpose = named(this, node);

	return purpose != PURPOSE_NONE &&
	    purpose_is_all(purpose, node_folded(this->arena, node));
}

/* The section of that title, or the base's of the same general kind. */
static struct node *
same_section(const struct placing *this, struct node *node)
{
	const struct node *root = &this->root;
	struct str folded = node_folded(this->arena, node);

	for (size_t i = 0; i < root->kid_count; i++)
		if (str_eq(node_folded(this->arena, root->kids[i]), folded))
			return root->kids[i];
	if (!is_container(node) || node->spot_count || !node->kid_count ||
	    !is_general_title(this, node))
		return NULL;
	for (size_t i = 0; i < root->kid_count; i++)
		if (!root->kids[i]->foreign &&
		    root->kids[i]->purpose == node->purpose &&
		    named(this, root->kids[i]) == named(this, node) &&
		    is_general_title(this, root->kids[i]))
			return root->kids[i];
	return NULL;
}

static void
merge_into(struct placing *this, struct node *same, struct node *node)
{
	if (node->kid_count == 0 && same->kid_count == 0) {
		add_spots(this, same, node);
		return;
	}
	if (node->kid_count == 0) {
		add_kid(this, same, node);
		return;
	}
	add_spots(this, same, node);
	for (size_t i = 0; i < node->kid_count; i++)
		add_kid(this, same, node->kids[i]);
}

/* How near a foreign part is to a container of the base. */
static double
kinship(const struct placing *this, const struct node *node,
	const struct node *host)
{
	const struct passage *it = passage_of(this, node->passage);
	double most = 0;

	for (size_t i = 0; i < host->kid_count; i++) {
		double hit;

		if (is_container(host->kids[i]))
			continue;
		hit = passage_hit(this->passages, node->passage,
				  host->kids[i]->passage);
		hit += passage_title_alike(it, passage_of(this,
		    host->kids[i]->passage));
		most = hit > most ? hit : most;
	}
	return most;
}

/* A single part goes below a container of the base only where it is akin. */
static struct node *
host_of(const struct placing *this, const struct node *node)
{
	struct node *best = NULL;
	double most = akin;

	if (passage_of(this, node->passage)->up == NO_INDEX ||
	    passage_slot(passage_of(this, node->passage)) != PURPOSE_NONE)
		return NULL;
	for (size_t i = 0; i < this->root.kid_count; i++) {
		struct node *host = this->root.kids[i];
		double near;

		if (!is_container(host) || host->foreign ||
		    kin_purpose(host->purpose) != kin_purpose(node->purpose))
			continue;
		near = kinship(this, node, host);
		if (near >= most) {
			most = near;
			best = host;
		}
	}
	return best;
}

/* "RESTful API Standards: Versioning": alone, one word does not say what of. */
static void
name_lone(struct placing *this, struct node *node)
{
	const struct passage *it = passage_of(this, node->passage);
	struct str up, folded;

	if (it->up == NO_INDEX || it->intro || passage_slot(it) !=
	    PURPOSE_NONE || str_contains(str_trim(node->title), STR(" ")))
		return;
	up = part_title(this, it->up, false);
	folded = this->material->parts[it->up].folded;
	if (up.len >= 32 || purpose_of(folded) != PURPOSE_NONE)
		return;
	node->folded = (struct str){ 0 };
	node->title = arena_printf(this->arena, "%.*s: %.*s", STR_ARG(up),
				   STR_ARG(node->title));
}

static struct node *
foreign_node(struct placing *this, size_t passage, bool *done)
{
	const struct passage *it = passage_of(this, passage);
	struct node *container_node;
	size_t mates = 0;

	done[passage] = true;
	for (size_t i = passage; it->up != NO_INDEX &&
	     i < this->passages->count && part_within(this->material,
	     passage_of(this, i)->part, it->up); i++)
		mates += this->chosen->choices[i].chosen && passage_of(this,
		    i)->up == it->up && passage_slot(passage_of(this, i)) ==
		    passage_slot(it);
	if (mates < 2) {
		struct node *node = node_of(this, passage);

		name_lone(this, node);
		return node;
	}
	container_node = new_node(this, part_title(this, it->up, false),
	    this->material->parts[it->up].named != PURPOSE_NONE ?
	    this->material->parts[it->up].named : it->purpose, it->up,
	    NO_INDEX, it->persona);
	for (size_t i = passage; i < this->passages->count && part_within(
	     this->material, passage_of(this, i)->part, it->up); i++) {
		const struct passage *mate = passage_of(this, i);

		if (!this->chosen->choices[i].chosen || mate->up != it->up ||
		    passage_slot(mate) != passage_slot(it))
			continue;
		done[i] = true;
		if (mate->intro)
			add_spots(this, container_node, node_of(this, i));
		else
			add_kid(this, container_node, node_of(this, i));
	}
	return container_node;
}

/* Steps never go on behind another's steps. */
static void
name_second(struct placing *this, struct node *node)
{
	const struct persona *persona =
	    this->material->comparison->personas[node->persona];

	node->folded = (struct str){ 0 };
	node->title = arena_printf(this->arena, "%.*s (%.*s)",
				   STR_ARG(node->title),
				   STR_ARG(persona->name));
}

/* What others say of who it is follows the base's own word on that. */
static size_t
behind_who(const struct placing *this)
{
	const struct node *root = &this->root;
	size_t at = 0;

	while (at < root->spot_count && !group_says_who(this->material,
	       &this->material->groups[root->spots[at].group]))
		at++;
	for (at += at < root->spot_count; at < root->spot_count &&
	     this->material->groups[root->spots[at].group].persona !=
	     base_of(this); at++)
		;
	return at;
}

static void
place_foreigns(struct placing *this)
{
	size_t personas = this->material->comparison->persona_count;
	bool *done = ARENA_ARRAY(this->arena, bool, this->passages->count + 1);

	for (size_t rank = 0; rank < personas; rank++)
		for (size_t i = 0; i < this->passages->count; i++) {
			const struct passage *it = passage_of(this, i);
			struct node *node, *same;

			if (!this->chosen->choices[i].chosen || done[i] ||
			    it->persona == base_of(this) || this->material->
			    personas[it->persona].rank != rank)
				continue;
			node = foreign_node(this, i, done);
			if (it->purpose == PURPOSE_IDENTITY && !it->title.len) {
				insert_spots(this, &this->root,
					     behind_who(this), node);
				continue;
			}
			if (node->title.len == 0) {
				node->title = title_for(node->purpose);
				node->folded = (struct str){ 0 };
			}
			same = same_section(this, node);
			if (same && kin_purpose(node->purpose) ==
			    PURPOSE_METHOD) {
				name_second(this, node);
				same = NULL;
			}
			if (same) {
				merge_into(this, same, node);
				continue;
			}
			same = is_container(node) ? NULL : host_of(this, node);
			if (same)
				add_kid(this, same, node);
			else
				place_foreign(this, node);
		}
}

void
placing_init(struct placing *placing, struct chosen *chosen)
{
	struct passages *passages = chosen->passages;
	struct node **made;

	*placing = (struct placing){ .chosen = chosen, .passages = passages,
	    .material = passages->material,
	    .arena = passages->material->arena };
	placing->root = (struct node){ .purpose = PURPOSE_IDENTITY,
	    .part = passages->material->personas[passages->base].first,
	    .passage = NO_INDEX, .persona = passages->base };
	placing->leads = ARENA_ARRAY(placing->arena, bool,
				     passages->material->group_count + 1);
	made = ARENA_ARRAY(placing->arena, struct node *,
			   passages->material->part_count + 1);
	for (size_t i = passages->first[passages->base];
	     i < passages->first[passages->base + 1]; i++)
		if (chosen->choices[i].chosen)
			place_base(placing, made, i);
	for (size_t i = 0; i < placing->root.kid_count; i++)
		if (is_container(placing->root.kids[i]))
			open_container(placing, i);
	order_base(placing);
	place_foreigns(placing);
	levels_first(placing);
	placing_mend(placing);
}
