#!/usr/bin/env node
import { onSupportedNode } from './supported-node.js';

await onSupportedNode(async () => {
  const { existsSync } = await import('node:fs');
  const source = new URL('../cli.ts', import.meta.url);
  if (!existsSync(source)) {
    await import(new URL('../../../out/main/cli.js', import.meta.url).href);
    return;
  }
  if (!process.argv.includes('serve')) {
    await import(source.href);
    return;
  }
  const { ensureBuilt } = await import('./ensure-built.js');
  const { runCommandLine } = await import('../cli/command-line.ts');
  await runCommandLine(process.argv.slice(2), ensureBuilt);
});
