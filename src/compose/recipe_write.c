/* SPDX-License-Identifier: MIT */
#include "base/sha256.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "compose/astray.h"
#include "compose/recipe.h"
#include "compose/recipe_names.h"
#include "compose/seen.h"
#include "compose/take.h"

struct writer {
	struct buf *out;
	const struct draft *draft;
	struct str folder; /* that relative paths start from; or empty */
	const struct recipe *like; /* whose paths are taken over, or NULL */
	struct arena arena;
};

static void
add_scalar(struct writer *writer, struct str value)
{
	struct buf clean = { 0 };

	utf8_scrub(&clean, value);
	yaml_add_scalar(writer->out, buf_str(&clean));
	buf_release(&clean);
}

/* `start` is the indentation, perhaps with a list's mark. */
static void
add_pair(struct writer *writer, const char *start, const char *key,
	 struct str value)
{
	buf_printf(writer->out, "%s%s: ", start, key);
	add_scalar(writer, value);
	buf_add_byte(writer->out, '\n');
}

/* From the folder, if there is one; "-" and what starts at the root stay. */
static struct str
full_path(struct writer *writer, struct str path)
{
	if (writer->folder.len == 0 || str_starts(path, STR("/")) ||
	    str_eq(path, STR("-")))
		return path;
	return arena_printf(&writer->arena, "%.*s/%.*s",
			    STR_ARG(writer->folder), STR_ARG(path));
}

/* Of a source, or of the library. */
static struct str
path_written(struct writer *writer, size_t source, struct str path)
{
	return writer->like && source < writer->like->source_count
		   ? writer->like->sources[source].path
		   : full_path(writer, path);
}

static void
write_seen(struct writer *writer, size_t source)
{
	struct buf seen = { 0 };

	seen_write(&seen, writer->draft, source);
	add_pair(writer, "  ", "seen", buf_str(&seen));
	buf_release(&seen);
}

static void
write_sources(struct writer *writer)
{
	const struct comparison *comparison = writer->draft->comparison;

	buf_add_cstr(writer->out, "sources:\n");
	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct persona *persona = comparison->personas[i];

		add_pair(writer, "- ", "path",
			 path_written(writer, i, persona->path));
		add_pair(writer, "  ", "name", persona->name);
		add_pair(writer, "  ", "sha256",
			 sha256_hex(&writer->arena, persona->source.bytes));
		write_seen(writer, i);
	}
}

static void
write_corrections(struct writer *writer)
{
	const struct draft *draft = writer->draft;
	const struct persona *const *personas = draft->comparison->personas;

	if (draft->correction_count)
		buf_add_cstr(writer->out, "corrections:\n");
	for (size_t i = 0; i < draft->correction_count; i++) {
		const struct correction *this = &draft->corrections[i];

		add_pair(writer, "- ", this->kind == CORRECT_PAIR ? "pair" :
			 "apart", name_section(personas, this->persona_a,
					       this->section_a,
					       &writer->arena));
		add_pair(writer, "  ", "with", name_section(personas,
			 this->persona_b, this->section_b, &writer->arena));
	}
}

static void
write_list(struct writer *writer, const char *key, const struct str *values,
	   size_t count)
{
	if (count == 0)
		return;
	buf_printf(writer->out, "  %s:\n", key);
	for (size_t i = 0; i < count; i++) {
		buf_add_cstr(writer->out, "  - ");
		add_scalar(writer, values[i]);
		buf_add_byte(writer->out, '\n');
	}
}

static void
write_field(struct writer *writer, const struct draft_field *field)
{
	add_pair(writer, "- ", "key", field->key);
	add_pair(writer, "  ", "kind", str_of(field_kind_name(field->kind)));
	if (field->value.len)
		add_pair(writer, "  ", "value", field->value);
	if (field->source.len)
		add_pair(writer, "  ", "source", field->source);
	write_list(writer, "entries", field->entries, field->entry_count);
	if (field->from_count)
		buf_add_cstr(writer->out, "  from:\n");
	for (size_t i = 0; i < field->from_count; i++)
		buf_printf(writer->out, "  - %zu\n", field->from[i]);
}

