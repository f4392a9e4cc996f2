/* SPDX-License-Identifier: MIT */
#include "compose/purpose.h"

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"

/*
 * Phrases are divided by '|'; a blank is the edge of a word, so that
 * " tool" finds "tools" and " tool " does not; "= tool " is all of the text. The first row that fits a
 * title says its purpose. Written by hand from how persona files name things.
 */
enum { WHO_MAX = 80,	/* bytes within which a text says who it is */
       ROSTER_MAX = 140, /* bytes of a text that is about another agent */
       CARD_WORDS = 4 }; /* of a short row, its name among them */

struct title_words {
	enum purpose purpose;
	const char *phrases;
};

static const struct title_words title_words[] = {
	/* What only sounds like a purpose. */
	{ PURPOSE_NONE,
	  " event delegation| event dispatch| role based"
	  "| identity and access| identity provider| identity management"
	  "| background job| background task| background work"
	  "| background process| promises " },
	/* English */
	{ PURPOSE_MACHINERY,
	  " communication protocol| other agents| role agents| peer agents"
	  "| other specialist"
	  "| pairs well with| see also | related resource| related agent"
	  "| related skill| metrics to track| integration with other"
	  "| integration with agent| integration with claude"
	  "| integration point|= integrations | hand off| handoff"
	  "| learning and memory| learning memory| identity memory"
	  "| identity and memory| your memory |= memory "
	  "| automatically invoked"
	  "| should be invoked| trigger phrase|= triggers |= trigger "
	  "| makes me | makes you "
	  "| trigger condition|= activation | activation condition"
	  "|= auto triggers |= activation triggers "
	  "| when to use this| when to use me"
	  "| mcp | mcps | progress tracking| delivery notification| delegat"
	  "| cross agent| dispatch| works with agents| work with agents"
	  "| coordinating with| coordinates with| coordination with"
	  "| collaboration signal| subagent| sub agent"
	  "| orchestration protocol| external consultation| context query"
	  "| execution policy| thinking policy| final response contract| usage instruction"
	  "|= installation | session end| agent collaboration"
	  "| collaboration with| agent coordination|= initialization "
	  "| agent initialization| context initialization"
	  "| session initialization| initialization sequence" },
	{ PURPOSE_OUTPUT, " output example| example output " },
	{ PURPOSE_EXAMPLES, " example| scenario| sample| war stor|= usage " },
	{ PURPOSE_CLOSING,
	  " final note| final reminder| final word| conclusion | closing " },
	{ PURPOSE_OUTPUT,
	  " output| report| format | formats | deliverable| template"
	  "| response structure| response format|= provide |= deliver "
	  "|= provides |= delivers " },
	{ PURPOSE_INVOKED,
	  " when invoked| upon invocation| on start | when activated"
	  "| immediate action| first step" },
	{ PURPOSE_METHOD,
	  " workflow| process | methodolog| approach | approaches | procedure"
	  "| step | steps | phase | phases | life cycle| lifecycle"
	  "| how you work| how i work| way of working| method |= instructions "
	  "| investigation protocol"
	  "| review protocol| scanning protocol|= key actions " },
	{ PURPOSE_TOOLS,
	  " tool | tools | tooling | allowed dependencies| todowrite " },
	{ PURPOSE_COMMUNICATION,
	  " communication style| communication guideline"
	  "| communication approach| communication principle"
	  "| communication skill| communication | how you communicate| tone "
	  "| voice | feedback| interaction style" },
	{ PURPOSE_PRINCIPLES,
	  " principle| philosoph| values | mindset| belief| behavioral trait"
	  "| behavioural trait| best practices | heuristic" },
	{ PURPOSE_RULES,
	  " rule | rules | constraint| avoid| never | do not | dont "
	  "| guardrail| boundar| limits | limitation| checklist| success"
	  "| metric| kpi | kpis | quality standard| quality gate"
	  "| quality assurance| standards | standard | criteria| anti pattern"
	  "| antipattern| pitfall| red flag| failure mode| non negotiable"
	  "| decision| target | targets | mandatory | must " },
	{ PURPOSE_IDENTITY,
	  " identity| characteristics | role | persona | about | mission"
	  "| purpose| profile| background | who you are | why this matters"
	  "| promise| personality" },
	{ PURPOSE_EXPERTISE,
	  " expertise| capabilit| competenc| skill | skills | knowledge| focus"
	  "| specialt| specializ| specialis| domain | domains "
	  "| responsibilit|= what you do " },
	/* French */
	{ PURPOSE_MACHINERY,
	  " déclench| phrases clés | lien avec| intégration avec"
	  "| agents partenaires| apprentissage et mémoire| autres agents" },
	{ PURPOSE_EXAMPLES, " exemple| scénario" },
	{ PURPOSE_OUTPUT, " livrable| sortie | rapport " },
	{ PURPOSE_METHOD,
	  " démarche| processus| méthode | méthodes | méthodologie| étape" },
	{ PURPOSE_TOOLS, " outils " },
	{ PURPOSE_COMMUNICATION,
	  " style de communication| communiquer| relationnel" },
	{ PURPOSE_PRINCIPLES, " principe| conviction| bonnes pratiques" },
	{ PURPOSE_RULES,
	  " contrainte| règle| critère| angles morts| indicateur| qualité"
	  "| éviter | limites " },
	{ PURPOSE_IDENTITY, " objectif| rôle | identité" },
	{ PURPOSE_EXPERTISE, " compétence| responsabilité| domaines " },
	/* German */
	{ PURPOSE_MACHINERY,
	  " auslöser| übergabe| andere agenten| zusammenarbeit mit" },
	{ PURPOSE_EXAMPLES, " beispiel| szenari" },
	{ PURPOSE_OUTPUT,
	  " ausgabe| bericht| ergebnis| vorlage| antwortformat" },
	{ PURPOSE_METHOD,
	  " arbeitsweise| vorgehen| ablauf| methodik| schritte "
	  "| arbeitsablauf| prozess" },
	{ PURPOSE_TOOLS, " werkzeug" },
	{ PURPOSE_COMMUNICATION, " kommunikation| tonfall" },
	{ PURPOSE_PRINCIPLES, " grundsätze| grundsatz| prinzipien| leitlinien" },
	{ PURPOSE_RULES,
	  " regeln | regel | grenzen | checkliste| prüfliste| kriterien"
	  "| qualität| vermeide" },
	{ PURPOSE_IDENTITY, " rolle | auftrag| identität| aufgabe " },
	{ PURPOSE_EXPERTISE,
	  " fachgebiet| fähigkeit| kompetenz| fachwissen| schwerpunkt"
	  "| aufgaben | zuständigkeit" },
	/* Spanish, Portuguese, Italian */
	{ PURPOSE_MACHINERY, " otros agentes| outros agentes| altri agenti" },
	{ PURPOSE_EXAMPLES, " ejemplo| exemplo| esempi" },
	{ PURPOSE_OUTPUT,
	  " salida| informe| entregable| plantilla| formato | saída| relatório"
	  "| rapporto" },
	{ PURPOSE_METHOD,
	  " flujo de trabajo| proceso| metodología| enfoque| pasos "
	  "| forma de trabajo| fluxo de trabalho| processo| etapas"
	  "| flusso di lavoro| metodo " },
	{ PURPOSE_TOOLS, " herramienta| ferramenta| strumenti" },
	{ PURPOSE_COMMUNICATION, " comunicación| comunicação| comunicazione" },
	{ PURPOSE_PRINCIPLES,
	  " principios| buenas prácticas| princípios| boas práticas| principi " },
	{ PURPOSE_RULES,
	  " reglas| restriccion| límites| lista de verificación| criterios"
	  "| calidad| regras| regole| evitar " },
	{ PURPOSE_IDENTITY, " rol | identidad| misión| propósito| papel " },
	{ PURPOSE_EXPERTISE,
	  " experiencia| capacidad| competencia| habilidad| conocimiento"
	  "| responsabilidad| áreas de| competenze" },
	/* Japanese, Chinese */
	{ PURPOSE_MACHINERY, "トリガー|連携|起動|他のエージェント|記憶|其他代理" },
	{ PURPOSE_EXAMPLES, "事例|使用例|対話例|示例|例子" },
	{ PURPOSE_CLOSING, "まとめ" },
	{ PURPOSE_OUTPUT, "出力|成果物|報告|レポート|テンプレート|输出|模板" },
	{ PURPOSE_INVOKED, "呼び出" },
	{ PURPOSE_METHOD,
	  "方法|手順|プロセス|ワークフロー|アプローチ|進め方|フロー|流程|步骤" },
	{ PURPOSE_TOOLS, "ツール|工具" },
	{ PURPOSE_COMMUNICATION,
	  "コミュニケーション|口調|話し方|議論特性|沟通" },
	{ PURPOSE_PRINCIPLES, "原則|哲学|信念|ベストプラクティス|原则" },
	{ PURPOSE_RULES,
	  "制約|ルール|禁止|基準|チェック|指標|盲点|品質|规则|约束|标准" },
	{ PURPOSE_IDENTITY,
	  "役割|目的|アイデンティティ|プロフィール|性格|角色|身份" },
	{ PURPOSE_EXPERTISE, "専門|能力|スキル|領域|专长|技能" },
};

