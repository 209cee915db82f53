import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('every import that the dependency rule forbids makes the check fail', { timeout: 180_000 }, () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['tests/scripts/check-borders.ts'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });

  expect(stderr).toBe('');
  expect(stdout.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([]);
  expect(stdout).toMatch(/^(1[2-9]|[2-9]\d) forbidden arrows tried, 2 allowed ones; 0 wrong\.$/m);
});
