#!/bin/sh
# Lints the shell completions with each shell that is at hand, and asks bash
# what it would offer.
cd "$(dirname "$0")/../src/cli/completions" || exit 2
failed=0

lint() {
	command -v "$1" >/dev/null || return 0
	"$1" -n "$2" || failed=1
}

# offers WANTED WORD…: whether the last word is completed to WANTED
offers() {
	wanted=$1
	shift
	# shellcheck disable=SC2016
	bash -c '
		source ./troupe.bash
		wanted=$1
		shift
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		_troupe
		printf "%s\n" "${COMPREPLY[@]}" | grep -qx -e "$wanted"
	' bash "$wanted" "$@" && return
	echo "bash does not offer '$wanted' after '$*'" >&2
	failed=1
}

lint bash troupe.bash
lint zsh _troupe
lint fish troupe.fish
if command -v bash >/dev/null; then
	offers merge troupe me
	offers troupe.fish troupe tr
	offers --exit-code troupe diff --e
	offers --version troupe --
	offers claude troupe export x.md --to cl
	offers claude troupe export x.md --to = cl
	offers fm-colon troupe lint --explain fm-c
	offers always troupe list --color ''
	offers _troupe troupe show _
fi
exit $failed
