# bash completion for troupe

_troupe_options() {
	case $1 in
	# table: commands
	commands) echo "list show match cover diff merge compose update export lint overlap keys" ;;
	list) echo "--ascii --color --help --json" ;;
	show) echo "--ascii --color --help --json --language" ;;
	match) echo "--ascii --color --help --json --base --accept --library --language --why" ;;
	cover) echo "--ascii --color --help --json --library --language" ;;
	diff) echo "--ascii --color --help --json --base --accept --library --language --brief --exit-code" ;;
	merge) echo "--ascii --color --help --base --accept --library --take --budget --name --to --json --output --force --dir --dry-run --strict --recipe --interactive" ;;
	compose) echo "--ascii --color --help --name --to --json --output --force --dir --dry-run --strict" ;;
	update) echo "--ascii --color --help --take --json --output --force --dry-run" ;;
	export) echo "--ascii --color --help --to --name --headings --json --output --force --dir --dry-run --strict" ;;
	lint) echo "--ascii --color --help --json --fail-on --explain --fix --dry-run" ;;
	overlap) echo "--ascii --color --help --json" ;;
	keys) echo "--ascii --color --help" ;;
	# end of table
	*) echo "--ascii --color --help --version" ;;
	esac
}

_troupe_values() {
	case $1 in
	# table: targets
	--to) echo "claude opencode copilot gemini cursor-agent cursor-rule codex skill markdown xml json text agents-md kilo qwen antigravity roo claude-agents anthropic openai openai-responses llm fabric aichat" ;;
	# end of table
	# table: diagnostics
	--explain) echo "fm-leading fm-opening fm-closing fm-unclosed fm-fenced fm-unopened fm-second fm-dashes fm-large fm-colon fm-continuation fm-indent fm-reserved fm-bare fm-no-space fm-quotes fm-escape fm-brackets fm-tab fm-directive fm-deep fm-syntax fm-not-map fm-toml fm-duplicate fm-comment-cut fm-blank fm-curly fm-alias fm-fake-key fm-literal-newline name-twice name-elsewhere name-file client-front client-name client-description client-key client-value client-name-form client-tool client-model client-color contained empty-file invalid-utf8 bom lone-cr fence-unclosed fence-broken comment-unclosed tag-unclosed tag-unopened tag-crossing heading-no-space level-jump title-repeated contradiction too-deep block-large hidden-tags hidden-override hidden-direction hidden-zero-width zero-width hidden-control hidden-entity html-comment hidden-definition hidden-below hidden-beside hidden-letters hidden-base64 hidden-address injection injection-quoted pipe-to-shell wide-tools wide-mode wide-hooks wide-servers template-variable template-mustache template-argument template-command template-include template-wrapper" ;;
	# end of table
	--color) echo "auto always never" ;;
	--take) echo "base shared all same reworded new kept" ;;
	--fail-on) echo "note warning error" ;;
	esac
}

_troupe() {
	local word=${COMP_WORDS[COMP_CWORD]}
	local before=${COMP_WORDS[COMP_CWORD - 1]}
	local values

	# readline makes "=" a word of its own
	[ "$word" = = ] && word=
	[ "$before" = = ] && before=${COMP_WORDS[COMP_CWORD - 2]}
	values=$(_troupe_values "$before")
	COMPREPLY=()
	if [ -n "$values" ]; then
		mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
		return
	fi
	case $word in
	-*)
		values=$(_troupe_options "${COMP_WORDS[1]}")
		mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
		return
		;;
	esac
	[ "$COMP_CWORD" -eq 1 ] && mapfile -t COMPREPLY < <(
		compgen -W "$(_troupe_options commands)" -- "$word"
	)
	mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
}

complete -o filenames -F _troupe troupe
