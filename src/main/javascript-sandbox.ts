import { parentPort } from 'node:worker_threads';

import { serveJavascript } from '#core/sandboxes/javascript/serve-javascript.ts';

if (parentPort !== null) serveJavascript(parentPort);
