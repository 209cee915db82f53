import type { DragEvent, RefObject } from 'react';

const COLUMN = 'application/x-benchgen-column';

interface ColumnDrag {
  readonly draggable: true;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Dragging a column head onto another; `drop` gets the id of the dragged one. */
export function columnDrag(
  id: string,
  busy: RefObject<boolean>,
  drop: (dragged: string) => void,
): ColumnDrag {
  return {
    draggable: true,
    onDragStart(event) {
      if (busy.current) event.preventDefault();
      else event.dataTransfer.setData(COLUMN, id);
    },
    onDragOver(event) {
      if (event.dataTransfer.types.includes(COLUMN)) event.preventDefault();
    },
    onDrop(event) {
      const dragged = event.dataTransfer.getData(COLUMN);
      if (dragged === '' || dragged === id) return;
      event.preventDefault();
      drop(dragged);
    },
  };
}
