const TAG = /\{%[-+]?\s*(?:(if|for|macro|call|filter)\b|end(if|for|macro|call|filter)\b)/g;

/** What a template that ends too early leaves open, as a sentence without its stop; null where every block has its end. */
export function openBlock(source: string): string | null {
  const text = source.replaceAll(/\{#.*?#\}/gs, '');
  if (text.lastIndexOf('{{') > text.lastIndexOf('}}') || text.lastIndexOf('{%') > text.lastIndexOf('%}'))
    return null;
  const open: string[] = [];
  for (const [, begun, ended] of text.matchAll(TAG)) {
    if (begun !== undefined) open.push(begun);
    else if (open.at(-1) === ended) open.pop();
  }
  const last = open.at(-1);
  if (last === undefined) return null;
  const ends = last === 'if' || last === 'for' ? '"{% endif %}" or "{% endfor %}"' : `"{% end${last} %}"`;
  return `the template ends inside a block: ${ends} is missing`;
}