/* By its first section in each of its personas, a line for each: whichever is
 * still there tells which it is. */
static struct str
topic_name(struct writer *writer, size_t index)
{
	const struct comparison *comparison = writer->draft->comparison;
	const struct topic *topic = &comparison->topics[index];
	struct str names = STR("");
	size_t persona = NO_INDEX;

	for (size_t i = 0; i < topic->count; i++) {
		const struct candidate *leaf =
		    &comparison->candidates[topic->candidates[i]];
		struct str name;

		if (leaf->persona == persona)
			continue;
		persona = leaf->persona;
		name = name_section(comparison->personas, persona,
				    leaf->section, &writer->arena);
		names = arena_printf(&writer->arena, "%.*s%s%.*s",
				     STR_ARG(names), names.len ? "\n" : "",
				     STR_ARG(name));
	}
	return names;
}

static void
write_marks(struct writer *writer, const char *key, const bool *marks)
{
	bool any = false;

	for (size_t i = 0; i < writer->draft->comparison->topic_count; i++) {
		if (!marks[i])
			continue;
		if (!any)
			buf_printf(writer->out, "%s:\n", key);
		any = true;
		buf_add_cstr(writer->out, "- ");
		add_scalar(writer, topic_name(writer, i));
		buf_add_byte(writer->out, '\n');
	}
}

static void
write_fine(struct writer *writer)
{
	const struct draft *draft = writer->draft;

	if (draft->fine_count)
		buf_add_cstr(writer->out, "fine:\n");
	for (size_t i = 0; i < draft->fine_count; i++) {
		buf_add_cstr(writer->out, "- ");
		add_scalar(writer, draft->fine[i]);
		buf_add_byte(writer->out, '\n');
	}
}

static void
write_section(struct writer *writer, const struct entry *entry)
{
	add_pair(writer, "- ", "section", entry->title);
	buf_printf(writer->out, "  depth: %zu\n", entry->depth);
	if (entry->topic != NO_INDEX)
		add_pair(writer, "  ", "topic",
			 topic_name(writer, entry->topic));
	if (entry->persona != NO_INDEX)
		add_pair(writer, "  ", "heading", name_section(
			 writer->draft->comparison->personas, entry->persona,
			 entry->section, &writer->arena));
}

/* What it is, and what its file says there, for when it does no longer. */
static void
write_pick(struct writer *writer, const struct entry *entry)
{
	const struct draft *draft = writer->draft;

	if (entry_is_lost(entry)) {
		add_pair(writer, "  ", "pick", entry->pick);
		if (entry->was.ptr)
			add_pair(writer, "  ", "kept", entry->was);
		if (entry->settled)
			buf_add_cstr(writer->out, "  settled: true\n");
		if (!entry->was.ptr || !str_eq(entry->text, entry->was))
			add_pair(writer, "  ", "text", entry->text);
		return;
	}
	if (entry->origin.persona != NO_INDEX) {
		const struct persona *persona =
		    draft->comparison->personas[entry->origin.persona];

		add_pair(writer, "  ", "pick", name_origin(draft,
			 entry->origin, &writer->arena));
		add_pair(writer, "  ", "kept",
			 persona_text(persona, entry->origin.range));
	}
	if (entry->text.ptr)
		add_pair(writer, "  ", "text", entry->text);
}

static void
write_block(struct writer *writer, const struct entry *entry)
{
	const struct draft *draft = writer->draft;

	add_pair(writer, "- ", "block", block_form_name(entry->form));
	buf_printf(writer->out, "  depth: %zu\n", entry->depth);
	write_pick(writer, entry);
	if (entry->edited)
		buf_add_cstr(writer->out, "  edited: true\n");
	if (entry->lead_in)
		buf_add_cstr(writer->out, "  lead_in: true\n");
	if (entry->continues)
		buf_add_cstr(writer->out, "  continues: true\n");
	if (entry->alternative_count)
		buf_add_cstr(writer->out, "  said:\n");
	for (size_t i = 0; i < entry->alternative_count; i++) {
		buf_add_cstr(writer->out, "  - ");
		add_scalar(writer, name_origin(draft, entry->alternatives[i],
					       &writer->arena));
		buf_add_byte(writer->out, '\n');
	}
}

