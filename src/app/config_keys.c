/* SPDX-License-Identifier: MIT */
#include "app/command.h"
#include "app/config.h"

static bool
lists_key(struct str keys, struct str key)
{
	struct str one;

	while (str_split(&keys, ' ', &one))
		if (one.len > 0 && str_eq(one, key))
			return true;
	return false;
}

static bool
is_set(const struct config *config, size_t row)
{
	return config && config->keys && config->keys[row].ptr;
}

static struct str
keys_of(const struct config *config, size_t row)
{
	return is_set(config, row) ? config->keys[row]
				   : str_of(command_at(row)->keys);
}

/* The user gave the key to another command there. */
static bool
is_taken(const struct config *config, size_t row, unsigned where,
	 struct str key)
{
	const struct command *other;

	if (!config || !config->keys || is_set(config, row))
		return false;
	for (size_t i = 0; (other = command_at(i)); i++)
		if (is_set(config, i) && other->where & where &&
		    lists_key(config->keys[i], key))
			return true;
	return false;
}

bool
config_has_key(const struct config *config, size_t row, unsigned where,
	       struct str key)
{
	return command_at(row)->where & where &&
	       lists_key(keys_of(config, row), key) &&
	       !is_taken(config, row, where, key);
}

static bool
is_somewhere(const struct config *config, size_t row, unsigned where,
	     struct str key)
{
	for (unsigned bit = 1; bit < WHERE_ALL; bit <<= 1)
		if (where & bit && config_has_key(config, row, bit, key))
			return true;
	return false;
}

struct str
config_keys(const struct config *config, size_t row, unsigned where,
	    struct arena *arena)
{
	struct str rest = keys_of(config, row), one, keys = { "", 0 };

	if (!config || !config->keys)
		return rest;
	while (str_split(&rest, ' ', &one))
		if (is_somewhere(config, row, where, one))
			keys = arena_printf(arena, "%.*s%s%.*s",
					    STR_ARG(keys),
					    keys.len > 0 ? " " : "",
					    STR_ARG(one));
	return keys;
}
