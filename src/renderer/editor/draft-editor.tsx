import { useEffect, useState } from 'react';

import { SplitPane } from '#renderer/components/split-pane.tsx';
import { useAddress } from '#renderer/runs/use-address.ts';
import type { Draft } from '#shared/domain/draft.ts';
import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { DraftHead } from './draft-head.tsx';
import { DraftTools, type ToolTab } from './draft-tools.tsx';
import styles from './editor.module.css';
import { EditorSearch } from './editor-search.ts';
import { EditorTabs } from './files/editor-tabs.tsx';
import { FileTree } from './files/file-tree.tsx';
import { FileView } from './files/file-view.tsx';
import { UnsavedDialog } from './files/unsaved-dialog.tsx';
import { useClosing } from './files/use-closing.ts';
import { useFileActions } from './files/use-file-actions.ts';
import { useReading } from './files/use-reading.ts';
import { useDraftState, useSession } from './files/use-session.ts';
import { ProblemsPanel } from './problems-panel.tsx';
import { SaveVersionDialog } from './save-version-dialog.tsx';
import { useEditorCommands } from './use-editor-commands.ts';
import { useGoTo } from './use-go-to.ts';

/** Files on the left, text in the middle, form and trials on the right, problems below. */
export function DraftEditor({ draft }: { readonly draft: Draft }) {
  const session = useSession();
  const [search, change] = useAddress(EditorSearch);
  const tabs = useDraftState((state) => state.tabs);
  const { reading, error, readNow } = useReading(session, draft.updatedAt);
  const [tool, setTool] = useState<ToolTab>('form');
  const [isSaving, setSaving] = useState(false);
  const { goTo, goToPlace, show } = useGoTo(change);
  const actions = useFileActions(session, show);
  const active =
    search.file !== undefined && tabs.includes(search.file) ? search.file : (tabs.at(-1) ?? null);
  const closing = useClosing(session, active, show);
  const problems = reading?.problems ?? [];
  const [current, setCurrent] = useState<Problem | null>(null);

  async function showProblem(problem: Problem): Promise<void> {
    setCurrent(problem);
    if (!draft.files.some((file) => file.path === problem.file)) return;
    await actions.open(problem.file);
    goToPlace(problem.file, problem);
  }
  useEffect(() => {
    const first = search.file ?? draft.files.find((file) => file.path === MANIFEST_FILE)?.path;
    if (first === undefined) return;
    void actions
      .open(first)
      .then(() => search.line !== undefined && goToPlace(first, { line: search.line, column: 1 }));
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useEditorCommands({
    session,
    active,
    problems,
    current,
    showProblem: (problem) => void showProblem(problem),
    close: closing.close,
    show,
    validate: () => void readNow(),
    showTool: (tab) => {
      setTool(tab);
      focusTools();
    },
    saveVersion: () => setSaving(true),
  });

  return (
    <div className={styles.screen}>
      <DraftHead
        draft={draft}
        problems={problems}
        onTry={() => {
          setTool('case');
          focusTools();
        }}
        onSaveVersion={() => setSaving(true)}
      />
      <SplitPane
        id="editor-files"
        startLabel="Files"
        endLabel="Editor"
        startSize={17}
        startMin={160}
        endMin={480}
        start={<FileTree files={draft.files} problems={problems} active={active} actions={actions} />}
        end={
          <SplitPane
            id="editor-tools"
            startLabel="Text"
            endLabel="Form and trials"
            startSize={62}
            startMin={300}
            endMin={300}
            start={
              <>
                <EditorTabs
                  active={active}
                  onShow={show}
                  onKeep={(path) => void session.open(path)}
                  onClose={closing.close}
                />
                <FileView
                  path={active}
                  problems={problems}
                  paths={draft.files.map((file) => file.path)}
                  goTo={goTo}
                  onShow={show}
                  onGoTo={goToPlace}
                />
              </>
            }
            end={<DraftTools tab={tool} onTab={setTool} draft={draft} reading={reading} />}
          />
        }
      />
      <ProblemsPanel
        problems={reading?.problems ?? null}
        failure={error?.message ?? null}
        current={current}
        onShow={(problem) => void showProblem(problem)}
      />
      {closing.asks === null ? null : <UnsavedDialog {...closing.asks} />}
      {isSaving ? (
        <SaveVersionDialog draft={draft} problems={problems} onClose={() => setSaving(false)} />
      ) : null}
    </div>
  );
}

/** The keyboard goes on beside the text, on the tab that is in front once it is drawn. */
function focusTools(): void {
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>('[data-pane="Form and trials"] [role="tab"][aria-selected="true"]')
      ?.focus(),
  );
}