/* Words that may stand in a title which names a purpose and nothing else. */
static const char *const all_words[] = {
	[PURPOSE_EXPERTISE] =
	    " expertise capabilities competencies competences skills skill"
	    " knowledge focus specialties specializations domains domain"
	    " responsibilities mastery proficiencies areas area core key"
	    " primary technical main and of your the what you do ",
	[PURPOSE_PRINCIPLES] =
	    " principles principle philosophy philosophies values mindset"
	    " beliefs behavior behavioral traits best practices development"
	    " core key guiding design engineering general and the your ",
	[PURPOSE_TOOLS] =
	    " tools tool tooling development core key and the your use usage"
	    " preferred recommended ",
	[PURPOSE_COMMUNICATION] =
	    " communication style tone feedback guidelines approach and the"
	    " your core key principles ",
};

static const char *const cues[] = {
	[CUE_LEVEL] =
	    " critical| high | medium | low | blocker| major | minor | nit "
	    "| nits | important| suggestion| p0 | p1 | p2 | p3 | must "
	    "| should | could | warning| severe | consider | niveau"
	    "| kritisch| crítico| 緊急| 高 | 中 | 低 ",
	[CUE_STAGE] =
	    " phase | phases | step | steps | stage | stages | étape| schritt"
	    "| paso | fase | etapa|フェーズ|ステップ",
	[CUE_SIDE] =
	    " use when| avoid when| do | dos | dont | donts | good | bad "
	    "| pros | cons | before | after | when to | when not | what to "
	    "| what not | not goals | goals | will | will not | wont "
	    "| in scope| out of scope| always | never | à faire| à éviter",
	[CUE_WHO] =
	    " you are | youre | your role | your mission | your purpose "
	    "| act as | i am | im an | im a | as a | as an | tu es "
	    "| vous êtes | je suis | du bist | sie sind | eres | você é "
	    "| sei un|あなたは|你是",
	[CUE_CONDITION] =
	    " if | when | unless | until | before | after | never | always "
	    "| must | avoid | instead | because | so that | only | without "
	    "| rather than | whenever | except | do not | dont | not | why "
	    "| si | quand | lorsque | avant | jamais | toujours | éviter "
	    "| sauf | afin | plutôt | wenn | nie | niemals | immer | statt "
	    "| nur | ohne | bevor | nicht | cuando | nunca | siempre | evitar "
	    "| antes | solo |場合|ない|べき|必ず|ため|前に|際|とき",
	[CUE_NEVER] =
	    " never | avoid | do not | dont | not | no | without | jamais "
	    "| éviter | nie | niemals | nicht | nunca | evitar |禁止",
	[CUE_TEAM] =
	    " subagent| sub agent| agent | agents | dispatch| orchestrator"
	    "| orchestrate| teammate| ticker | append only| append an "
	    "| handoff| hand off| delegat| slash command| plugin | plugins "
	    "| md ",
	[CUE_DOCS] =
	    " doc | docs | document| writer | writing | rédact| redact| dokument",
	[CUE_LEADS] =
	    " which agent| orchestrat| coordinates agents| delegat"
	    "| assigns agents| dispatch| multi agent| agents to "
	    "| specialist agents| specialized agents| subagents | sub agents ",
	[CUE_LEADER] =
	    " coordinator| orchestrator| teammate| subagent| sub agent",
	[CUE_PROTOCOL] =
	    " context manager | requesting agent | request type "
	    "| subagent type | todowrite | delivery notification"
	    "| completion notification| shared context ",
	[CUE_TRIGGER] =
	    " use proactively | must be used | trigger phrase"
	    "| this agent should | this agent when | this agent is "
	    "| use this agent | invoke this | automatically invoked "
	    "| should be invoked ",
	[CUE_TALE] =
	    " years of | years experience | youve seen | youve reviewed "
	    "| youve worked | youve built | youve experienced | youve led "
	    "| youve watched | you remember | ans dexpérience "
	    "| jahre erfahrung| años de experiencia|年以上|見てきました",
	[CUE_LAST] =
	    " remember | always prioriti| always remember | you are "
	    "| your goal | your success | ultimately | in summary "
	    "| n oubliez | rappelle| denk daran | recuerda| lembre| ricorda"
	    "|忘れない|记住",
	[CUE_MEASURE] =
	    " metric| kpi | kpis | success| target | targets | indicateur"
	    "| kennzahl| erfolg| métrica| éxito|指標|指标",
	[CUE_SELF] =
	    " this prompt | this document | this guide | this file "
	    "| this extends | instructions reference | your core training ",
	[CUE_CHECKLIST] =
	    " checklist| metric| constraint| anti pattern| boundar"
	    "| limitation| rule | rules | standard| criteria| pitfall",
	[CUE_ASIDE] =
	    " collaborat| coordinat| stakeholder| alignment"
	    "| continuous improvement| business value| business impact"
	    "| career| team development| team building| mentor",
	[CUE_IMPERATIVE] =
	    " be | do | use | write | keep | balance | encourage | promote "
	    "| structure | gather | make | check | verify | ensure | avoid "
	    "| implement | create | build | design | configure | apply | set "
	    "| add | follow | test | optimize | provide | include | review "
	    "| identify | analyze | define | document | monitor | handle "
	    "| validate | prefer | never | always | start | ask | explain "
	    "| suggest | prioritize | consider | track | establish | develop "
	    "| maintain | manage | perform | conduct | run | read | look "
	    "| find | report | give | show | list | note | flag | assess "
	    "| evaluate | measure | plan | choose | treat | limit | wrap "
	    "| return | support | enable | require | mark | break | split "
	    "| extract | remove | replace | rename | state | name | dont "
	    "| focus | think | work | understand | generate | capture "
	    "| isolate | reproduce | fix | deliver | confirm | determine "
	    "| map | scan | execute | propose | inspect | compare | search "
	    "| trace | prepare | select | refactor ",
	[CUE_DONE] =
	    " solid | robust | strong | complete | clear | consistent "
	    "| optimal | excellent | seamless | smooth | established "
	    "| maintained | achieved | ensured | implemented | delivered "
	    "| provided ",
	[CUE_FORMAT] =
	    " format below | template below | structure below "
	    "| following format | following template | following structure "
	    "| specified format | defined format | this format "
	    "| this template | output format | report format "
	    "| format specified | format defined | format described "
	    "| format outlined | format provided | template provided "
	    "| format above | template above ",
	[CUE_HERE] =
	    " listed above | listed below | described above "
	    "| described below | defined above | defined below "
	    "| outlined above | outlined below | specified above "
	    "| specified below | mentioned above | mentioned below "
	    "| noted above | noted below | shown above | shown below "
	    "| given above | given below | above list | above steps "
	    "| above rules | above checklist | above categories "
	    "| above criteria | above format | above process "
	    "| above workflow | steps above | steps below "
	    "| checklist above | checklist below | categories above "
	    "| categories below | rules above | rules below "
	    "| sections above | sections below | section above "
	    "| section below | examples below | examples above "
	    "| the following sections ",
	[CUE_FOLLOWS] =
	    " the following | following | below | these | les suivants "
	    "| suivantes | folgende | folgenden | siguientes |以下|次の",
	[CUE_OTHER_FILE] =
	    " import both prompts | use both prompts | load both prompts ",
	[CUE_HUMAN] =
	    " human checkpoint| human approval| human review| sign off "
	    "| signoff | ask the user | user approval| humain| freigabe",
	[CUE_DECISION] = " heuristic| decision ",
	[CUE_WHEN] =
	    " when | for each | once | to | before | after | lorsque | quand "
	    "| wenn | beim | cuando | al ",
};

