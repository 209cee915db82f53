import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

import { useStoredState } from '#renderer/components/use-stored-state.ts';
import type { CaseView as View } from '#renderer/report/report-search.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { caseAction } from './case-keys.ts';
import { caseJson } from './case-text.ts';
import { useCopy } from './copy-menu.tsx';
import type { CaseCopies } from './copy-menu.tsx';
import { moveInTranscript } from './message-keys.ts';
import { runCaseAction } from './run-case-action.ts';
import type { TextView } from './text-view.ts';
import type { CasePaging } from './use-case-paging.ts';

export interface CaseViewOptions {
  readonly result: ResultDetail;
  readonly paging: CasePaging;
  readonly tab: View;
  readonly onTabChange: (tab: View) => void;
  readonly onChoose: (id: number) => void;
  /** Takes the focus when it appears, so that its keys work at once. */
  readonly takesFocus?: boolean;
}

export interface CaseViewState {
  readonly root: RefObject<HTMLElement | null>;
  readonly view: TextView;
  readonly setView: (view: TextView) => void;
  readonly isFinding: boolean;
  readonly openFind: () => void;
  readonly closeFind: () => void;
  readonly copies: CaseCopies;
  readonly handleKey: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The message that had the focus goes with its case; then the next case takes the focus, or its keys would be dead. */
function useKeptFocus(root: RefObject<HTMLElement | null>, id: number): void {
  const shown = useRef(id);
  useLayoutEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      root.current?.focus({ preventScroll: true });
  }, [root, id]);
}

/** How a case is shown and what its keys do. */
export function useCaseView(options: CaseViewOptions): CaseViewState {
  const { result, paging, tab, onTabChange, onChoose, takesFocus = false } = options;
  const root = useRef<HTMLElement>(null);
  const [view, setView] = useStoredState<TextView>('case.text', { mode: 'rendered', wrap: true });
  const [isFinding, setIsFinding] = useState(false);
  const copies = useCopy();
  // Before the page is painted: a key that is pressed as soon as the case is seen must reach it.
  useLayoutEffect(() => {
    if (takesFocus) root.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  useKeptFocus(root, result.id);
  const openFind = () => {
    onTabChange('transcript');
    setIsFinding(true);
  };
  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
      event.preventDefault();
      openFind();
      return;
    }
    if (tab === 'transcript' && moveInTranscript(event)) return;
    const action = caseAction(event, event.target);
    if (action === null) return;
    event.preventDefault();
    runCaseAction(action, {
      result,
      paging,
      choose: onChoose,
      view,
      changeView: (patch) => setView({ ...view, ...patch }),
      copy: () => copies.copy(caseJson(result)),
      openTab: onTabChange,
    });
  }
  return {
    root,
    view,
    setView,
    isFinding,
    openFind,
    closeFind: () => {
      setIsFinding(false);
      root.current?.focus({ preventScroll: true });
    },
    copies,
    handleKey,
  };
}
