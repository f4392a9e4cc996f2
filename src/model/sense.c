/* SPDX-License-Identifier: MIT */
#include "model/sense.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/utf8.h"
#include "model/tag.h"

enum { BLANK_MAX = 60, /* bytes in a blank to fill in */
       LINE_MIN = 4 }; /* underscores that are one */

/* Words of one sense in one language, in lower case, '|' between them; one
 * that ends in '*' begins a longer word, too. */
struct words {
	enum sense sense;
	const char *list;
};

static const struct words words[] = {
	{ SENSE_STEPS,
	  "workflow*|process|processes|procedure*|step|steps|phase|phases|"
	  "protocol|method|methodology|approach|life cycle|lifecycle|pipeline|"
	  "invoked|invocation|how you work|how i work|how to|runbook|playbook|"
	  "algorithm|instructions|sequence|in order|in this order|process:" },
	{ SENSE_STEPS,
	  "démarche|processus|procédure*|étape*|méthode*|déroulement|"
	  "dans l'ordre|marche à suivre" },
	{ SENSE_STEPS,
	  "vorgehen*|ablauf|abläufe|schritt*|verfahren|prozess*|arbeitsweise|"
	  "arbeitsablauf|methode|methodik|reihenfolge|anleitung" },
	{ SENSE_STEPS,
	  "proceso|procesos|procedimiento*|paso|pasos|flujo|método|"
	  "metodología|etapa*|en este orden|fase|fases" },
	{ SENSE_STEPS,
	  "手順|プロセス|流れ|フロー|ステップ|進め方|方法|段階|順序" },
	{ SENSE_STANDING,
	  "principle*|philosophy|values|rules|guidelines|beliefs|mindset|"
	  "heuristics|expertise|skills|capabilit*|competenc*|"
	  "responsibilit*|knowledge|specialt*|speciali*|domains|focus|traits|"
	  "best practices|constraints|standards|metrics|goals|objectives" },
	{ SENSE_STANDING,
	  "principe*|philosophie|valeurs|règles|compétence*|responsabilité*|"
	  "convictions|contraintes|critères|objectifs|domaines" },
	{ SENSE_STANDING,
	  "grundsätze|prinzip*|werte|regeln|fähigkeiten|kompetenz*|"
	  "kenntnisse|verantwort*|aufgaben|richtlinien|ziele|leitlinien" },
	{ SENSE_STANDING,
	  "principio*|filosofía|valores|reglas|competencia*|habilidad*|"
	  "conocimiento*|responsabilidad*|directrices|objetivos|criterios" },
	{ SENSE_STANDING,
	  "原則|哲学|価値|ルール|専門|スキル|能力|責任|信念|制約|基準|目標" },
	{ SENSE_OUTPUT,
	  "output|outputs|report|reports|format|formats|template|templates|"
	  "deliverable*|response structure|response format|report structure" },
	{ SENSE_OUTPUT,
	  "modèle de|gabarit*|livrable*|rapport|rapports|sortie|sorties" },
	{ SENSE_OUTPUT,
	  "ausgabe*|vorlage*|bericht*|ergebnisformat|antwortformat" },
	{ SENSE_OUTPUT, "formato*|plantilla*|informe*|salida*|entregable*" },
	{ SENSE_OUTPUT,
	  "出力|テンプレート|形式|フォーマット|報告|レポート|様式|成果物" },
	{ SENSE_EXAMPLE,
	  "example*|sample*|scenario*|demonstration*|exemple*|beispiel*|"
	  "muster|ejemplo*|例|事例|サンプル" },
	{ SENSE_FOLLOWING,
	  "following|below|as follows|suivant*|ci-dessous|ci-après|"
	  "folgende*|unten|wie folgt|siguiente*|a continuación|abajo|"
	  "以下|次の|下記" },
	{ SENSE_LEVEL,
	  "critical|high|medium|low|blocker|blockers|blocking|major|minor|"
	  "nit|nits|nitpick|nitpicks|important|suggestion|suggestions|p0|p1|"
	  "p2|p3|p4|p5|s0|s1|s2|s3|s4|sev0|sev1|sev2|sev3|sev4|sev-0|sev-1|"
	  "sev-2|sev-3|must|should|could|may|won't|must-have|should-have|"
	  "could-have|nice-to-have|must have|should have|could have|"
	  "nice to have|must fix|should fix|warning|warnings|severe|moderate|"
	  "info|informational|trivial|required|recommended|optional|urgent|"
	  "severity 1|severity 2|severity 3|severity 4|priority 1|priority 2|"
	  "priority 3|tier 1|tier 2|tier 3|level 1|level 2|level 3|level 4|"
	  "high priority|medium priority|low priority|consider" },
	{ SENSE_LEVEL,
	  "critique|critiques|majeur*|mineur*|bloquant*|élevé*|moyen*|"
	  "faible*|obligatoire*|recommandé*|facultatif*|doit|devrait|"
	  "pourrait|priorité 1|priorité 2|priorité 3|niveau 1|niveau 2" },
	{ SENSE_LEVEL,
	  "kritisch*|hoch|hohe|hoher|mittel|mittlere*|niedrig*|gering*|"
	  "schwer*|blockierend*|wichtig*|hinweis*|vorschl*|muss|soll|sollte|"
	  "kann|priorität 1|priorität 2|priorität 3|stufe 1|stufe 2" },
	{ SENSE_LEVEL,
	  "crítico*|crítica*|alto|alta|medio|media|bajo|baja|bloqueante*|"
	  "mayor|menor|importante*|sugerencia*|obligatorio*|recomendado*|"
	  "opcional*|debe|debería|podría|prioridad 1|prioridad 2|nivel 1" },
	{ SENSE_LEVEL,
	  "重大|致命的|高|中|低|必須|推奨|任意|緊急|重要|軽微|警告|提案" },
	{ SENSE_PHASE,
	  "phase|step|stage|étape|schritt|stufe|fase|paso|etapa|"
	  "フェーズ|ステップ|段階|第" },
	{ SENSE_PERIOD,
	  "part|sprint|week|day|month|milestone|round|iteration|pass|"
	  "semaine|jour|woche|tag|semana" },
	{ SENSE_SIDE,
	  "use when|use it when|use this when|use for|use if|when to use|"
	  "choose when|good for|good|do|dos|do's|always|always do|pros|"
	  "advantages|benefits|before|in scope|will|can do|goals|right|"
	  "must do|correct|preferred|prefer|strengths|allowed|what to do|"
	  "yes|✅|👍" },
	{ SENSE_SIDE,
	  "à faire|avantages|avant|dans le périmètre|quand utiliser|"
	  "utiliser quand|bon exemple|bien|toujours|correct" },
	{ SENSE_SIDE,
	  "verwenden wenn|verwende wenn|vorteile|vorher|richtig|gut|immer|"
	  "im umfang|wann verwenden|erlaubt" },
	{ SENSE_SIDE,
	  "usar cuando|cuándo usar|ventajas|antes|hacer|correcto|bueno|"
	  "siempre|dentro del alcance|permitido" },
	{ SENSE_SIDE,
	  "良い例|使う場合|使うとき|メリット|長所|すべきこと|やること|範囲内|正" },
	{ SENSE_OTHER_SIDE,
	  "avoid when|avoid if|avoid|do not use when|don't use when|"
	  "when not to use|when to avoid|skip when|not for|bad for|bad|"
	  "must not|must not do|don't|don'ts|don’t|don’ts|do not|never|"
	  "never do|ask first|cons|"
	  "disadvantages|drawbacks|tradeoffs|trade-offs|after|out of scope|"
	  "will not|won't|cannot do|non-goals|not goals|wrong|incorrect|"
	  "weaknesses|limitations|forbidden|what not to do|no|❌|🚫|👎" },
	{ SENSE_OTHER_SIDE,
	  "à éviter|éviter|inconvénients|après|hors périmètre|"
	  "quand ne pas|quand éviter|mauvais exemple|jamais|ne pas|incorrect" },
	{ SENSE_OTHER_SIDE,
	  "vermeiden|nachteile|nachher|falsch|schlecht|niemals|nie|"
	  "außerhalb|wann nicht|nicht verwenden|verboten" },
	{ SENSE_OTHER_SIDE,
	  "evitar|cuándo no|cuándo evitar|desventajas|después|no hacer|"
	  "incorrecto|malo|nunca|fuera del alcance|prohibido" },
	{ SENSE_OTHER_SIDE,
	  "悪い例|避ける|使わない|デメリット|短所|すべきでない|"
	  "やらないこと|範囲外|誤" },
	{ SENSE_SPEAKER,
	  "user|assistant|human|ai|agent|you|me|customer|client|interviewer|"
	  "q|a|question|answer|input|output|utilisateur|benutzer|nutzer|"
	  "usuario|asistente|ユーザー|アシスタント" },
};

