/* SPDX-License-Identifier: MIT */
#include "cli/compare_json.h"

struct json *
personas_json(const struct comparison *comparison)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct persona *persona = comparison->personas[i];
		struct json *row = json_new_object();

		json_set(row, "path", json_new_string(persona->path));
		json_set(row, "name", json_new_string(persona->name));
		json_push(list, row);
	}
	return list;
}

struct json *
language_json(enum language language)
{
	return language == LANGUAGE_UNKNOWN
		   ? json_new_null()
		   : json_new_string(str_of(language_code(language)));
}

struct json *
path_json(const struct persona *persona, size_t section, struct arena *arena)
{
	static const char separator[] = "\x1f";
	struct json *list = json_new_array();
	struct str rest = section_path(persona, section, separator, arena);
	struct str piece;

	while (str_split(&rest, *separator, &piece))
		json_push(list, json_new_string(piece));
	return list;
}

struct json *
origin_json(const struct comparison *comparison, size_t persona,
	    struct range range)
{
	const struct source *source = &comparison->personas[persona]->source;
	struct place start = source_place(source, range.start);
	struct place end = source_place(
	    source, range_len(range) > 0 ? range.end - 1 : range.start);
	struct json *row = json_new_object();

	json_set(row, "persona", json_new_int((long long)persona));
	json_set(row, "start_line", json_new_int((long long)start.line));
	json_set(row, "start_column", json_new_int((long long)start.column));
	json_set(row, "end_line", json_new_int((long long)end.line));
	json_set(row, "end_column", json_new_int((long long)end.column));
	return row;
}
