import { beforeAll, describe, expect, test } from 'vitest';

import { ESCAPE_SUITES } from './escape-suites.ts';
import { attackSandbox, attackUnprotected, type Signs } from './try-escapes.ts';

/** All attempts of a language, each in an interpreter of its own where nothing protects. */
const MOST_MS = 600_000;

test('there are at least sixty attempts, each with its own id', () => {
  const ids = ESCAPE_SUITES.flatMap(({ attempts }) => attempts.map(({ id }) => id));

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(60);
});

describe.each(ESCAPE_SUITES)('$language', (suite) => {
  describe('where nothing protects', () => {
    let signs: Signs;
    beforeAll(async () => void (signs = await attackUnprotected(suite)), MOST_MS);

    test.each(suite.attempts.filter(({ proof }) => typeof proof === 'string'))('$id gets out', ({ id }) => {
      expect(signs.get(id)).not.toEqual([]);
    });
  });

  for (const { name, absence, open } of suite.sandboxes) {
    describe.skipIf(absence !== null)(`${name}${absence === null ? '' : ` (${absence})`}`, () => {
      let signs: Signs;
      beforeAll(async () => void (signs = await attackSandbox(suite.attempts, open)), MOST_MS);

      test.each(suite.attempts)('$id stays inside', ({ id }) => {
        expect(signs.get(id)).toEqual([]);
      });
    });
  }
});
