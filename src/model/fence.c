/* SPDX-License-Identifier: MIT */
#include "model/fence.h"

/* Length of the fence that the line opens, or 0. */
static size_t
opening_length(struct str line)
{
	size_t length;

	if (line.len < 3 || (line.ptr[0] != '`' && line.ptr[0] != '~'))
		return 0;
	length = str_run(line, line.ptr[0]);
	if (length < 3)
		return 0;
	if (line.ptr[0] == '`' &&
	    str_contains(str_from(line, length), STR("`")))
		return 0;
	return length;
}

bool
fence_feed(struct fence *fence, struct str line)
{
	line = str_trim(line);
	if (fence->length == 0) {
		fence->length = opening_length(line);
		fence->marker = line.len > 0 ? line.ptr[0] : 0;
		return fence->length > 0;
	}
	if (line.len >= fence->length && line.ptr[0] == fence->marker &&
	    str_run(line, line.ptr[0]) == line.len)
		fence->length = 0;
	return true;
}
