import { useRef, useState } from 'react';

import { Button } from '../components/button.tsx';
import { DialogFooter } from '../components/dialog-footer.tsx';
import { Dialog } from '../components/dialog.tsx';
import { formatCounted } from '#shared/format/number.ts';
import styles from './import.module.css';
import { ImportEntry } from './import-entry.tsx';
import { importable, useImportStore } from './import-store.ts';
import { useCloseImport, useCommitImport } from './use-import.ts';

/** Shows what is in the files, then writes what the person wants. One result for each file. */
export function ImportDialog() {
  const items = useImportStore((store) => store.items);
  const close = useCloseImport();
  const commit = useCommitImport();
  const primary = useRef<HTMLButtonElement>(null);
  const [writing, setWriting] = useState(false);
  const wanted = items.filter((item) => item.wanted && importable(item) !== null).length;
  const reading = items.some((item) => item.state.step === 'reading');
  async function importAll(): Promise<void> {
    setWriting(true);
    await commit();
    setWriting(false);
  }
  return (
    <Dialog
      open={items.length > 0}
      onOpenChange={(open) => {
        if (!open && !writing) close();
      }}
      title={items.length === 1 ? 'Import a bundle' : `Import ${formatCounted(items.length, 'bundle')}`}
      initialFocus={primary}
      footer={
        <DialogFooter
          primary={
            wanted === 0 && !reading ? null : (
              <Button
                ref={primary}
                variant="primary"
                pending={writing || reading}
                onClick={() => void importAll()}
              >
                {reading
                  ? 'Reading'
                  : writing
                    ? 'Importing'
                    : `Import ${wanted === 1 && items.length === 1 ? '' : wanted}`.trim()}
              </Button>
            )
          }
          cancel={
            <Button disabled={writing} onClick={close}>
              {wanted === 0 && !reading ? 'Close' : 'Cancel'}
            </Button>
          }
        />
      }
    >
      <ul className={styles.entries}>
        {items.map((item) => (
          <ImportEntry key={item.key} item={item} />
        ))}
      </ul>
    </Dialog>
  );
}
