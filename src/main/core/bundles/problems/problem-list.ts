import { LIMITS } from '#core/bundles/limits.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** Collects problems: the first ones in full, the rest as a number. */
export interface ProblemList {
  add(problem: Problem): void;
  readonly hasErrors: boolean;
  /** Errors and warnings so far, those not kept included. */
  readonly count: number;
  /** In the order of the files and lines; if there are too many, the last one says how many more. */
  list(): Problem[];
}

export function createProblemList(limit: number = LIMITS.problems): ProblemList {
  const kept: Problem[] = [];
  let count = 0;
  let errors = 0;
  return {
    add(problem) {
      count += 1;
      if (problem.severity === 'error') errors += 1;
      if (kept.length < limit) kept.push(problem);
    },
    get hasErrors() {
      return errors > 0;
    },
    get count() {
      return count;
    },
    list: () => withRest(inOrder(kept), count, errors),
  };
}

/** The manifest comes first, then the other files; a file's problems by line. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const order = [...new Set(problems.map((problem) => problem.file))];
  return problems.toSorted(
    (before, after) =>
      order.indexOf(before.file) - order.indexOf(after.file) ||
      before.line - after.line ||
      before.column - after.column,
  );
}

function withRest(problems: Problem[], count: number, errors: number): Problem[] {
  const last = problems.at(-1);
  const more = count - problems.length;
  if (more === 0 || last === undefined) return problems;
  return [
    ...problems,
    {
      ...last,
      severity: errors > 0 ? 'error' : 'warning',
      message: `and ${more.toLocaleString('en')} more`,
      remedy: 'Correct these first, then look again.',
    },
  ];
}
