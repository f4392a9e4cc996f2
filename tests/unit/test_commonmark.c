/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "invariants.h"
#include "parse/parse.h"

/* Where .ci/run lets npm put the specification; COMMONMARK_SPEC says another
 * place. */
static const char usual_path[] =
    "build/commonmark/node_modules/commonmark-spec/spec.txt";
enum { EXAMPLES = 652 }; /* of version 0.30 */
static const char fence[] = "````````````````````````````````";

/* The Markdown half of the next example; its arrows stand for tabs. */
static bool
next_example(struct str *rest, struct buf *example)
{
	struct buf opening = { 0 };
	struct str line;
	size_t start;

	buf_printf(&opening, "%s example\n", fence);
	start = str_find(*rest, buf_str(&opening));
	*rest = str_from(*rest, start + opening.len);
	buf_release(&opening);
	buf_clear(example);
	while (str_split(rest, '\n', &line) && !str_eq(line, STR("."))) {
		while (line.len) {
			size_t arrow = str_find(line, STR("→"));

			buf_add(example, str_slice(line, (struct range){
			    0, arrow }));
			if (arrow < line.len)
				buf_add_byte(example, '\t');
			line = str_from(line, arrow + STR("→").len);
		}
		buf_add_byte(example, '\n');
	}
	return rest->ptr != NULL;
}

static void
check_example(struct str text, size_t number)
{
	struct persona persona = { 0 };
	const char *fault;

	parse_open(&persona, STR("example.md"), text);
	parse_outline(&persona);
	fault = persona_fault(&persona);
	if (fault)
		fail_msg("example %zu: %s", number, fault);
	persona_release(&persona);
}

static void
test_every_example_of_commonmark_is_tiled_by_its_blocks(void **state)
{
	const char *path = getenv("COMMONMARK_SPEC");
	struct arena arena = { 0 };
	struct buf example = { 0 };
	struct error error;
	struct str spec;
	struct stat status;
	size_t count = 0;

	(void)state;
	if (!path)
		path = usual_path;
	if (stat(path, &status)) {
		print_message("no %s: skipped\n", path);
		skip();
	}
	assert_true(file_read(&spec, path, &arena, &error));
	while (next_example(&spec, &example))
		check_example(buf_str(&example), ++count);
	print_message("%zu examples\n", count);
	assert_int_equal(count, EXAMPLES);
	buf_release(&example);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_every_example_of_commonmark_is_tiled_by_its_blocks),
	};

	return cmocka_run_group_tests_name("commonmark", tests, NULL, NULL);
}
