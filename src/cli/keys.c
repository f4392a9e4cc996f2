/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "base/utf8.h"
#include "cli/cli.h"

static void
print_row(struct output *output, const struct command *row, struct str keys)
{
	output_printf(output, "  ");
	output_paint(output, PAINT_GOOD, keys);
	output_pad(output, utf8_columns(keys), 15);
	output_printf(output, "%s", row->name);
	output_pad(output, strlen(row->name), 18);
	output_printf(output, "%s\n", row->help);
}

static enum status
report_faults(const struct config *config)
{
	for (size_t i = 0; i < config->fault_count; i++) {
		struct buf line = { 0 };

		utf8_show_line(&line, config->faults[i]);
		fprintf(stderr, "troupe: %s\n", line.ptr);
		buf_release(&line);
	}
	return config->fault_count > 0 ? STATUS_FOUND : STATUS_DONE;
}

enum status
run_keys(struct invocation *invocation)
{
	struct output *output = invocation->output;
	struct config config = { 0 };
	enum status status;

	config_read(&config);
	for (size_t c = 0; chapter_title(c); c++) {
		output_printf(output, c > 0 ? "\n" : "");
		output_paint(output, PAINT_BOLD, str_of(chapter_title(c)));
		output_printf(output, "\n");
		for (size_t i = 0; command_at(i); i++) {
			const struct command *row = command_at(i);

			if (chapter_tells(c, row))
				print_row(output, row,
					  config_keys(&config, i, row->where,
						      invocation->arena));
		}
	}
	status = report_faults(&config);
	config_release(&config);
	return status;
}
