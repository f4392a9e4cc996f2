#include "app/command.h"
#include "base/utf8.h"
#include "cli/cli.h"

static const struct {
	unsigned where;
	const char *title;
} groups[] = {
	{ WHERE_ALL, "Everywhere" },	    { WHERE_BROWSE, "Browse" },
	{ WHERE_SIDE, "Side by side" },	    { WHERE_COMPARE, "Compare" },
	{ WHERE_COMPOSE, "Compose" },	    { WHERE_EXPORT, "Export" },
};

/* Told where all its places are; of several screens, with everywhere. */
static bool
belongs(const struct command *command, size_t group)
{
	for (size_t i = 1; i < sizeof groups / sizeof *groups; i++)
		if ((command->where & ~groups[i].where) == 0)
			return i == group;
	return group == 0;
}

enum status
run_keys(struct invocation *invocation)
{
	struct output *output = invocation->output;

	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
		output_printf(output, g > 0 ? "\n" : "");
		output_paint(output, PAINT_BOLD, str_of(groups[g].title));
		output_printf(output, "\n");
		for (size_t i = 0; command_at(i); i++) {
			const struct command *row = command_at(i);
			struct str keys = str_of(row->keys);

			if (!belongs(row, g))
				continue;
			output_printf(output, "  ");
			output_paint(output, PAINT_GOOD, keys);
			output_pad(output, utf8_columns(keys), 22);
			output_printf(output, "%s\n", row->help);
		}
	}
	return STATUS_DONE;
}
