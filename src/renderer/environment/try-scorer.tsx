import { useCallback, useState } from 'react';

import type { Score } from '#shared/domain/case-result.ts';
import { formatScore } from '#shared/format/number.ts';
import { Button } from '../components/button.tsx';
import { CodeBlock } from '../components/code-block.tsx';
import { DetailList } from '../components/detail-list.tsx';
import { NumberField } from '../components/number-field.tsx';
import { TextArea } from '../components/text-area.tsx';
import { VerdictBadge } from '../components/verdict-badge.tsx';
import { useCall, useCallMutation } from '../queries.ts';
import styles from './environment.module.css';
import { valueText } from './environment-words.ts';

/** Scores a pasted answer against a case: whether extraction or comparison fails shows at once. */
export function TryScorer({ digest }: { readonly digest: string }) {
  const { data: ids } = useCall('cases.index', { digest });
  const [place, setPlace] = useState(1);
  const [response, setResponse] = useState('');
  const attempt = useCallMutation('scoring.try');
  const caseRow = ids?.[place - 1];
  const { data: testCase } = useCall('cases.get', { id: caseRow ?? 0 }, { enabled: caseRow !== undefined });
  const { mutate } = attempt;
  const score = useCallback(() => {
    if (caseRow !== undefined) mutate({ caseRow, response });
  }, [caseRow, mutate, response]);
  if (ids === undefined || ids.length === 0) return null;
  return (
    <section aria-label="Try the scorer" className={styles.tryBox}>
      <h2>Try the scorer</h2>
      <NumberField
        label={`Case (1 to ${ids.length})`}
        className={styles.casePick}
        value={place}
        min={1}
        max={ids.length}
        onValueChange={(next) => {
          setPlace(next ?? 1);
          attempt.reset();
        }}
      />
      {testCase === undefined ? null : (
        <>
          <h3 className={styles.label}>
            Input of <code>{testCase.id}</code>
          </h3>
          <CodeBlock text={testCase.input} label="input" maxHeight={140} />
        </>
      )}
      <div
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) score();
        }}
        role="presentation"
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
      {attempt.data === undefined ? null : (
        <ScoreView score={attempt.data} expected={valueText(testCase?.expected)} />
      )}
    </section>
  );
}

function ScoreView({ score, expected }: { readonly score: Score; readonly expected: string }) {
  return (
    <div role="status" aria-label="Score" className={styles.score}>
      <DetailList
        items={[
          {
            label: 'Score',
            value: (
              <span className={styles.scoreLine}>
                <VerdictBadge verdict={score.verdict} filled /> {formatScore(score.score)}
              </span>
            ),
          },
          {
            label: 'Extracted',
            value: score.answer === null ? 'no answer found' : <code dir="auto">{score.answer}</code>,
          },
          ...(score.extractedBy === null ? [] : [{ label: 'By', value: <code>{score.extractedBy}</code> }]),
          { label: 'Expected', value: <code dir="auto">{expected}</code> },
          { label: 'Reason', value: score.reason },
          ...(score.checks.length < 2
            ? []
            : score.checks.map((check) => ({
                label: check.name,
                value: `${formatScore(check.score)} · weight ${check.weight} · ${check.reason}`,
              }))),
        ]}
      />
    </div>
  );
}
