import { SplitPane } from '#renderer/components/split-pane.tsx';
import type { Draft } from '#shared/domain/draft.ts';
import { DraftHead } from './draft-head.tsx';
import { DraftTools } from './draft-tools.tsx';
import styles from './editor.module.css';
import { EditorTabs } from './files/editor-tabs.tsx';
import { FileTree } from './files/file-tree.tsx';
import { FileView } from './files/file-view.tsx';
import { UnsavedDialog } from './files/unsaved-dialog.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { SaveVersionDialog } from './save-version-dialog.tsx';
import { useDraftEditor } from './use-draft-editor.ts';

/** Files on the left, text in the middle, form and trials on the right, problems below. */
export function DraftEditor({ draft }: { readonly draft: Draft }) {
  const editor = useDraftEditor(draft);
  const { active, reading, problems, closing, setSaving } = editor;
  return (
    <div className={styles.screen}>
      <DraftHead
        draft={draft}
        problems={problems}
        onTry={() => editor.showTool('case')}
        onSaveVersion={() => setSaving(true)}
      />
      <SplitPane
        id="editor-files"
        startLabel="Files"
        endLabel="Editor"
        startSize={17}
        startMin={160}
        endMin={480}
        start={<FileTree files={draft.files} problems={problems} active={active} actions={editor.actions} />}
        end={<Work draft={draft} editor={editor} />}
      />
      <ProblemsPanel
        problems={reading?.problems ?? null}
        failure={editor.error?.message ?? null}
        current={editor.current}
        onShow={editor.showProblem}
      />
      {closing.asks === null ? null : <UnsavedDialog {...closing.asks} />}
      {editor.isSaving ? (
        <SaveVersionDialog draft={draft} problems={problems} onClose={() => setSaving(false)} />
      ) : null}
    </div>
  );
}

interface WorkProps {
  readonly draft: Draft;
  readonly editor: ReturnType<typeof useDraftEditor>;
}

/** The file in front, and beside it what is made of the bundle. */
function Work({ draft, editor }: WorkProps) {
  const { active, session, show } = editor;
  return (
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
            onClose={editor.closing.close}
          />
          <FileView
            path={active}
            problems={editor.problems}
            paths={draft.files.map((file) => file.path)}
            goTo={editor.goTo}
            onShow={show}
            onGoTo={editor.goToPlace}
          />
        </>
      }
      end={<DraftTools tab={editor.tool} onTab={editor.setTool} draft={draft} reading={editor.reading} />}
    />
  );
}
