import { useEffect, useMemo, useRef } from 'react';

import { loadedRows } from './loaded-rows.ts';
import type { RowSource } from './row-source.ts';

/**
 * Rows loaded by id as they come into view. Another `load` or `scope` (such as another run) starts afresh: keep `load`
 * the same between renders (useCallback). Another `version` (such as the time of the index) loads visible rows again
 * without emptying them.
 */
export function useLoadedRows<Row extends { readonly id: number }>(
  load: (ids: number[]) => Promise<readonly Row[]>,
  scope: string,
  version: number | string = 0,
): RowSource<Row> {
  const { source } = useMemo(() => ({ scope, source: loadedRows<Row>(load) }), [load, scope]);
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    source.renew();
  }, [source, version]);
  return source;
}
