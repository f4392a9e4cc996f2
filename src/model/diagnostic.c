/* SPDX-License-Identifier: MIT */
#include "model/diagnostic.h"

#include <assert.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/utf8.h"

enum { DETAIL_SHOWN = 60 }; /* code points of a detail in a message */

static const char *const severity_names[] = { "note", "warning", "error" };

const char *
severity_name(enum severity severity)
{
	return severity_names[severity];
}

bool
severity_from(enum severity *severity, struct str name)
{
	for (int i = SEVERITY_NOTE; i <= SEVERITY_ERROR; i++) {
		if (!str_eq(name, str_of(severity_names[i])))
			continue;
		*severity = (enum severity)i;
		return true;
	}
	return false;
}

const struct diagnostic_kind *
diagnostic_find(struct str code)
{
	const struct diagnostic_kind *kind;

	for (size_t i = 0; (kind = diagnostic_at(i)) != NULL; i++)
		if (str_eq(code, str_of(kind->code)))
			break;
	return kind;
}

void
diagnostics_add(struct diagnostics *list, struct arena *arena, const char *code,
		struct place place, struct str detail)
{
	const struct diagnostic_kind *kind = diagnostic_find(str_of(code));

	assert(kind != NULL);
	list->all = arena_grow(arena, list->all, list->count, &list->capacity,
			       sizeof(*list->all));
	list->all[list->count++] = (struct diagnostic){
		.kind = kind,
		.place = place,
		.detail = arena_str(arena, detail),
	};
}

static int
compare_places(const void *left, const void *right)
{
	const struct diagnostic *a = left, *b = right;

	if (a->place.line != b->place.line)
		return a->place.line < b->place.line ? -1 : 1;
	if (a->place.column != b->place.column)
		return a->place.column < b->place.column ? -1 : 1;
	return (a->kind > b->kind) - (a->kind < b->kind);
}

void
diagnostics_sort(struct diagnostics *list)
{
	if (list->count > 1)
		qsort(list->all, list->count, sizeof(*list->all),
		      compare_places);
}

/* The first line of a detail, of bearable length. */
static struct str
detail_shown(struct str detail, bool *cut)
{
	struct str rest = detail;
	size_t points = 0;

	while (rest.len > 0 && points < DETAIL_SHOWN && *rest.ptr != '\n' &&
	       *rest.ptr != '\r') {
		utf8_next(&rest);
		points++;
	}
	*cut = rest.len > 0;
	detail.len -= rest.len;
	return detail;
}

struct str
diagnostic_message(struct arena *arena, const struct diagnostic *diagnostic)
{
	struct str message = str_of(diagnostic->kind->message);
	size_t hole = str_find(message, STR("%s"));
	struct str detail;
	bool cut;

	if (hole == message.len)
		return message;
	detail = detail_shown(diagnostic->detail, &cut);
	return arena_printf(arena, "%.*s%.*s%s%s", (int)hole, message.ptr,
			    STR_ARG(detail), cut ? "..." : "",
			    message.ptr + hole + 2);
}

