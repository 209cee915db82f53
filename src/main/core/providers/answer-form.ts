import type { Manifest } from '#shared/domain/manifest/manifest.ts';

/** How an environment wants its right answers written, as far as its checks tell. */
export interface AnswerForm {
  /** What an expected list is: several answers any of which is right; the items of one answer, or lists of them any of which is right; one JSON value. */
  readonly lists: 'alternatives' | 'items' | 'value';
  /** Options are answered by their letter. */
  readonly letters: boolean;
}

/** The form where nothing is known of the environment. */
export const PLAIN_FORM: AnswerForm = { lists: 'alternatives', letters: false };

/** Reads the answer form off the checks of a manifest. */
export function answerFormOf(manifest: Pick<Manifest, 'scoring'>): AnswerForm {
  const kinds = new Set(manifest.scoring.checks.map((check) => check.kind));
  return { lists: listsOf(kinds), letters: kinds.has('choice') };
}

function listsOf(kinds: ReadonlySet<string>): AnswerForm['lists'] {
  if (kinds.has('set') || kinds.has('list')) return 'items';
  return kinds.has('json-equal') ? 'value' : 'alternatives';
}

/**
 * What the expected value is where the checks mean it to be no answer: then a model that writes it down is not right.
 * Null where it is an answer, or nothing says otherwise.
 */
export function notAnAnswer(manifest: Pick<Manifest, 'scoring'>): 'pattern' | 'schema' | 'unused' | null {
  const uses = manifest.scoring.checks.map(useOfExpected);
  if (uses.includes('answer')) return null;
  return (['pattern', 'schema', 'unused'] as const).find((use) => uses.includes(use)) ?? null;
}

function useOfExpected(
  check: Manifest['scoring']['checks'][number],
): 'answer' | 'pattern' | 'schema' | 'unused' | null {
  const { kind } = check;
  if (kind === 'regex') return check.pattern === undefined && check.expected === undefined ? 'pattern' : null;
  if (kind === 'json-schema')
    return check.schema === undefined && check.expected === undefined ? 'schema' : null;
  const isOfPhrases = kind === 'contains' || kind === 'starts-with' || kind === 'ends-with';
  return isOfPhrases && check.values !== undefined ? 'unused' : 'answer';
}
