/** A value as judges write it: JSON, give or take. */
export type LooseValue =
  string | number | boolean | null | readonly LooseValue[] | { readonly [key: string]: LooseValue };
export type LooseObject = Readonly<Record<string, LooseValue>>;

/** Opening braces that lead nowhere before a text is given up. */
const MOST_TRIES = 50;
const MOST_DEPTH = 20;

/**
 * The objects of a text, in order, whatever stands around them. Also read: trailing commas, single quotes, keys
 * without quotes, line breaks and quotes inside of texts, True, False and None.
 */
export function looseObjects(text: string): LooseObject[] {
  const objects: LooseObject[] = [];
  let tries = 0;
  for (let start = text.indexOf('{'); start >= 0 && tries < MOST_TRIES;) {
    const reader = new LooseReader(text, start);
    const value = reader.tryValue();
    if (isObject(value)) objects.push(value);
    else tries += 1;
    start = text.indexOf('{', isObject(value) ? reader.place : start + 1);
  }
  return objects;
}

export function isObject(value: LooseValue | undefined): value is LooseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands behind the closing quote of a text: its end, or a comma before another value or key. */
const MAY_FOLLOW = /^\s*(?:[:}\]]|$|,\s*(?:["'{}[\]\d-]|[\w$]+\s*:|$))/;

class Unreadable extends Error {}

class LooseReader {
  place: number;
  readonly #text: string;
  #depth = 0;

  constructor(text: string, place: number) {
    this.#text = text;
    this.place = place;
  }

  /** Undefined when there is no value at the place. */
  tryValue(): LooseValue | undefined {
    try {
      return this.#value();
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  #value(): LooseValue {
    const next = this.#peek();
    if (next === '{') return this.#nested(() => this.#object());
    if (next === '[') return this.#nested(() => this.#list());
    if (next === '"' || next === "'") return this.#string(next);
    return this.#word();
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw new Unreadable();
    this.place += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #object(): LooseObject {
    const entries: [string, LooseValue][] = [];
    while (!this.#ends('}')) {
      const next = this.#peek();
      const key = next === '"' || next === "'" ? this.#string(next) : this.#match(/[\w$ -]+/y);
      if (this.#peek() !== ':') throw new Unreadable();
      this.place += 1;
      entries.push([key.trim(), this.#value()]);
    }
    return Object.fromEntries(entries);
  }

  #list(): LooseValue[] {
    const items: LooseValue[] = [];
    while (!this.#ends(']')) items.push(this.#value());
    return items;
  }

  /** Passes commas; true, and past the bracket, when the collection is over. */
  #ends(bracket: string): boolean {
    while (this.#peek() === ',') this.place += 1;
    if (this.#peek() !== bracket) return false;
    this.place += 1;
    return true;
  }

  /** A quote ends the text only where something may follow a text; any other is part of it. */
  #string(quote: string): string {
    let value = '';
    for (this.place += 1; this.place < this.#text.length; this.place += 1) {
      const character = this.#text.charAt(this.place);
      if (character === '\\') value += this.#escaped();
      else if (character === quote && this.#mayEnd()) {
        this.place += 1;
        return value;
      } else value += character;
    }
    throw new Unreadable();
  }

  #mayEnd(): boolean {
    return MAY_FOLLOW.test(this.#text.slice(this.place + 1, this.place + 200));
  }

  #escaped(): string {
    this.place += 1;
    const character = this.#text.charAt(this.place);
    if (character === 'u') {
      const code = this.#text.slice(this.place + 1, this.place + 5);
      if (!/^[\da-f]{4}$/i.test(code)) throw new Unreadable();
      this.place += 4;
      return String.fromCharCode(Number.parseInt(code, 16));
    }
    return { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }[character] ?? character;
  }

  #word(): LooseValue {
    const word = this.#match(/[^,}\]\n]+/y).trim();
    const known = { true: true, false: false, null: null, none: null }[word.toLowerCase()];
    if (known !== undefined) return known;
    const number = Number(word);
    return word !== '' && Number.isFinite(number) ? number : word;
  }

  #match(pattern: RegExp): string {
    this.#peek();
    pattern.lastIndex = this.place;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found === undefined) throw new Unreadable();
    this.place += found.length;
    return found;
  }

  /** The next character that is not blank. */
  #peek(): string {
    while (/\s/.test(this.#text.charAt(this.place))) this.place += 1;
    if (this.place >= this.#text.length) throw new Unreadable();
    return this.#text.charAt(this.place);
  }
}
