import type { Catalog, RunColumns, RunRecord } from '#core/catalog/catalog.ts';
import type { SuspectKey } from '#shared/domain/suspect-key.ts';
import { VERDICTS } from '#shared/domain/verdict.ts';

/** Lowest accuracy of a run that is trusted to tell a wrong key from a hard case. */
const STRONG = 0.5;
const FEWEST_MODELS = 2;
const FIRST_ATTEMPT = 1;
const LONGEST_ANSWER = 200;

type Stores = Pick<Catalog, 'runs' | 'results' | 'cases'>;

/** What a strong run answered to a case it missed. */
interface Miss {
  readonly run: RunRecord;
  readonly resultId: number;
  readonly answer: string;
}

/**
 * Cases of a version whose key may be wrong: at least two models, and at least half of all strong runs, miss them and
 * give one and the same other answer, whatever its case and the space around it. Strong are completed runs over all
 * cases with an accuracy of at least one half, the newest of each model; baselines, which answer from the key or know
 * nothing, do not count. Of repeated attempts the first one speaks. Those that most agree on come first.
 */
export async function findSuspectKeys(stores: Stores, environmentDigest: string): Promise<SuspectKey[]> {
  const strong = strongRuns(await stores.runs.list(), environmentDigest);
  if (strong.length < FEWEST_MODELS) return [];
  const misses = new Map<number, Miss[]>();
  for (const run of strong) await addMisses(stores, run, misses);
  const agreed = [...misses].flatMap(([caseRow, all]) => {
    const agreeing = largestGroup(all);
    const isEnough = agreeing.length >= FEWEST_MODELS && agreeing.length * 2 >= strong.length;
    return isEnough ? [{ caseRow, agreeing }] : [];
  });
  const keys = await Promise.all(agreed.map((one) => suspectKey(stores, one, strong.length)));
  return keys
    .flatMap((key) => key ?? [])
    .sort((one, other) => other.agreeing.length - one.agreeing.length || one.caseRow - other.caseRow);
}

/** Newest first in, one of each model out. */
function strongRuns(runs: readonly RunRecord[], digest: string): RunRecord[] {
  const byModel = new Map<string, RunRecord>();
  for (const run of runs) {
    const { environment, status, settings, accuracy, model } = run;
    const isWhole = status === 'completed' && settings.selection.kind === 'all';
    if (environment.digest !== digest || !isWhole || model.startsWith('baseline:')) continue;
    if (accuracy === null || accuracy.value < STRONG || byModel.has(model)) continue;
    byModel.set(model, run);
  }
  return [...byModel.values()];
}

async function addMisses({ results }: Stores, run: RunRecord, misses: Map<number, Miss[]>): Promise<void> {
  const columns = await results.columns(run.id);
  const answers = await results.answers(run.id);
  for (const [place, resultId] of columns.ids.entries()) {
    const answer = answers[place]?.trim() ?? '';
    if (answer === '' || !isMiss(columns, place)) continue;
    const caseRow = columns.caseRows[place] ?? 0;
    const all = misses.get(caseRow) ?? [];
    all.push({ run, resultId, answer });
    misses.set(caseRow, all);
  }
}

function isMiss({ attempts, verdicts }: RunColumns, place: number): boolean {
  const verdict = VERDICTS[verdicts[place] ?? -1];
  return attempts[place] === FIRST_ATTEMPT && (verdict === 'fail' || verdict === 'partial');
}

function largestGroup(misses: readonly Miss[]): readonly Miss[] {
  const groups = [...Map.groupBy(misses, ({ answer }) => folded(answer)).values()];
  return groups.reduce<readonly Miss[]>((most, group) => (group.length > most.length ? group : most), []);
}

/** Null where the answer is the key after all, so that the check is to blame and not the key. */
async function suspectKey(
  { cases }: Stores,
  { caseRow, agreeing }: { caseRow: number; agreeing: readonly Miss[] },
  strong: number,
): Promise<SuspectKey | null> {
  const [row] = await cases.rows([caseRow]);
  const [first] = agreeing;
  if (row === undefined || first === undefined) return null;
  const { caseId, input, expected } = row;
  if (expected !== null && folded(expected) === folded(first.answer)) return null;
  return {
    caseRow,
    caseId,
    input,
    expected,
    answer: first.answer.slice(0, LONGEST_ANSWER),
    agreeing: agreeing.map(({ run, resultId }) => ({
      runId: run.id,
      runNumber: run.number,
      model: run.model,
      resultId,
    })),
    strongRuns: strong,
  };
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}
