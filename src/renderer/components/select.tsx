import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';

import control from './control.module.css';
import { Field, type FieldTexts } from './field.tsx';
import styles from './select.module.css';

export interface SelectOption<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** Small text at the end of the line, such as a count. */
  readonly detail?: string;
  readonly disabled?: boolean;
}

interface SelectProps<Value extends string> extends FieldTexts {
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly options: readonly SelectOption<Value>[];
  /** Puts the label inside the control, for toolbars: `Sort: Name`. */
  readonly inline?: boolean;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** One choice out of a short fixed list. */
export function Select<Value extends string>({
  value,
  onValueChange,
  options,
  inline = false,
  disabled = false,
  className,
  ...texts
}: SelectProps<Value>) {
  return (
    <Field {...texts} hideLabel={inline || (texts.hideLabel ?? false)} className={className}>
      {({ id, labelId, describedBy, invalid }) => (
        <BaseSelect.Root
          items={options}
          value={value}
          onValueChange={(next) => {
            if (next !== null) onValueChange(next);
          }}
          disabled={disabled}
        >
          <BaseSelect.Trigger
            id={id}
            className={`${control.box} ${styles.trigger}`}
            aria-labelledby={`${labelId} ${id}-value`}
            aria-describedby={describedBy}
            data-invalid={invalid}
          >
            {inline ? <span className={styles.inlineLabel}>{texts.label}:</span> : null}
            <BaseSelect.Value id={`${id}-value`} className={styles.value} />
            <ChevronDown size={14} className={control.icon} aria-hidden />
          </BaseSelect.Trigger>
          <BaseSelect.Portal render={<section aria-label="Choices" />}>
            <BaseSelect.Positioner className={control.positioner} sideOffset={4} alignItemWithTrigger={false}>
              <BaseSelect.Popup className={control.popup}>
                <BaseSelect.List>
                  {options.map((option) => (
                    <BaseSelect.Item
                      key={option.value}
                      value={option.value}
                      disabled={option.disabled ?? false}
                      className={control.option}
                    >
                      <BaseSelect.ItemIndicator>
                        <Check size={14} aria-hidden />
                      </BaseSelect.ItemIndicator>
                      <BaseSelect.ItemText className={control.optionText}>{option.label}</BaseSelect.ItemText>
                      {option.detail === undefined ? null : (
                        <span className={control.optionDetail}>{option.detail}</span>
                      )}
                    </BaseSelect.Item>
                  ))}
                </BaseSelect.List>
              </BaseSelect.Popup>
            </BaseSelect.Positioner>
          </BaseSelect.Portal>
        </BaseSelect.Root>
      )}
    </Field>
  );
}
