import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';

/** How an environment wants its right answers written, as far as its checks tell. */
export interface AnswerForm {
  /** What an expected list is: several answers any of which is right; the items of one answer, or lists of them any of which is right; one JSON value. */
  readonly lists: 'alternatives' | 'items' | 'value';
  /** Options are answered by their letter. */
  readonly letters: boolean;
  /** Where a database is asked: what the answer is compared as, `values` for a list; or a template over the row that says it. */
  readonly sqlCompare?: string;
  /** How calls of tools are made; left out where the environment asks for none. */
  readonly calls?: CallForm;
}

/** Calls that tools answer, step by step, or that are the answer themselves. */
export type CallForm =
  | { readonly kind: 'loop'; readonly written: 'native' | 'tagged' }
  | {
      readonly kind: 'answer';
      readonly written: 'native' | 'json' | 'python';
      /** Field with the declarations of the functions. */
      readonly functions: string;
    };

/** The form where nothing is known of the environment. */
export const PLAIN_FORM: AnswerForm = { lists: 'alternatives', letters: false };

type Rules = Pick<Manifest, 'scoring'> & Partial<Pick<Manifest, 'harness'>>;

/** Reads the answer form off the checks and the harness of a manifest. */
export function answerFormOf(manifest: Rules): AnswerForm {
  const kinds = new Set(manifest.scoring.checks.map((check) => check.kind));
  const calls = callFormOf(manifest);
  const query = manifest.scoring.checks.find((check) => check.kind === 'sql-result');
  return {
    lists: listsOf(kinds),
    letters: kinds.has('choice'),
    ...(query !== undefined && { sqlCompare: query.compare }),
    ...(calls !== null && { calls }),
  };
}

function callFormOf({ harness, scoring }: Rules): CallForm | null {
  if (harness?.kind === 'tool-loop') {
    return { kind: 'loop', written: harness.protocol === 'native' ? 'native' : 'tagged' };
  }
  const check = scoring.checks.find((one) => one.kind === 'function-call');
  const offered = harness?.kind === 'single-turn' ? harness.functions : undefined;
  if (offered !== undefined) return { kind: 'answer', written: 'native', functions: offered };
  if (check === undefined) return null;
  const written = check.format === 'python' ? 'python' : 'json';
  return { kind: 'answer', written, functions: check.functions };
}

function listsOf(kinds: ReadonlySet<CheckSpec['kind']>): AnswerForm['lists'] {
  if (kinds.has('set') || kinds.has('list')) return 'items';
  return kinds.has('json-equal') ? 'value' : 'alternatives';
}

/** What an expected value is where it is no answer. */
export type NotAnAnswer = 'pattern' | 'schema' | 'calls' | 'state' | 'unused' | 'uncompared';

/**
 * What the expected value is where the checks mean it to be no answer: then a model that writes it down is not right.
 * Null where it is an answer, or nothing says otherwise.
 */
export function notAnAnswer(manifest: Pick<Manifest, 'scoring'>): NotAnAnswer | null {
  const uses = manifest.scoring.checks.map(useOfExpected);
  if (uses.includes('answer')) return null;
  const order = ['pattern', 'schema', 'calls', 'state', 'unused', 'uncompared'] as const;
  return order.find((use) => uses.includes(use)) ?? null;
}

function useOfExpected(check: CheckSpec): 'answer' | NotAnAnswer | null {
  switch (check.kind) {
    case 'regex':
      return check.pattern === undefined && check.expected === undefined ? 'pattern' : null;
    case 'json-schema':
      return check.schema === undefined && check.expected === undefined ? 'schema' : null;
    case 'contains':
    case 'starts-with':
    case 'ends-with':
      return check.values === undefined ? 'answer' : 'unused';
    case 'function-call':
      return 'calls';
    case 'final-state':
      return check.state && check.expected === undefined ? 'state' : 'uncompared';
    case 'instructions':
    case 'code-tests':
      return 'uncompared';
    case 'exact':
    case 'numeric':
    case 'choice':
    case 'set':
    case 'list':
    case 'f1':
    case 'rouge':
    case 'bleu':
    case 'chrf':
    case 'levenshtein':
    case 'json-equal':
    case 'sql-result':
    case 'judge':
    case 'script':
      return 'answer';
  }
}
