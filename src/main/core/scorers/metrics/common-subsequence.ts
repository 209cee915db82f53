/** Bits of a word used: one less than 32, so that the carry of a sum can be told. */
const BITS = 31;
const ALL = 0x7fffffff;

/** Where an item occurs: the words with at least one occurrence and the bits in them. */
interface Occurrences {
  readonly words: number[];
  readonly masks: number[];
}

/**
 * Length of the longest common subsequence of two lists.
 * Bit-parallel: Hyyrö, "Bit-Parallel LCS-length Computation Revisited" (2004), V ← (V + (V & M)) | (V & ~M) for each
 * item of one list, M marking its places in the other; words without a place are skipped unless a carry reaches them.
 */
export function commonSubsequenceLength(first: readonly string[], second: readonly string[]): number {
  const [rows, columns] = first.length < second.length ? [second, first] : [first, second];
  const occurrences = occurrencesOf(columns);
  const ahead = new Int32Array(Math.ceil(columns.length / BITS)).fill(ALL);
  for (const row of rows) {
    const matches = occurrences.get(row);
    if (matches !== undefined) advance(ahead, matches);
  }
  return zeros(ahead, columns.length);
}

function occurrencesOf(columns: readonly string[]): Map<string, Occurrences> {
  const places = new Map<string, Occurrences>();
  columns.forEach((column, index) => {
    const known = places.get(column) ?? { words: [], masks: [] };
    const word = Math.floor(index / BITS);
    const last = known.words.length - 1;
    const bit = 1 << (index % BITS);
    if (known.words[last] === word) known.masks[last] = (known.masks[last] ?? 0) | bit;
    else {
      known.words.push(word);
      known.masks.push(bit);
    }
    places.set(column, known);
  });
  return places;
}

function advance(ahead: Int32Array, { words, masks }: Occurrences): void {
  let carried: number | null = null;
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? 0;
    while (carried !== null && carried < word) carried = advanceWord(ahead, carried, { mask: 0, carry: 1 });
    const carry = carried === word ? 1 : 0;
    carried = advanceWord(ahead, word, { mask: masks[place] ?? 0, carry });
  }
  while (carried !== null && carried < ahead.length) {
    carried = advanceWord(ahead, carried, { mask: 0, carry: 1 });
  }
}

/** Returns the word that the carry goes to, null without one. */
function advanceWord(ahead: Int32Array, word: number, { mask, carry }: { mask: number; carry: number }) {
  const before = ahead[word] ?? 0;
  const hit = before & mask;
  const sum = before + hit + carry;
  ahead[word] = (sum & ALL) | (before & ~hit);
  return sum > ALL ? word + 1 : null;
}

function zeros(ahead: Int32Array, length: number): number {
  let count = 0;
  for (let index = 0; index < length; index++) {
    if (((ahead[Math.floor(index / BITS)] ?? 0) & (1 << (index % BITS))) === 0) count += 1;
  }
  return count;
}
