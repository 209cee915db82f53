import { useCallback, useState } from 'react';

import type { ChangeAddress } from '#renderer/runs/use-address.ts';
import type { EditorSearch } from './editor-search.ts';

export interface GoTo {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Moving between files and places; the file in front is in the address. */
export function useGoTo(change: ChangeAddress<EditorSearch>) {
  const [goTo, setGoTo] = useState<GoTo | null>(null);
  const show = useCallback(
    (file: string | null) => {
      setGoTo(null);
      change({ file: file ?? undefined, line: undefined });
    },
    [change],
  );
  const goToPlace = useCallback(
    (file: string, { line, column }: { readonly line: number; readonly column: number }) => {
      change({ file, line });
      setGoTo({ file, line, column });
    },
    [change],
  );
  return { goTo, goToPlace, show };
}
