import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';

import { Frame } from './frame/frame.tsx';
import { NotFoundScreen } from './frame/not-found-screen.tsx';
import { ScreenError } from './frame/screen-error.tsx';
import { HubScreen } from './hub/hub-screen.tsx';
import { EnvironmentSearch, HubSearch, RootSearch } from './search.ts';

const rootRoute = createRootRoute({
  component: Frame,
  notFoundComponent: NotFoundScreen,
  validateSearch: RootSearch,
});
const under = { getParentRoute: () => rootRoute } as const;

const startRoute = createRoute({
  ...under,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/hub' });
  },
});
const hubRoute = createRoute({ ...under, path: '/hub', component: HubScreen, validateSearch: HubSearch });
const environmentRoute = createRoute({
  ...under,
  path: '/env/$id',
  validateSearch: EnvironmentSearch,
  component: lazyRouteComponent(() => import('./environment/environment-screen.tsx'), 'EnvironmentScreen'),
});
const runsRoute = createRoute({
  ...under,
  path: '/runs',
  component: lazyRouteComponent(() => import('./runs/runs-screen.tsx'), 'RunsScreen'),
});
const reportRoute = createRoute({
  ...under,
  path: '/runs/$runId',
  component: lazyRouteComponent(() => import('./report/report-screen.tsx'), 'ReportScreen'),
});
const caseRoute = createRoute({
  ...under,
  path: '/runs/$runId/cases/$caseId',
  component: lazyRouteComponent(() => import('./case/case-screen.tsx'), 'CaseScreen'),
});
const compareRoute = createRoute({
  ...under,
  path: '/compare',
  component: lazyRouteComponent(() => import('./compare/compare-screen.tsx'), 'CompareScreen'),
});
const workbenchRoute = createRoute({
  ...under,
  path: '/workbench',
  component: lazyRouteComponent(() => import('./workbench/workbench-screen.tsx'), 'WorkbenchScreen'),
});
const leaderboardRoute = createRoute({
  ...under,
  path: '/leaderboard',
  component: lazyRouteComponent(() => import('./leaderboard/leaderboard-screen.tsx'), 'LeaderboardScreen'),
});
const draftsRoute = createRoute({
  ...under,
  path: '/editor',
  component: lazyRouteComponent(() => import('./editor/list/drafts-screen.tsx'), 'DraftsScreen'),
});
const draftRoute = createRoute({
  ...under,
  path: '/editor/$draftId',
  component: lazyRouteComponent(() => import('./editor/draft-screen.tsx'), 'DraftScreen'),
});
const failureSetsRoute = createRoute({
  ...under,
  path: '/failure-sets',
  component: lazyRouteComponent(() => import('./failure-sets/failure-sets-screen.tsx'), 'FailureSetsScreen'),
});
const failureSetRoute = createRoute({
  ...under,
  path: '/failure-sets/$setId',
  component: lazyRouteComponent(() => import('./failure-sets/failure-set-screen.tsx'), 'FailureSetScreen'),
});
const modelsRoute = createRoute({
  ...under,
  path: '/models',
  component: lazyRouteComponent(() => import('./models/models-screen.tsx'), 'ModelsScreen'),
});
const settingsStartRoute = createRoute({
  ...under,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$section', params: { section: 'general' } });
  },
});
const settingsRoute = createRoute({
  ...under,
  path: '/settings/$section',
  component: lazyRouteComponent(() => import('./settings/settings-screen.tsx'), 'SettingsScreen'),
});
const DocsScreen = lazyRouteComponent(() => import('./docs/docs-screen.tsx'), 'DocsScreen');
const docsStartRoute = createRoute({ ...under, path: '/docs', component: DocsScreen });
const docsRoute = createRoute({ ...under, path: '/docs/$name', component: DocsScreen });

const routeTree = rootRoute.addChildren([
  startRoute,
  hubRoute,
  environmentRoute,
  runsRoute,
  reportRoute,
  caseRoute,
  compareRoute,
  workbenchRoute,
  leaderboardRoute,
  failureSetsRoute,
  failureSetRoute,
  draftsRoute,
  draftRoute,
  modelsRoute,
  settingsStartRoute,
  settingsRoute,
  docsStartRoute,
  docsRoute,
]);

/** All screens by address. The part after `#` is the whole address, so that it works from any origin. */
export function createAppRouter() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultPreload: false,
    defaultErrorComponent: ScreenError,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
