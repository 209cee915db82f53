import { isBubblewrapUsable } from '#core/sandboxes/python/bubblewrap.ts';
import { createNativePython } from '#core/sandboxes/python/create-native-python.ts';
import { createPythonSandbox } from '#core/sandboxes/python/create-python-sandbox.ts';

import { hasNativePython } from '../../support/native-python.ts';
import { sharedCache } from '../../support/python-cache.ts';
import type { EscapeSuite } from '../escape-suite.ts';
import { sandboxRunner } from '../sandbox-runner.ts';
import { BRIDGE_ATTEMPTS } from './bridge-attempts.ts';
import { FORGERY_ATTEMPTS } from './forgery-attempts.ts';
import { LEAK_ATTEMPTS } from './leak-attempts.ts';
import { plainPyodide } from './plain-pyodide.ts';
import { plainPython } from './plain-python.ts';
import { SYSTEM_ATTEMPTS } from './system-attempts.ts';

const cacheDirectory = sharedCache();
const open = (bubblewrap: 'auto' | 'off') => createPythonSandbox({ size: 1, cacheDirectory, bubblewrap });

/** Ways out of the Python sandboxes. */
export const pythonEscapes: EscapeSuite = {
  language: 'python',
  attempts: [...SYSTEM_ATTEMPTS, ...BRIDGE_ATTEMPTS, ...LEAK_ATTEMPTS, ...FORGERY_ATTEMPTS],
  unprotected: { 'plain-python': () => Promise.resolve(plainPython), 'plain-pyodide': () => plainPyodide() },
  sandboxes: [
    { name: 'Pyodide', absence: null, open: () => sandboxRunner('Pyodide', open('off')) },
    {
      name: 'Pyodide in bubblewrap',
      absence: isBubblewrapUsable() ? null : 'bubblewrap is not installed or not allowed here',
      open: () => sandboxRunner('Pyodide in bubblewrap', open('auto')),
    },
    {
      name: 'native Python',
      absence: hasNativePython() ? null : 'there is no Python or no process sandbox here',
      open: () => sandboxRunner('native Python', createNativePython({ size: 1 })),
    },
  ],
};
