import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { runCommand } from '../fidelity/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PAGE = new URL('../../resources/docs/code-and-sql.md', import.meta.url);
const FILE = /^`([\w.-]+)`:\n\n```\w+\n([\s\S]*?)\n```$/gm;

/** The examples of the page: each section with an environment.yaml is a bundle. */
function examples(): { title: string; files: (readonly [path: string, text: string])[] }[] {
  const sections = readFileSync(PAGE, 'utf8').split(/^## /m).slice(1);
  return sections.map((section) => ({
    title: section.split('\n')[0] ?? '',
    files: Array.from(section.matchAll(FILE), ([, path = '', text = '']) => [path, `${text}\n`] as const),
  }));
}

async function accuracy(data: string, environment: string, model: string): Promise<unknown> {
  const { stdout, stderr } = await runCommand(data, ['run', environment, '--model', model, '--json']);
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { runs: { accuracy: { value: number } | null }[] }).runs[0]?.accuracy?.value;
}

test.each(examples())(
  'the example of $title passes its own check, and an empty answer does not',
  async ({ title, files }) => {
    const folder = temporaryFolder();
    const bundle = join(folder, title);
    mkdirSync(bundle);
    for (const [path, text] of files) writeFileSync(join(bundle, path), text);
    const data = join(folder, 'data');

    const imported = await runCommand(data, ['import', bundle, '--json']);
    expect(imported).toMatchObject({ exitCode: 0 });
    const environment = /^id: (\S+)/m.exec(files[0]?.[1] ?? '')?.[1] ?? '';

    expect(await accuracy(data, environment, 'baseline:gold')).toBe(1);
    expect(await accuracy(data, environment, 'baseline:empty')).toBe(0);
  },
  120_000,
);

test('every section has an example', () => {
  expect(examples().map(({ title, files }) => [title, files.length >= 2])).toEqual([
    ['code-tests', true],
    ['sql-result', true],
    ['final-state', true],
    ['script', true],
  ]);
});
