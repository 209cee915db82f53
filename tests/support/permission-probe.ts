// Started in place of the Python sandbox's entry, with its rights: says what a process with them can reach.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';

const [secretFile = '', target = '', port = ''] = process.argv.slice(3);
const attempts: Readonly<Record<string, () => unknown>> = {
  'read a file': () => readFileSync(secretFile),
  'write a file': () => writeFileSync(target, 'x'),
  'start a program': () => spawnSync('/bin/sh', ['-c', 'true']),
  'read the environment': () => {
    const names = Object.keys(process.env).filter((name) => name !== 'PWD');
    if (names.length === 0) throw new Error('There is none.');
  },
};
const reached: string[] = [];
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    attempt();
    reached.push(name);
  } catch {
    // Refused.
  }
}
try {
  await once(connect(Number(port), '127.0.0.1'), 'connect');
  reached.push('connect to a server');
} catch {
  // Refused.
}
console.log(JSON.stringify(reached));
process.exit();
