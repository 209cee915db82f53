/** Thread entries: files directly in `src/main`, each a named input of the build. */
export type EntryName =
  'run-worker' | 'catalog-writer' | 'import-worker' | 'javascript-sandbox' | 'sql-sandbox' | 'python-sandbox';

/** Where an entry lies: `src/main/NAME.ts` when run from source, `out/main/NAME.js` when built (chunks lie beside the entries there). */
export function entryUrl(name: EntryName): URL {
  const here = import.meta.url;
  return here.endsWith('.ts') ? new URL(`../${name}.ts`, here) : new URL(`./${name}.js`, here);
}
