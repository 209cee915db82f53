import { TabPanel, Tabs } from '#renderer/components/tabs.tsx';
import { AttemptsStrip } from './attempts-strip.tsx';
import { CaseHeader } from './case-header.tsx';
import type { CaseHeaderProps } from './case-header.tsx';
import { CaseTools } from './case-tools.tsx';
import styles from './case.module.css';
import { MetadataTab } from './metadata-tab.tsx';
import { RawTab } from './raw-tab.tsx';
import { ResultTab } from './result-tab.tsx';
import { ScoringTab } from './scoring-tab.tsx';
import { TranscriptTab } from './transcript-tab.tsx';
import { shownEntries } from './transcript-view.ts';
import { useCaseView } from './use-case-view.ts';
import type { CaseViewOptions, CaseViewState } from './use-case-view.ts';

type CaseViewProps = CaseViewOptions & Omit<CaseHeaderProps, 'copies'>;

/** One case with everything about it; the same beside the list and as a page of its own. */
export function CaseView(props: CaseViewProps) {
  const { result, model, onChoose, onExpand, onClose } = props;
  const { root, ...state } = useCaseView(props);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for the whole case, each has a button as well
    <article
      ref={root}
      className={styles.view}
      tabIndex={-1}
      aria-label={`Case ${result.caseId}`}
      onKeyDown={state.handleKey}
    >
      <CaseHeader result={result} model={model} copies={state.copies} onExpand={onExpand} onClose={onClose} />
      <AttemptsStrip attempts={result.attempts} currentId={result.id} onChoose={onChoose} />
      <CaseTabs {...props} {...state} />
    </article>
  );
}

type CaseTabsProps = CaseViewOptions & Omit<CaseViewState, 'root'>;

function CaseTabs(props: CaseTabsProps) {
  const { result, tab, onTabChange, paging, view, setView, isFinding, openFind, closeFind } = props;
  return (
    <Tabs
      label="Parts of the case"
      value={tab}
      onValueChange={onTabChange}
      tabs={[
        { value: 'result', label: 'Result' },
        { value: 'transcript', label: 'Transcript', count: shownEntries(result.transcript).shown.length },
        { value: 'scoring', label: 'Scoring' },
        { value: 'metadata', label: 'Metadata' },
        { value: 'raw', label: 'Raw' },
      ]}
    >
      <CaseTools view={view} onViewChange={setView} onFind={openFind} paging={paging} />
      <TabPanel value="result">
        <ResultTab result={result} view={view} />
      </TabPanel>
      <TabPanel value="transcript">
        <TranscriptTab
          key={result.id}
          result={result}
          view={view}
          isFinding={isFinding}
          onFindClose={closeFind}
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
  );
}
