#!/bin/sh
# SPDX-License-Identifier: MIT
# Whether the sources keep to what musl's headers have, too. Libraries' headers
# are seen through links, so that none of another libc's is.
cd "$(dirname "$0")/.." || exit 2
command -v musl-gcc >/dev/null || { echo 'musl: no musl-gcc'; exit 0; }
headers=$(mktemp -d) || exit 2
trap 'rm -rf "$headers"' EXIT

for name in 'cmark*.h' yaml.h curses.h ncurses_dll.h unctrl.h 'jansson*.h' \
	utf8proc.h libstemmer.h; do
	find /usr/include -name "$name" -exec ln -sf '{}' "$headers" ';'
done
find src -name '*.c' -print | xargs -P 2 -n 32 musl-gcc -std=c11 \
	-D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Wall -Wextra -Wpedantic \
	-Werror -Iinclude -isystem "$headers" -fsyntax-only &&
	echo "musl: $(find src -name '*.c' | wc -l) sources compile"