/* Those behind that entry, the first of them first; the first that is not. */
static const struct astray_place *
write_astray(struct writer *writer, const struct astray_place *first,
	     const struct astray_place *end, size_t entry)
{
	const struct astray_place *place = first;

	for (; place < end && place->entry == entry; place++) {
		const struct astray *astray = place->astray;
		size_t known = place == first ? place->known :
		    astray_shared(place, place - 1);

		for (; known < astray->home_count; known++)
			buf_add(writer->out, astray->homes[known].text);
		buf_add(writer->out, astray->text);
	}
	return place;
}

static void
write_entry(struct writer *writer, const struct entry *entry)
{
	if (entry->kind == ENTRY_SECTION)
		write_section(writer, entry);
	else
		write_block(writer, entry);
	if (entry->reason.len)
		add_pair(writer, "  ", "reason", entry->reason);
}

static void
write_entries(struct writer *writer)
{
	const struct draft *draft = writer->draft;
	size_t count;
	const struct astray_place *place =
	    astray_places(draft, &count, &writer->arena);
	const struct astray_place *end = place + count;

	buf_add_cstr(writer->out, "draft:\n");
	place = write_astray(writer, place, end, NO_INDEX);
	for (size_t i = 0; i < draft->entry_count; i++) {
		write_entry(writer, &draft->entries[i]);
		place = write_astray(writer, place, end, i);
	}
	for (size_t i = 0; i < draft->left_count; i++) {
		const struct left_unit *left = &draft->left[i];

		add_pair(writer, "- ", left->budget ? "dropped" : "left",
			 name_origin(draft, left->origin, &writer->arena));
		add_pair(writer, "  ", "reason", left->reason);
	}
}

static struct str
library_path(struct writer *writer)
{
	return writer->like ? recipe_library(writer->like) :
	    full_path(writer, writer->draft->library);
}

static void
write_recipe(struct writer *writer)
{
	struct buf *out = writer->out;
	const struct draft *draft = writer->draft;
	long accept = (long)(draft->accept * 10000 + .5);

	buf_add_cstr(out, "# a draft made with troupe; "
		     "troupe compose FILE replays it\n"
		     "schema: troupe.recipe/1\n");
	add_pair(writer, "", "name", draft->name);
	buf_printf(out, "base: %zu\n", draft->base);
	if (draft->accept > 0)
		buf_printf(out, "accept: %ld.%04ld\n", accept / 10000,
			   accept % 10000);
	if (draft->library.len > 0)
		add_pair(writer, "", "library", library_path(writer));
	if (draft->budget)
		buf_printf(out, "budget: %zu\n", draft->budget);
	write_sources(writer);
	write_corrections(writer);
	if (draft->field_count)
		buf_add_cstr(out, "fields:\n");
	for (size_t i = 0; i < draft->field_count; i++)
		write_field(writer, &draft->fields[i]);
	if (draft->fields_ok)
		buf_add_cstr(out, "fields_ok: true\n");
	write_marks(writer, "left_out", draft->left_out);
	write_marks(writer, "ok", draft->ok);
	write_fine(writer);
	write_entries(writer);
	arena_release(&writer->arena);
}

void
recipe_write_from(struct buf *out, const struct draft *draft,
		  struct str folder)
{
	struct writer writer = { .out = out, .draft = draft,
				 .folder = folder };

	write_recipe(&writer);
}

void
recipe_write_as(struct buf *out, const struct draft *draft,
		const struct recipe *recipe)
{
	struct writer writer = { .out = out, .draft = draft, .like = recipe };

	write_recipe(&writer);
}

void
recipe_write(struct buf *out, const struct draft *draft)
{
	recipe_write_from(out, draft, (struct str){ "", 0 });
}
