import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

import control from '#renderer/components/control.module.css';
import { completeFilter, isWholeTerm, withCompletion } from './complete-filter.ts';
import { parseFilter } from './filter-language.ts';
import styles from './report.module.css';
import { useFilterText } from './use-filter-text.ts';
import type { FilterTextOptions } from './use-filter-text.ts';

interface FilterBoxProps extends FilterTextOptions {
  readonly tags: readonly string[];
}

/** Text searches as one types; `field:value` becomes a chip with Enter or a space after it. */
export function FilterBox({ tags, ...options }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const { text, take } = useFilterText(options);
  const [isOpen, setIsOpen] = useState(false);
  const items = completeFilter(text, tags);
  useFindKey(input);
  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.defaultPrevented) take(text, true);
    if (event.key !== 'Escape' || text === '') return;
    event.stopPropagation();
    take('', false);
  }
  const problems = parseFilter(`${text} `).problems;
  return (
    <div className={styles.filter}>
      <Autocomplete.Root
        items={items}
        open={isOpen && items.length > 0 && text.trim() !== ''}
        onOpenChange={setIsOpen}
        mode="none"
        filter={null}
        value={text}
        onValueChange={(next, { reason }) => {
          if (reason === 'item-press') take(withCompletion(text, next), isWholeTerm(next));
          else take(next, next.endsWith(' '));
        }}
      >
        <div className={control.box}>
          <Search size={14} className={control.icon} aria-hidden />
          <Autocomplete.Input
            ref={input}
            aria-label="Filter cases"
            placeholder="Filter: text, score:<0.5, tag:…, latency:>5s"
            className={control.input}
            spellCheck={false}
            onKeyDown={handleKey}
          />
        </div>
        <Completions />
      </Autocomplete.Root>
      <p className={styles.problem} role="status">
        {problems.at(-1) ?? ''}
      </p>
    </div>
  );
}

function Completions() {
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner className={control.positioner} sideOffset={4}>
        <Autocomplete.Popup className={control.popup} aria-label="Completions">
          <Autocomplete.List aria-label="Completions">
            {(item: string) => (
              <Autocomplete.Item key={item} value={item} className={control.option}>
                <code className={control.optionText}>{item}</code>
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </Autocomplete.Popup>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
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
