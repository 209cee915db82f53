import type { SqlParts } from './sql-messages.ts';

/** Texts that are remembered with their number. */
const MOST_TEXTS = 256;

/** Gives equal parts the same name as long as they are in use. Comparing texts by reference is what makes it fast. */
export function createImageNames(): (parts: SqlParts) => string {
  const numbers = new Map<string, number>();
  let count = 0;
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    count += known === undefined ? 1 : 0;
    const number = known ?? count;
    numbers.delete(text);
    numbers.set(text, number);
    const [oldest] = numbers.keys();
    if (numbers.size > MOST_TEXTS && oldest !== undefined) numbers.delete(oldest);
    return number;
  };
  return (parts) =>
    parts
      .map((part) => (typeof part === 'string' ? numberOf(part) : `t${numberOf(JSON.stringify(part))}`))
      .join(' ');
}
