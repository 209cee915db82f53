import { describe, expect, test } from 'vitest';

import { aroundMatch } from '#renderer/case/around-match.ts';
import { placeOf, seek } from '#renderer/case/case-paging.ts';
import { findText, stepMatch } from '#renderer/case/find-text.ts';
import { groupAnswers } from '#renderer/case/group-answers.ts';
import { splitThinking } from '#renderer/case/split-thinking.ts';
import { chunkLines } from '#renderer/case/text-chunks.ts';
import { foldText, viewTranscript } from '#renderer/case/transcript-view.ts';
import { filterOfNote } from '#renderer/report/health-filter.ts';
import { settleArrivals } from '#renderer/report/settle-arrivals.ts';
import { ReportSearch, readSort, readStatus, writeSort } from '#renderer/report/report-search.ts';
import { withTerms } from '#renderer/report/with-terms.ts';
import { beginNewRun, toRunRequest, withSampling } from '#renderer/new-run/new-run-form.ts';
import { listRuns } from '#renderer/runs/runs-list.ts';
import { withProgress } from '#renderer/runs/live-runs.ts';
import type { RunProgress } from '#renderer/runs/live-runs.ts';
import { RunSummary } from '#shared/domain/run.ts';

describe('rows that arrive in a live report', () => {
  const list = (...ids: number[]) => Uint32Array.from(ids);

  test('are taken over at once when nothing in view moves', () => {
    const settled = settleArrivals({ shown: list(1, 2), incoming: list(1, 2, 4, 3), heldRows: 2 });

    expect(settled).toEqual({ ids: list(1, 2, 4, 3), waiting: 0, isHeld: false });
  });

  test('wait and are counted when a row in view would move', () => {
    const settled = settleArrivals({ shown: list(1, 3), incoming: list(1, 2, 3, 4), heldRows: 2 });

    expect(settled).toEqual({ ids: list(1, 3), waiting: 2, isHeld: true });
  });

  test('a list that lost a held row is kept too', () => {
    expect(settleArrivals({ shown: list(1, 3), incoming: list(1), heldRows: 2 })).toMatchObject({
      waiting: 0,
      isHeld: true,
    });
  });

  test('with nothing held every list is taken over', () => {
    expect(settleArrivals({ shown: list(5), incoming: list(1, 5), heldRows: 0 }).ids).toEqual(list(1, 5));
  });
});

describe('the address of a report', () => {
  test('keeps what it can read and leaves the rest out', () => {
    expect(
      ReportSearch.parse({ tab: 'nowhere', status: 'fail,partial', q: 7, sort: '-score', case: 'x' }),
    ).toEqual({ status: 'fail,partial', q: '7', sort: '-score' });
  });

  test('a sort is read back as it was written', () => {
    const sort = { by: 'latencyMs', descending: true } as const;

    expect(readSort(writeSort(sort) ?? '')).toEqual(sort);
    expect(writeSort({ by: 'index', descending: false })).toBeUndefined();
  });

  test('unknown verdicts are left out', () => {
    expect(readStatus('fail,great,error')).toEqual(['fail', 'error']);
  });
});

describe('a transcript', () => {
  test('counts the replies of the model and folds long messages', () => {
    const views = viewTranscript([
      { role: 'system', content: 'a\n'.repeat(40) },
      { role: 'user', content: 'q' },
      { role: 'assistant', content: '<think>hm</think>\n42' },
    ]);

    expect(
      views.map(({ turn, isLong, thinking, text }) => ({ turn, isLong, thinking, long: text.length })),
    ).toEqual([
      { turn: null, isLong: true, thinking: null, long: 80 },
      { turn: null, isLong: false, thinking: null, long: 1 },
      { turn: 1, isLong: false, thinking: 'hm', long: 2 },
    ]);
    expect(foldText('a\n'.repeat(40)).split('\n')).toHaveLength(15);
  });

  test('reasoning that never ended is reasoning to the end', () => {
    expect(splitThinking('<think>so far')).toEqual({ thinking: 'so far', text: '' });
    expect(splitThinking('no <think>here</think>')).toEqual({
      thinking: null,
      text: 'no <think>here</think>',
    });
  });

  test('is searched ignoring case, in reading order, in a circle', () => {
    const matches = findText(
      [
        { message: 1, part: 'text', text: 'Robe, robe' },
        { message: 2, part: 'thinking', text: 'a ROBE' },
      ],
      'robe',
    );

    expect(matches.map(({ message, start }) => [message, start])).toEqual([
      [1, 0],
      [1, 6],
      [2, 2],
    ]);
    expect(stepMatch(2, 3, 1)).toBe(0);
    expect(stepMatch(0, 3, -1)).toBe(2);
    expect(findText([{ message: 1, part: 'text', text: 'x' }], '')).toEqual([]);
  });
});

