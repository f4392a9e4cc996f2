#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: memcheck.sh PROGRAM…
# Runs test programs under valgrind, on all cores; quiet when all is well. Runs
# where ../shared is absent: the samples say nothing more about memory, and
# take minutes.
cd "$(dirname "$0")/.." || exit 2
root=build/memcheck/root
if [ "${1:-}" = --one ]; then
	output=build/memcheck/$(basename "$2")
	program=$PWD/$2
	(cd "$root" && valgrind -q --error-exitcode=9 --leak-check=full \
		"$program") >"$output" 2>&1 && exit
	echo "valgrind: $2"
	sed 's/^\[/valgrind: [/' "$output"
	exit 1
fi
mkdir -p "$root"
for part in src include personas tests; do
	ln -sfn "$PWD/$part" "$root/$part"
done
printf '%s\n' "$@" | xargs -n 1 -P "$(getconf _NPROCESSORS_ONLN || echo 2)" \
	sh tests/memcheck.sh --one
