#include "cli/load.h"

#include "base/file.h"
#include "cli/output.h"
#include "parse/parse.h"

enum status
load_library(struct library *library, const struct arguments *arguments)
{
	if (arguments->operand_count == 0)
		library_add_defaults(library);
	for (size_t i = 0; i < arguments->operand_count; i++)
		library_add(library, arguments->operands[i]);
	library_load_all(library);
	return library_report(library);
}

bool
load_named(struct library *library, const struct arguments *arguments,
	   enum status *status)
{
	for (size_t i = 0; i < arguments->operand_count; i++)
		if (file_kind(arguments->operands[i]) == FILE_FOLDER) {
			complain("%s: is a folder; name persona files",
				 arguments->operands[i]);
			*status = STATUS_UNREADABLE;
			return false;
		}
	*status = load_library(library, arguments);
	if (*status != STATUS_DONE)
		return false;
	for (size_t i = 0; i < library->count; i++)
		parse_outline(library->files[i].persona);
	return true;
}
