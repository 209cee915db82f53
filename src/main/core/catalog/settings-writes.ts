import type { Settings } from '#shared/domain/settings.ts';

import { query } from './connection.ts';
import type { WriteContext } from './writer/write-context.ts';

export function setSettings({ connection }: WriteContext, change: Partial<Settings>): void {
  for (const [key, changed] of Object.entries(change)) {
    if (changed === undefined) continue;
    const value = JSON.stringify(changed);
    connection.run(
      query
        .insertInto('settings')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
    );
  }
}
