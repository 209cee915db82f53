import { parentPort } from 'node:worker_threads';

import { serveSql } from '#core/sandboxes/sql/serve-sql.ts';

if (parentPort !== null) serveSql(parentPort);
