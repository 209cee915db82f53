// Tries every way out of every sandbox and prints the table.
import { ESCAPE_SUITES } from './escape-suites.ts';
import type { EscapeSuite } from './escape-suite.ts';
import { attackSandbox, attackUnprotected, type Signs } from './try-escapes.ts';

interface Column {
  readonly name: string;
  readonly signs: Signs;
}

let escapes = 0;
let idle = 0;

for (const suite of ESCAPE_SUITES) await printSuite(suite);
console.log(`\n${escapes} attempts got out of a sandbox; ${idle} did not work where nothing protects.`);
if (escapes + idle > 0) process.exitCode = 1;

async function printSuite(suite: EscapeSuite): Promise<void> {
  const unprotected = await attackUnprotected(suite);
  const columns: Column[] = [];
  for (const { name, absence, open } of suite.sandboxes) {
    if (absence === null) columns.push({ name, signs: await attackSandbox(suite.attempts, open) });
    else console.log(`${name} was not attacked: ${absence}.`);
  }
  console.log(`\n${suite.language}: ${suite.attempts.length} attempts`);
  console.log(
    ['id'.padEnd(30), 'unprotected'.padEnd(14), ...columns.map(({ name }) => name.padEnd(26)), 'what'].join(
      ' ',
    ),
  );
  for (const { id, what, proof } of suite.attempts) {
    const shown =
      typeof proof === 'string' ? (unprotected.get(id)?.length ? 'got out' : 'DID NOT WORK') : '-';
    if (shown === 'DID NOT WORK') idle += 1;
    const cells = columns.map(({ signs }) => {
      const found = signs.get(id) ?? ['not tried'];
      if (found.length > 0) escapes += 1;
      return (found.length === 0 ? 'stayed inside' : `GOT OUT: ${found.join(', ')}`).padEnd(26);
    });
    console.log([id.padEnd(30), shown.padEnd(14), ...cells, what].join(' '));
  }
}
