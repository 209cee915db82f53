import { format } from 'prettier';

import { formatPage } from './format-page.ts';
import { manifestSchema } from './manifest-schema.ts';

/** The files that are made of the schema, as they must lie in the repository. */
export async function generatedFiles(): Promise<{ path: string; text: string }[]> {
  const schema = manifestSchema();
  return [
    { path: 'resources/schema/environment.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` },
    {
      path: 'resources/docs/bundle-format.md',
      text: await format(formatPage(schema), { parser: 'markdown', printWidth: 110, singleQuote: true }),
    },
  ];
}
