import { onTestFinished } from 'vitest';

import type { Sandboxes } from '#core/engine/ports.ts';
import { NO_SANDBOXES } from '#core/engine/no-sandboxes.ts';
import { createSandboxes } from '#core/sandboxes/create-sandboxes.ts';
import { openToolbox } from '#core/tools/open-toolbox.ts';
import type { Toolbox } from '#core/tools/toolbox.ts';
import type { StateSpec } from '#shared/domain/manifest/tool-spec.ts';
import { ToolSpec } from '#shared/domain/manifest/tool-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { scriptedCase } from './scripted-case.ts';

/** The sandboxes of the product; they live until the test is over. */
export function realSandboxes(): Sandboxes {
  const owned = createSandboxes({ size: 1, cacheDirectory: null });
  onTestFinished(() => owned.close());
  return owned.for({ nativePython: false });
}

export interface ToolboxOptions {
  tools: readonly unknown[];
  state?: StateSpec;
  submit?: string;
  /** Texts of the bundle by path. */
  files?: Readonly<Record<string, string>>;
  testCase?: Partial<TestCase>;
  sandboxes?: Sandboxes;
}

/** A toolbox from the data of a manifest. */
export async function toolboxOf(options: ToolboxOptions): Promise<Toolbox> {
  const { tools, state, submit, files = {}, sandboxes = NO_SANDBOXES } = options;
  const open = openToolbox({ tools: tools.map((tool) => ToolSpec.parse(tool)), state, submit }, (path) => {
    const text = files[path];
    if (text === undefined) throw new Error(`no file ${path}`);
    return text;
  });
  const { signal } = new AbortController();
  const toolbox = await open(scriptedCase(options.testCase), { sandboxes, signal });
  onTestFinished(() => toolbox.close());
  return toolbox;
}
