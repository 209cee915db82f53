/** A pattern (valid with and without the flags u and v) that matches exactly this text. */
export function escapeRegex(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/]/g, String.raw`\$&`);
}
