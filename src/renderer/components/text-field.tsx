import { X, type LucideIcon } from 'lucide-react';
import type { ComponentProps, Ref } from 'react';

import control from './control.module.css';
import { Field, type FieldTexts } from './field.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './text-field.module.css';

interface TextFieldProps
  extends
    FieldTexts,
    Pick<
      ComponentProps<'input'>,
      'type' | 'placeholder' | 'autoComplete' | 'name' | 'onBlur' | 'onKeyDown' | 'disabled' | 'spellCheck'
    > {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly icon?: LucideIcon;
  /** Shows a button that empties the field while there is text in it. */
  readonly clearable?: boolean;
  readonly code?: boolean;
  readonly className?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextField({
  label,
  hideLabel = false,
  description,
  error,
  value,
  onValueChange,
  icon: Icon,
  clearable = false,
  code = false,
  className,
  inputRef,
  disabled,
  ...input
}: TextFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} description={description} error={error} className={className}>
      {({ id, describedBy, invalid }) => (
        <div className={control.box} data-invalid={invalid} data-disabled={disabled ? '' : undefined}>
          {Icon === undefined ? null : <Icon size={14} className={control.icon} aria-hidden />}
          <input
            spellCheck={false}
            autoComplete="off"
            {...input}
            ref={inputRef}
            id={id}
            disabled={disabled}
            dir="auto"
            className={code ? `${control.input} ${styles.code}` : control.input}
            aria-invalid={invalid || undefined}
            aria-describedby={describedBy}
            value={value}
            onChange={(event) => onValueChange(event.target.value)}
          />
          {clearable && value !== '' ? (
            <IconButton
              icon={X}
              size={14}
              label="Clear text"
              className={styles.clear}
              onClick={() => onValueChange('')}
            />
          ) : null}
        </div>
      )}
    </Field>
  );
}
