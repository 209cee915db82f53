import type { CaseChoice } from '#core/bundles/import/draft-jobs.ts';
import { LIMITS } from '#core/bundles/limits.ts';
import type { StoredEnvironment } from '#core/catalog/catalog.ts';
import { mustBeRunnable } from '#core/runs/prepare/find-environment.ts';
import type { RunContext } from '#core/runs/run-context.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import { AppError } from '#shared/errors.ts';

import { type DraftContext, findDraft, placeOf } from './draft-context.ts';

type Overlay = Readonly<Record<string, string>>;

/** A draft as something to run: what a run takes from the catalog comes out of the draft. */
export interface DraftEnvironment {
  readonly environment: StoredEnvironment;
  readonly cases: readonly TestCase[];
  /** Of runs, but with the files of the draft. */
  readonly context: RunContext;
}

/**
 * Takes cases out of a draft that is to be run. Throws AppError `bundle-invalid` with the first problem when it has
 * mistakes, `not-available` when it cannot be run or a grant is missing: that of the version it came from holds.
 */
export async function openDraftEnvironment(
  context: DraftContext,
  id: string,
  { overlay, choice }: { overlay: Overlay; choice: CaseChoice },
): Promise<DraftEnvironment> {
  const draft = await findDraft(context, id);
  const bundle = placeOf(context, draft, overlay);
  const content = await context.workers.run('draftCases', { bundle, choice });
  const { manifest, examples, caseCount, problems, cases } = content;
  const mistakes = problems.filter(({ severity }) => severity === 'error');
  if (manifest === null || mistakes.length > 0) throw invalidDraft(problems);
  const base = await context.catalog.environments.get(draft.base.digest);
  const environment: StoredEnvironment = {
    digest: `draft ${id}`,
    id: manifest.id,
    version: manifest.version,
    manifest,
    readme: null,
    files: draft.files.map(({ path, bytes }) => ({ path, bytes, sha256: '' })),
    examples,
    caseCount,
    sizeBytes: draft.files.reduce((sum, { bytes }) => sum + bytes, 0),
    builtIn: false,
    importedAt: draft.updatedAt,
    deletedAt: null,
    problems,
    grants: base?.grants ?? [],
    bundlePath: '',
  };
  mustBeGranted(environment);
  mustBeRunnable(environment);
  return {
    environment,
    cases,
    context: {
      ...context.runs,
      readBundleText: async (_environment, file) => {
        const input = { bundle, file, mostBytes: LIMITS.usedFileBytes };
        return (await context.workers.run('readText', input)).text;
      },
    },
  };
}

/** The case of a choice of one. Throws AppError `not-found`. */
export function onlyCase(cases: readonly TestCase[], index: number): TestCase {
  const [testCase] = cases;
  if (testCase !== undefined) return testCase;
  throw new AppError('not-found', `The draft has no case ${index + 1}. Choose another one.`);
}

/** The error for a draft that cannot be run as it is. */
export function invalidDraft(problems: readonly Problem[]): AppError {
  const mistakes = problems.filter(({ severity }) => severity === 'error');
  const [first] = mistakes;
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  const where =
    first === undefined ? '' : ` ${first.file}, line ${first.line}: ${first.message} ${first.remedy}`;
  return new AppError('bundle-invalid', `The draft has ${count}.${where}`, { problems });
}

/** A draft has no grants of its own. */
function mustBeGranted({ manifest, grants }: StoredEnvironment): void {
  if (manifest.requires.every((grant) => grants.includes(grant))) return;
  throw new AppError(
    'not-available',
    'The draft asks to run its Python with the interpreter of this machine. Save it as a version and allow that on the page of the environment; drafts of that version may then do so too.',
  );
}
