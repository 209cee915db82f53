import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import styles from './disclosure.module.css';

interface DisclosureProps {
  readonly title: ReactNode;
  /** Short text beside the title, readable while closed. */
  readonly summary?: ReactNode;
  readonly defaultOpen?: boolean;
  readonly children: ReactNode;
}

/** A part that opens on demand. */
export function Disclosure({ title, summary, defaultOpen = false, children }: DisclosureProps) {
  return (
    <Collapsible.Root defaultOpen={defaultOpen} className={styles.root}>
      <Collapsible.Trigger className={styles.trigger}>
        <ChevronRight size={14} className={styles.chevron} aria-hidden />
        <span className={styles.title}>{title}</span>
        {summary === undefined ? null : <span className={styles.summary}>{summary}</span>}
      </Collapsible.Trigger>
      <Collapsible.Panel className={styles.panel}>{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
