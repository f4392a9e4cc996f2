/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <dirent.h>

#include "base/count.h"
#include "base/file.h"
#include "base/utf8.h"
#include "export/render.h"
#include "parse/parse.h"

/* Headings become tags and headings again: levels, titles, lists, code and
 * tables are there as they were. */

#define CORPUS "../shared/corpus/"

static void
render(struct buf *out, struct str text, enum syntax syntax)
{
	struct persona persona = { 0 };

	parse_open(&persona, STR("x.md"), text);
	parse_outline(&persona);
	render_persona(out, &persona, syntax);
	persona_release(&persona);
}

static bool
is_word(int32_t point)
{
	return utf8_is_letter(point) || utf8_is_digit(point) ||
	       utf8_is_ideographic(point);
}

/* "3. Title" is "Title" where a tag has it. */
static struct str
without_number(struct str title)
{
	size_t at = 0;

	while (at < title.len &&
	       (ascii_is_digit(title.ptr[at]) || title.ptr[at] == '.'))
		at++;
	return at < title.len && title.ptr[at] == ' ' ? str_from(title, at)
						      : title;
}

/* A title's letters are what a tag's name keeps of it. */
static void
add_comparable(struct buf *out, struct str line)
{
	size_t level = 0;

	while (level < line.len && line.ptr[level] == '#')
		level++;
	if (level == 0 || level == line.len || line.ptr[level] != ' ') {
		buf_add(out, line);
		buf_add_byte(out, '\n');
		return;
	}
	buf_add_repeat(out, '#', level);
	line = without_number(str_from(line, level + 1));
	while (line.len > 0) {
		int32_t point = utf8_next(&line);

		if (is_word(point))
			utf8_add(out, utf8_lower(point));
	}
	buf_add_byte(out, '\n');
}

static void
compare_lines(struct buf *out, struct str text)
{
	struct str line;

	while (str_split(&text, '\n', &line))
		add_comparable(out, line);
}

static bool
comes_back(struct str text)
{
	struct buf first = { 0 }, tags = { 0 }, second = { 0 };
	struct buf was = { 0 }, is = { 0 };
	bool same;

	render(&first, text, SYNTAX_MARKDOWN);
	render(&tags, buf_str(&first), SYNTAX_XML);
	render(&second, buf_str(&tags), SYNTAX_MARKDOWN);
	compare_lines(&was, buf_str(&first));
	compare_lines(&is, buf_str(&second));
	same = str_eq(buf_str(&was), buf_str(&is));
	buf_release(&first);
	buf_release(&tags);
	buf_release(&second);
	buf_release(&was);
	buf_release(&is);
	return same;
}

static bool
file_comes_back(const char *path)
{
	struct arena arena = { 0 };
	struct str bytes;
	struct error error;
	bool same;

	if (!file_read(&bytes, path, &arena, &error))
		fail_msg("%s", error.text);
	same = comes_back(bytes);
	arena_release(&arena);
	return same;
}

static void
test_headings_become_tags_and_headings_again(void **state)
{
	static const char *const texts[] = {
		"## A\n\ntext\n\n### B\n\n- x\n  - y\n\n#### C\n\n1. one\n2. "
		"two\n\n## D\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n",
		"## R\xc3\xb4le dans l'\xc3\xa9quipe\n\n- x\n",
		"## 5 Whys\n\n```sh\nls\n\n# no title\n```\n",
		"## 1. First\n\n> quote\n\n## 2a. Second\n\n- [ ] open\n",
		"## A title that is so long that the name of an element that "
		"is made of it has to be cut off somewhere\n\nx\n",
		"<role>\n\nYou.\n\n<deep_part>\n- a\n</deep_part>\n</role>\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		if (!comes_back(str_of(texts[i])))
			fail_msg("row %zu does not come back", i);
}

static void
test_the_bundled_personas_come_back(void **state)
{
	DIR *folder = opendir("personas");
	struct arena arena = { 0 };
	struct dirent *entry;

	(void)state;
	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		const char *path =
		    arena_printf(&arena, "personas/%s", entry->d_name).ptr;

		if (entry->d_name[0] != '.' && !file_comes_back(path))
			fail_msg("%s does not come back", path);
	}
	closedir(folder);
	arena_release(&arena);
}

/* "role<tab>path" a line. */
static void
test_the_sample_of_public_personas_comes_back(void **state)
{
	struct arena arena = { 0 };
	struct str list, line;
	size_t count = 0;
	struct error error;

	(void)state;
	if (!file_read(&list, CORPUS "ROLES.tsv", &arena, &error)) {
		print_message("skipped: no " CORPUS "\n");
		skip();
	}
	while (str_split(&list, '\n', &line)) {
		size_t tab = str_find_byte(line, '\t');
		struct str path = arena_printf(
		    &arena, CORPUS "%.*s", STR_ARG(str_from(line, tab + 1)));

		if (file_kind(path.ptr) != FILE_REGULAR)
			continue;
		if (!file_comes_back(path.ptr))
			fail_msg("%s does not come back", path.ptr);
		count++;
	}
	print_message("%zu came back\n", count);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headings_become_tags_and_headings_again),
		cmocka_unit_test(test_the_bundled_personas_come_back),
		cmocka_unit_test(
		    test_the_sample_of_public_personas_comes_back),
	};

	return cmocka_run_group_tests_name("syntaxes", tests, NULL, NULL);
}
