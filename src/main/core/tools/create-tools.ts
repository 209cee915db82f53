import type { ToolSpec } from '#shared/domain/manifest/tool-spec.ts';

import { builtins } from './builtin/index.ts';
import { codeTool } from './code-tool.ts';
import { sqlTool } from './sql-tool.ts';
import type { Tool } from './tool.ts';

/** The tools that an entry of a manifest stands for. A name or a description of its own holds where it is one tool. */
export function createTools(spec: ToolSpec, readBundleFile: (path: string) => string): readonly Tool[] {
  if ('builtin' in spec) return renamed(builtins[spec.builtin](), spec);
  if ('sql' in spec) return [sqlTool(spec)];
  const { name, description, parameters } = spec;
  const [language, path] =
    'python' in spec ? (['python', spec.python] as const) : (['javascript', spec.javascript] as const);
  const source = readBundleFile(path);
  const declaration = { name, description, parameters };
  return [codeTool({ declaration, language, source, function: spec.function ?? name })];
}

function renamed(
  tools: readonly Tool[],
  { name, description }: Extract<ToolSpec, { builtin: string }>,
): readonly Tool[] {
  const [only] = tools;
  if (only === undefined || tools.length > 1) return tools;
  const declaration = {
    ...only.declaration,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
  };
  return [{ ...only, declaration }];
}
