import { CopyButton } from '#renderer/components/copy-button.tsx';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { caseJson } from './case-text.ts';
import styles from './case.module.css';
import { RawText } from './raw-text.tsx';

/** More is not put on the page; copying gives all of it. */
const SHOWN_CHARACTERS = 500_000;

/** Everything stored about the attempt, as JSON. */
export function RawTab({ result, wrap }: { readonly result: ResultDetail; readonly wrap: boolean }) {
  const json = caseJson(result);
  return (
    <div className={styles.stack}>
      <p className={styles.tools}>
        <span className={styles.spring}>
          {json.length > SHOWN_CHARACTERS ? 'The beginning of a long record. Copy gives all of it.' : ''}
        </span>
        <CopyButton text={json} label="Copy JSON" />
      </p>
      <RawText text={json.slice(0, SHOWN_CHARACTERS)} wrap={wrap} label="Record as JSON" />
    </div>
  );
}
