import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as z from 'zod';

import type { ScriptedTurn, SentMessage } from './scripted-turn.ts';
import { temporaryFolder } from './temporary-folder.ts';

const Step = z.union([
  z.string(),
  z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) }),
]);
const Row = z.looseObject({ id: z.string(), from: z.string(), message: z.string(), solution: z.array(Step) });
type Row = z.infer<typeof Row>;

/** What an agent does wrong, or right, in a case. */
export type Conduct =
  | 'right'
  /** Both orders are cancelled in one reply. */
  | 'right in one reply'
  /** The first arguments are of the wrong type; told so, it corrects them. */
  | 'right at second try'
  | 'wrong order'
  | 'wrong argument'
  | 'hallucinated tool'
  | 'endless loop'
  /** The server loses the connection in the middle of the case. */
  | 'breaks off';

/** A case in which the second call is only possible after the first. */
const ORDERED = {
  id: 'order-matters',
  level: 'several-steps',
  from: 'Elena Rossini, customer number C-214',
  message:
    'Please make it three of the solar lamps in order O-7029, and then use my voucher SPRING15 for that order.',
  outputs: ['C-214', 'O-7029'],
  working: 'With two lamps the goods are below the minimum of the voucher.',
  solution: [
    { name: 'change_quantity', arguments: { order_id: 'O-7029', article: 'SL-006', quantity: 3 } },
    { name: 'apply_voucher', arguments: { order_id: 'O-7029', code: 'SPRING15' } },
    'C-214: order O-7029 now has three lamps, and the voucher is applied.',
  ],
};

/** The built-in order desk under another name, with one more case. */
export function orderDeskBundle(protocol: 'native' | 'text' = 'native'): { folder: string; rows: Row[] } {
  const folder = temporaryFolder();
  const source = fileURLToPath(new URL('../../resources/environments/order-desk', import.meta.url));
  cpSync(source, folder, { recursive: true });
  const manifest = join(folder, 'environment.yaml');
  const yaml = readFileSync(manifest, 'utf8')
    .replace('id: order-desk', 'id: order-desk-copy')
    .replace('kind: tool-loop', `kind: tool-loop\n  protocol: ${protocol}`);
  writeFileSync(manifest, yaml);
  const cases = join(folder, 'cases.jsonl');
  const text = `${readFileSync(cases, 'utf8').trimEnd()}\n${JSON.stringify(ORDERED)}\n`;
  writeFileSync(cases, text);
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => Row.parse(JSON.parse(line)));
  return { folder, rows };
}

/** Plays the cases of the order desk by what the conversation shows, as a model would: it knows no case id. */
export function orderDeskAgent(
  rows: readonly Row[],
  conductOf: (caseId: string) => Conduct,
): (messages: readonly SentMessage[]) => ScriptedTurn {
  return (messages) => {
    const question = messages.find(({ role }) => role === 'user')?.content ?? '';
    const row = rows.find(({ from, message }) => question === `From: ${from}\n\n${message}`);
    if (row === undefined) throw new Error(`No case of the order desk asks: ${question}`);
    const place = messages.filter(({ role }) => role === 'assistant').length;
    return turnOf(row, conductOf(row.id), place);
  };
}

function turnOf(row: Row, conduct: Conduct, place: number): ScriptedTurn {
  const { solution } = row;
  const closing = said(solution.at(-1));
  switch (conduct) {
    case 'right':
      return said(solution[place]);
    case 'right in one reply': {
      const turns = solution.slice(0, -1).map(said);
      return place === 0 ? { calls: turns.flatMap(({ calls = [] }) => calls) } : closing;
    }
    case 'right at second try':
      return place === 0 ? changed(solution[0], () => 17) : said(solution[place - 1]);
    case 'wrong order':
      return said([...solution.slice(0, -1).reverse(), ...solution.slice(-1)][place]);
    case 'wrong argument':
      return place === solution.length - 2
        ? changed(solution[place], (value) => (value === 'O-7008' ? 'O-7010' : value))
        : said(solution[place]);
    case 'hallucinated tool':
      return place === solution.length - 2
        ? { calls: [{ name: 'remove_order', argumentsText: '{"order_id": "O-7010"}' }] }
        : said(solution[place]);
    case 'breaks off':
      if (place === 2) throw new Error('The server breaks off.');
      return said(solution[place]);
    case 'endless loop':
      return said(solution[0]);
  }
}

function said(step: Row['solution'][number] | undefined): ScriptedTurn {
  if (step === undefined || typeof step === 'string') return { text: step ?? 'Done.' };
  return { calls: [{ name: step.name, argumentsText: JSON.stringify(step.arguments) }] };
}

function changed(
  step: Row['solution'][number] | undefined,
  change: (value: unknown) => unknown,
): ScriptedTurn {
  if (step === undefined || typeof step === 'string') return said(step);
  const given = Object.entries(step.arguments).map(([key, value]) => [key, change(value)] as const);
  return said({ ...step, arguments: Object.fromEntries(given) });
}
