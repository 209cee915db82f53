import { useId, useLayoutEffect, useRef, type KeyboardEvent, type Ref } from 'react';

import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { classNames } from '../components/class-names.ts';
import { nextIndex } from '../components/data-grid/grid-keys.ts';
import { useRowWindow, visibleRows } from '../components/data-grid/use-row-window.ts';
import { mergeRefs } from '../components/merge-refs.ts';
import { HubRow } from './hub-row.tsx';
import styles from './hub.module.css';

interface HubListProps {
  readonly environments: readonly EnvironmentSummary[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** Of the selected one. */
  readonly onRun: () => void;
  readonly onDelete: (environment: EnvironmentSummary) => void;
  readonly listRef: Ref<HTMLDivElement>;
}

const ROW_HEIGHT = 76;

/** Environments, three lines each; arrows move, Enter or e opens, r runs, Del deletes. */
export function HubList({
  environments,
  selected,
  onSelect,
  onOpen,
  onRun,
  onDelete,
  listRef,
}: HubListProps) {
  const ref = useRef<HTMLDivElement>(null);
  const listId = useId();
  const view = useRowWindow(ref);
  const index = environments.findIndex((environment) => environment.id === selected);
  const { first, end } = visibleRows(view, ROW_HEIGHT, environments.length);
  useLayoutEffect(() => keepInView(ref.current, index), [index]);

  function handleKey(event: KeyboardEvent): void {
    const active = environments[index];
    const page = Math.max(1, Math.floor(view.height / ROW_HEIGHT));
    const next = event.altKey ? null : nextIndex(event, { index, count: environments.length, page });
    const target = next === null ? undefined : environments[next];
    if (target !== undefined) onSelect(target.id);
    else if (active === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === 'Enter' || event.key === 'e') onOpen(active.id);
    else if (event.key === 'r') onRun();
    else if (event.key === 'Delete') onDelete(active);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={mergeRefs(ref, listRef)}
      role="listbox"
      tabIndex={0}
      data-pane-focus
      aria-label="Environments"
      aria-activedescendant={index >= first && index < end ? `${listId}-${index}` : undefined}
      className={styles.list}
      onKeyDown={handleKey}
    >
      <div role="presentation" style={{ height: environments.length * ROW_HEIGHT }}>
        {environments.slice(first, end).map((environment, place) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and the keys
          <div
            key={environment.id}
            id={`${listId}-${first + place}`}
            role="option"
            aria-selected={first + place === index}
            aria-setsize={environments.length}
            aria-posinset={first + place + 1}
            className={classNames(styles.row, first + place === index && styles.rowSelected)}
            style={{ height: ROW_HEIGHT, transform: `translateY(${(first + place) * ROW_HEIGHT}px)` }}
            onMouseDown={() => onSelect(environment.id)}
            onDoubleClick={() => onOpen(environment.id)}
          >
            <HubRow environment={environment} />
          </div>
        ))}
      </div>
    </div>
  );
}

function keepInView(list: HTMLElement | null, index: number): void {
  if (list === null || index < 0) return;
  const top = index * ROW_HEIGHT;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + ROW_HEIGHT > list.scrollTop + list.clientHeight)
    list.scrollTop = top + ROW_HEIGHT - list.clientHeight;
}
