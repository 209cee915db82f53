import { ChevronLeft, ChevronRight, Minus, Star, TrendingDown, TrendingUp, X } from 'lucide-react';

import type { ReactNode } from 'react';

import { IconButton } from '#renderer/components/icon-button.tsx';
import type { ComparedRun, Comparison } from '#shared/domain/comparison.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import { formatDifference, formatPercent } from '#shared/format/percent.ts';
import { letterOf } from './compare-search.ts';
import styles from './compare.module.css';
import { shortModelName } from '#shared/format/model-name.ts';
import type { ComparisonView } from './use-comparison.ts';

interface ComparedRunsProps {
  readonly view: ComparisonView;
  readonly comparison: Comparison;
}

/** One column a run: its numbers, and how they differ from the baseline. */
export function ComparedRuns({ view, comparison }: ComparedRunsProps) {
  const { runs, baseline } = comparison;
  const cells = (render: (compared: ComparedRun) => ReactNode) =>
    runs.map((compared) => <td key={compared.run.id}>{render(compared)}</td>);
  return (
    <div className={styles.scroller} role="group" aria-label="Runs" tabIndex={-1}>
      <table className={styles.runs}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Measure</span>
            </th>
            {runs.map((compared, place) => (
              <th key={compared.run.id} scope="col" data-baseline={compared.run.id === baseline || undefined}>
                <RunHead view={view} comparison={comparison} place={place} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Accuracy</th>
            {cells((compared) => (
              <Accuracy compared={compared} />
            ))}
          </tr>
          <tr>
            <th scope="row">95% of Δ</th>
            {cells(({ difference }) =>
              difference === null
                ? ''
                : `${formatDifference(difference.low)} … ${formatDifference(difference.high)}`,
            )}
          </tr>
          <tr>
            <th scope="row">Better / worse</th>
            {cells(({ difference }) =>
              difference === null
                ? ''
                : `${formatCount(difference.better)} / ${formatCount(difference.worse)} · McNemar p ${pText(difference.p)}`,
            )}
          </tr>
          <tr>
            <th scope="row">Shared cases</th>
            {cells(({ difference, shared }) =>
              difference === null
                ? ''
                : formatCounted(difference.cases, 'case') + attemptsText(shared, difference.cases),
            )}
          </tr>
          <tr>
            <th scope="row">p50 / cost</th>
            {cells(({ run }) => `${formatDuration(run.latencyP50Ms)} / ${formatCost(run.costUsd)}`)}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function RunHead({ view, comparison, place }: ComparedRunsProps & { readonly place: number }) {
  const compared = comparison.runs[place];
  if (compared === undefined) return null;
  const { run } = compared;
  const letter = letterOf(place);
  const isBaseline = run.id === comparison.baseline;
  return (
    <div className={styles.runHead}>
      <span className={styles.letter}>{letter}</span>
      <span className={styles.runName}>
        <a href={`#/runs/${encodeURIComponent(run.id)}`} className={styles.model} title={run.model}>
          {shortModelName(run.model)}
        </a>
        <span className={styles.quiet}>
          run {run.number}
          {isBaseline ? ' · baseline' : ''}
        </span>
      </span>
      <span className={styles.runActions}>
        {isBaseline ? null : (
          <IconButton
            icon={Star}
            label={`Make run ${run.number} the baseline`}
            shortcut="b"
            onClick={() => view.change({ base: run.id, vs: undefined }, { push: true })}
          />
        )}
        {place > 0 ? (
          <IconButton
            icon={ChevronLeft}
            label={`Move ${letter} left`}
            onClick={() => view.moveRun(run.id, -1)}
          />
        ) : null}
        {place < comparison.runs.length - 1 ? (
          <IconButton
            icon={ChevronRight}
            label={`Move ${letter} right`}
            onClick={() => view.moveRun(run.id, 1)}
          />
        ) : null}
        {comparison.runs.length > 2 ? (
          <IconButton icon={X} label={`Remove run ${run.number}`} onClick={() => view.removeRun(run.id)} />
        ) : null}
      </span>
    </div>
  );
}

/** The share that passed, and the difference where the interval tells one. */
function Accuracy({ compared: { accuracy, difference, run } }: { readonly compared: ComparedRun }) {
  const value = formatPercent(accuracy?.value ?? run.accuracy?.value);
  if (difference === null) return <strong>{value}</strong>;
  const { value: delta, isTold, moreCases } = difference;
  const Icon = !isTold ? Minus : delta > 0 ? TrendingUp : TrendingDown;
  const tone = !isTold ? 'none' : delta > 0 ? 'better' : 'worse';
  return (
    <span className={styles.accuracy}>
      <strong>{value}</strong>
      <span className={styles.delta} data-tone={tone}>
        <Icon size={14} aria-hidden />
        {isTold ? formatDifference(delta) : `no difference told (${formatDifference(delta)})`}
      </span>
      {moreCases === null ? null : (
        <span className={styles.quiet}>about {formatCount(moreCases)} more cases to tell</span>
      )}
    </span>
  );
}

function pText(p: number): string {
  return p < 0.0001 ? '< 0.0001' : p.toFixed(4);
}

function attemptsText(attempts: number, cases: number): string {
  return attempts === cases ? '' : `, ${formatCount(attempts)} attempts`;
}
