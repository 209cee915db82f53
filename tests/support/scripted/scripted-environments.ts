import type { Handlers } from '#shared/contract.ts';
import { EnvironmentDetail } from '#shared/domain/environment.ts';

/** Two environments. */
export function environmentAnswers(now: number): Partial<Handlers> {
  const environments = [
    environment({ id: 'gsm8k-mini', title: 'GSM8K-mini', version: '1.2.0', caseCount: 2_000, now }),
    environment({ id: 'ifeval-lite', title: 'IFEval-lite', version: '1.0.1', caseCount: 120, now }),
  ];
  return {
    'environments.list': async () => environments,
    'environments.get': async ({ environment: id }) =>
      environments.find((each) => each.id === id) ?? environments[0]!,
    'cases.index': async () => new Uint32Array(),
  };
}

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly caseCount: number;
  readonly now: number;
}

function environment({ id, title, version, caseCount, now }: Choice): EnvironmentDetail {
  const importedAt = new Date(now - 86_400_000).toISOString();
  return EnvironmentDetail.parse({
    id,
    title,
    version,
    caseCount,
    digest: 'a'.repeat(64),
    description: 'Grade-school maths, numeric answer',
    category: 'reasoning',
    tags: ['arithmetic'],
    license: 'CC0-1.0',
    harnessKind: 'single-turn',
    checkKinds: ['numeric'],
    sizeBytes: 412_000,
    builtIn: true,
    runsCode: false,
    versions: [{ version, digest: 'a'.repeat(64), importedAt, runCount: 7 }],
    runCount: 7,
    best: { model: 'openai:gpt-4o-mini', accuracy: 0.882 },
    importedAt,
    manifest: {
      schema: 'benchgen/1',
      id,
      version,
      title,
      dataset: { file: 'cases.jsonl', input: 'question', expected: 'answer' },
      harness: { kind: 'single-turn', sampling: { temperature: 0, maxTokens: 512 } },
      scoring: { checks: [{ kind: 'numeric', tolerance: 0 }] },
    },
    readme: '# What it measures\n\nWhether a model can count clips.',
    files: [],
    grants: [],
    problems: [],
  });
}
