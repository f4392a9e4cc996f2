#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the test programs named as arguments, one after the other, then the
# checks that are scripts. Says at the end which of them failed.
cd "$(dirname "$0")/.." || exit 2
LC_ALL=C.UTF-8
LSAN_OPTIONS=suppressions=$PWD/tests/leaks.supp:print_suppressions=0
export LC_ALL LSAN_OPTIONS
failed=

attempt() {
	"$@" || failed="$failed
  $*"
}

fuzz_replay() {
	corpus=tests/fuzz/corpus/${1##*/fuzz_}
	[ -d "$corpus" ] || corpus=
	"$1" ${corpus:+"$corpus"}
}

for program do
	case $program in
	*/fuzz/fuzz_*) attempt fuzz_replay "$program" ;;
	*) attempt "$program" ;;
	esac
done
[ -x tests/cli/run ] && [ -x "${TROUPE:-./troupe}" ] && attempt tests/cli/run
if [ -z "${SAN:-}" ] && command -v valgrind >/dev/null; then
	checked=
	for program do
		case $program in
		*/unit/* | */view/*) checked="$checked $program" ;;
		esac
	done
	# shellcheck disable=SC2086 # names without blanks
	attempt sh tests/memcheck.sh $checked
	[ -z "$failed" ] && echo 'valgrind: no error, no leak'
fi
attempt sh tests/hardening.sh
attempt sh tests/check-layers.sh
attempt sh tests/check-circles.sh
attempt sh tests/completions.sh
attempt sh tests/examples.sh
attempt sh tests/deps.sh
attempt sh tests/spdx.sh
[ -x .packaging/check ] && attempt .packaging/check versions
[ -n "${TABLES:-}" ] && attempt sh tests/docs.sh --check
command -v mandoc >/dev/null && attempt mandoc -T lint -W warning src/cli/*.[17]

if [ -n "$failed" ]; then
	echo "checks that failed:$failed" >&2
	exit 1
fi
echo 'all checks passed'
