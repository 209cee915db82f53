import { Search } from 'lucide-react';
import { useState } from 'react';

import { TextField } from '#renderer/components/text-field.tsx';
import { ShortcutList } from '#renderer/frame/shortcut-list.tsx';
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
    </>
  );
}
