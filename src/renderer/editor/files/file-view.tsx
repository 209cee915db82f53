import { lazy, Suspense } from 'react';

import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import { useStoredState } from '#renderer/components/use-stored-state.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import styles from '../editor.module.css';
import { RowsTable } from '../table/rows-table.tsx';
import type { GoTo } from '../use-go-to.ts';
import { useDraftState, useSession } from './use-session.ts';

const TextEditor = lazy(async () => ({
  default: (await import('../monaco/text-editor.tsx')).TextEditor,
}));

/** Above this many characters rows are shown as text alone. */
const TABLE_MOST = 2_000_000;

interface FileViewProps {
  readonly path: string | null;
  readonly problems: readonly Problem[];
  readonly paths: readonly string[];
  readonly goTo: GoTo | null;
  /** Puts the file in front without a place in it. */
  readonly onShow: (path: string) => void;
  readonly onGoTo: (file: string, place: { readonly line: number; readonly column: number }) => void;
}

/** The file in front: as text, or rows of JSONL as a table. */
export function FileView({ path, problems, paths, goTo, onShow, onGoTo }: FileViewProps) {
  const session = useSession();
  const file = useDraftState((state) => (path === null ? undefined : state.files[path]));
  const [view, setView] = useStoredState<'table' | 'text'>('editor.rows', 'text');
  if (path === null)
    return <EmptyState title="No file is open." description="Choose one from the list of files." />;
  if (file === null) {
    return (
      <EmptyState
        title={`${path} is no text, or larger than 20 MB.`}
        description="It stays in the bundle as it is."
      />
    );
  }
  if (file === undefined) return <Skeleton />;
  const hasRows = path.endsWith('.jsonl');
  const isLarge = file.text.length > TABLE_MOST;
  // A place in the text was asked for, such as that of a problem.
  const isTable = hasRows && view === 'table' && !isLarge && goTo?.file !== path;
  return (
    <>
      {hasRows ? (
        <RowsBar
          isTable={isTable}
          bytes={file.text.length}
          onChoose={(next) => {
            setView(next);
            if (goTo?.file === path) onShow(path);
          }}
        />
      ) : null}
      {isTable ? (
        <RowsTable
          key={path}
          path={path}
          text={file.text}
          onChange={(text) => session.setText(path, text)}
          onShowText={(line) => onGoTo(path, { line, column: 1 })}
        />
      ) : (
        <Suspense fallback={<Skeleton rows={8} />}>
          <TextEditor
            session={session}
            path={path}
            problems={problems}
            paths={paths}
            goTo={goTo?.file === path ? goTo : null}
          />
        </Suspense>
      )}
    </>
  );
}

interface RowsBarProps {
  readonly isTable: boolean;
  readonly bytes: number;
  readonly onChoose: (view: 'table' | 'text') => void;
}

function RowsBar({ isTable, bytes, onChoose }: RowsBarProps) {
  return (
    <div className={styles.rowsBar}>
      <SegmentedFilter
        label="View of the rows"
        value={isTable ? 'table' : 'text'}
        onValueChange={onChoose}
        segments={[
          { value: 'table', label: 'Table' },
          { value: 'text', label: 'Text' },
        ]}
      />
      {bytes > TABLE_MOST ? (
        <p className={styles.quiet}>
          {formatBytes(bytes)} is too large for the table (at most {formatBytes(TABLE_MOST)}): edit it as
          text.
        </p>
      ) : null}
    </div>
  );
}
