#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: spdx.sh [--mend]
# Whether each source says in its first lines under which licence it is; with
# --mend it does afterwards.
cd "$(dirname "$0")/.." || exit 2
tag='SPDX-License-Identifier: MIT'
failed=0

sources() {
	find src include tests -type f \( -name '*.[ch]' -o -name '*.sh' -o \
		-name '*.js' -o -name '*.[17]' -o -name run -o -name '_*' -o \
		-name '*.bash' -o -name '*.fish' \) |
		grep -v '^tests/\(data\|cli/.*/\|fuzz/corpus\)'
	ls Makefile .ci/* .packaging/check
}

line_for() {
	case $1 in
	*.[ch]) echo "/* $tag */" ;;
	*.js) echo "// $tag" ;;
	*.[17]) echo ".\\\" $tag" ;;
	*) echo "# $tag" ;;
	esac
}

# What must be the first line stays it.
mend() {
	mended=$(mktemp) || exit 2
	{
		sed -n '1{/^#[!c]/p;}' "$1"
		line_for "$1"
		sed '1{/^#[!c]/d;}' "$1"
	} >"$mended" && cat "$mended" >"$1"
	rm -f "$mended"
}

for file in $(sources); do
	head -n 2 "$file" | grep -qF "$tag" && continue
	if [ "${1-}" = --mend ]; then
		mend "$file"
	else
		echo "$file: no SPDX line; 'sh tests/spdx.sh --mend' adds it" >&2
		failed=1
	fi
done
exit $failed
