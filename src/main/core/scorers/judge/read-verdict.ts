import type { VerdictForm } from './verdict-form.ts';

const PASS = new Set(['pass', 'passed', 'passes', 'yes', 'true', 'correct', 'good', '1']);
const FAIL = new Set(['fail', 'failed', 'fails', 'no', 'false', 'incorrect', 'wrong', 'bad', '0']);
const TIE = new Set(['c', 'tie', 'tied', 'draw', 'equal', 'same', 'both', 'neither']);
/** What judges write before a letter. */
const BEFORE_LETTER = /^(?:answer|assistant|model|response|option)\s+/;

/**
 * One verdict as a score in [0, 1]; null for what is none, such as a number outside of the scale. Of a pair, 1 stands
 * for the answer in place A, 0 for the one in place B, 0.5 for a tie.
 */
export function readVerdict(value: unknown, form: VerdictForm): number | null {
  if (typeof value === 'boolean') return form.kind === 'pass-fail' ? Number(value) : null;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value)
    .trim()
    .toLowerCase()
    .replace(/^[\s"'`*_([]+|[\s"'`*_)\].!]+$/g, '');
  switch (form.kind) {
    case 'pass-fail':
      return PASS.has(text) ? 1 : FAIL.has(text) ? 0 : null;
    case 'pair':
      return winner(text.replace(BEFORE_LETTER, ''));
    case 'scale':
      return onScale(text, form);
  }
}

function winner(text: string): number | null {
  if (text === 'a' || text === '1') return 1;
  if (text === 'b' || text === '2') return 0;
  return TIE.has(text) ? 0.5 : null;
}

/** `7`, `7.5`, `7/10` or `7 out of 10`; of another denominator, the share counts. */
function onScale(text: string, { from, to }: { from: number; to: number }): number | null {
  const [, first, second] =
    /^([+-]?\d+(?:\.\d+)?)(?:\s*(?:\/|out of|of)\s*(\d+(?:\.\d+)?))?$/.exec(text) ?? [];
  if (first === undefined) return null;
  const value = Number(first);
  const best = second === undefined ? to : Number(second);
  if (best !== to) return best > 0 && value >= 0 && value <= best ? value / best : null;
  return value >= from && value <= to ? (value - from) / (to - from) : null;
}
