import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

import { formatCount } from '#shared/format/number.ts';
import { classNames } from './class-names.ts';
import styles from './tabs.module.css';

export interface TabItem<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number | undefined;
}

interface TabsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly tabs: readonly TabItem<Value>[];
  /** Controls at the end of the tab row. */
  readonly end?: ReactNode;
  /** `TabPanel`s, one for each tab. */
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A row of tabs over panels; fills the height it is given. */
export function Tabs<Value extends string>({
  label,
  value,
  onValueChange,
  tabs,
  end,
  children,
  className,
}: TabsProps<Value>) {
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={(next: Value) => onValueChange(next)}
      className={classNames(styles.root, className)}
    >
      <div className={styles.bar}>
        <BaseTabs.List aria-label={label} activateOnFocus className={styles.list}>
          {tabs.map((tab) => (
            <BaseTabs.Tab key={tab.value} value={tab.value} className={styles.tab}>
              {tab.label}
              {tab.count === undefined ? null : (
                <span className={styles.count}>{formatCount(tab.count)}</span>
              )}
            </BaseTabs.Tab>
          ))}
        </BaseTabs.List>
        {end === undefined ? null : <div className={styles.end}>{end}</div>}
      </div>
      {children}
    </BaseTabs.Root>
  );
}

interface TabPanelProps {
  readonly value: string;
  readonly children: ReactNode;
  /** Scrolls by itself and has the page padding; off for panels that fill the room, such as tables. */
  readonly padded?: boolean;
}

export function TabPanel({ value, children, padded = true }: TabPanelProps) {
  return (
    <BaseTabs.Panel value={value} className={classNames(styles.panel, padded && styles.padded)}>
      {children}
    </BaseTabs.Panel>
  );
}
