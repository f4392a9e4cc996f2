/* SPDX-License-Identifier: MIT */
#include "app/library.h"
#include "app/restore.h"
#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/load.h"
#include "cli/replay.h"

enum status
run_export(struct invocation *invocation)
{
	struct library library = { 0 };
	enum status status;

	if (!invocation->arguments->values[OPTION_TO]) {
		complain("export: name a target with --to");
		return STATUS_USAGE;
	}
	if (restore_is_recipe(invocation->arguments->operands[0],
		      invocation->arena)) {
		if (!invocation->arguments->values[OPTION_HEADINGS])
			return run_compose(invocation);
		complain("export: --headings is for persona files; what a "
			 "recipe makes has headings already");
		return STATUS_USAGE;
	}
	if (load_one(&library, invocation->arguments, &status)) {
		const struct persona *persona = library.files[0].persona;
		struct delivery delivery = { .input = { .persona = persona },
					     .fallback = "markdown",
					     .sources = &persona,
					     .source_count = 1 };

		status = deliver(invocation, &delivery);
	}
	library_release(&library);
	return status;
}
