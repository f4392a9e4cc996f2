/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "base/count.h"
#include "parse/parse.h"

/* Fields as "key=value; …", faults as "line:column code; …". */
struct row {
	const char *file;
	const char *fields;
	const char *faults;
};

static const char *const parse_names[] = { "strict", "repaired", "lenient" };

static void
describe_fields(struct buf *out, const struct persona *persona)
{
	const struct front_matter *front = &persona->front;

	if (front->syntax == FRONT_NONE) {
		buf_add_cstr(out, "none");
		return;
	}
	buf_add_cstr(out, parse_names[front->parse]);
	for (size_t i = 0; i < front->field_count; i++)
		buf_printf(out, "; %.*s=%.*s", STR_ARG(front->fields[i].key),
			   STR_ARG(front->fields[i].value));
}

static void
describe_faults(struct buf *out, const struct persona *persona)
{
	for (size_t i = 0; i < persona->diagnostics.count; i++) {
		const struct diagnostic *fault = &persona->diagnostics.all[i];

		buf_printf(out, "%s%zu:%zu %s", i > 0 ? "; " : "",
			   fault->place.line, fault->place.column,
			   fault->kind->code);
	}
}

static void
check_row(const struct row *row, size_t index)
{
	struct persona persona = { 0 };
	struct buf fields = { 0 };
	struct buf faults = { 0 };

	persona.arena.block_size = 64;
	parse_open(&persona, STR("agents/x.md"), str_of(row->file));
	describe_fields(&fields, &persona);
	describe_faults(&faults, &persona);
	assert_str_row(buf_str(&fields), row->fields, index);
	assert_str_row(buf_str(&faults), row->faults, index);
	buf_release(&fields);
	buf_release(&faults);
	persona_release(&persona);
}

#define CHECK_ROWS(rows) \
	for (size_t i = 0; i < COUNT(rows); i++) \
	check_row(&(rows)[i], i)

