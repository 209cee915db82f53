import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/** Where BenchGen keeps its data: what was asked for, else BENCHGEN_DATA_DIR, else the platform's application-data folder. */
export function dataDirectory(
  asked: string | undefined,
  variables: Variables = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const chosen = asked ?? variables['BENCHGEN_DATA_DIR'];
  if (chosen) return resolve(chosen);
  return join(applicationData(variables, platform), platform === 'linux' ? 'benchgen' : 'BenchGen');
}

function applicationData(variables: Variables, platform: NodeJS.Platform): string {
  const home = homedir();
  if (platform === 'win32') return variables['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return variables['XDG_DATA_HOME'] || join(home, '.local', 'share');
}
