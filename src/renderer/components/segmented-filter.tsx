import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';

import { formatCount } from '#shared/format/number.ts';
import styles from './segmented-filter.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly count?: number | undefined;
}

interface SegmentedFilterProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly segments: readonly Segment<Value>[];
}

/** One choice out of two to seven, as joined buttons that may carry counts. */
export function SegmentedFilter<Value extends string>({
  label,
  value,
  onValueChange,
  segments,
}: SegmentedFilterProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={([next]: Value[]) => {
        if (next !== undefined) onValueChange(next);
      }}
      className={styles.group}
    >
      {segments.map((segment) => (
        <Toggle key={segment.value} value={segment.value} className={styles.segment}>
          {segment.label}
          {segment.count === undefined ? null : (
            <span className={styles.count}>{formatCount(segment.count)}</span>
          )}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
