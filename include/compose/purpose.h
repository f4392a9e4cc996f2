/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_PURPOSE_H
#define COMPOSE_PURPOSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * What a part of a persona is for, told by its title, and what a text is
 * worth, told by its wording: the one table of words that composing goes by,
 * per language. Texts are compared folded: lower case, one blank for all that
 * is no letter or digit, a blank at both ends.
 */

/* In the natural order of a persona; see purpose_rank(). */
enum purpose {
	PURPOSE_NONE,
	PURPOSE_IDENTITY,
	PURPOSE_INVOKED, /* what to do first when called */
	PURPOSE_PRINCIPLES,
	PURPOSE_EXPERTISE,
	PURPOSE_SUBJECT,
	PURPOSE_METHOD,
	PURPOSE_RULES,
	PURPOSE_OUTPUT,
	PURPOSE_TOOLS,
	PURPOSE_COMMUNICATION,
	PURPOSE_EXAMPLES,
	PURPOSE_CLOSING,
	PURPOSE_MACHINERY /* other agents, protocols, how it is called */
};

enum cue {
	CUE_LEVEL,     /* critical, must, P0: begins a level's name */
	CUE_STAGE,     /* phase, step, stage: begins a stage's name */
	CUE_SIDE,      /* use when, avoid when, do, don't */
	CUE_WHO,       /* "You are …" begins so */
	CUE_CONDITION, /* if, when, never, instead */
	CUE_NEVER,     /* a ban */
	CUE_TEAM,      /* sub-agents, dispatching, files of instructions */
	CUE_DOCS,      /* names of those who write documents */
	CUE_LEADS,     /* what somebody does who sends other agents */
	CUE_LEADER,    /* coordinator, orchestrator, teammate */
	CUE_PROTOCOL,  /* messages between agents, invented progress */
	CUE_TRIGGER,   /* when this agent is to be called */
	CUE_TALE,      /* biography, boasts */
	CUE_SELF,      /* this prompt, this file */
	CUE_CHECKLIST, /* checklist, metrics, constraints, … */
	CUE_ASIDE,     /* teamwork, careers, business value: seldom the core */
	CUE_IMPERATIVE,/* verbs that begin an order */
	CUE_DONE,      /* "solid established": says only that it is well done */
	CUE_FORMAT,    /* "the output format", "template below" */
	CUE_HERE,      /* "listed above", "the steps below" */
	CUE_FOLLOWS,   /* "the following" */
	CUE_OTHER_FILE,/* "import both prompts" */
	CUE_HUMAN,     /* asks a human first */
	CUE_DECISION,  /* titles of a list of decisions: no method */
	CUE_MEASURE,   /* titles of what is measured */
	CUE_LAST,      /* begins the last word of a file */
	CUE_WHEN       /* begins "when reviewing", "for each" */
};

/* Lower case, blanks for what is no letter or digit; in the arena. */
struct str fold(struct arena *arena, struct str text);
/* The purpose that a title names; PURPOSE_NONE for none. */
enum purpose purpose_of(struct str folded);
/* Whether the whole title is made of words of that purpose. */
bool purpose_is_all(enum purpose purpose, struct str folded);
bool has_cue(enum cue cue, struct str folded);
/* How many different words of the cue there are. */
size_t count_cues(enum cue cue, struct str folded);
/* Whether the text begins so. */
bool starts_cue(enum cue cue, struct str folded);
const char *purpose_name(enum purpose purpose);
/* Where in a persona it stands, from 0. */
double purpose_rank(enum purpose purpose);
/* Of this purpose a persona needs one part only. */
bool purpose_is_single(enum purpose purpose);

/* A number with a unit, a bound or a part: "80 %", "< 3", "p95". */
bool text_has_number(struct str text);
/* Something between backquotes. */
bool text_has_code(struct str text);
/* "You are …": within its first words. */
bool text_says_who(struct str text, struct arena *arena);
/* Whom it speaks of: "I …" or "You …". */
enum voice { VOICE_NONE, VOICE_I, VOICE_YOU };
enum voice text_voice(struct str text);
/* Where the sentence that starts there ends, its stop included. */
size_t text_sentence_end(struct str text, size_t start);
/* Blanks to fill in: "[Title]", "<name>", "{name}"; how many. */
size_t text_count_blanks(struct str text);
/* Names of other agents ("code-reviewer"), as a roster gives them. */
size_t text_count_agents(struct str text);
/* A block quotation of a saying: in quotation marks or italics. */
bool text_is_quotation(struct str text);
/* Why such a text is never part of a draft by itself; NULL when it may be. */
const char *text_machinery(struct str text, struct arena *arena);

#endif
