import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

import control from '#renderer/components/control.module.css';
import { completeFilter, isWholeTerm, withCompletion } from './complete-filter.ts';
import { FilterCompletions, stepOption } from './filter-completions.tsx';
import { parseFilter } from './filter-language.ts';
import styles from './report.module.css';
import { useFilterText } from './use-filter-text.ts';
import type { FilterTextOptions } from './use-filter-text.ts';

interface FilterBoxProps extends FilterTextOptions {
  readonly tags: readonly string[];
}

/** Text searches as one types; `field:value` becomes a chip with Enter or a space after it. */
export function FilterBox({ tags, ...options }: FilterBoxProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { text, take } = useFilterText(options);
  const [isWanted, setIsWanted] = useState(false);
  const [marked, setMarked] = useState(-1);
  const items = completeFilter(text, tags);
  const isOpen = isWanted && items.length > 0 && text.trim() !== '';
  useFindKey(input);
  const change = (next: string, isFinished: boolean) => {
    take(next, isFinished);
    setIsWanted(true);
    setMarked(-1);
  };
  const choose = (item: string) => change(withCompletion(text, item), isWholeTerm(item));
  function handleKey(event: KeyboardEvent): void {
    const step = isOpen ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
    const item = isOpen ? items[marked] : undefined;
    if (step !== undefined) setMarked(stepOption(marked, items.length, step));
    else if (event.key === 'Enter' && item !== undefined) choose(item);
    else if (event.key === 'Enter') change(text, true);
    else if (event.key === 'Escape' && isOpen) setIsWanted(false);
    else if (event.key === 'Escape' && text !== '') change('', false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className={styles.filter}>
      <div className={control.box}>
        <Search size={14} className={control.icon} aria-hidden />
        <input
          ref={input}
          role="combobox"
          aria-label="Filter cases"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-activedescendant={isOpen && marked >= 0 ? `${listId}-${marked}` : undefined}
          placeholder="Filter: text, score:<0.5, tag:…, latency:>5s"
          className={control.input}
          spellCheck={false}
          autoComplete="off"
          dir="auto"
          value={text}
          onChange={(event) => change(event.target.value, event.target.value.endsWith(' '))}
          onKeyDown={handleKey}
          onBlur={() => setIsWanted(false)}
        />
      </div>
      <FilterCompletions id={listId} items={isOpen ? items : []} marked={marked} onChoose={choose} />
      <p className={styles.problem} role="status">
        {parseFilter(`${text} `).problems.at(-1) ?? ''}
      </p>
    </div>
  );
}

/** Ctrl+F goes to the filter unless a case takes it for its own find. */
function useFindKey(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const handle = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.key !== 'f') return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [input]);
}
