import { useEffect, useState } from 'react';

import type { TextDiff } from './diff-texts.ts';

interface DiffReply {
  readonly number: number;
  readonly diff: TextDiff;
}

let worker: Worker | null = null;
let count = 0;

function diffWorker(): Worker {
  worker ??= new Worker(new URL('./diff-worker.ts', import.meta.url), { type: 'module' });
  return worker;
}

/** What differs between two texts, worked out off the page; null until it is known or when there is nothing to compare with. */
export function useDiff(before: string | null, after: string): TextDiff | 'same' | null {
  const [found, setFound] = useState<{ before: string; after: string; diff: TextDiff } | null>(null);
  useEffect(() => {
    if (before === null || before === after) return undefined;
    count += 1;
    const number = count;
    const port = diffWorker();
    const take = ({ data }: MessageEvent<DiffReply>) => {
      if (data.number === number) setFound({ before, after, diff: data.diff });
    };
    port.addEventListener('message', take);
    port.postMessage({ number, before, after });
    return () => port.removeEventListener('message', take);
  }, [before, after]);
  if (before === null) return null;
  if (before === after) return 'same';
  return found?.before === before && found.after === after ? found.diff : null;
}
