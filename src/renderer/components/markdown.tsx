import { lazy, Suspense, useState } from 'react';

import { formatBytes } from '#shared/format/bytes.ts';
import { Button } from './button.tsx';
import styles from './markdown.module.css';

const MarkdownView = lazy(() =>
  import('./markdown-view.tsx').then((module) => ({ default: module.MarkdownView })),
);

/** Longer texts would hold up the window while they are laid out. */
const RENDER_LIMIT = 64_000;

interface MarkdownProps {
  readonly text: string;
  /** The level the highest heading of the text gets on this page. */
  readonly headingLevel?: 2 | 3 | 4;
}

/** Markdown with tables and math. Nothing in it is fetched or run; texts over 64 kB are shown raw until asked. */
export function Markdown({ text, headingLevel = 3 }: MarkdownProps) {
  // Asked for one text, not for the next one this component is given.
  const [asked, setAsked] = useState<string | null>(null);
  if (text.length > RENDER_LIMIT && asked !== text) {
    return (
      <div>
        <p className={styles.long}>
          Long text ({formatBytes(text.length)}), shown raw.{' '}
          <Button onClick={() => setAsked(text)}>Render</Button>
        </p>
        <RawText text={text} />
      </div>
    );
  }
  return (
    <Suspense fallback={<RawText text={text} />}>
      <MarkdownView text={text} headingLevel={headingLevel} />
    </Suspense>
  );
}

/** Text as it is, wrapped, in the code font. */
export function RawText({ text }: { readonly text: string }) {
  return (
    <pre className={styles.raw} dir="auto">
      {text}
    </pre>
  );
}
