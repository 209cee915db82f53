import { LIMITS } from '#core/bundles/limits.ts';
import { packBundle } from '#core/bundles/pack/pack-bundle.ts';
import { changedSource } from '#core/bundles/source/changed-source.ts';
import { openSource } from '#core/bundles/source/open-source.ts';
import type { StoredEnvironment } from '#core/catalog/catalog.ts';
import type { FileRegistry } from '#core/files/file-registry.ts';
import { rescoreRun } from '#core/runs/rescore-run.ts';
import type { RunContext } from '#core/runs/run-context.ts';
import type { Handlers, Input, Output } from '#shared/contract.ts';
import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import { replaceScoringPart } from '#shared/domain/manifest/scoring-part.ts';
import { AppError } from '#shared/errors.ts';

import { mustHaveCasesOf } from './must-have-cases.ts';
import { whyNotJudged } from './preview-scoring.ts';
import { readRules } from './read-rules.ts';
import { type WorkbenchSubject, workbenchSubject } from './workbench-subject.ts';

export interface ApplyDeps {
  readonly context: RunContext;
  readonly files: FileRegistry;
  readonly bundles: Pick<Handlers, 'import.commit'>;
}

/**
 * Makes rules a new version of the environment and judges the runs by it; the earlier judgements stay in their
 * history. Everything that can be known to fail is looked at before the version is made. Throws AppError
 * `bundle-invalid` with the problems of the rules, and `conflict` for a version that is taken or a run that the new
 * version cannot judge.
 */
export async function applyScoring(
  { context, files, bundles }: ApplyDeps,
  request: Input<'workbench.apply'>,
): Promise<Output<'workbench.apply'>> {
  const subject = await workbenchSubject(context, request);
  await mustBeApplicable(context, subject, request);
  const zip = await packWithRules(files, subject.environment, request.scoring);
  const imported = await bundles['import.commit']({ handle: zip.handle, asVersion: request.version }).catch(
    async (error: unknown) => {
      await files.discard(zip.handle);
      throw error;
    },
  );
  for (const grant of subject.environment.grants) {
    await context.catalog.environments.setGrant(imported.digest, grant, true);
  }
  let rescored = 0;
  for (const run of subject.runs) {
    const judges = request.withJudges ? run.settings.judges : [];
    const { counts } = await rescoreRun(context, run.id, { version: request.version, judges });
    rescored += counts.pass + counts.partial + counts.fail;
  }
  const { id, version, digest } = imported;
  return { id, version, digest, rescored };
}

async function mustBeApplicable(
  context: RunContext,
  subject: WorkbenchSubject,
  request: Input<'workbench.apply'>,
): Promise<void> {
  const { environment } = subject;
  const versions = await context.catalog.environments.versionsOf(environment.id);
  if (versions.some(({ version }) => version === request.version)) {
    throw new AppError(
      'conflict',
      `There is a version ${request.version} of ${environment.id} already. Choose another one.`,
    );
  }
  const rules = await readRules(environment, request.scoring);
  const unjudged = await whyNotJudged(context, subject, request, rules);
  const problems = unjudged === null ? rules.problems : [...rules.problems, unjudged];
  if (rules.manifest === null || unjudged !== null) {
    const first = problems.find(({ severity }) => severity === 'error');
    throw new AppError('bundle-invalid', `The rules cannot be used: ${first?.message ?? ''}`, { problems });
  }
  for (const run of subject.runs) await mustHaveCasesOf(context.catalog, run, environment);
}

/** The bundle with other rules, packed; the rest of its manifest stays as it was written. */
function packWithRules(files: FileRegistry, environment: StoredEnvironment, scoring: string) {
  const { id, version, bundlePath } = environment;
  return files.create(`${id}-${version}.zip`, async (target) => {
    const source = await openSource(bundlePath);
    try {
      const text = (await source.read(MANIFEST_FILE, LIMITS.manifestBytes)).toString('utf8');
      const replaced = replaceScoringPart(text.replace(/^\uFEFF/, ''), scoring);
      if (replaced === null) {
        throw new AppError(
          'not-available',
          `${MANIFEST_FILE} of this environment is written so that its rules cannot be replaced alone. Open it in the editor instead.`,
        );
      }
      const manifest = Buffer.from(replaced, 'utf8');
      const change = { path: MANIFEST_FILE, bytes: manifest.length, content: () => manifest };
      await packBundle(changedSource(source, [change]), target);
    } finally {
      await source.close();
    }
  });
}
