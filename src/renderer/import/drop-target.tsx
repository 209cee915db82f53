import { useEffect, useState } from 'react';

import styles from './drop-target.module.css';
import { useImport } from './use-import.ts';

/** Takes files dropped anywhere on the window; shows where they would go while they hover. */
export function DropTarget() {
  const { addFiles } = useImport();
  const [hovering, setHovering] = useState(false);
  useEffect(() => followDrags(setHovering, addFiles), [addFiles]);
  if (!hovering) return null;
  return (
    <div className={styles.overlay}>
      <div className={styles.message}>
        <p className={styles.title}>Drop .zip bundles to import</p>
        <p>Nothing is installed before you have seen what is in them.</p>
      </div>
    </div>
  );
}

/** Without this, the window would leave the application for the dropped file. */
function followDrags(setHovering: (hovering: boolean) => void, addFiles: (files: readonly File[]) => void) {
  let depth = 0;
  const end = () => {
    depth = 0;
    setHovering(false);
  };
  const handlers = {
    dragenter: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setHovering(true);
    },
    dragover: (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    },
    dragleave: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth -= 1;
      if (depth <= 0) end();
    },
    drop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      end();
      addFiles([...(event.dataTransfer?.files ?? [])]);
    },
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end();
  };
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('dragenter', handlers.dragenter, { signal });
  window.addEventListener('dragover', handlers.dragover, { signal });
  window.addEventListener('dragleave', handlers.dragleave, { signal });
  window.addEventListener('drop', handlers.drop, { signal });
  window.addEventListener('keydown', escape, { signal });
  return () => stop.abort();
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
