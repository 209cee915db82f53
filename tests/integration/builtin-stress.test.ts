import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { openCommandSession } from '../support/command-session.ts';

const folder = fileURLToPath(new URL('../../resources/environments', import.meta.url));

/** Python starts an interpreter for each of several hundred programs. */
const LONGEST_MS = 240_000;

test.each(readdirSync(folder))(
  '%s is won by its own key, and by nothing that knows nothing',
  async (name) => {
    const { code, stdout } = await openCommandSession().benchgen('validate', join(folder, name), '--stress');

    expect(stdout).toMatch(/^gold\s+100\.0%\s+\d+\s+0\s+100 %\s+ok$/m);
    expect(stdout).not.toMatch(/NOT OK/);
    expect(code).toBe(0);
  },
  LONGEST_MS,
);
