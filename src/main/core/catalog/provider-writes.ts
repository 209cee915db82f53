import type { Price, ProviderConfig } from '#shared/domain/model.ts';

import { query } from './connection.ts';
import type { WriteContext } from './writer/write-context.ts';

export function saveProvider({ connection }: WriteContext, provider: ProviderConfig): void {
  const config = JSON.stringify(provider);
  connection.run(
    query
      .insertInto('providers')
      .values({ name: provider.name, config })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ config })),
  );
}

export function removeProvider({ connection }: WriteContext, { name }: { name: string }): void {
  connection.run(query.deleteFrom('providers').where('name', '=', name));
}

export function setPrice(
  { connection }: WriteContext,
  { model, price }: { model: string; price: Omit<Price, 'model'> | null },
): void {
  if (price === null) {
    connection.run(query.deleteFrom('prices').where('model', '=', model));
    return;
  }
  const row = { input_usd: price.inputUsd, output_usd: price.outputUsd };
  connection.run(
    query
      .insertInto('prices')
      .values({ model, ...row })
      .onConflict((conflict) => conflict.column('model').doUpdateSet(row)),
  );
}
