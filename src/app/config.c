/* SPDX-License-Identifier: MIT */
#include "app/config.h"

#include <stdlib.h>

#include "app/command.h"
#include "base/count.h"
#include "base/file.h"
#include "base/source.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "export/target.h"

struct reader {
	struct config *config;
	struct source source;
	const struct yaml **set_at; /* by row of the command table */
};

static void
add_fault(struct config *config, struct place place, struct str why)
{
	struct str fault =
	    arena_printf(&config->arena, "%.*s:%zu:%zu: %.*s",
			 STR_ARG(config->path), place.line, place.column,
			 STR_ARG(why));

	config->faults = arena_grow(&config->arena, config->faults,
				    config->fault_count,
				    &config->fault_capacity,
				    sizeof *config->faults);
	config->faults[config->fault_count++] = fault;
}

/* `format` has one %.*s: the text that is wrong. */
static void
refuse(struct reader *reader, const struct yaml *at, struct str text,
       const char *format)
{
	size_t offset = at->key_range.end > 0 ? at->key_range.start
					      : at->range.start;

	add_fault(reader->config, source_place(&reader->source, offset),
		  arena_printf(&reader->config->arena, format,
			       STR_ARG(text)));
}

static bool
is_one_of(struct str word, const char *list)
{
	struct str rest = str_of(list), one;

	while (str_split(&rest, ' ', &one))
		if (str_eq_nocase(one, word))
			return true;
	return false;
}

/* Ctrl-H, -I, -J, -M and -[ are other keys to a terminal. */
static bool
is_key(struct str key)
{
	static const char named[] =
	    "Space Enter Esc Tab Shift-Tab Backspace Delete Up Down Left "
	    "Right Home End PgUp PgDn";
	static const char control[] = "ABCDEFGKLNOPQRSTUVWXYZ\\]^_";
	struct str rest = str_of(named), one;

	while (str_split(&rest, ' ', &one))
		if (str_eq(one, key))
			return true;
	if (str_starts(key, STR("Ctrl-")) && key.len == 6)
		return str_find_byte(str_of(control), key.ptr[5]) <
		       sizeof control - 1;
	return utf8_count(key) == 1 && (unsigned char)key.ptr[0] > ' ' &&
	       key.ptr[0] != 0x7f;
}

static bool
add_keys(struct reader *reader, const struct yaml *at, struct str text,
	 struct str *keys)
{
	struct str one;

	while (str_split(&text, ' ', &one)) {
		if (one.len == 0)
			continue;
		if (!is_key(one)) {
			refuse(reader, at, one, "no key is called '%.*s'");
			return false;
		}
		*keys = arena_printf(&reader->config->arena, "%.*s%s%.*s",
				     STR_ARG(*keys), keys->len > 0 ? " " : "",
				     STR_ARG(one));
	}
	return true;
}

/* "C", "C Ctrl-N" or a list of such; an empty one takes the keys away. */
static bool
read_keys(struct reader *reader, const struct yaml *at, struct str *keys)
{
	*keys = STR("");
	if (at->kind == YAML_MAP || at->kind == YAML_ALIAS) {
		refuse(reader, at, at->key, "'%.*s' wants keys, such as "
		       "\"C Ctrl-N\"");
		return false;
	}
	if (at->kind != YAML_LIST)
		return add_keys(reader, at, at->value, keys);
	for (const struct yaml *one = at->first; one; one = one->next)
		if (!add_keys(reader, one, one->value, keys))
			return false;
	return true;
}

static size_t
count_commands(void)
{
	size_t count = 0;

	while (command_at(count))
		count++;
	return count;
}

static void
set_keys(struct reader *reader, const struct yaml *at)
{
	const struct command *row;
	struct str keys;
	bool found = false;

	if (!read_keys(reader, at, &keys))
		return;
	for (size_t i = 0; (row = command_at(i)); i++)
		if (str_eq(str_of(row->name), at->key)) {
			reader->config->keys[i] = keys;
			reader->set_at[i] = at;
			found = true;
		}
	if (!found)
		refuse(reader, at, at->key, "no command is called '%.*s': "
		       "troupe keys names them all");
}

