import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { writeFiles } from '../support/bundle-files.ts';
import { importBundle, openTestCore, runToEnd } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SPITEFUL = '<script>alert(1)</script><img src="https://evil.example/x" onerror="alert(2)"> & "quoted"';

async function world() {
  const folder = temporaryFolder();
  const { client } = await openTestCore({ dataDirectory: join(folder, 'data') });
  await importBundle(
    client,
    writeFiles(join(folder, 'bundle'), {
      'environment.yaml': `schema: benchgen/1
id: capitals
version: 1.0.0
title: Capitals <b>of Europe</b>
dataset: { file: cases.jsonl, input: question, expected: answer, tags: [size] }
harness: { kind: single-turn }
scoring:
  checks:
    - { kind: exact }
`,
      'cases.jsonl': ['at', 'be', 'cz']
        .map(
          (id) =>
            `${JSON.stringify({ id, question: `${SPITEFUL} ${id}?`, answer: id, size: '<i>small</i>' })}\n`,
        )
        .join(''),
    }),
  );
  const run = async (name: string, answers: Record<string, string>) => {
    const file = join(folder, `${name}.jsonl`);
    const lines = Object.entries(answers).map(([id, response]) => JSON.stringify({ id, response }));
    writeFileSync(file, lines.join('\n'));
    return runToEnd(client, async () => {
      const [started] = await client.call('runs.start', {
        environment: 'capitals',
        models: [`replay:${file}`],
      });
      if (started === undefined) throw new Error('no run');
      return started;
    });
  };
  const saved = async (request: Parameters<typeof client.call<'reports.html'>>[1]) => {
    const { handle, fileName } = await client.call('reports.html', request);
    const path = join(folder, fileName);
    await client.call('files.save', { handle, path });
    return { fileName, html: readFileSync(path, 'utf8') };
  };
  return { run, saved };
}

/** No element that runs, loads or leads anywhere may come out of what models and bundles wrote. */
function expectHarmless(html: string): void {
  expect(html).not.toMatch(/<(script|img|iframe|object|embed|link|a|form|svg)\b/i);
  expect(html).not.toMatch(/\son\w+\s*=\s*"/i);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).toContain(`default-src 'none'`);
}

test('the report of a run is one file that says it all and runs nothing', async () => {
  const { run, saved } = await world();
  const { id } = await run('a', { at: 'at', be: SPITEFUL });

  const { fileName, html } = await saved({ runId: id });

  expect(fileName).toBe('capitals_run1_report.html');
  expectHarmless(html);
  expect(html).toContain('Capitals &lt;b&gt;of Europe&lt;/b&gt; 1.0.0');
  expect(html).toContain('50.0%');
  expect(html).toContain('1 passed, 0 partly, 1 failed; 1 ended in an error and 0 were not run');
  expect(html).toContain('size=&lt;i&gt;small&lt;/i&gt;');
  expect(html).toContain('✕ Fail');
  expect(html).toContain('⚠ Error');
});

test('a comparison is one file with the cases that changed', async () => {
  const { run, saved } = await world();
  const a = await run('a', { at: 'at', be: 'be', cz: 'x' });
  const b = await run('b', { at: 'at', be: SPITEFUL, cz: 'cz' });

  const { fileName, html } = await saved({ comparison: { runIds: [a.id, b.id] } });

  expect(fileName).toBe('comparison_runs_1-2.html');
  expectHarmless(html);
  expect(html).toContain('Cases that changed: 2');
  expect(html).toContain('1 / 1');
  expect(html).toContain('regressed');
  expect(html).toContain('improved');
});
