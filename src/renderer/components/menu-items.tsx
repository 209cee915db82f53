import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';

import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import type { MenuEntry, MenuItem } from './menu-entry.ts';
import styles from './menu.module.css';

/** The lines of a menu, shared by menus and context menus. */
export function MenuItems({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return entries.map((entry, index) =>
    entry === 'separator' ? (
      // oxlint-disable-next-line react/no-array-index-key
      <BaseMenu.Separator key={`separator-${index}`} className={styles.separator} />
    ) : (
      <Line key={entry.label} item={entry} />
    ),
  );
}

function Line({ item }: { readonly item: MenuItem }) {
  const Icon = item.icon;
  const body = (
    <>
      {item.checked ? (
        <Check size={14} aria-hidden />
      ) : Icon === undefined ? (
        <span />
      ) : (
        <Icon size={14} aria-hidden />
      )}
      <span>{item.label}</span>
      {item.shortcut === undefined ? null : <Kbd shortcut={item.shortcut} />}
    </>
  );
  const className = classNames(styles.item, item.danger && styles.danger);
  if (item.checked === undefined) {
    return (
      <BaseMenu.Item className={className} disabled={item.disabled ?? false} onClick={item.onSelect}>
        {body}
      </BaseMenu.Item>
    );
  }
  return (
    <BaseMenu.CheckboxItem
      className={className}
      disabled={item.disabled ?? false}
      checked={item.checked}
      onCheckedChange={item.onSelect}
    >
      {body}
    </BaseMenu.CheckboxItem>
  );
}
