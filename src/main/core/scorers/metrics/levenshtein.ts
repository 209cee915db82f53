/** Bits of a word used by the bit-parallel matrix. */
const BITS = 32;
/** Blocks times characters that take about a second. */
const MOST_STEPS = 200_000_000;

/**
 * Least number of insertions, deletions and substitutions of characters (code points) that turn one text into the
 * other. Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals" (1966); bit-parallel
 * after Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", JACM 46
 * (1999), in the block form of Hyyrö (2003). Throws RangeError for two texts of more than about 80,000 characters.
 */
export function levenshteinDistance(first: string, second: string): number {
  const [longer, shorter] = byLength(Array.from(first), Array.from(second));
  const start = commonStart(longer, shorter);
  const end = commonEnd(longer, shorter, start);
  const text = longer.slice(start, longer.length - end);
  const pattern = shorter.slice(start, shorter.length - end);
  return pattern.length === 0 ? text.length : blockDistance(pattern, text);
}

/** Whether two texts are short enough to compare, seen from their lengths alone. */
export function isComparable(first: string, second: string): boolean {
  return (
    Math.ceil(Math.min(first.length, second.length) / BITS) * Math.max(first.length, second.length) <=
    MOST_STEPS
  );
}

/** 1 - distance / length of the longer text; 1 for two empty ones. */
export function levenshteinSimilarity(first: string, second: string): number {
  const longest = Math.max(Array.from(first).length, Array.from(second).length);
  return longest === 0 ? 1 : 1 - levenshteinDistance(first, second) / longest;
}

function blockDistance(pattern: readonly string[], text: readonly string[]): number {
  const blocks = Math.ceil(pattern.length / BITS);
  if (blocks * text.length > MOST_STEPS) {
    throw new RangeError(`Texts of ${pattern.length} and ${text.length} characters are too long to compare.`);
  }
  const places = placesOf(pattern, blocks);
  const none = new Int32Array(blocks);
  const increases = new Int32Array(blocks).fill(-1);
  const decreases = new Int32Array(blocks);
  const lastBit = (pattern.length - 1) % BITS;
  let distance = pattern.length;
  for (const character of text) {
    const matches = places.get(character) ?? none;
    let carried = 1;
    for (let block = 0; block < blocks; block++) {
      const outBit = block === blocks - 1 ? lastBit : BITS - 1;
      carried = advanceBlock({ increases, decreases, block, matches: matches[block] ?? 0, carried, outBit });
    }
    distance += carried;
  }
  return distance;
}

interface BlockStep {
  readonly increases: Int32Array;
  readonly decreases: Int32Array;
  readonly block: number;
  readonly matches: number;
  /** Horizontal difference that enters from above: -1, 0 or 1. */
  readonly carried: number;
  readonly outBit: number;
}

/** One column of one block; returns the horizontal difference that leaves below. */
function advanceBlock({ increases, decreases, block, matches, carried, outBit }: BlockStep): number {
  const up = increases[block] ?? 0;
  const down = decreases[block] ?? 0;
  const enters = carried < 0 ? matches | 1 : matches;
  const diagonal = (((enters & up) + up) ^ up) | enters | down;
  let plus = down | ~(diagonal | up);
  let minus = up & diagonal;
  const leaves = ((plus >>> outBit) & 1) - ((minus >>> outBit) & 1);
  plus = (plus << 1) | (carried > 0 ? 1 : 0);
  minus = (minus << 1) | (carried < 0 ? 1 : 0);
  const vertical = matches | down;
  increases[block] = minus | ~(vertical | plus);
  decreases[block] = plus & vertical;
  return leaves;
}

function placesOf(pattern: readonly string[], blocks: number): Map<string, Int32Array> {
  const places = new Map<string, Int32Array>();
  pattern.forEach((character, index) => {
    const mask = places.get(character) ?? new Int32Array(blocks);
    const block = Math.floor(index / BITS);
    mask[block] = (mask[block] ?? 0) | (1 << (index % BITS));
    places.set(character, mask);
  });
  return places;
}

function byLength(first: string[], second: string[]): [string[], string[]] {
  return first.length < second.length ? [second, first] : [first, second];
}

function commonStart(longer: readonly string[], shorter: readonly string[]): number {
  let length = 0;
  while (length < shorter.length && longer[length] === shorter[length]) length += 1;
  return length;
}

function commonEnd(longer: readonly string[], shorter: readonly string[], start: number): number {
  let length = 0;
  while (
    length < shorter.length - start &&
    longer[longer.length - 1 - length] === shorter[shorter.length - 1 - length]
  ) {
    length += 1;
  }
  return length;
}
