#!/bin/sh
# SPDX-License-Identifier: MIT
# What each rule of the suggestion brings: the labelled sets' figures with all
# rules, then without one after the other. Says nothing where ../shared, which
# holds the sets, is not there.
cd "$(dirname "$0")/.." || exit 2
program=${TROUPE:-./troupe}
compose=../shared/truth/compose/compose-score
merge=../shared/truth/matching/merge-score

[ -x "$compose" ] && [ -x "$merge" ] || {
	echo 'worth: the labelled sets are not here'
	exit 0
}

figures() {
	printf '%-14s' "${1:-(all)}"
	"$compose" "$program" ${1:+-- --without="$1"} |
		awk '/^all / { printf "overall %s, must %s, twice %s, not %s, tokens %s; ",
		    $NF, $2, $6, $8, $11 }'
	"$merge" "$program" ${1:+-- --without="$1"} | sed 's/, joined.*//'
}

figures ''
for rule in $("$program" merge --without=? a b 2>&1 |
	sed -n 's/.*--without takes \(.*\); not.*/\1/p' | tr -d ,); do
	figures "$rule"
done
