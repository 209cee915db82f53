import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import type { RunRequest } from '#shared/domain/run.ts';

import { startOllamaServer } from '../support/ollama-server.ts';
import { importBundle, openTestCore, runToEnd } from '../support/open-test-core.ts';
import { bundleFolder } from '../support/run-bundles.ts';
import type { ScriptedTurn, SentMessage } from '../support/scripted-turn.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const head = (id: string) => `schema: benchgen/1\nid: ${id}\nversion: 1.0.0\ntitle: ${id}\n`;

const repair = {
  'environment.yaml': `${head('repair')}
dataset: { file: cases.jsonl, input: task }
harness: { kind: code-repair, prompt: '{{ task }}', attempts: 3 }
scoring:
  passMark: 0.5
  checks:
    - { kind: code-tests, language: python, tests: tests, byAttempt: [1, 0.5] }
`,
  'cases.jsonl': '{"task": "Write double(x).", "tests": "assert double(4) == 8, double(4)"}\n',
};

const library = {
  'environment.yaml': `${head('library')}
dataset: { file: cases.jsonl, input: wish, solution: solution }
harness:
  kind: tool-loop
  system: You lend books.
  user: { system: 'You are a reader. {{ wish }}', turns: 5 }
  state: { kind: database, file: library.sql }
  tools:
    - name: lend
      description: Lends a book.
      parameters:
        type: object
        properties: { title: { type: string }, reader: { type: string } }
        required: [title, reader]
      sql: UPDATE books SET reader = :reader WHERE title = :title AND reader IS NULL
      mustChange: That book is not here.
scoring:
  checks: [{ kind: final-state, outputs: said }]
`,
  'library.sql': `
    CREATE TABLE books (title TEXT PRIMARY KEY, reader TEXT);
    INSERT INTO books VALUES ('Emma', 'Ida'), ('Middlemarch', NULL);`,
  'cases.jsonl': `${JSON.stringify({
    wish: 'Jo wants Emma, else Middlemarch.',
    said: ['Middlemarch'],
    solution: [{ name: 'lend', arguments: { title: 'Middlemarch', reader: 'Jo' } }, 'Middlemarch is yours.'],
  })}\n`,
};

/** The one result of a run of a bundle against a scripted Ollama. */
async function resultOf(
  files: Readonly<Record<string, string>>,
  turn: (messages: readonly SentMessage[]) => ScriptedTurn,
  settings: RunRequest['settings'] | object = {},
) {
  const server = await startOllamaServer({ answer: () => '', models: ['candidate', 'reader'], turn });
  onTestFinished(() => server.close());
  const folder = temporaryFolder();
  const { client } = await openTestCore({ dataDirectory: folder, resourcesDirectory: join(folder, 'none') });
  const free = { keyVariable: null, concurrency: null, requestsPerMinute: null };
  await client.call('providers.save', { name: 'served', kind: 'ollama', baseUrl: server.url, ...free });
  const { id } = await importBundle(client, bundleFolder(files));
  const run = await runToEnd(client, async () => {
    const request = { environment: id, models: ['served:candidate'], settings };
    const [started] = await client.call('runs.start', request);
    if (started === undefined) throw new Error('No run was started.');
    return started;
  });
  const { ids } = await client.call('results.index', { runId: run.id });
  return client.call('results.get', { id: ids[0] ?? 0 });
}

const repliesIn = (messages: readonly SentMessage[]) =>
  messages.filter(({ role }) => role === 'assistant').length;

test('code repair: the failing output is shown, and the second try passes for half the score', async () => {
  const answers = [
    '```python\ndef double(x):\n    return x\n```',
    '```python\ndef double(x):\n    return 2 * x\n```',
  ];

  const result = await resultOf(repair, (messages) => ({ text: answers[repliesIn(messages)] ?? '' }));

  expect(result).toMatchObject({ verdict: 'pass', score: 0.5, failure: null });
  expect(result.transcript).toMatchObject([
    { role: 'user', content: 'Write double(x).' },
    { role: 'assistant' },
    { role: 'tool', toolName: 'tests', isError: true, content: expect.stringContaining('AssertionError: 4') },
    { role: 'user', content: expect.stringContaining('AssertionError: 4') },
    { role: 'assistant', content: answers[1] },
    { role: 'tool', toolName: 'tests', content: 'All tests passed.' },
  ]);
});

test('a tool loop over a database with a simulated user, both played by one server', async () => {
  const lend = (title: string): ScriptedTurn => ({
    calls: [{ name: 'lend', argumentsText: JSON.stringify({ title, reader: 'Jo' }) }],
  });
  const candidate = [
    lend('Emma'),
    { text: 'Emma is lent out.' },
    lend('Middlemarch'),
    { text: 'Middlemarch is yours.' },
  ];
  const reader = [{ text: 'Emma, please.' }, { text: 'Then Middlemarch.' }, { text: 'Thanks! ###STOP###' }];
  const turn = (messages: readonly SentMessage[]) => {
    const isReader = messages[0]?.content.startsWith('You are a reader.') === true;
    return (isReader ? reader : candidate)[repliesIn(messages)] ?? { text: 'Hm.' };
  };

  const result = await resultOf(library, turn, { user: 'served:reader' });

  expect(result).toMatchObject({
    verdict: 'pass',
    failure: null,
    response: 'Middlemarch is yours.',
    roles: [{ role: 'user', model: 'served:reader', calls: 3 }],
  });
  const own = result.transcript.filter(({ side }) => side === undefined);
  expect(own.map(({ role, content }) => `${role}: ${content}`)).toEqual([
    'system: You lend books.',
    'user: Emma, please.',
    'assistant: ',
    'tool: Error: That book is not here.',
    'assistant: Emma is lent out.',
    'user: Then Middlemarch.',
    'assistant: ',
    'tool: {"changedRows":1}',
    'assistant: Middlemarch is yours.',
    'state: {"books":{"columns":["title","reader"],"rows":[["Emma","Ida"],["Middlemarch","Jo"]]}}',
  ]);
});
