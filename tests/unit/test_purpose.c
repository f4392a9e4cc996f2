/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <string.h>

#include "base/count.h"
#include "compose/purpose.h"

static enum purpose
purpose_of_title(const char *title)
{
	struct arena arena = { 0 };
	enum purpose purpose = purpose_of(fold(&arena, str_of(title)));

	arena_release(&arena);
	return purpose;
}

static const struct {
	const char *title;
	enum purpose purpose;
} titles[] = {
	/* English */
	{ "Your Role", PURPOSE_IDENTITY },
	{ "Mission", PURPOSE_IDENTITY },
	{ "When invoked", PURPOSE_INVOKED },
	{ "Core Principles", PURPOSE_PRINCIPLES },
	{ "Design Philosophy", PURPOSE_PRINCIPLES },
	{ "Areas of Expertise", PURPOSE_EXPERTISE },
	{ "Key Responsibilities", PURPOSE_EXPERTISE },
	{ "🔄 Review Workflow", PURPOSE_METHOD },
	{ "Step-by-step Procedure", PURPOSE_METHOD },
	{ "Phase 2: Measure", PURPOSE_METHOD },
	{ "Security Checklist", PURPOSE_RULES },
	{ "Anti-patterns", PURPOSE_RULES },
	{ "Output Format", PURPOSE_OUTPUT },
	{ "Deliverables", PURPOSE_OUTPUT },
	{ "Tools", PURPOSE_TOOLS },
	{ "Communication Style", PURPOSE_COMMUNICATION },
	{ "Example Interactions", PURPOSE_EXAMPLES },
	{ "Final Note", PURPOSE_CLOSING },
	{ "Handoffs", PURPOSE_MACHINERY },
	{ "Integration with other agents", PURPOSE_MACHINERY },
	{ "Learning & Memory", PURPOSE_MACHINERY },
	/* French */
	{ "Ton rôle", PURPOSE_IDENTITY },
	{ "Principes directeurs", PURPOSE_PRINCIPLES },
	{ "Domaines de compétence", PURPOSE_EXPERTISE },
	{ "Démarche", PURPOSE_METHOD },
	{ "Étapes", PURPOSE_METHOD },
	{ "Règles à respecter", PURPOSE_RULES },
	{ "Livrables attendus", PURPOSE_OUTPUT },
	{ "Outils", PURPOSE_TOOLS },
	{ "Style de communication", PURPOSE_COMMUNICATION },
	{ "Exemples", PURPOSE_EXAMPLES },
	{ "Phrases clés", PURPOSE_MACHINERY },
	/* German */
	{ "Deine Rolle", PURPOSE_IDENTITY },
	{ "Grundsätze", PURPOSE_PRINCIPLES },
	{ "Fachgebiete", PURPOSE_EXPERTISE },
	{ "Arbeitsweise", PURPOSE_METHOD },
	{ "Vorgehen", PURPOSE_METHOD },
	{ "Regeln", PURPOSE_RULES },
	{ "Ausgabe", PURPOSE_OUTPUT },
	{ "Werkzeuge", PURPOSE_TOOLS },
	{ "Kommunikation", PURPOSE_COMMUNICATION },
	{ "Beispiele", PURPOSE_EXAMPLES },
	{ "Übergabe", PURPOSE_MACHINERY },
	/* Spanish */
	{ "Misión", PURPOSE_IDENTITY },
	{ "Principios", PURPOSE_PRINCIPLES },
	{ "Conocimientos", PURPOSE_EXPERTISE },
	{ "Flujo de trabajo", PURPOSE_METHOD },
	{ "Reglas", PURPOSE_RULES },
	{ "Plantilla del informe", PURPOSE_OUTPUT },
	{ "Herramientas", PURPOSE_TOOLS },
	{ "Comunicación", PURPOSE_COMMUNICATION },
	{ "Ejemplos", PURPOSE_EXAMPLES },
	{ "Otros agentes", PURPOSE_MACHINERY },
	/* Japanese */
	{ "役割", PURPOSE_IDENTITY },
	{ "設計原則", PURPOSE_PRINCIPLES },
	{ "専門領域", PURPOSE_EXPERTISE },
	{ "作業手順", PURPOSE_METHOD },
	{ "制約事項", PURPOSE_RULES },
	{ "出力形式", PURPOSE_OUTPUT },
	{ "ツール", PURPOSE_TOOLS },
	{ "コミュニケーション", PURPOSE_COMMUNICATION },
	{ "使用例", PURPOSE_EXAMPLES },
	{ "他のエージェントとの連携", PURPOSE_MACHINERY },
	/* What a persona is about names no purpose. */
	{ "Caching", PURPOSE_NONE },
	{ "Kubernetes", PURPOSE_NONE },
	{ "Sourdough", PURPOSE_NONE },
	{ "Barrierefreiheit", PURPOSE_NONE },
	{ "", PURPOSE_NONE },
};

