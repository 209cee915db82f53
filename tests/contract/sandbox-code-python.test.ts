import { describe, expect, test } from 'vitest';

import { isBubblewrapUsable } from '#core/sandboxes/python/bubblewrap.ts';
import { createPythonSandbox } from '#core/sandboxes/python/create-python-sandbox.ts';

import { PYTHON_SNIPPETS } from '../support/python-snippets.ts';
import { sharedCache } from '../support/python-cache.ts';
import { describeCodeSandbox } from './code-sandbox-suite.ts';

describeCodeSandbox({
  title: 'Python in its process alone',
  name: /^Pyodide$/u,
  open: () => createPythonSandbox({ size: 2, cacheDirectory: sharedCache(), bubblewrap: 'off' }),
  snippets: PYTHON_SNIPPETS,
});

describe.skipIf(!isBubblewrapUsable())('with bubblewrap', () => {
  describeCodeSandbox({
    title: 'Python in bubblewrap',
    name: /^Pyodide in bubblewrap$/u,
    open: () => createPythonSandbox({ size: 2, cacheDirectory: sharedCache() }),
    snippets: PYTHON_SNIPPETS,
  });
});

test.runIf(process.env['CI'] !== undefined && process.platform === 'linux')(
  'bubblewrap works where everything must be tested',
  () => expect(isBubblewrapUsable()).toBe(true),
);
