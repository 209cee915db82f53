import { useState } from 'react';

import { IntervalBar } from '#renderer/components/interval-bar.tsx';
import type { Leaderboard, LeaderboardCell } from '#shared/domain/leaderboard.ts';
import { shortModelName } from '#shared/format/model-name.ts';
import { formatPercent, formatUncertainty } from '#shared/format/percent.ts';
import styles from './leaderboard.module.css';
import { SortArrow } from './sort-arrow.tsx';

interface GridBoardProps {
  readonly board: Leaderboard;
  readonly onChoose: (environmentId: string) => void;
}

/** One row a model, one column an environment; rows by name or by one of the columns. */
export function GridBoard({ board, onChoose }: GridBoardProps) {
  const { environments, models, cells } = board;
  const [by, setBy] = useState<string | null>(null);
  const cellOf = (model: string, id: string) =>
    cells.find((cell) => cell.model === model && cell.environmentId === id);
  const value = (model: string) => (by === null ? 0 : (cellOf(model, by)?.accuracy?.value ?? -1));
  const ordered = by === null ? models : models.toSorted((one, other) => value(other) - value(one));
  return (
    <div className={styles.scroller} role="group" aria-label="Models and environments">
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col" aria-sort={by === null ? 'ascending' : 'none'}>
              <button type="button" className={styles.sort} onClick={() => setBy(null)}>
                Model
                {by === null ? <SortArrow isDescending={false} /> : null}
              </button>
            </th>
            {environments.map(({ id, title, version }) => (
              <th key={id} scope="col" aria-sort={by === id ? 'descending' : 'none'}>
                <button type="button" className={styles.sort} title={title} onClick={() => setBy(id)}>
                  <span className={styles.headWord}>{title}</span>
                  {by === id ? <SortArrow isDescending /> : null}
                </button>
                <span className={styles.version}>
                  {version}{' '}
                  <button type="button" className={styles.link} onClick={() => onChoose(id)}>
                    Ranking <span className="visually-hidden">of {title}</span>
                  </button>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((model) => (
            <tr key={model}>
              <th scope="row" title={model} className={styles.model}>
                {shortModelName(model)}
              </th>
              {environments.map(({ id }) => (
                <td key={id}>
                  <GridCell cell={cellOf(model, id)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GridCell({ cell }: { readonly cell: LeaderboardCell | undefined }) {
  if (cell === undefined || cell.accuracy === null) return <span className={styles.quiet}>—</span>;
  const { accuracy, runId, runNumber, isNewestVersion, version, errors } = cell;
  return (
    <span className={styles.cell}>
      <a className={styles.share} href={`#/runs/${encodeURIComponent(runId)}`} title={`Run ${runNumber}`}>
        {formatPercent(accuracy.value)}
      </a>
      <span className={styles.quiet}>{formatUncertainty(accuracy)}</span>
      <IntervalBar {...accuracy} width={72} />
      {isNewestVersion ? null : <span className={styles.old}>of {version}</span>}
      {errors > 0 ? <span className={styles.old}>{errors} errors</span> : null}
    </span>
  );
}
