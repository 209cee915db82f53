import type { CheckKind } from './check-spec.ts';
import type { Role } from '../role.ts';
import type { Manifest } from './manifest.ts';

/** Kinds of the checks of an environment, in order, without repetition. */
export function checkKindsOf(manifest: Manifest): CheckKind[] {
  return [...new Set(manifest.scoring.checks.map((check) => check.kind))];
}

const CODE_HARNESSES: ReadonlySet<string> = new Set(['tool-loop', 'code-repair', 'program']);
const CODE_CHECKS: ReadonlySet<string> = new Set(['code-tests', 'sql-result', 'final-state', 'script']);

/** Whether running the environment executes code out of the bundle or the model. */
export function runsCode(manifest: Manifest): boolean {
  return (
    CODE_HARNESSES.has(manifest.harness.kind) || checkKindsOf(manifest).some((kind) => CODE_CHECKS.has(kind))
  );
}

/** The further models that a run of the environment needs beside the candidate. */
export function rolesOf(manifest: Manifest): Role[] {
  const { harness } = manifest;
  const hasUser =
    (harness.kind === 'multi-turn' || harness.kind === 'tool-loop') && harness.user !== undefined;
  const hasJudge = checkKindsOf(manifest).includes('judge');
  return [...(hasJudge ? (['judge'] as const) : []), ...(hasUser ? (['user'] as const) : [])];
}
