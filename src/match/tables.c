/* SPDX-License-Identifier: MIT */
#include "match/tables.h"

#include <string.h>

#include "base/count.h"

/*
 * Written by hand from how persona files of software, data, product,
 * marketing, design and writing name things; terms are what words.c makes of
 * a word (Porter stems, or an alias's concept). Sorted where searched.
 */

static const char *const stop_words[] = {
	"a", "across", "all", "also", "among", "an", "and", "any",
	"appropriate", "are", "as", "at", "based", "be", "been", "being",
	"between", "both", "by", "can", "comprehensive", "could", "did", "do",
	"does", "doing", "done", "e", "each", "effective", "effectively",
	"eg", "ensure", "ensures", "ensuring", "etc", "for", "from", "g",
	"get", "gets", "good", "had", "has", "have", "help", "helps", "how",
	"i", "ie", "if", "implement", "implementation", "implemented",
	"implementing", "implements", "in", "include", "includes",
	"including", "into", "is", "it", "its", "let", "lets", "like", "make",
	"makes", "may", "me", "might", "more", "most", "must", "my", "new",
	"no", "nor", "not", "of", "off", "on", "once", "only", "onto", "or",
	"other", "our", "out", "over", "own", "per", "proper", "properly",
	"provide", "provides", "providing", "robust", "same", "shall", "she",
	"should", "so", "some", "such", "than", "that", "the", "their",
	"them", "then", "there", "these", "they", "this", "those", "through",
	"to", "too", "under", "until", "up", "upon", "us", "use", "used",
	"uses", "using", "very", "via", "was", "way", "ways", "we", "well",
	"were", "what", "when", "where", "which", "while", "who", "whom",
	"why", "will", "with", "within", "without", "would", "you", "your",
	"yours",
};

/* Terms; they count less in a title. */
static const char *const generic_title[] = {
	"advanc", "analysi", "approach", "area", "best", "capabl",
	"checklist", "comprehens", "concept", "consider", "core", "critic",
	"deep", "design", "develop", "dive", "engin", "essenti", "exampl",
	"excel", "expert", "expertis", "focu", "follow", "framework",
	"fundament", "gener", "guidelin", "i", "implement", "integr", "kei",
	"knowledg", "main", "manag", "masteri", "method", "methodolog",
	"modern", "must", "my", "optim", "our", "overview", "pattern",
	"phase", "practic", "prevent", "primari", "principl", "process",
	"profession", "review", "servic", "skill", "solut", "specif", "stack",
	"standard", "step", "strategi", "system", "technic", "techniqu",
	"technolog", "templat", "tool", "workflow", "your",
};

/* Terms; they count less in an item. */
static const char *const generic_item[] = {
	"analysi", "analyz", "appli", "approach", "best", "build", "choos",
	"conduct", "configur", "creat", "creation", "deep", "defin", "design",
	"develop", "establish", "expert", "focu", "follow", "framework",
	"handl", "identifi", "knowledg", "maintain", "manag", "masteri",
	"method", "pattern", "perform", "plan", "practic", "procedur",
	"process", "review", "set", "setup", "strategi", "support", "system",
	"techniqu", "track", "understand", "up", "work", "write",
};

static const struct function_words functions[] = {
	{ FUNCTION_EXAMPLES,
	  " code conversation deleg implement interact learn lesson"
	  " profession project quick real sampl start task usag user"
	  " walkthrough war world ",
	  " exampl scenario stori walkthrough " },
	{ FUNCTION_IDENTITY,
	  " background bio descript develop engin expert expertis"
	  " experi ident introduct memori mission overview persona"
	  " profil role summari ",
	  " about background bio descript ident introduct mission persona"
	  " profil " },
	{ FUNCTION_COMMUNICATION,
	  " commun feedback format interact persona principl"
	  " respond respons standard styl tone voic workflow ",
	  " commun tone voic " },
	{ FUNCTION_OUTPUT,
	  " comment deliver exampl expect feedback format report"
	  " requir respons review section standard structur technic"
	  " templat ",
	  " deliver format " },
	{ FUNCTION_COLLABORATION,
	  " agent collabor coordin cross deleg function handoff"
	  " integr other partner point relat stakehold team work ",
	  " agent handoff collabor deleg " },
	{ FUNCTION_CONSTRAINTS,
	  " anti assumpt avoid bad boundari constraint failur flag"
	  " limit mistak mode must never out pattern pitfal practic"
	  " prevent principl prohibit red restrict safeguard safeti"
	  " scope smell ",
	  " anti avoid boundari constraint flag limit mistak never"
	  " pitfal prohibit restrict safeguard " },
	{ FUNCTION_PRINCIPLES,
	  " behavior belief code decis design develop engin follow"
	  " framework heurist make mindset must practic principl"
	  " tenet think trait valu work ",
	  " belief decis mindset principl tenet trait valu " },
	{ FUNCTION_WORKFLOW,
	  " action develop engag execut flow invok lifecycl oper"
	  " pattern phase plan procedur respons stand step strategi"
	  " structur templat work workflow ",
	  " action execut flow instruct invok step workflow " },
	{ FUNCTION_USE,
	  " activ agent cue skill trigger usag when ",
	  " activ trigger us " },
	{ FUNCTION_METRICS,
	  " accept criteria indic kpi measur metric perform success"
	  " target track ",
	  " criteria kpi metric success " },
	{ FUNCTION_STANDARDS,
	  " assur checklist code complet deliver excel final gate"
	  " oper output qualiti self standard test valid verif"
	  " verifi ",
	  " checklist excel gate standard verif " },
	{ FUNCTION_STACK,
	  " framework infrastructur languag platform prefer tool ",
	  " stack " },
	{ FUNCTION_TOOLS,
	  " avail command framework integr platform requir tool usag ",
	  " mcp todowrit tool " },
	{ FUNCTION_LEARNING,
	  " adapt continu improv learn memori updat ",
	  " learn memori " },
	{ FUNCTION_EXPERTISE,
	  " area base capabl compet domain expertis focu knowledg"
	  " profici skill special specialti strength summari"
	  " technic ",
	  " capabl compet expertis knowledg profici skill special"
	  " specialti strength " },
	{ FUNCTION_NONE, "", "" }
};

/* Terms that no title gets a function from, or loses it by. */
static const char *const neutral[] = {
	"addit", "basic", "core", "critic", "essenti", "fundament", "gener",
	"guid", "import", "kei", "main", "overal", "primari", "profession",
	"your",
};

static bool
holds(const char *const *table, size_t count, struct str word)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_compare(word, str_of(table[middle]));

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

bool
table_is_stop(struct str word)
{
	return holds(stop_words, COUNT(stop_words), word);
}

bool
table_is_generic_title(struct str term)
{
	return holds(generic_title, COUNT(generic_title), term);
}

bool
table_is_generic_item(struct str term)
{
	return holds(generic_item, COUNT(generic_item), term);
}

bool
table_is_neutral(struct str term)
{
	return holds(neutral, COUNT(neutral), term);
}

const struct function_words *
table_functions(void)
{
	return functions;
}

static bool
words_are_sorted(const char *const *table, size_t count)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (strcmp(table[i - 1], table[i]) >= 0)
			return false;
	return true;
}

bool
tables_are_sorted(void)
{
	return lexicon_is_sorted() &&
	       words_are_sorted(stop_words, COUNT(stop_words)) &&
	       words_are_sorted(generic_title, COUNT(generic_title)) &&
	       words_are_sorted(generic_item, COUNT(generic_item)) &&
	       words_are_sorted(neutral, COUNT(neutral));
}
