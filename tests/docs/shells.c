/* SPDX-License-Identifier: MIT */
#include "shells.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "cli/cli.h"
#include "export/target.h"
#include "match/language.h"
#include "model/diagnostic.h"

/* How a shell writes a word and what it is: bash has the word alone. */
typedef void put_word(const char *word, const char *help);

/* Every command takes them. */
static const enum option_id always[] = { OPTION_HELP, OPTION_VERSION,
					 OPTION_COLOR, OPTION_ASCII };

static void
each_target(put_word *put)
{
	for (size_t i = 0; target_at(i); i++)
		put(target_at(i)->name, target_at(i)->summary);
}

static void
each_diagnostic(put_word *put)
{
	for (size_t i = 0; diagnostic_at(i); i++)
		put(diagnostic_at(i)->code,
		    severity_name(diagnostic_at(i)->severity));
}

static void
each_severity(put_word *put)
{
	for (int i = SEVERITY_NOTE; i <= SEVERITY_ERROR; i++)
		put(severity_name((enum severity)i), "");
}

static void
each_language(put_word *put)
{
	for (int i = LANGUAGE_UNKNOWN + 1; i < LANGUAGE_COUNT; i++)
		put(language_code((enum language)i),
		    language_name((enum language)i));
}

static void
each_moment(put_word *put)
{
	put("auto", "in a terminal");
	put("always", "");
	put("never", "");
}

static void
each_part(put_word *put)
{
	put("base", "merge: the base alone");
	put("shared", "merge: and what others share");
	put("all", "merge: and all that is new; update: all");
	put("same", "update: what says the same");
	put("reworded", "update: the new words");
	put("new", "update: the new statements");
	put("kept", "update: nothing, for good");
}

/* Options that take one of a few words. */
static const struct {
	enum option_id id;
	void (*each)(put_word *put);
} values[] = {
	{ OPTION_TO, each_target },	    { OPTION_EXPLAIN, each_diagnostic },
	{ OPTION_COLOR, each_moment },	    { OPTION_TAKE, each_part },
	{ OPTION_FAIL_ON, each_severity },  { OPTION_LANGUAGE, each_language },
};

static bool
has_values(enum option_id id)
{
	for (size_t i = 0; i < COUNT(values); i++)
		if (values[i].id == id)
			return true;
	return false;
}

static void
put_option(put_word *put, enum option_id id)
{
	char word[64];

	snprintf(word, sizeof word, "--%s", option_row(id)->name);
	put(word, option_row(id)->help);
}

static bool
takes(const struct subcommand *command, enum option_id wanted)
{
	for (const enum option_id *id = command->options; *id; id++)
		if (*id == wanted)
			return true;
	return false;
}

/* bash and zsh: rows of a `case`, each a list of words. */

static void
put_bare(const char *word, const char *help)
{
	(void)help;
	printf(" %s", word);
}

/* A colon ends the word, a quote the text. */
static void
put_described(const char *word, const char *help)
{
	printf(" '%s%s", word, *help ? ":" : "");
	for (; *help; help++)
		if (*help == '\'')
			printf("'\\''");
		else
			putchar(*help);
	putchar('\'');
}

static void
print_cases(put_word *put)
{
	printf("\tcommands) list=(");
	for (size_t i = 0; subcommand_at(i); i++)
		put(subcommand_at(i)->name, subcommand_at(i)->help);
	printf(" ) ;;\n");
	for (size_t i = 0; subcommand_at(i); i++) {
		const struct subcommand *row = subcommand_at(i);

		printf("\t%s) list=(", row->name);
		for (size_t j = 0; j < COUNT(always); j++)
			if (always[j] != OPTION_VERSION)
				put_option(put, always[j]);
		for (const enum option_id *id = row->options; *id; id++)
			put_option(put, *id);
		printf(" ) ;;\n");
	}
	printf("\t*) list=(");
	for (size_t j = 0; j < COUNT(always); j++)
		put_option(put, always[j]);
	printf(" ) ;;\n");
}

static void
print_value_cases(put_word *put)
{
	for (size_t i = 0; i < COUNT(values); i++) {
		printf("\t--%s) list=(", option_row(values[i].id)->name);
		values[i].each(put);
		printf(" ) ;;\n");
	}
}

static void
print_bash_commands(void)
{
	print_cases(put_bare);
}

static void
print_bash_values(void)
{
	print_value_cases(put_bare);
}

static void
print_zsh_commands(void)
{
	print_cases(put_described);
}

static void
print_zsh_values(void)
{
	print_value_cases(put_described);
}

/* fish: a row for each option, under the condition that it can stand there. */

static void
print_fish_word(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		if (strchr("\"\\$", *text))
			putchar('\\');
		putchar(*text);
	}
	putchar('"');
}

static void
put_fish(const char *word, const char *help)
{
	printf("\t\tprintf '%%s\\t%%s\\n' %s ", word);
	print_fish_word(help);
	putchar('\n');
}

static void
print_fish_option(const struct option *option)
{
	printf("complete -c troupe");
	if (option->letter)
		printf(" -s %c", option->letter);
	printf(" -l %s", option->name);
	if (has_values(option->id))
		printf(" -xa \"(__troupe_values %s)\"", option->name);
	else if (option->argument)
		printf(" -r");
	printf(" -d ");
	print_fish_word(option->help);
}

static void
print_fish_commands(void)
{
	for (size_t i = 0; subcommand_at(i); i++) {
		printf("complete -c troupe -n __fish_use_subcommand -a %s -d ",
		       subcommand_at(i)->name);
		print_fish_word(subcommand_at(i)->help);
		putchar('\n');
	}
	for (size_t i = 0; i < COUNT(always); i++) {
		print_fish_option(option_row(always[i]));
		putchar('\n');
	}
	for (enum option_id id = OPTION_ASCII + 1; id < OPTION_COUNT; id++) {
		print_fish_option(option_row(id));
		printf(" -n \"__fish_seen_subcommand_from");
		for (size_t i = 0; subcommand_at(i); i++)
			if (takes(subcommand_at(i), id))
				printf(" %s", subcommand_at(i)->name);
		printf("\"\n");
	}
}

static void
print_fish_values(void)
{
	for (size_t i = 0; i < COUNT(values); i++) {
		printf("\tcase %s\n", option_row(values[i].id)->name);
		values[i].each(put_fish);
	}
}

bool
print_completion(const char *name, const char *shell)
{
	static const struct {
		const char *shell, *name;
		void (*print)(void);
	} tables[] = {
		{ "bash", "commands", print_bash_commands },
		{ "bash", "values", print_bash_values },
		{ "zsh", "commands", print_zsh_commands },
		{ "zsh", "values", print_zsh_values },
		{ "fish", "commands", print_fish_commands },
		{ "fish", "values", print_fish_values },
	};

	for (size_t i = 0; i < COUNT(tables); i++)
		if (strcmp(tables[i].shell, shell) == 0 &&
		    strcmp(tables[i].name, name) == 0) {
			tables[i].print();
			return true;
		}
	return false;
}
