import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

import type { ComboboxGroup, ComboboxOption } from './combobox-options.ts';
import control from './control.module.css';

/** The list under a combobox, grouped by headings. */
export function ComboboxPopup({ label, empty }: { readonly label: string; readonly empty: ReactNode }) {
  return (
    <BaseCombobox.Portal render={<section aria-label="Choices" />}>
      <BaseCombobox.Positioner className={control.positioner} sideOffset={4}>
        <BaseCombobox.Popup className={control.popup}>
          <BaseCombobox.Empty className={control.empty}>{empty}</BaseCombobox.Empty>
          <BaseCombobox.List aria-label={label}>
            {(group: ComboboxGroup) => (
              <BaseCombobox.Group key={group.value} items={group.items}>
                {group.value === '' ? null : (
                  <BaseCombobox.GroupLabel className={control.groupLabel}>
                    {group.value}
                  </BaseCombobox.GroupLabel>
                )}
                <BaseCombobox.Collection>
                  {(option: ComboboxOption) => (
                    <BaseCombobox.Item
                      key={option.value}
                      value={option}
                      disabled={option.disabled ?? false}
                      className={control.option}
                    >
                      <BaseCombobox.ItemIndicator>
                        <Check size={14} aria-hidden />
                      </BaseCombobox.ItemIndicator>
                      <span className={control.optionText}>{option.label}</span>
                      {option.detail === undefined ? null : (
                        <span className={control.optionDetail}>{option.detail}</span>
                      )}
                    </BaseCombobox.Item>
                  )}
                </BaseCombobox.Collection>
              </BaseCombobox.Group>
            )}
          </BaseCombobox.List>
        </BaseCombobox.Popup>
      </BaseCombobox.Positioner>
    </BaseCombobox.Portal>
  );
}
