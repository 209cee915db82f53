import { TabPanel, Tabs } from '#renderer/components/tabs.tsx';
import type { Draft, DraftReading } from '#shared/domain/draft.ts';
import { ManifestForm } from './form/manifest-form.tsx';
import { CasePanel } from './trial/case-panel.tsx';
import { StressPanel } from './trial/stress-panel.tsx';

export type ToolTab = 'form' | 'case' | 'stress';

interface DraftToolsProps {
  readonly tab: ToolTab;
  readonly onTab: (tab: ToolTab) => void;
  readonly draft: Draft;
  readonly reading: DraftReading | null;
}

/** Beside the text: the manifest as a form, a case as the model gets it, and the stress test. */
export function DraftTools({ tab, onTab, draft, reading }: DraftToolsProps) {
  return (
    <Tabs<ToolTab>
      label="Form and trials"
      value={tab}
      onValueChange={onTab}
      tabs={[
        { value: 'form', label: 'Form' },
        { value: 'case', label: 'Case', count: reading?.caseCount },
        { value: 'stress', label: 'Stress test' },
      ]}
    >
      <TabPanel value="form">
        <ManifestForm paths={draft.files.map((file) => file.path)} />
      </TabPanel>
      <TabPanel value="case">
        <CasePanel draftId={draft.id} updatedAt={draft.updatedAt} reading={reading} />
      </TabPanel>
      <TabPanel value="stress">
        <StressPanel draftId={draft.id} isValid={reading?.isValid ?? false} />
      </TabPanel>
    </Tabs>
  );
}
