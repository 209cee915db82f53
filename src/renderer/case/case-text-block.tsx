import type { ReactNode } from 'react';

import { CopyButton } from '#renderer/components/copy-button.tsx';
import { Markdown } from '#renderer/components/markdown.tsx';
import styles from './case-text.module.css';
import { RawText } from './raw-text.tsx';
import { RENDERED_UP_TO } from './text-view.ts';
import type { TextView } from './text-view.ts';

interface CaseTextBlockProps {
  readonly title: string;
  readonly text: string;
  readonly view: TextView;
  /** Small text beside the title. */
  readonly note?: ReactNode;
  /** Shown in place of an empty text. */
  readonly empty?: string;
}

/** One text of a case under its title, rendered or exact, with a copy button. */
export function CaseTextBlock({ title, text, view, note, empty = 'Empty' }: CaseTextBlockProps) {
  return (
    <section className={styles.block} aria-label={title}>
      <div className={styles.header}>
        <h3 className={styles.title}>{title}</h3>
        <span className={styles.note}>{note}</span>
        {text === '' ? null : <CopyButton text={text} label={`Copy ${title.toLowerCase()}`} />}
      </div>
      <CaseTextBody title={title} text={text} view={view} empty={empty} />
    </section>
  );
}

function CaseTextBody({ title, text, view, empty }: Required<Omit<CaseTextBlockProps, 'note'>>) {
  if (text === '') return <p className={styles.empty}>{empty}</p>;
  if (view.mode === 'raw' || text.length > RENDERED_UP_TO)
    return <RawText text={text} wrap={view.wrap} label={title} />;
  return (
    <div className={styles.rendered} dir="auto">
      <Markdown text={text} headingLevel={4} />
    </div>
  );
}
