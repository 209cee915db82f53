import { useState } from 'react';

import { EmptyState } from '#renderer/components/empty-state.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { CodeBlock } from '#renderer/components/code-block.tsx';
import type { DraftReading } from '#shared/domain/draft.ts';
import { formatCount } from '#shared/format/number.ts';
import styles from '../editor.module.css';
import { PromptOfCase } from './prompt-of-case.tsx';
import { TryCase } from './try-case.tsx';

interface CasePanelProps {
  readonly draftId: string;
  readonly updatedAt: string;
  readonly reading: DraftReading | null;
}

/** One case: what is expected, what the model is sent, and a trial of it. */
export function CasePanel({ draftId, updatedAt, reading }: CasePanelProps) {
  const [place, setPlace] = useState(1);
  if (reading === null) return <Skeleton rows={4} />;
  const { cases, caseCount } = reading;
  const index = Math.min(place, Math.max(1, caseCount)) - 1;
  const testCase = cases[index];
  if (caseCount === 0) {
    return (
      <EmptyState
        title="There is no case to show yet."
        description="Cases are read from the dataset file once the manifest names it without mistakes."
      />
    );
  }
  return (
    <div className={styles.tool}>
      <NumberField
        label={`Case (1 to ${formatCount(caseCount)})`}
        className={styles.casePick}
        value={index + 1}
        min={1}
        max={caseCount}
        onValueChange={(next) => setPlace(next ?? 1)}
      />
      {testCase === undefined ? null : (
        <section aria-label="Expected">
          <h2 className={styles.label}>
            {testCase.expected === null ? 'Case' : 'Expected of'} <code>{testCase.id}</code>
          </h2>
          {testCase.expected === null ? null : (
            <CodeBlock text={expectedText(testCase.expected)} label="expected" maxHeight={120} />
          )}
        </section>
      )}
      <TryCase draftId={draftId} caseIndex={index} />
      <PromptOfCase draftId={draftId} caseIndex={index} updatedAt={updatedAt} />
    </div>
  );
}

function expectedText(expected: unknown): string {
  return typeof expected === 'string' ? expected : JSON.stringify(expected, null, 2);
}
