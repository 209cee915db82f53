import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openFolder } from '#core/bundles/source/folder-source.ts';
import { readBundle } from '#core/bundles/validate/read-bundle.ts';
import type { Harness, ModelReply, Sandboxes } from '#core/engine/ports.ts';
import { createHarness } from '#core/harnesses/create-harness.ts';
import { createScorer, type Scorer } from '#core/scorers/score-response.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';
import type { Json } from '#shared/domain/json.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { attempt } from './attempt-world.ts';
import { scriptedModel } from './scripted-model.ts';

/** A call of a tool, or what is said. */
export type Step = string | { name: string; arguments: Readonly<Record<string, Json>> };

export interface BuiltInEnvironment {
  readonly manifest: Manifest;
  readonly cases: readonly TestCase[];
  readonly harness: Harness;
  readonly scorer: Scorer;
  readFile(path: string): string;
}

/** An environment that comes with the application, read as an import reads it. */
export async function builtInEnvironment(name: string): Promise<BuiltInEnvironment> {
  const folder = fileURLToPath(new URL(`../../resources/environments/${name}`, import.meta.url));
  const source = await openFolder(folder);
  const cases: TestCase[] = [];
  const { manifest, problems } = await readBundle(source, (some) => cases.push(...some));
  await source.close();
  if (manifest === null || problems.length > 0) throw new Error(JSON.stringify(problems));
  const readFile = (path: string) => readFileSync(join(folder, path), 'utf8');
  const { harness, scoring } = manifest;
  return {
    manifest,
    cases,
    readFile,
    harness: createHarness(harness, { readBundleFile: readFile, scoring }),
    scorer: createScorer(scoring, { readBundleFile: readFile, harness }),
  };
}

/** The reference solution of a case as steps. */
export function goldSteps({ solution }: TestCase): Step[] {
  if (!Array.isArray(solution)) throw new Error('The solution is no list of steps.');
  return solution as Step[];
}

/** What becomes of a case when a model takes these steps, one a turn, with the real tools and scorers. */
export function take(
  { manifest, harness, scorer }: BuiltInEnvironment,
  testCase: TestCase,
  steps: readonly Step[],
  sandboxes: Sandboxes,
): Promise<CaseResult> {
  const { scoring, limits } = manifest;
  return attempt({
    model: scriptedModel(...[...steps, 'Done.'].map(replyTo)),
    testCase,
    plan: { limits, extracts: scoring.extract !== undefined },
    ports: { harness, scorer, sandboxes },
  });
}

function replyTo(step: Step, place: number): Partial<ModelReply> {
  if (typeof step === 'string') return { text: step };
  const { name, arguments: values } = step;
  return { toolCalls: [{ id: `call-${place}`, name, argumentsJson: JSON.stringify(values) }] };
}
