import type { SpecOf } from '../check-factory.ts';

/** What a judge's verdict looks like. */
export type VerdictForm =
  { kind: 'pass-fail' } | { kind: 'scale'; from: number; to: number } | { kind: 'pair' };

export function verdictForm({ pairwise, scale }: Pick<SpecOf<'judge'>, 'pairwise' | 'scale'>): VerdictForm {
  if (pairwise !== undefined) return { kind: 'pair' };
  return scale === 'pass-fail' ? { kind: 'pass-fail' } : { kind: 'scale', ...scale };
}

/** The scale in words, as templates print it. */
export function scaleWords(form: VerdictForm): string {
  switch (form.kind) {
    case 'pass-fail':
      return 'pass or fail';
    case 'scale':
      return `a number from ${form.from} (worst) to ${form.to} (best)`;
    case 'pair':
      return 'A, B or tie';
  }
}
