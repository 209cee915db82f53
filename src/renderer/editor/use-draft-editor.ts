import { useEffect, useState } from 'react';

import { useAddress } from '#renderer/runs/use-address.ts';
import type { Draft } from '#shared/domain/draft.ts';
import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { ToolTab } from './draft-tools.tsx';
import { EditorSearch } from './editor-search.ts';
import { useClosing } from './files/use-closing.ts';
import { useFileActions } from './files/use-file-actions.ts';
import { useReading } from './files/use-reading.ts';
import { useDraftState, useSession } from './files/use-session.ts';
import { useEditorCommands } from './use-editor-commands.ts';
import { useGoTo } from './use-go-to.ts';

/** What is in front in the editor of a draft, and the ways to move in it. */
export function useDraftEditor(draft: Draft) {
  const session = useSession();
  const [search, change] = useAddress(EditorSearch);
  const tabs = useDraftState((state) => state.tabs);
  const { reading, error, readNow } = useReading(session, draft.updatedAt);
  const [tool, setTool] = useState<ToolTab>('form');
  const [isSaving, setSaving] = useState(false);
  const [current, setCurrent] = useState<Problem | null>(null);
  const { goTo, goToPlace, show } = useGoTo(change);
  const actions = useFileActions(session, show);
  const { file } = search;
  const active = file !== undefined && tabs.includes(file) ? file : (tabs.at(-1) ?? null);
  const closing = useClosing(session, active, show);
  const problems = reading?.problems ?? [];

  async function showProblem(problem: Problem): Promise<void> {
    setCurrent(problem);
    if (!draft.files.some((each) => each.path === problem.file)) return;
    await actions.open(problem.file);
    goToPlace(problem.file, problem);
  }
  function showTool(tab: ToolTab): void {
    setTool(tab);
    focusTools();
  }
  useFirstFile(draft, search, (path) => actions.open(path), goToPlace);
  useEditorCommands({
    session,
    active,
    problems,
    current,
    showProblem: (problem) => void showProblem(problem),
    close: closing.close,
    show,
    validate: () => void readNow(),
    showTool,
    saveVersion: () => setSaving(true),
  });
  return {
    session,
    active,
    reading,
    error,
    problems,
    current,
    goTo,
    goToPlace,
    show,
    actions,
    closing,
    tool,
    setTool,
    showTool,
    isSaving,
    setSaving,
    showProblem: (problem: Problem) => void showProblem(problem),
  };
}

/** Opens what the address names, else the manifest, when the screen comes up. */
function useFirstFile(
  draft: Draft,
  { file, line }: EditorSearch,
  open: (path: string) => Promise<void>,
  goToPlace: ReturnType<typeof useGoTo>['goToPlace'],
): void {
  useEffect(() => {
    const first = file ?? draft.files.find((each) => each.path === MANIFEST_FILE)?.path;
    if (first === undefined) return;
    void open(first).then(() => line !== undefined && goToPlace(first, { line, column: 1 }));
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
}

/** The keyboard goes on beside the text, on the tab that is in front once it is drawn. */
function focusTools(): void {
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>('[data-pane="Form and trials"] [role="tab"][aria-selected="true"]')
      ?.focus(),
  );
}
