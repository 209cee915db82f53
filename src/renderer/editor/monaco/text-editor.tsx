import { useEffect, useRef } from 'react';

import type { Problem } from '#shared/domain/problem.ts';
import styles from '../editor.module.css';
import type { DraftSession } from '../files/draft-session.ts';
import { followTheme } from './editor-theme.ts';
import { bundlePaths } from './manifest-provider.ts';
import { createTextPane, type TextPane } from './text-pane.ts';

export interface EditorPlace {
  readonly line: number;
  readonly column: number;
}

interface TextEditorProps {
  readonly session: DraftSession;
  readonly path: string;
  readonly problems: readonly Problem[];
  /** All paths of the bundle, to be offered where a file is named. */
  readonly paths: readonly string[];
  /** Goes there and takes the focus, each time another object is given. */
  readonly goTo: EditorPlace | null;
}

/** The text of one file of the draft. What is typed goes to the session, and what others write into it shows here. */
export function TextEditor({ session, path, problems, paths, goTo }: TextEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const pane = useRef<TextPane | null>(null);
  useEffect(() => followTheme(), []);
  useEffect(() => {
    if (place.current === null) return undefined;
    const created = createTextPane(place.current, session);
    pane.current = created;
    return () => {
      pane.current = null;
      created.dispose();
    };
  }, [session]);
  useEffect(() => pane.current?.show(path), [session, path]);
  useEffect(() => pane.current?.mark(path, problems), [session, path, problems]);
  useEffect(() => {
    bundlePaths.current = paths;
  }, [paths]);
  useEffect(() => {
    if (goTo !== null) pane.current?.goTo(goTo.line, goTo.column);
  }, [session, goTo]);
  return <div ref={place} className={styles.monaco} data-monaco />;
}
