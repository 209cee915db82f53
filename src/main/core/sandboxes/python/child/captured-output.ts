/** What a program wrote to one of its streams, cut to a number of characters. */
export interface CapturedOutput {
  /** Takes all bytes; keeps those within the limit. */
  write(bytes: Uint8Array): number;
  /** More was written than is kept. */
  readonly isOver: boolean;
  text(): string;
}

/** At most four bytes make a character. */
const BYTES_PER_CHARACTER = 4;

export function captureOutput(characters: number, onOver: () => void): CapturedOutput {
  const most = characters * BYTES_PER_CHARACTER;
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isOver = false;
  return {
    write(bytes) {
      const kept = bytes.slice(0, Math.max(0, most - size));
      if (kept.length > 0) chunks.push(kept);
      size += bytes.length;
      if (size > most && !isOver) {
        isOver = true;
        onOver();
      }
      return bytes.length;
    },
    get isOver() {
      return isOver || size > characters;
    },
    text() {
      const decoder = new TextDecoder();
      const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
      return text.length > characters ? text.slice(0, characters) : text;
    },
  };
}
