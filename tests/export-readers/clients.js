// SPDX-License-Identifier: MIT
// What each client makes of a file of its format, as its own program has it:
// how it splits and reads the file, and what it refuses.
import assert from 'node:assert/strict';
import matter from 'gray-matter';
import yaml from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';

const isSlug = (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) &&
	name.length >= 2 && name.length <= 64;

const strict = { strict: true, uniqueKeys: true };

// Every reader finds the same values; YAML 1.1 the same texts.
function readYaml(text) {
	const fields = yaml.load(text) ?? {};
	const old = parseYaml(text, { ...strict, version: '1.1' }) ?? {};

	assert.deepEqual(parseYaml(text, strict) ?? {}, fields, 'yaml 1.2');
	for (const key of ['name', 'description', 'tools', 'model'])
		assert.deepEqual(old[key], fields[key], `yaml 1.1: ${key}`);
	return fields;
}

function onlyKeys(fields, ...keys) {
	for (const key of Object.keys(fields))
		assert(keys.includes(key), `unknown key ${key}`);
}

function isText(fields, ...keys) {
	for (const key of keys)
		assert(typeof fields[key] === 'string' && fields[key].trim(),
			`${key} is no text`);
}

// The front matter ends at the first three hyphens, wherever they stand.
function readFront(text) {
	const fence = /^---\r?\n/.exec(text)[0];
	const end = text.indexOf('---', 3);

	assert(end > 0 && text.startsWith(fence, end), 'closing line');
	const front = text.slice(fence.length, end);
	const fields = readYaml(front);

	assert.deepEqual(matter(text, {}).data, fields, 'gray-matter');
	return { fields, body: text.slice(end + fence.length) };
}

const strings = (list) => Array.isArray(list) &&
	list.every((entry) => typeof entry === 'string' && entry);

function claude(text) {
	const { fields, body } = readFront(text);

	isText(fields, 'name', 'description');
	assert(isSlug(fields.name), `name ${fields.name}`);
	if ('tools' in fields && typeof fields.tools !== 'string')
		assert(strings(fields.tools), 'tools');
	return { description: fields.description, body, fields };
}

// A tools list, a named colour or a short model stops the whole client.
function opencode(text) {
	const { fields, body } = readFront(text);

	onlyKeys(fields, 'description', 'displayName', 'mode', 'model',
		'permission', 'color');
	isText(fields, 'description');
	assert.match(fields.mode, /^(primary|subagent|all)$/);
	if ('model' in fields)
		assert.match(fields.model, /^[^/]+\/.+/);
	if ('color' in fields)
		assert.match(fields.color, /^#[0-9a-fA-F]{6}$/);
	// A right for each, or rights by pattern.
	for (const value of Object.values(fields.permission ?? {}))
		for (const right of typeof value === 'string' ? [value] :
			Object.values(value))
			assert.match(right, /^(allow|ask|deny)$/);
	return { description: fields.description, body, fields };
}

function copilot(text) {
	const { fields, body } = readFront(text);

	onlyKeys(fields, 'name', 'description', 'tools');
	isText(fields, 'name', 'description');
	assert(!('tools' in fields) || strings(fields.tools), 'tools');
	return { description: fields.description, body, fields };
}

const geminiTools = /^(read_file|read_many_files|write_file|replace|run_shell_command|grep_search|glob|list_directory|web_fetch|google_web_search|write_todos|activate_skill|ask_user|invoke_agent|tracker_(create_task|update_task|get_task|list_tasks|add_dependency|visualize)|get_internal_docs|enter_plan_mode|exit_plan_mode|update_topic|complete_task|read_mcp_resource|list_mcp_resources|mcp_\*|mcp_[a-z0-9.:-]+_([a-z0-9_.:-]+|\*))$/i;

function gemini(text) {
	const { fields, body } = readFront(text);

	onlyKeys(fields, 'name', 'display_name', 'description', 'tools');
	isText(fields, 'name', 'description');
	assert.match(fields.name, /^[a-z0-9-_]+$/);
	for (const tool of fields.tools ?? [])
		assert.match(tool, geminiTools);
	return { description: fields.description, body, fields };
}

const deniesSome = (fields) => !('disallowedTools' in fields) ||
	(strings(fields.disallowedTools) && fields.disallowedTools.length > 0);

// No tools is all tools, and so is an empty list.
function qwen(text) {
	const { fields, body } = readFront(text);

	onlyKeys(fields, 'name', 'description', 'tools', 'disallowedTools',
		'permissionMode', 'maxTurns');
	isText(fields, 'name', 'description');
	assert(deniesSome(fields), 'disallowedTools');
	assert.match(fields.name, /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,48}[a-zA-Z0-9]$/);
	assert(!/^(self|system|user|model|tool|config|default)$/
		.test(fields.name));
	assert(!('tools' in fields) ||
		(strings(fields.tools) && fields.tools.length > 0), 'tools');
	return { description: fields.description, body, fields };
}

