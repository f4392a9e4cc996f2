#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: run.sh SECONDS PROGRAM
# Fuzzes one target. New inputs go to the build folder, never to the tree.
time=$1
program=$2
name=${program##*/fuzz_}
here=$(dirname "$0")
found=$(dirname "$program")/found/$name
mkdir -p "$found"
set -- "$found"
[ -d "$here/corpus/$name" ] && set -- "$@" "$here/corpus/$name"
[ -f "$here/$name.dict" ] && set -- "$@" "-dict=$here/$name.dict"
LC_ALL=C.UTF-8 "$program" -max_total_time="$time" -timeout=10 \
	-rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 -print_funcs=0 \
	-artifact_prefix="$found-" "$@" && echo "fuzz_$name: no finding in $time s"
