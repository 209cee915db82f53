import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { notices } from '../scripts/generate-notices.ts';

const root = new URL('../../', import.meta.url);

test('the third-party notices are those of the packages that are shipped (npx node tests/scripts/generate-notices.ts)', () => {
  expect(readFileSync(new URL('THIRD-PARTY-NOTICES.md', root), 'utf8')).toBe(notices());
});

test('every licence that is shipped allows what we do with it', () => {
  const licenses = [...notices().matchAll(/^- \S+ \S+ \(([^)]+(?:\))?)\)$/gm)].map(
    ([, license]) => license ?? '',
  );
  const foreign = licenses.filter(
    (license) =>
      !/^(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|Apache License, Version 2\.0|OFL-1\.1|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|\(.* OR .*\))$/.test(
        license,
      ),
  );

  expect(licenses.length).toBeGreaterThan(20);
  expect(foreign).toEqual([]);
});
