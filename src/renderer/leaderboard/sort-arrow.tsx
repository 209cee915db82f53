import { ArrowDown, ArrowUp } from 'lucide-react';

/** Which way the column is sorted; the header says it to screen readers. */
export function SortArrow({ isDescending }: { readonly isDescending: boolean }) {
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return <Arrow size={14} aria-hidden />;
}
