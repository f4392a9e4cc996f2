// SPDX-License-Identifier: MIT
// Exports each file to each target and reads it as that client would.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { clients } from './clients.js';

const [troupe, ...files] = process.argv.slice(2);
const run = (...args) => spawnSync(troupe, args, { maxBuffer: 1 << 26 });

const trim = (text) => text.replace(/^[ \t\r\n\v\f]+|[ \t\r\n\v\f]+$/g, '');
const line = (text) => text.split('\n').map(trim).filter((part) => part)
	.join(' ');
// \n of two characters is a line end where nothing else can be meant.
const shown = (text) => text.includes('\n') || !/\\n(\\n|<)/.test(text) ?
	text : trim(text.replaceAll('\\n', '\n'));

const feeds = (text) => text.replaceAll('\r\n', '\n');
// What a value holds of a body: no blank lines before it, LF.
const prompt = (text) => feeds(text.replace(/^([ \t\r\v\f]*\n)+/, ''));

// What the client found, against what the persona says.
function compare(found, persona) {
	const { description } = persona;

	if ('body' in found)
		assert(found.body === persona.body ||
			found.body === feeds(persona.body), 'body');
	if ('prompt' in found)
		assert.equal(found.prompt, prompt(persona.body), 'prompt');
	if ('trimmed' in found)
		assert(found.trimmed.trim() === persona.body.trim() ||
			found.trimmed.trim() === feeds(persona.body).trim(),
			'body');
	if ('inside' in found)
		assert(found.inside.includes(feeds(persona.body)), 'body');
	// All that Unicode calls white space is nothing; U+0085 is to Codex.
	if (!description.replaceAll('\u0085', ' ').trim())
		return;
	if ('description' in found)
		assert.equal(trim(shown(found.description)), description);
	if ('line' in found)
		assert.equal(found.line, line(description));
	if ('start' in found)
		assert(line(description).startsWith(line(found.start)));
}

function load(file) {
	const shownAs = run('show', '--json', file);

	if (shownAs.status !== 0)
		return null;
	const persona = JSON.parse(shownAs.stdout);

	persona.body = run('export', file, '--to', 'markdown').stdout.toString();
	persona.description = trim(persona.description);
	return persona;
}

// A file in the target's format already keeps what its author wrote.
const isKept = (file, result) => result.stdout.equals(readFileSync(file));

// What a client has no way to hold: a body that would end its own block or
// text, or that is longer than it takes.
const refusals = {
	'agents-md': 'the body ends its own block',
	ollama: 'three quotes in the body end it',
	m365: 'takes 8000 characters of instructions',
};
const isRefused = (target, result) => target in refusals &&
	result.stderr.toString().includes(refusals[target]);

const failures = [];
let count = 0;
for (const file of files) {
	const persona = load(file);

	for (const [target, read] of Object.entries(persona ? clients : {})) {
		const result = run('export', file, '--to', target);

		count++;
		try {
			if (isRefused(target, result) || isKept(file, result))
				continue;
			assert.equal(result.status, 0, `${result.stderr}`);
			compare(read(result.stdout.toString()), persona);
		} catch (error) {
			failures.push(`${file} to ${target}`);
			console.log(`${file} to ${target}: ${error.message}`);
		}
	}
}
console.log(`[==========] export readers: ${count} test(s) run.`);
console.log(`[  PASSED  ] ${count - failures.length} test(s).`);
if (failures.length > 0) {
	console.log(`[  FAILED  ] ${failures.length} test(s), listed below:`);
	for (const failure of failures)
		console.log(`[  FAILED  ] ${failure}`);
	process.exit(1);
}
