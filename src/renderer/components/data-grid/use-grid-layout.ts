import { useStoredState } from '../use-stored-state.ts';
import { EMPTY_LAYOUT, type GridLayout } from './grid-column.ts';

/** The columns as the person left them, remembered under `key`. */
export function useGridLayout(key: string): readonly [GridLayout, (layout: GridLayout) => void] {
  const [stored, store] = useStoredState<GridLayout>(`grid.${key}`, EMPTY_LAYOUT);
  return [{ ...EMPTY_LAYOUT, ...stored }, store];
}
