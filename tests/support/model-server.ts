import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import type { FaultPlan } from './fault-plan.ts';
import { startOllamaServer } from './ollama-server.ts';
import { startOpenAiServer } from './openai-server.ts';

const USAGE = `node tests/support/model-server.ts [--kind openai|ollama] [--port N]
    [--answers MODULE]    a module that exports answer(prompt); default: every answer is "ok"
    [--faults JSON]       a fault plan, such as '{"seed":1,"shares":{"cut":0.03}}'
    [--log FILE]          one line of JSON for each finished request
    [--key KEY]           demanded as a bearer token
    [--piece-delay MS]    pause before each piece of an answer
Prints {"url":...,"port":...} when it is ready and serves until it is stopped.`;

/** Serves until the process is stopped. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kind: { type: 'string', default: 'openai' },
      port: { type: 'string', default: '0' },
      answers: { type: 'string' },
      faults: { type: 'string' },
      log: { type: 'string' },
      key: { type: 'string' },
      'piece-delay': { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const start = values.kind === 'ollama' ? startOllamaServer : startOpenAiServer;
  const server = await start({
    port: Number(values.port),
    answer: await answersOf(values.answers),
    pieceDelayMs: Number(values['piece-delay']),
    ...(values.faults !== undefined && { faults: JSON.parse(values.faults) as FaultPlan }),
    ...(values.log !== undefined && { logFile: values.log }),
    ...(values.key !== undefined && { key: values.key }),
  });
  console.log(JSON.stringify({ url: server.url, port: server.port }));
}

async function answersOf(path: string | undefined): Promise<(prompt: string) => string> {
  if (path === undefined) return () => 'ok';
  const module = (await import(pathToFileURL(path).href)) as { answer?: (prompt: string) => string };
  if (!module.answer) throw new Error(`${path} does not export answer(prompt).`);
  return module.answer;
}

await main();
