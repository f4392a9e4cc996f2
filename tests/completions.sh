#!/bin/sh
# SPDX-License-Identifier: MIT
# Lints the shell completions with each shell that is at hand, and asks each
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

# describes WANTED WORD…: the same of zsh, with what the word is. What its
# completion system does with the list is not asked.
describes() {
	wanted=$1
	shift
	# shellcheck disable=SC2016
	zsh -fc '
		_describe() { print -rl -- ${(P)@[-1]} }
		_files() { print -r -- FILES }
		compset() { PREFIX=${PREFIX#*=} }
		wanted=$1
		shift
		words=("$@") CURRENT=$# PREFIX=$@[-1]
		source ./_troupe | grep -qxF -e "$wanted"
	' zsh "$wanted" "$@" && return
	echo "zsh does not describe '$wanted' after '$*'" >&2
	failed=1
}

# fish_says WANTED LINE: a word and what it is; "not WORD" is one not offered
fish_says() {
	# shellcheck disable=SC2016
	told=$(fish --no-config -c 'source ./troupe.fish; complete -C $argv' \
		"$2" | tr '\t' '|')
	case $1 in
	"not "*) ! printf '%s\n' "$told" | grep -q -e "^${1#not }" ;;
	*) printf '%s\n' "$told" | grep -qxF -e "$1" ;;
	esac && return
	echo "fish, of '$2': $1? It says: $told" >&2
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
	offers de troupe show --language d
fi
if command -v zsh >/dev/null; then
	describes 'merge:Compose the suggested draft of personas' troupe me
	describes FILES troupe me
	describes '--exit-code:exit with 1 when they differ' troupe diff --e
	describes '--version:say which version this is' troupe --
	describes 'claude:Claude Code sub-agent' troupe export x.md --to cl
	describes 'claude:Claude Code sub-agent' troupe export x.md --to=cl
	describes fm-colon:error troupe lint --explain f
	describes FILES troupe show _
fi
if command -v fish >/dev/null; then
	fish_says 'merge|Compose the suggested draft of personas' 'troupe me'
	fish_says '--brief|only what differs' 'troupe diff --b'
	fish_says 'not --brief' 'troupe list --b'
	fish_says 'not --to' 'troupe list --t'
	fish_says 'codex|Codex agent' 'troupe export x.md --to cod'
	fish_says '--to=codex|Codex agent' 'troupe export x.md --to=cod'
	fish_says 'fm-colon|error' 'troupe lint --explain fm-col'
	fish_says 'always' 'troupe list --color al'
	fish_says 'not _troupe' 'troupe keys _'
	fish_says '_troupe' 'troupe show _tr'
fi
exit $failed
