import type { ReplyForm } from './read-reply.ts';
import type { VerdictForm } from './verdict-form.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What a judge is told about the form of its reply. */
export function replyFormat(form: ReplyForm): string {
  const verdict = example(form.verdict);
  const one = `{"reasoning": "…", "${verdict.key}": ${verdict.value}}`;
  const rubric = form.criteria.map(({ name }) => `${JSON.stringify(name)}: ${one}`).join(', ');
  const shape = form.criteria.length === 0 ? one : `{"criteria": {${rubric}}}`;
  return `Reply with one JSON object and nothing else, with your reasoning in a sentence or two before each verdict:\n${shape}`;
}

/** The same as a JSON Schema, for servers that hold a model to one. */
export function replySchema({ verdict, criteria }: ReplyForm): Schema {
  const one = object({ reasoning: { type: 'string' }, [example(verdict).key]: schemaOf(verdict) });
  if (criteria.length === 0) return one;
  return object({ criteria: object(Object.fromEntries(criteria.map(({ name }) => [name, one]))) });
}

function example(form: VerdictForm): { key: string; value: string } {
  switch (form.kind) {
    case 'pass-fail':
      return { key: 'verdict', value: '"pass" or "fail"' };
    case 'scale':
      return { key: 'score', value: `a number from ${form.from} to ${form.to}` };
    case 'pair':
      return { key: 'winner', value: '"A", "B" or "tie"' };
  }
}

function schemaOf(form: VerdictForm): Schema {
  switch (form.kind) {
    case 'pass-fail':
      return { type: 'string', enum: ['pass', 'fail'] };
    case 'scale':
      return { type: 'number' };
    case 'pair':
      return { type: 'string', enum: ['A', 'B', 'tie'] };
  }
}

function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
