const CHUNK_LINES = 400;

/** A long text in pieces of whole lines; joined by line breaks they are the text again. */
export function chunkLines(text: string): readonly string[] {
  const lines = text.split('\n');
  const chunks: string[] = [];
  for (let from = 0; from < lines.length; from += CHUNK_LINES) {
    chunks.push(lines.slice(from, from + CHUNK_LINES).join('\n'));
  }
  return chunks;
}
