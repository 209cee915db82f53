import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import styles from './rows-table.module.css';
import type { TableActions } from './use-rows-table.ts';

/** What can be done with the row that is active. */
export function RowsToolbar({ act, isEmpty }: { readonly act: TableActions; readonly isEmpty: boolean }) {
  return (
    <div role="toolbar" aria-label="Rows" className={styles.toolbar}>
      <Button variant="ghost" icon={Plus} onClick={act.add}>
        Add row
      </Button>
      <Button variant="ghost" icon={Copy} disabled={isEmpty} onClick={act.duplicate}>
        Duplicate
      </Button>
      <Button variant="ghost" icon={ArrowUp} disabled={isEmpty} onClick={() => act.shift(-1)}>
        Move up
      </Button>
      <Button variant="ghost" icon={ArrowDown} disabled={isEmpty} onClick={() => act.shift(1)}>
        Move down
      </Button>
      <Button variant="ghost" icon={Trash2} disabled={isEmpty} onClick={act.remove}>
        Delete
      </Button>
    </div>
  );
}
