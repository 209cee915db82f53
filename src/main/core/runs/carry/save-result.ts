import type { Catalog } from '#core/catalog/catalog.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';

import type { CarriedRun } from './carried-run.ts';

/** Has a result written down and counts it once it is durable. Resolves with what went wrong, or null. */
export async function saveResult(
  catalog: Pick<Catalog, 'runs' | 'results'>,
  run: CarriedRun,
  { item, result: pending }: { item: number; result: CaseResult | Promise<CaseResult> },
): Promise<string | null> {
  run.unsaved += 1;
  try {
    const result = await pending;
    const digest = firstDigest(run, result);
    await Promise.all([
      catalog.results.save(run.id, withDigestFlag(run, result)),
      digest === null ? null : catalog.runs.setModelDigest(run.id, digest),
    ]);
    run.count(item, result);
    return null;
  } catch (error) {
    return `A result could not be saved: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    run.unsaved -= 1;
  }
}

/** The first digest that a run sees is the run's. */
function firstDigest(run: CarriedRun, { modelDigest }: CaseResult): string | null {
  if (run.modelDigest !== null || modelDigest === null) return null;
  run.modelDigest = modelDigest;
  return modelDigest;
}

function withDigestFlag(run: CarriedRun, result: CaseResult): CaseResult {
  const { modelDigest } = result;
  if (modelDigest === null || modelDigest === run.modelDigest) return result;
  return { ...result, flags: [...result.flags, 'model-changed'] };
}
