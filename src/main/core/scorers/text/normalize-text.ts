/** How much of a difference between two texts counts. */
export interface TextOptions {
  readonly ignoreCase: boolean;
  /** Trim both ends and treat runs of white space as one space. */
  readonly ignoreSpace: boolean;
  readonly ignorePunctuation: boolean;
}

/** The part of a text that is compared. Composed and decomposed letters (é) are always the same. */
export function normalizeText(text: string, options: TextOptions): string {
  let normal = text.normalize('NFC');
  if (options.ignoreCase) normal = normal.toLowerCase();
  if (options.ignorePunctuation) normal = normal.replace(/\p{P}/gu, '');
  if (options.ignoreSpace) normal = normal.replace(/\s+/g, ' ').trim();
  return normal;
}
