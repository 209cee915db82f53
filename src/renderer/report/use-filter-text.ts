import { useEffect, useEffectEvent, useState } from 'react';

import { parseFilter } from './filter-language.ts';
import type { FilterTerm } from './filter-language.ts';

export interface FilterTextOptions {
  /** Words being searched for, as the address has them. */
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** Finished `field:value` terms, and the words beside them. */
  readonly onTerms: (terms: readonly FilterTerm[], search: string) => void;
}

interface FilterText {
  readonly text: string;
  /** Takes over what was typed; finished terms leave the box. */
  readonly take: (text: string, isFinished: boolean) => void;
}

const PAUSE_MS = 200;

/** What stands in the filter box: ahead of the address while one types, following it when it changes by itself. */
export function useFilterText({ search, onSearch, onTerms }: FilterTextOptions): FilterText {
  const [text, setText] = useState(search);
  const [sent, setSent] = useState(search);
  const [seen, setSeen] = useState(search);
  if (seen !== search) {
    setSeen(search);
    if (search !== sent) {
      setSent(search);
      setText(search);
    }
  }
  const send = useEffectEvent((typed: string) => {
    const words = wordsOf(typed);
    if (words === sent) return;
    setSent(words);
    onSearch(words);
  });
  useEffect(() => {
    const timer = setTimeout(() => send(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  function take(next: string, isFinished: boolean): void {
    const parsed = parseFilter(next);
    if (parsed.terms.length === 0 || !isFinished) return setText(next);
    setSent(parsed.search);
    setText(parsed.search);
    onTerms(parsed.terms, parsed.search);
  }
  return { text, take };
}

/** What is searched for while a term is still being typed: everything but the terms. */
function wordsOf(text: string): string {
  return parseFilter(text).search;
}
