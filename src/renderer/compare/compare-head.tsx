import { Info, Plus } from 'lucide-react';
import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { Menu } from '#renderer/components/menu.tsx';
import { useCall } from '#renderer/queries.ts';
import { useReportFile } from '#renderer/report/use-report-file.ts';
import type { Comparison, ComparisonExportFormat } from '#shared/domain/comparison.ts';
import { MOST_RUNS } from './compare-search.ts';
import styles from './compare.module.css';
import { ComparedRuns } from './compared-runs.tsx';
import { RunChoices, sortedFor } from './run-picker.tsx';
import { ScoreScatter } from './score-scatter.tsx';
import { useComparisonExport } from './use-comparison-export.ts';
import type { ComparisonView } from './use-comparison.ts';
import { useRescoreBoth } from './use-rescore-both.ts';

interface CompareHeadProps {
  readonly view: ComparisonView;
  readonly comparison: Comparison;
}

/** Title, actions, the numbers of every run against the baseline, and what to know about them. */
export function CompareHead({ view, comparison }: CompareHeadProps) {
  const [isAdding, setIsAdding] = useState(false);
  const [isPlotted, setIsPlotted] = useState(false);
  const exportAs = useComparisonExport(view);
  const saveReport = useReportFile();
  const titles = [...new Set(comparison.runs.map(({ run }) => run.environment.title))];
  const formats: readonly (readonly [ComparisonExportFormat, string])[] = [
    ['md', 'Markdown'],
    ['csv', 'CSV'],
    ['json', 'JSON'],
  ];
  return (
    <header className={styles.head}>
      <div className={styles.titleRow}>
        <h1 className={styles.title}>Compare {titles.join(', ')}</h1>
        <Button aria-pressed={isPlotted} onClick={() => setIsPlotted(!isPlotted)}>
          Scores
        </Button>
        <Button icon={Plus} disabled={view.runIds.length >= MOST_RUNS} onClick={() => setIsAdding(true)}>
          Add run…
        </Button>
        <Menu
          trigger={<Button>Export diff…</Button>}
          entries={[
            ...formats.map(([format, label]) => ({
              label: `As ${label}`,
              onSelect: () => void exportAs(format),
            })),
            'separator',
            {
              label: 'Report file (HTML)…',
              onSelect: () =>
                void saveReport({
                  comparison: { runIds: [...view.runIds], baseline: view.search.base ?? null },
                }),
            },
          ]}
        />
      </div>
      <ComparedRuns view={view} comparison={comparison} />
      <Notes comparison={comparison} />
      {isPlotted ? <ScoreScatter comparison={comparison} /> : null}
      {isAdding ? <AddRun view={view} comparison={comparison} onClose={() => setIsAdding(false)} /> : null}
    </header>
  );
}

/** What keeps the runs from being quite comparable. */
function Notes({ comparison }: { readonly comparison: Comparison }) {
  const rescoreBoth = useRescoreBoth(comparison);
  const notes = comparison.runs.flatMap(({ run, notes: own }) => own.map((note) => ({ run, note })));
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label="What to know">
      {notes.map(({ run, note }) => (
        <li key={`${run.id} ${note.code} ${note.message}`}>
          <Info size={14} aria-hidden />
          <span>
            Run {run.number}: {note.message}
          </span>
          {note.canRescore ? (
            <Button variant="ghost" onClick={() => void rescoreBoth(run)}>
              Rescore both
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface AddRunProps extends CompareHeadProps {
  readonly onClose: () => void;
}

function AddRun({ view, comparison, onClose }: AddRunProps) {
  const { data = [] } = useCall('runs.list', {});
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Add a run" width={880}>
      <RunChoices
        runs={sortedFor(data, comparison.runs[0]?.run)}
        chosen={view.runIds}
        onChoose={(id) => {
          view.addRun(id);
          onClose();
        }}
      />
    </Dialog>
  );
}
