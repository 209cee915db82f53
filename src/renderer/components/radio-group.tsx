import { Radio } from '@base-ui/react/radio';
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group';
import { useId, type ReactNode } from 'react';

import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import styles from './radio-group.module.css';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  /** Controls that belong to this option, such as a number; beside the label. */
  readonly extra?: ReactNode;
  readonly disabled?: boolean;
}

interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly options: readonly RadioOption<Value>[];
  readonly direction?: 'row' | 'column';
}

/** One choice out of a few that are all shown. */
export function RadioGroup<Value extends string>({
  label,
  hideLabel = false,
  value,
  onValueChange,
  options,
  direction = 'column',
}: RadioGroupProps<Value>) {
  const labelId = useId();
  return (
    <div className={fieldStyles.field}>
      <span id={labelId} className={hideLabel ? 'visually-hidden' : fieldStyles.label}>
        {label}
      </span>
      <BaseRadioGroup
        aria-labelledby={labelId}
        value={value}
        onValueChange={onValueChange}
        className={classNames(styles.group, direction === 'row' && styles.row)}
      >
        {options.map((option) => (
          <div key={option.value} className={styles.option}>
            <label className={styles.label} data-disabled={option.disabled ? '' : undefined}>
              <Radio.Root value={option.value} disabled={option.disabled ?? false} className={styles.radio}>
                <Radio.Indicator className={styles.dot} />
              </Radio.Root>
              <span>
                {option.label}
                {option.description ? <span className={styles.description}>{option.description}</span> : null}
              </span>
            </label>
            {option.extra}
          </div>
        ))}
      </BaseRadioGroup>
    </div>
  );
}
