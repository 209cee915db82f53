import { useDeferredValue, useMemo, useState } from 'react';

import { findText, stepMatch } from './find-text.ts';
import type { Match } from './find-text.ts';
import { partsOf } from './message-parts.ts';
import type { MarkedRange } from './raw-text.tsx';
import type { MessageView } from './transcript-view.ts';

export interface Find {
  readonly wanted: string;
  readonly setWanted: (wanted: string) => void;
  readonly count: number;
  /** From 0. */
  readonly current: number;
  readonly step: (step: 1 | -1) => void;
  /** Changes whenever another place is marked as the current one. */
  readonly place: string;
  /** Found places of one part of a message. */
  readonly marksOf: (message: number, part: string) => readonly MarkedRange[];
}

/** Search over the data of a transcript, so that text which is folded or off screen is found as well. */
export function useFind(messages: readonly MessageView[]): Find {
  const [wanted, setWanted] = useState('');
  const [current, setCurrent] = useState(0);
  // Looking through megabytes must not hold up the next letter.
  const deferred = useDeferredValue(wanted);
  const matches = useMemo(() => findText(messages.flatMap(partsOf), deferred), [messages, deferred]);
  const byPart = useMemo(() => Map.groupBy(matches, ({ message, part }) => `${message} ${part}`), [matches]);
  return {
    wanted,
    setWanted: (next) => {
      setWanted(next);
      setCurrent(0);
    },
    count: matches.length,
    current,
    place: `${deferred} ${current} ${matches.length}`,
    step: (step) => setCurrent((before) => stepMatch(before, matches.length, step)),
    marksOf: (message, part) => (byPart.get(`${message} ${part}`) ?? []).map(toMark(matches[current])),
  };
}

function toMark(current: Match | undefined): (match: Match) => MarkedRange {
  return (match) => ({ start: match.start, end: match.end, isCurrent: match === current });
}
