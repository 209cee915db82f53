import { Download, Ellipsis, GitCompareArrows, Pause, Play, RotateCcw, Square } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { IconButton } from '#renderer/components/icon-button.tsx';
import type { MenuEntry } from '#renderer/components/menu-entry.ts';
import { Menu } from '#renderer/components/menu.tsx';
import { isLive } from '#renderer/runs/live-runs.ts';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import type { RunSummary } from '#shared/domain/run.ts';

export interface RunButtonsProps {
  readonly run: RunSummary;
  readonly actions: RunActions;
  readonly onNote: () => void;
  readonly onDelete: () => void;
  /** Saves the report as one HTML file. */
  readonly onReportFile: () => void;
}

/** What can be done with a run: steer it while it goes on, export and repeat it afterwards. */
export function RunButtons(props: RunButtonsProps) {
  const { run, actions } = props;
  const isUnderWay = isLive(run.status) || run.status === 'paused';
  return (
    <>
      {isUnderWay ? (
        <SteeringButtons run={run} actions={actions} />
      ) : (
        <ResultButtons run={run} actions={actions} />
      )}
      <Menu
        trigger={<IconButton icon={Ellipsis} label="More actions" />}
        entries={moreEntries(props, isUnderWay)}
      />
    </>
  );
}

type ButtonsProps = Pick<RunButtonsProps, 'run' | 'actions'>;

function SteeringButtons({ run, actions }: ButtonsProps) {
  return (
    <>
      {isLive(run.status) ? (
        <Button icon={Pause} onClick={() => actions.pause(run.id)}>
          Pause
        </Button>
      ) : (
        <Button icon={Play} onClick={() => actions.resume(run.id)}>
          Resume
        </Button>
      )}
      <Button icon={Square} onClick={() => actions.cancel(run.id)}>
        Cancel run
      </Button>
    </>
  );
}

function ResultButtons({ run, actions }: ButtonsProps) {
  return (
    <>
      <Button icon={GitCompareArrows} onClick={() => actions.compare([run.id])}>
        Compare…
      </Button>
      <Button icon={Download} onClick={() => actions.exportCases(run.id)}>
        Export failures…
      </Button>
      <Button icon={RotateCcw} onClick={() => actions.runAgain(run)}>
        Run again…
      </Button>
    </>
  );
}

function moreEntries(
  { run, actions, onNote, onDelete, onReportFile }: RunButtonsProps,
  isUnderWay: boolean,
): readonly MenuEntry[] {
  const results: readonly MenuEntry[] = [
    { label: 'Export failures…', onSelect: () => actions.exportCases(run.id) },
    { label: 'Run again…', onSelect: () => actions.runAgain(run) },
  ];
  return [
    ...(isUnderWay ? results : []),
    { label: 'Save failures as set…', onSelect: () => actions.saveSet(run.id) },
    { label: 'Run failures only…', onSelect: () => actions.runFailures(run) },
    { label: 'Report file (HTML)…', onSelect: onReportFile },
    { label: 'Score again', onSelect: () => actions.rescore(run.id), disabled: isUnderWay },
    { label: 'Change scoring…', onSelect: () => actions.changeScoring([run.id]), disabled: isUnderWay },
    { label: run.note === null ? 'Add note…' : 'Edit note…', onSelect: onNote },
    'separator',
    { label: 'Delete', onSelect: onDelete, danger: true, disabled: isLive(run.status) },
  ];
}
