import { classNames } from '#renderer/components/class-names.ts';
import styles from './case-text.module.css';

export interface MarkedRange {
  readonly start: number;
  readonly end: number;
  readonly isCurrent: boolean;
}

interface RawTextProps {
  readonly text: string;
  readonly wrap: boolean;
  readonly label: string;
  /** Places to mark, in order, without overlap. */
  readonly marks?: readonly MarkedRange[];
}

/** Characters exactly as they are, with found places marked. */
export function RawText({ text, wrap, label, marks = [] }: RawTextProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <pre
      className={classNames(styles.raw, wrap && styles.wrap)}
      dir="auto"
      aria-label={label}
      role="group"
      tabIndex={wrap ? undefined : 0}
    >
      {marks.length === 0 ? text : <Marked text={text} marks={marks} />}
    </pre>
  );
}

function Marked({ text, marks }: { readonly text: string; readonly marks: readonly MarkedRange[] }) {
  return (
    <>
      {marks.map(({ start, end, isCurrent }, index) => (
        <span key={start}>
          {text.slice(marks[index - 1]?.end ?? 0, start)}
          <mark
            className={classNames(styles.mark, isCurrent && styles.current)}
            data-current={isCurrent || undefined}
          >
            {text.slice(start, end)}
          </mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
