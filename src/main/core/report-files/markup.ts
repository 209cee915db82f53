/** A piece of HTML that is safe to put into a page. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Value = string | number | Markup | null | undefined | readonly Markup[];

/**
 * Makes HTML of a template: every value is escaped, unless it is markup itself. Nothing a model or a bundle wrote can
 * become a tag, an attribute or a script. Values in attributes stand in double quotes.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const html = parts.map((part, place) => part + htmlOf(values[place])).join('');
  return new Markup(html);
}

function htmlOf(value: Value): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Markup) return value.html;
  if (typeof value === 'object') return value.map(({ html }) => html).join('');
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return Array.from(
    text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character),
    printable,
  ).join('');
}

/** Control characters other than white space are no HTML. */
function printable(character: string): string {
  const isControl = character < ' ' && !'\t\n\r'.includes(character);
  return isControl ? '\uFFFD' : character;
}
