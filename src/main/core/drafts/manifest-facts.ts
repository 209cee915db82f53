import { parse } from 'yaml';

import type { DraftFacts } from '#core/catalog/catalog.ts';

/** Longest text of a fact with its key, and of a manifest that is read whole. */
const MOST_CHARACTERS = 2_000;

/**
 * What a manifest says of itself, as far as that can be told at a glance: it is read after every keystroke, so only the
 * lines of these keys are.
 */
export function manifestFacts(text: string): DraftFacts {
  const values = isFlow(text) ? valuesOf(text.slice(0, MOST_CHARACTERS)) : null;
  const fact = (key: string): string | null =>
    textOf(values === null ? valueAtLine(text, key) : (values[key] ?? null));
  return { environmentId: fact('id'), title: fact('title'), version: fact('version') };
}

/** Nothing is known of a draft without a manifest. */
export const NO_FACTS: DraftFacts = { environmentId: null, title: null, version: null };

function isFlow(text: string): boolean {
  return /^\s*\{/.test(text.slice(0, MOST_CHARACTERS));
}

/** The value of a key that begins a line, with the lines that belong to it. */
function valueAtLine(text: string, key: string): unknown {
  const found = new RegExp(`^\\uFEFF?${key}:(?=\\s)[^\\n]*(?:\\n[ \\t]+[^\\n]*)*`, 'm').exec(text);
  return found === null ? null : (valuesOf(found[0].slice(0, MOST_CHARACTERS))[key] ?? null);
}

function valuesOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = parse(`${text.replace('\uFEFF', '')}\n`, { logLevel: 'error', maxAliasCount: 0 });
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : null;
}
