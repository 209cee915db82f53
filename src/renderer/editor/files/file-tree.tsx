import { FilePlus, FileText } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { ContextMenu } from '#renderer/components/context-menu.tsx';
import type { DraftFile } from '#shared/domain/draft.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { formatCounted } from '#shared/format/number.ts';
import styles from '../editor.module.css';
import { isUnsaved } from './draft-state.ts';
import { FileNameDialog } from './file-name-dialog.tsx';
import { fileRows, type FileRow } from './file-rows.ts';
import type { FileActions } from './use-file-actions.ts';
import { useDraftState } from './use-session.ts';

interface FileTreeProps {
  readonly files: readonly DraftFile[];
  readonly problems: readonly Problem[];
  readonly active: string | null;
  readonly actions: FileActions;
}

/** The files of the bundle by folder, with what is wrong in each. */
export function FileTree({ files, problems, active, actions }: FileTreeProps) {
  const open = useDraftState((state) => state.files);
  const [naming, setNaming] = useState<string | true | null>(null);
  const rows = fileRows(files);
  const paths = files.map((file) => file.path);
  const current = active !== null && paths.includes(active) ? active : (paths[0] ?? null);

  return (
    <>
      <ul className={styles.tree} aria-label="Files">
        {rows.map((row) =>
          row.kind === 'folder' ? (
            <li
              key={`${row.path}/`}
              className={styles.folder}
              style={{ paddingInlineStart: row.depth * 12 + 8 }}
            >
              {row.name}
            </li>
          ) : (
            <li key={row.path}>
              <FileItem
                row={row}
                isActive={row.path === active}
                isEntry={row.path === current}
                isDirty={isUnsaved(open[row.path])}
                problemCount={problems.filter((problem) => problem.file === row.path).length}
                actions={actions}
                onRename={() => setNaming(row.path)}
              />
            </li>
          ),
        )}
      </ul>
      <div className={styles.treeEnd}>
        <Button variant="ghost" icon={FilePlus} onClick={() => setNaming(true)}>
          New file…
        </Button>
      </div>
      {naming === null ? null : (
        <FileNameDialog
          path={naming === true ? null : naming}
          onClose={() => setNaming(null)}
          onName={(to) => (naming === true ? actions.create(to) : actions.rename(naming, to))}
        />
      )}
    </>
  );
}

interface FileItemProps {
  readonly row: FileRow;
  readonly isActive: boolean;
  /** Where the keyboard enters the list. */
  readonly isEntry: boolean;
  readonly isDirty: boolean;
  readonly problemCount: number;
  readonly actions: FileActions;
  readonly onRename: () => void;
}

function FileItem({ row, isActive, isEntry, isDirty, problemCount, actions, onRename }: FileItemProps) {
  const { path, depth, name } = row;
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === 'F2') onRename();
    else if (event.key === 'Delete') actions.remove(path);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') focusBeside(event);
    else return;
    event.preventDefault();
  }
  return (
    <ContextMenu
      area={
        <button
          type="button"
          className={styles.file}
          style={{ paddingInlineStart: depth * 12 + 8 }}
          aria-current={isActive ? 'true' : undefined}
          data-pane-focus={isEntry ? '' : undefined}
          onClick={() => void actions.open(path, { preview: true })}
          onDoubleClick={() => void actions.open(path)}
          onKeyDown={onKeyDown}
        >
          <FileText size={14} aria-hidden />
          <span className={styles.fileName}>{name}</span>
          {isDirty ? <span className={styles.dot} role="img" aria-label="not saved" /> : null}
          <ProblemCount count={problemCount} />
        </button>
      }
      entries={[
        { label: 'Rename…', shortcut: 'F2', onSelect: onRename },
        { label: 'Delete', shortcut: 'Del', danger: true, onSelect: () => actions.remove(path) },
      ]}
    />
  );
}

function ProblemCount({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className={styles.problemCount}>
      <span aria-hidden>{count}</span>
      <span className="visually-hidden">{formatCounted(count, 'problem')}</span>
    </span>
  );
}

function focusBeside(event: KeyboardEvent<HTMLElement>): void {
  const all = [...(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])];
  const at = all.findIndex((button) => button === event.currentTarget);
  all[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
