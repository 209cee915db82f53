import { X } from 'lucide-react';

import { Button } from './button.tsx';
import styles from './filter-chips.module.css';

export interface FilterChip {
  readonly id: string;
  /** Field, operator and value: `tag is algebra`. */
  readonly field: string;
  readonly operator?: string;
  readonly value: string;
  readonly onRemove: () => void;
}

interface FilterChipsProps {
  readonly chips: readonly FilterChip[];
  readonly onClear: () => void;
}

/** The filters that are on, each removable; nothing when none is. */
export function FilterChips({ chips, onClear }: FilterChipsProps) {
  if (chips.length === 0) return null;
  return (
    <div className={styles.chips} role="group" aria-label="Filters that are on">
      {chips.map((chip) => (
        <span key={chip.id} className={styles.chip}>
          <span className={styles.field}>
            {chip.field} {chip.operator ?? 'is'}
          </span>
          <span className={styles.value}>{chip.value}</span>
          <button
            type="button"
            className={styles.remove}
            aria-label={`Remove filter ${chip.field} ${chip.value}`}
            onClick={chip.onRemove}
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      <Button variant="ghost" onClick={onClear}>
        Clear filters
      </Button>
    </div>
  );
}
