import { NumberField as BaseNumberField } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';

import control from './control.module.css';
import { Field, type FieldTexts } from './field.tsx';
import styles from './number-field.module.css';

interface NumberFieldProps extends FieldTexts {
  readonly value: number | null;
  /** Null when the field is emptied. */
  readonly onValueChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** A number with stepping by arrow keys and buttons; kept within min and max. */
export function NumberField({
  value,
  onValueChange,
  min,
  max,
  step = 1,
  placeholder,
  disabled = false,
  className,
  ...texts
}: NumberFieldProps) {
  return (
    <Field {...texts} className={className}>
      {({ id, describedBy, invalid }) => (
        <BaseNumberField.Root
          id={id}
          value={value}
          onValueChange={onValueChange}
          min={min}
          max={max}
          step={step}
          disabled={disabled}
          locale="en"
          format={FORMAT}
        >
          <BaseNumberField.Group className={control.box} data-invalid={invalid}>
            <BaseNumberField.Input
              className={`${control.input} ${styles.input}`}
              placeholder={placeholder}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
            />
            <BaseNumberField.Decrement className={styles.step} aria-label={`Decrease ${texts.label}`}>
              <Minus size={12} aria-hidden />
            </BaseNumberField.Decrement>
            <BaseNumberField.Increment className={styles.step} aria-label={`Increase ${texts.label}`}>
              <Plus size={12} aria-hidden />
            </BaseNumberField.Increment>
          </BaseNumberField.Group>
        </BaseNumberField.Root>
      )}
    </Field>
  );
}

const FORMAT: Intl.NumberFormatOptions = { maximumFractionDigits: 6, useGrouping: false };
