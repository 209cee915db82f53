import { useMemo } from 'react';

import { classNames } from '#renderer/components/class-names.ts';
import { aroundMatch } from './around-match.ts';
import styles from './case-text.module.css';
import { chunkLines } from './text-chunks.ts';

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

/** Longer texts are laid out piece by piece as they come into view. */
const CHUNKED_FROM = 50_000;

/** Characters exactly as they are, with found places marked; of a very long text the surroundings of the current place. */
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
      {marks.length > 0 ? <Marked text={text} marks={marks} /> : <Plain text={text} />}
    </pre>
  );
}

function Plain({ text }: { readonly text: string }) {
  const chunks = useMemo(() => (text.length < CHUNKED_FROM ? null : chunkLines(text)), [text]);
  if (chunks === null) return text;
  return chunks.map((chunk, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- a piece is its place
    <span key={place} className={styles.chunk}>
      {chunk}
    </span>
  ));
}

function Marked({ text, marks }: { readonly text: string; readonly marks: readonly MarkedRange[] }) {
  const part = aroundMatch(text, marks);
  return (
    <>
      {part.isPart ? <span className={styles.partNote}>Around this match in a long text:{'\n'}</span> : null}
      {part.marks.map(({ start, end, isCurrent }, index) => (
        <span key={start}>
          {part.text.slice(part.marks[index - 1]?.end ?? 0, start)}
          <mark
            className={classNames(styles.mark, isCurrent && styles.current)}
            data-current={isCurrent || undefined}
          >
            {part.text.slice(start, end)}
          </mark>
        </span>
      ))}
      {part.text.slice(part.marks.at(-1)?.end ?? 0)}
    </>
  );
}
