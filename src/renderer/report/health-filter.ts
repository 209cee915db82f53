import { Flag } from '#shared/domain/case-result.ts';
import type { HealthNote } from '#shared/domain/report.ts';
import type { ResultFilter } from '#shared/domain/result-view.ts';

/** The cases behind a health note; null for notes about the run as a whole. */
export function filterOfNote({ code, count }: HealthNote): ResultFilter | null {
  if (count === 0) return null;
  if (code === 'errors' || code === 'scorer-errors') return { verdicts: ['error'] };
  const flag = Flag.safeParse(code);
  return flag.success ? { flag: flag.data } : null;
}
