import { readdirSync, readFileSync } from 'node:fs';

interface ProcessState {
  readonly pid: number;
  readonly parent: number;
  readonly isZombie: boolean;
  /** Processor time so far, in hundredths of a second. */
  readonly ticks: number;
}

/** Processes below another one, from Linux' own list. */
export function descendantsOf(pid: number): number[] {
  const all = listProcesses();
  const found: number[] = [];
  for (let parents = [pid]; parents.length > 0;) {
    parents = all.filter(({ parent }) => parents.includes(parent)).map((child) => child.pid);
    found.push(...parents);
  }
  return found;
}

/** Of these, the ones that still run. */
export function stillRunning(pids: readonly number[]): number[] {
  const running = listProcesses().filter(({ isZombie }) => !isZombie);
  return running.map(({ pid }) => pid).filter((pid) => pids.includes(pid));
}

/** Processor time that these have used, in hundredths of a second. */
export function ticksOf(pids: readonly number[]): number {
  return listProcesses()
    .filter(({ pid }) => pids.includes(pid))
    .reduce((sum, { ticks }) => sum + ticks, 0);
}

function listProcesses(): ProcessState[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name of the program, in parentheses, may hold anything.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const [state, parent] = fields;
        return [
          { pid: Number(name), parent: Number(parent), isZombie: state === 'Z', ticks: Number(fields[11]) },
        ];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}