static void
test_a_title_names_a_purpose_in_five_languages(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(titles); i++) {
		enum purpose found = purpose_of_title(titles[i].title);

		if (found != titles[i].purpose)
			print_error("%s\n", titles[i].title);
		assert_string_equal(purpose_name(found),
				    purpose_name(titles[i].purpose));
		assert_int_equal(found, titles[i].purpose);
	}
}

static void
test_only_whole_titles_are_about_one_purpose(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	assert_true(purpose_is_all(PURPOSE_EXPERTISE,
		fold(&arena, STR("Core Technical Expertise"))));
	assert_true(purpose_is_all(PURPOSE_PRINCIPLES,
		fold(&arena, STR("Guiding Principles"))));
	assert_false(purpose_is_all(PURPOSE_EXPERTISE,
		fold(&arena, STR("Database Expertise"))));
	assert_false(purpose_is_all(PURPOSE_EXPERTISE,
		fold(&arena, STR("Core"))));
	arena_release(&arena);
}

static void
test_purposes_stand_in_the_order_of_a_persona(void **state)
{
	static const enum purpose order[] = {
		PURPOSE_IDENTITY, PURPOSE_INVOKED, PURPOSE_PRINCIPLES,
		PURPOSE_EXPERTISE, PURPOSE_SUBJECT, PURPOSE_METHOD,
		PURPOSE_RULES, PURPOSE_OUTPUT, PURPOSE_TOOLS,
		PURPOSE_COMMUNICATION, PURPOSE_CLOSING,
	};

	(void)state;
	for (size_t i = 1; i < COUNT(order); i++)
		assert_true(purpose_rank(order[i - 1]) <
			    purpose_rank(order[i]));
}

static void
test_folding_keeps_letters_of_every_script(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	assert_str(fold(&arena, STR("**Étape 2:** Don’t  STOP!")),
		   " étape 2 dont stop ");
	assert_str(fold(&arena, STR("出力・形式")), " 出力 形式 ");
	assert_str(fold(&arena, STR("—")), " ");
	assert_str(fold(&arena, STR("")), " ");
	arena_release(&arena);
}

/* What text_machinery() says of a text; NULL: it may be in a draft. */
static const struct {
	const char *text, *why;
} texts[] = {
	{ "Work with code-reviewer on the diff", "other agents" },
	{ "Hand off to the backend-developer", "other agents" },
	{ "frontend-developer: receives the contract", "other agents" },
	{ "{\"agent\": \"tester\", \"status\": \"done\"}",
	  "a protocol between agents" },
	{ "Query the context manager for the architecture",
	  "a protocol between agents" },
	{ "{\"progress\": {\"files\": 12}}", "invented progress" },
	{ "Use this agent when a release is near", "when it is called" },
	{ "You've seen projects die of debt", "biography" },
	{ "**Memory**: You remember every outage", "biography" },
	{ "Reduced latency by 40% in a year", "a boast" },
	{ "> \"Simple is not easy.\"", "a quotation" },
	{ "You are a baker with 10 years of experience.", NULL },
	{ "Du bist Bäckerin mit 10 Jahren Erfahrung.", NULL },
	/* compounds that name a thing */
	{ "Put the load-balancer in front of both zones", NULL },
	{ "Check the circuit-breaker before a retry", NULL },
	{ "Be a problem-solver, never a gatekeeper", NULL },
	{ "Test with a screen-reader and the keyboard", NULL },
	{ "Provide screen-reader text for icons", NULL },
	{ "Use the package-manager that the lock file names", NULL },
	{ "Rotate what the password-manager holds", NULL },
	{ "The rate-limiter answers 429", NULL },
	{ "Keep README.md current", NULL },
	{ "Read docs/architecture.md first", NULL },
	{ "Ask the end-user what the error said", NULL },
	/* what is no boast, card, quotation or protocol */
	{ "Cut build times below 10 minutes", NULL },
	{ "Reduce latency by 40%", NULL },
	{ "**Memory**: Keep the heap below 512 MB", NULL },
	{ "**Status**: 201 for what was created", NULL },
	{ "> **Important:** never log a token", NULL },
	{ "Name tasks: asyncio.create_task(run()) or Task(name)", NULL },
	{ "", NULL },
};

static void
test_machinery_is_told_from_what_only_sounds_so(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_str_row(str_of(text_machinery(str_of(texts[i].text),
						     &arena) ?
				      text_machinery(str_of(texts[i].text),
						     &arena) : ""),
			       texts[i].why ? texts[i].why : "", i);
	arena_release(&arena);
}

