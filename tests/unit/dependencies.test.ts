import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the table of dependencies names every runtime dependency with its licence', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  const core = read('resources/docs/dependencies.md').split('## In the window')[0] ?? '';
  const listed = [...core.matchAll(/^\| `([^`]+)`\s*\| ([^|]+?)\s*\| \S[^|]*\|$/gm)].map((row) => [
    row[1],
    row[2],
  ]);
  const licenceOf = (name: string) =>
    (JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string }).license;

  expect(listed).toEqual(
    Object.keys(dependencies)
      .toSorted()
      .map((name) => [name, licenceOf(name)]),
  );
});