/* A key of this row that a row set before has at one of its places. */
static bool
find_twice(const struct config *config, size_t row, struct str *key,
	   size_t *other)
{
	struct str rest = config->keys[row];

	while (str_split(&rest, ' ', key))
		for (*other = 0; *other < row; ++*other)
			for (unsigned bit = 1; bit < WHERE_ALL; bit <<= 1)
				if (command_at(row)->where & bit &&
				    config->keys[*other].ptr &&
				    config_has_key(config, *other, bit,
						   *key))
					return true;
	return false;
}

/* Of two settings that want one key the former in the table stands. */
static void
drop_twice(struct reader *reader)
{
	struct config *config = reader->config;
	struct str key;
	size_t other;

	for (size_t i = 0; command_at(i); i++)
		while (config->keys[i].ptr &&
		       find_twice(config, i, &key, &other)) {
			struct str both = arena_printf(
			    &config->arena, "%.*s of %s is the key of %s",
			    STR_ARG(key), command_at(i)->name,
			    command_at(other)->name);

			refuse(reader, reader->set_at[i], both,
			       "%.*s already");
			config->keys[i] = (struct str){ 0 };
		}
}

static bool
is_map(struct reader *reader, const struct yaml *at)
{
	if (at->kind == YAML_MAP)
		return true;
	refuse(reader, at, at->key, "'%.*s' wants a name and a value below "
	       "it");
	return false;
}

static void
read_command_keys(struct reader *reader, const struct yaml *at)
{
	struct config *config = reader->config;
	size_t count = count_commands();

	if (!is_map(reader, at))
		return;
	config->keys = ARENA_ARRAY(&config->arena, struct str, count);
	reader->set_at = ARENA_ARRAY(&config->arena, const struct yaml *,
				     count);
	for (const struct yaml *one = at->first; one; one = one->next)
		set_keys(reader, one);
	drop_twice(reader);
}

static bool
is_number(struct str word, short *number)
{
	long value = 0;

	if (word.len == 0 || word.len > 3)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		if (word.ptr[i] < '0' || word.ptr[i] > '9')
			return false;
		value = value * 10 + (word.ptr[i] - '0');
	}
	*number = (short)value;
	return value <= COLOUR_MOST;
}

static bool
is_colour(struct str word, short *number)
{
	static const char *const names[] = { "black", "red", "green",
					     "yellow", "blue", "magenta",
					     "cyan", "white" };

	for (short i = 0; i < 8; i++)
		if (str_eq_nocase(word, str_of(names[i]))) {
			*number = i;
			return true;
		}
	*number = COLOUR_OWN;
	return is_one_of(word, "none default plain") ||
	       is_number(word, number);
}

static bool
add_look_word(struct look *look, struct str word)
{
	if (is_one_of(word, "bold"))
		look->bold = true;
	else if (is_one_of(word, "underline"))
		look->underline = true;
	else if (is_one_of(word, "reverse"))
		look->reverse = true;
	else
		return is_colour(word, &look->colour);
	return true;
}

static bool
is_style(struct str name)
{
	for (size_t i = 0; config_style_at(i); i++)
		if (str_eq(name, str_of(config_style_at(i))))
			return true;
	return false;
}

static void
read_look(struct reader *reader, const struct yaml *at)
{
	struct config *config = reader->config;
	struct config_look look = {
		.style = arena_str(&config->arena, at->key),
		.look.colour = COLOUR_OWN
	};
	struct str rest = at->value, word;

	if (!is_style(at->key)) {
		refuse(reader, at, at->key, "no style is called '%.*s'");
		return;
	}
	while (str_split(&rest, ' ', &word))
		if (word.len > 0 && !add_look_word(&look.look, word)) {
			refuse(reader, at, word, "'%.*s' is no colour: a "
			       "name, 0 to 255, none, bold, underline, "
			       "reverse");
			return;
		}
	config->looks = arena_grow(&config->arena, config->looks,
				   config->look_count,
				   &config->look_capacity,
				   sizeof *config->looks);
	config->looks[config->look_count++] = look;
}

