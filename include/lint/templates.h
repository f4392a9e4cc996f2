/* SPDX-License-Identifier: MIT */
#ifndef LINT_TEMPLATES_H
#define LINT_TEMPLATES_H

#include <stdbool.h>

#include "base/str.h"

/* Text that some client replaces or runs when it loads a body. */
enum template_kind {
	TEMPLATE_VARIABLE, /* ${word}: Gemini CLI, Qwen Code */
	TEMPLATE_MUSTACHE, /* {{x}}: Fabric, Goose, aichat */
	TEMPLATE_ARGUMENT, /* $ARGUMENTS, $1: commands of Claude, Codex */
	TEMPLATE_COMMAND,  /* !{cmd}, !`cmd`, ```!: commands of Gemini and
			      OpenCode, skills of Claude */
	TEMPLATE_INCLUDE,  /* @path/to.md: memory files */
	TEMPLATE_WRAPPER,  /* </agent_instructions>: Copilot CLI */
	TEMPLATE_KINDS
};

struct template_mark {
	enum template_kind kind;
	struct range range;
};

/* As lint calls it: "template-variable". */
const char *template_code(enum template_kind kind);

/* The next one at or after `*at`, which moves behind it; linear over all
 * calls. */
bool template_next(struct str text, size_t *at, struct template_mark *found);

#endif
