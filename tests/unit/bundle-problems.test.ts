import { expect, test } from 'vitest';

import { type BundleFiles, GOOD_MANIFEST, goodBundle } from '../support/bundle-files.ts';
import { problemsOf, withLine, withManifest } from '../support/bundle-problems.ts';

test('a good bundle has no problems', async () => {
  expect(await problemsOf(goodBundle())).toEqual([]);
});

test('ten mistakes give ten messages, each with file, line, column and remedy', async () => {
  const manifest = `schema: benchgen/1
id: Small Sums
version: 1.0
titel: Small sums
category: reasonin
dataset:
  file: cases.jsonl
  input: question
  expected: anwser
harness:
  kind: single-turn
  prompt: "{{ input"
scoring:
  extract:
    - { regex: '(\\d+' }
  checks:
    - { kind: numerc }
    - { kind: exact, ignorCase: true }
readme: READ.md
`;
  const cases = '{"question": "1 + 1?", "answer": 2}\n{"question": "1 + 2?", "answer": 3,}\n';

  const problems = await problemsOf({ 'environment.yaml': manifest, 'cases.jsonl': cases, 'README.md': '#' });

  expect(problems).toEqual(
    [
      'environment.yaml:2:5 id cannot be "Small Sums": only lower-case letters, digits and single hyphens. → Write it as "small-sums".',
      'environment.yaml:3:10 version must be a text, not a number. → Write three numbers, such as 1.0.0.',
      'environment.yaml:4:1 There is no key "titel" at the top level. Did you mean "title"? → Write "title:" instead of "titel:".',
      'environment.yaml:5:11 category cannot be reasonin. Did you mean "reasoning"? → Use one of: instruction-following, code-generation, reasoning, tool-use, domain-knowledge, other.',
      expect.stringMatching(/^environment\.yaml:12:11 The template cannot be read: .+ → Look for an open/),
      expect.stringMatching(
        /^environment\.yaml:15:16 .+Unterminated group.+ → Correct the regular expression\.$/,
      ),
      expect.stringMatching(
        /^environment\.yaml:17:15 There is no kind "numerc" .+ Did you mean "numeric"\? → Use one of: exact, /,
      ),
      'environment.yaml:18:22 There is no key "ignorCase" in scoring.checks[1]. Did you mean "ignoreCase"? → Write "ignoreCase:" instead of "ignorCase:".',
      'environment.yaml:19:9 There is no file "READ.md" in the bundle. Did you mean "README.md"? → Write "README.md".',
      'cases.jsonl:2:35 There is a comma after the last entry. → Remove the comma.',
      'environment.yaml:9:13 No row has a field "anwser". Did you mean "answer"? → Write "answer".',
    ].toSorted((before, after) => order(before) - order(after)),
  );
});

/** As problems are listed: the manifest first, by line. */
function order(line: unknown): number {
  const text = typeof line === 'string' ? line : String((line as { sample: RegExp }).sample);
  const [, file = '', number = '0'] = /(environment|cases)\\?\.[a-z]+:(\d+)/.exec(text) ?? [];
  return (file === 'cases' ? 1_000 : 0) + Number(number);
}

test.each([
  [
    'a key twice',
    'title: Small sums',
    'title: a\ntitle: b',
    /^environment.yaml:5:1 This key is in the same place twice/,
  ],
  ['a second document', 'title: Small sums', 'title: a\n---\nb: c', /more than one YAML document/],
  ['a tab', '  file: cases.jsonl', '\tfile: cases.jsonl', /A tab is used for indentation/],
  [
    'braces without quotes',
    '"{{ input }}"',
    '{{ input }}',
    /^environment.yaml:17:.* put \{\{ … \}\} in quotes/,
  ],
  [
    'an alias without anchor',
    'title: Small sums',
    'title: *bold*',
    /^environment.yaml:4:8 There is no anchor/,
  ],
  ['a tag', 'title: Small sums', 'title: !!js/function x', /Tags \(!name\) are not known/],
  ['a backslash in double quotes', 'title: Small sums', 'title: "\\d"', /Use single quotes/],
])('YAML with %s is explained', async (_, line, instead, says) => {
  expect((await withLine(line, instead))[0]).toMatch(says);
});

test.each(['__proto__', 'constructor', 'toString'])('the key %s is unknown like any other', async (key) => {
  const [problem] = await withLine('title: Small sums', `title: Small sums\n${key}: { id: other }`);

  expect(problem).toContain(`environment.yaml:5:1 There is no key "${key}"`);
});

test('the beginning of a word is enough to guess it', async () => {
  expect((await withLine('kind: single-turn', 'kind: single'))[0]).toContain('Did you mean "single-turn"?');
});

test('aliases that multiply are refused', async () => {
  const nested = 'a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n';
  const more = 'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c]\n';

  expect((await withManifest(nested + more))[0]).toContain('Aliases (*name) repeat parts');
});

test('a bundle without a manifest, or of another kind, says so', async () => {
  const read = (files: BundleFiles) => problemsOf(files).catch((error: unknown) => String(error));

  expect(await read({ 'environment.yml': 'a: 1' })).toContain('Rename environment.yml to environment.yaml');
  expect(await read({ 'competition.yaml': 'a: 1' })).toContain('competition bundle');
  expect(await read({ 'a/environment.yaml': 'a: 1', 'b.txt': '' })).toContain('Pack the folder of');
});

