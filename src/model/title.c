#include "model/title.h"

struct str
title_without_number(struct str title)
{
	size_t at = 0;
	bool dotted = false;

	while (at < title.len && (ascii_is_digit(title.ptr[at]) ||
				  (at && title.ptr[at] == '.') ||
				  (at && title.ptr[at] == ')')))
		dotted |= !ascii_is_digit(title.ptr[at++]);
	if (!dotted || at >= title.len || title.ptr[at] != ' ')
		return title;
	return str_trim(str_from(title, at));
}
