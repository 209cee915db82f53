import { CASE_VIEWS } from '#renderer/report/report-search.ts';
import type { CaseView } from '#renderer/report/report-search.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import type { CaseAction } from './case-keys.ts';
import type { TextView } from './text-view.ts';
import type { CasePaging } from './use-case-paging.ts';

export interface CaseActionContext {
  readonly result: ResultDetail;
  readonly paging: CasePaging;
  readonly choose: (id: number) => void;
  readonly view: TextView;
  readonly changeView: (patch: Partial<TextView>) => void;
  readonly copy: () => void;
  readonly openTab: (tab: CaseView) => void;
}

/** Does what a key asks for. */
export function runCaseAction(action: CaseAction, context: CaseActionContext): void {
  const { paging, view } = context;
  switch (action) {
    case 'next':
    case 'previous':
      return paging.go(action === 'next' ? 1 : -1);
    case 'next-failure':
    case 'previous-failure':
      return void paging.goToFailure(action === 'next-failure' ? 1 : -1);
    case 'next-attempt':
    case 'previous-attempt':
      return stepAttempt(context, action === 'next-attempt' ? 1 : -1);
    case 'raw':
      return context.changeView({ mode: view.mode === 'raw' ? 'rendered' : 'raw' });
    case 'wrap':
      return context.changeView({ wrap: !view.wrap });
    case 'copy':
      return context.copy();
    case 'tab-1':
    case 'tab-2':
    case 'tab-3':
    case 'tab-4':
    case 'tab-5': {
      const tab = CASE_VIEWS[Number(action.slice(4)) - 1];
      if (tab !== undefined) context.openTab(tab);
    }
  }
}

function stepAttempt({ result, choose }: CaseActionContext, step: 1 | -1): void {
  const index = result.attempts.findIndex(({ id }) => id === result.id);
  const target = result.attempts[index + step];
  if (target) choose(target.id);
}
