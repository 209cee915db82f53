import { Info, TriangleAlert } from 'lucide-react';

import { Flag } from '#shared/domain/case-result.ts';
import type { HealthNote } from '#shared/domain/report.ts';
import styles from './report.module.css';

interface HealthNotesProps {
  readonly notes: readonly HealthNote[];
  /** Shows the cases behind a note. */
  readonly onShow: (flag: Flag) => void;
}

/** What makes the numbers doubtful, warnings first. Nothing when all is well. */
export function HealthNotes({ notes, onShow }: HealthNotesProps) {
  if (notes.length === 0) return null;
  const ordered = notes.toSorted((before, after) => rank(before) - rank(after));
  return (
    <ul className={styles.health} aria-label="Run health">
      {ordered.map((note) => (
        <HealthLine key={note.code} note={note} onShow={onShow} />
      ))}
    </ul>
  );
}

function HealthLine({ note, onShow }: { readonly note: HealthNote; readonly onShow: (flag: Flag) => void }) {
  const Icon = note.severity === 'warning' ? TriangleAlert : Info;
  const flag = Flag.safeParse(note.code);
  return (
    <li className={styles.healthNote} data-severity={note.severity}>
      <Icon size={14} aria-hidden />
      <span>
        <span className="visually-hidden">{note.severity === 'warning' ? 'Warning: ' : 'Note: '}</span>
        {note.message}
      </span>
      {flag.success && note.count > 0 ? (
        <button type="button" className={styles.link} onClick={() => onShow(flag.data)}>
          Show
        </button>
      ) : null}
    </li>
  );
}

function rank({ severity }: HealthNote): number {
  return severity === 'warning' ? 0 : 1;
}
