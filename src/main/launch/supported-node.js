// This file and whoever imports it must run on any Node that knows modules, so that an old one gets a sentence.

const OLDEST = 24;

/** Whether this Node can run BenchGen. */
export function isSupported(version) {
  return Number(version.split('.')[0]) >= OLDEST;
}

/**
 * Calls `start` on a supported Node. On an older one the command is started again with the Node that came
 * with the dependencies; where there is none, one sentence says what to do and the exit code is 2.
 */
export async function onSupportedNode(start) {
  if (isSupported(process.versions.node)) return start();
  const { existsSync } = await import('node:fs');
  const { fileURLToPath } = await import('node:url');
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = fileURLToPath(new URL('../../../node_modules/node/bin/' + name, import.meta.url));
  if (existsSync(bundled) && !process.env.BENCHGEN_RESTARTED) return restartWith(bundled);
  console.error(
    'BenchGen needs Node ' +
      OLDEST +
      ' or newer; this is Node ' +
      process.versions.node +
      '. Run npm ci in its folder, which brings the right one, or install it from nodejs.org.',
  );
  process.exitCode = 2;
}

/** Signals sent to this process reach the child, which decides what they mean; its end is our end. */
async function restartWith(node) {
  const { spawn } = await import('node:child_process');
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: Object.assign({}, process.env, { BENCHGEN_RESTARTED: '1' }),
  });
  // A terminal sends Ctrl+C to both of us already.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error('Could not start ' + node + ': ' + error.message + '. Run npm ci again.');
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 1;
  });
}
