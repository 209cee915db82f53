import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { csvCell } from '#core/exports/csv-record.ts';
import type { FileHandleInfo, FileRegistry } from '#core/files/file-registry.ts';
import type { Input } from '#shared/contract.ts';
import type { ComparedCase, Comparison, ComparisonExportFormat } from '#shared/domain/comparison.ts';

import { compareRuns } from './compare-runs.ts';
import { comparisonIndex } from './comparison-index.ts';
import { comparisonMarkdown, markdownCase } from './comparison-markdown.ts';
import { comparisonRows } from './comparison-rows.ts';
import { type ComparedCatalog, type OpenedComparison, openComparison } from './opened-comparison.ts';

const CHUNK = 200;

/** Writes the chosen lines of a comparison, texts whole, to a file for download. */
export async function exportComparison(
  { catalog, files }: { catalog: ComparedCatalog; files: Pick<FileRegistry, 'create'> },
  request: Input<'comparisons.export'>,
): Promise<FileHandleInfo> {
  const comparison = await openComparison(catalog, request);
  const summary = compareRuns(comparison);
  const { ids } = await comparisonIndex(catalog, { ...request, search: '' });
  const numbers = summary.runs.map(({ run }) => run.number).join('-');
  return files.create(`comparison_runs_${numbers}_${request.show}.${request.format}`, async (target) => {
    const cases = comparedCases(catalog, comparison, ids);
    const content = writers[request.format](summary, cases);
    await pipeline(Readable.from(content), createWriteStream(target, { flags: 'wx' }));
  });
}

async function* comparedCases(
  catalog: ComparedCatalog,
  comparison: OpenedComparison,
  ids: Uint32Array,
): AsyncGenerator<ComparedCase> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await comparisonRows(catalog, comparison, [...ids.subarray(start, start + CHUNK)]);
    for (const { cells, caseId, attempt, id } of rows) {
      const first = await catalog.results.get(id);
      if (first === null) continue;
      const { input, expected } = first.testCase;
      const runs: ComparedCase['runs'] = [];
      for (const [place, { run }] of comparison.runs.entries()) {
        const cell = cells[place] ?? null;
        const whole = cell === null ? null : await catalog.results.get(cell.resultId);
        runs.push({
          run: run.id,
          model: run.model,
          verdict: cell?.verdict ?? null,
          score: cell?.score ?? null,
          answer: whole?.answer ?? null,
          change: cell?.change ?? 'missing',
        });
      }
      yield { caseId, attempt, input, expected, runs };
    }
  }
}

type Write = (summary: Comparison, cases: AsyncIterable<ComparedCase>) => AsyncGenerator<string>;

const writers: Readonly<Record<ComparisonExportFormat, Write>> = {
  async *json(summary, cases) {
    yield `{"comparison": ${JSON.stringify(summary, null, 2)},\n"cases": [`;
    let separator = '\n';
    for await (const one of cases) {
      yield `${separator}${JSON.stringify(one)}`;
      separator = ',\n';
    }
    yield '\n]}\n';
  },
  async *csv({ runs }, cases) {
    const columns = runs.flatMap(({ run }) =>
      ['model', 'verdict', 'score', 'answer', 'change'].map((name) => `run_${run.number}_${name}`),
    );
    yield `${['case_id', 'attempt', 'input', 'expected', ...columns].join(',')}\r\n`;
    for await (const { caseId, attempt, input, expected, runs: cells } of cases) {
      const key = expected === null || typeof expected === 'string' ? expected : JSON.stringify(expected);
      const values = cells.flatMap(({ model, verdict, score, answer, change }) => [
        model,
        verdict,
        score,
        answer,
        change,
      ]);
      yield `${[caseId, attempt, input, key, ...values].map(csvCell).join(',')}\r\n`;
    }
  },
  async *md(summary, cases) {
    yield comparisonMarkdown(summary);
    for await (const one of cases) yield markdownCase(one);
  },
};
