import type { LucideIcon } from 'lucide-react';

export interface MenuItem {
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: LucideIcon;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  /** Marks what deletes. */
  readonly danger?: boolean;
  /** For a choice that is on or off. */
  readonly checked?: boolean;
}

/** A line of a menu; `separator` draws a rule. */
export type MenuEntry = MenuItem | 'separator';
