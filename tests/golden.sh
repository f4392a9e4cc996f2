#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: golden.sh [--remake]
# Says whether a change of the source changed an output. build/golden/list gets
# a line "CRC-BYTES NAME" for whatever the command line says of the bundled
# personas, the tests' data and, where they are, the samples in SHARED; what
# is not as in BASE is named. BASE is tests/golden, which knows no samples, or
# a copy of an earlier build/golden/list. With --remake tests/golden is made
# anew.
set -u
cd "$(dirname "$0")/.." || exit 2
troupe=$PWD/${TROUPE:-troupe}
base=${BASE:-tests/golden}
shared=${SHARED-../shared}
list=build/golden/list
LC_ALL=C.UTF-8
export LC_ALL
unset COLUMNS NO_COLOR

# says NAME FUNCTION WORD…: a line for what it prints
says() {
	name=$1
	shift
	sum=$("$@" 2>&1 </dev/null | cksum)
	printf '%s %s\n' "${sum% *}-${sum#* }" "$name"
}

# runs WORD… -- COMMAND…: each command, an argument, on the same words
runs() {
	words=
	while [ "$1" != -- ]; do
		words=$words${words:+|}$1
		shift
	done
	shift
	for command do
		set -- $command
		IFS='|'
		# shellcheck disable=SC2086
		"$troupe" "$@" $words
		echo "$command: status $?"
		IFS=' '
	done
}

exports() {
	for target in $targets; do
		echo "export --to=$target"
		"$troupe" export --to="$target" --json "$1"
	done
}

# A recipe names its personas from the folder in which it lies.
replays() {
	rm -f "$folder/recipe"
	"$troupe" merge --recipe="$folder/recipe" "$@"
	cat "$folder/recipe"
	"$troupe" compose --json "$folder/recipe"
	exports "$folder/recipe"
}

one() {
	says "read $1" runs "$1" -- show 'show --json' lint 'lint --json' \
		'lint --fix --dry-run'
	says "export $1" exports "$1"
}

several() {
	says "match $*" runs "$@" -- match 'match --json' 'match --why'
	says "diff $*" runs "$@" -- diff 'diff --json' 'diff --brief'
	says "merge $*" runs "$@" -- 'merge --json' 'merge --json --take=base' \
		'merge --json --take=all' 'merge --budget=600' \
		'merge --to=claude'
	says "replay $*" replays "$@"
}

# The words of a line are parted by bars: a file's name may hold blanks.
part() {
	folder=build/golden/part-$$
	HOME=$PWD/$folder/home
	XDG_STATE_HOME=$HOME/state
	XDG_CONFIG_HOME=$HOME/config
	export HOME XDG_STATE_HOME XDG_CONFIG_HOME
	mkdir -p "$HOME"
	for line do
		IFS='|'
		# shellcheck disable=SC2086
		set -- $line
		IFS=' '
		if [ $# -eq 1 ]; then one "$1"; else several "$@"; fi
	done
	rm -rf "$folder"
}

# Of rows "ROLE<tab>FILE", each file with the one or two before it, in turn.
neighbours() {
	awk -F '\t' '
	$1 != role { before = first = "" }
	before != "" && first != "" && ++turn % 2 { print first "|" before "|" $2 }
	before != "" && !(first != "" && turn % 2) { print before "|" $2 }
	{ first = before; before = $2; role = $1 }'
}

files() {
	find "$@" -type f ! -name '*.tsv' | sort
}

# Every file alone, and those that are of one kind together.
work() {
	if [ -d "$shared/corpus" ]; then
		files "$shared/corpus"
		sed "s|	|&$shared/corpus/|" "$shared/corpus/ROLES.tsv" |
			neighbours
	fi
	files personas tests/data tests/view/compare
	for kind in personas tests/data/cli tests/view/compare; do
		files "$kind" | sed "s|^|$kind	|" | neighbours
	done
}

whole() {
	HOME=$PWD/build/golden/home
	export HOME
	for place in personas tests/data "$shared/corpus"; do
		[ ! -d "$place" ] || says "list $place" runs "$place" -- list \
			'list --json' 'lint --json' 'overlap --json'
	done
	says keys runs -- keys
}

if [ "${1-}" = --part ]; then
	shift
	part "$@"
	exit
fi

targets=$("${TABLES:?the program that prints the tables}" targets markdown |
	sed -n 's/^| `\([a-z-]*\)`.*/\1/p')
export targets
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
rm -rf build/golden/part-*
mkdir -p build/golden/home
{
	whole
	work | tr '\n' '\0' | xargs -0 -n 20 -P "$jobs" \
		sh tests/golden.sh --part
} | LC_ALL=C sort -k 2 >$list.new && mv $list.new $list

if [ "${1-}" = --remake ]; then
	grep -v ' \.\./' $list >tests/golden
	echo "golden: $(($(wc -l <tests/golden))) lines"
	exit
fi
# What only one of the two lists can know is not compared.
compared=$list
if ! grep -q ' \.\./' "$base" && grep -v ' \.\./' $list >$list.own; then
	compared=$list.own
fi
diff "$base" $compared >build/golden/diff
differ=$(sed -n 's/^[<>] [^ ]* //p' build/golden/diff | sort -u | tee /dev/stderr |
	wc -l)
echo "golden: $((differ)) of $(($(wc -l <$compared))) lines differ from $base"
[ "$differ" -eq 0 ]
