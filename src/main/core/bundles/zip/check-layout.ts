import { refusal } from '#core/bundles/refusal.ts';

import type { EntrySpan } from './place-entry.ts';
import { readAt } from './read-at.ts';
import { SIGNATURE } from './signatures.ts';

const DISTRUST = 'Do not trust this file; pack the bundle again.';

/** Entries must fill the file one after the other: none within another, none between them that is not listed. */
export function checkLayout(fd: number, spans: readonly EntrySpan[], limit: number, name: string): void {
  const inOrder = spans.toSorted((before, after) => before.start - after.start);
  let end = 0;
  for (const span of inOrder) {
    if (span.start < end) {
      throw refusal({
        file: span.entry.path,
        message: 'shares its bytes with another entry, as a zip bomb does.',
        remedy: DISTRUST,
      });
    }
    checkGap(fd, end, span.start, name);
    end = span.end;
  }
  checkGap(fd, end, limit, name);
}

/** Padding between entries is harmless; an entry that is not listed is not. */
function checkGap(fd: number, start: number, end: number, name: string): void {
  if (start === end) return;
  if (start === 0) {
    throw refusal({
      file: name,
      message: 'begins with other data than a zip does.',
      remedy: 'Pack the bundle again as a plain .zip.',
    });
  }
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(SIGNATURE.localHeader);
  if (readAt(fd, start, Math.min(end - start, 1 << 20)).includes(mark) || end - start > 1 << 20) {
    throw refusal({
      file: name,
      message: 'holds hidden data between its entries.',
      remedy: DISTRUST,
    });
  }
}