static void
read_looks(struct reader *reader, const struct yaml *at)
{
	if (!is_map(reader, at))
		return;
	for (const struct yaml *one = at->first; one; one = one->next)
		read_look(reader, one);
}

static void
read_target(struct reader *reader, const struct yaml *at)
{
	for (size_t i = 0; target_at(i); i++)
		if (str_eq(at->value, str_of(target_at(i)->name))) {
			reader->config->target = i;
			return;
		}
	refuse(reader, at, at->value, "no target is called '%.*s': troupe "
	       "export --help names them all");
}

static void
read_mouse(struct reader *reader, const struct yaml *at)
{
	if (is_one_of(at->value, "off no false"))
		reader->config->no_mouse = true;
	else if (is_one_of(at->value, "on yes true"))
		reader->config->no_mouse = false;
	else
		refuse(reader, at, at->value, "mouse is on or off, not "
		       "'%.*s'");
}

static const struct setting {
	struct config_row row;
	void (*read)(struct reader *reader, const struct yaml *at);
} settings[] = {
	{ { "keys", "NAME: KEYS", "the keys of the command of that name, "
	    "instead of its own; several are blank-separated, \"\" is none; "
	    "what else had one of them loses it there" },
	  read_command_keys },
	{ { "colors", "STYLE: LOOK", "a colour (black, red, green, yellow, "
	    "blue, magenta, cyan, white, 0 to 255, none) and any of bold, "
	    "underline, reverse" },
	  read_looks },
	{ { "target", "TARGET", "where Export starts" }, read_target },
	{ { "mouse", "on|off", "off leaves the mouse to the terminal" },
	  read_mouse },
};

static const char *const styles[] = {
	"plain", "title", "focus", "cursor", "quiet", "heading", "strong",
	"taken", "said", "new", "against", "shared", "hit", "code", "key",
	"token", "persona-1", "persona-2", "persona-3", "persona-4",
	"persona-5", "persona-6", "persona-7", "persona-8", NULL
};

static void
read_setting(struct reader *reader, const struct yaml *at)
{
	for (size_t i = 0; i < COUNT(settings); i++)
		if (str_eq(at->key, str_of(settings[i].row.name))) {
			settings[i].read(reader, at);
			return;
		}
	refuse(reader, at, at->key, "no setting is called '%.*s': there are "
	       "keys, colors, target, mouse");
}

void
config_parse(struct config *config, struct str path, struct str text)
{
	struct reader reader = { .config = config };
	struct yaml *root;
	struct place place = { 1, 1 };
	struct error error;

	config->path = path;
	source_init(&reader.source, text, &config->arena);
	if (!yaml_parse(&root, text, &config->arena, &place, &error)) {
		add_fault(config, place, str_of(error.text));
		return;
	}
	if (!root)
		return;
	if (root->kind != YAML_MAP) {
		add_fault(config, (struct place){ 1, 1 },
			  STR("settings are names and values, such as "
			      "mouse: off"));
		return;
	}
	for (const struct yaml *one = root->first; one; one = one->next)
		read_setting(&reader, one);
}

static struct str
config_path(struct arena *arena)
{
	const char *own = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (own && own[0] == '/')
		return arena_printf(arena, "%s/troupe/config.yaml", own);
	if (home && home[0] == '/')
		return arena_printf(arena, "%s/.config/troupe/config.yaml",
				    home);
	return (struct str){ 0 };
}

void
config_read(struct config *config)
{
	struct str path = config_path(&config->arena), text;
	struct error error;

	if (!path.ptr || file_kind(path.ptr) == FILE_NONE)
		return;
	if (file_read(&text, path.ptr, &config->arena, &error)) {
		config_parse(config, path, text);
		return;
	}
	config->path = path;
	config->faults = ARENA_ARRAY(&config->arena, struct str, 1);
	config->faults[config->fault_count++] =
	    arena_str(&config->arena, str_of(error.text));
}

void
config_release(struct config *config)
{
	arena_release(&config->arena);
	*config = (struct config){ 0 };
}

const struct config_row *
config_row_at(size_t index)
{
	return index < COUNT(settings)
		   ? &settings[index].row
		   : NULL;
}

const char *
config_style_at(size_t index)
{
	return styles[index];
}
