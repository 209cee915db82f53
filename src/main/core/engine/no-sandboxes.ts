import type { CodeSandbox, Sandboxes, ScoringTools } from './ports.ts';

function refuse(): never {
  throw new Error('No sandbox is at hand here, so no code can be run.');
}

const nowhere: CodeSandbox = { run: () => Promise.resolve().then(refuse) };

/** Where no code is to be run: every try is an error. */
export const NO_SANDBOXES: Sandboxes = {
  python: nowhere,
  javascript: nowhere,
  sql: { open: () => Promise.resolve().then(refuse) },
};

/** For rules that need neither a sandbox nor a judge. */
export const NO_SCORING_TOOLS: ScoringTools = {
  signal: new AbortController().signal,
  sandboxes: NO_SANDBOXES,
  judges: [],
};
