/** A text in at most `count` pieces, the way a server streams it. No piece for an empty text. */
export function inPieces(text: string, count = 4): string[] {
  const size = Math.max(1, Math.ceil(text.length / count));
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += size) pieces.push(text.slice(start, start + size));
  return pieces;
}

/** Four characters a token. */
export function approximateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
