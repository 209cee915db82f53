import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { X } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';

import { ComboboxPopup } from './combobox-popup.tsx';
import { groupOptions, type ComboboxOption } from './combobox-options.ts';
import control from './control.module.css';
import { Field, type FieldTexts } from './field.tsx';
import styles from './multi-combobox.module.css';

interface MultiComboboxProps extends FieldTexts {
  readonly value: readonly string[];
  readonly onValueChange: (value: readonly string[]) => void;
  readonly options: readonly ComboboxOption[];
  readonly placeholder?: string;
  /** Shown when nothing matches or there are no options. */
  readonly empty?: ReactNode;
  readonly className?: string | undefined;
}

/** Several choices out of a list that can be searched by typing; each chosen one is a chip. */
export function MultiCombobox({
  value,
  onValueChange,
  options,
  placeholder,
  empty = 'Nothing matches.',
  className,
  ...texts
}: MultiComboboxProps) {
  const groups = useMemo(() => groupOptions(options), [options]);
  // A chosen value that is no longer on offer stays visible, so that it can be removed.
  const chosen = value.map(
    (each) => options.find((option) => option.value === each) ?? { value: each, label: each },
  );
  return (
    <Field {...texts} className={className}>
      {({ id, describedBy, invalid }) => (
        <BaseCombobox.Root
          multiple
          items={groups}
          value={chosen}
          onValueChange={(next: ComboboxOption[], details) => {
            // Esc belongs to the popup and the dialog around; it must not empty what was chosen.
            if (details.reason === 'escape-key') details.cancel();
            else onValueChange(next.map((option) => option.value));
          }}
          isItemEqualToValue={(item: ComboboxOption, other: ComboboxOption) => item.value === other.value}
          autoHighlight
        >
          <BaseCombobox.InputGroup className={control.box} data-invalid={invalid}>
            <BaseCombobox.Chips
              className={styles.chips}
              aria-label={chosen.length > 0 ? texts.label : undefined}
            >
              {chosen.map((option) => (
                <BaseCombobox.Chip key={option.value} className={styles.chip} aria-label={option.label}>
                  <span className={styles.chipText}>{option.label}</span>
                  <BaseCombobox.ChipRemove className={styles.remove} aria-label={`Remove ${option.label}`}>
                    <X size={12} aria-hidden />
                  </BaseCombobox.ChipRemove>
                </BaseCombobox.Chip>
              ))}
              <BaseCombobox.Input
                id={id}
                className={control.input}
                placeholder={placeholder}
                aria-describedby={describedBy}
                aria-invalid={invalid || undefined}
              />
            </BaseCombobox.Chips>
          </BaseCombobox.InputGroup>
          <ComboboxPopup label={texts.label} empty={empty} />
        </BaseCombobox.Root>
      )}
    </Field>
  );
}
