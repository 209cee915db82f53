import { expect, test } from 'vitest';

import { type BundleFiles, goodBundle } from '../support/bundle-files.ts';
import { problemsOf } from '../support/bundle-problems.ts';

const HEAD = `schema: benchgen/1
id: small-desk
version: 1.0.0
title: Small desk
dataset:
  file: cases.jsonl
  input: question
  solution: calls
`;
const HARNESS = `harness:
  kind: tool-loop
  tools:
    - name: find_order
      description: Finds an order.
      parameters: { type: object, properties: { id: { type: string } }, required: [id] }
      javascript: tools.js
    - { builtin: submit }
  state: { kind: document, file: desk.json }
`;
const SCORING = `scoring:
  checks:
    - { kind: final-state }
`;
const FILES: BundleFiles = {
  'cases.jsonl':
    '{"question": "Where is A1?", "calls": [{"name": "find_order", "arguments": {"id": "A1"}}]}\n',
  'tools.js': 'export function find_order({ id }, state) {\n  return state.orders[id];\n}\n',
  'desk.json': '{"orders": {}}',
};

const problems = (parts: { harness?: string; scoring?: string; files?: BundleFiles }) =>
  problemsOf(
    goodBundle({
      ...FILES,
      ...parts.files,
      'environment.yaml': `${HEAD}${parts.harness ?? HARNESS}${parts.scoring ?? SCORING}`,
    }),
  );

test('a tool-loop in which everything fits has no problems', async () => {
  expect(await problems({})).toEqual([]);
});

test.each([
  ['a tool of no sort', '      javascript: tools.js\n', '', /names no tool\./],
  [
    'a tool of two sorts',
    'javascript: tools.js',
    'javascript: tools.js\n      sql: SELECT 1',
    /names two tools: javascript and sql/,
  ],
  [
    'a misspelt setting of a tool',
    'description:',
    'descripton:',
    /no key "descripton" in harness\.tools\[0\]/,
  ],
  ['an unknown built-in tool', 'builtin: submit', 'builtin: sumbit', /Did you mean "submit"/],
  [
    'two tools of one name',
    'builtin: submit',
    'builtin: submit, name: find_order',
    /Another tool has the name/,
  ],
  [
    'a file that is not there',
    'javascript: tools.js',
    'javascript: tool.js',
    /no file "tool\.js".*"tools\.js"/,
  ],
  [
    'a function that is not there',
    'javascript: tools.js',
    'javascript: tools.js\n      function: find',
    /:15:\d+ tools\.js has no function "find"/,
  ],
  ['a file of another language', 'javascript: tools.js', 'python: tools.js', /is to be a python file/],
  [
    'parameters that are no object',
    'type: object, properties',
    'type: array, properties',
    /schema of type "object"/,
  ],
  ['parameters that are no schema', '{ type: string }', '{ type: strin }', /cannot be used/],
  [
    'a statement without a database',
    'javascript: tools.js',
    'sql: "SELECT * FROM orders WHERE id = :id"',
    /queries a database, and the harness has none/,
  ],
  [
    'a statement that binds an unknown name',
    'javascript: tools.js',
    `sql: "SELECT ':no' FROM orders WHERE id = :ident"`,
    /binds ":ident", which is no parameter/,
  ],
  [
    'a state without a beginning',
    'state: { kind: document, file: desk.json }',
    'state: { kind: document }',
    /starts with nothing/,
  ],
  [
    'a submit tool that is not there',
    'state:',
    'submit: find_orders\n  state:',
    /no tool "find_orders"\. Did you mean "find_order"/,
  ],
  ['an unknown placeholder', 'tools:', 'prompt: "{{ questoin }}"\n  tools:', /Did you mean "question"/],
])('%s is reported', async (_, part, instead, says) => {
  expect(HARNESS).toContain(part);
  const said = await problems({ harness: HARNESS.replace(part, instead) });
  expect(said.join('\n')).toMatch(says);
});

test('a starting document that is no object is reported', async () => {
  expect(await problems({ files: { 'desk.json': '[1]' } })).toEqual([
    expect.stringMatching(/:17:\d+ desk\.json does not hold a JSON object/),
  ]);
});

test.each([
  [
    'a final state without tools',
    'harness: { kind: single-turn }\n',
    '{ kind: final-state }',
    /Only the harness "tool-loop"/,
  ],
  [
    'code to repair without tests',
    'harness: { kind: code-repair }\n',
    '{ kind: exact, expected: question }',
    /no code-tests check/,
  ],
  [
    'a conversation without turns',
    'harness: { kind: multi-turn }\n',
    '{ kind: exact, expected: question }',
    /has no turns of the user/,
  ],
  [
    'functions of a raw completion',
    'harness: { kind: single-turn, mode: completion, functions: calls }\n',
    '{ kind: exact, expected: question }',
    /offers no functions/,
  ],
  [
    'tests that no row has',
    'harness: { kind: single-turn }\n',
    '{ kind: code-tests, language: python }',
    /No row has a field "tests"/,
  ],
  [
    'a query without a database',
    'harness: { kind: single-turn }\n',
    '{ kind: sql-result, expected: question, database: {} }',
    /no database to query/,
  ],
  [
    'an unknown way to compare',
    'harness: { kind: single-turn }\n',
    '{ kind: sql-result, expected: question, database: { field: calls }, compare: rows }',
    /compare cannot be "rows"/,
  ],
  [
    'a script that is not there',
    'harness: { kind: single-turn }\n',
    '{ kind: script, file: score.py }',
    /no file "score\.py"/,
  ],
  [
    'a judge with two prompts',
    'harness: { kind: single-turn }\n',
    '{ kind: judge, prompt: "Good?", promptFile: README.md }',
    /a prompt and a prompt file/,
  ],
  [
    'a scale upside down',
    'harness: { kind: single-turn }\n',
    '{ kind: judge, scale: { from: 10, to: 1 } }',
    /from must be below to/,
  ],
  [
    'a reserved harness',
    'harness: { kind: program }\n',
    '{ kind: exact, expected: question }',
    /is reserved/,
  ],
])('%s is reported', async (_, harness, check, says) => {
  const said = await problems({ harness, scoring: `scoring:\n  checks:\n    - ${check}\n` });
  expect(said.join('\n')).toMatch(says);
});
