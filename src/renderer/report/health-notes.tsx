import { Info, TriangleAlert } from 'lucide-react';

import type { HealthNote } from '#shared/domain/report.ts';
import type { ResultFilter } from '#shared/domain/result-view.ts';
import { filterOfNote } from './health-filter.ts';
import styles from './report.module.css';

interface HealthNotesProps {
  readonly notes: readonly HealthNote[];
  /** Shows the cases behind a note. */
  readonly onShow: (filter: ResultFilter) => void;
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

interface HealthLineProps extends Pick<HealthNotesProps, 'onShow'> {
  readonly note: HealthNote;
}

function HealthLine({ note, onShow }: HealthLineProps) {
  const Icon = note.severity === 'warning' ? TriangleAlert : Info;
  const filter = filterOfNote(note);
  return (
    <li className={styles.healthNote} data-severity={note.severity}>
      <Icon size={14} aria-hidden />
      <span>
        <span className="visually-hidden">{note.severity === 'warning' ? 'Warning: ' : 'Note: '}</span>
        {note.message}
      </span>
      {filter === null ? null : (
        <button type="button" className={styles.link} onClick={() => onShow(filter)}>
          Show
        </button>
      )}
    </li>
  );
}

function rank({ severity }: HealthNote): number {
  return severity === 'warning' ? 0 : 1;
}
