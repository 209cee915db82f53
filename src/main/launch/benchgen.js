#!/usr/bin/env node
import { onSupportedNode } from './supported-node.js';

await onSupportedNode(async () => {
  const { existsSync } = await import('node:fs');
  const source = new URL('../cli.ts', import.meta.url);
  if (!existsSync(source)) {
    await import(new URL('../../../out/main/cli.js', import.meta.url).href);
    return;
  }
  if (process.argv.includes('serve') && !process.argv.includes('--help')) {
    const { ensureBuilt } = await import('./ensure-built.js');
    if (!ensureBuilt()) return;
  }
  await import(source.href);
});
