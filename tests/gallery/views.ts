import type { Page } from 'playwright';

import { bundleZip } from '../e2e/support/bundle-zip.ts';
import { dropFiles } from '../e2e/support/drop-files.ts';
import type { Stage } from './stage.ts';

/** One picture: an address, and what brings the state about. */
export interface View {
  readonly name: string;
  readonly address: (stage: Stage) => string;
  readonly prepare?: (page: Page, stage: Stage) => Promise<unknown>;
}

const at = (address: string) => () => address;
const press =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
  };
/** Chooses a row of the table by keys. */
const chooseRow = async (page: Page) => {
  await page.getByRole('grid').focus();
  await press('ArrowDown', 'ArrowDown')(page);
};

/** Every screen, dialog and state, in the order of the sidebar. */
export const VIEWS: readonly View[] = [
  { name: 'hub', address: at('/hub') },
  { name: 'hub, no match', address: at('/hub?q=zzz') },
  {
    name: 'hub, a menu',
    address: at('/hub'),
    prepare: (page) => page.getByRole('button', { name: 'More actions' }).click(),
  },
  ...['overview', 'cases', 'harness', 'scoring', 'files', 'runs'].map((tab) => ({
    name: `environment, ${tab}`,
    address: at(`/env/everyday-quantities?tab=${tab}`),
  })),
  { name: 'environment, not there', address: at('/env/none') },
  { name: 'environment, a long title', address: at('/env/long-title') },
  {
    name: 'import, a good one, an invalid one and no bundle',
    address: at('/hub'),
    prepare: async (page) => {
      await dropFiles(page, [
        bundleZip('good.zip'),
        bundleZip('invalid.zip', { 'environment.yaml': 'schema: benchgen/1\nid: Bad Id\n' }),
        { name: 'notes.zip', bytes: Buffer.from('notes') },
      ]);
      await page.getByText('Small sums').first().waitFor();
    },
  },
  { name: 'new run', address: at('/hub?dialog=run&env=quiz') },
  { name: 'new run, a model out of reach', address: at('/hub?dialog=run&env=quiz&with=ollama:none') },
  { name: 'several runs', address: at('/hub?dialog=matrix') },
  { name: 'runs', address: at('/runs') },
  {
    name: 'runs, selected',
    address: at('/runs'),
    prepare: async (page) => {
      await chooseRow(page);
      await page.keyboard.press('Space');
    },
  },
  { name: 'runs, no match', address: at('/runs?q=zzz') },
  { name: 'leaderboard', address: at('/leaderboard') },
  { name: 'report', address: ({ done }) => `/runs/${done}` },
  { name: 'report, a case beside', address: ({ done }) => `/runs/${done}`, prepare: chooseRow },
  ...['summary', 'configuration', 'log'].map((tab) => ({
    name: `report, ${tab}`,
    address: ({ done }: Stage) => `/runs/${done}?tab=${tab}`,
  })),
  { name: 'report, running', address: ({ running }) => `/runs/${running}` },
  { name: 'report, cancelled', address: ({ cancelled }) => `/runs/${cancelled}` },
  { name: 'report, all errors', address: ({ broken }) => `/runs/${broken}` },
  { name: 'report, no match', address: ({ done }) => `/runs/${done}?q=zzz` },
  { name: 'report, not there', address: at('/runs/none') },
  ...['result', 'transcript', 'scoring', 'metadata', 'raw'].map((view) => ({
    name: `case, ${view}`,
    address: ({ done, caseOfDone }: Stage) => `/runs/${done}/cases/${caseOfDone}?view=${view}`,
  })),
  { name: 'export', address: ({ done }) => `/runs/${done}?dialog=export&run=${done}` },
  { name: 'comparison', address: ({ done, other }) => `/compare?runs=${done},${other}`, prepare: chooseRow },
  { name: 'comparison, choosing', address: at('/compare') },
  { name: 'editor', address: at('/editor') },
  { name: 'models', address: at('/models') },
  { name: 'models, a model', address: at('/models?sel=served:quiz') },
  { name: 'models, Ollama out of reach', address: at('/models?sel=ollama:') },
  {
    name: 'models, add provider',
    address: at('/models'),
    prepare: (page) => page.getByRole('button', { name: 'Add provider…' }).click(),
  },
  ...['general', 'privacy', 'storage', 'keyboard', 'about'].map((section) => ({
    name: `settings, ${section}`,
    address: at(`/settings/${section}`),
  })),
  { name: 'documentation', address: at('/docs') },
  { name: 'documentation, search', address: at('/docs?q=judge') },
  { name: 'palette', address: at('/hub'), prepare: press('Control+k') },
  { name: 'shortcuts', address: at('/hub'), prepare: press('?') },
  { name: 'nowhere', address: at('/nowhere') },
  {
    name: 'loading',
    address: at('/hub'),
    prepare: async (page) => {
      await page.route('**/call/runs.list', () => undefined);
      await page.goto(page.url().replace(/#.*/, '#/runs'));
      await page.reload();
    },
  },
  {
    name: 'error',
    address: at('/hub'),
    prepare: async (page) => {
      await page.route('**/call/runs.list', (route) => route.abort());
      await page.goto(page.url().replace(/#.*/, '#/runs'));
      await page.reload();
    },
  },
  {
    name: 'the process is gone',
    address: at('/hub'),
    prepare: async (page) => {
      await page.route('**/events', (route) => route.abort());
      await page.reload();
      await page.getByText('BenchGen is not running any more.').waitFor();
    },
  },
];

/** States that come before any run, environment or provider. */
export const FIRST_VIEWS: readonly View[] = [
  { name: 'hub, first start', address: at('/hub') },
  { name: 'runs, none', address: at('/runs') },
  { name: 'leaderboard, none', address: at('/leaderboard') },
  { name: 'comparison, no runs', address: at('/compare') },
  { name: 'settings, empty trash', address: at('/settings/storage') },
];