test.each([
  [
    'a missing part',
    'harness:\n  kind: single-turn',
    'harnes:\n  kind: single-turn',
    [/Did you mean "harness"/],
  ],
  [
    'a missing kind',
    '  kind: single-turn',
    '  mode: chat',
    [/^environment.yaml:15:3 "kind" is missing in harness/],
  ],
  [
    'a key in the wrong place',
    'license:',
    'prompt: x\nlicense:',
    [/There is no key "prompt".* Move it under "harness:"/],
  ],
  [
    'a text for a number',
    'kind: numeric',
    'kind: numeric, tolerance: a',
    [/:22:35 .*must be a number, not a text/],
  ],
  [
    'a number out of range',
    '    - { kind: numeric }',
    '    - { kind: numeric }\n  passMark: 2',
    [/passMark must be at most 1, not 2/],
  ],
  [
    'two steps in one',
    '{ number: last }',
    '{ number: last, tag: b }',
    [/:20:23 .*names two steps: number and tag.*as a list/],
  ],
  [
    'an unknown step',
    '{ number: last }',
    '{ nubmer: last }',
    [/:20:9 .*names no step. Did you mean "number"/],
  ],
  ['a step that is a text', '{ number: last }', 'number', [/:20:7 .*must be a step such as/]],
  [
    'a bad key in a step',
    '{ number: last }',
    '[{ number: last, tak: first }]',
    [/:20:24 There is no key "tak" in scoring.extract\[0\]\[0\]/],
  ],
  [
    'a group that is not there',
    '{ number: last }',
    "{ regex: '(a)', group: 2 }",
    [/:20:30 The pattern has no group 2/],
  ],
  [
    'a file that is not there',
    'file: cases.jsonl',
    'file: case.jsonl',
    [/:10:9 There is no file "case.jsonl".*Did you mean "cases.jsonl"/],
  ],
  [
    'a field that is not there',
    'input: question',
    'input: questoin',
    [/:11:10 No row has a field "questoin". Did you mean "question"/],
  ],
  [
    'a template name that is not there',
    '{{ input }}',
    '{{ inptu }}',
    [/:17:11 The template reads "inptu", which no row has. Did you mean "input"/],
  ],
  [
    'an expected answer in the prompt',
    '{{ input }}',
    '{{ input }} {{ answer }}',
    [/^warning .*:17:11 The model is shown the field "answer"/],
  ],
  [
    'a check without anything to compare',
    '  expected: answer\n',
    '',
    [/:21:15 The check "numeric" has nothing to compare with/],
  ],
  ['only weightless checks', 'kind: numeric', 'kind: numeric, weight: 0', [/All checks have the weight 0/]],
  [
    'checks of one name',
    '    - { kind: numeric }',
    '    - { kind: numeric }\n    - { kind: numeric, tolerance: 1 }',
    [/^warning .*:23:7 Another check has the name "numeric" too/],
  ],
  [
    'a choice check without choices',
    'kind: numeric',
    'kind: choice',
    [/^warning .*has no options/, /is no option/],
  ],
  [
    'a version with leading zeros',
    'version: 1.0.0',
    'version: 1.02.0',
    [/:3:10 version "1.02.0" is not a semantic version/],
  ],
])('%s is reported', async (_, line, instead, says) => {
  const problems = await withLine(line, instead);

  for (const [index, pattern] of says.entries()) expect(problems[index]).toMatch(pattern);
});

test('one mistake does not hide the others', async () => {
  const manifest = GOOD_MANIFEST.replace('input: question', 'inputt: question').replace(
    '{ number: last }',
    "{ regex: '[' }",
  );

  const problems = await withManifest(manifest);

  expect(problems).toHaveLength(2);
});

test('schemas of checks are compiled', async () => {
  const files = { 'good.json': '{"type": "object"}', 'bad.json': '{"type": "objekt"}' };
  const check = (schema: string) => withLine('kind: numeric', `kind: json-schema, schema: ${schema}`, files);

  expect(await check('good.json')).toEqual([]);
  expect((await check('bad.json'))[0]).toMatch(/^environment.yaml:22:36 .+ → Correct the JSON Schema/);
  expect((await check('{ type: 5 }'))[0]).toMatch(/^environment.yaml:22:36 /);
  expect((await check('bda.json'))[0]).toContain('Did you mean "bad.json"?');
});

test('a template without the end of a block is told in words of its own', async () => {
  expect(await withLine('"{{ input }}"', '"{% if input %}x"')).toEqual([
    expect.stringMatching(
      /^environment.yaml:17:11 The template ends inside a block: "{% endif %}" or "{% endfor %}" is missing\. → /,
    ),
  ]);
});

test('an unknown filter is told at its template', async () => {
  expect(
    await withLine('"{{ input }}"', "\"{{ input | uper }} {{ input | replace('a', 'b') | trim }}\""),
  ).toEqual([
    'environment.yaml:17:11 Templates have no filter "uper". Did you mean "upper"? → Write "upper".',
  ]);
  expect((await withLine('input: question', 'input: "{{ question | shout(1) }}"'))[0]).toMatch(
    /^environment.yaml:11:10 Templates have no filter "shout"\. → Use one of: abs, /,
  );
});

test('examples out of the dataset itself are warned of', async () => {
  expect(
    (
      await withLine('  file: cases.jsonl', '  file: cases.jsonl\n  examples: { file: cases.jsonl, take: 1 }')
    )[0],
  ).toMatch(/^warning environment.yaml:11:21 The examples are read from the dataset itself/);
});