static const char *const names[] = {
	[PURPOSE_NONE] = "none", [PURPOSE_IDENTITY] = "identity",
	[PURPOSE_INVOKED] = "method", [PURPOSE_PRINCIPLES] = "principles",
	[PURPOSE_EXPERTISE] = "expertise", [PURPOSE_SUBJECT] = "subject",
	[PURPOSE_METHOD] = "method", [PURPOSE_RULES] = "rules",
	[PURPOSE_OUTPUT] = "output format", [PURPOSE_TOOLS] = "tools",
	[PURPOSE_COMMUNICATION] = "communication",
	[PURPOSE_EXAMPLES] = "examples", [PURPOSE_CLOSING] = "closing",
	[PURPOSE_MACHINERY] = "machinery",
};

struct str
fold(struct arena *arena, struct str text)
{
	struct buf out = { 0 };
	struct str folded;

	buf_add_byte(&out, ' ');
	while (text.len) {
		int32_t point = utf8_next(&text);

		if (point == '\'' || point == 0x2019)
			continue;
		if (utf8_is_letter(point) || utf8_is_digit(point) ||
		    utf8_is_ideographic(point))
			utf8_add(&out, utf8_lower(point));
		else if (out.ptr[out.len - 1] != ' ')
			buf_add_byte(&out, ' ');
	}
	if (out.ptr[out.len - 1] != ' ')
		buf_add_byte(&out, ' ');
	folded = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return folded;
}

