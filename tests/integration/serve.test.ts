import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { calls, type CallName, type Output } from '#shared/contract.ts';
import { decodeWire, encodeWire } from '#shared/wire.ts';
import { type CommandProcess, startCommand } from '../support/command-line-process.ts';
import { type CommandSession, openCommandSession } from '../support/command-session.ts';

// The shell is a process of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let at: CommandSession;
let server: CommandProcess;
let origin: string;
let cookie: string;

beforeEach(async () => {
  at = openCommandSession();
  server = startCommand(['serve', '--no-open', '--port', '0', '--data-dir', at.data]);
  const [line] = (await once(server.child.stdout, 'data')) as [Buffer];
  const first = await fetch(line.toString().trim(), { redirect: 'manual' });
  origin = new URL(line.toString()).origin;
  cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});

afterEach(async () => {
  server.child.kill('SIGINT');
  await server.ended;
});

async function call<N extends CallName>(name: N, input: unknown): Promise<Output<N>> {
  const response = await fetch(`${origin}/call/${name}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: encodeWire(input),
  });
  const reply = decodeWire(await response.text()) as {
    ok: boolean;
    value: unknown;
    error?: { message: string };
  };
  if (!reply.ok) throw new Error(reply.error?.message);
  return calls[name].output.parse(reply.value) as Output<N>;
}

/** Resolves with the first event that fits. */
async function event(fits: (name: string, payload: Record<string, unknown>) => boolean): Promise<void> {
  const response = await fetch(`${origin}/events`, { headers: { cookie } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value = '', done = true } = (await reader?.read()) ?? {};
    if (done) throw new Error('The events ended.');
    text += value;
    const lines = text.split('\n\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: ')) continue;
      const { name, payload } = decodeWire(line.slice(6)) as {
        name: string;
        payload: Record<string, unknown>;
      };
      if (fits(name, payload)) return void reader?.cancel();
    }
  }
}

test('a bundle goes in by upload, is run, and its failures come out by a download that works once', async () => {
  const zip = join(at.folder, 'sums.zip');
  await at.benchgen('pack', at.bundle, '--out', zip);
  const over = event((name, { status }) => name === 'run.progress' && status === 'completed');

  const upload = await fetch(`${origin}/upload?name=sums.zip`, {
    method: 'POST',
    headers: { cookie },
    body: readFileSync(zip),
  });
  const { handle } = (await upload.json()) as { handle: string };
  const preview = await call('import.preview', { handle });
  await call('import.commit', { handle });
  const [run] = await call('runs.start', { environment: 'sums', models: ['baseline:empty'] });
  await over;
  const file = await call('exports.create', { runId: run?.id, what: { kind: 'failures' }, format: 'jsonl' });
  const first = await fetch(`${origin}/download/${file.handle}`, { headers: { cookie } });
  const lines = (await first.text()).trimEnd().split('\n');
  const second = await fetch(`${origin}/download/${file.handle}`, { headers: { cookie } });

  expect(preview).toMatchObject({ outcome: 'new', environment: { id: 'sums', caseCount: 8 } });
  expect(first.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w .-]+\.jsonl"/);
  expect(lines).toHaveLength(8);
  expect(second.status).toBe(404);
});

test('calls that take a path are not there, and its door is the browser', async () => {
  await expect(call('files.open', { path: at.bundle })).rejects.toThrow(/desktop and the command line only/);
  await expect(call('files.save', { handle: 'x', path: '/tmp/x' })).rejects.toThrow(/command line only/);
  expect(await call('app.info', {})).toMatchObject({ door: 'browser' });
});

test('an uploaded file that is not a bundle is refused in the preview, and leaves nothing behind', async () => {
  const upload = await fetch(`${origin}/upload?name=notes.zip`, {
    method: 'POST',
    headers: { cookie },
    body: 'not a zip at all',
  });
  const { handle } = (await upload.json()) as { handle: string };

  const preview = await call('import.preview', { handle });
  await call('files.discard', { handle });
  server.child.kill('SIGINT');
  const { code, stderr } = await server.ended;

  expect(preview).toMatchObject({ outcome: 'invalid', environment: null });
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(temporaryFiles()).toEqual([]);
});

function temporaryFiles(): string[] {
  return readdirSync(at.data, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.includes('notes') || (path.includes('temporary/') && existsSync(join(at.data, path))),
  );
}
