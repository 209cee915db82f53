import { describe, expect, test } from 'vitest';

import { realSandboxes, type ToolboxOptions, toolboxOf } from '../support/tool-cases.ts';

const parameters = {
  type: 'object',
  properties: { sku: { type: 'string' }, quantity: { type: 'integer' } },
  required: ['sku', 'quantity'],
  additionalProperties: false,
};
const reserve = { name: 'reserve', description: 'Reserves pieces.', parameters };

const implementations: Readonly<Record<'javascript' | 'python', Pick<ToolboxOptions, 'tools' | 'files'>>> = {
  javascript: {
    tools: [{ ...reserve, javascript: 'tools.js' }],
    files: {
      'tools.js': `
        function reserve({ sku, quantity }, state) {
          if (!(sku in state.stock)) throw new Error('There is no article ' + sku + '.');
          state.stock[sku] -= quantity;
          if (state.stock[sku] < 0) throw new Error('Only a few are left.');
          return { left: state.stock[sku] };
        }`,
    },
  },
  python: {
    tools: [{ ...reserve, python: 'tools.py' }],
    files: {
      'tools.py': `
def reserve(args, state):
    stock = state["stock"]
    if args["sku"] not in stock:
        raise ValueError("There is no article " + args["sku"] + ".")
    stock[args["sku"]] -= args["quantity"]
    if stock[args["sku"]] < 0:
        raise ValueError("Only a few are left.")
    return {"left": stock[args["sku"]]}
`,
    },
  },
};

describe.each(['javascript', 'python'] as const)('tools in %s', (language) => {
  const open = () =>
    toolboxOf({
      ...implementations[language],
      state: { kind: 'document', value: { stock: { A1: 5 } } },
      sandboxes: realSandboxes(),
    });

  test('change the state and give their result as JSON, with the execution beside it', async () => {
    const toolbox = await open();

    const result = await toolbox.call('reserve', '{"sku": "A1", "quantity": 2}');

    expect(JSON.parse(result.content)).toEqual({ left: 3 });
    expect(result).toMatchObject({ isError: false, execution: { end: 'ok' } });
    expect(await toolbox.state()).toEqual({ stock: { A1: 3 } });
  });

  test('what they throw is told as it is, and the state stays as it was', async () => {
    const toolbox = await open();

    const unknown = await toolbox.call('reserve', '{"sku": "B2", "quantity": 2}');
    const beyond = await toolbox.call('reserve', '{"sku": "A1", "quantity": 9}');

    expect(unknown).toMatchObject({ content: 'Error: There is no article B2.', isError: true });
    expect(beyond).toMatchObject({ content: 'Error: Only a few are left.', isError: true });
    expect(await toolbox.state()).toEqual({ stock: { A1: 5 } });
  });
});

test('a Python tool tells 5.0 from 5', async () => {
  const toolbox = await toolboxOf({
    tools: [{ name: 'kind', description: 'Kind.', python: 'kind.py' }],
    files: { 'kind.py': 'def kind(args, state):\n    return [type(v).__name__ for v in args["values"]]\n' },
    sandboxes: realSandboxes(),
  });

  expect((await toolbox.call('kind', '{"values": [5, 5.0]}')).content).toBe('["int", "float"]');
});

test('what a tool gives back is JSON or an error, whatever it does to its interpreter', async () => {
  const toolbox = await toolboxOf({
    tools: [
      { name: 'forge', description: 'Forges.', javascript: 'tools.js' },
      { name: 'bloat', description: 'Bloats.', javascript: 'tools.js' },
    ],
    files: {
      'tools.js': `
        function forge() { JSON.stringify = () => '{"a": '; }
        function bloat(args, state) { state.text = 'x'.repeat(9_000_000); }`,
    },
    state: { kind: 'document', value: { a: 1 } },
    sandboxes: realSandboxes(),
  });

  const forged = await toolbox.call('forge', '{}');
  const bloated = await toolbox.call('bloat', '{}');

  expect([forged, bloated]).toMatchObject([{ isError: true }, { isError: true }]);
  expect(await toolbox.state()).toEqual({ a: 1 });
});

test('arguments that a pattern cannot be held against in time are refused', async () => {
  const properties = { text: { type: 'string', pattern: '^(a+)+$' } };
  const toolbox = await toolboxOf({
    tools: [
      { name: 'say', description: 'Says.', javascript: 'say.js', parameters: { type: 'object', properties } },
    ],
    files: { 'say.js': 'function say() {}' },
  });

  const result = await toolbox.call('say', JSON.stringify({ text: `${'a'.repeat(60)}!` }));

  expect(result).toMatchObject({ isError: true, content: expect.stringContaining('checked in time') });
});

test.each(['get-order', 'get.order', 'f(); g'])('%s is no name of a function', async (name) => {
  const opening = toolboxOf({
    tools: [{ name: 'tool', description: 'Tool.', javascript: 'tools.js', function: name }],
    files: { 'tools.js': '' },
  });

  await expect(opening).rejects.toThrow(/no name of a function/);
});

