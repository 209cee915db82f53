import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';

import control from '#renderer/components/control.module.css';
import { completeFilter, isWholeTerm, withCompletion } from './complete-filter.ts';
import { parseFilter } from './filter-language.ts';
import type { FilterTerm } from './filter-language.ts';
import styles from './report.module.css';

interface FilterBoxProps {
  /** Words being searched for, as the address has them. */
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** Finished `field:value` terms. */
  readonly onTerms: (terms: readonly FilterTerm[], search: string) => void;
  readonly tags: readonly string[];
  readonly inputRef: Ref<HTMLInputElement>;
}

const PAUSE_MS = 200;

/** Text searches as one types; `field:value` becomes a chip with Enter or a space after it. */
export function FilterBox({ search, onSearch, onTerms, tags, inputRef }: FilterBoxProps) {
  const [text, setText] = useState(search);
  const sent = useRef(search);
  // A live report is drawn several times a second; that must not put the search off.
  const latestSearch = useRef(onSearch);
  latestSearch.current = onSearch;
  useEffect(() => {
    if (search === sent.current) return;
    sent.current = search;
    setText(search);
  }, [search]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const words = wordsOf(text);
      if (words === sent.current) return;
      sent.current = words;
      latestSearch.current(words);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  function take(next: string, isFinished: boolean): void {
    const parsed = parseFilter(next);
    if (parsed.terms.length === 0 || !isFinished) return setText(next);
    sent.current = parsed.search;
    setText(parsed.search);
    onTerms(parsed.terms, parsed.search);
  }
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
        items={completeFilter(text, tags)}
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
            ref={inputRef}
            aria-label="Filter cases"
            placeholder="Filter: text, score:<0.5, tag:…, latency:>5s"
            className={control.input}
            spellCheck={false}
            onKeyDown={handleKey}
          />
        </div>
        <Autocomplete.Portal>
          <Autocomplete.Positioner className={control.positioner} sideOffset={4}>
            <Autocomplete.Popup className={control.popup} aria-label="Completions">
              <Autocomplete.List>
                {(item: string) => (
                  <Autocomplete.Item key={item} value={item} className={control.option}>
                    <code className={control.optionText}>{item}</code>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      <p className={styles.problem} role="status">
        {problems.at(-1) ?? ''}
      </p>
    </div>
  );
}

/** What is searched for while a term is still being typed: everything but the terms. */
function wordsOf(text: string): string {
  const unfinished = text.endsWith(' ') ? '' : /\S*$/.exec(text)?.[0];
  const parsed = parseFilter(text);
  const isTerm = unfinished !== undefined && /^[a-z]+:/i.test(unfinished);
  return isTerm && parsed.terms.length === 0 && parsed.problems.length === 0 ? text.trim() : parsed.search;
}
