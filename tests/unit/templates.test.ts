import { expect, test } from 'vitest';

import { exampleValues, promptValues } from '#core/templates/case-values.ts';
import { compileTemplate, renderTemplate } from '#core/templates/render-template.ts';
import { TemplateError } from '#core/templates/template-error.ts';

const detailOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
  throw new Error('Nothing was thrown.');
};

test('text is rendered without HTML escaping', () => {
  expect(renderTemplate('prompt', 'Is {{ a }} < {{ b }}?', { a: '"x" & y', b: 0.5 })).toBe(
    'Is "x" & y < 0.5?',
  );
});

test('null and missing names render as nothing', () => {
  expect(renderTemplate('prompt', '[{{ gone }}{{ empty }}]', { empty: null })).toBe('[]');
});

test('names of fields cannot be confused with those of objects or of the language', () => {
  const values = JSON.parse('{"constructor": "c", "namespace": "n", "range": "r", "true": "t"}');

  expect(renderTemplate('prompt', '{{ constructor }}{{ toString }}{{ namespace }}', values)).toBe('cn');
  expect(renderTemplate('prompt', '{% if true %}yes{% endif %}', values)).toBe('yes');
});

test('a single expression keeps its value, anything else becomes text', () => {
  const values = { answers: [1, { deep: 'x' }], count: 3 };

  expect(compileTemplate('expected', '{{ answers }}').evaluate(values)).toEqual([1, { deep: 'x' }]);
  expect(compileTemplate('expected', '{{ count }}').evaluate(values)).toBe(3);
  expect(compileTemplate('expected', '{{ gone }}').evaluate(values)).toBeNull();
  expect(compileTemplate('expected', 'n={{ count }}').evaluate(values)).toBe('n=3');
});

test('it tells the names it always needs from those it can do without', () => {
  const { names } = compileTemplate(
    'prompt',
    `{{ question }}{{ hint | default("") }}{{ a or b }}{% if context is defined %}{{ context.text }}{% endif %}
     {% for option in choices %}{{ loop.index }}{{ option }}{{ suffix }}{% endfor %}{% set own = given %}{{ own }}`,
  );

  expect([...names.required].sort()).toEqual(['choices', 'given', 'question']);
  expect([...names.optional].sort()).toEqual(['a', 'b', 'context', 'hint', 'suffix']);
});

test('an error names the template', () => {
  expect(detailOf(() => compileTemplate('harness.prompt', '{{ input'))).toMatch(/^harness\.prompt: /);
  expect(detailOf(() => renderTemplate('harness.prompt', '{{ input | shout }}', { input: 'a' }))).toBe(
    'harness.prompt: Unknown StringValue filter: shout',
  );
});

test.each([
  ['{% if a %}x', 'the template ends inside a block: "{% endif %}" or "{% endfor %}" is missing'],
  [
    '{% for a in b %}{% if a %}x{% endif %}{# {% endfor %} #}',
    'the template ends inside a block: "{% endif %}" or "{% endfor %}" is missing',
  ],
  ['{% macro f() %}x', 'the template ends inside a block: "{% endmacro %}" is missing'],
  ['{% if a %}x{{', 'the template cannot be read'],
  ['{{ a |', 'the template cannot be read'],
])('of the cut off template %s it is told what is missing', (source, says) => {
  expect(detailOf(() => compileTemplate('prompt', source))).toBe(`prompt: ${says}`);
});

test('a template that loops for hours is stopped', () => {
  const nested = `${'{% for a in range(99999) %}'.repeat(4)}x${'{% endfor %}'.repeat(4)}`;

  expect(detailOf(() => renderTemplate('system', nested, {}))).toContain('did not end within');
});

test('a template that calls itself without end or asks for too long a list is an error', () => {
  const endless = '{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}';

  expect(detailOf(() => renderTemplate('system', endless, {}))).toMatch(/^system: /);
  expect(detailOf(() => renderTemplate('system', '{{ range(1000000000) }}', {}))).toContain('range()');
});

test('a case offers its row, its choices with letters, and never the expected answer', () => {
  const testCase = {
    input: 'Which?',
    expected: 'no',
    choices: ['yes', 'no'],
    fields: { topic: 'x', input: 'raw' },
  };
  const template =
    '{{ topic }}:{{ input }}{% for c in choices %} {{ letters[loop.index0] }}) {{ c }}{% endfor %}';

  expect(renderTemplate('prompt', template + '{{ expected }}', promptValues(testCase))).toBe(
    'x:Which? A) yes B) no',
  );
  expect(renderTemplate('shotAnswer', '{{ expected }}', exampleValues(testCase))).toBe('no');
});
