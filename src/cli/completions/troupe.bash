# SPDX-License-Identifier: MIT
# bash completion for troupe

_troupe_options() {
	case $1 in
	# table: commands
	commands) list=( list show match cover diff merge compose update export lint overlap keys ) ;;
	list) list=( --help --color --ascii --json ) ;;
	show) list=( --help --color --ascii --json --language ) ;;
	match) list=( --help --color --ascii --json --base --accept --library --language --why ) ;;
	cover) list=( --help --color --ascii --json --library --language ) ;;
	diff) list=( --help --color --ascii --json --base --accept --library --language --brief --exit-code ) ;;
	merge) list=( --help --color --ascii --base --accept --library --take --budget --without --name --to --json --output --force --dir --dry-run --strict --recipe --interactive ) ;;
	compose) list=( --help --color --ascii --name --to --json --output --force --dir --dry-run --strict ) ;;
	update) list=( --help --color --ascii --take --json --output --force --dry-run ) ;;
	export) list=( --help --color --ascii --to --name --headings --json --output --force --dir --dry-run --strict ) ;;
	lint) list=( --help --color --ascii --json --fail-on --explain --fix --dry-run ) ;;
	overlap) list=( --help --color --ascii --json ) ;;
	keys) list=( --help --color --ascii ) ;;
	*) list=( --help --version --color --ascii ) ;;
	# end of table
	esac
}

_troupe_values() {
	case $1 in
	# table: values
	--to) list=( claude opencode copilot gemini cursor-agent cursor-rule codex skill markdown xml json text agents-md kilo qwen antigravity roo claude-agents anthropic openai openai-responses llm fabric aichat kiro kiro-steering cline ollama pi factory m365 card ) ;;
	--explain) list=( fm-leading fm-opening fm-closing fm-unclosed fm-fenced fm-unopened fm-second fm-dashes fm-large fm-colon fm-continuation fm-indent fm-reserved fm-bare fm-no-space fm-wide-colon fm-quotes fm-escape fm-brackets fm-tab fm-directive fm-deep fm-syntax fm-not-map fm-toml fm-duplicate fm-comment-cut fm-blank fm-curly fm-alias fm-description fm-quoted-list fm-fake-key fm-literal-newline name-twice name-elsewhere name-file client-front client-name client-description client-key client-value client-name-refused client-key-case client-name-form client-tool client-model client-color contained empty-file invalid-utf8 bom lone-cr fence-unclosed fence-broken comment-unclosed tag-unclosed tag-unopened tag-crossing heading-no-space level-jump title-repeated contradiction too-deep block-large hidden-tags hidden-override hidden-direction hidden-zero-width zero-width hidden-control hidden-entity html-comment hidden-definition hidden-below hidden-beside hidden-letters hidden-base64 hidden-address injection injection-quoted pipe-to-shell wide-tools wide-mode wide-hooks wide-servers template-variable template-mustache template-argument template-command template-include template-wrapper ) ;;
	--color) list=( auto always never ) ;;
	--take) list=( base shared all same reworded new kept ) ;;
	--fail-on) list=( note warning error ) ;;
	--language) list=( en de es fr it nl pl pt ru ja zh ko ) ;;
	# end of table
	*) list=() ;;
	esac
}

_troupe() {
	local word=${COMP_WORDS[COMP_CWORD]}
	local before=${COMP_WORDS[COMP_CWORD - 1]}
	local list

	# readline makes "=" a word of its own
	[ "$word" = = ] && word=
	[ "$before" = = ] && before=${COMP_WORDS[COMP_CWORD - 2]}
	_troupe_values "$before"
	COMPREPLY=()
	if [ ${#list[@]} -gt 0 ]; then
		mapfile -t COMPREPLY < <(compgen -W "${list[*]}" -- "$word")
		return
	fi
	case $word in
	-*)
		_troupe_options "${COMP_WORDS[1]}"
		mapfile -t COMPREPLY < <(compgen -W "${list[*]}" -- "$word")
		return
		;;
	esac
	if [ "$COMP_CWORD" -eq 1 ]; then
		_troupe_options commands
		mapfile -t COMPREPLY < <(compgen -W "${list[*]}" -- "$word")
	fi
	mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
}

complete -o filenames -F _troupe troupe
