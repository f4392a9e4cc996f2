#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: check-circles.sh [ROOT]
# A source with its header is a module. Fails when modules include each other in
# a circle larger than its layer may have, and when a function that a source
# shares stands in another header than the one of its name; a source without
# a header of its own is a part of another module. Both tables below are only
# to shrink.
set -u
[ $# -eq 0 ] && { sh "$0" --self || exit; set -- "$(dirname "$0")/.."; }

# layer: the largest circle, where it is larger than three
circles='
app: 20
base: 4
export: 4
'
# sources with functions that another header declares
elsewhere='
app/session
cli/diff
cli/update
compose/checks
match/point_maker
parse/toml
tui/page
'

check() {
	(cd "$1" && find src include -name '*.[ch]' | sort |
		xargs awk -v circles="$2" -v elsewhere="$3" '
	function module(path) {
		sub(/^(src|include)\//, "", path)
		sub(/\.[ch]$/, "", path)
		return path
	}
	function rows(text, into, value,    line, n, i, part) {
		n = split(text, line, "\n")
		for (i = 1; i <= n; i++)
			if (split(line[i], part, /: */))
				into[part[1]] = value == "" ? part[2] : value
	}
	BEGIN {
		rows(circles, limit, "")
		rows(elsewhere, excepted, 1)
	}
	FNR == 1 {
		this = module(FILENAME)
		header = FILENAME ~ /\.h$/
		before = kind = ""
		if (!(this in number)) {
			number[this] = ++count
			name[count] = this
		}
	}
	/^[ \t]*#[ \t]*include[ \t]*"/ {
		split($0, part, "\"")
		used = module(part[2])
		if (used != this && !((this, used) in edge)) {
			edge[this, used] = 1
			uses[this] = uses[this] used "\n"
		}
	}
	# A name at the start of a line, behind a line that is its type.
	!header && /^[a-z_0-9]+\(/ && before ~ /^[a-z]/ &&
	    before !~ /^static|^#|;$/ {
		function_name = $0
		sub(/\(.*/, "", function_name)
		shared[this] = shared[this] function_name "\n"
	}
	header { text[this] = text[this] "\n" $0 }
	{ before = $0 }

	function report(what) {
		print what
		wrong = 1
	}
	# Which modules are reached from one, by a list of what is to be seen.
	function reach(from,    todo, at, list, n, i) {
		split("", seen)
		todo[1] = from
		for (at = n_todo = 1; at <= n_todo; at++) {
			n = split(uses[todo[at]], list, "\n")
			for (i = 1; i < n; i++)
				if (!(list[i] in seen)) {
					seen[list[i]] = 1
					todo[++n_todo] = list[i]
				}
		}
	}
	function circle_of(one,    i, size, members, layer, most) {
		if (!((one, one) in reached) || done[one])
			return
		for (i = 1; i <= count; i++)
			if (((one, name[i]) in reached) &&
			    ((name[i], one) in reached)) {
				done[name[i]] = 1
				members = members " " name[i]
				size++
			}
		layer = one
		sub(/\/.*/, "", layer)
		most = layer in limit ? limit[layer] : 3
		if (size > most)
			report("circle of " size ", not " most ":" members)
	}
	function declared(one,    list, n, i, missing) {
		n = split(shared[one], list, "\n")
		for (i = 1; i < n; i++)
			if (text[one] != "" && !match(text[one], "[^a-z_0-9]" list[i] "\\("))
				missing = missing " " list[i]
		if (missing != "" && !(one in excepted))
			report("src/" one ".c: not declared in " one ".h:" \
			    missing)
	}
	END {
		for (i = 1; i <= count; i++) {
			reach(name[i])
			for (used in seen)
				reached[name[i], used] = 1
		}
		for (i = 1; i <= count; i++) {
			circle_of(name[i])
			declared(name[i])
		}
		exit wrong
	}')
}

# A tree with one fault of each kind, and nothing else that is found.
self() {
	tree=$(mktemp -d) || return 2
	trap 'rm -rf "$tree"' EXIT
	mkdir -p "$tree/src/base" "$tree/include/base"
	echo '#include "base/two.h"' >"$tree/include/base/one.h"
	echo '#include "base/one.h"' >"$tree/src/base/two.c"
	printf 'int\ntwo_known(void);\nint two_known(void);\n' \
		>"$tree/include/base/two.h"
	printf 'int\ntwo_known(void)\n{\n}\n' >>"$tree/src/base/two.c"
	echo 'int lost_too(void);' >"$tree/include/base/three.h"
	printf 'static int\nthree_own(void)\n{\n}\n\nint\nlost(void)\n{\n}\n' \
		>"$tree/src/base/three.c"
	printf 'int\nfour(void)\n{\n}\n' >"$tree/src/base/four.c"
	echo 'int other(void);' >"$tree/include/base/four.h"
	found=$(check "$tree" 'base: 1' 'base/four' | tr '\n' ';')
	wanted='circle of 2, not 1: base/one base/two;src/base/three.c: '
	wanted="${wanted}not declared in base/three.h: lost;"
	[ "$found" = "$wanted" ] && return
	echo "check-circles.sh finds $found" >&2
	echo "              instead of $wanted" >&2
	return 1
}

case $1 in
--self)
	self ;;
*)
	check "$1" "$circles" "$elsewhere" &&
		echo 'circles: none has grown; headers declare what is theirs' ;;
esac
