import { describe, expect, test } from 'vitest';

import { attempt } from '../support/attempt-world.ts';
import { replyOf, scriptedModel } from '../support/scripted-model.ts';

const harness = { kind: 'single-turn', functions: 'functions' };
const functions = [
  {
    name: 'math.area',
    description: 'Area of a triangle.',
    parameters: {
      type: 'dict',
      properties: {
        base: { type: 'float', description: 'Base.' },
        sides: { type: 'tuple', items: { type: 'float' } },
        options: { type: 'dict', properties: { unit: { type: 'any' } } },
        count: { type: 'integer' },
      },
      required: ['base'],
    },
  },
  { name: 'math_area', description: 'Another one.', parameters: { type: 'dict', properties: {} } },
];

describe('functions whose calls are the answer', () => {
  test('are offered with the types of JSON Schema and names that servers take', async () => {
    const model = scriptedModel(replyOf('No.'));

    const result = await attempt({ model, harness, testCase: { fields: { functions } } });

    expect(result.response).toBe('No.');
    expect(model.requests[0]).toMatchObject({
      tools: [
        {
          name: 'math_area',
          parameters: {
            type: 'object',
            properties: {
              base: { type: 'number', description: 'Base. This is a float type value.' },
              sides: { type: 'array', items: { type: 'number' } },
              options: { type: 'object', properties: { unit: { type: 'string' } } },
              count: { type: 'integer' },
            },
            required: ['base'],
          },
        },
        { name: 'math_area_2', parameters: { type: 'object' } },
      ],
    });
  });

  test('calls without a text are the response as JSON, numbers as they were written', async () => {
    const toolCalls = [
      { id: 'a', name: 'math_area', argumentsJson: '{"base": 5.0}' },
      { id: 'b', name: 'math_area_2', argumentsJson: '{"base": ' },
    ];

    const result = await attempt({
      model: scriptedModel(replyOf({ toolCalls, finishReason: 'tool-calls' })),
      harness,
      testCase: { fields: { functions } },
    });

    expect(result.response).toBe(
      '[{"name": "math.area", "arguments": {"base": 5.0}}, {"name": "math_area", "arguments": "{\\"base\\": "}]',
    );
    expect(result.transcript.at(-1)).toMatchObject({
      toolCalls: [{ name: 'math.area' }, { name: 'math_area' }],
    });
  });

  test('a field without functions is the fault of the environment', async () => {
    const result = await attempt({
      model: scriptedModel(replyOf('No.')),
      harness,
      testCase: { fields: { functions: 'none' } },
    });

    expect(result).toMatchObject({
      verdict: 'error',
      failure: { boundary: 'harness', message: expect.stringContaining('harness.functions') },
    });
  });
});
