import { Search } from 'lucide-react';
import { useState } from 'react';

import { Kbd } from '#renderer/components/kbd.tsx';
import { shortcutText } from '#renderer/components/shortcut.ts';
import { TextField } from '#renderer/components/text-field.tsx';
import { ShortcutList } from '#renderer/frame/shortcut-list.tsx';
import { CASE_KEYS } from './key-lists.ts';
import type { KeyLine } from './key-lists.ts';
import styles from './settings.module.css';

/** Every shortcut, searchable by key or by what it does. */
export function KeyboardSection() {
  const [wanted, setWanted] = useState('');
  return (
    <>
      <div className={styles.search}>
        <TextField
          label="Search shortcuts"
          hideLabel
          icon={Search}
          clearable
          placeholder="Search shortcuts"
          value={wanted}
          onValueChange={setWanted}
        />
      </div>
      <ShortcutList search={wanted} />
      <KeyTable title="In a case" lines={matching(CASE_KEYS, wanted)} />
    </>
  );
}

function matching(lines: readonly KeyLine[], wanted: string): readonly KeyLine[] {
  const text = wanted.trim().toLowerCase();
  return lines.filter(({ title, shortcuts }) =>
    `${title} ${shortcuts.map(shortcutText).join(' ')}`.toLowerCase().includes(text),
  );
}

function KeyTable({ title, lines }: { readonly title: string; readonly lines: readonly KeyLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <div className={styles.sectionTitle}>
        <h2>{title}</h2>
      </div>
      <table className={styles.table}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">What it does</th>
            <th scope="col">Keys</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.title}>
              <td>{line.title}</td>
              <td className={styles.keys}>
                {line.shortcuts.map((shortcut) => (
                  <Kbd key={shortcut} shortcut={shortcut} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
