import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type * as z from 'zod';

interface ChangeOptions {
  /** Leaves a step for Back; off for what follows the keyboard, such as the selected row. */
  readonly push?: boolean;
}

export type ChangeAddress<Search> = (patch: Partial<Search>, options?: ChangeOptions) => void;

/** The search part of the address as a screen understands it, and the way to change it; what belongs to others stays. */
export function useAddress<Search extends object>(
  schema: z.ZodType<Search>,
): readonly [Search, ChangeAddress<Search>] {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo(() => schema.parse(raw), [schema, raw]);
  const change = useCallback<ChangeAddress<Search>>(
    (patch, { push = false } = {}) => {
      // The router types `search` by route; this hook serves several routes and checks with its schema instead.
      const update = ((before: object) => ({ ...before, ...patch })) as never;
      void navigate({ to: '.', search: update, replace: !push });
    },
    [navigate],
  );
  return [search, change];
}
