import { IntervalBar } from '#renderer/components/interval-bar.tsx';
import { useCall } from '#renderer/queries.ts';
import type { ChangeAddress } from '#renderer/runs/use-address.ts';
import type { Leaderboard, LeaderboardCell } from '#shared/domain/leaderboard.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { shortModelName } from '#shared/format/model-name.ts';
import { formatCount, formatScore } from '#shared/format/number.ts';
import { formatPercent, formatUncertainty } from '#shared/format/percent.ts';
import { formatTokenRate } from '#shared/format/tokens.ts';
import { SortArrow } from './sort-arrow.tsx';
import type { LeaderboardSearch, LeaderboardSort } from './leaderboard-search.ts';
import styles from './leaderboard.module.css';

interface EnvironmentBoardProps {
  readonly board: Leaderboard;
  readonly environment: Leaderboard['environments'][number];
  readonly search: LeaderboardSearch;
  readonly change: ChangeAddress<LeaderboardSearch>;
}

interface Ranked extends LeaderboardCell {
  readonly sizeBytes: number | null;
}

const COLUMNS: readonly {
  readonly id: LeaderboardSort;
  readonly title: string;
  /** More is better; the best stands first. */
  readonly isDescending: boolean;
  readonly value: (cell: Ranked) => number | string | null;
}[] = [
  { id: 'model', title: 'Model', isDescending: false, value: ({ model }) => model },
  { id: 'accuracy', title: 'Accuracy', isDescending: true, value: ({ accuracy }) => accuracy?.value ?? null },
  { id: 'score', title: 'Mean score', isDescending: true, value: ({ meanScore }) => meanScore },
  { id: 'speed', title: 'Tokens/s', isDescending: true, value: ({ tokensPerSecond }) => tokensPerSecond },
  { id: 'latency', title: 'p50', isDescending: false, value: ({ latencyP50Ms }) => latencyP50Ms },
  { id: 'cost', title: 'Cost', isDescending: false, value: ({ costUsd }) => costUsd },
  { id: 'size', title: 'Size', isDescending: false, value: ({ sizeBytes }) => sizeBytes },
];

/** The ranking of all models at one environment. */
export function EnvironmentBoard({ board, environment, search, change }: EnvironmentBoardProps) {
  const { data: models = [] } = useCall('models.list', {});
  const sizes = new Map(models.map(({ name, sizeBytes }) => [name, sizeBytes]));
  const { sort = 'accuracy', worst = false } = search;
  const sortBy = (id: LeaderboardSort) =>
    change({ sort: id, worst: id === sort && !worst ? true : undefined });
  const cells = board.cells
    .filter(({ environmentId }) => environmentId === environment.id)
    .map((cell): Ranked => ({ ...cell, sizeBytes: sizes.get(cell.model) ?? null }))
    .toSorted(by(sort, worst));
  return (
    <div className={styles.scroller} role="group" aria-label={`Ranking of ${environment.title}`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.place}>
              #
            </th>
            {COLUMNS.map(({ id, title, isDescending }) => (
              <th
                key={id}
                scope="col"
                className={id === 'model' || id === 'accuracy' ? undefined : styles.number}
                aria-sort={id !== sort ? 'none' : isDescending === worst ? 'ascending' : 'descending'}
              >
                <button type="button" className={styles.sort} onClick={() => sortBy(id)}>
                  {title}
                  {id === sort ? <SortArrow isDescending={isDescending !== worst} /> : null}
                </button>
              </th>
            ))}
            <th scope="col" className={styles.number}>
              Errors
            </th>
            <th scope="col">Run</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell, place) => (
            <Line key={cell.model} cell={cell} place={place + 1} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ cell, place }: { readonly cell: Ranked; readonly place: number }) {
  const { model, accuracy, meanScore, tokensPerSecond, latencyP50Ms, costUsd, sizeBytes, errors } = cell;
  return (
    <tr>
      <td className={styles.place}>{place}</td>
      <th scope="row" title={model} className={styles.model}>
        {shortModelName(model)}
      </th>
      <td>
        {accuracy === null ? (
          '—'
        ) : (
          <span className={styles.line}>
            <strong className={styles.share}>{formatPercent(accuracy.value)}</strong>
            <IntervalBar {...accuracy} width={96} />
            <span className={styles.quiet}>{formatUncertainty(accuracy)}</span>
          </span>
        )}
      </td>
      <td className={styles.number}>{formatScore(meanScore)}</td>
      <td className={styles.number}>{formatTokenRate(tokensPerSecond)}</td>
      <td className={styles.number}>{formatDuration(latencyP50Ms)}</td>
      <td className={styles.number}>{formatCost(costUsd)}</td>
      <td className={styles.number}>{sizeBytes === null ? '—' : formatBytes(sizeBytes)}</td>
      <td className={styles.number}>{formatCount(errors)}</td>
      <td>
        <a href={`#/runs/${encodeURIComponent(cell.runId)}`}>run {cell.runNumber}</a>
        {cell.isNewestVersion ? null : <span className={styles.old}> of {cell.version}</span>}
      </td>
    </tr>
  );
}

/** The best first, or the worst; unknown values last in both directions. */
function by(sort: LeaderboardSort, worst: boolean): (one: Ranked, other: Ranked) => number {
  const column = COLUMNS.find(({ id }) => id === sort) ?? COLUMNS[0];
  return (one, other) => {
    const [first, second] = [column?.value(one) ?? null, column?.value(other) ?? null];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    const order =
      typeof first === 'string' ? first.localeCompare(String(second), 'en') : first - Number(second);
    return (column?.isDescending === true) !== worst ? -order : order;
  };
}