function run(part: Partial<RunSummary>): RunSummary {
  return RunSummary.parse({
    id: `r${part.number ?? 1}`,
    number: 1,
    status: 'completed',
    statusMessage: null,
    environment: { id: 'gsm8k-mini', version: '1.2.0', digest: 'd', title: 'GSM8K-mini' },
    model: 'ollama:qwen3:8b',
    counts: { pass: 1, partial: 0, fail: 1, error: 0, skipped: 0, total: 2 },
    accuracy: null,
    latencyP50Ms: null,
    inputTokens: null,
    outputTokens: null,
    costUsd: null,
    inFlight: 0,
    createdAt: '2026-11-20T10:00:00.000Z',
    startedAt: null,
    finishedAt: null,
    note: null,
    settings: {},
    ...part,
  });
}

describe('the list of runs', () => {
  const accuracy = (value: number) => ({ value, low: 0, high: 1, scored: 2 });

  test('running ones stand on top, missing values last in both directions', () => {
    const runs = [
      run({ number: 1, accuracy: accuracy(0.2) }),
      run({ number: 2 }),
      run({ number: 3, accuracy: accuracy(0.9) }),
      run({ number: 4, status: 'running' }),
    ];

    const numbers = (sort: string) => listRuns(runs, { sort }).map(({ number }) => number);

    expect(numbers('accuracy')).toEqual([4, 1, 3, 2]);
    expect(numbers('-accuracy')).toEqual([4, 3, 1, 2]);
  });

  test('search looks at environment, model, number and note', () => {
    const runs = [run({ number: 1, note: 'before the prompt fix' }), run({ number: 2, model: 'lab:big' })];

    expect(listRuns(runs, { q: 'PROMPT fix' }).map(({ number }) => number)).toEqual([1]);
    expect(listRuns(runs, { q: 'lab:' }).map(({ number }) => number)).toEqual([2]);
    expect(listRuns(runs, { model: 'nobody:x' })).toEqual([]);
  });

  test('progress brings a running run up to date and leaves a finished one alone', () => {
    const progress: RunProgress = {
      runId: 'r1',
      status: 'running',
      counts: { pass: 2, partial: 0, fail: 0, error: 0, skipped: 0, total: 2 },
      inFlight: 3,
      current: [],
      finished: 2,
      elapsedMs: 1,
      remainingMs: null,
      waiting: null,
      receivedAt: 0,
    };

    expect(withProgress(run({ status: 'running' }), progress)).toMatchObject({
      inFlight: 3,
      counts: { pass: 2 },
    });
    expect(withProgress(run({ status: 'completed' }), progress)).toMatchObject({
      inFlight: 0,
      counts: { pass: 1 },
    });
  });
});

describe('a new run', () => {
  const nothing = {
    environment: 'e',
    version: null,
    lastRun: undefined,
    defaultModel: null,
    failuresOf: null,
    onlyFailures: false,
    failureSet: null,
    onlySet: false,
  };

  test('is pre-filled from the last run of the environment', () => {
    const lastRun = run({
      settings: RunSummary.shape.settings.parse({
        selection: { kind: 'sample', count: 9, seed: 3 },
        repeats: 4,
        sampling: { temperature: 0.5 },
      }),
    });

    const request = toRunRequest(beginNewRun({ ...nothing, lastRun }));

    expect(request).toMatchObject({
      models: ['ollama:qwen3:8b'],
      settings: {
        selection: { kind: 'sample', count: 9, seed: 3 },
        repeats: 4,
        sampling: { temperature: 0.5 },
      },
    });
  });

  test('without a model asks for nothing', () => {
    expect(toRunRequest(beginNewRun(nothing))).toBeNull();
  });

  test('of failures covers the failures of that run', () => {
    const form = beginNewRun({
      ...nothing,
      defaultModel: 'baseline:gold',
      failuresOf: 'r14',
      onlyFailures: true,
    });

    expect(toRunRequest(form)?.settings.selection).toEqual({ kind: 'failures-of', runId: 'r14' });
  });

  test('on a set covers its cases, which are only offered otherwise', () => {
    const offered = { ...nothing, defaultModel: 'baseline:gold', failureSet: 'hard' };

    expect(toRunRequest(beginNewRun({ ...offered, onlySet: true }))?.settings.selection).toEqual({
      kind: 'failure-set',
      id: 'hard',
    });
    expect(beginNewRun(offered)).toMatchObject({ cases: 'all', failureSet: 'hard' });
  });

  test('an emptied parameter is left to the environment', () => {
    expect(withSampling({ temperature: 0, maxTokens: 5 }, 'temperature', null)).toEqual({ maxTokens: 5 });
  });
});

