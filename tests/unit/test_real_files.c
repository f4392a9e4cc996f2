/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "lint/fix.h"
#include "parse/parse.h"

#define CORPUS "../shared/corpus/"
/* "shape<tab>path" a line; a shape is an oddity of the file's form */
#define SHAPES CORPUS "SHAPES.tsv"

static void
open_file(struct persona *persona, const char *path)
{
	struct str bytes;
	struct error error;

	*persona = (struct persona){ 0 };
	if (!file_read(&bytes, path, &persona->arena, &error))
		fail_msg("%s", error.text);
	parse_open(persona, str_of(path), bytes);
}

static bool
lies_inside(struct range inner, struct range outer)
{
	return inner.start >= outer.start && inner.start <= inner.end &&
	    inner.end <= outer.end;
}

static void
check_ranges(const struct persona *persona)
{
	const struct front_matter *front = &persona->front;
	size_t at = 0;

	assert_true(front->range.end <= persona->source.bytes.len);
	for (size_t i = 0; i < front->field_count; i++) {
		const struct field *field = &front->fields[i];

		assert_true(lies_inside(field->range, front->range));
		assert_true(lies_inside(field->value_range, field->range));
		assert_true(field->range.start >= at);
		assert_true(field->key.len > 0);
		at = field->range.end;
	}
}

static bool
has_error(const struct persona *persona)
{
	for (size_t i = 0; i < persona->diagnostics.count; i++)
		if (persona->diagnostics.all[i].kind->severity ==
		    SEVERITY_ERROR)
			return true;
	return false;
}

static void
check_fix(const struct persona *persona)
{
	struct buf out = { 0 };
	struct error error;

	assert_true(fix_needed(persona));
	if (!fix_front(&out, persona, &error))
		fail_msg("%s", error.text);
	assert_true(str_ends(buf_str(&out), persona_body(persona)));
	buf_release(&out);
}

static void
check_shape(const struct persona *persona, const char *shape)
{
	const struct front_matter *front = &persona->front;
	bool refused = !strncmp(shape, "YF:", 3);

	assert_true(persona->name.len > 0);
	check_ranges(persona);
	if (!strcmp(shape, "fm:none"))
		assert_int_equal(front->syntax, FRONT_NONE);
	if (refused) {
		assert_int_not_equal(front->parse, PARSE_STRICT);
		/* A Cursor rule must have no quotes there. */
		assert_int_equal(has_error(persona), !front->bare);
		if (front->bare)
			assert_true(str_ends(persona->path, STR(".mdc")));
		else
			check_fix(persona);
	}
	if (refused || (!strncmp(shape, "desc:", 5) &&
			strcmp(shape, "desc:null") != 0))
		assert_true(persona->description.len > 0);
	if (!strncmp(shape, "desc:", 5) && front->parse == PARSE_STRICT)
		assert_false(has_error(persona));
	if (!strncmp(shape, "tools:", 6) && !strstr(shape, "star"))
		assert_non_null(persona_field(persona, "tools") != NULL ?
				    persona_field(persona, "tools") :
				    persona_field(persona, "allowed-tools"));
}

static void
test_each_shape_of_the_corpus_is_understood(void **state)
{
	FILE *shapes = fopen(SHAPES, "r");
	char row[1024];
	size_t count = 0, refused = 0;

	(void)state;
	if (shapes == NULL) {
		print_message("no %s: skipped\n", SHAPES);
		skip();
	}
	while (fgets(row, sizeof(row), shapes) != NULL) {
		char path[1100];
		struct persona persona;
		char *tab = strchr(row, '\t');

		if (*row == '#' || tab == NULL)
			continue;
		*tab = '\0';
		tab[1 + strcspn(tab + 1, "\r\n")] = '\0';
		snprintf(path, sizeof(path), "%s%s", CORPUS, tab + 1);
		if (file_kind(path) != FILE_REGULAR)
			continue;
		open_file(&persona, path);
		check_shape(&persona, row);
		refused += persona.front.parse != PARSE_STRICT &&
		    !strncmp(row, "YF:", 3);
		persona_release(&persona);
		count++;
	}
	fclose(shapes);
	assert_true(count > 0);
	print_message("%zu rows, %zu that strict YAML refuses\n", count,
		      refused);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_shape_of_the_corpus_is_understood),
	};

	return cmocka_run_group_tests_name("real files", tests, NULL, NULL);
}
