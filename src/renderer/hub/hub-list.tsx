import { useId, useLayoutEffect, useMemo, useState, type KeyboardEvent, type Ref } from 'react';

import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { classNames } from '../components/class-names.ts';
import { nextIndex } from '../components/data-grid/grid-keys.ts';
import { useRowWindow, visibleRows } from '../components/data-grid/use-row-window.ts';
import { keepRowInView } from '../components/keep-row-in-view.ts';
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
export function HubList(props: HubListProps) {
  const { environments, selected, onSelect, onOpen, listRef } = props;
  const [list, setList] = useState<HTMLDivElement | null>(null);
  const ref = useMemo(() => mergeRefs(setList, listRef), [listRef]);
  const listId = useId();
  const view = useRowWindow(list);
  const index = environments.findIndex((environment) => environment.id === selected);
  const { first, end } = visibleRows(view, ROW_HEIGHT, environments.length);
  useLayoutEffect(() => {
    if (list !== null && index >= 0) keepRowInView(list, { index, rowHeight: ROW_HEIGHT });
  }, [list, index]);

  return (
    <div
      ref={ref}
      role="listbox"
      tabIndex={0}
      data-pane-focus
      aria-label="Environments"
      aria-activedescendant={index >= first && index < end ? `${listId}-${index}` : undefined}
      className={styles.list}
      onKeyDown={(event) =>
        handleKey(event, { ...props, index, page: Math.max(1, Math.floor(view.height / ROW_HEIGHT)) })
      }
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

interface ListPlace extends HubListProps {
  readonly index: number;
  /** Whole rows that fit into the view. */
  readonly page: number;
}

function handleKey(event: KeyboardEvent, list: ListPlace): void {
  const { environments, index, page } = list;
  const active = environments[index];
  const next = event.altKey ? null : nextIndex(event, { index, count: environments.length, page });
  const target = next === null ? undefined : environments[next];
  if (target !== undefined) list.onSelect(target.id);
  else if (active === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  else if (event.key === 'Enter' || event.key === 'e') list.onOpen(active.id);
  else if (event.key === 'r') list.onRun();
  else if (event.key === 'Delete') list.onDelete(active);
  else return;
  event.preventDefault();
}
