import type { Problem } from '#shared/domain/problem.ts';

export interface Place {
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
}

/** The problem after (or before) a place, round the end; null when there is none. */
export function nextProblem(problems: readonly Problem[], from: Place, step: 1 | -1): Problem | null {
  const ordered = problems.toSorted(compare);
  const beyond =
    step === 1
      ? ordered.find((problem) => compare(problem, from) > 0)
      : ordered.findLast((problem) => compare(problem, from) < 0);
  return beyond ?? ordered.at(step === 1 ? 0 : -1) ?? null;
}

function compare(one: Place | Problem, other: Place | Problem): number {
  const [file, otherFile] = [one.file ?? '', other.file ?? ''];
  if (file !== otherFile) return file < otherFile ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}
