import type { ResultDetail } from '#shared/domain/result-view.ts';
import { RunSummary } from '#shared/domain/run.ts';
import type { RunStatus } from '#shared/domain/run.ts';
import type { VerdictCounts } from '#shared/domain/verdict.ts';
import { sampleResults } from './sample-results.ts';

export interface ScriptedRun {
  summary: RunSummary;
  results: ResultDetail[];
}

interface Recipe {
  readonly number: number;
  readonly status: RunStatus;
  readonly model: string;
  readonly planned: number;
  readonly ran: number;
  readonly passShare: number;
  readonly errorShare: number;
  readonly hoursAgo: number;
  readonly statusMessage?: string;
  readonly costUsd?: number | null;
}

const RECIPES: readonly Recipe[] = [
  {
    number: 14,
    status: 'completed',
    model: 'ollama:qwen2.5:7b-instruct',
    planned: 2_000,
    ran: 2_000,
    passShare: 0.716,
    errorShare: 0.0185,
    hoursAgo: 1,
  },
  {
    number: 13,
    status: 'completed',
    model: 'openai:gpt-4o-mini',
    planned: 2_000,
    ran: 2_000,
    passShare: 0.882,
    errorShare: 0,
    hoursAgo: 1.5,
    costUsd: 0.0421,
  },
  {
    number: 12,
    status: 'cancelled',
    model: 'ollama:llama3.1:8b',
    planned: 2_000,
    ran: 412,
    passShare: 0.66,
    errorShare: 0.01,
    hoursAgo: 50,
  },
  {
    number: 11,
    status: 'interrupted',
    model: 'lab:a-very-long-model-name-with-quantization-Q4_K_M',
    planned: 2_000,
    ran: 801,
    passShare: 0.6,
    errorShare: 0.01,
    hoursAgo: 60,
    costUsd: null,
  },
  {
    number: 10,
    status: 'failed',
    model: 'lab:missing',
    planned: 2_000,
    ran: 0,
    passShare: 0,
    errorShare: 0,
    hoursAgo: 70,
    statusMessage:
      'The server at http://10.0.0.5:8000/v1 has no model named missing. Choose one of its models and run again.',
    costUsd: null,
  },
  {
    number: 9,
    status: 'completed',
    model: 'ollama:phi4:14b',
    planned: 200,
    ran: 200,
    passShare: 0,
    errorShare: 1,
    hoursAgo: 200,
  },
  {
    number: 8,
    status: 'completed',
    model: 'baseline:gold',
    planned: 200,
    ran: 200,
    passShare: 1,
    errorShare: 0,
    hoursAgo: 300,
  },
];

/** Runs in every state a person meets. */
export function sampleRuns(now: number): ScriptedRun[] {
  let firstId = 1;
  return RECIPES.map((recipe) => {
    const results = sampleResults({
      runId: `run-${recipe.number}`,
      firstId,
      count: recipe.ran,
      passShare: recipe.passShare,
      errorShare: recipe.errorShare,
    });
    firstId += recipe.planned;
    return { results, summary: summarise(recipe, results, now) };
  });
}

function summarise(recipe: Recipe, results: readonly ResultDetail[], now: number): RunSummary {
  const started = new Date(now - recipe.hoursAgo * 3_600_000).toISOString();
  const counts = countVerdicts(results, recipe.planned);
  return RunSummary.parse({
    id: `run-${recipe.number}`,
    number: recipe.number,
    status: recipe.status,
    statusMessage: recipe.statusMessage ?? null,
    environment: { id: 'gsm8k-mini', version: '1.2.0', digest: 'a'.repeat(64), title: 'GSM8K-mini' },
    model: recipe.model,
    counts,
    accuracy: accuracyOf(counts),
    latencyP50Ms: recipe.ran === 0 || recipe.errorShare === 1 ? null : 1_620,
    inputTokens: recipe.ran * 106,
    outputTokens: recipe.ran * 381,
    costUsd: recipe.costUsd === undefined ? 0 : recipe.costUsd,
    inFlight: 0,
    createdAt: started,
    startedAt: started,
    finishedAt: new Date(now - recipe.hoursAgo * 3_600_000 + 900_000).toISOString(),
    note: recipe.number === 13 ? 'after the prompt fix' : null,
    settings: { sampling: { temperature: 0, maxTokens: 512 }, concurrency: 4 },
  });
}

/** Counts of results by verdict; what was planned and did not run is skipped. */
export function countVerdicts(results: readonly ResultDetail[], planned: number): VerdictCounts {
  const counts = {
    pass: 0,
    partial: 0,
    fail: 0,
    error: 0,
    skipped: planned - results.length,
    total: planned,
  };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

/** Accuracy with its 95 % Wilson interval. */
export function accuracyOf({ pass, partial, fail }: VerdictCounts): RunSummary['accuracy'] {
  const scored = pass + partial + fail;
  if (scored === 0) return null;
  const [value, z] = [pass / scored, 1.96];
  const middle = (value + z ** 2 / (2 * scored)) / (1 + z ** 2 / scored);
  const half =
    (z * Math.sqrt((value * (1 - value)) / scored + z ** 2 / (4 * scored ** 2))) / (1 + z ** 2 / scored);
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half), scored };
}