describe('very long texts', () => {
  const text = Array.from({ length: 20_000 }, (_, line) => `line ${line}`).join('\n');

  test('are cut into pieces of whole lines that make up the text again', () => {
    const chunks = chunkLines(text);

    expect(chunks.length).toBeGreaterThan(10);
    expect(chunks.join('\n')).toBe(text);
  });

  test('are shown around the current match, whose marks point at the same words', () => {
    const places = findText([{ message: 1, part: 'text', text }], 'line 19999');
    const marks = places.map(({ start, end }) => ({ start, end, isCurrent: true }));

    const part = aroundMatch(text, marks);

    expect(part.isPart).toBe(true);
    expect(part.text.length).toBeLessThan(50_000);
    expect(part.marks.map(({ start, end }) => part.text.slice(start, end))).toEqual(['line 19999']);
  });

  test('short ones stay whole', () => {
    expect(aroundMatch('abc', [])).toEqual({ text: 'abc', marks: [], isPart: false });
  });
});

describe('the place in the list', () => {
  const ids = Uint32Array.from([4, 9, 2, 7]);

  test('counts from one and knows its neighbours', () => {
    expect(placeOf(ids, 9)).toEqual({ position: 2, count: 4, previous: 4, next: 2 });
    expect(placeOf(ids, 4).previous).toBeNull();
    expect(placeOf(ids, 7).next).toBeNull();
  });

  test('a case that is not in the list leads to its beginning', () => {
    expect(placeOf(ids, 100)).toMatchObject({ position: 0, previous: null, next: 4 });
  });

  test('the next of some kind is sought in the order of the list', () => {
    expect(seek(ids, 4, new Set([2, 7]), 1)).toBe(2);
    expect(seek(ids, 7, new Set([4]), -1)).toBe(4);
    expect(seek(ids, null, new Set([9]), 1)).toBe(9);
    expect(seek(ids, 7, new Set([4]), 1)).toBeNull();
  });
});

test('equal answers of repeats are counted together', () => {
  const attempt = (id: number, answer: string | null) => ({
    id,
    attempt: id,
    verdict: 'fail' as const,
    answer,
  });

  expect(groupAnswers([attempt(1, '118'), attempt(2, null), attempt(3, '118')])).toBe(
    '2 × 118, 1 × no answer',
  );
});

describe('what a health note leads to', () => {
  const note = (code: string, count = 1) => ({ code, count, severity: 'warning' as const, message: '' });

  test('its cases, where there are some', () => {
    expect(filterOfNote(note('errors'))).toEqual({ verdicts: ['error'] });
    expect(filterOfNote(note('unparsed'))).toEqual({ flag: 'unparsed' });
    expect(filterOfNote(note('chance'))).toBeNull();
    expect(filterOfNote(note('unparsed', 0))).toBeNull();
  });
});

describe('finished terms of the filter box', () => {
  test('a status moves to the segments, a limit replaces the one before, tags add up', () => {
    const before = [
      { field: 'score', value: '<0.9' },
      { field: 'tag', value: 'a' },
    ] as const;
    const added = [
      { field: 'status', value: 'Fail' },
      { field: 'score', value: '<0.5' },
      { field: 'tag', value: 'b' },
    ] as const;

    expect(withTerms(before, added)).toEqual({
      status: 'fail',
      others: [
        { field: 'tag', value: 'a' },
        { field: 'score', value: '<0.5' },
        { field: 'tag', value: 'b' },
      ],
    });
  });
});
