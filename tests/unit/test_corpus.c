/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/count.h"
#include "base/file.h"
#include "invariants.h"
#include "parse/parse.h"

/* nftw has no argument for what a walk is about. */
static size_t files, sections, items;

static bool
is_persona(const char *path)
{
	static const char *const ends[] = { ".md", ".mdc", ".markdown",
					    ".txt" };

	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_ends(str_of(path), str_of(ends[i])))
			return true;
	return false;
}

static int
check_file(const char *path, const struct stat *status, int type,
	   struct FTW *position)
{
	struct persona persona = { 0 };
	struct error error;
	struct str bytes;
	const char *fault;
	size_t found, count;

	(void)status;
	(void)position;
	if (type != FTW_F || !is_persona(path))
		return 0;
	assert_true(file_read(&bytes, path, &persona.arena, &error));
	parse_open(&persona, str_of(path), bytes);
	found = persona.diagnostics.count;
	count = parse_section_count(&persona);
	assert_int_equal(persona.diagnostics.count, found);
	parse_outline(&persona);
	assert_int_equal(parse_section_count(&persona), count);
	fault = persona_fault(&persona);
	if (fault)
		fail_msg("%s: %s", path, fault);
	files++;
	sections += persona.section_count;
	items += persona.item_count;
	persona_release(&persona);
	return 0;
}

static void
test_every_file_of_the_corpus_is_tiled_by_its_blocks(void **state)
{
	struct stat status;

	(void)state;
	if (stat("../shared/corpus", &status)) {
		print_message("no ../shared/corpus: skipped\n");
		skip();
	}
	assert_int_equal(nftw("../shared/corpus", check_file, 16, FTW_PHYS),
			 0);
	print_message("%zu files, %zu sections, %zu items\n", files, sections,
		      items);
	assert_true(files > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_every_file_of_the_corpus_is_tiled_by_its_blocks),
	};

	return cmocka_run_group_tests_name("corpus", tests, NULL, NULL);
}
