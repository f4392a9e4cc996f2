/* SPDX-License-Identifier: MIT */
#include "compose/rules.h"

const struct rule_row rule_rows[RULE_COUNT] = {
	[RULE_MACHINERY] = { "machinery", 1, 0,
	    "what speaks of other agents, protocols and rosters is left out" },
	[RULE_EXAMPLES] = { "examples", 1, 0,
	    "examples are left out; --take=all takes them" },
	[RULE_FILLER] = { "filler", .5, 2,
	    "a list half of which says only that things are well done goes" },
	[RULE_OTHERS_RATIO] = { "others-ratio", .25, 0,
	    "value for its size, of the usual, that others' must have" },
	[RULE_OWN_GROUND] = { "own-ground", .6, 2,
	    "a passage so much of which another of its file says is a rival" },
	[RULE_SPREAD] = { "spread", .7, 2,
	    "nor what the draft says here and there" },
	[RULE_PAIRED] = { "paired", 1, 0,
	    "sections that the matcher pairs are on one topic" },
	[RULE_CODE] = { "code", .5, 0,
	    "long code must bring so much for its size" },
	[RULE_CODED] = { "coded", .5, 1,
	    "unless that is so much of the base: then all of it comes" },
	[RULE_STRANGE] = { "strange", .6, 0,
	    "less for what is of one persona's product or field" },
	[RULE_OTHER_ROLE] = { "other-role", .2, 1,
	    "less for what somebody of another name says" },
	[RULE_VOICE] = { "voice", 1, 0,
	    "others' text in another voice, or that forbids what the base does,"
	    " stays out" },
	[RULE_NAMES] = { "names", .5, 1,
	    "less for others' lists of names and talk without orders" },
	[RULE_KIN] = { "kin", .15, 0,
	    "less for others' names and code in words that the base has not" },
	[RULE_ASIDE] = { "aside", .35, 1,
	    "less for teamwork, careers and business value" },
	[RULE_FOLD] = { "fold", 1, 0,
	    "entries of others that the draft says go, one by one" },
	[RULE_CONTRADICTION] = { "contradiction", 1, 0,
	    "entries of others that say otherwise than the draft go" },
	[RULE_STUBS] = { "stubs", 1, 0,
	    "a section that came to too little goes" },
	[RULE_REFERENCES] = { "references", 1, 0,
	    "a sentence goes that refers to what is not there" },
};

double
rule_value(unsigned long without, enum rule rule)
{
	return rule_is_on(without, rule) ? rule_rows[rule].value :
	    rule_rows[rule].off;
}

bool
rule_is_on(unsigned long without, enum rule rule)
{
	return (without >> rule & 1) == 0;
}

unsigned long
rule_find(struct str name)
{
	for (unsigned i = 0; i < RULE_COUNT; i++)
		if (str_eq(name, str_of(rule_rows[i].name)))
			return 1UL << i;
	return 0;
}