static bool
holds_any(const char *phrases, struct str folded)
{
	struct str rest = str_of(phrases ? phrases : ""), phrase;

	while (str_split(&rest, '|', &phrase)) {
		if (str_starts(phrase, STR("="))) {
			if (str_eq(str_from(phrase, 1), folded))
				return true;
		} else if (phrase.len && str_contains(folded, phrase)) {
			return true;
		}
	}
	return false;
}

bool
has_cue(enum cue cue, struct str folded)
{
	return holds_any(cues[cue], folded);
}

bool
starts_cue(enum cue cue, struct str folded)
{
	struct str rest = str_of(cues[cue]), phrase;

	while (str_split(&rest, '|', &phrase)) {
		struct str from = folded;

		if (phrase.len && phrase.ptr[0] != ' ')
			from = str_trim_start(folded);
		if (phrase.len && str_starts(from, phrase))
			return true;
	}
	return false;
}

size_t
count_cues(enum cue cue, struct str folded)
{
	struct str rest = str_of(cues[cue]), phrase;
	size_t count = 0;

	while (str_split(&rest, '|', &phrase))
		count += phrase.len && str_contains(folded, phrase);
	return count;
}

enum purpose
purpose_of(struct str folded)
{
	for (size_t i = 0; i < COUNT(title_words); i++)
		if (holds_any(title_words[i].phrases, folded))
			return title_words[i].purpose;
	return PURPOSE_NONE;
}