/* A title of machinery is out with all below it: it has to be sure. */
static void
test_titles_of_a_subject_are_no_machinery(void **state)
{
	static const char *const subjects[] = {
		"Event Delegation", "Memory Usage in Loops",
		"Database Initialization", "Event Dispatching",
		"Integration with Payment Providers", "API Integrations",
		"Memory Management", "Activation Functions",
		"Triggers and Stored Functions", "Installation Guides",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(subjects); i++) {
		if (purpose_of_title(subjects[i]) == PURPOSE_MACHINERY)
			print_error("%s\n", subjects[i]);
		assert_int_not_equal(purpose_of_title(subjects[i]),
				     PURPOSE_MACHINERY);
	}
}

static void
test_titles_of_a_subject_say_nobody(void **state)
{
	static const char *const subjects[] = {
		"Background Jobs", "Promises and Timers",
		"Identity and Access Management", "Role-Based Access Control",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(subjects); i++) {
		if (purpose_of_title(subjects[i]) != PURPOSE_NONE)
			print_error("%s\n", subjects[i]);
		assert_int_equal(purpose_of_title(subjects[i]), PURPOSE_NONE);
	}
	assert_int_equal(purpose_of_title("Tool Usage"), PURPOSE_TOOLS);
	assert_int_equal(purpose_of_title("Memory Usage"), PURPOSE_NONE);
}

static void
test_a_number_counts_with_what_it_counts(void **state)
{
	static const char *const numbers[] = {
		"below 200 ms", "80% of lines", "p95", "< 3 retries",
		"up to 3 days", "9.5", "1/10", "30秒",
	}, *const others[] = {
		"OAuth2", "ISO 9001", "step 3", "IPv6", "none",
		"section A12",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(numbers); i++) {
		if (!text_has_number(str_of(numbers[i])))
			print_error("%s\n", numbers[i]);
		assert_true(text_has_number(str_of(numbers[i])));
	}
	for (size_t i = 0; i < COUNT(others); i++) {
		if (text_has_number(str_of(others[i])))
			print_error("%s\n", others[i]);
		assert_false(text_has_number(str_of(others[i])));
	}
}

static void
test_blanks_of_a_form_are_no_links_and_no_code(void **state)
{
	static const struct {
		const char *text;
		size_t count;
	} rows[] = {
		{ "# [Title]\n\n<summary>\n\n{name}", 3 },
		{ "[The manual](https://example.org)", 0 },
		{ "- [ ] done\n- [x] done", 0 },
		{ "a[i] = {1, 2}; b < c", 0 },
		{ "[", 0 }, { "<>", 0 }, { "[unclosed", 0 },
		{ "[[[[[[[[", 0 },
		{ "```markdown\n# [Title]\n```", 1 },
		{ "```\n[Title] by <name>\n```", 2 },
		{ "```python\nprint(f'{stone} {wall}', load[Wall])\n```", 0 },
		{ "Run:\n```Go\nsort[Height](stones)\n```", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (text_count_blanks(str_of(rows[i].text)) != rows[i].count)
			print_error("%s\n", rows[i].text);
		assert_int_equal(text_count_blanks(str_of(rows[i].text)),
				 rows[i].count);
	}
}

static void
test_agents_are_counted_by_their_names(void **state)
{
	(void)state;
	assert_int_equal(text_count_agents(STR(
	    "code-reviewer, qa-expert and devops-engineers")), 3);
	assert_int_equal(text_count_agents(STR(
	    "event-driven, load-balancer, cross-layer, user-centered")), 0);
	assert_int_equal(text_count_agents(STR(
	    "src/code-reviewer.md or https://x/code-reviewer")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_title_names_a_purpose_in_five_languages),
		cmocka_unit_test(test_only_whole_titles_are_about_one_purpose),
		cmocka_unit_test(
		    test_purposes_stand_in_the_order_of_a_persona),
		cmocka_unit_test(test_folding_keeps_letters_of_every_script),
		cmocka_unit_test(
		    test_machinery_is_told_from_what_only_sounds_so),
		cmocka_unit_test(test_titles_of_a_subject_are_no_machinery),
		cmocka_unit_test(test_titles_of_a_subject_say_nobody),
		cmocka_unit_test(test_a_number_counts_with_what_it_counts),
		cmocka_unit_test(
		    test_blanks_of_a_form_are_no_links_and_no_code),
		cmocka_unit_test(test_agents_are_counted_by_their_names),
	};

	return cmocka_run_group_tests_name("purpose", tests, NULL, NULL);
}
