import type { ReactNode } from 'react';

import { classNames } from './class-names.ts';
import styles from './chip.module.css';

interface ChipProps {
  readonly tone?: 'neutral' | 'accent' | 'error' | 'partial';
  readonly title?: string;
  readonly children: ReactNode;
}

/** A small label: a tag, a kind, a mark such as “Built-in”. */
export function Chip({ tone = 'neutral', title, children }: ChipProps) {
  return (
    <span className={classNames(styles.chip, styles[tone])} title={title} dir="auto">
      {children}
    </span>
  );
}
