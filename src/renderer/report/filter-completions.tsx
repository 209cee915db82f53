import styles from './report.module.css';

interface FilterCompletionsProps {
  readonly id: string;
  /** Empty closes the list. */
  readonly items: readonly string[];
  /** Place of the option that Enter takes; -1 for none. */
  readonly marked: number;
  readonly onChoose: (item: string) => void;
}

/** What the word in the filter box may become. It has no focus of its own: the box keeps it. */
export function FilterCompletions({ id, items, marked, onChoose }: FilterCompletionsProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Completions"
      className={styles.completions}
      hidden={items.length === 0}
    >
      {items.map((item, place) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys belong to the box
        <div
          key={item}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === marked}
          className={styles.completion}
          // The box would lose the focus to a press otherwise.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          {item}
        </div>
      ))}
    </div>
  );
}

/** The option a step leads to: round in a circle, and from none to the first or last. */
export function stepOption(marked: number, count: number, step: number): number {
  if (marked < 0) return step > 0 ? 0 : count - 1;
  return (marked + step + count) % count;
}
