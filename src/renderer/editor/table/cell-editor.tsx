import { useEffect, useRef, useState } from 'react';

import styles from './rows-table.module.css';

interface CellEditorProps {
  readonly label: string;
  readonly text: string;
  /** Null when the person leaves it as it was. */
  readonly onDone: (text: string | null) => void;
}

/** The text of a cell while it is edited: Enter keeps it, Esc does not, Shift+Enter starts a new line. */
export function CellEditor({ label, text, onDone }: CellEditorProps) {
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  function finish(result: string | null): void {
    // Leaving the field follows on both keys.
    if (isDone.current) return;
    isDone.current = true;
    onDone(result);
  }
  return (
    <textarea
      ref={field}
      className={styles.editor}
      aria-label={label}
      dir="auto"
      rows={Math.min(8, typed.split('\n').length + 1)}
      spellCheck={false}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => finish(typed)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') finish(null);
        else if (event.key === 'Enter' && !event.shiftKey) finish(typed);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
