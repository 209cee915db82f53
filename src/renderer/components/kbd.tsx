import styles from './kbd.module.css';
import { shortcutKeys } from './shortcut.ts';

/** A shortcut drawn as keys. */
export function Kbd({ shortcut }: { readonly shortcut: string }) {
  return (
    <span className={styles.keys}>
      {shortcutKeys(shortcut).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
