/** The candidate that a misspelt word most likely means, or null if none is near. */
export function closest(word: string, candidates: Iterable<string>): string | null {
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const distance = begins(word, candidate) ? 1 : distanceOf(plain(word), plain(candidate));
    const allowed = Math.max(1, Math.floor(Math.min(word.length, candidate.length) / 3));
    if (distance > allowed || (best !== null && distance >= best.distance)) continue;
    best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const candidate = closest(word, candidates);
  return candidate === null ? '' : ` Did you mean "${candidate}"?`;
}

/** `single` for `single-turn`, `temp` for `temperature`. */
function begins(word: string, candidate: string): boolean {
  return plain(word).length >= 4 && plain(candidate).startsWith(plain(word));
}

function plain(word: string): string {
  return word
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

/** Damerau-Levenshtein distance (optimal string alignment): insert, delete, replace, swap neighbours. */
function distanceOf(before: string, after: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: after.length + 1 }, (_, index) => index);
  for (let row = 1; row <= before.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= after.length; column += 1) {
      const cost = before[row - 1] === after[column - 1] ? 0 : 1;
      const swapped =
        row > 1 &&
        column > 1 &&
        before[row - 1] === after[column - 2] &&
        before[row - 2] === after[column - 1];
      current[column] = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
        swapped ? (older[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    older = previous;
    previous = current;
  }
  return previous[after.length] ?? before.length;
}
