#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: check-layers.sh [ROOT]
# Reads the #include lines of src/ and include/ and fails when a layer uses
# one that it may not know, or a library's header appears outside its file.
# The rows below are those of the table in src/README.md.
set -u
[ $# -eq 0 ] && { sh "$0" --self || exit; set -- "$(dirname "$0")/.."; }

# layer: the layers and modules that it may include, besides its own
layers='
base:
model: base
parse: base model
lint: base model parse
match: base model
compose: base model lint/scan match
export: base model parse lint/templates compose
app: base model parse lint match compose export
tui: base model match compose export app
cli: base model parse lint match compose export app tui !tui/term !tui/loop
main: base model parse lint match compose export app tui cli
'
# header: the files that may include it
fences='
utf8proc.h: src/base/utf8.c
yaml.h: src/base/yaml.c
jansson.h: src/base/json.c
cmark.h: src/parse/outline.c src/tui/markup.c
libstemmer.h: src/match/words.c
curses.h: src/tui/term.c
ncurses.h: src/tui/term.c
term.h: src/tui/term.c
'

check() {
	(cd "$1" && find src include -name '*.[ch]' | sort |
		xargs awk -v layers="$layers" -v fences="$fences" '
	function table(text, into,    rows, i, n, colon) {
		n = split(text, rows, "\n")
		for (i = 1; i <= n; i++)
			if ((colon = index(rows[i], ":")))
				into[substr(rows[i], 1, colon - 1)] = \
				    substr(rows[i], colon + 1) " "
	}
	BEGIN { table(layers, allowed); table(fences, fence) }
	FNR == 1 {
		split(FILENAME, part, "/")
		layer = part[2] == "main.c" ? "main" : part[2]
		if (!(layer in allowed))
			report("is in no layer")
	}
	function report(what) {
		print FILENAME ":" FNR ": " what
		wrong = 1
	}
	function may(layer, module,    owner) {
		owner = module
		sub(/\/.*/, "", owner)
		if (owner == layer)
			return 1
		if (index(allowed[layer], " !" module " "))
			return 0
		return index(allowed[layer], " " owner " ") ||
		    index(allowed[layer], " " module " ")
	}
	/^[ \t]*#[ \t]*include/ {
		if (split($0, part, /["<>]/) < 2)
			next
		header = part[2]
		module = header
		sub(/\.h$/, "", module)
		owner = module
		sub(/\/.*/, "", owner)
		base = header
		sub(/.*\//, "", base)
		if ($0 ~ /"/) {
			if (!(owner in allowed) || owner == module)
				report("\"" header "\" names no layer")
			else if (!may(layer, module))
				report(layer " may not include " header)
		} else if ((base in fence) &&
		    !index(fence[base], " " FILENAME " "))
			report(base " may not be included here")
	}
	END { exit wrong }')
}

# A tree with one fault a file: every fault must be found, and nothing else.
self() {
	tree=$(mktemp -d) || return 2
	trap 'rm -rf "$tree"' EXIT
	mkdir -p "$tree/src/base" "$tree/src/parse" "$tree/src/cli" \
		"$tree/src/tui" "$tree/src/odd" "$tree/include/match"
	echo '#include "model/persona.h"' >"$tree/src/base/up.c"
	printf '#include <stdio.h>\n#  include <jansson.h>\n' \
		>"$tree/src/base/fence.c"
	printf '#include "model/persona.h"\n#include "lint/scan.h"\n' \
		>"$tree/src/parse/module.c"
	printf '#include "tui/canvas.h"\n#include "tui/term.h"\n' \
		>"$tree/src/cli/hole.c"
	echo '#include <ncursesw/curses.h>' >"$tree/src/tui/view.c"
	echo '#include "local.h"' >"$tree/include/match/local.h"
	echo 'int odd;' >"$tree/src/odd/odd.c"
	printf '#include "cli/cli.h"\n#include "tui/loop.h"\n' \
		>"$tree/src/main.c"
	echo '#include <curses.h>' >"$tree/src/tui/term.c"
	found=$(check "$tree" | cut -d: -f1,2 | tr '\n' ' ')
	wanted='include/match/local.h:1 src/base/fence.c:2 src/base/up.c:1'
	wanted="$wanted src/cli/hole.c:2 src/odd/odd.c:1"
	wanted="$wanted src/parse/module.c:2 src/tui/view.c:1 "
	[ "$found" = "$wanted" ] && return
	echo "check-layers.sh finds $found" >&2
	echo "            instead of $wanted" >&2
	return 1
}

case $1 in
--self)
	self ;;
*)
	check "$1" && echo 'layers: every arrow points down' ;;
esac
