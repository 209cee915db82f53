/** An import where the dependency rule forbids it, or (`allowed`) where it does not. */
export interface Plant {
  readonly arrow: string;
  /** Which part of the check must complain. */
  readonly tool: 'types' | 'lint';
  /** Path → source. */
  readonly files: Readonly<Record<string, string>>;
  readonly allowed?: true;
}

const plant = (arrow: string, tool: Plant['tool'], path: string, source: string): Plant => ({
  arrow,
  tool,
  files: { [path]: `${source}\n` },
});

export const plants: readonly Plant[] = [
  plant(
    'renderer → main',
    'types',
    'src/renderer/planted.ts',
    `export { createEventBus } from '../main/core/api/event-bus.ts';`,
  ),
  plant(
    'renderer → main, types only',
    'types',
    'src/renderer/planted.ts',
    `import type { Core } from '../main/core/core.ts';\nexport type Planted = Core;`,
  ),
  plant(
    'renderer → core, by its short name',
    'lint',
    'src/renderer/planted.ts',
    `import type { Core } from '#core/core.ts';\nexport type Planted = Core;`,
  ),
  plant('renderer → preload', 'types', 'src/renderer/planted.ts', `import '../preload/index.ts';`),
  plant('renderer → electron', 'lint', 'src/renderer/planted.ts', `export { ipcRenderer } from 'electron';`),
  plant('renderer → Node', 'lint', 'src/renderer/planted.ts', `export { readFileSync } from 'node:fs';`),
  plant(
    'shared → main, types only',
    'types',
    'src/shared/planted.ts',
    `import type { Core } from '../main/core/core.ts';\nexport type Planted = Core;`,
  ),
  plant(
    'shared → renderer',
    'types',
    'src/shared/planted.ts',
    `export { openClient } from '../renderer/client.ts';`,
  ),
  plant('shared → Node', 'types', 'src/shared/planted.ts', `export { readFileSync } from 'node:fs';`),
  plant(
    'preload → core',
    'lint',
    'src/preload/planted.ts',
    `import type { Dispatch } from '#core/api/dispatch.ts';\nexport type Planted = Dispatch;`,
  ),
  plant(
    'main → renderer, types only',
    'types',
    'src/main/planted.ts',
    `import type { FileHandle } from '../renderer/files.ts';\nexport type Planted = FileHandle;`,
  ),
  plant('core → electron', 'lint', 'src/main/core/runs/planted.ts', `export { app } from 'electron';`),
  plant('core → a door', 'lint', 'src/main/core/planted.ts', `export { startWebShell } from '../web.ts';`),
  plant(
    'core → a door, types only',
    'lint',
    'src/main/core/planted.ts',
    `import type { Terminal } from '../cli/terminal.ts';\nexport type Planted = Terminal;`,
  ),
  plant('core → a thread entry', 'lint', 'src/main/core/planted.ts', `import '../run-worker.ts';`),
  plant(
    'core below → core.ts',
    'lint',
    'src/main/core/api/planted.ts',
    `export { createCore } from '#core/core.ts';`,
  ),
  plant('runs → SQL', 'lint', 'src/main/core/runs/planted.ts', `export { sql } from 'kysely';`),
  plant(
    'engine → catalog, types only',
    'lint',
    'src/main/core/engine/planted.ts',
    `import type { Catalog } from '#core/catalog/catalog.ts';\nexport type Planted = Catalog;`,
  ),
  plant('engine → kysely', 'lint', 'src/main/core/engine/planted.ts', `export { sql } from 'kysely';`),
  plant(
    'engine → a scorer',
    'lint',
    'src/main/core/engine/planted.ts',
    `export * from '#core/scorers/index.ts';`,
  ),
  plant(
    'scorers → better-sqlite3',
    'lint',
    'src/main/core/scorers/planted.ts',
    `export * as sqlite from 'better-sqlite3';`,
  ),
  plant(
    'providers → runs',
    'lint',
    'src/main/core/providers/planted.ts',
    `export * from '#core/runs/run-service.ts';`,
  ),
  plant(
    'harnesses → api',
    'lint',
    'src/main/core/harnesses/planted.ts',
    `export { createDispatch } from '#core/api/dispatch.ts';`,
  ),
  plant(
    'catalog → runs',
    'lint',
    'src/main/core/catalog/planted.ts',
    `export * from '#core/runs/run-service.ts';`,
  ),
  plant('command line → electron', 'lint', 'src/main/cli/planted.ts', `export { app } from 'electron';`),
  plant('browser shell → SQL', 'lint', 'src/main/web/planted.ts', `export { sql } from 'kysely';`),
  plant('desktop → SQL', 'lint', 'src/main/desktop/planted.ts', `export { sql } from 'kysely';`),
  {
    arrow: 'a cycle',
    tool: 'lint',
    files: {
      'src/shared/planted.ts': `import { other } from './planted-other.ts';\nexport const one = () => other;\n`,
      'src/shared/planted-other.ts': `import { one } from './planted.ts';\nexport const other = () => one;\n`,
    },
  },
  {
    ...plant(
      'desktop → electron and core',
      'lint',
      'src/main/desktop/planted.ts',
      `import type { Core } from '#core/core.ts';\nexport { app } from 'electron';\nexport type Planted = Core;`,
    ),
    allowed: true,
  },
  {
    ...plant(
      'renderer → shared',
      'types',
      'src/renderer/planted.ts',
      `import type { CallName } from '#shared/contract.ts';\nexport type Planted = CallName;`,
    ),
    allowed: true,
  },
];
