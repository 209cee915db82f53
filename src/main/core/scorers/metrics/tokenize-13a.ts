const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };

/**
 * The words of a text as mteval-v13a, the tokenizer of the WMT evaluations and the default of sacreBLEU, cuts them:
 * ASCII punctuation apart, full stops and commas only where no digit precedes or follows, hyphens after a digit.
 */
export function tokenize13a(text: string): string[] {
  let line = text.trimEnd().replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ');
  for (const [name, character] of Object.entries(ENTITIES)) line = line.replaceAll(`&${name};`, character);
  return ` ${line} `
    .replace(/[!-&(-+:-@[-`{-~/]/g, ' $& ')
    .replace(/([^0-9])([.,])/g, '$1 $2 ')
    .replace(/([.,])([^0-9])/g, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ')
    .split(/\s+/)
    .filter((token) => token !== '');
}
