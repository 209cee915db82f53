import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';

import { classNames } from './class-names.ts';
import styles from './checkbox.module.css';

interface CheckboxProps {
  readonly checked: boolean | 'mixed';
  readonly onCheckedChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly description?: ReactNode;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** A choice that is on or off, with its label. */
export function Checkbox({
  checked,
  onCheckedChange,
  children,
  description,
  disabled = false,
  className,
}: CheckboxProps) {
  return (
    <label className={classNames(styles.row, className)} data-disabled={disabled ? '' : undefined}>
      <BaseCheckbox.Root
        className={styles.box}
        checked={checked === true}
        indeterminate={checked === 'mixed'}
        onCheckedChange={onCheckedChange}
        disabled={disabled}
      >
        <BaseCheckbox.Indicator className={styles.mark}>
          {checked === 'mixed' ? <Minus size={12} aria-hidden /> : <Check size={12} aria-hidden />}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <span>
        {children}
        {description ? <span className={styles.description}>{description}</span> : null}
      </span>
    </label>
  );
}
