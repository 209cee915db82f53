import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

import { createModel } from '#core/providers/index.ts';

import { modelErrorOf } from '../support/model-error-of.ts';
import { callContext, chatRequest } from '../support/scripted-case.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testLock } from '../support/test-lock.ts';

const SERVER = fileURLToPath(new URL('../support/model-server.ts', import.meta.url));

async function startProcess(options: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [SERVER, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    child.kill();
    await exited;
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url } = JSON.parse(line.toString('utf8')) as { url: string };
  return { url, child };
}

function modelAt(kind: 'openai' | 'ollama', url: string) {
  const model = createModel(
    {
      kind,
      name: kind,
      model: 'test-model',
      baseUrl: kind === 'openai' ? `${url}/v1` : url,
      key: null,
      keyVariable: null,
    },
    testLock(true),
  );
  onTestFinished(() => model.close?.());
  return model;
}

test.each(['openai', 'ollama'] as const)(
  'the test server for %s runs as a process of its own, with answers, faults and a log',
  async (kind) => {
    const folder = temporaryFolder();
    const answers = join(folder, 'answers.js');
    const log = join(folder, 'log.jsonl');
    writeFileSync(answers, 'exports.answer = (prompt) => prompt.toUpperCase();');
    const faults = JSON.stringify({ seed: 1, shares: { 'server-error': 1 }, mostTries: 1 });
    const options = ['--kind', kind, '--answers', answers, '--faults', faults, '--log', log];
    const { url, child } = await startProcess(options);
    const model = modelAt(kind, url);

    const error = await modelErrorOf(model.complete(chatRequest('hello'), callContext()));
    const reply = await model.complete(chatRequest('hello'), callContext());
    child.kill();
    await once(child, 'exit');

    expect(error.causeKey).toBe('HTTP 500');
    expect(reply.text).toBe('HELLO');
    expect(existsSync(log)).toBe(true);
    const entries = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(entries).toMatchObject([
      { try: 1, fault: 'server-error', status: 500 },
      { try: 2, fault: 'none', status: 200 },
    ]);
  },
);
