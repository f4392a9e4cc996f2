/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "model/tokens.h"

#define TRUTH "../shared/truth/tokens.tsv"
#define CORPUS "../shared/corpus/"

enum { MOST_FILES = 4096 };

static const char paragraph[] =
    "You are a careful reviewer of database migrations. Read the whole\n"
    "change first, then name each risk with its file and line.\n"
    "\n"
    "## What to check\n"
    "\n"
    "- **Locks**: does `ALTER TABLE` rewrite the table? Don't guess.\n"
    "- **Roll-back**: is there a way back after 10,000 rows?\n"
    "| Step | Owner | Minutes |\n"
    "|------|-------|---------|\n"
    "| Dry run | dbAdmin | 15 |\n"
    "```sql\n"
    "SELECT count(*) FROM orders WHERE paid_at IS NULL;\n"
    "```\n"
    "✅ Naïve café → 日本\n";

static const struct {
	const char *text;
	size_t least, most;
} short_texts[] = {
	{ "", 0, 0 },
	{ " ", 1, 1 },
	{ "\n\n", 1, 1 },
	{ "a", 1, 1 },
	{ "review", 1, 1 },
	{ "Backend", 1, 1 },
	{ "API", 1, 1 },
	{ "7", 1, 1 },
	{ "1234567", 3, 3 },
	{ "hello world", 2, 2 },
	{ "Hello, world!", 4, 4 },
	{ "don't", 1, 2 },
	{ "- Write tests before code\n", 6, 6 },
	{ "Name every risk you can see.", 7, 7 },
	{ "getUserName", 3, 3 },
	{ "internationalization", 2, 4 },
	{ "```json\n", 3, 3 },
	{ "int main(void)\n{\n\treturn 0;\n}\n", 9, 12 },
	{ "        return 0;\n", 4, 5 },
	{ "| Name | Type |\n|------|------|\n", 7, 11 },
	{ "----------------------------------------\n", 1, 5 },
	/* "good morning, world" in Chinese, "a test" in Japanese */
	{ "早上好，世界", 3, 6 },
	{ "これはテストです。", 4, 8 },
	{ "Prüfe zuerst die Größe", 4, 8 },
	{ "✅ Done", 2, 4 },
	{ "a → b", 3, 4 },
};

static void
test_short_texts_come_out_as_a_reader_would_count(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(short_texts);
	     i++) {
		size_t tokens = tokens_estimate(str_of(short_texts[i].text));

		if (tokens < short_texts[i].least ||
		    tokens > short_texts[i].most)
			fail_msg("\"%s\": %zu tokens, not %zu to %zu",
				 short_texts[i].text, tokens,
				 short_texts[i].least, short_texts[i].most);
	}
}

static void
test_every_text_that_is_not_empty_has_a_token(void **state)
{
	(void)state;
	for (int first = 0; first < 256; first++) {
		for (int second = 0; second < 256; second++) {
			char pair[] = { (char)first, (char)second };
			struct str text = { pair, sizeof(pair) };

			assert_in_range(tokens_estimate(text), 1, 5);
		}
	}
}

static void
test_a_longer_text_never_has_clearly_fewer_tokens(void **state)
{
	struct str text = str_of(paragraph);
	size_t before = 0;

	(void)state;
	for (text.len = 0; text.len < sizeof(paragraph); text.len++) {
		size_t tokens = tokens_estimate(text);

		assert_true(tokens + 1 >= before);
		before = tokens;
	}
}

static void
test_lines_add_up_to_their_text(void **state)
{
	struct str whole = str_of(paragraph);
	struct str rest = whole;
	struct str line;
	size_t sum = 0, total = tokens_estimate(whole);

	(void)state;
	while (str_split(&rest, '\n', &line))
		sum += tokens_estimate(
		    (struct str){ line.ptr, line.len + (rest.ptr != NULL) });
	assert_in_range(sum, total - total / 20, total + total / 20);
}

static char *
read_whole(const char *path, size_t size)
{
	FILE *file = fopen(path, "rb");
	char *bytes = malloc(size + 1);

	assert_non_null(file);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, size + 1, file), size);
	fclose(file);
	return bytes;
}

/* The relative error of one row of the table; 0 for an empty file. */
static double
error_of(const char *row)
{
	char path[1024] = CORPUS;
	size_t size, tokens, estimate;
	double off;
	char *bytes;

	assert_int_equal(sscanf(row, "%900[^\t]\t%zu\t%zu",
				path + strlen(CORPUS), &size, &tokens),
			 3);
	bytes = read_whole(path, size);
	estimate = tokens_estimate((struct str){ bytes, size });
	free(bytes);
	if (tokens == 0) {
		assert_int_equal(estimate, 0);
		return 0;
	}
	off = ((double)estimate - (double)tokens) / (double)tokens;
	return off < 0 ? -off : off;
}

static int
compare_errors(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
test_real_files_are_within_five_percent_on_average(void **state)
{
	static double errors[MOST_FILES];
	FILE *truth = fopen(TRUTH, "r");
	char row[1024];
	double sum = 0;
	size_t count = 0;

	(void)state;
	if (!truth) {
		print_message("no %s: skipped\n", TRUTH);
		skip();
	}
	while (count < MOST_FILES && fgets(row, sizeof(row), truth)) {
		if (*row == '#')
			continue;
		errors[count] = error_of(row);
		sum += errors[count++];
	}
	fclose(truth);
	assert_true(count > 0);
	qsort(errors, count, sizeof(*errors), compare_errors);
	sum /= (double)count;
	print_message("%zu files: mean error %.1f %%, 95th percentile %.1f %%\n",
		      count, 100 * sum, 100 * errors[count * 95 / 100]);
	assert_true(sum <= .05);
	assert_true(errors[count * 95 / 100] <= .10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_short_texts_come_out_as_a_reader_would_count),
		cmocka_unit_test(
		    test_every_text_that_is_not_empty_has_a_token),
		cmocka_unit_test(
		    test_a_longer_text_never_has_clearly_fewer_tokens),
		cmocka_unit_test(test_lines_add_up_to_their_text),
		cmocka_unit_test(
		    test_real_files_are_within_five_percent_on_average),
	};

	return cmocka_run_group_tests_name("tokens", tests, NULL, NULL);
}
