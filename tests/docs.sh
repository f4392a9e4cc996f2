#!/bin/sh
# SPDX-License-Identifier: MIT
# Splices the program's tables into what tells about it, between
# "table: NAME" and "end of table" comments. With --check it changes nothing
# and fails when a file is stale.
set -eu

tables=${TABLES:?the program that prints the tables}
check=${1-}
stale=0

splice() {
	awk -v tables="$tables" -v format="$2" '
	/table: [a-z]+/ && !inside {
		print
		name = $0
		sub(/.*table: /, "", name)
		sub(/[^a-z].*/, "", name)
		command = tables " " name " " format
		while ((command | getline line) > 0)
			print line
		if (close(command) != 0)
			exit 1
		inside = 1
		next
	}
	/end of table/ { inside = 0 }
	!inside { print }
	' "$1"
}

for pair in README.md:markdown src/cli/troupe.1:manual \
	src/cli/troupe-keys.7:manual src/cli/troupe-findings.7:manual \
	src/cli/troupe-formats.7:manual \
	src/cli/completions/troupe.bash:bash \
	src/cli/completions/_troupe:zsh \
	src/cli/completions/troupe.fish:fish; do
	file=${pair%%:*}
	splice "$file" "${pair##*:}" >"$file.new"
	if cmp -s "$file" "$file.new"; then
		rm -f "$file.new"
	elif [ "$check" = --check ]; then
		rm -f "$file.new"
		echo "$file is stale: run 'make docs'" >&2
		stale=1
	else
		mv "$file.new" "$file"
		echo "$file"
	fi
done
exit $stale