bool
purpose_is_all(enum purpose purpose, struct str folded)
{
	struct str words = (size_t)purpose < COUNT(all_words) &&
	    all_words[purpose] ? str_of(all_words[purpose]) : STR("");
	struct str rest = folded, word;
	struct arena arena = { 0 };
	bool all = purpose_of(folded) == purpose;

	while (all && str_split(&rest, ' ', &word))
		if (word.len)
			all = str_contains(words, arena_printf(&arena,
			    " %.*s ", STR_ARG(word)));
	arena_release(&arena);
	return all;
}

const char *
purpose_name(enum purpose purpose)
{
	return names[purpose];
}

double
purpose_rank(enum purpose purpose)
{
	static const double ranks[] = {
		[PURPOSE_NONE] = 3.5, [PURPOSE_IDENTITY] = 0,
		[PURPOSE_INVOKED] = 1, [PURPOSE_PRINCIPLES] = 2,
		[PURPOSE_EXPERTISE] = 3, [PURPOSE_SUBJECT] = 3.5,
		[PURPOSE_METHOD] = 4, [PURPOSE_RULES] = 5,
		[PURPOSE_OUTPUT] = 6, [PURPOSE_TOOLS] = 7,
		[PURPOSE_COMMUNICATION] = 8, [PURPOSE_EXAMPLES] = 9.5,
		[PURPOSE_MACHINERY] = 9, [PURPOSE_CLOSING] = 11,
	};

	return ranks[purpose];
}

bool
purpose_is_single(enum purpose purpose)
{
	return purpose == PURPOSE_PRINCIPLES || purpose == PURPOSE_METHOD ||
	    purpose == PURPOSE_INVOKED || purpose == PURPOSE_OUTPUT ||
	    purpose == PURPOSE_COMMUNICATION || purpose == PURPOSE_TOOLS;
}

static size_t
digits_end(struct str text, size_t at)
{
	while (at < text.len && ascii_is_digit(text.ptr[at]))
		at++;
	return at;
}

