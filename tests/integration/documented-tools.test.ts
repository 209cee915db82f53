import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { bundleFolder } from '../support/run-bundles.ts';
import { importBundle, openTestCore, runToEnd } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PAGE = fileURLToPath(new URL('../../resources/docs/tools.md', import.meta.url));

/** The files of the complete example, each named in a line before its block. */
function exampleFiles(): Record<string, string> {
  const page = readFileSync(PAGE, 'utf8');
  const blocks = page.matchAll(/^`([\w.]+)`:\n\n```\w+\n([\s\S]*?)^```$/gm);
  return Object.fromEntries(Array.from(blocks, ([, name = '', text = '']) => [name, text]));
}

test('the example of the documentation is valid, and a perfect agent passes it', async () => {
  const files = exampleFiles();
  const folder = temporaryFolder();
  const { client } = await openTestCore({ dataDirectory: folder, resourcesDirectory: join(folder, 'none') });

  const { id } = await importBundle(client, bundleFolder(files));
  const run = await runToEnd(client, async () => {
    const [started] = await client.call('runs.start', { environment: id, models: ['baseline:gold'] });
    if (started === undefined) throw new Error('No run was started.');
    return started;
  });

  expect(Object.keys(files)).toEqual(['environment.yaml', 'tools.js', 'desk.json', 'cases.jsonl']);
  expect(run).toMatchObject({ status: 'completed', counts: { pass: 2, total: 2 } });
});
