import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import type { Client } from '#shared/client.ts';

import { startOllamaServer } from '../support/ollama-server.ts';
import { importBundle, openTestCore, runToEnd } from '../support/open-test-core.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { type Conduct, orderDeskAgent, orderDeskBundle } from '../support/order-desk-agent.ts';
import type { ScriptedServer } from '../support/scripted-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Everything that is not here is done right. */
const CONDUCT: Readonly<Record<string, Conduct>> = {
  'parallel-01': 'right in one reply',
  'look-up-01': 'right at second try',
  'order-matters': 'wrong order',
  'single-call-03': 'wrong argument',
  'look-up-02': 'hallucinated tool',
  'single-call-01': 'endless loop',
  'amounts-02': 'breaks off',
};
const conductOf = (caseId: string): Conduct => CONDUCT[caseId] ?? 'right';

interface Wire {
  readonly name: string;
  readonly kind: 'openai' | 'ollama';
  start(agent: ReturnType<typeof orderDeskAgent>): Promise<ScriptedServer>;
}

const wires: readonly Wire[] = [
  {
    name: 'OpenAI, streamed',
    kind: 'openai',
    start: (turn) => startOpenAiServer({ answer: () => '', turn }),
  },
  {
    name: 'OpenAI, in one piece',
    kind: 'openai',
    start: (turn) => startOpenAiServer({ answer: () => '', turn, ignoresStream: true }),
  },
  {
    name: 'Ollama, streamed',
    kind: 'ollama',
    start: (turn) => startOllamaServer({ answer: () => '', turn }),
  },
];

test.each(wires)('the order desk over $name: right and wrong agents get their verdicts', async (wire) => {
  const { client, server, rows, run } = await played(wire);

  const results = await resultsOf(client, run.id);

  expect(run).toMatchObject({ status: 'completed', counts: { pass: rows.length - 5, fail: 4, error: 1 } });
  expect(
    [...results.values()]
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ caseId }) => caseId)
      .toSorted(),
  ).toEqual(['amounts-02', 'look-up-02', 'order-matters', 'single-call-01', 'single-call-03']);
  expect(
    [...results.values()].flatMap(({ caseId, failure }) =>
      failure === null ? [] : [[caseId, failure.boundary]],
    ),
  ).toEqual([['amounts-02', 'model']]);
  expect(server.log.every(({ body }) => hasTools(body))).toBe(true);

  const of = (id: string) => {
    const result = results.get(id);
    if (result === undefined) throw new Error(`There is no result of ${id}.`);
    return result;
  };
  const toolsOf = (id: string) => of(id).transcript.filter(({ role }) => role === 'tool');
  expect(toolsOf('parallel-01')).toHaveLength(3);
  expect(of('parallel-01').transcript.filter(({ role }) => role === 'assistant')).toHaveLength(2);
  expect(toolsOf('look-up-01')[0]).toMatchObject({
    isError: true,
    content: 'Error: find_customer was not called: "query" must be string',
  });
  expect(toolsOf('order-matters')).toMatchObject([
    { isError: true, content: expect.stringContaining('needs goods of at least 50.00') },
    { toolName: 'change_quantity' },
  ]);
  expect(of('order-matters').reason).toMatch(/voucher/);
  expect(of('single-call-03').reason).toMatch(/^articles.PS-010.stock: expected 19, got 18/);
  expect(toolsOf('look-up-02').at(-1)).toMatchObject({
    isError: true,
    content: expect.stringMatching(/no tool "remove_order".*cancel_order/),
  });
  expect(of('single-call-01')).toMatchObject({ verdict: 'fail', flags: ['limit-reached'] });
  expect(toolsOf('single-call-01')).toHaveLength(30);
  expect(of('single-call-01').transcript.at(-1)).toMatchObject({ role: 'state', limit: 'turns' });
});

test('a server without tool calling is blamed on the model, with what to do', async () => {
  const { folder, rows } = orderDeskBundle();
  const server = await startOpenAiServer({ answer: () => '', rejects: ['tools'] });
  onTestFinished(() => server.close());
  const client = await clientOf('openai', server);
  const { id } = await importBundle(client, folder);

  const run = await runOf(client, id, 'served:test-model');

  expect(run.counts).toMatchObject({ pass: 0, fail: 0, error: rows.length });
  const [result] = (await resultsOf(client, run.id)).values();
  expect(result).toMatchObject({
    verdict: 'error',
    failure: {
      boundary: 'model',
      cause: 'no tool calling',
      message: expect.stringContaining('protocol: text'),
    },
  });
});

test('the same tools over the text protocol', async () => {
  const { folder, rows } = orderDeskBundle('text');
  const agent = orderDeskAgent(rows, conductOf);
  const server = await startOpenAiServer({
    answer: () => '',
    turn(messages) {
      const { text = '', calls = [] } = agent(messages);
      const blocks = calls.map(
        ({ name, argumentsText }) =>
          `<tool_call>\n{"name": "${name}", "arguments": ${argumentsText}}\n</tool_call>`,
      );
      return { text: [text, ...blocks].join('\n') };
    },
  });
  onTestFinished(() => server.close());
  const client = await clientOf('openai', server);
  const { id } = await importBundle(client, folder);

  const run = await runOf(client, id, 'served:test-model');

  expect(run.counts).toMatchObject({ pass: rows.length - 5, fail: 4, error: 1 });
  expect(server.log.some(({ body }) => hasTools(body))).toBe(false);
});

async function played(wire: Wire) {
  const { folder, rows } = orderDeskBundle();
  const server = await wire.start(orderDeskAgent(rows, conductOf));
  onTestFinished(() => server.close());
  const client = await clientOf(wire.kind, server);
  const { id } = await importBundle(client, folder);
  return { client, server, rows, run: await runOf(client, id, 'served:test-model') };
}

async function clientOf(kind: Wire['kind'], server: ScriptedServer): Promise<Client> {
  const folder = temporaryFolder();
  const { client } = await openTestCore({
    dataDirectory: folder,
    resourcesDirectory: join(folder, 'none'),
  });
  const baseUrl = kind === 'openai' ? `${server.url}/v1` : server.url;
  const free = { keyVariable: null, concurrency: null, requestsPerMinute: null };
  await client.call('providers.save', { name: 'served', kind, baseUrl, ...free });
  return client;
}

function runOf(client: Client, environment: string, model: string) {
  return runToEnd(client, async () => {
    const settings = { maxRetries: 0 };
    const [run] = await client.call('runs.start', { environment, models: [model], settings });
    if (run === undefined) throw new Error('No run was started.');
    return run;
  });
}

/** Results by the id of their case. */
async function resultsOf(client: Client, runId: string) {
  const { ids } = await client.call('results.index', { runId });
  const details = await Promise.all([...ids].map((id) => client.call('results.get', { id })));
  return new Map(details.map((detail) => [detail.caseId, detail]));
}

function hasTools(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'tools' in body;
}
