import { CopyButton } from './copy-button.tsx';
import { classNames } from './class-names.ts';
import styles from './code-block.module.css';

interface CodeBlockProps {
  readonly text: string;
  /** What it is, for the copy button and screen readers: `answer`. */
  readonly label?: string;
  readonly wrap?: boolean;
  /** Highest height in pixels before it scrolls. */
  readonly maxHeight?: number;
}

/** Text exactly as it is, in the code font, with a copy button. */
export function CodeBlock({ text, label = 'text', wrap = true, maxHeight }: CodeBlockProps) {
  return (
    <div className={styles.frame}>
      <pre
        className={classNames(styles.text, wrap && styles.wrap)}
        style={{ maxHeight }}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={label}
        role="group"
      >
        {text}
      </pre>
      <div className={styles.copy}>
        <CopyButton text={text} label={`Copy ${label}`} />
      </div>
    </div>
  );
}
