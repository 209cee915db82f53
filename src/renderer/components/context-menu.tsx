import { ContextMenu as BaseContextMenu } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';

import type { MenuEntry } from './menu-entry.ts';
import { MenuItems } from './menu-items.tsx';
import styles from './menu.module.css';

interface ContextMenuProps {
  /** The area that answers to a right click, or to the menu key while it has the focus. */
  readonly area: ReactElement<Record<string, unknown>>;
  readonly entries: readonly MenuEntry[];
}

/** A menu at the pointer. */
export function ContextMenu({ area, entries }: ContextMenuProps) {
  return (
    <BaseContextMenu.Root disabled={entries.length === 0}>
      <BaseContextMenu.Trigger render={area} />
      <BaseContextMenu.Portal render={<section aria-label="Menu" />}>
        <BaseContextMenu.Positioner className={styles.positioner}>
          <BaseContextMenu.Popup className={styles.popup}>
            <MenuItems entries={entries} />
          </BaseContextMenu.Popup>
        </BaseContextMenu.Positioner>
      </BaseContextMenu.Portal>
    </BaseContextMenu.Root>
  );
}
