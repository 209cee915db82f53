import { useState } from 'react';

import { Button } from '../components/button.tsx';
import { CodeBlock } from '../components/code-block.tsx';
import { NumberField } from '../components/number-field.tsx';
import { TextArea } from '../components/text-area.tsx';
import { useCall, useCallMutation } from '../queries.ts';
import styles from './environment.module.css';
import { valueText } from './environment-words.ts';
import { ScoreView } from './score-view.tsx';

/** Scores a pasted answer against a case: whether extraction or comparison fails shows at once. */
export function TryScorer({ digest }: { readonly digest: string }) {
  const { data: ids } = useCall('cases.index', { digest });
  const [place, setPlace] = useState(1);
  const caseRow = ids?.[place - 1];
  if (ids === undefined || caseRow === undefined) return null;
  return (
    <section aria-label="Try the scorer" className={styles.tryBox}>
      <h2>Try the scorer</h2>
      <NumberField
        label={`Case (1 to ${ids.length})`}
        className={styles.casePick}
        value={place}
        min={1}
        max={ids.length}
        onValueChange={(next) => setPlace(next ?? 1)}
      />
      <TryCase key={digest} caseRow={caseRow} />
    </section>
  );
}

function TryCase({ caseRow }: { readonly caseRow: number }) {
  const { data: testCase } = useCall('cases.get', { id: caseRow }, { keepPrevious: true });
  const [response, setResponse] = useState('');
  const attempt = useCallMutation('scoring.try');
  const score = () => attempt.mutate({ caseRow, response });
  // A judgement of another case would be shown beside this one otherwise.
  const judged = attempt.variables?.caseRow === caseRow ? attempt.data : undefined;
  return (
    <>
      {testCase === undefined ? null : (
        <>
          <h3 className={styles.label}>
            Input of <code>{testCase.id}</code>
          </h3>
          <CodeBlock text={testCase.input} label="input" maxHeight={140} />
        </>
      )}
      <div
        role="presentation"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) score();
        }}
      >
        <TextArea
          label="Response of a model"
          code
          rows={5}
          placeholder="Paste what a model answered"
          value={response}
          onValueChange={setResponse}
        />
      </div>
      <Button
        variant="primary"
        className={styles.scoreButton}
        pending={attempt.isPending}
        shortcut="Mod+Enter"
        onClick={score}
      >
        Score it
      </Button>
      {attempt.error === null ? null : (
        <p role="alert" className={styles.failure}>
          {attempt.error.message}
        </p>
      )}
      {judged === undefined ? null : <ScoreView score={judged} expected={valueText(testCase?.expected)} />}
    </>
  );
}
