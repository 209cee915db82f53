/** The text without any of these characters at its start. */
export function stripStart(text: string, characters: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** The text without any of these characters at its end. */
export function stripEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The text without any of these characters at both ends. */
export function stripEnds(text: string, characters: string): string {
  return stripStart(stripEnd(text, characters), characters);
}
