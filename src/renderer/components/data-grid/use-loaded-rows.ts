import { useEffect, useRef, useState } from 'react';

import { loadedRows } from './loaded-rows.ts';
import type { RowSource } from './row-source.ts';

/**
 * Rows loaded by id as they come into view. Another `scope` (such as another run) starts afresh; another `version`
 * (such as the time of the index) loads visible rows again without emptying them.
 */
export function useLoadedRows<Row extends { readonly id: number }>(
  load: (ids: number[]) => Promise<readonly Row[]>,
  scope: string,
  version: number | string = 0,
): RowSource<Row> {
  const loadRef = useRef(load);
  loadRef.current = load;
  const [held, setHeld] = useState(() => ({ scope, source: loadedRows<Row>((ids) => loadRef.current(ids)) }));
  let current = held;
  if (held.scope !== scope) {
    current = { scope, source: loadedRows<Row>((ids) => loadRef.current(ids)) };
    setHeld(current);
  }
  const { source } = current;
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else source.renew();
  }, [source, version]);
  return source;
}
