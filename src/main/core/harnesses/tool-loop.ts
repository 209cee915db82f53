import type { Harness } from '#core/engine/ports.ts';
import { openToolbox } from '#core/tools/open-toolbox.ts';
import type { ToolLoop } from '#shared/domain/manifest/harness-spec.ts';

import type { HarnessContext } from './harness-context.ts';
import { playToolLoop } from './play-tool-loop.ts';

/** The model calls tools until it answers without a call, submits, or reaches a limit. Throws AppError `bundle-invalid` for tools that cannot work. */
export function toolLoop(spec: ToolLoop, { readBundleFile }: HarnessContext): Harness {
  const open = openToolbox({ tools: spec.tools, state: spec.state, submit: spec.submit }, readBundleFile);
  return {
    async run(testCase, tools) {
      const toolbox = await open(testCase, tools);
      try {
        return await playToolLoop(spec, { testCase, tools, toolbox });
      } finally {
        await toolbox.close();
      }
    },
  };
}
