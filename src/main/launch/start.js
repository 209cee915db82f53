import { onSupportedNode } from './supported-node.js';

await onSupportedNode(async () => {
  const { ensureBuilt } = await import('./ensure-built.js');
  if (!ensureBuilt()) return;
  const obstacle = await openDesktop();
  if (obstacle === null) return;
  console.error(`No desktop window: ${obstacle}. Opening BenchGen in the browser instead.`);
  process.argv = [
    ...process.argv.slice(0, 2),
    'serve',
    ...process.argv.slice(2).filter((word) => word !== '--browser'),
  ];
  await import('../cli.ts');
});

/** Opens the desktop window; otherwise the reason why there is none, as half a sentence. */
async function openDesktop() {
  const obstacle = displayObstacle();
  if (obstacle !== null) return obstacle;
  const { findElectron, installElectron } = await import('./electron-binary.js');
  const electron = findElectron() ?? (await installElectron());
  if (electron === null) return "Electron's program is not installed and could not be downloaded";
  const { spawn } = await import('node:child_process');
  const { fileURLToPath } = await import('node:url');
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const child = spawn(electron, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(`Electron could not be started (${error.message})`));
    child.on('spawn', () => resolve(null));
    child.on('exit', (code) => {
      process.exitCode = code ?? 1;
    });
  });
}

function displayObstacle() {
  if (process.argv.includes('--browser')) return 'the browser was asked for';
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display here';
  if (process.getuid() === 0) return "Electron's sandbox does not work for the root user";
  return null;
}
