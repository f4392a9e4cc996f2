/* SPDX-License-Identifier: MIT */
#include "compose/bans.h"

#include "base/count.h"

static const char *const writing[] = { "Write", "Edit", "MultiEdit",
				       "NotebookEdit", NULL };
static const char *const running[] = { "Bash", NULL };
static const char *const fetching[] = { "WebFetch", "WebSearch", NULL };

const struct ban bans[] = {
	{ "read-only|read only|never edit|never edits|never modify|"
	  "never modifies|never write|never writes|never change|"
	  "never changes|do not edit|do not modify|do not write|"
	  "do not change|don't edit|don't modify|don't write|must not edit|"
	  "must not modify|cannot edit|without editing|without modifying|"
	  "no edits|make no changes|not make changes|never make changes",
	  writing },
	{ "lecture seule|ne modifie jamais|ne modifiez jamais|"
	  "ne modifie pas|ne modifiez pas|n'édite jamais|n'écris jamais",
	  writing },
	{ "nur lesend|nur-lesen|schreibgeschützt|ändere nie|ändert nie|"
	  "bearbeite nie|ändere keine|schreibe nie|verändere nie", writing },
	{ "solo lectura|sólo lectura|nunca edites|nunca edita|"
	  "nunca modifiques|nunca modifica|no modifiques|no edites",
	  writing },
	{ "読み取り専用|編集しない|変更しない|編集しません|変更しません|"
	  "書き込まない", writing },
	{ "never run|never runs|never execute|never executes|do not run|"
	  "do not execute|don't run|don't execute|n'exécute jamais|"
	  "führe nie|nunca ejecutes|実行しない", running },
	{ "never browse|do not browse|never access the internet|"
	  "no internet access|no network access", fetching },
};

const size_t ban_count = COUNT(bans);

/* What a ban on everything may name. */
static const char objects[] =
    "constraint|constraints|file|files|code|anything|source|"
    "source files|source code|the code|codebase|project|repository|repo|any|command|commands|fichier|"
    "fichiers|code|datei|dateien|archivo|archivos|código|it|them|"
    "mode|access";
static const char fillers[] =
    "any|the|a|an|your|their|its|or|and|to|existing|source|project|edit|"
    "write|modify|change|create|delete|shell|production|le|les|de|des|la|"
    "el|los|las|die|den|das|ningún|aucun|yourself|themselves|itself|actual";

static bool
is_word_byte(char c)
{
	return ascii_is_alnum(c) || (unsigned char)c >= 0x80 || c == '\'';
}

/* Bytes of the longest word of the list that the text begins with. */
static size_t
begins_with(struct str text, struct str list)
{
	struct str word;
	size_t best = 0;

	while (str_split(&list, '|', &word)) {
		struct str head = str_slice(text, (struct range){
					    0, word.len });
		bool wide = (unsigned char)word.ptr[0] >= 0xe3;

		if (word.len > best && str_eq_nocase(head, word) &&
		    (wide || text.len == word.len ||
		     !is_word_byte(text.ptr[word.len])))
			best = word.len;
	}
	return best;
}

/* Whether what follows the ban leaves it without bounds. */
static bool
is_general(struct str rest)
{
	for (;;) {
		size_t length;

		rest = str_trim_start(rest);
		if (!rest.len || !is_word_byte(rest.ptr[0]) ||
		    (unsigned char)rest.ptr[0] >= 0xe3 ||
		    begins_with(rest, str_of(objects)))
			return true;
		length = begins_with(rest, str_of(fillers));
		if (!length)
			return false;
		rest = str_from(rest, length);
	}
}

bool
text_bans(struct str text, const struct ban *ban)
{
	for (size_t at = 0; at < text.len; at++) {
		bool wide = (unsigned char)text.ptr[at] >= 0xe3;
		size_t length;

		if (at && !wide && is_word_byte(text.ptr[at - 1]))
			continue;
		length = begins_with(str_from(text, at), str_of(ban->words));
		if (length && is_general(str_from(text, at + length)))
			return true;
	}
	return false;
}

bool
text_bans_writing(struct str text)
{
	for (size_t i = 0; i < ban_count; i++)
		if (bans[i].tools == writing && text_bans(text, &bans[i]))
			return true;
	return false;
}