const oneLine = (fields) => assert(!fields.description.includes('\n'));

function cursorAgent(text) {
	const { fields, body } = readFront(text);

	onlyKeys(fields, 'name', 'description', 'model', 'readonly');
	isText(fields, 'name', 'description');
	assert(isSlug(fields.name), `name ${fields.name}`);
	oneLine(fields);
	return { line: fields.description, body, fields };
}

// One of Cursor's two readers takes what follows "globs: " as it stands, the
// other is YAML: no spelling of a leading star serves both.
function cursorRule(text) {
	const bare = /^globs: (\*.*)$/m.exec(text);
	const { fields, body } = readFront(bare ?
		text.replace(bare[0], () => `globs: ${JSON.stringify(bare[1])}`) : text);

	if (bare)
		assert.equal(fields.globs, bare[1]);
	else if (fields.globs)
		assert(text.includes(`\nglobs: ${fields.globs}\n`), 'globs');

	onlyKeys(fields, 'description', 'globs', 'alwaysApply');
	isText(fields, 'description');
	oneLine(fields);
	assert.equal(fields.alwaysApply, false);
	return { line: fields.description, body, fields };
}

function skill(text) {
	const { fields, body } = readFront(text);

	onlyKeys(fields, 'name', 'description', 'license', 'compatibility',
		'allowed-tools', 'metadata');
	isText(fields, 'name', 'description');
	assert(isSlug(fields.name), `name ${fields.name}`);
	assert([...fields.description].length <= 1024, 'length');
	for (const value of Object.values(fields.metadata ?? {}))
		assert.equal(typeof value, 'string', 'metadata');
	return { start: fields.description, body, fields };
}

// One key that it does not know drops the agent.
function codex(text) {
	const fields = parseToml(text);

	isText(fields, 'name', 'description');
	assert(isSlug(fields.name), `name ${fields.name}`);
	return { description: fields.description,
		prompt: fields.developer_instructions, fields };
}

// Typography is replaced before the YAML is read.
const cleaned = (text) => text.replace(/[\u00a0\u200b-\u200d\u2010-\u2015\u2212\u2018\u2019\u201c\u201d]/g,
	(sign) => '\u2018\u2019'.includes(sign) ? "'" :
		'\u201c\u201d'.includes(sign) ? '"' :
		sign === '\u00a0' ? ' ' : sign < '\u2010' ? '' : '-');

function roo(text) {
	assert.deepEqual(parseYaml(text, strict), yaml.load(text), 'yaml');
	const { customModes: [mode] } = parseYaml(cleaned(text), strict);

	onlyKeys(mode, 'slug', 'name', 'description', 'whenToUse',
		'roleDefinition', 'groups');
	assert.match(mode.slug, /^[a-zA-Z0-9-]+$/);
	isText(mode, 'name');
	assert(new Set(mode.groups).size === mode.groups.length, 'groups');
	for (const group of mode.groups)
		assert.match([group].flat()[0],
			/^(read|edit|browser|command|mcp)$/);
	return { description: mode.whenToUse, trimmed: mode.roleDefinition,
		fields: mode };
}

function kiro(text) {
	const { fields, body } = readFront(text);

	onlyKeys(fields, 'description', 'model', 'tools', 'mcpServers',
		'permissions');
	isText(fields, 'description');
	assert(strings(fields.tools), 'tools');
	return { description: fields.description, body, fields };
}

const inclusions = /^(always|fileMatch|manual|auto)$/;

function kiroSteering(text) {
	const { fields, body } = readFront(text);

	onlyKeys(fields, 'inclusion', 'name', 'description',
		'fileMatchPattern');
	assert.match(fields.inclusion, inclusions);
	if (fields.inclusion === 'auto')
		isText(fields, 'name', 'description');
	assert.equal('fileMatchPattern' in fields,
		fields.inclusion === 'fileMatch');
	return { line: fields.description, body, fields };
}

