import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const here = import.meta.url;

/** The folder that holds package.json, `resources` and `out`, from source and when built. */
export const applicationRoot = fileURLToPath(new URL(here.endsWith('.ts') ? '../../../' : '../../', here));

export const resourcesDirectory = join(applicationRoot, 'resources');

/** The built interface. */
export const rendererDirectory = join(applicationRoot, 'out', 'renderer');

const packageFile = z.object({ version: z.string() });

export function applicationVersion(): string {
  return packageFile.parse(JSON.parse(readFileSync(join(applicationRoot, 'package.json'), 'utf8'))).version;
}
