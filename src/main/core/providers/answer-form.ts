import type { Manifest } from '#shared/domain/manifest/manifest.ts';

/** How an environment wants its right answers written, as far as its checks tell. */
export interface AnswerForm {
  /** An expected list is one answer (set and list checks), not a choice of answers. */
  readonly wholeLists: boolean;
  /** Options are answered by their letter. */
  readonly letters: boolean;
}

/** Reads the answer form off the checks of a manifest. */
export function answerFormOf(manifest: Pick<Manifest, 'scoring'>): AnswerForm {
  const kinds = new Set(manifest.scoring.checks.map((check) => check.kind));
  return { wholeLists: kinds.has('set') || kinds.has('list'), letters: kinds.has('choice') };
}
