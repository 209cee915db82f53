import { type Price, ProviderConfig } from '#shared/domain/model.ts';

import type { ProviderStore } from './catalog.ts';
import { type Connection, query } from './connection.ts';
import { checkedJson } from './parse-json.ts';
import type { WriteContext } from './writer/write-context.ts';
import type { Write } from './writer/writer.ts';

const readConfig = checkedJson(ProviderConfig);

/** Providers a person added (or ready-made ones they changed) and prices. */
export function createProviderStore(connection: Connection, write: Write): ProviderStore {
  return {
    list: async () =>
      connection
        .all(query.selectFrom('providers').select('config').orderBy('name'))
        .map(({ config }) => readConfig(config)),
    save: (config) => write('providers.save', config),
    remove: (name) => write('providers.remove', { name }),
    prices: async () =>
      connection.all(
        query
          .selectFrom('prices')
          .select(['model', 'input_usd as inputUsd', 'output_usd as outputUsd'])
          .orderBy('model'),
      ),
    setPrice: (model, price) => write('prices.set', { model, price }),
  };
}

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
