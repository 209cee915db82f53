import { diffTexts } from './diff-texts.ts';

interface DiffRequest {
  readonly number: number;
  readonly before: string;
  readonly after: string;
}

/** Compares texts off the page, so that two long answers never hold it up. */
self.addEventListener('message', ({ data }: MessageEvent<DiffRequest>) => {
  self.postMessage({ number: data.number, diff: diffTexts(data.before, data.after) });
});
