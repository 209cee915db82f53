import type { ExtractStep } from '#shared/domain/manifest/extract-spec.ts';

/** How a step is called beside an answer: its name, else what it does, such as `regex /#### (.*)/`. */
export function describeStep(step: ExtractStep): string {
  if (step.name !== undefined) return step.name;
  if ('regex' in step) return `regex /${step.regex}/${step.flags}`;
  if ('replace' in step) return `replace /${step.replace}/${step.flags}`;
  const [key = '', value] = Object.entries(step).find(([, one]) => one !== undefined) ?? [];
  const shown = key === 'codeBlock' ? 'code block' : key;
  if (value === true) return shown;
  return ['line', 'number', 'letter'].includes(key)
    ? `${String(value)} ${shown}`
    : `${shown} ${JSON.stringify(value)}`;
}
