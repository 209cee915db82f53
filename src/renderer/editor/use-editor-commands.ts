import { useEffect, useMemo, useState } from 'react';
import { createStore } from 'zustand';

import { useCommands, type Command } from '#renderer/frame/commands.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { ToolTab } from './draft-tools.tsx';
import type { DraftSession } from './files/draft-session.ts';
import { nextProblem } from './next-problem.ts';

interface EditorActions {
  readonly session: DraftSession;
  readonly active: string | null;
  readonly problems: readonly Problem[];
  /** The problem that was shown last. */
  readonly current: Problem | null;
  readonly showProblem: (problem: Problem) => void;
  readonly close: (path: string) => void;
  readonly show: (path: string) => void;
  readonly validate: () => void;
  readonly showTool: (tab: ToolTab) => void;
  readonly saveVersion: () => void;
}

/** The keys and commands of an open draft. */
export function useEditorCommands(actions: EditorActions): void {
  const [latest] = useState(() => createStore(() => actions));
  useEffect(() => latest.setState(actions, true));
  useCommands(useMemo(() => editorCommands(latest.getState), [latest]));
}

function editorCommands(now: () => EditorActions): readonly Command[] {
  const command = (id: string, title: string, run: () => void, shortcut?: string): Command => ({
    id: `editor.${id}`,
    title,
    group: 'Environments',
    run,
    ...(shortcut !== undefined && { shortcut }),
  });
  const withFile = (act: (path: string) => void) => () => {
    const { active } = now();
    if (active !== null) act(active);
  };
  return [
    command(
      'save',
      'Save file',
      withFile(
        (path) =>
          void now()
            .session.save(path)
            .catch(() => undefined),
      ),
      'Mod+S',
    ),
    command(
      'close',
      'Close file',
      withFile((path) => now().close(path)),
      'Mod+W',
    ),
    command('nextFile', 'Next open file', () => cycle(now(), 1), 'Mod+Tab'),
    command('previousFile', 'Previous open file', () => cycle(now(), -1), 'Mod+Shift+Tab'),
    command('nextProblem', 'Next problem', () => goToProblem(now(), 1), 'F8'),
    command('previousProblem', 'Previous problem', () => goToProblem(now(), -1), 'Shift+F8'),
    command('validate', 'Validate', () => now().validate()),
    command('form', 'Show form', () => now().showTool('form')),
    command('try', 'Try case', () => now().showTool('case'), 'Mod+Shift+T'),
    command('stress', 'Stress test', () => now().showTool('stress')),
    command('saveVersion', 'Save version…', () => now().saveVersion(), 'Mod+Shift+S'),
  ];
}

function cycle({ session, active, show }: EditorActions, step: 1 | -1): void {
  const { tabs } = session.store.getState();
  const next = tabs.at((tabs.indexOf(active ?? '') + step) % tabs.length);
  if (next !== undefined) show(next);
}

function goToProblem({ problems, current, active, showProblem }: EditorActions, step: 1 | -1): void {
  // After a problem is mended, the next one counts from where it was.
  const problem = nextProblem(problems, current ?? { file: active, line: 0, column: 0 }, step);
  if (problem !== null) showProblem(problem);
}
