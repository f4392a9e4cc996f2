// Exports each file to each target and reads it as a client would.
import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import matter from 'gray-matter';
import yaml from 'js-yaml';
import { parse as parseToml } from 'smol-toml';

const [troupe, ...files] = process.argv.slice(2);
const run = (...args) => spawnSync(troupe, args, { maxBuffer: 1 << 26 });

const trim = (text) => text.replace(/^[ \t\r\n\v\f]+|[ \t\r\n\v\f]+$/g, '');
const line = (text) => text.split('\n').map(trim).filter((part) => part)
	.join(' ');
// Some clients show \n of two characters as a line end.
const shown = (text) => text.includes('\n') ? text :
	trim(text.replaceAll('\\n', '\n'));
const isSlug = (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) &&
	name.length >= 2 && name.length <= 64;

function readFront(text) {
	const end = text.indexOf('---', 3);
	const fence = /^---\r?\n/.exec(text)[0];

	assert(end > 0 && text.startsWith(fence, end), 'closing line');
	const front = text.slice(fence.length, end);
	const fields = yaml.load(front) ?? {};
	assert.deepEqual(matter(text, {}).data, fields, 'gray-matter');
	return { fields, body: text.slice(end + fence.length) };
}

function checkDescription(actual, wanted) {
	if (wanted)
		assert.equal(trim(shown(actual)), wanted, 'description');
	else
		assert(actual.length > 0, 'description');
}

function checkAgent(text, persona) {
	const { fields, body } = readFront(text);

	assert(isSlug(fields.name), `name ${fields.name}`);
	checkDescription(fields.description, persona.description);
	assert.equal(body, persona.body, 'body');
}

function checkUnnamed(text, persona) {
	const { fields, body } = readFront(text);

	checkDescription(fields.description, persona.description);
	assert.equal(body, persona.body, 'body');
}

function checkLine(text, persona) {
	const { fields, body } = readFront(text);

	assert(fields.description.length > 0, 'description');
	if (persona.description)
		assert.equal(fields.description, line(persona.description));
	assert.equal(body, persona.body, 'body');
}

function checkSkill(text, persona) {
	const { fields, body } = readFront(text);

	assert(isSlug(fields.name), `name ${fields.name}`);
	assert([...fields.description].length <= 1024, 'length');
	if (persona.description)
		assert(line(persona.description)
			.startsWith(line(fields.description)));
	assert.equal(body, persona.body, 'body');
}

function checkToml(text, persona) {
	const fields = parseToml(text);

	assert(isSlug(fields.name), `name ${fields.name}`);
	checkDescription(fields.description, persona.description);
	assert.equal(fields.developer_instructions, persona.body, 'body');
}

const bodyIs = (find) => (text, persona) =>
	assert.equal(find(JSON.parse(text)), persona.body, 'body');

function checkMode(text, persona) {
	const [mode] = yaml.load(text).customModes;

	assert(isSlug(mode.slug), `slug ${mode.slug}`);
	checkDescription(mode.whenToUse, persona.description);
	assert.equal(mode.roleDefinition, persona.body, 'body');
	assert(Array.isArray(mode.groups), 'groups');
}

const checks = {
	claude: checkAgent,
	gemini: checkAgent,
	qwen: checkAgent,
	antigravity: checkAgent,
	opencode: checkUnnamed,
	kilo: checkUnnamed,
	copilot: checkUnnamed,
	'cursor-agent': checkLine,
	'cursor-rule': checkLine,
	skill: checkSkill,
	codex: checkToml,
	roo: checkMode,
	json: bodyIs((value) => value.messages[0].content),
	openai: bodyIs((value) => value.messages[0].content),
	'openai-responses': bodyIs((value) => value.instructions),
	anthropic: bodyIs((value) => value.system),
	'claude-agents': bodyIs((value) => Object.values(value)[0].prompt),
	llm: (text, persona) => assert.equal(
		yaml.load(text).system.replaceAll('$$', '$'), persona.body),
};

function load(file) {
	const persona = JSON.parse(run('show', '--json', file).stdout);

	persona.body = run('export', file, '--to', 'markdown').stdout.toString();
	persona.description = trim(persona.description);
	return persona;
}

let count = 0;
let failed = 0;
for (const file of files) {
	const persona = load(file);

	for (const [target, check] of Object.entries(checks)) {
		const result = run('export', file, '--to', target);

		count++;
		try {
			assert.equal(result.status, 0, `${result.stderr}`);
			check(result.stdout.toString(), persona);
		} catch (error) {
			failed++;
			console.log(`${file} to ${target}: ${error.message}`);
		}
	}
}
console.log(`export readers: ${count} files read, ${failed} of them wrong`);
process.exit(failed > 0 ? 1 : 0);
