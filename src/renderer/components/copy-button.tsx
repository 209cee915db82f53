import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

import { IconButton } from './icon-button.tsx';
import styles from './copy-button.module.css';

interface CopyButtonProps {
  /** What to copy, or how to get it when pressed. */
  readonly text: string | (() => string | Promise<string>);
  /** What it copies: `Copy answer`. */
  readonly label?: string;
  readonly size?: number;
}

/** Copies a text and says so in place for 1.5 s. */
export function CopyButton({ text, label = 'Copy', size = 14 }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
    setCopied(true);
  }
  return (
    <>
      <IconButton
        icon={copied ? Check : Copy}
        size={size}
        label={copied ? 'Copied' : label}
        className={styles.button}
        onClick={() => void copy()}
      />
      <span className="visually-hidden" role="status">
        {copied ? 'Copied' : ''}
      </span>
    </>
  );
}
