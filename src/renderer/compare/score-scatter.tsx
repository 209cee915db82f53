import { useState } from 'react';

import { Select } from '#renderer/components/select.tsx';
import { useCall } from '#renderer/queries.ts';
import type { Comparison, ScorePair } from '#shared/domain/comparison.ts';
import { formatCounted, formatScore } from '#shared/format/number.ts';
import { letterOf } from './compare-search.ts';
import { shortModelName } from '#shared/format/model-name.ts';
import styles from './compare.module.css';

const SIZE = 220;
const EDGE = 28;

/** Score of a run over score of the baseline, a dot for each pair of scores; its area is the number of cases. */
export function ScoreScatter({ comparison }: { readonly comparison: Comparison }) {
  const { runs, baseline } = comparison;
  const others = runs.flatMap(({ run }, place) => (run.id === baseline ? [] : [{ run, place }]));
  const [chosen, setChosen] = useState(others[0]?.run.id ?? '');
  const other = others.find(({ run }) => run.id === chosen) ?? others[0];
  const base = runs.findIndex(({ run }) => run.id === baseline);
  const runId = other?.run.id ?? '';
  const { data } = useCall('comparisons.scores', { baseline, runId }, { enabled: runId !== '' });
  if (other === undefined || data === undefined) return null;
  return (
    <figure className={styles.scatter}>
      <figcaption className={styles.quiet}>
        Score of {letterOf(other.place)} over score of {letterOf(base)}; above the line{' '}
        {letterOf(other.place)} is better.
        {others.length > 1 ? (
          <Select
            label="Run"
            inline
            value={runId}
            onValueChange={setChosen}
            options={others.map(({ run, place }) => ({
              value: run.id,
              label: `${letterOf(place)} ${shortModelName(run.model)}`,
            }))}
          />
        ) : null}
      </figcaption>
      <Plot pairs={data} runId={runId} />
    </figure>
  );
}

function Plot({ pairs, runId }: { readonly pairs: readonly ScorePair[]; readonly runId: string }) {
  const most = Math.max(1, ...pairs.map(({ count }) => count));
  const x = (score: number) => EDGE + score * (SIZE - 2 * EDGE);
  const y = (score: number) => SIZE - x(score);
  return (
    <svg viewBox={`0 0 ${SIZE} ${SIZE}`} width={SIZE} height={SIZE} role="group" aria-label="Scores">
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(0)} className={styles.axis} />
      <line x1={x(0)} y1={y(0)} x2={x(0)} y2={y(1)} className={styles.axis} />
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className={styles.diagonal} />
      {[0, 0.5, 1].map((tick) => (
        <g key={tick} className={styles.tick}>
          <text x={x(tick)} y={SIZE - 8} textAnchor="middle">
            {tick}
          </text>
          <text x={EDGE - 8} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {pairs.map(({ before, after, count, resultId }) => (
        <a
          key={`${before} ${after}`}
          href={`#/runs/${encodeURIComponent(runId)}/cases/${resultId}`}
          aria-label={`${formatCounted(count, 'case')}: ${formatScore(before)} and ${formatScore(after)}`}
        >
          <circle
            cx={x(before)}
            cy={y(after)}
            r={3 + 11 * Math.sqrt(count / most)}
            className={styles.dot}
            data-tone={after === before ? 'none' : after > before ? 'better' : 'worse'}
          />
        </a>
      ))}
    </svg>
  );
}