// It splits tools at commas: a list makes it throw.
function pi(text) {
	const { fields, body } = readFront(text);

	onlyKeys(fields, 'name', 'description', 'tools', 'model');
	isText(fields, 'name', 'description');
	assert((fields.tools ?? 'read').split(',').every((tool) =>
		/^(none|read|write|edit|bash|grep|find|ls|powershell|codemode|tool_search|mcp__[\w*-]+)$/.test(tool.trim())));
	return { description: fields.description, body, fields };
}

function factory(text) {
	const { fields, body } = readFront(text);

	onlyKeys(fields, 'name', 'description', 'model', 'tools');
	isText(fields, 'name', 'description', 'model');
	assert.match(fields.name, /^[a-z0-9-_]+$/);
	assert(!('tools' in fields) || strings(fields.tools), 'tools');
	return { description: fields.description, body, fields };
}

function ollama(text) {
	const [, prompt] = /^FROM \S+\nSYSTEM """([^]*?)"""\n$/.exec(text);

	return { prompt };
}

function m365(text) {
	const agent = JSON.parse(text);

	onlyKeys(agent, 'version', 'name', 'description', 'instructions');
	isText(agent, 'name', 'description');
	assert([...agent.name].length <= 100, 'name');
	assert([...agent.description].length <= 1000, 'description');
	assert([...agent.instructions].length <= 8000, 'instructions');
	return { start: agent.description, prompt: agent.instructions };
}

function card(text) {
	const { spec, spec_version, data } = JSON.parse(text);

	assert.deepEqual([spec, spec_version], ['chara_card_v2', '2.0']);
	for (const key of ['personality', 'scenario', 'first_mes',
		'mes_example', 'creator_notes', 'post_history_instructions',
		'creator', 'character_version'])
		assert.equal(typeof data[key], 'string', key);
	assert(strings(data.tags) && strings(data.alternate_greetings));
	assert.deepEqual(data.extensions, {});
	return { description: data.description, prompt: data.system_prompt };
}

// The first two runs of hyphens are front matter, wherever they stand.
function aichat(text) {
	const front = /-{3,}\s*([^]*?)\s*-{3,}\s*([^]*)/.exec(text);

	return { trimmed: front ? front[2] : text };
}

// A dollar begins a variable; two are one.
function llm(text) {
	const fields = yaml.load(text);

	assert.deepEqual(parseYaml(text, strict), fields, 'yaml');
	onlyKeys(fields, 'system');
	assert(!/(^|[^$])(\$\$)*\$([^$]|$)/.test(fields.system), 'dollars');
	return { prompt: fields.system.replaceAll('$$', '$') };
}

const json = (find) => (text) => ({ prompt: find(JSON.parse(text)) });

function claudeAgents(text) {
	const [[name, agent]] = Object.entries(JSON.parse(text));

	assert(isSlug(name), `name ${name}`);
	onlyKeys(agent, 'description', 'prompt', 'tools', 'disallowedTools',
		'model', 'permissionMode', 'maxTurns', 'skills', 'effort',
		'background', 'memory', 'isolation', 'initialPrompt',
		'mcpServers', 'hooks', 'omitClaudeMd', 'autoCompactWindow',
		'observer', 'observerMessage', 'observeSubagents',
		'observeToolResults');
	assert(!('tools' in agent) || strings(agent.tools), 'tools');
	assert(deniesSome(agent), 'disallowedTools');
	assert(!('skills' in agent) || strings(agent.skills), 'skills');
	assert(!('maxTurns' in agent) || agent.maxTurns > 0, 'maxTurns');
	if ('permissionMode' in agent)
		assert.match(agent.permissionMode,
			/^(default|acceptEdits|bypassPermissions|plan|dontAsk|auto)$/);
	return { description: agent.description, prompt: agent.prompt };
}

export const clients = {
	claude, opencode, copilot, gemini, qwen, skill, codex, roo, llm, aichat,
	kiro, pi, factory, ollama, m365, card,
	'kiro-steering': kiroSteering,
	cline: (text) => ({ body: text }),
	kilo: opencode,
	antigravity: gemini,
	'cursor-agent': cursorAgent,
	'cursor-rule': cursorRule,
	'claude-agents': claudeAgents,
	markdown: (text) => ({ body: text }),
	fabric: (text) => ({ body: text }),
	'agents-md': (text) => ({ inside: text }),
	json: json((value) => value.messages[0].content),
	openai: json((value) => value.messages[0].content),
	'openai-responses': json((value) => value.instructions),
	anthropic: json((value) => value.system),
};
