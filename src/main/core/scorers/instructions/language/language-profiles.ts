import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** How often each n-gram of one to three characters is met in each language. */
export interface LanguageProfiles {
  /** ISO 639-1 codes, with zh-cn and zh-tw, in a fixed order. */
  readonly languages: readonly string[];
  /** N-gram → place of each language that has it, and its share among the n-grams of the same length there. */
  readonly shares: ReadonlyMap<string, readonly Share[]>;
}

type Share = readonly [language: number, share: number];

/** A profile as it lies in the package. */
interface ProfileFile {
  readonly freq: Readonly<Record<string, number>>;
  readonly n_words: readonly number[];
}

let profiles: LanguageProfiles | undefined;

/** The profiles, read when they are first needed. */
export function languageProfiles(): LanguageProfiles {
  profiles ??= readProfiles();
  return profiles;
}

function readProfiles(): LanguageProfiles {
  // Only the data of the package is used, so its program is never loaded.
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('langdetect/package.json')), 'profiles');
  const files = readdirSync(folder).toSorted();
  const shares = new Map<string, Share[]>();
  files.forEach((file, language) => {
    const { freq, n_words: totals } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as ProfileFile;
    for (const [gram, count] of Object.entries(freq)) {
      const total = totals[gram.length - 1];
      if (total === undefined) continue;
      const known = shares.get(gram);
      if (known === undefined) shares.set(gram, [[language, count / total]]);
      else known.push([language, count / total]);
    }
  });
  return { languages: files.map((file) => file.replace(/\.json$/, '')), shares };
}
