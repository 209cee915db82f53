import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';

import { IconButton } from '#renderer/components/icon-button.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { formatCount } from '#shared/format/number.ts';
import type { Find } from './find-in-transcript.ts';
import { MOST_MATCHES } from './find-text.ts';
import styles from './transcript.module.css';

interface FindBarProps {
  readonly find: Find;
  readonly onClose: () => void;
}

/** Looks for a text in the whole transcript: Enter or F3 next, Shift back, Esc closes. */
export function FindBar({ find, onClose }: FindBarProps) {
  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' || event.key === 'F3') find.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className={styles.find} role="search" aria-label="Find in transcript">
      <TextField
        label="Find in transcript"
        hideLabel
        placeholder="Find"
        value={find.wanted}
        onValueChange={find.setWanted}
        onKeyDown={handleKey}
        inputRef={focusAtOnce}
        className={styles.findField}
      />
      <span className={styles.findCount} aria-live="polite">
        {find.wanted === '' ? '' : `${find.count === 0 ? 0 : find.current + 1} of ${countText(find.count)}`}
      </span>
      <IconButton icon={ChevronUp} label="Previous match" shortcut="Shift+F3" onClick={() => find.step(-1)} />
      <IconButton icon={ChevronDown} label="Next match" shortcut="F3" onClick={() => find.step(1)} />
      <IconButton icon={X} label="Close find" shortcut="Esc" onClick={onClose} />
    </div>
  );
}

function focusAtOnce(input: HTMLInputElement | null): void {
  input?.focus();
}

function countText(count: number): string {
  return count >= MOST_MATCHES ? `${formatCount(count)} or more` : formatCount(count);
}
