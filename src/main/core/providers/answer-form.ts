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