/* Whether what follows a number is what it counts. */
static bool
is_unit_of_number(struct str rest)
{
	static const char *const units[] = {
		"%", "ms", "s", "sec", "seconds", "second", "min", "minutes",
		"hour", "hours", "day", "days", "week", "weeks", "kb", "mb",
		"gb", "x", "px", "k", "line", "lines", "character",
		"characters", "points", "tokens", "words",
	};
	struct str word;
	size_t end = 0;

	if (str_starts(rest, STR(".")) && rest.len > 1 &&
	    ascii_is_digit(rest.ptr[1]))
		return true;
	rest = str_trim_start(rest);
	if (str_starts(rest, STR("%")) || str_starts(rest, STR("/")) ||
	    str_starts(rest, STR(":1")) || str_starts(rest, STR("％")) ||
	    str_starts(rest, STR("回")) || str_starts(rest, STR("秒")) ||
	    str_starts(rest, STR("分")) || str_starts(rest, STR("件")))
		return true;
	while (end < rest.len && ascii_is_alpha(rest.ptr[end]))
		end++;
	word = (struct str){ rest.ptr, end };
	for (size_t i = 0; i < COUNT(units); i++)
		if (str_eq_nocase(word, str_of(units[i])))
			return true;
	return false;
}

static bool
is_bound(struct str before)
{
	before = str_trim_end(before);
	return str_ends(before, STR("<")) || str_ends(before, STR(">")) ||
	    str_ends(before, STR("~")) || str_ends(before, STR("≤")) ||
	    str_ends(before, STR("≥"));
}

bool
text_has_number(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		size_t end = digits_end(text, i);

		if (end == i)
			continue;
		if (i > 0 && (text.ptr[i - 1] == 'p' || text.ptr[i - 1] == 'P')
		    && end - i == 2 && (i < 2 ||
		    !ascii_is_alpha(text.ptr[i - 2])))
			return true;
		if ((i == 0 || !ascii_is_alpha(text.ptr[i - 1])) &&
		    (is_unit_of_number(str_from(text, end)) ||
		     is_bound(str_slice(text, (struct range){ 0, i }))))
			return true;
		i = end;
	}
	return false;
}

bool
text_has_code(struct str text)
{
	size_t at = str_find_byte(text, '`');

	return at + 2 < text.len &&
	    str_find_byte(str_from(text, at + 1), '`') + at + 1 < text.len;
}

bool
text_says_who(struct str text, struct arena *arena)
{
	text.len = text.len < WHO_MAX ? text.len : WHO_MAX;
	return starts_cue(CUE_WHO, fold(arena, text));
}

enum voice
text_voice(struct str text)
{
	text = str_trim(text);
	if (str_starts(text, STR("I ")) || str_starts(text, STR("I'")) ||
	    str_starts(text, STR("My ")) || str_contains(text, STR(" I ")))
		return VOICE_I;
	if (str_starts(text, STR("You ")) || str_starts(text, STR("You'")) ||
	    str_starts(text, STR("Your ")) || str_contains(text,
							   STR(". You ")))
		return VOICE_YOU;
	return VOICE_NONE;
}

size_t
text_sentence_end(struct str text, size_t start)
{
	for (size_t i = start; i + 1 < text.len; i++)
		if ((text.ptr[i] == '.' || text.ptr[i] == '!' ||
		     text.ptr[i] == '?') && ascii_is_space(text.ptr[i + 1]) &&
		    i + 2 < text.len && ((text.ptr[i + 2] >= 'A' &&
		    text.ptr[i + 2] <= 'Z') || text.ptr[i + 2] == '*' ||
		    ascii_is_space(text.ptr[i + 2])))
			return i + 1;
	return text.len;
}

static size_t
blank_length(struct str text)
{
	char close = text.ptr[0] == '[' ? ']' : text.ptr[0] == '{' ? '}' : '>';
	size_t end = 1;

	while (end < text.len && end < 60 && text.ptr[end] != close &&
	       text.ptr[end] != '\n' && text.ptr[end] != text.ptr[0])
		end++;
	if (end >= text.len || text.ptr[end] != close || end < 3)
		return 0;
	if (close == ']')
		return text.ptr[1] >= 'A' && text.ptr[1] <= 'Z' &&
		    !(end + 1 < text.len && text.ptr[end + 1] == '(') ?
		    end + 1 : 0;
	for (size_t i = 1; i < end; i++)
		if (!ascii_is_alnum(text.ptr[i]) && text.ptr[i] != ' ' &&
		    text.ptr[i] != '_' && text.ptr[i] != '-')
			return 0;
	return ascii_is_alpha(text.ptr[1]) ? end + 1 : 0;
}

