import type { BUILT_IN_TOOLS } from '#shared/domain/manifest/tool-spec.ts';

import type { Tool } from '../tool.ts';
import { calculator } from './calculator.ts';
import { files } from './files.ts';
import { runCode } from './run-code.ts';
import { sql } from './sql.ts';
import { submit } from './submit.ts';

/** Name of a built-in tool → what makes the tools it stands for. */
export const builtins: Readonly<Record<(typeof BUILT_IN_TOOLS)[number], () => readonly Tool[]>> = {
  python: () => [runCode('python')],
  javascript: () => [runCode('javascript')],
  sql: () => [sql()],
  calculator: () => [calculator()],
  submit: () => [submit()],
  files,
};
