import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import type { RunOwner } from '#core/catalog/catalog.ts';

/** Start times are read with a second's grain and can shift with the clock of the machine. */
const TOLERANCE_MS = 5_000;
/** Clock ticks a second in /proc, the same on every Linux of today. */
const TICKS = 100;

/** This process, as an owner of runs. */
export function thisProcess(): RunOwner {
  const sinceStart = new Date(Date.now() - process.uptime() * 1000);
  // Elsewhere it takes a program to ask the platform, which is only worth it for other processes.
  const startedAt = process.platform === 'linux' ? processStart(process.pid) : null;
  return { pid: process.pid, processStartedAt: (startedAt ?? sinceStart).toISOString() };
}

/** Whether the process that carries a run out still lives. When it cannot be told, it is taken to live. */
export function isAlive(owner: RunOwner): boolean {
  if (!hasProcess(owner.pid)) return false;
  const startedAt = processStart(owner.pid);
  return startedAt === null || isNear(owner, startedAt);
}

function isNear(owner: RunOwner, startedAt: Date): boolean {
  return Math.abs(Date.parse(owner.processStartedAt) - startedAt.getTime()) < TOLERANCE_MS;
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process started; null when the platform does not say. */
function processStart(pid: number): Date | null {
  try {
    if (process.platform === 'linux') return linuxStart(pid);
    const command = process.platform === 'win32' ? windowsStart(pid) : posixStart(pid);
    const date = new Date(
      execFileSync(...command, { encoding: 'utf8', timeout: 5_000, stdio: 'pipe' }).trim(),
    );
    return Number.isNaN(date.getTime()) ? null : date;
  } catch {
    return null;
  }
}

function linuxStart(pid: number): Date | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name in parentheses may hold blanks; what follows it starts with field 3.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[19]);
  const boot = /^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'latin1'))?.[1];
  // A zombie has ended but was not waited for.
  if (fields[0] === 'Z') return new Date(0);
  return boot === undefined || Number.isNaN(ticks) ? null : new Date((Number(boot) + ticks / TICKS) * 1000);
}

function posixStart(pid: number): [string, string[]] {
  return ['ps', ['-o', 'lstart=', '-p', String(pid)]];
}

function windowsStart(pid: number): [string, string[]] {
  return ['powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToString('o')`]];
}