/* Brackets in a program are no blanks. */
static bool
is_program(struct str text)
{
	static const char forms[] = " markdown md mdx text txt plain plaintext"
	    " json jsonc yaml yml toml xml html csv diff ";
	size_t at = str_find(text, STR("```")), end;
	struct arena arena = { 0 };
	bool is;

	if (at == text.len)
		return false;
	text = str_from(text, at);
	while (text.len && text.ptr[0] == '`')
		text = str_from(text, 1);
	text.len = str_find_byte(text, '\n');
	text = str_trim(text);
	for (end = 0; end < text.len && ascii_is_alnum(text.ptr[end]); )
		end++;
	text.len = end;
	is = end > 0 && !str_contains(str_of(forms), fold(&arena, text));
	arena_release(&arena);
	return is;
}

size_t
text_count_blanks(struct str text)
{
	size_t count = 0;

	if (is_program(text))
		return 0;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		size_t length;

		if (c != '[' && c != '{' && c != '<')
			continue;
		length = blank_length(str_from(text, i));
		count += length > 0;
		i += length ? length - 1 : 0;
	}
	return count;
}

/* What ends like somebody's work and is a thing. */
static const char things[] =
    " balancer broker handler breaker controller container parser compiler"
    " server layer buffer driver router loader scheduler worker listener"
    " header number order folder identifier parameter pointer user customer"
    " consumer producer provider owner cluster error editor vector factor"
    " behavior behaviour color colour iterator operator selector descriptor"
    " constructor never over under after better faster larger smaller newer"
    " older lower higher other rather whether either later earlier for or"
    " per newsletter center filter trigger timer counter wrapper adapter"
    " adopter maker register render solver safer cheaper term paper"
    " printer browser explorer docker helper list exist"
    " persist assist consist checklist allowlist denylist blocklist whitelist"
    " blacklist tier tenor minor major prior ";

static bool
is_trade(struct str last)
{
	static const char *const endings[] = {
		"er", "or", "ist", "expert", "architect", "analyst", "pro",
		"agent", "lead", "admin",
	};
	struct arena arena = { 0 };
	bool is = false;

	if (str_ends(last, STR("s")) && last.len > 3)
		last.len--;
	for (size_t i = 0; i < COUNT(endings) && !is; i++)
		is = str_ends(last, str_of(endings[i])) &&
		    last.len >= str_of(endings[i]).len;
	if (is && (last.len < 4 ? !str_eq(last, STR("pro")) :
	    str_contains(str_of(things), arena_printf(&arena, " %.*s ",
						      STR_ARG(last)))))
		is = false;
	arena_release(&arena);
	return is;
}

/* Length of a name like "code-reviewer" at the front; 0 for none. */
static size_t
agent_length(struct str text)
{
	static const char common[] =
	    " user customer data task test event goal result action mission"
	    " security privacy cloud server client layer cross non pre post"
	    " self multi well type role risk time third end in on up re high"
	    " low real long short open key first last  decision problem"
	    " stake share free world general part full screen package"
	    " password state garbage rate file date color ";
	size_t end = 0, part = 0;
	struct arena arena = { 0 };
	bool is;

	while (end < text.len && (ascii_is_alnum(text.ptr[end]) ||
	       (text.ptr[end] == '-' && end > 0))) {
		if (text.ptr[end] == '-')
			part = end + 1;
		else if (!ascii_is_digit(text.ptr[end]) &&
			 text.ptr[end] < 'a')
			return 0;
		end++;
	}
	if (part == 0 || part >= end)
		return 0;
	is = is_trade(str_slice(text, (struct range){ part, end })) &&
	    !str_contains(str_of(common), arena_printf(&arena, " %.*s ",
		(int)str_find_byte(text, '-'), text.ptr));
	arena_release(&arena);
	return is ? end : 0;
}

size_t
text_count_agents(struct str text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++) {
		size_t length;

		if (!ascii_is_alpha(text.ptr[i]) || (i > 0 &&
		    (ascii_is_alnum(text.ptr[i - 1]) ||
		     text.ptr[i - 1] == '-' || text.ptr[i - 1] == '/' ||
		     text.ptr[i - 1] == '.')))
			continue;
		length = agent_length(str_from(text, i));
		count += length > 0;
		i += length;
	}
	return count;
}

/* Whether an agent is who acts, or to whom something is passed. */
static bool
is_roster(struct str text)
{
	static const char before[] =
	    " with to from by support guide help assist ping alert invoke call"
	    " consult enable provide share engage the use handoff off agent ";
	size_t start = 0, word;

	while (start < text.len && !ascii_is_alpha(text.ptr[start]))
		start++;
	if (start < text.len && agent_length(str_from(text, start)))
		return true;
	for (size_t i = start + 1; i < text.len; i++) {
		struct arena arena = { 0 };
		bool after;

		if (!ascii_is_alpha(text.ptr[i]) ||
		    ascii_is_alnum(text.ptr[i - 1]) ||
		    !agent_length(str_from(text, i)))
			continue;
		word = i;
		while (word > 0 && !ascii_is_alpha(text.ptr[word - 1]))
			word--;
		start = word;
		while (start > 0 && ascii_is_alpha(text.ptr[start - 1]))
			start--;
		after = word > start && str_contains(str_of(before),
		    fold(&arena, str_slice(text,
					   (struct range){ start, word })));
		arena_release(&arena);
		if (after)
			return true;
	}
	return false;
}

