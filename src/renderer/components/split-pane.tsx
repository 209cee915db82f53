import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';

import styles from './split-pane.module.css';
import { useStoredState } from './use-stored-state.ts';

interface SplitPaneProps {
  /** Names the split for remembering its sizes. */
  readonly id: string;
  readonly start: ReactNode;
  /** Null closes the second pane. */
  readonly end: ReactNode | null;
  /** Share of the first pane in percent before anybody moved the separator. */
  readonly startSize?: number;
  /** Smallest widths in pixels. */
  readonly startMin?: number;
  readonly endMin?: number;
  readonly startLabel?: string;
  readonly endLabel?: string;
}

/** Two panes side by side with a separator that mouse and arrow keys move; its place is remembered. */
export function SplitPane({
  id,
  start,
  end,
  startSize = 50,
  startMin = 280,
  endMin = 280,
  startLabel,
  endLabel,
}: SplitPaneProps) {
  const [size, setSize] = useStoredState(`split.${id}`, startSize);
  const first = `${id}-start`;
  return (
    <Group
      className={styles.group}
      orientation="horizontal"
      defaultLayout={end === null ? { [first]: 100 } : { [first]: size, [`${id}-end`]: 100 - size }}
      onLayoutChanged={(layout) => {
        const next = layout[first];
        if (end !== null && next !== undefined) setSize(Math.round(next * 10) / 10);
      }}
    >
      <Panel id={first} minSize={startMin} className={styles.panel}>
        <section className={styles.pane} aria-label={startLabel} data-pane={startLabel} tabIndex={-1}>
          {start}
        </section>
      </Panel>
      {end === null ? null : (
        <>
          <Separator className={styles.separator} aria-label="Resize panes" />
          <Panel id={`${id}-end`} minSize={endMin} className={styles.panel}>
            <section className={styles.pane} aria-label={endLabel} data-pane={endLabel} tabIndex={-1}>
              {end}
            </section>
          </Panel>
        </>
      )}
    </Group>
  );
}
