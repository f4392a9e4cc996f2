/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include "app/command.h"
#include "app/config.h"
#include "export/target.h"

/* A fault names its place; keys and the target are ones that there are. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct config config = { 0 };
	struct arena arena = { 0 };

	config_parse(&config, STR("config.yaml"),
		     (struct str){ (const char *)bytes, size });
	for (size_t i = 0; i < config.fault_count; i++)
		HOLDS(str_starts(config.faults[i], STR("config.yaml:")));
	for (size_t i = 0; i < config.look_count; i++)
		HOLDS(config.looks[i].look.colour >= COLOUR_OWN &&
		      config.looks[i].look.colour <= COLOUR_MOST);
	HOLDS(target_at(config.target) != NULL);
	for (size_t i = 0; command_at(i); i++) {
		unsigned where = command_at(i)->where;
		struct str keys = config_keys(&config, i, where, &arena), key;

		while (str_split(&keys, ' ', &key))
			HOLDS(key.len == 0 ||
			      config_has_key(&config, i, where, key));
	}
	arena_release(&arena);
	config_release(&config);
	return 0;
}