static const char *const numerals[] = {
	"one", "two", "three", "four", "five", "six", "seven", "eight",
	"nine",
};
static const char *const roman[] = {
	"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix",
};

/* Bytes of the text that the word is, its letters in lower case; else 0. */
static size_t
match_word(struct str text, struct str word)
{
	struct str rest = text;

	while (word.len) {
		if (!rest.len ||
		    utf8_lower(utf8_next(&rest)) != utf8_next(&word))
			return 0;
	}
	return (size_t)(rest.ptr - text.ptr);
}

static bool
is_word_point(int32_t point)
{
	return point >= 0 && (utf8_is_letter(point) || utf8_is_digit(point));
}

/* Whether a word may end here: kana and ideographs have no gaps, but one
 * alone is a word only before something else. */
static bool
ends_word(struct str word, struct str rest)
{
	struct str copy = word;
	int32_t first = utf8_next(&copy), next;

	if (!rest.len)
		return true;
	next = utf8_next(&rest);
	if (utf8_is_ideographic(first))
		return copy.len || !utf8_is_ideographic(next) ||
		    first == 0x7b2c; /* 第 */
	return !is_word_point(next) && next != '-' && next != '_';
}

enum { SENSES = SENSE_SPEAKER + 1, FILED_MAX = 1024 };

