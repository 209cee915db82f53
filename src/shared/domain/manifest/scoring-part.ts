import { isMap, isScalar, parseDocument, type Pair } from 'yaml';

const KEY = 'scoring';
const INDENT = '  ';

/**
 * What stands under `scoring:` in the text of a manifest, moved to the left, with its comments; null where there is
 * no such part of its own lines (a manifest that is one JSON object, say).
 */
export function readScoringPart(manifest: string): string | null {
  const place = placeOf(manifest);
  return place === null ? null : dedented(manifest.slice(place.start, place.end));
}

/**
 * The manifest with another text under `scoring:`; everything else, comments included, stays as it is. Null where
 * that part cannot be told apart.
 */
export function replaceScoringPart(manifest: string, part: string): string | null {
  const place = placeOf(manifest);
  if (place === null) return null;
  const lines = part.replaceAll('\r\n', '\n').trimEnd().split('\n');
  const indented = lines.map((line) => (line.trim() === '' ? '' : INDENT + line)).join('\n');
  const rest = manifest.slice(place.end);
  const before = manifest.slice(0, place.start);
  return `${before.endsWith('\n') ? before : `${before.trimEnd()}\n`}${indented}\n${rest.replace(/^\n/, '')}`;
}

/** From after `scoring:` (and its comment, on a line of its own) to the end of its last line. */
function placeOf(manifest: string): { start: number; end: number } | null {
  const { contents } = parseDocument(manifest);
  if (!isMap(contents) || contents.flow === true) return null;
  const index = contents.items.findIndex((pair) => keyOf(pair) === KEY);
  const pair = contents.items[index];
  const key = pair === undefined ? null : rangeOf(pair.key);
  const value = pair === undefined ? null : rangeOf(pair.value);
  if (key === null || value === null) return null;
  const next = contents.items[index + 1];
  const rest = next === undefined ? manifest.length : (rangeOf(next.key)?.[0] ?? manifest.length);
  const lineEnd = manifest.indexOf('\n', key[1]);
  const isOnLine = lineEnd < 0 || value[0] < lineEnd;
  const start = isOnLine ? value[0] : lineEnd + 1;
  return { start, end: start + ownLength(manifest.slice(start, rest)) };
}

function keyOf({ key }: Pair): unknown {
  return isScalar(key) ? key.value : null;
}

function rangeOf(node: unknown): readonly [number, number, number] | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  const { range } = node;
  return Array.isArray(range) ? [Number(range[0]), Number(range[1]), Number(range[2])] : null;
}

/** Without the empty lines and the comments at the margin that lead over to the next part. */
function ownLength(text: string): number {
  return text.replace(/(?:(?:^|\n)(?:[^\S\n]*|#[^\n]*|\.\.\.|---[^\n]*))+\n*$/, '').length;
}

function dedented(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const margins = lines
    .filter((line) => /^\s*[^\s#]/.test(line))
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const margin = Math.min(...margins);
  const strip = (line: string) => line.slice(Math.min(margin, /^ */.exec(line)?.[0].length ?? 0));
  return `${lines.map(strip).join('\n').trimEnd()}\n`;
}