/* "reduced latency by 40 %": what somebody once did. */
static bool
is_boast(struct str folded, struct str text)
{
	static const char did[] =
	    " led | built | scaled | reduced | increased | improved | achieved "
	    "| delivered | designed | managed | saved | migrated "
	    "| handled | processed | architected | shipped ";
	struct str rest = str_of(did), phrase;

	while (str_split(&rest, '|', &phrase))
		if (str_starts(folded, phrase))
			return text_has_number(text);
	return false;
}

/* "Version: 2", "Memory: you …": of a name that can be a subject, too, only
 * what is short or speaks of somebody. */
static bool
is_card_value(struct str folded)
{
	struct str word;
	size_t words = 0;

	if (str_contains(folded, STR(" you")))
		return true;
	while (str_split(&folded, ' ', &word))
		words += word.len > 0;
	return words <= CARD_WORDS;
}

/* A card's rows, no instruction. */
static bool
is_card_row(struct str folded, struct str text)
{
	static const char cards[] =
	    " memory | agent | version | category | color | status ";
	static const char rows[] =
	    " memory | experience | personality | vibe | agent | persona "
	    "| version | author | created | last updated | category | color "
	    "| status | typically reports to | business purpose | reports to "
	    "| mémoire | personnalité | 記憶 | 経験 ";
	struct str rest = str_of(rows), phrase;

	if ((str_find_byte(text, ':') == text.len ||
	     str_find_byte(text, ':') > 30) && !str_contains(text, STR("：")))
		return false;
	while (str_split(&rest, '|', &phrase)) {
		phrase = str_trim(phrase);
		if (str_starts(str_trim_start(folded), phrase) &&
		    str_find_byte(text, ':') < phrase.len + 12)
			return !str_contains(str_of(cards), phrase) ||
			    is_card_value(folded);
	}
	return false;
}

static bool
is_progress(struct str folded, struct str text)
{
	bool quoted = str_starts(text, STR("\"")) ||
	    str_starts(text, STR("“"));

	return str_contains(text, STR("\"progress\"")) ||
	    str_contains(text, STR("\"files_reviewed\"")) ||
	    (quoted && text.len > 30 && text_has_number(text) &&
	     has_cue(CUE_DONE, folded));
}

/* A saying in quotation marks or italics, not a notice in bold. */
bool
text_is_quotation(struct str text)
{
	size_t stars = 0;

	text = str_trim(text);
	if (!str_starts(text, STR(">")))
		return false;
	text = str_trim_start(str_from(text, 1));
	while (text.len && text.ptr[0] == '*') {
		text = str_from(text, 1);
		stars++;
	}
	return stars == 1 || str_starts(text, STR("\"")) ||
	    str_starts(text, STR("“"));
}

const char *
text_machinery(struct str text, struct arena *arena)
{
	struct str folded = fold(arena, text);

	text = str_trim(text);
	if (text_count_agents(text) > 2 || (text.len < ROSTER_MAX &&
					    is_roster(text)))
		return "other agents";
	if (has_cue(CUE_PROTOCOL, folded) ||
	    str_contains(text, STR("\"agent\":")) ||
	    str_contains(text, STR("Task(\"")) ||
	    str_contains(text, STR("Task(subagent")))
		return "a protocol between agents";
	if (is_progress(folded, text))
		return "invented progress";
	if (has_cue(CUE_TRIGGER, folded))
		return "when it is called";
	if ((has_cue(CUE_TALE, folded) && !starts_cue(CUE_WHO, folded) &&
	     !starts_cue(CUE_NEVER, folded)) || is_card_row(folded, text))
		return "biography";
	if (is_boast(folded, text))
		return "a boast";
	if (str_contains(folded, STR(" mcp ")) ||
	    str_contains(folded, STR(" context7 ")) ||
	    str_contains(folded, STR(" sequential thinking ")))
		return "a server that may not be there";
	if (text_is_quotation(text))
		return "a quotation";
	return NULL;
}
