import { ProviderConfig } from '#shared/domain/model.ts';

import type { ProviderStore } from './catalog.ts';
import { type Connection, query } from './connection.ts';
import { checkedJson } from './parse-json.ts';
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
