import { LoaderCircle } from 'lucide-react';

import styles from './spinner.module.css';

/** Work under way, drawn inside the element that waits. */
export function Spinner({ size = 14 }: { readonly size?: number }) {
  return <LoaderCircle size={size} className={styles.spinner} aria-hidden />;
}
