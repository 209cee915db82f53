import { useMemo, useState } from 'react';

import { useDebounced } from '#renderer/new-run/use-debounced.ts';
import { useStoredState } from '#renderer/components/use-stored-state.ts';
import { useCall } from '#renderer/queries.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import type { ChangeAddress } from '#renderer/runs/use-address.ts';
import type { EnvironmentDetail } from '#shared/domain/environment.ts';
import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import { readScoringPart } from '#shared/domain/manifest/scoring-part.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import type { WorkbenchOutcome } from '#shared/domain/workbench.ts';
import { runIdsOf, WorkbenchSearch } from './workbench-search.ts';

/** So long nothing is typed before the answers are judged. */
const PAUSE_MS = 300;
const FIRST = 2_000;
const ALL = 100_000;

/** What the address names: the runs and their environment; undefined while it is read. */
export interface WorkbenchSubject {
  readonly search: WorkbenchSearch;
  readonly change: ChangeAddress<WorkbenchSearch>;
  readonly runIds: readonly string[];
  readonly allRuns: readonly RunSummary[] | undefined;
  readonly runs: readonly RunSummary[];
  readonly environment: EnvironmentDetail | undefined;
  /** The rules as they stand in the bundle; null where they cannot be told apart there. */
  readonly part: string | null | undefined;
  readonly error: Error | null;
}

/** The runs and rules that the address names. */
export function useWorkbenchSubject(): WorkbenchSubject {
  const [search, change] = useAddress(WorkbenchSearch);
  const runIds = runIdsOf(search);
  const list = useCall('runs.list', {});
  const runs = runIds.flatMap((id) => list.data?.find((run) => run.id === id) ?? []);
  const id = runs[0]?.environment.id ?? '';
  const environment = useCall(
    'environments.get',
    { environment: id, version: search.base ?? null },
    { enabled: id !== '', keepPrevious: true },
  );
  const digest = environment.data?.digest ?? '';
  const file = useCall('environments.file', { digest, path: MANIFEST_FILE }, { enabled: digest !== '' });
  const text = file.data?.text;
  const part = useMemo(
    () => (text === undefined ? undefined : text === null ? null : readScoringPart(text)),
    [text],
  );
  return {
    search,
    change,
    runIds,
    allRuns: list.data,
    runs,
    environment: environment.data,
    part,
    error: list.error ?? environment.error ?? file.error,
  };
}

/** The rules as they are written here, and what they make of the stored answers. */
export interface Workbench {
  readonly text: string;
  readonly isChanged: boolean;
  readonly setText: (text: string) => void;
  readonly reset: () => void;
  readonly outcome: WorkbenchOutcome | undefined;
  readonly error: Error | null;
  /** The outcome is not of the text that is written by now. */
  readonly isJudging: boolean;
  readonly isAsking: boolean;
  readonly askJudges: () => void;
  readonly judgeAll: () => void;
}

interface WorkbenchOf {
  readonly runIds: readonly string[];
  readonly environment: EnvironmentDetail;
  readonly part: string;
}

/** Judges the answers again whenever the rules have settled; what is written survives a reload. */
export function useWorkbench({ runIds, environment, part }: WorkbenchOf): Workbench {
  const [draft, setDraft] = useStoredState(`workbench.${environment.digest}`, '');
  const text = draft === '' ? part : draft;
  const settled = useDebounced(text, PAUSE_MS);
  const [asked, setAsked] = useState<string | null>(null);
  const [limit, setLimit] = useState(FIRST);
  const [windowId] = useState(() => crypto.randomUUID());
  const withJudges = asked === settled;
  const { data, error, isFetching } = useCall(
    'workbench.preview',
    {
      runIds: [...runIds],
      scoring: settled,
      withJudges,
      limit,
      base: environment.version,
      window: windowId,
    },
    { keepPrevious: true },
  );
  return {
    text,
    isChanged: text !== part,
    setText: (next) => setDraft(next === part ? '' : next),
    reset: () => setDraft(''),
    outcome: data,
    error,
    isJudging: isFetching || settled !== text,
    isAsking: withJudges,
    askJudges: () => setAsked(text),
    judgeAll: () => setLimit(ALL),
  };
}
