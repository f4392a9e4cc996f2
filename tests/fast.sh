#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: fast.sh PROGRAM…
# Runs the test programs named and the cases of the command line side by side,
# without valgrind, then the checks of the tree. Prints what fails, then a sum.
cd "$(dirname "$0")/.." || exit 2
LC_ALL=C.UTF-8
LSAN_OPTIONS=suppressions=$PWD/tests/leaks.supp:print_suppressions=0
export LC_ALL LSAN_OPTIONS

if [ "${1-}" = --part ]; then
	shift
	log=$work/$$
	"$@" >"$log" 2>&1 && failed= || failed=1
	[ -z "$failed" ] || sed '/^\[ RUN  \|^\[       OK/d' "$log"
	sed -n 's/^\[==========\].* \([0-9]*\) test(s) run.*/\1/p' "$log" |
		tail -n 1 >"$log.run"
	[ -z "$failed" ] || echo "$*" >"$log.failed"
	exit 0
fi

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
export work
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# The programs that take longest stand first, the cases of the command line in
# handfuls behind them.
{
	ls -S "$@"
	ls -d tests/cli/*/ | sed 's|.*/\([^/]*\)/$|\1|' |
		xargs -n 24 echo tests/cli/run
	echo sh tests/check-layers.sh
	echo sh tests/check-circles.sh
	echo sh tests/completions.sh
	echo sh tests/docs.sh --check
} | xargs -P "$jobs" -I '{}' sh -c 'sh tests/fast.sh --part {}'

run=$(cat "$work"/*.run | awk '{ n += $1 } END { print n + 0 }')
if ls "$work"/*.failed >/dev/null 2>&1; then
	cat "$work"/*.failed | sed 's/^/failed: /' >&2
	exit 1
fi
echo "$run tests passed"
