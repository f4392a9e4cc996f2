#!/bin/sh
# Runs the test programs named as arguments, one after the other, then the
# checks that are scripts. Says at the end which of them failed.
LC_ALL=C.UTF-8
export LC_ALL
cd "$(dirname "$0")/.." || exit 2
failed=

attempt() {
	"$@" || failed="$failed
  $*"
}

for program do
	case $program in
	*/fuzz/fuzz_*)
		corpus=tests/fuzz/corpus/${program##*/fuzz_}
		[ -d "$corpus" ] || corpus=
		attempt "$program" ${corpus:+"$corpus"} ;;
	*)
		attempt "$program" ;;
	esac
done
[ -x tests/cli/run ] && attempt tests/cli/run
for script in tests/check-layers.sh tests/check-docs.sh; do
	[ -f "$script" ] && attempt sh "$script"
done

if [ -n "$failed" ]; then
	echo "checks that failed:$failed" >&2
	exit 1
fi
echo 'all checks passed'
