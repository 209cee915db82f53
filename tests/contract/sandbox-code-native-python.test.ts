import { describe } from 'vitest';

import { createNativePython } from '#core/sandboxes/python/create-native-python.ts';

import { hasNativePython } from '../support/native-python.ts';
import { PYTHON_SNIPPETS } from '../support/python-snippets.ts';
import { describeCodeSandbox } from './code-sandbox-suite.ts';

describe.skipIf(!hasNativePython())('where the system has Python and a process sandbox', () => {
  describeCodeSandbox({
    title: 'native Python',
    name: /^native Python 3\.\d+\.\d+ in (?:bubblewrap|sandbox-exec)$/u,
    open: () => createNativePython({ size: 2 }),
    snippets: PYTHON_SNIPPETS,
  });
});
