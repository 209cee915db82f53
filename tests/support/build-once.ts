import { spawnSync } from 'node:child_process';

/** Suites in the browser test what is built, so it must be of these sources. */
export function setup(): void {
  const build = spawnSync(process.execPath, ['tests/scripts/build-if-needed.js'], { stdio: 'inherit' });
  if (build.status !== 0) throw new Error('The application could not be built.');
}
