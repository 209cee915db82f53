import type { RunStatus } from '../domain/run.ts';
import type { Verdict } from '../domain/verdict.ts';

/** The word shown for each verdict. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'Pass',
  partial: 'Partial',
  fail: 'Fail',
  error: 'Error',
  skipped: 'Skipped',
};

const RUN_STATUS_WORDS: Readonly<Record<RunStatus, string>> = {
  queued: 'Queued',
  running: 'Running',
  paused: 'Paused',
  interrupted: 'Interrupted',
  completed: 'Completed',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

/** The words for the status of a run: `Running`, `Completed with 37 errors`. */
export function runStatusWords(status: RunStatus, errors = 0): string {
  if (status !== 'completed' || errors === 0) return RUN_STATUS_WORDS[status];
  return `Completed with ${errors} ${errors === 1 ? 'error' : 'errors'}`;
}

/** A kind as written on disk, for people: `single-turn` → `Single-turn`, `json-schema` → `JSON schema`. */
export function kindWords(kind: string): string {
  const words = SPECIAL_KINDS[kind];
  return words ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}

const SPECIAL_KINDS: Readonly<Record<string, string>> = {
  'instruction-following': 'Instruction following',
  'code-generation': 'Code generation',
  'tool-use': 'Tool use',
  'domain-knowledge': 'Domain knowledge',
  'json-equal': 'JSON equality',
  'json-schema': 'JSON Schema',
  'starts-with': 'Starts with',
  'ends-with': 'Ends with',
  'function-call': 'Function call',
  'code-tests': 'Code tests',
  'sql-result': 'SQL result',
  'final-state': 'Final state',
  'tool-loop': 'Tool loop',
  'code-repair': 'Code repair',
  exact: 'Exact match',
  numeric: 'Numeric',
  choice: 'Multiple choice',
  f1: 'F1',
  rouge: 'ROUGE',
  bleu: 'BLEU',
  chrf: 'chrF',
  set: 'Set match',
  list: 'List match',
  judge: 'Model judge',
};