static void
test_what_strict_yaml_accepts_is_read_as_it_is(void **state)
{
	static const struct row rows[] = {
		{ "---\nname: a\ndescription: Does it.\n---\nBody\n",
		  "strict; name=a; description=Does it.", "" },
		{ "---\r\nname: a\r\ndescription: b\r\n---\r\nBody\r\n",
		  "strict; name=a; description=b", "" },
		{ "---\n# who\nname: 'it''s'\n\ncolor: \"\\U0001F527\"\n---\n",
		  "strict; name=it's; color=\xf0\x9f\x94\xa7", "" },
		{ "---\ndescription: >\n  Folded\n  text.\nx-own: 7\n---\n",
		  "strict; description=Folded text.\n; x-own=7", "" },
		{ "---\n---\nBody\n", "strict", "" },
		{ "---\n\n---\n", "strict", "" },
		{ "---\n{name: a, tools: [b, c]}\n---\n",
		  "strict; name=a; tools=[b, c]", "" },
		{ "---\nglobs: src/*\ntools:\n- Read\n- Grep\n---\n",
		  "strict; globs=src/*; tools=- Read\n- Grep", "" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_front_matter_is_found_however_it_is_opened_and_closed(void **state)
{
	static const struct row rows[] = {
		{ "\xef\xbb\xbf---\nname: a\n---\n", "strict; name=a",
		  "1:1 bom" },
		{ "\n\n---\nname: a\n---\n", "strict; name=a",
		  "3:1 fm-leading" },
		{ "  ---\n  name: a\n  ---\n", "strict; name=a",
		  "1:3 fm-leading" },
		{ "---name: a\ncolor: red\n---\n", "strict; name=a; color=red",
		  "1:1 fm-opening" },
		{ "--- name: a\n---\n", "strict; name=a", "1:1 fm-opening" },
		{ "-----\nname: a\n---\n", "strict; name=a",
		  "1:1 fm-opening" },
		{ "---\nname: a\n-------\nBody\n", "strict; name=a",
		  "3:1 fm-closing" },
		{ "---\nname: a\n...\nBody\n", "strict; name=a",
		  "3:1 fm-closing" },
		{ "```markdown\n---\nname: a\n---\nBody\n```\n",
		  "strict; name=a", "1:1 fm-fenced" },
		{ "```yaml\n---\nname: a\n---\n```\nBody\n",
		  "strict; name=a", "1:1 fm-fenced" },
		{ "```\n---\nname: a\n---\nBody\n", "none", "" },
		{ "<!-- a\nb -->\n\n---\nname: a\n---\nBody\n",
		  "strict; name=a", "4:1 fm-leading" },
		{ "<!-- a -->\n---\nname: a\n", "none", "" },
		{ "<!-- a -->\n---\nSome: b\n---\n", "none", "" },
		{ "---\rname: a\r---\rBody\r", "strict; name=a",
		  "1:4 lone-cr" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_without_a_closing_line_it_ends_where_the_body_begins(void **state)
{
	static const struct row rows[] = {
		{ "---\nname: a\ncolor: red\n\nYou are a reviewer.\n",
		  "strict; name=a; color=red", "4:1 fm-unclosed" },
		{ "---\nname: a\n# Role\nBody\n", "strict; name=a",
		  "3:1 fm-unclosed" },
		{ "---\nname: a\ntools:\n  - Read\n\n# Role\n\nBody\n\n"
		  "---\n\nMore\n",
		  "strict; name=a; tools=- Read", "5:1 fm-unclosed" },
		{ "---\nname: a\nmodel: m\n\nYou review all.\n\n---\nMore\n",
		  "strict; name=a; model=m", "4:1 fm-unclosed" },
		{ "---\nname: a", "strict; name=a", "2:8 fm-unclosed" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_a_rule_before_prose_opens_no_front_matter(void **state)
{
	static const struct row rows[] = {
		{ "---\nYou are a reviewer.\n\n---\nMore.\n", "none", "" },
		{ "---\n\n# Title\n\nText\n\n---\n", "none", "" },
		{ "---\nYou are: a reviewer\n\nof code\n", "none", "" },
		{ "---\n", "none", "" },
		{ "# Title\n\n---\nname: a\n---\n", "none", "" },
		{ "---\nText\n\n```\nname: a\n```\n\n---\n", "none", "" },
		{ "```yaml\nname: a\n```\n", "none", "" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_a_colon_in_a_plain_value_is_repaired_where_it_stands(void **state)
{
	static const struct row rows[] = {
		{ "---\nname: a\ndescription: Use it: now, it's: good\n---\n",
		  "repaired; name=a; description=Use it: now, it's: good",
		  "3:20 fm-colon" },
		{ "---\ndescription: Ends so:\n---\n",
		  "repaired; description=Ends so:", "2:21 fm-colon" },
		{ "---\ndescription: \xc3\xa9t\xc3\xa9: x\nb: c: d\n---\n",
		  "repaired; description=\xc3\xa9t\xc3\xa9: x; b=c: d",
		  "2:17 fm-colon; 3:5 fm-colon" },
		{ "---\nmeta:\n  note: one: two\n---\n",
		  "repaired; meta=note: one: two", "3:12 fm-colon" },
		{ "---\ndescription:\n  Use when: a\n  is: b\n---\n",
		  "strict; description=Use when: a\n  is: b",
		  "2:1 fm-description" },
		{ "---\nlist:\n- do: it: now\n- *all*\n---\n",
		  "repaired; list=- do: it: now\n- *all*",
		  "3:9 fm-colon; 4:3 fm-reserved" },
		{ "---\nglobs: **/*.ts\n---\n", "repaired; globs=**/*.ts",
		  "2:8 fm-reserved" },
		{ "---\ndescription: |\n  keep: this: so\nglobs: *.c\n---\n",
		  "repaired; description=keep: this: so\n; globs=*.c",
		  "4:8 fm-reserved" },
		{ "---\nmeta:\n\ta: 1\n\tb: 2\n---\n",
		  "repaired; meta=a: 1\n\tb: 2", "3:1 fm-tab; 4:1 fm-tab" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_stray_lines_join_the_value_above(void **state)
{
	static const struct row rows[] = {
		{ "---\ndescription: One\ntwo\n\nthree\nname: a\n---\n",
		  "repaired; description=One two\nthree; name=a",
		  "3:1 fm-continuation" },
		{ "---\ndescription: >\n   One\ntwo\nname: a\n---\n",
		  "repaired; description=One two\n; name=a",
		  "4:1 fm-continuation" },
		{ "---\nname:a\ndescription:Does it: well\n---\n",
		  "repaired; name=a; description=Does it: well",
		  "2:6 fm-no-space; 3:13 fm-no-space; 3:20 fm-colon" },
		{ "---\nname: a\n%x\n---\n", "repaired; name=a %x",
		  "3:1 fm-directive" },
		{ "---\ndescription: Use it when asked\n\n<example>\n"
		  "Context: a\nuser: \"b\"\n</example>\ncolor: red\n---\n",
		  "repaired; description=Use it when asked\n<example> "
		  "Context: a user: \"b\" </example>; color=red",
		  "4:1 fm-continuation; 5:8 fm-colon" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_what_cannot_be_repaired_is_read_by_known_keys(void **state)
{
	static const struct row rows[] = {
		{ "---\nname: a\ndescription: \"He said \"hi\" there\"\n"
		  "tools: [Read, Grep]\n---\n",
		  "lenient; name=a; description=He said \"hi\" there; "
		  "tools=[Read, Grep]",
		  "3:24 fm-quotes" },
		{ "---\n name: a\ndescription: b\ntools: Read\n---\n",
		  "lenient; name=a; description=b; tools=Read",
		  "3:1 fm-syntax" },
		{ "---\ntools: \"Read\", \"Grep\"\n---\n",
		  "lenient; tools=\"Read\", \"Grep\"", "2:14 fm-quotes" },
		{ "---\nname: a\nown: [b}\ncolor: c\n---\n",
		  "lenient; name=a\nown: [b}; color=c", "3:8 fm-brackets" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_a_fault_stands_where_a_person_would_look(void **state)
{
	static const struct row rows[] = {
		{ "---\nname: a\ndescription: \"Does\ntools: b\n---\n",
		  "repaired; name=a; description=Does; tools=b",
		  "3:14 fm-quotes" },
		{ "---\nname: 'a\n  b\ncolor: 'c'\n---\n",
		  "lenient; name=a\nb; color=c", "2:7 fm-quotes" },
		{ "---\nname: a\n# \"b\ntags:\n  - \"c\n  - d\n---\n",
		  "repaired; name=a; tags=- \"c\n  - d", "5:5 fm-quotes" },
		{ "---\nname: a\ntools: [\"b\", \"c]\ncolor: d\n---\n",
		  "lenient; name=a; tools=[\"b\", \"c]; color=d",
		  "3:14 fm-quotes" },
		{ "---\nname: 'It''s'\ncolor: 'It's'\n---\n",
		  "lenient; name=It's; color=It's", "3:12 fm-quotes" },
		{ "---\nname: a\ndescription: \"C:\\d\"\n---\n",
		  "lenient; name=a; description=C:\\d", "3:17 fm-escape" },
		{ "---\nname: a\ntools: {b: c\ncolor: d\n---\n",
		  "repaired; name=a; tools={b: c; color=d",
		  "3:8 fm-brackets" },
		{ "---\nname: a\ntools: [\"b\" c]\n---\n",
		  "lenient; name=a; tools=[\"b\" c]", "3:13 fm-brackets" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_what_is_never_closed_ends_with_its_line(void **state)
{
	static const struct row rows[] = {
		{ "---\nname: \"a\ndescription: b\n---\n",
		  "repaired; name=a; description=b", "2:7 fm-quotes" },
		{ "---\nname: \"a\ndescription: \"b\n---\n",
		  "repaired; name=a; description=b",
		  "2:7 fm-quotes; 3:14 fm-quotes" },
		{ "---\nname: a\ntools: [b, c\n---\n",
		  "repaired; name=a; tools=[b, c", "3:8 fm-brackets" },
		{ "---\ntools: [b, \"c\ncolor: d\n---\n",
		  "repaired; tools=[b, \"c; color=d", "2:8 fm-brackets" },
		{ "---\ntools: [\n  b,\n  c\ncolor: d\n---\n",
		  "repaired; tools=[\n  b,\n  c; color=d", "2:8 fm-brackets" },
		{ "---\nown: {b: [c, {d: e\ncolor: d\n---\n",
		  "repaired; own={b: [c, {d: e; color=d", "2:6 fm-brackets" },
		{ "---\ntools: [b\n  model: c\n---\n",
		  "repaired; tools=[b; model=c",
		  "2:8 fm-brackets; 3:3 fm-indent" },
		/* A description is no list. */
		{ "---\nname: a\ndescription: [b, c\n---\n",
		  "lenient; name=a; description=[b, c", "3:14 fm-brackets" },
		{ "---\nname: a\ntools: [\ncolor: b\n---\n",
		  "lenient; name=a; tools=[; color=b", "3:8 fm-brackets" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_a_key_that_slipped_to_the_right_is_a_key(void **state)
{
	static const struct row rows[] = {
		{ "---\nname: a\n description: b\ntools: c\n---\n",
		  "repaired; name=a; description=b; tools=c",
		  "3:2 fm-indent" },
		{ "---\nname: a\n  model: b\n  color: c\n---\n",
		  "repaired; name=a; model=b; color=c",
		  "3:3 fm-indent; 4:3 fm-indent" },
		{ "---\ndescription: a\n  user: b\n---\n",
		  "repaired; description=a user: b", "3:7 fm-colon" },
		{ "---\nmodel: a\nname: b\n  model: c\n---\n",
		  "repaired; model=a; name=b model: c", "4:8 fm-colon" },
		{ "---\nname: a\n\tdescription: b\n---\n",
		  "repaired; name=a; description=b", "3:2 fm-indent" },
		{ "---\nmodel:a\n\tcolor: b\n\tversion: 2\n---\n",
		  "repaired; model=a; color=b; version=2",
		  "2:7 fm-no-space; 3:2 fm-indent; 4:2 fm-indent" },
		{ "---\nname: \"a\"\n\ttools: [b, c]\n\tcolor: d\n---\n",
		  "repaired; name=a; tools=[b, c]; color=d",
		  "3:2 fm-indent; 4:2 fm-indent" },
		{ "---\nmodel: a\nname: b\n\tmodel: c\n---\n",
		  "repaired; model=a; name=b; model=c",
		  "4:2 fm-indent; 4:2 fm-duplicate" },
		{ "---\nname: a\nmetadata:\n\tmodel: b\n---\n",
		  "repaired; name=a; metadata=model: b", "4:1 fm-tab" },
		{ "---\nmetadata:\n  model: a\n---\n",
		  "strict; metadata=model: a", "" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_what_is_read_but_hardly_meant_is_said(void **state)
{
	static const struct row rows[] = {
		{ "---\nname: a\nname: b\n---\n", "strict; name=a; name=b",
		  "3:1 fm-duplicate" },
		{ "---\ndescription: Closes issue #12 soon\n---\n",
		  "strict; description=Closes issue", "2:27 fm-comment-cut" },
		{ "---\ncolor: #ff0000\n---\n", "strict; color=",
		  "2:8 fm-comment-cut" },
		{ "---\ntier: 0 # least\nmodel: m # best\n---\n",
		  "strict; tier=0; model=m", "" },
		{ "---\nname: a\ntools:\n---\n", "strict; name=a; tools=",
		  "3:1 fm-blank" },
		{ "---\ndescription: a\\nb\n---\n",
		  "strict; description=a\\nb", "2:15 fm-literal-newline" },
		{ "---\ndescription: \"a --- b\"\n---\n",
		  "strict; description=a --- b", "2:17 fm-dashes" },
		{ "---\na: &x 1\nname: *x\n---\n", "strict; a=1; name=*x",
		  "3:7 fm-alias" },
		{ "---\nname: a\nNote: read all of this first\n---\n",
		  "strict; name=a; Note=read all of this first",
		  "3:1 fm-fake-key" },
		{ "---\n- a\n- b\n---\nBody\n", "strict",
		  "2:1 fm-not-map" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_what_strict_yaml_accepts_is_read_as_it_is),
		cmocka_unit_test(
		    test_front_matter_is_found_however_it_is_opened_and_closed),
		cmocka_unit_test(
		    test_without_a_closing_line_it_ends_where_the_body_begins),
		cmocka_unit_test(
		    test_a_rule_before_prose_opens_no_front_matter),
		cmocka_unit_test(
		    test_a_colon_in_a_plain_value_is_repaired_where_it_stands),
		cmocka_unit_test(test_stray_lines_join_the_value_above),
		cmocka_unit_test(
		    test_what_cannot_be_repaired_is_read_by_known_keys),
		cmocka_unit_test(test_a_fault_stands_where_a_person_would_look),
		cmocka_unit_test(test_what_is_never_closed_ends_with_its_line),
		cmocka_unit_test(test_a_key_that_slipped_to_the_right_is_a_key),
		cmocka_unit_test(test_what_is_read_but_hardly_meant_is_said),
	};

	return cmocka_run_group_tests_name("front matter", tests, NULL, NULL);
}
