import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { notices } from '../scripts/generate-notices.ts';

const root = new URL('../../', import.meta.url);

test('the third-party notices are those of the packages that are shipped (npx node tests/scripts/generate-notices.ts)', () => {
  expect(readFileSync(new URL('THIRD-PARTY-NOTICES.md', root), 'utf8')).toBe(notices());
});

/**
 * Under a licence that asks for more than a notice, one by one: MPL-2.0 lets us ship Pyodide's files unchanged when we
 * say where their source is, which the notices do.
 */
const AGREED: readonly string[] = ['pyodide (MPL-2.0)'];

test('every licence that is shipped allows what we do with it', () => {
  const shipped = [...notices().matchAll(/^- (\S+) \S+ \(([^)]+(?:\))?)\)$/gm)];
  const licenses = shipped
    .filter(([, name, license]) => !AGREED.includes(`${name} (${license})`))
    .map(([, , license]) => license ?? '');
  const foreign = licenses.filter(
    (license) =>
      !/^(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|Apache License, Version 2\.0|OFL-1\.1|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|\(.* OR .*\))$/.test(
        license,
      ),
  );

  expect(licenses.length).toBeGreaterThan(20);
  expect(foreign).toEqual([]);
  expect(notices()).toContain('https://github.com/pyodide/pyodide');
});
