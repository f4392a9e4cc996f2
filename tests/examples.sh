#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the examples of the manual page as they stand there, but for those that
# want a terminal, and looks for what each of them is to leave behind.
cd "$(dirname "$0")/.." || exit 2
case ${TROUPE:=./troupe} in
/*) ;;
*) TROUPE=$PWD/$TROUPE ;;
esac
here=$(mktemp -d) || exit 2
trap 'rm -rf "$here"' EXIT
failed=0

# .Dl lines, and the lines between .Bd and .Ed, without roff's escapes
examples() {
	awk '/^\.Sh/ { inside = /EXAMPLES/ }
		inside && sub(/^\.Dl /, "") { print; next }
		inside && /^troupe / { print }' src/cli/troupe.1 |
		sed 's/\\-/-/g; s/\\&//g'
}

mkdir -p "$here/agents" "$here/.claude/agents" "$here/bin"
ln -s "$TROUPE" "$here/bin/troupe"
cp personas/backend-developer.md "$here/a.md"
cp personas/backend-engineer.md "$here/b.md"
cp personas/principal-backend-engineer.md "$here/c.md"
cp personas/*.md "$here/agents"
cp personas/technical-writer.md "$here/.claude/agents"
examples >"$here/examples"
run=0
while read -r line; do
	case $line in
	*" -i" | "troupe ~/"*) continue ;;
	*"| jq "*) command -v jq >/dev/null || continue ;;
	esac
	run=$((run + 1))
	(cd "$here" && PATH=$here/bin:$PATH sh -c "$line") \
		>"$here/out" 2>"$here/err" </dev/null
	status=$?
	[ $status -eq 0 ] && continue
	echo "example: $line: status $status" >&2
	cat "$here/err" >&2
	failed=1
done <"$here/examples"
[ $run -ge 9 ] || { echo "only $run examples" >&2; failed=1; }
for file in ab.md ab.yaml .claude/agents/*backend*.md \
	.opencode/agents/*.md; do
	for found in "$here"/$file; do
		[ -s "$found" ] || { echo "no $file" >&2; failed=1; }
	done
done
[ $failed -eq 0 ] && echo "examples: $run run"
exit $failed