static const struct diagnostic_kind kinds[] = {
	/* front matter: where it begins and ends */
	{ "fm-leading", SEVERITY_WARNING,
	  "the front matter does not begin at the first byte of the file",
	  "Many clients see no front matter then. Delete what precedes the "
	  "opening '---'." },
	{ "fm-opening", SEVERITY_WARNING,
	  "the opening line of the front matter is '%s', not '---'",
	  "Put '---' on a line of its own." },
	{ "fm-closing", SEVERITY_WARNING,
	  "the closing line of the front matter is '%s', not '---'",
	  "Clients that look for exactly '---' read on into the body." },
	{ "fm-unclosed", SEVERITY_ERROR,
	  "the front matter has no closing line; it is taken to end here",
	  "Add a line '---' after the last field." },
	{ "fm-fenced", SEVERITY_WARNING,
	  "the front matter stands in a code fence",
	  "Clients see no front matter, and perhaps no headings. Delete the "
	  "two lines of the fence." },
	{ "fm-unopened", SEVERITY_WARNING,
	  "fields without a line '---' above them are text",
	  "Clients see no front matter. Put '---' above and below the "
	  "fields." },
	{ "fm-second", SEVERITY_WARNING,
	  "what looks like front matter is text of this persona",
	  "Clients read only what begins the file. Delete it, or put what "
	  "follows into a file of its own." },
	{ "fm-dashes", SEVERITY_WARNING,
	  "'---' inside the front matter",
	  "Some clients end the front matter there. In double quotes, write "
	  "\\x2d\\x2d\\x2d." },
	{ "fm-large", SEVERITY_ERROR,
	  "the front matter is larger than 64 kB or 10,000 parts; it is read "
	  "line by line",
	  "Move text from the front matter into the body." },

	/* front matter: what strict YAML refuses */
	{ "fm-colon", SEVERITY_ERROR,
	  "': ' inside an unquoted value",
	  "Strict readers refuse the whole front matter. Put the value in "
	  "quotes." },
	{ "fm-continuation", SEVERITY_ERROR,
	  "line continues the value above without indentation: %s",
	  "Strict readers refuse the whole front matter. Indent the line, or "
	  "put the value in double quotes on one line, with \\n for line "
	  "ends." },
	{ "fm-indent", SEVERITY_ERROR,
	  "key is indented and goes on with the value above: %s",
	  "Strict readers refuse the whole front matter. Let the line begin at "
	  "the left edge." },
	{ "fm-reserved", SEVERITY_ERROR,
	  "unquoted value begins with a character that YAML reserves: %s",
	  "Strict readers refuse the whole front matter. Put the value in "
	  "quotes." },
	{ "fm-bare", SEVERITY_NOTE,
	  "unquoted value that YAML reserves, as Cursor wants it: %s",
	  "Leave it: in quotes the rule would match no file, since Cursor "
	  "takes what follows 'globs:' as it stands. Other readers refuse the "
	  "whole front matter." },
	{ "fm-no-space", SEVERITY_ERROR,
	  "no blank after '%s:'",
	  "YAML sees no key there. Write 'key: value'." },
	{ "fm-wide-colon", SEVERITY_ERROR,
	  "a full-width colon after '%s'",
	  "YAML sees no key there. Write ':' and a blank." },
	{ "fm-quotes", SEVERITY_ERROR,
	  "quotes that do not match: %s",
	  "Strict readers refuse the whole front matter. Write \\\" for a "
	  "quote inside double quotes, '' inside single ones." },
	{ "fm-escape", SEVERITY_ERROR,
	  "backslash in double quotes that begins no escape of YAML: %s",
	  "Strict readers refuse the whole front matter. Write \\\\, or put "
	  "the value in single quotes." },
	{ "fm-brackets", SEVERITY_ERROR,
	  "brackets that do not match: %s",
	  "Strict readers refuse the whole front matter. Put commas between "
	  "the values and close the bracket, or put the whole in quotes." },
	{ "fm-tab", SEVERITY_ERROR,
	  "tab in the indentation",
	  "YAML allows only blanks there." },
	{ "fm-directive", SEVERITY_ERROR,
	  "line begins with a per cent sign: a YAML directive",
	  "Troupe reads no directives. Put the text in quotes." },
	{ "fm-deep", SEVERITY_ERROR,
	  "values are nested more than 16 deep",
	  "Troupe reads such front matter line by line." },
	{ "fm-syntax", SEVERITY_ERROR,
	  "not YAML: %s",
	  "Strict readers refuse the whole front matter." },
	{ "fm-not-map", SEVERITY_ERROR,
	  "the front matter holds no fields",
	  "It must consist of lines 'key: value'." },
	{ "fm-toml", SEVERITY_ERROR,
	  "not TOML, or beyond what Troupe reads of it: %s",
	  "Troupe reads strings, numbers, booleans, arrays and tables." },

	/* front matter: what strict YAML takes and the author did not mean */
	{ "fm-duplicate", SEVERITY_WARNING,
	  "key '%s' appears more than once",
	  "Some clients take the first value, some the last, some refuse the "
	  "file." },
	{ "fm-comment-cut", SEVERITY_WARNING,
	  "' #' begins a comment and cuts the value off: %s",
	  "Put the value in quotes." },
	{ "fm-blank", SEVERITY_WARNING,
	  "key '%s' has no value",
	  "Some clients refuse the file, others fall back to a default. "
	  "Delete the line or fill it in." },
	{ "fm-curly", SEVERITY_WARNING,
	  "typographic quotes are part of the value: %s",
	  "Write straight ones, or none." },
	{ "fm-alias", SEVERITY_WARNING,
	  "alias '%s' stands for another value",
	  "Troupe shows aliases as they are written. Repeat the value, or "
	  "put it in quotes when no alias is meant." },
	{ "fm-description", SEVERITY_WARNING,
	  "the description is a %s, not a text",
	  "Some clients refuse the file, others show nothing. Put it in double "
	  "quotes on one line." },
	{ "fm-quoted-list", SEVERITY_ERROR,
	  "a list in quotes is a text: %s",
	  "Claude Code gives such an agent no tools at all. Take the quotes "
	  "off, or write the names with commas." },
	{ "fm-fake-key", SEVERITY_WARNING,
	  "'%s' looks like prose, but YAML takes it for a key",
	  "It belongs to the value above: put that in double quotes, with "
	  "\\n for line ends." },
	{ "fm-literal-newline", SEVERITY_NOTE,
	  "\\n in the description is text; some clients break the line there",
	  "Put the description in double quotes, so that all clients do." },

	/* names */
	{ "name-twice", SEVERITY_WARNING,
	  "another file of this folder has the same name: %s",
	  "Clients load one of them and say nothing of the other. "
	  "Rename one." },
	{ "name-elsewhere", SEVERITY_NOTE,
	  "another file has the same name: %s",
	  "In one folder, a client would load only one of them." },
	{ "name-file", SEVERITY_NOTE,
	  "the persona is called otherwise than its file: %s",
	  "Some clients call the persona by the field, some by the file. Give "
	  "both the same name." },

	/* what the client in whose folder the file lies asks for */
	{ "client-front", SEVERITY_ERROR,
	  "%s leaves the file out: it has no front matter",
	  "Begin it with '---', name, description, '---'." },
	{ "client-name", SEVERITY_ERROR,
	  "%s leaves the file out: it has no name",
	  "Add a line 'name: the-name'." },
	{ "client-description", SEVERITY_ERROR,
	  "%s leaves the file out: it has no description",
	  "Say in 'description:' when the persona is to be called." },
	{ "client-key", SEVERITY_ERROR,
	  "the client refuses the file because of the key '%s'",
	  "It takes its own keys only. Delete the line." },
	{ "client-value", SEVERITY_ERROR,
	  "OpenCode refuses to start with %s",
	  "Write 'permission:' with a map in place of tools, and a color as "
	  "\"#rrggbb\"." },
	{ "client-name-refused", SEVERITY_ERROR,
	  "Claude Code does not load an agent of the name '%s'",
	  "Take colons, slashes and a hyphen at its beginning out of it." },
	{ "client-key-case", SEVERITY_ERROR,
	  "the client knows no key '%s': keys have small letters",
	  "Claude Code does not load the file; others do not see the value. "
	  "Write it in small letters." },
	{ "client-name-form", SEVERITY_WARNING,
	  "the name is no identifier: %s",
	  "Clients call it by lower-case letters, digits and single hyphens, "
	  "64 at most." },
	{ "client-tool", SEVERITY_WARNING,
	  "the client has no tool of that name: %s",
	  "It is ignored; the persona may end up without the tool that was "
	  "meant." },
	{ "client-model", SEVERITY_WARNING,
	  "the client has no model of that name: %s",
	  "The persona fails when it is started, or another model answers." },
	{ "client-color", SEVERITY_WARNING,
	  "the client has no color of that name: %s",
	  "Claude Code has red, blue, green, yellow, purple, orange, pink and "
	  "cyan." },

	/* the file */
	{ "contained", SEVERITY_NOTE,
	  "read out of %s: lines count in the persona as it is shown",
	  "Its fields are shown as front matter, its text as body. The file "
	  "itself is never written." },
	{ "empty-file", SEVERITY_WARNING,
	  "the file is empty",
	  "There is nothing to show or to compose." },
	{ "invalid-utf8", SEVERITY_WARNING,
	  "bytes that are not UTF-8",
	  "Clients show something else there, or refuse the file. Convert it "
	  "to UTF-8." },
	{ "bom", SEVERITY_NOTE,
	  "the file begins with a byte order mark",
	  "Some clients do not find the front matter behind it." },
	{ "lone-cr", SEVERITY_NOTE,
	  "line ends with a carriage return alone",
	  "Most readers see one long line. Convert the line ends to LF." },

	/* the body */
	{ "fence-unclosed", SEVERITY_WARNING,
	  "code fence is never closed",
	  "All that follows it is code. Close the fence." },
	{ "fence-broken", SEVERITY_WARNING,
	  "code fence inside a code fence of the same length",
	  "It ends the outer one, and what follows is inside out. Make the "
	  "outer fence longer: ````." },
	{ "comment-unclosed", SEVERITY_WARNING,
	  "HTML comment is never closed",
	  "Close it with '-->'." },
	{ "tag-unclosed", SEVERITY_WARNING,
	  "tag is never closed: %s",
	  "It is taken for text. Close it, or put it in backquotes." },
	{ "tag-unopened", SEVERITY_WARNING,
	  "closing tag without an opening one: %s",
	  "It is taken for text. Delete it, or add the opening tag." },
	{ "tag-crossing", SEVERITY_WARNING,
	  "tag crosses another one: %s",
	  "Close the inner tag before the outer one." },
	{ "heading-no-space", SEVERITY_NOTE,
	  "no blank after the number signs; it is no heading: %s",
	  "Markdown takes the line for text. Write '# Title' if it is one." },
	{ "level-jump", SEVERITY_NOTE,
	  "heading skips a level: %s",
	  "Troupe nests it under the heading above." },
	{ "title-repeated", SEVERITY_NOTE,
	  "title appears more than once under the same heading: %s",
	  "Give the sections different titles, or join them." },
	{ "contradiction", SEVERITY_NOTE,
	  "this says otherwise than %s",
	  "A model may follow either. Keep the one that you mean." },
	{ "too-deep", SEVERITY_WARNING,
	  "nested too deep; the rest is taken for plain text",
	  "Troupe reads 64 levels of sections and 32 of lists and quotes." },
	{ "block-large", SEVERITY_WARNING,
	  "block larger than 64 kB; it is taken for plain text",
	  "Divide it with blank lines." },

	/* what people do not see */
	{ "hidden-tags", SEVERITY_ERROR,
	  "invisible tag characters say: %s",
	  "Models read them as plain letters, people see nothing. Delete "
	  "them." },
	{ "hidden-override", SEVERITY_ERROR,
	  "characters that show the text in another order: %s",
	  "What is read is not what is shown. Delete them." },
	{ "hidden-direction", SEVERITY_WARNING,
	  "direction marks in text that runs to the right: %s",
	  "They have no use here. Delete them." },
	{ "hidden-zero-width", SEVERITY_WARNING,
	  "invisible characters in a row: %s",
	  "Runs of them can carry a message. Delete them." },
	{ "zero-width", SEVERITY_NOTE,
	  "an invisible character: %s",
	  "Mostly left behind by copying. Words that hold one are not found." },
	{ "hidden-control", SEVERITY_WARNING,
	  "control characters: %s",
	  "A terminal obeys them, a model reads them. Delete them." },
	{ "hidden-entity", SEVERITY_WARNING,
	  "an escape stands for characters that cannot be seen: %s",
	  "Readers decode it to something invisible. Delete it." },
	{ "html-comment", SEVERITY_NOTE,
	  "HTML comment: %s",
	  "Rendered pages do not show it, models read it." },
	{ "hidden-definition", SEVERITY_WARNING,
	  "link definition that hides text: %s",
	  "Rendered pages do not show it, models read it." },
	{ "hidden-below", SEVERITY_WARNING,
	  "text after ten or more blank lines: %s",
	  "Who reads the file may think that it ended above." },
	{ "hidden-beside", SEVERITY_WARNING,
	  "text far to the right, behind blanks: %s",
	  "Who reads the file does not scroll there." },
	{ "hidden-letters", SEVERITY_WARNING,
	  "name mixes Latin letters with others that look alike: %s",
	  "It may pose as another persona." },
	{ "hidden-base64", SEVERITY_WARNING,
	  "a long run of what may be base64: %s",
	  "Nobody reads what it says without decoding it." },
	{ "hidden-address", SEVERITY_WARNING,
	  "address that takes data along: %s",
	  "Fetching the image or link sends them to that server." },

	/* orders that no persona needs */
	{ "injection", SEVERITY_WARNING,
	  "text that works against its reader: %s",
	  "It tells the model to turn from its user or its other "
	  "instructions." },
	{ "injection-quoted", SEVERITY_NOTE,
	  "quoted text that would work against its reader: %s",
	  "Perhaps an example; models do not always see the quotes." },
	{ "pipe-to-shell", SEVERITY_WARNING,
	  "a download goes straight into a shell: %s",
	  "An agent that follows it runs whatever that server sends." },

	/* front matter that widens power */
	{ "wide-tools", SEVERITY_NOTE,
	  "tools are not restricted: %s may be used",
	  "Name the tools that the persona needs." },
	{ "wide-mode", SEVERITY_WARNING,
	  "the persona asks to act without questions: %s",
	  "Delete the line unless you trust every word of the file." },
	{ "wide-hooks", SEVERITY_WARNING,
	  "the persona brings hooks: commands that run by themselves",
	  "Read them, or delete them." },
	{ "wide-servers", SEVERITY_WARNING,
	  "the persona brings servers of its own",
	  "A client starts them when it loads the persona. Read them, or "
	  "delete them." },

	/* text that a client replaces or runs */
	{ "template-variable", SEVERITY_NOTE,
	  "Gemini CLI and Qwen Code replace %s, or fail to start",
	  "Write the name without '${'." },
	{ "template-mustache", SEVERITY_NOTE,
	  "Fabric, Goose and aichat replace %s",
	  "Put a blank between the braces." },
	{ "template-argument", SEVERITY_NOTE,
	  "a command of Claude Code, Codex or OpenCode replaces %s",
	  "It is harmless in a sub-agent." },
	{ "template-command", SEVERITY_NOTE,
	  "a command of Gemini CLI or OpenCode runs %s",
	  "It is harmless in a sub-agent." },
	{ "template-include", SEVERITY_NOTE,
	  "a memory file of Claude Code or Gemini CLI includes %s",
	  "It is harmless in a sub-agent." },
	{ "template-wrapper", SEVERITY_WARNING,
	  "%s ends the tag that Copilot CLI puts around the body",
	  "What follows is no longer the persona's text. Delete it." },
};

const struct diagnostic_kind *
diagnostic_at(size_t index)
{
	return index < COUNT(kinds) ? &kinds[index] : NULL;
}
