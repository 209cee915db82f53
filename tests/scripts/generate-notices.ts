// Writes THIRD-PARTY-NOTICES.md: the licence of every package that an installed BenchGen contains.
// `--check` writes nothing and fails if the file is out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Record<string, string>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = join(root, 'THIRD-PARTY-NOTICES.md');

/** The text the file should have. */
export function notices(): string {
  const packages = [...collect([...runtimeDependencies(), ...rendererImports()])]
    .map(describe)
    .toSorted(
      (first, second) =>
        first.name.localeCompare(second.name, 'en') || first.version.localeCompare(second.version),
    );
  const byText = Map.groupBy(packages, ({ text }) => text);
  const list = packages.map(({ name, version, license }) => `- ${name} ${version} (${license})`);
  const texts = [...byText].map(
    ([text, users]) =>
      `## ${users.map(({ name, version }) => `${name} ${version}`).join(', ')}\n\n\`\`\`\`text\n${text}\n\`\`\`\``,
  );
  return `${[INTRODUCTION, list.join('\n'), ...texts].join('\n\n')}\n`;
}

const INTRODUCTION = `# Third-party notices

BenchGen Desktop contains the following software of others under their own licences.
Electron, which the desktop application is packed with, brings its own notices (LICENSE.electron.txt and LICENSES.chromium.html beside the program).

Pyodide is contained as it is published. It is governed by the Mozilla Public License 2.0, of which https://mozilla.org/MPL/2.0/ has a copy; its source is at https://github.com/pyodide/pyodide. It contains CPython, Copyright (c) 2001 Python Software Foundation, all rights reserved, under the PSF License Agreement, of which https://docs.python.org/3/license.html has a copy.`;

function runtimeDependencies(): string[] {
  return Object.keys(readPackage(root).dependencies ?? {});
}

/** Packages whose code, styles or fonts the build puts into the interface. */
function rendererImports(): string[] {
  const names = new Set<string>();
  for (const path of readdirSync(join(root, 'src/renderer'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(tsx?|css)$/.test(path)) continue;
    const source = readFileSync(join(root, 'src/renderer', path), 'utf8');
    for (const [, specifier = ''] of source.matchAll(
      /(?:from|import|@import|url\()\s*\(?['"]([^'"]+)['"]/g,
    )) {
      const name = /^(@[\w.-]+\/[\w.-]+|[a-z][\w.-]*)/.exec(specifier)?.[1];
      if (name !== undefined && existsSync(join(root, 'node_modules', name))) names.add(name);
    }
  }
  return [...names];
}

/** The folders of the packages and of all they depend on, as Node would find them. */
function collect(names: readonly string[]): Set<string> {
  const folders = new Set<string>();
  const visit = (name: string, from: string) => {
    const folder = resolvePackage(name, from);
    if (folder === null || folders.has(folder)) return;
    folders.add(folder);
    for (const dependency of Object.keys(readPackage(folder).dependencies ?? {})) visit(dependency, folder);
  };
  for (const name of names) visit(name, root);
  return folders;
}

function resolvePackage(name: string, from: string): string | null {
  for (let folder = from; folder.startsWith(root.slice(0, -1)); folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return null;
}

function describe(folder: string): Package {
  const { name, version, license } = readPackage(folder);
  if (license === undefined) throw new Error(`${name} ${version} names no licence.`);
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice|ofl)/i.test(file) && !/\.(js|ts|json)$/.test(file))
    .toSorted();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim());
  return {
    name,
    version,
    license,
    text: texts.join('\n\n') || `${license} (the package carries no text of its own)`,
  };
}

function readPackage(folder: string): PackageFile {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
}

if (import.meta.main) {
  const wanted = notices();
  const isCurrent = existsSync(target) && readFileSync(target, 'utf8') === wanted;
  if (!process.argv.includes('--check')) writeFileSync(target, wanted);
  else if (!isCurrent) {
    console.error('THIRD-PARTY-NOTICES.md is out of date. Run: npx node tests/scripts/generate-notices.ts');
    process.exitCode = 1;
  }
}
