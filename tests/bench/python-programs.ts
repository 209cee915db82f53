import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Programs that end well, and where they come from. */
export interface Programs {
  readonly origin: string;
  readonly sources: readonly string[];
}

const HUMAN_EVAL = new URL('../../../shared/data/human-eval/HumanEval.jsonl.gz', import.meta.url);

/** The tasks of HumanEval with their own solutions; a list of our own where they are not at hand. */
export function readPythonPrograms(): Programs {
  if (!existsSync(HUMAN_EVAL)) return { origin: 'built-in programs', sources: builtIn() };
  const lines = gunzipSync(readFileSync(HUMAN_EVAL)).toString('utf8').trim().split('\n');
  return { origin: 'HumanEval', sources: lines.map((line) => toProgram(JSON.parse(line) as HumanEvalTask)) };
}

interface HumanEvalTask {
  readonly prompt: string;
  readonly canonical_solution: string;
  readonly test: string;
  readonly entry_point: string;
}

function toProgram({ prompt, canonical_solution: solution, test, entry_point: name }: HumanEvalTask): string {
  return `${prompt}${solution}\n${test}\ncheck(${name})\n`;
}

/** As long and as quick as such tasks are. */
function builtIn(): string[] {
  const kinds = [
    (n: number) =>
      `def total(values):\n    return sum(values)\nassert total(range(${n})) == ${(n * (n - 1)) / 2}\n`,
    (n: number) =>
      `from typing import List\ndef squares(count: int) -> List[int]:\n    return [i * i for i in range(count)]\nassert squares(${n})[-1] == ${(n - 1) ** 2}\n`,
    (n: number) => `import re\nassert len(re.findall(r'\\d', 'a1' * ${n})) == ${n}\n`,
    (n: number) =>
      `def sieve(limit):\n    flags = [True] * limit\n    for i in range(2, limit):\n        for j in range(i * i, limit, i):\n            flags[j] = False\n    return [i for i in range(2, limit) if flags[i]]\nassert sieve(${n + 10})[:4] == [2, 3, 5, 7]\n`,
  ];
  return Array.from({ length: 164 }, (_, index) => kinds[index % kinds.length]?.(index + 2) ?? '');
}
