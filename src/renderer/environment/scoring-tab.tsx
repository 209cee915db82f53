import type { EnvironmentDetail } from '#shared/domain/environment.ts';
import { formatScore } from '#shared/format/number.ts';
import { DetailList } from '../components/detail-list.tsx';
import styles from './environment.module.css';
import { checkLine, extractLine } from './manifest-words.ts';
import { TryScorer } from './try-scorer.tsx';

const COMBINE_WORDS = {
  weighted: 'weighted mean of all checks',
  all: 'the lowest check',
  any: 'the highest check',
} as const;

/** The rules of scoring, and a box to try them. */
export function ScoringTab({ environment }: { readonly environment: EnvironmentDetail }) {
  const { extract = [], checks, combine, passMark } = environment.manifest.scoring;
  return (
    <div className={styles.column}>
      <section>
        <h2>Rules</h2>
        <DetailList
          items={[
            {
              label: 'Answer',
              value:
                extract.length === 0 ? (
                  'the whole response'
                ) : (
                  <ol className={styles.steps}>
                    {extract.map((alternative) => (
                      <li key={JSON.stringify(alternative)}>
                        <code>{extractLine(alternative)}</code>
                      </li>
                    ))}
                  </ol>
                ),
            },
            {
              label: checks.length === 1 ? 'Check' : 'Checks',
              value: checks.map((check) => <div key={JSON.stringify(check)}>{checkLine(check)}</div>),
            },
            ...(checks.length === 1 ? [] : [{ label: 'Score', value: COMBINE_WORDS[combine] }]),
            { label: 'Pass mark', value: formatScore(passMark) },
          ]}
        />
        <a href={`#/workbench?env=${encodeURIComponent(environment.id)}`}>
          Change the rules and see which stored answers flip
        </a>
      </section>
      <TryScorer digest={environment.digest} />
    </div>
  );
}
