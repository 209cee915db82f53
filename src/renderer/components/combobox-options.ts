import type { ReactNode } from 'react';

export interface ComboboxOption {
  readonly value: string;
  /** What is searched and shown. */
  readonly label: string;
  /** Heading the option stands under. */
  readonly group?: string;
  /** Small text or badge at the end of the line, such as a state. */
  readonly detail?: ReactNode;
  readonly disabled?: boolean;
}

export interface ComboboxGroup {
  readonly value: string;
  readonly items: readonly ComboboxOption[];
}

/** Options under their headings, headings in order of first appearance. */
export function groupOptions(options: readonly ComboboxOption[]): readonly ComboboxGroup[] {
  return [...Map.groupBy(options, (option) => option.group ?? '')].map(([value, items]) => ({
    value,
    items,
  }));
}
