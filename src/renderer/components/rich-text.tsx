import { CopyButton } from './copy-button.tsx';
import { Markdown, RawText } from './markdown.tsx';
import styles from './rich-text.module.css';
import { SegmentedFilter } from './segmented-filter.tsx';
import { useStoredState } from './use-stored-state.ts';

interface RichTextProps {
  /** Section title, such as `Input`. */
  readonly title: string;
  readonly text: string;
  /** Names the switch for remembering it. */
  readonly storageKey: string;
  readonly initial?: 'rendered' | 'raw';
}

/** A text with a switch between rendered Markdown and the exact characters, and a copy button. */
export function RichText({ title, text, storageKey, initial = 'rendered' }: RichTextProps) {
  const [view, setView] = useStoredState<'rendered' | 'raw'>(`text.${storageKey}`, initial);
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.header}>
        <h3 className={styles.title}>{title}</h3>
        <SegmentedFilter
          label={`View of ${title}`}
          value={view}
          onValueChange={setView}
          segments={[
            { value: 'rendered', label: 'Rendered' },
            { value: 'raw', label: 'Raw' },
          ]}
        />
        <CopyButton text={text} label={`Copy ${title.toLowerCase()}`} />
      </div>
      <div className={styles.body}>
        {view === 'raw' ? <RawText text={text} /> : <Markdown text={text} headingLevel={4} />}
      </div>
    </section>
  );
}
