/** A text whose lines all begin with the same blank space. */
export function indented(text: string, by = 2): string {
  const blank = ' '.repeat(by);
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `${blank}${line}`))
    .join('\n');
}