test('a JavaScript tool that floods its output is an error of that tool, and the next call works', async () => {
  const toolbox = await toolboxOf({
    tools: [
      { name: 'flood', description: 'Floods.', javascript: 'tools.js' },
      { name: 'greet', description: 'Greets.', javascript: 'tools.js', function: 'hello' },
    ],
    files: {
      'tools.js':
        'function flood() { for (;;) console.log("x".repeat(9999)); }\nasync function hello() { return "hello"; }',
    },
    sandboxes: realSandboxes(),
  });

  expect(await toolbox.call('flood', '{}')).toMatchObject({
    content: 'Error: the code wrote too much output',
    isError: true,
    execution: { end: 'output' },
  });
  expect(await toolbox.call('greet', '')).toMatchObject({ content: 'hello', isError: false });
});

const schema = `
    CREATE TABLE orders (id INTEGER PRIMARY KEY, status TEXT, total REAL);
    INSERT INTO orders VALUES (1, 'open', 10.5), (2, 'shipped', 20);
    CREATE TABLE log (entry TEXT);`;
const id = { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] };
const open = () =>
  toolboxOf({
    tools: [
      {
        name: 'get_order',
        description: 'One order.',
        parameters: id,
        sql: 'SELECT * FROM orders WHERE id = :id',
        oneRow: true,
      },
      {
        name: 'cancel_order',
        description: 'Cancels.',
        parameters: id,
        sql: [
          "INSERT INTO log VALUES ('cancel ' || :id)",
          "UPDATE orders SET status = 'cancelled' WHERE id = :id AND status = 'open'",
        ],
        mustChange: 'only open orders can be cancelled',
      },
      { builtin: 'sql' },
    ],
    state: { kind: 'database', file: 'shop.sql', field: 'more' },
    files: { 'shop.sql': schema },
    testCase: { fields: { more: { notes: { columns: ['text'], rows: [['first']] } } } },
    sandboxes: realSandboxes(),
  });

test('bind their arguments by name; one row is an object, no row an error', async () => {
  const toolbox = await open();

  expect(await toolbox.call('get_order', '{"id": 2}')).toMatchObject({
    content: '{"id":2,"status":"shipped","total":20}',
    isError: false,
  });
  expect(await toolbox.call('get_order', '{"id": 9}')).toMatchObject({
    content: 'Error: nothing was found',
    isError: true,
  });
});

test('a statement that must change something and does not takes everything back', async () => {
  const toolbox = await open();

  const shipped = await toolbox.call('cancel_order', '{"id": 2}');
  const done = await toolbox.call('cancel_order', '{"id": 1}');

  expect(shipped).toMatchObject({ content: 'Error: only open orders can be cancelled', isError: true });
  expect(done).toMatchObject({ isError: false });
  expect(await toolbox.state()).toEqual({
    log: { columns: ['entry'], rows: [['cancel 1']] },
    notes: { columns: ['text'], rows: [['first']] },
    orders: {
      columns: ['id', 'status', 'total'],
      rows: [
        [1, 'cancelled', 10.5],
        [2, 'shipped', 20],
      ],
    },
  });
});

test('the built-in one gives rows, and tells what is wrong with a statement', async () => {
  const toolbox = await open();

  const rows = await toolbox.call('sql', '{"query": "SELECT id, id FROM orders ORDER BY id"}');
  const wrong = await toolbox.call('sql', '{"query": "SELECT * FROM customers"}');
  const attach = await toolbox.call('sql', `{"query": "ATTACH 'x.db' AS x"}`);

  expect(rows.content).toBe('[{"id":1,"id_2":1},{"id":2,"id_2":2}]');
  expect(wrong).toMatchObject({
    content: expect.stringContaining('no such table: customers'),
    isError: true,
  });
  expect(attach).toMatchObject({ isError: true });
});

test('a script that cannot be run is blamed on the harness', async () => {
  const opening = toolboxOf({
    tools: [{ builtin: 'sql' }],
    state: { kind: 'database', file: 'shop.sql' },
    files: { 'shop.sql': 'CREATE TABEL orders (id)' },
    sandboxes: realSandboxes(),
  });

  await expect(opening).rejects.toMatchObject({ boundary: 'harness', causeKey: 'database cannot be made' });
});

describe('built-in code', () => {
  test.each([
    ['python', 'print(6 * 7)', 'import json\nprint(unknown)', 'NameError'],
    ['javascript', 'console.log(6 * 7)', 'console.log(unknown)', 'ReferenceError'],
  ] as const)('%s gives what was printed, or the exception', async (builtin, right, wrong, type) => {
    const toolbox = await toolboxOf({ tools: [{ builtin }], sandboxes: realSandboxes() });

    const good = await toolbox.call(builtin, JSON.stringify({ code: right }));
    const bad = await toolbox.call(builtin, JSON.stringify({ code: wrong }));

    expect(good).toMatchObject({ content: '42', isError: false });
    expect(bad).toMatchObject({ content: expect.stringContaining(type), isError: true });
  });
});