/* A word of the table under its sense and the character it begins with. */
struct filed {
	enum sense sense;
	int32_t first;
	struct str word;
	bool open; /* begins a longer word, too */
};

static struct filed filed[FILED_MAX];
static size_t filed_count;
static pthread_once_t filed_once = PTHREAD_ONCE_INIT;

static int
compare_filed(const void *a, const void *b)
{
	const struct filed *x = a, *y = b;

	if (x->sense != y->sense)
		return x->sense < y->sense ? -1 : 1;
	return (x->first > y->first) - (x->first < y->first);
}

static void
file_list(const struct words *it)
{
	struct str list = str_of(it->list), word;

	while (str_split(&list, '|', &word)) {
		struct str copy = word;
		bool open = str_ends(word, STR("*"));

		word.len -= open;
		assert(filed_count < FILED_MAX);
		filed[filed_count++] = (struct filed){
			it->sense, utf8_next(&copy), word, open
		};
	}
}

static void
file_words(void)
{
	for (size_t i = 0; i < COUNT(words); i++)
		file_list(&words[i]);
	qsort(filed, filed_count, sizeof(filed[0]), compare_filed);
}

static const struct filed *
first_filed(enum sense sense, int32_t first)
{
	const struct filed key = { .sense = sense, .first = first };
	size_t low = 0, high;

	pthread_once(&filed_once, file_words);
	high = filed_count;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (compare_filed(&filed[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return &filed[low];
}

/* Bytes of the longest word of the sense that the text begins with, or 0. */
static size_t
match_sense(struct str text, enum sense sense)
{
	struct str copy = text;
	int32_t first = utf8_lower(utf8_next(&copy));
	const struct filed *it = first_filed(sense, first);
	size_t best = 0;

	for (; it < filed + filed_count && it->sense == sense &&
	     it->first == first; it++) {
		size_t length = match_word(text, it->word);

		if (length > best && (it->open ||
		    ends_word(it->word, str_from(text, length))))
			best = length;
	}
	return best;
}

size_t
text_word(struct str text, enum sense sense)
{
	struct str copy = text;

	return !text.len || utf8_is_digit(utf8_next(&copy)) ? 0 :
	    match_sense(text, sense);
}

bool
text_has(struct str text, enum sense sense)
{
	bool inside = false;

	while (text.len) {
		struct str rest = text;
		int32_t point = utf8_next(&rest);

		if ((!inside || utf8_is_ideographic(point)) &&
		    match_sense(text, sense))
			return true;
		inside = is_word_point(point) || point == '-';
		text = rest;
	}
	return false;
}

/* Behind marks, emoji and what numbers a title; pictures that are words of
 * the sense stay. */
bool
text_begins(struct str text, enum sense sense, struct str *word)
{
	while (text.len) {
		struct str next = text;
		int32_t point = utf8_next(&next);
		size_t length = text_word(text, sense);

		if (length) {
			*word = str_slice(text, (struct range){ 0, length });
			return true;
		}
		if (point >= 0 && utf8_is_letter(point))
			return false;
		text = next;
	}
	return false;
}

static size_t
number_at(struct str text, struct str *rest)
{
	size_t number = 0, digits = 0;

	while (digits < text.len && digits < 3 &&
	       ascii_is_digit(text.ptr[digits]))
		number = number * 10 + (size_t)(text.ptr[digits++] - '0');
	*rest = str_from(text, digits);
	return number;
}

static size_t
word_number(struct str text, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str word = str_of(list[i]);
		size_t length = match_word(text, word);

		if (length && ends_word(word, str_from(text, length)))
			return i + 1;
	}
	return 0;
}

size_t
text_phase(struct str text)
{
	struct str word, rest;
	size_t number;

	if (!text_begins(text, SENSE_PHASE, &word) &&
	    !text_begins(text, SENSE_PERIOD, &word))
		return 0;
	rest = str_trim_start(str_from(text, (size_t)(word.ptr - text.ptr) +
				       word.len));
	if (str_starts(rest, STR("#")))
		rest = str_from(rest, 1);
	number = number_at(rest, &text);
	if (!number)
		number = word_number(rest, numerals, COUNT(numerals));
	if (!number)
		number = word_number(rest, roman, COUNT(roman));
	return number;
}

size_t
text_number(struct str text)
{
	struct str rest;
	size_t number;

	while (text.len && (text.ptr[0] == '*' || text.ptr[0] == '#' ||
			    ascii_is_space(text.ptr[0])))
		text = str_from(text, 1);
	number = number_at(text, &rest);
	if (number && rest.len && str_contains(STR(".):"),
					       (struct str){ rest.ptr, 1 }))
		return number;
	return 0;
}

/* What stands between the brackets is a word or more, on one line, and not
 * what a link, a box or code has there. */
static bool
is_blank_name(struct str name, char open)
{
	struct str rest = name;
	int32_t first;

	if (!name.len || name.len > BLANK_MAX)
		return false;
	first = utf8_next(&rest);
	if (!utf8_is_letter(first) || str_find_byte(name, '\n') < name.len)
		return false;
	if (open == '[')
		return name.len > 1 || (first != 'x' && first != 'X');
	if (open == '<' && tag_name_is_html(name))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!ascii_is_alnum(name.ptr[i]) && name.ptr[i] != '_' &&
		    name.ptr[i] != '-' && name.ptr[i] != ' ' &&
		    (unsigned char)name.ptr[i] < 0x80)
			return false;
	return true;
}

/* Bytes of a blank that begins here, or 0. */
static size_t
blank_at(struct str text)
{
	static const char opening[] = "[<{", closing[] = "]>}";
	size_t kind = str_find_byte(str_of(opening), text.ptr[0]), end;

	text = str_slice(text, (struct range){ 0, BLANK_MAX + 3 });
	if (text.ptr[0] == '_')
		return str_run(text, '_') >= LINE_MIN ? str_run(text, '_') : 0;
	if (kind == COUNT(opening) - 1)
		return 0;
	end = str_find_byte(text, closing[kind]);
	if (end == text.len || !is_blank_name(str_slice(text,
	    (struct range){ 1, end }), text.ptr[0]))
		return 0;
	if (text.ptr[0] == '[' && end + 1 < text.len &&
	    str_contains(STR("([:"), (struct str){ text.ptr + end + 1, 1 }))
		return 0;
	return end + 1;
}

size_t
text_blanks(struct str text)
{
	size_t count = 0;
	char before = '\0';

	while (text.len) {
		bool label = before == ']' && text.ptr[0] == '[';
		size_t length = label ? 0 : blank_at(text);

		count += length > 0;
		before = text.ptr[length ? length - 1 : 0];
		text = str_from(text, length ? length : 1);
	}
	return count;
}
