import { createJavascriptSandbox } from '#core/sandboxes/javascript/create-javascript-sandbox.ts';

import type { EscapeSuite } from '../escape-suite.ts';
import { sandboxRunner } from '../sandbox-runner.ts';
import { JAVASCRIPT_ATTEMPTS } from './javascript-attempts.ts';
import { plainNode } from './plain-node.ts';

export const javascriptEscapes: EscapeSuite = {
  language: 'javascript',
  attempts: JAVASCRIPT_ATTEMPTS,
  unprotected: { 'plain-node': plainNode },
  sandboxes: [
    {
      name: 'QuickJS',
      absence: null,
      open: () => sandboxRunner('QuickJS', createJavascriptSandbox({ size: 1 })),
    },
  ],
};
