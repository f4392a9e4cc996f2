# fish completion for troupe

# table: commands
complete -c troupe -n __fish_use_subcommand -a list -d "List the personas found, a row for each"
complete -c troupe -n __fish_use_subcommand -a show -d "Show one persona as it was parsed"
complete -c troupe -n __fish_use_subcommand -a match -d "Show topics and pairings across personas"
complete -c troupe -n __fish_use_subcommand -a cover -d "Say what each persona covers of what all of them say"
complete -c troupe -n __fish_use_subcommand -a diff -d "Compare personas topic by topic"
complete -c troupe -n __fish_use_subcommand -a merge -d "Compose the suggested draft of personas"
complete -c troupe -n __fish_use_subcommand -a compose -d "Replay a recipe"
complete -c troupe -n __fish_use_subcommand -a update -d "Say what became of a recipe's picks in its sources"
complete -c troupe -n __fish_use_subcommand -a export -d "Convert a persona, or a recipe, to a target"
complete -c troupe -n __fish_use_subcommand -a lint -d "Say what is wrong in persona files, and where"
complete -c troupe -n __fish_use_subcommand -a overlap -d "List families of near-duplicates, and of one role"
complete -c troupe -n __fish_use_subcommand -a keys -d "List every key and what it does"
# end of table
# table: options
complete -c troupe -s h -l help -d "say how it is used"
complete -c troupe -l version -d "say which version this is"
complete -c troupe -l color -r -d "auto, always or never"
complete -c troupe -l ascii -d "draw without box characters"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from list"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from show"
complete -c troupe -l language -r -d "the language of the personas instead of what they seem to be in" -n "__fish_seen_subcommand_from show"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from match"
complete -c troupe -l base -r -d "the persona that gives titles and order: a path or a name" -n "__fish_seen_subcommand_from match"
complete -c troupe -l accept -r -d "topics join by themselves from this score (0-1)" -n "__fish_seen_subcommand_from match"
complete -c troupe -l library -r -d "weigh words by how rare they are among the personas there" -n "__fish_seen_subcommand_from match"
complete -c troupe -l language -r -d "the language of the personas instead of what they seem to be in" -n "__fish_seen_subcommand_from match"
complete -c troupe -l why -d "which sections are paired, how surely, by which words" -n "__fish_seen_subcommand_from match"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from cover"
complete -c troupe -l library -r -d "weigh words by how rare they are among the personas there" -n "__fish_seen_subcommand_from cover"
complete -c troupe -l language -r -d "the language of the personas instead of what they seem to be in" -n "__fish_seen_subcommand_from cover"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from diff"
complete -c troupe -l base -r -d "the persona that gives titles and order: a path or a name" -n "__fish_seen_subcommand_from diff"
complete -c troupe -l accept -r -d "topics join by themselves from this score (0-1)" -n "__fish_seen_subcommand_from diff"
complete -c troupe -l library -r -d "weigh words by how rare they are among the personas there" -n "__fish_seen_subcommand_from diff"
complete -c troupe -l language -r -d "the language of the personas instead of what they seem to be in" -n "__fish_seen_subcommand_from diff"
complete -c troupe -l brief -d "only what differs" -n "__fish_seen_subcommand_from diff"
complete -c troupe -l exit-code -d "exit with 1 when they differ" -n "__fish_seen_subcommand_from diff"
complete -c troupe -l base -r -d "the persona that gives titles and order: a path or a name" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l accept -r -d "topics join by themselves from this score (0-1)" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l library -r -d "weigh words by how rare they are among the personas there" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l take -r -d "base, shared or all; of an update same, reworded, new, all or kept" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l budget -r -d "leave out the least shared until it fits" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l name -r -d "name the result" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l to -r -d "the format to write" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from merge"
complete -c troupe -s o -l output -r -d "write there; - is standard output" -n "__fish_seen_subcommand_from merge"
complete -c troupe -s f -l force -d "replace a file that exists" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l dir -r -d "write below it, where the client looks" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l dry-run -d "show the path and the difference, write nothing" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l strict -d "write nothing when something would be lost or executed" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l recipe -r -d "write the picks there, too; compose replays them" -n "__fish_seen_subcommand_from merge"
complete -c troupe -s i -l interactive -d "open the draft in the terminal UI" -n "__fish_seen_subcommand_from merge"
complete -c troupe -l name -r -d "name the result" -n "__fish_seen_subcommand_from compose"
complete -c troupe -l to -r -d "the format to write" -n "__fish_seen_subcommand_from compose"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from compose"
complete -c troupe -s o -l output -r -d "write there; - is standard output" -n "__fish_seen_subcommand_from compose"
complete -c troupe -s f -l force -d "replace a file that exists" -n "__fish_seen_subcommand_from compose"
complete -c troupe -l dir -r -d "write below it, where the client looks" -n "__fish_seen_subcommand_from compose"
complete -c troupe -l dry-run -d "show the path and the difference, write nothing" -n "__fish_seen_subcommand_from compose"
complete -c troupe -l strict -d "write nothing when something would be lost or executed" -n "__fish_seen_subcommand_from compose"
complete -c troupe -l take -r -d "base, shared or all; of an update same, reworded, new, all or kept" -n "__fish_seen_subcommand_from update"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from update"
complete -c troupe -s o -l output -r -d "write there; - is standard output" -n "__fish_seen_subcommand_from update"
complete -c troupe -s f -l force -d "replace a file that exists" -n "__fish_seen_subcommand_from update"
complete -c troupe -l dry-run -d "show the path and the difference, write nothing" -n "__fish_seen_subcommand_from update"
complete -c troupe -l to -r -d "the format to write" -n "__fish_seen_subcommand_from export"
complete -c troupe -l name -r -d "name the result" -n "__fish_seen_subcommand_from export"
complete -c troupe -l headings -d "one heading scheme, tags become headings" -n "__fish_seen_subcommand_from export"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from export"
complete -c troupe -s o -l output -r -d "write there; - is standard output" -n "__fish_seen_subcommand_from export"
complete -c troupe -s f -l force -d "replace a file that exists" -n "__fish_seen_subcommand_from export"
complete -c troupe -l dir -r -d "write below it, where the client looks" -n "__fish_seen_subcommand_from export"
complete -c troupe -l dry-run -d "show the path and the difference, write nothing" -n "__fish_seen_subcommand_from export"
complete -c troupe -l strict -d "write nothing when something would be lost or executed" -n "__fish_seen_subcommand_from export"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from lint"
complete -c troupe -l fail-on -r -d "exit with 1 from this on: note, warning or error" -n "__fish_seen_subcommand_from lint"
complete -c troupe -l explain -r -d "say what a finding means" -n "__fish_seen_subcommand_from lint"
complete -c troupe -l fix -d "mend front matter that strict readers refuse, in these files; - is a filter" -n "__fish_seen_subcommand_from lint"
complete -c troupe -l dry-run -d "show the path and the difference, write nothing" -n "__fish_seen_subcommand_from lint"
complete -c troupe -l json -d "print JSON for programs" -n "__fish_seen_subcommand_from overlap"
# end of table
# table: targets
complete -c troupe -l to -xa claude -d "Claude Code sub-agent"
complete -c troupe -l to -xa opencode -d "OpenCode sub-agent"
complete -c troupe -l to -xa copilot -d "GitHub Copilot agent"
complete -c troupe -l to -xa gemini -d "Gemini CLI sub-agent"
complete -c troupe -l to -xa cursor-agent -d "Cursor sub-agent"
complete -c troupe -l to -xa cursor-rule -d "Cursor rule"
complete -c troupe -l to -xa codex -d "Codex agent"
complete -c troupe -l to -xa skill -d "skill of Claude and others"
complete -c troupe -l to -xa markdown -d "body only"
complete -c troupe -l to -xa xml -d "body, sections as tags"
complete -c troupe -l to -xa json -d "chat payload"
complete -c troupe -l to -xa text -d "body without markup"
complete -c troupe -l to -xa agents-md -d "marked block for any agent"
complete -c troupe -l to -xa kilo -d "Kilo sub-agent"
complete -c troupe -l to -xa qwen -d "Qwen Code sub-agent"
complete -c troupe -l to -xa antigravity -d "Antigravity agent"
complete -c troupe -l to -xa roo -d "Roo Code mode"
complete -c troupe -l to -xa claude-agents -d "for claude --agents"
complete -c troupe -l to -xa anthropic -d "Anthropic messages payload"
complete -c troupe -l to -xa openai -d "OpenAI chat payload"
complete -c troupe -l to -xa openai-responses -d "OpenAI responses payload"
complete -c troupe -l to -xa llm -d "template of llm"
complete -c troupe -l to -xa fabric -d "Fabric pattern"
complete -c troupe -l to -xa aichat -d "aichat role"
# end of table
# table: diagnostics
complete -c troupe -l explain -xa fm-leading
complete -c troupe -l explain -xa fm-opening
complete -c troupe -l explain -xa fm-closing
complete -c troupe -l explain -xa fm-unclosed
complete -c troupe -l explain -xa fm-fenced
complete -c troupe -l explain -xa fm-unopened
complete -c troupe -l explain -xa fm-second
complete -c troupe -l explain -xa fm-dashes
complete -c troupe -l explain -xa fm-large
complete -c troupe -l explain -xa fm-colon
complete -c troupe -l explain -xa fm-continuation
complete -c troupe -l explain -xa fm-indent
complete -c troupe -l explain -xa fm-reserved
complete -c troupe -l explain -xa fm-bare
complete -c troupe -l explain -xa fm-no-space
complete -c troupe -l explain -xa fm-quotes
complete -c troupe -l explain -xa fm-escape
complete -c troupe -l explain -xa fm-brackets
complete -c troupe -l explain -xa fm-tab
complete -c troupe -l explain -xa fm-directive
complete -c troupe -l explain -xa fm-deep
complete -c troupe -l explain -xa fm-syntax
complete -c troupe -l explain -xa fm-not-map
complete -c troupe -l explain -xa fm-toml
complete -c troupe -l explain -xa fm-duplicate
complete -c troupe -l explain -xa fm-comment-cut
complete -c troupe -l explain -xa fm-blank
complete -c troupe -l explain -xa fm-curly
complete -c troupe -l explain -xa fm-alias
complete -c troupe -l explain -xa fm-fake-key
complete -c troupe -l explain -xa fm-literal-newline
complete -c troupe -l explain -xa name-twice
complete -c troupe -l explain -xa name-elsewhere
complete -c troupe -l explain -xa name-file
complete -c troupe -l explain -xa client-front
complete -c troupe -l explain -xa client-name
complete -c troupe -l explain -xa client-description
complete -c troupe -l explain -xa client-key
complete -c troupe -l explain -xa client-value
complete -c troupe -l explain -xa client-name-form
complete -c troupe -l explain -xa client-tool
complete -c troupe -l explain -xa client-model
complete -c troupe -l explain -xa client-color
complete -c troupe -l explain -xa contained
complete -c troupe -l explain -xa empty-file
complete -c troupe -l explain -xa invalid-utf8
complete -c troupe -l explain -xa bom
complete -c troupe -l explain -xa lone-cr
complete -c troupe -l explain -xa fence-unclosed
complete -c troupe -l explain -xa fence-broken
complete -c troupe -l explain -xa comment-unclosed
complete -c troupe -l explain -xa tag-unclosed
complete -c troupe -l explain -xa tag-unopened
complete -c troupe -l explain -xa tag-crossing
complete -c troupe -l explain -xa heading-no-space
complete -c troupe -l explain -xa level-jump
complete -c troupe -l explain -xa title-repeated
complete -c troupe -l explain -xa contradiction
complete -c troupe -l explain -xa too-deep
complete -c troupe -l explain -xa block-large
complete -c troupe -l explain -xa hidden-tags
complete -c troupe -l explain -xa hidden-override
complete -c troupe -l explain -xa hidden-direction
complete -c troupe -l explain -xa hidden-zero-width
complete -c troupe -l explain -xa zero-width
complete -c troupe -l explain -xa hidden-control
complete -c troupe -l explain -xa hidden-entity
complete -c troupe -l explain -xa html-comment
complete -c troupe -l explain -xa hidden-definition
complete -c troupe -l explain -xa hidden-below
complete -c troupe -l explain -xa hidden-beside
complete -c troupe -l explain -xa hidden-letters
complete -c troupe -l explain -xa hidden-base64
complete -c troupe -l explain -xa hidden-address
complete -c troupe -l explain -xa injection
complete -c troupe -l explain -xa injection-quoted
complete -c troupe -l explain -xa pipe-to-shell
complete -c troupe -l explain -xa wide-tools
complete -c troupe -l explain -xa wide-mode
complete -c troupe -l explain -xa wide-hooks
complete -c troupe -l explain -xa wide-servers
complete -c troupe -l explain -xa template-variable
complete -c troupe -l explain -xa template-mustache
complete -c troupe -l explain -xa template-argument
complete -c troupe -l explain -xa template-command
complete -c troupe -l explain -xa template-include
complete -c troupe -l explain -xa template-wrapper
# end of table
complete -c troupe -l color -xa "auto always never"
complete -c troupe -l take -xa "base shared all same reworded new kept"
complete -c troupe -l fail-on -xa "note warning error"
