import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

import { Checkbox } from '#renderer/components/checkbox.tsx';
import { IconButton } from '#renderer/components/icon-button.tsx';
import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import { TabPanel, Tabs } from '#renderer/components/tabs.tsx';
import { useStoredState } from '#renderer/components/use-stored-state.ts';
import type { CaseView as View } from '#renderer/report/report-search.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { AttemptsStrip } from './attempts-strip.tsx';
import { CaseHeader } from './case-header.tsx';
import type { CaseHeaderProps } from './case-header.tsx';
import { caseAction } from './case-keys.ts';
import { caseJson } from './case-text.ts';
import styles from './case.module.css';
import { useCopy } from './copy-menu.tsx';
import { MetadataTab } from './metadata-tab.tsx';
import { RawTab } from './raw-tab.tsx';
import { ResultTab } from './result-tab.tsx';
import { runCaseAction } from './run-case-action.ts';
import { ScoringTab } from './scoring-tab.tsx';
import type { TextView } from './text-view.ts';
import { TranscriptTab } from './transcript-tab.tsx';

interface CaseViewProps extends Omit<CaseHeaderProps, 'copies'> {
  readonly result: ResultDetail;
  readonly tab: View;
  readonly onTabChange: (tab: View) => void;
  readonly onChoose: (id: number) => void;
  /** Takes the focus when it appears, so that its keys work at once. */
  readonly takesFocus?: boolean;
}

/** One case with everything about it; the same beside the list and as a page of its own. */
export function CaseView({
  result,
  tab,
  onTabChange,
  onChoose,
  takesFocus = false,
  ...header
}: CaseViewProps) {
  const root = useRef<HTMLElement>(null);
  const [view, setView] = useStoredState<TextView>('case.text', { mode: 'rendered', wrap: true });
  const [isFinding, setIsFinding] = useState(false);
  const copies = useCopy();
  useEffect(() => {
    if (takesFocus) root.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const openFind = () => {
    onTabChange('transcript');
    setIsFinding(true);
  };
  function handleKey(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
      event.preventDefault();
      openFind();
      return;
    }
    const action = caseAction(event, event.target);
    if (action === null) return;
    event.preventDefault();
    runCaseAction(action, {
      result,
      paging: header.paging,
      choose: onChoose,
      changeView: (patch) => setView({ ...view, ...patch }),
      view,
      copy: () => copies.copy(caseJson(result)),
      openTab: onTabChange,
    });
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for the whole case, each has a button as well
    <article
      ref={root}
      className={styles.view}
      tabIndex={-1}
      aria-label={`Case ${result.caseId}`}
      onKeyDown={handleKey}
    >
      <CaseHeader result={result} copies={copies} {...header} />
      <AttemptsStrip attempts={result.attempts} currentId={result.id} onChoose={onChoose} />
      <Tabs
        label="Parts of the case"
        value={tab}
        onValueChange={onTabChange}
        tabs={[
          { value: 'result', label: 'Result' },
          { value: 'transcript', label: 'Transcript', count: result.transcript.length },
          { value: 'scoring', label: 'Scoring' },
          { value: 'metadata', label: 'Metadata' },
          { value: 'raw', label: 'Raw' },
        ]}
      >
        <CaseTools view={view} onViewChange={setView} onFind={openFind} />
        <TabPanel value="result">
          <ResultTab result={result} view={view} />
        </TabPanel>
        <TabPanel value="transcript">
          <TranscriptTab
            key={result.id}
            result={result}
            view={view}
            isFinding={isFinding}
            onFindClose={() => {
              setIsFinding(false);
              root.current?.focus({ preventScroll: true });
            }}
          />
        </TabPanel>
        <TabPanel value="scoring">
          <ScoringTab result={result} view={view} />
        </TabPanel>
        <TabPanel value="metadata">
          <MetadataTab result={result} />
        </TabPanel>
        <TabPanel value="raw">
          <RawTab result={result} wrap={view.wrap} />
        </TabPanel>
      </Tabs>
    </article>
  );
}

interface CaseToolsProps {
  readonly view: TextView;
  readonly onViewChange: (view: TextView) => void;
  readonly onFind: () => void;
}

function CaseTools({ view, onViewChange, onFind }: CaseToolsProps) {
  return (
    <div className={styles.toolbar}>
      <SegmentedFilter
        label="Texts are shown"
        value={view.mode}
        onValueChange={(mode) => onViewChange({ ...view, mode })}
        segments={[
          { value: 'rendered', label: 'Rendered' },
          { value: 'raw', label: 'Raw' },
        ]}
      />
      <Checkbox checked={view.wrap} onCheckedChange={(wrap) => onViewChange({ ...view, wrap })}>
        Wrap
      </Checkbox>
      <span className={styles.spring} />
      <IconButton icon={Search} label="Find in transcript" shortcut="Mod+F" onClick={onFind} />
    </div>
  );
}
