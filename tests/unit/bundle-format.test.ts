import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

import { EXTRACT_STEP_KEYS } from '#shared/domain/manifest/extract-spec.ts';

import { EXAMPLE_FILES } from '../scripts/bundle-format/example.ts';
import { generatedFiles } from '../scripts/bundle-format/generated-files.ts';
import { manifestSchema } from '../scripts/bundle-format/manifest-schema.ts';
import { GOOD_MANIFEST } from '../support/bundle-files.ts';
import { problemsOf } from '../support/bundle-problems.ts';

test('schema and reference in resources are up to date (node tests/scripts/generate-schema.ts)', async () => {
  for (const { path, text } of await generatedFiles()) {
    expect({ path, text: readFileSync(path, 'utf8') }).toEqual({ path, text });
  }
});

test('the example of the reference is a good bundle', async () => {
  expect(await problemsOf(EXAMPLE_FILES)).toEqual([]);
});

test('the JSON Schema accepts what the validator accepts and refuses unknown keys', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(manifestSchema());

  expect(validate(parse(EXAMPLE_FILES['environment.yaml']))).toBe(true);
  expect(validate(parse(GOOD_MANIFEST))).toBe(true);
  expect(validate({ ...parse(GOOD_MANIFEST), titel: 'x' })).toBe(false);
});

test('the reference has every kind of check and every step', async () => {
  const page = (await generatedFiles())[1]?.text ?? '';
  const kinds = [
    'exact',
    'contains',
    'starts-with',
    'numeric',
    'choice',
    'rouge',
    'bleu',
    'chrf',
    'json-schema',
  ];

  for (const kind of kinds) expect(page).toContain(`#### ${kind}\n`);
  for (const step of EXTRACT_STEP_KEYS) expect(page).toContain(`| \`${step}\``);
  expect(page).not.toContain('undefined');
});
