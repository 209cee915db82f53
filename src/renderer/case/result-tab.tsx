import { Chip } from '#renderer/components/chip.tsx';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { CaseTextBlock } from './case-text-block.tsx';
import { expectedText } from './case-text.ts';
import styles from './case.module.css';
import { FailureBanner } from './failure-banner.tsx';
import { FLAG_WORDS, PATTERN_WORDS } from './result-words.ts';
import { ReviewBox } from './review-box.tsx';
import { splitThinking } from './split-thinking.ts';
import type { TextView } from './text-view.ts';

interface TabProps {
  readonly result: ResultDetail;
  readonly view: TextView;
}

/** Input, expected, answer and why it was judged so. */
export function ResultTab({ result, view }: TabProps) {
  const { testCase, failure, flags, pattern } = result;
  // Answers are compared character by character, so that they are always shown as they are.
  const exact: TextView = { mode: 'raw', wrap: view.wrap };
  return (
    <div className={styles.stack}>
      {failure ? <FailureBanner failure={failure} /> : null}
      {flags.length === 0 && pattern === null ? null : (
        <p className={styles.flags}>
          {pattern === null ? null : <Chip>{PATTERN_WORDS[pattern]}</Chip>}
          {flags.map((flag) => (
            <Chip key={flag} tone="partial">
              {FLAG_WORDS[flag]}
            </Chip>
          ))}
        </p>
      )}
      <div className={styles.pair}>
        <CaseTextBlock
          title="Expected"
          text={expectedText(testCase.expected)}
          view={exact}
          note={Array.isArray(testCase.expected) ? 'any of these' : ''}
          empty="None given"
        />
        <CaseTextBlock
          title="Answer"
          text={result.answer ?? ''}
          view={exact}
          note={result.extractedBy === null ? '' : `by ${result.extractedBy}`}
          empty={failure ? 'None: not scored' : 'No answer found'}
        />
      </div>
      <p className={styles.reason}>{result.reason}</p>
      <ReviewBox key={result.id} result={result} />
      <CaseTextBlock title="Input" text={testCase.input} view={view} />
      {testCase.choices ? <Choices choices={testCase.choices} /> : null}
      <CaseTextBlock
        title="Response"
        text={splitThinking(result.response).text}
        view={view}
        empty="No response"
      />
    </div>
  );
}

function Choices({ choices }: { readonly choices: readonly string[] }) {
  return (
    <ol className={styles.choices} aria-label="Choices">
      {choices.map((choice, index) => (
        <li key={choice} dir="auto">
          {String.fromCodePoint(65 + index)}. {choice}
        </li>
      ))}
    </ol>
  );
}
