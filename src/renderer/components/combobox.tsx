import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { ChevronDown } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';

import { ComboboxPopup } from './combobox-popup.tsx';
import { groupOptions, type ComboboxOption } from './combobox-options.ts';
import control from './control.module.css';
import { Field, type FieldTexts } from './field.tsx';

interface ComboboxProps extends FieldTexts {
  readonly value: string | null;
  readonly onValueChange: (value: string | null) => void;
  readonly options: readonly ComboboxOption[];
  readonly placeholder?: string;
  /** Shown when nothing matches. */
  readonly empty?: ReactNode;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** One choice out of a list that can be searched by typing. */
export function Combobox({
  value,
  onValueChange,
  options,
  placeholder,
  empty = 'Nothing matches.',
  disabled = false,
  className,
  ...texts
}: ComboboxProps) {
  const groups = useMemo(() => groupOptions(options), [options]);
  const selected = options.find((option) => option.value === value) ?? null;
  return (
    <Field {...texts} className={className}>
      {({ id, describedBy, invalid }) => (
        <BaseCombobox.Root
          items={groups}
          value={selected}
          onValueChange={(next: ComboboxOption | null, details) => {
            // Esc belongs to the popup and the dialog around; it must not empty what was chosen.
            if (details.reason === 'escape-key') details.cancel();
            else onValueChange(next?.value ?? null);
          }}
          disabled={disabled}
          autoHighlight
        >
          <BaseCombobox.InputGroup className={control.box} data-invalid={invalid}>
            <BaseCombobox.Input
              id={id}
              className={control.input}
              placeholder={placeholder}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
            />
            <BaseCombobox.Trigger aria-label={`Show all: ${texts.label}`}>
              <ChevronDown size={14} className={control.icon} aria-hidden />
            </BaseCombobox.Trigger>
          </BaseCombobox.InputGroup>
          <ComboboxPopup label={texts.label} empty={empty} />
        </BaseCombobox.Root>
      )}
    </Field>
  );
}
